"""Every result in every format as the bytes of a file.

A format that is bytes is made by a package that comes with an extra, so its module is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from scorecard.model.renderable import Renderable
from scorecard.problem import OutputError
from scorecard.rendering.formats import BY_ENDING
from scorecard.rendering.render import page_of, render


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes a format that is bytes, and what it needs."""

    make: Callable[[Renderable, bool], bytes]
    """Takes the result, and whether a comparison shows every dimension and criterion."""
    module: str
    """What is imported from the package."""
    package: str
    extra: str
    """The extra of this distribution that brings the package."""


def rendered(result: Renderable, format: str = "text", *, detail: bool = False) -> bytes:  # noqa: A002  # as in --format
    """Return a result in a format, as the bytes of a file; text is UTF-8.

    Args:
        result: whatever `render` takes.
        format: one of `FORMATS` or of `BINARY_FORMATS`.
        detail: whether a comparison shows every dimension and criterion; the data formats always do.

    Raises:
        OutputError: when there is no such format, or the package that makes it is not there.
    """
    if format not in MAKERS:
        return render(result, format, detail=detail).encode("utf-8")
    maker = MAKERS[format]
    try:
        import_module(maker.module)
    except ImportError:
        msg = f"writing {format} needs {maker.package}: pip install 'policy-scorecard[{maker.extra}]'"
        raise OutputError(msg) from None
    return maker.make(result, detail)


def format_of(path: str) -> str:
    """Return the format that the ending of a file asks for.

    Raises:
        OutputError: when the ending says nothing.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in BY_ENDING:
        msg = f"no format for a file that ends in '{ending}'; use {', '.join(BY_ENDING)}, or name the format"
        raise OutputError(msg)
    return BY_ENDING[ending]


def _docx(result: Renderable, detail: bool) -> bytes:  # noqa: FBT001  # as every maker
    from scorecard.rendering.word import page_as_docx  # noqa: PLC0415  # python-docx need not be there

    return page_as_docx(page_of(result, detail=detail))


MAKERS: dict[str, Maker] = {
    "docx": Maker(_docx, "docx", "python-docx", "word"),
}
"""Every format that is bytes; their names are `BINARY_FORMATS`."""
