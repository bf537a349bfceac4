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
from scorecard.rendering.sheets import grids_of


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
    require(format)
    return MAKERS[format].make(result, detail)


def require(format: str) -> None:  # noqa: A002  # as in --format
    """Look whether the package that makes a format is there.

    Raises:
        OutputError: when it is not; the message says what to install.
    """
    maker = MAKERS[format]
    try:
        import_module(maker.module)
    except ImportError:
        msg = f"writing {format} needs {maker.package}: pip install 'policy-scorecard[{maker.extra}]'"
        raise OutputError(msg) from None


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


def _xlsx(result: Renderable, _detail: bool) -> bytes:  # noqa: FBT001  # as every maker
    from scorecard.rendering.workbook import grids_as_xlsx  # noqa: PLC0415  # xlsxwriter need not be there

    return grids_as_xlsx(*grids_of(result))


def _pdf(result: Renderable, detail: bool) -> bytes:  # noqa: FBT001  # as every maker
    from scorecard.rendering.pdf import page_as_pdf  # noqa: PLC0415  # typst need not be there

    return page_as_pdf(page_of(result, detail=detail))


MAKERS: dict[str, Maker] = {
    "docx": Maker(_docx, "docx", "python-docx", "word"),
    "pdf": Maker(_pdf, "typst", "typst", "pdf"),
    "xlsx": Maker(_xlsx, "xlsxwriter", "xlsxwriter", "excel"),
}
"""Every format that is bytes; their names are `BINARY_FORMATS`."""
