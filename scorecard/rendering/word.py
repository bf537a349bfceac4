"""A page as a Word document (DOCX). Importing this module needs python-docx, which the extra `word` brings."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph

from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.text import one_line

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""When every document is said to be made: the first moment that the parts of a ZIP archive can have."""


def page_as_docx(page: Page) -> bytes:
    """Return the page as a document with real headings, captions and tables; the same page gives the same bytes."""
    document = Document()
    _describe(document, page)
    document.add_heading(one_line(page.title), level=1)
    for block in page.blocks:
        _add(document, block)
    return _packed(document)


def _describe(document: WordDocument, page: Page) -> None:
    """Set what the document says about itself; the template of python-docx says that it was made by python-docx."""
    about = document.core_properties
    about.title, about.author, about.comments, about.language = one_line(page.title), "", "", "en"
    about.created = about.modified = EPOCH


def _add(document: WordDocument, block: Block) -> None:
    if isinstance(block, Table):
        document.add_paragraph(one_line(block.caption), style="Caption").paragraph_format.keep_with_next = True
        _add_table(document, block)
    elif isinstance(block, Prose):
        paragraph = document.add_paragraph()
        if block.label:
            paragraph.add_run(f"{one_line(block.label)}: ", style="Strong")
        paragraph.add_run(one_line(block.text))
    else:
        for depth, text in block.lines:
            document.add_paragraph(one_line(text), style=_list_style(depth))


def _list_style(depth: int) -> str:
    """Return the style of a line of an outline; lines deeper than the template's three levels stand at the third."""
    return "List Bullet" if depth == 0 else f"List Bullet {min(depth + 1, 3)}"


def _add_table(document: WordDocument, table: Table) -> None:
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(one_line(column), style="Strong")
    _repeat_the_first(made)
    for row, target in zip(table.rows, list(made.rows)[1:], strict=True):
        _fill_row(target, row, is_right=table.align == "right")


def _repeat_the_first(table: WordTable) -> None:
    """Let the first row stand again on every page that the table goes on."""
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no door to it
    properties.append(OxmlElement("w:tblHeader"))


def _fill_row(made: WordRow, row: Row, *, is_right: bool) -> None:
    cells = made.cells
    cells[0].paragraphs[0].add_run("\u2003" * row.depth + one_line(row.title))
    for target, cell in zip(cells[1:], row.cells, strict=True):
        _fill(target, cell, is_right=is_right)


def _fill(target: WordCell, cell: Cell, *, is_right: bool) -> None:
    paragraph: Paragraph = target.paragraphs[0]
    for index, line in enumerate(cell.lines):
        if index:
            paragraph.add_run(cell.joint).add_break()
        paragraph.add_run(one_line(line))
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _packed(document: WordDocument) -> bytes:
    """Return the document's archive with no time of day in it."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
