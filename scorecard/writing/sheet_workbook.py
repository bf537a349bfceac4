"""A grading sheet laid out as a workbook. Importing this module needs xlsxwriter, which the extra `excel` brings."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard.model.choices import choices_under
from scorecard.model.grading_sheet import (
    ACTIONS,
    FINGERPRINT_LABEL,
    FORMAT,
    FORMAT_LABEL,
    MEANINGS,
    RUBRIC_LABEL,
    SOURCES,
    START,
    SUBJECT,
    Column,
    Line,
    Sheet,
)
from scorecard.model.rubric import Rubric
from scorecard.writing.numbers import number_text
from scorecard.writing.sheet_rows import Meaning, Row, Value, meanings

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""What every workbook says that it was made on, so that the same content is the same bytes."""
SPARE_ROWS = 300
"""Rows below the last one in which cells offer their words too."""
EXACT_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; one with more stands as text."""
HEADING = {"bold": True, "bg_color": "#E8E8E8", "border": 1, "text_wrap": True, "valign": "top"}
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
"""Cells are text, so that no program makes a date of 1996-04 or a formula of what starts with =."""
ASKED = {**TEXT, "font_color": "#404040", "bg_color": "#F7F7F7"}
NUMBER = {"valign": "top", "align": "right"}
HOW_TO = (
    (
        "Fill in the sheets and give this file back. Cells with an arrow offer the words that may be written; the "
        "sheet Meanings says what each of them means."
    ),
    "Subject: who is judged. Leave empty what is not known.",
    (
        "Levels: one row a criterion. Read its question and its answers, choose a level or write a number, say "
        "why, and where it is written. What you have not looked at stays empty, or is not_assessed; what you "
        "looked for and did not find is not_found. Neither is a zero."
    ),
    (
        "Actions: one row for each dated thing that the subject did, with a theme, its direction, and where it is "
        "written. 'advances' and 'sets_back' say which way an action moves what the theme describes, never that it "
        "is good or bad."
    ),
    (
        "Another theme or another source of the same action or criterion: insert a row below, write the same id "
        "into its first cell, and only the theme or the source beside it."
    ),
    "Sources: each publication that you point to, once.",
    (
        "Not coded: passages that you read and that are no action here. Corrections: what was wrong in a published "
        "record."
    ),
    (
        "Leave the names of the sheets and the headings of the columns as they are. Rows may be sorted and columns "
        "moved."
    ),
)
"""What a volunteer reads first."""


def workbook_of(
    rubric: Rubric, about: Sequence[tuple[str, Value, Line]], rows: Sequence[tuple[Sheet, Sequence[Row]]]
) -> bytes:
    """Return the workbook of a grading sheet.

    Args:
        rubric: the rubric that it is for.
        about: the lines about the subject.
        rows: the rows of each sheet.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Grading sheet: {rubric.title}", "created": CREATED})
    layout = _Layout.of(book, rubric)
    layout.start(rubric)
    layout.subject(about)
    for sheet, each in rows:
        layout.rows(sheet, each)
    layout.meanings()
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True)
class _Layout:
    """A workbook while it is written."""

    book: Workbook
    words: tuple[Meaning, ...]
    by_criterion: Mapping[str, str]
    """The list of each criterion's levels."""
    formats: Mapping[str, Format]

    @classmethod
    def of(cls, book: Workbook, rubric: Rubric) -> _Layout:
        given = {"heading": HEADING, "text": TEXT, "asked": ASKED, "number": NUMBER, "title": {"bold": True}}
        formats = {name: book.add_format(form) for name, form in given.items()}
        lists = {each.id: f"level of {each.id}" for each in choices_under(rubric)}
        return cls(book, meanings(rubric), lists, formats)

    def start(self, rubric: Rubric) -> None:
        """Write the first sheet: what to do, and the marks by which the sheet is known."""
        page = self.book.add_worksheet(START)
        page.set_column(0, 0, 14, self.formats["text"])
        page.set_column(1, 1, 100, self.formats["text"])
        page.write_string(0, 1, f"{rubric.title}: grading sheet", self.formats["title"])
        standard = f"Standard: {rubric.standard}"
        marks = {FORMAT_LABEL: FORMAT, RUBRIC_LABEL: f"{rubric.id} {rubric.version}"}
        marks[FINGERPRINT_LABEL] = rubric.fingerprint
        said = [
            ("", standard),
            *((str(number), text) for number, text in enumerate(HOW_TO, start=1)),
            *marks.items(),
        ]
        for row, (label, text) in enumerate(said, start=1):
            page.write_string(row, 0, label, self.formats["text"])
            page.write_string(row, 1, text, self.formats["text"])

    def subject(self, lines: Sequence[tuple[str, Value, Line]]) -> None:
        """Write the sheet about the subject: one line a value."""
        page = self._page(SUBJECT, (("what", 20), ("value", 60), ("meaning", 60)))
        for row, (label, value, line) in enumerate(lines, start=1):
            page.write_string(row, 0, label, self.formats["asked"])
            self._write(page, row, 1, value, self.formats["text"])
            page.write_string(row, 2, line.about, self.formats["asked"])
            if line.list:
                page.data_validation(row, 1, row, 1, _offered(self._range(line.list), line.about))

    def rows(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        """Write a sheet of rows, and what its cells offer."""
        page = self._page(sheet.name, tuple((column.name, column.width) for column in sheet.columns))
        last = len(rows) + SPARE_ROWS
        page.autofilter(0, 0, max(1, len(rows)), len(sheet.columns) - 1)
        for index, column in enumerate(sheet.columns):
            form = self._format(column)
            page.set_column(index, index, column.width, form)
            for number, row in enumerate(rows, start=1):
                self._write(page, number, index, row[index], form)
            if column.name == "level":
                self._levels(page, index, rows, column)
            elif column.is_read:
                page.data_validation(1, index, last, index, _offered(self._range(column.list), column.about))

    def _levels(self, page: Worksheet, index: int, rows: Sequence[Row], column: Column) -> None:
        """Let each criterion's row offer its own levels."""
        for number, row in enumerate(rows, start=1):
            offered = self._range(self.by_criterion.get(str(row[0]), ""))
            page.data_validation(number, index, number, index, _offered(offered, column.about))

    def meanings(self) -> None:
        """Write the sheet of words, list by list; what cells offer refers to it."""
        page = self._page(MEANINGS, (("list", 26), ("word", 26), ("meaning", 100)))
        for row, each in enumerate(self.words, start=1):
            for column, text in enumerate((each.list, each.word, each.about)):
                page.write_string(row, column, text, self.formats["text"])

    def _page(self, name: str, columns: Sequence[tuple[str, int]]) -> Worksheet:
        page = self.book.add_worksheet(name)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        for index, (heading, width) in enumerate(columns):
            page.set_column(index, index, width, self.formats["text"])
            page.write_string(0, index, heading, self.formats["heading"])
        return page

    def _format(self, column: Column) -> Format:
        if not column.is_read:
            return self.formats["asked"]
        return self.formats["number" if column.kind == "number" else "text"]

    def _range(self, name: str) -> str:
        """Return where the words of a list stand; nothing for no list."""
        if name in {"sources", "actions"}:
            return f"={(SOURCES if name == 'sources' else ACTIONS).name}!$A$2:$A$5000"
        places = [row for row, each in enumerate(self.words, start=2) if each.list == name]
        return f"={MEANINGS}!$B${places[0]}:$B${places[-1]}" if places else ""

    def _write(self, page: Worksheet, row: int, column: int, value: Value, form: Format) -> None:
        """Write a value into its cell, numbers as numbers where a spreadsheet keeps all their digits."""
        text = value if isinstance(value, str) else number_text(value) or str(value)
        if isinstance(value, Fraction) and _is_kept(text):
            page.write_number(row, column, float(value), form)
        elif text:
            page.write_string(row, column, text, form)


def _is_kept(number: str) -> bool:
    """Tell whether a spreadsheet keeps every digit of a number."""
    return sum(map(str.isdigit, number)) <= EXACT_DIGITS and not set(number) & set("e/")


def _offered(words: str, about: str) -> dict[str, object]:
    """Return the rule of a cell: the words that it offers, if any, and what it says when it is chosen."""
    if not words:
        return {"validate": "any", "input_message": about}
    return {
        "validate": "list",
        "source": words,
        "input_message": about,
        "error_type": "stop" if MEANINGS in words else "warning",
        "error_title": "Not in the list",
        "error_message": "Choose one of the words that the arrow offers.",
    }
