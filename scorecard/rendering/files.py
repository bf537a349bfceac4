"""Every result in every format as the bytes of a file.

A format that is bytes is made by a package that comes with an extra, so its module is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from scorecard.model.renderable import Renderable
from scorecard.problem import OutputError
from scorecard.rendering.book import Book, book_of
from scorecard.rendering.formats import BY_ENDING
from scorecard.rendering.grid import Grid
from scorecard.rendering.render import expect_result, page_of, render
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


def rendered(result: Renderable, name: str = "text", *, detail: bool = False) -> bytes:
    """Return a result in a format, as the bytes of a file; text is UTF-8.

    Args:
        result: whatever `render` takes.
        name: of the format, one of `FORMATS` or of `BINARY_FORMATS`.
        detail: whether a comparison shows every dimension and criterion; the data formats always do.

    Raises:
        OutputError: when there is no such format, or the package that makes it is not there.
        ScorecardError: when it is no result.
    """
    expect_result(result)
    if name not in MAKERS:
        return render(result, name, detail=detail).encode("utf-8")
    require(name)
    return MAKERS[name].make(result, detail)


def require(name: str) -> None:
    """Look whether the package that makes a format is there.

    Raises:
        OutputError: when it is not; the message says what to install.
    """
    maker = MAKERS[name]
    try:
        import_module(maker.module)
    except ImportError:
        msg = f"writing {name} needs {maker.package}: pip install 'policy-scorecard[{maker.extra}]'"
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


def book_as(name: str, book: Book) -> bytes:
    """Return a book as `docx` or `pdf`.

    Raises:
        OutputError: when the package that makes it is not there.
    """
    require(name)
    return _docx(book) if name == "docx" else _pdf(book)


def workbook_as_xlsx(title: str, grids: Sequence[Grid]) -> bytes:
    """Return the sheets of a workbook as its file.

    Raises:
        OutputError: when the package that makes it is not there, or a text is longer than a cell may be.
    """
    require("xlsx")
    return _xlsx(title, grids)


def _docx(book: Book) -> bytes:
    from scorecard.rendering.word import book_as_docx  # noqa: PLC0415  # python-docx need not be there

    return book_as_docx(book)


def _pdf(book: Book) -> bytes:
    from scorecard.rendering.pdf import book_as_pdf  # noqa: PLC0415  # typst need not be there

    return book_as_pdf(book)


def _xlsx(title: str, grids: Sequence[Grid]) -> bytes:
    from scorecard.rendering.workbook import grids_as_xlsx  # noqa: PLC0415  # xlsxwriter need not be there

    return grids_as_xlsx(title, grids)


MAKERS: dict[str, Maker] = {
    "docx": Maker(lambda result, detail: _docx(book_of(page_of(result, detail=detail))), "docx", "python-docx", "word"),
    "pdf": Maker(lambda result, detail: _pdf(book_of(page_of(result, detail=detail))), "typst", "typst", "pdf"),
    "xlsx": Maker(lambda result, _: _xlsx(*grids_of(result)), "xlsxwriter", "xlsxwriter", "excel"),
}
"""Every format that is bytes; their names are `BINARY_FORMATS`."""
