"""The grading sheet, a workbook that volunteers fill in: what stands on each of its sheets, and in each column.

Why here: writing makes it and reading takes it apart, and both go by this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

FORMAT = "sheet/1"
"""What the first sheet says that the workbook is."""
START, SUBJECT, MEANINGS = "Start", "Subject", "Meanings"
"""The sheets that hold no rows of a record: what to do, who is judged, and what the words mean."""
FORMAT_LABEL, RUBRIC_LABEL, FINGERPRINT_LABEL = "format", "rubric", "fingerprint"
"""What stands beside the marks by which a sheet is known, on the first sheet."""
CELL_LIMIT = 32_767
"""Characters of a cell at most, each outside the Basic Multilingual Plane counted twice.

Source: Microsoft, Excel specifications and limits.
"""
END_OF_PLANE = "\uffff"
"""Last of the characters that a workbook counts as one; of those beyond, each counts as two."""
SHOWN_FOR_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"})
"""What a spreadsheet shows where a formula has no value."""
ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_|x005F_")
"""What workbooks write for characters that XML lacks, so that programs differ on text that looks like it.

Source: ECMA-376, part 1, section 22.9.2.19, ST_Xstring.
"""
Kind = Literal["word", "text", "words", "number"]
"""What a cell holds: a word, id or date; prose; several words with semicolons between them; a number."""
Each = Literal["", "evidence", "themes", "paths"]
"""The list of which each row that goes by one name holds an item; empty for what is said once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet."""

    name: str
    """Its heading."""
    about: str
    """What to write there."""
    steps: tuple[str, ...] = ()
    """The way to its value from what the row is about, or from the item of `each`; none for a column not read."""
    each: Each = ""
    kind: Kind = "word"
    list: str = ""
    """Whose words it offers."""
    width: int = 14
    """Characters of a line."""
    is_read: bool = True
    """Whether it says something of the record; else it is there for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of rows below a line of headings."""

    name: str
    at: str
    """The key of the record whose parts its rows hold."""
    by: Literal["key", "id", "number", ""]
    """What the first column holds: the key of the part, its id, the number of an item, or nothing of the kind."""
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the sheet about the subject: a label and a value; in the label of a list, {} stands for the number."""

    label: str
    steps: tuple[str | int, ...]
    """The way to its value in a record; 0 stands for the place in a list."""
    about: str
    kind: Kind = "word"
    list: str = ""


_EVIDENCE = (
    Column(
        name="source",
        about="Id of a source on the sheet Sources. For a second one, use another row that starts with the same id.",
        steps=("source",),
        each="evidence",
        list="sources",
        width=18,
    ),
    Column(
        name="at",
        about="The place in the source, as a reader finds it: article 7(2).",
        steps=("at",),
        each="evidence",
        kind="text",
        width=18,
    ),
    Column(
        name="quote",
        about="At most 12 words of the source at that place, letter by letter.",
        steps=("quote",),
        each="evidence",
        kind="text",
        width=30,
    ),
)
LEVELS = Sheet(
    name="Levels",
    at="observations",
    by="key",
    columns=(
        Column(name="criterion", about="Id of the criterion.", width=24),
        Column(name="title", about="", width=26, is_read=False),
        Column(name="question", about="", width=46, is_read=False),
        Column(name="answers", about="", width=46, is_read=False),
        Column(name="level", about="One of the levels, or a reason that there is none.", steps=("level",), width=16),
        Column(
            name="number",
            about="A number where the answers ask for one: digits with a point before decimals, or a fraction as 1/3.",
            steps=("number",),
            kind="number",
            width=12,
        ),
        Column(name="because", about="Why this value, in a sentence.", steps=("because",), kind="text", width=40),
        *_EVIDENCE,
    ),
)
ACTIONS = Sheet(
    name="Actions",
    at="actions",
    by="id",
    columns=(
        Column(name="action", about="An id of your own: small letters, digits and _, as ledger_opened.", width=22),
        Column(name="date", about="As the source gives it: 2022-05-17, 2022-05 or 2022.", steps=("date",), width=12),
        Column(
            name="summary",
            about="What was done, in one sentence of your own.",
            steps=("summary",),
            kind="text",
            width=46,
        ),
        Column(name="stage", about="How far it went.", steps=("stage",), list="stage"),
        Column(
            name="theme",
            about="What it bears on. For a second theme, use another row that starts with the same id.",
            steps=("theme",),
            each="themes",
            list="theme",
            width=22,
        ),
        Column(name="direction", about="Which way.", steps=("direction",), each="themes", list="direction"),
        *_EVIDENCE,
        Column(name="instrument", about="What it was done with.", steps=("instrument",), list="instrument"),
        Column(
            name="targets",
            about="Codes of those at whom it was aimed, with semicolons between them: FRA; DEU.",
            steps=("targets",),
            kind="words",
        ),
        Column(name="status", about="What became of it.", steps=("status", "is"), list="status", width=12),
        Column(name="status since", about="Since when.", steps=("status", "since"), width=12),
        Column(name="status because", about="What says so.", steps=("status", "because"), kind="text", width=24),
        Column(name="same act", about="Another action that reports the same act.", steps=("same_act",), list="actions"),
        Column(
            name="because",
            about="Why this stage or direction, where that took judgement.",
            steps=("because",),
            kind="text",
            width=40,
        ),
    ),
)
SOURCES = Sheet(
    name="Sources",
    at="sources",
    by="key",
    columns=(
        Column(name="source", about="An id of your own: small letters, digits and _, as decree_14.", width=22),
        Column(name="title", about="Name of the publication.", steps=("title",), kind="text", width=46),
        Column(name="publisher", about="Who published it.", steps=("publisher",), kind="text", width=26),
        Column(name="date", about="When: 2022-05-17, 2022-05 or 2022.", steps=("date",), width=12),
        Column(name="kind", about="Who speaks in it.", steps=("kind",), list="source kind"),
        Column(
            name="covers",
            about="Themes on which it looks at conduct both ways, with semicolons between them.",
            steps=("covers",),
            kind="words",
            width=22,
        ),
        Column(name="url", about="Its web address.", steps=("url",), width=40),
        Column(name="sha256", about="SHA-256 of the archived text.", steps=("sha256",), width=18),
        Column(name="characters", about="Length of the archived text.", steps=("characters",), kind="number", width=12),
        Column(name="note", about="What else a reader should know.", steps=("note",), kind="text", width=40),
    ),
)
NOT_CODED = Sheet(
    name="Not coded",
    at="not_coded",
    by="",
    columns=(
        Column(name="source", about="Id of a source.", steps=("source",), list="sources", width=18),
        Column(name="at", about="The place of the passage.", steps=("at",), kind="text", width=24),
        Column(name="quote", about="Its first words, at most 12.", steps=("quote",), kind="text", width=40),
        Column(name="until", about="Its last words, at most 12.", steps=("until",), kind="text", width=40),
        Column(name="reason", about="Why it is no action here.", steps=("reason",), list="reason", width=18),
        Column(name="because", about="More of the reason.", steps=("because",), kind="text", width=40),
    ),
)
CORRECTIONS = Sheet(
    name="Corrections",
    at="corrections",
    by="number",
    columns=(
        Column(name="correction", about="1, 2, 3 and so on, the newest last.", width=12),
        Column(name="date", about="The day on which it was made: 2026-05-17.", steps=("date",), width=12),
        Column(name="what", about="What was corrected.", steps=("what",), kind="text", width=46),
        Column(name="why", about="What showed that it was wrong.", steps=("why",), kind="text", width=46),
        Column(
            name="path",
            about="Where, as actions.ledger_opened. For a second place, use another row with the same number.",
            steps=(),
            each="paths",
            kind="text",
            width=30,
        ),
    ),
)
SHEETS = (LEVELS, ACTIONS, SOURCES, NOT_CODED, CORRECTIONS)
"""Every sheet of rows, in the order of the workbook."""
LINES = (
    Line(label="subject id", steps=("subject", "id"), about="Permanent name in small letters, as arcadia_2021."),
    Line(label="name", steps=("subject", "name"), about="What it is called where results are printed.", kind="text"),
    Line(label="kind", steps=("subject", "kind"), about="What it is, as state or legislator.", kind="text"),
    Line(
        label="office holder",
        steps=("subject", "office_holder"),
        about="Who held the office.",
        kind="text",
    ),
    Line(label="party", steps=("subject", "party"), about="The office holder's party.", kind="text"),
    Line(
        label="note",
        steps=("subject", "note"),
        about="What else a reader should know of the subject.",
        kind="text",
    ),
    Line(label="coder id", steps=("coder", "id"), about="Who fills in this sheet, in small letters."),
    Line(label="coder name", steps=("coder", "name"), about="Name of that person.", kind="text"),
    Line(
        label="coder note", steps=("coder", "note"), about="What else a reader should know of the coder.", kind="text"
    ),
    Line(label="coded on", steps=("coded_on",), about="When: 2026-05-17."),
    Line(label="as of", steps=("as_of",), about="Day up to which sources were looked for."),
    Line(label="levels of", steps=("observations_of",), about="The rubric that the levels belong to."),
    Line(label="reply status", steps=("reply", "status"), about="Whether the subject was asked.", list="reply"),
    Line(label="reply date", steps=("reply", "date"), about="When."),
    Line(label="reply text", steps=("reply", "text"), about="What the subject said.", kind="text"),
)
"""What the sheet about the subject asks for once."""
MANY = (
    Line(label="term {} from", steps=("subject", "terms", 0, "from"), about="First day in office: 2021-03-01."),
    Line(
        label="term {} to", steps=("subject", "terms", 0, "to"), about="Last day in office; empty if it has not ended."
    ),
    Line(label="limit {}", steps=("limits", 0), about="Something that the sources cannot tell.", kind="text"),
)
"""What it asks for once or more, each with a number."""
ATTRIBUTE = "attribute "
"""What the label of an attribute starts with, before its name."""
WORD_LISTS = {
    "stage": "Stage",
    "direction": "Direction",
    "instrument": "Instrument",
    "status": "State",
    "source kind": "SourceKind",
    "reason": "NotCodedReason",
    "reply": "ReplyStatus",
}
"""Lists that a column may offer, by what they are called in `glossary`."""


def unfit_for_cell(text: str) -> str:
    """Return why a text cannot stand in a cell and be read back as it is, or nothing where it can."""
    if len(text) + sum(character > END_OF_PLANE for character in text) > CELL_LIMIT:
        return f"has more than {CELL_LIMIT:,} characters"
    if not text.strip():
        return "is only white space"
    if "\r" in text:
        return "has a carriage return"
    if text.strip() in SHOWN_FOR_ERRORS:
        return "is what a spreadsheet shows for a formula without a value"
    return f"has '{found[0]}', which workbooks write for other characters" if (found := ESCAPED.search(text)) else ""
