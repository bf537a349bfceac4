"""How a guide is written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from scorecard.guide.content import Guide
from scorecard.guide.data_package import data_package
from scorecard.guide.document import book_of_guide
from scorecard.guide.page import guide_html
from scorecard.guide.workbook import guide_xlsx
from scorecard.packing import zipped
from scorecard.problem import OutputError, echo
from scorecard.rendering.files import book_as

Writer = Callable[[Guide], bytes]


def _as_html(guide: Guide) -> bytes:
    return guide_html(guide).encode("utf-8")


def _as_package(guide: Guide) -> bytes:
    options = guide.options
    files = data_package(guide.comparison, title=options.title or None, organisation=options.organisation or None)
    return zipped(files)


def _as_docx(guide: Guide) -> bytes:
    return book_as("docx", book_of_guide(guide))


def _as_pdf(guide: Guide) -> bytes:
    return book_as("pdf", book_of_guide(guide, is_drawn=True))


WRITERS: Mapping[str, Writer] = {
    ".html": _as_html,
    ".htm": _as_html,
    ".docx": _as_docx,
    ".pdf": _as_pdf,
    ".xlsx": guide_xlsx,
    ".zip": _as_package,
}
"""What makes the bytes of a file, by its ending in small letters."""


def writer_for(path: str) -> Writer:
    """Return what writes a guide to a file of a name.

    Raises:
        OutputError: when its ending says nothing.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in WRITERS:
        msg = f"no guide for a file that ends in '{echo(ending)}'; use {', '.join(WRITERS)}"
        raise OutputError(msg)
    return WRITERS[ending]
