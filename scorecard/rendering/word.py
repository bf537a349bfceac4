"""A page as a Word document (DOCX). Importing this module needs python-docx, which the extra `word` brings."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_DIRECTION
from docx.section import Section
from docx.shared import Cm, Length
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph

from scorecard.packing import repacked
from scorecard.rendering import word_parts as parts
from scorecard.rendering.book import Book, Branch, Chapter, Part, book_of, branches, lies, shares, stretches
from scorecard.rendering.footnotes import Footnotes
from scorecard.rendering.page import Cell, Note, Outline, Page, Prose, Row, Table
from scorecard.rendering.word_parts import text_of
from scorecard.rendering.word_styles import (
    CONTENTS_TITLE,
    HEADING,
    NUMBER,
    OUTLINE,
    READABLE,
    SHEETS_END,
    TABLE,
    TEXT,
    add_row_title,
    contents_line,
    dress,
    row_title,
)

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""When every document is said to be made: the first moment that the parts of a ZIP archive can have."""
SHORT, LONG, MARGIN = Cm(21), Cm(29.7), Cm(2.2)
"""Sides of a sheet (A4), and its margins."""


def page_as_docx(page: Page) -> bytes:
    """Return the page as a document with real headings, captions, tables and footnotes.

    The same page gives the same bytes.
    """
    return book_as_docx(book_of(page))


def book_as_docx(book: Book) -> bytes:
    """Return a book as a document, with a list of its chapters where it has several."""
    document = Document()
    parts.leave_out(document)
    dress(document, book.words)
    _describe(document, book)
    writer = _Writer(document, is_rtl=book.words.is_rtl)
    writer.write(book)
    parts.add_footnotes(document, writer.footnotes.made, book.words.as_note)
    parts.space_after_tables(document)
    return _packed(document)


def _describe(document: WordDocument, book: Book) -> None:
    """Set what the document says of itself, in place of what the template of python-docx says."""
    about = document.core_properties
    about.title, about.author, about.comments = text_of(book.title)[:255], "", ""
    about.language = book.words.language
    about.created = about.modified = EPOCH


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts blocks into a document, and keeps their footnotes."""

    document: WordDocument
    is_rtl: bool
    footnotes: Footnotes = field(default_factory=Footnotes)
    titles: set[str] = field(default_factory=set)
    """Styles of titles of rows that the document has already."""

    def write(self, book: Book) -> None:
        """Write a book."""
        turned = lies(book.head)
        _turn(self.document.sections[0], is_lying=turned)
        _number(self.document.sections[0], book.words.numbering)
        self.paragraph("Title").add_run(text_of(book.title))
        turned = self.stretches(book.head, was_lying=turned)
        if book.is_long:
            self.contents(book)
        for number, chapter in enumerate(book.chapters, start=1):
            turned = self.chapter(number, chapter, starts_sheet=book.is_long, was_lying=turned)

    def paragraph(self, style: str) -> Paragraph:
        """Start a paragraph."""
        return parts.styled(self.document.add_paragraph(), style)

    def title_style(self, depth: int, *, is_strong: bool) -> str:
        """Return the style of titles of rows at a depth, which the document gets when it is first asked for."""
        name = row_title(depth, is_strong=is_strong)
        if name not in self.titles:
            add_row_title(self.document, depth, is_strong=is_strong)
            self.titles.add(name)
        return name

    def contents(self, book: Book) -> None:
        """Write the list of chapters, each a link."""
        self.paragraph(CONTENTS_TITLE).add_run(text_of(book.words.contents))
        lines = [self.paragraph(contents_line(chapter.level)) for chapter in book.chapters]
        for number, (line, chapter) in enumerate(zip(lines, book.chapters, strict=True), start=1):
            parts.link(line, text_of(chapter.title), f"chapter_{number}")
        parts.list_contents(lines[0], lines[-1], max(chapter.level for chapter in book.chapters))

    def chapter(self, number: int, chapter: Chapter, *, starts_sheet: bool, was_lying: bool) -> bool:
        """Write a chapter; return whether its sheets lie on their sides."""
        self.footnotes.start()
        is_lying = lies(chapter.blocks)
        self.turn(is_lying=is_lying, was_lying=was_lying)
        heading = self.paragraph(f"Heading {chapter.level}")
        with parts.marked(heading, f"chapter_{number}", number):
            heading.add_run(text_of(chapter.title))
        heading.paragraph_format.page_break_before = (
            starts_sheet and chapter.level == 1 and is_lying == was_lying
        ) or None
        return self.stretches(chapter.blocks, was_lying=is_lying)

    def turn(self, *, is_lying: bool, was_lying: bool) -> None:
        """Begin sheets of the other kind, if they are; the line with the break takes no room, so it starts no sheet."""
        if is_lying != was_lying:
            _turn(self.document.add_section(WD_SECTION.NEW_PAGE), is_lying=is_lying)
            parts.styled(self.document.paragraphs[-1], SHEETS_END)

    def stretches(self, blocks: tuple[Part, ...], *, was_lying: bool) -> bool:
        """Write blocks, wide ones on sheets that lie on their sides; return whether the last sheet lies."""
        for is_lying, stretch in stretches(blocks):
            self.turn(is_lying=is_lying, was_lying=was_lying)
            self.blocks(stretch, is_lying=is_lying)
            was_lying = is_lying
        return was_lying

    def blocks(self, blocks: tuple[Part, ...], *, is_lying: bool) -> None:
        """Write blocks, one below the other; Word draws no SVG by itself, so there are no pictures."""
        for block in blocks:
            if isinstance(block, Table):
                self.table(block, LONG - 2 * MARGIN if is_lying else SHORT - 2 * MARGIN)
            elif isinstance(block, Prose):
                self.prose(block, READABLE if is_lying else "Normal")
            elif isinstance(block, Outline):
                self.branches(branches(block), 0)

    def prose(self, prose: Prose, style: str) -> None:
        """Write a paragraph, its label first."""
        paragraph = self.paragraph(style)
        if prose.label:
            paragraph.add_run(f"{text_of(prose.label)}: ")._r.style = "Strong"  # noqa: SLF001  # as for paragraphs
        self.noted(paragraph, prose.text, prose.notes)

    def branches(self, found: tuple[Branch, ...], depth: int) -> None:
        """Write the lines of an outline as items of a list."""
        for branch in found:
            paragraph = self.paragraph(OUTLINE)
            parts.make_item(paragraph, depth)
            paragraph.paragraph_format.keep_with_next = bool(branch.below) or None
            self.noted(paragraph, branch.text, branch.notes)
            self.branches(branch.below, depth + 1)

    def noted(self, paragraph: Paragraph, text: str, notes: tuple[Note, ...]) -> None:
        """Write text and the numbers of its footnotes."""
        paragraph.add_run(text_of(text))
        parts.refer(paragraph, [self.footnotes.cited(note) for note in notes])

    def table(self, table: Table, width: int) -> None:
        """Write a table below its caption."""
        self.paragraph("Caption").add_run(text_of(table.caption))
        made = self.document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style=TABLE)
        made.table_direction = WD_TABLE_DIRECTION.RTL if self.is_rtl else None
        widths = [Length(int(width * share)) for share in shares(table)]
        for column, each in zip(made.columns, widths, strict=True):
            column.width = each
        head, *rows = made.rows
        for cell, column, each in zip(head.cells, table.columns, widths, strict=True):
            cell.width = each
            parts.styled(cell.paragraphs[0], HEADING).add_run(text_of(column))
        is_tree = any(row.depth for row in table.rows)
        for target, row in zip(rows, table.rows, strict=True):
            self.row(target, row, is_strong=is_tree and not row.depth, style=NUMBER if table.align == "right" else TEXT)
            for cell, each in zip(target.cells, widths, strict=True):
                cell.width = each
        parts.repeat_head(made, described=text_of(table.caption))

    def row(self, target: WordRow, row: Row, *, is_strong: bool, style: str) -> None:
        """Write a row."""
        title, *cells = (cell.paragraphs[0] for cell in target.cells)
        parts.styled(title, self.title_style(row.depth, is_strong=is_strong)).add_run(text_of(row.title))
        for paragraph, cell in zip(cells, row.cells, strict=True):
            self.cell(parts.styled(paragraph, style), cell)

    def cell(self, paragraph: Paragraph, cell: Cell) -> None:
        """Write the lines of a cell."""
        for line in cell.lines[:-1]:
            paragraph.add_run(f"{text_of(line)}{cell.joint}").add_break()
        self.noted(paragraph, "".join(cell.lines[-1:]), cell.notes)


def _turn(section: Section, *, is_lying: bool) -> None:
    """Give the sheets of a section their sides and margins."""
    section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if is_lying else (SHORT, LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _number(section: Section, numbering: str) -> None:
    """Write the number of each sheet at its foot."""
    paragraph = section.footer.paragraphs[0]
    paragraph.style = NUMBER
    before, _, rest = numbering.partition("{page}")
    between, _, after = rest.partition("{pages}")
    paragraph.add_run(before)
    parts.field(paragraph, "PAGE", "1")
    paragraph.add_run(between)
    parts.field(paragraph, "NUMPAGES", "1")
    paragraph.add_run(after)


def _packed(document: WordDocument) -> bytes:
    """Return the document's archive with no time of day in it."""
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())
