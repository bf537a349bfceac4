"""Texts that outputs stumble over leave every row, column and number where it was, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.naughty import MARK, NAUGHTY, results_with
from hostile.shapes import (
    html_of,
    latex_commands,
    latex_of,
    markdown_of,
    open_braces,
    single,
    text_lines,
    text_tables,
)
from scorecard.problem import visible
from scorecard.rendering.render import render

KINDS = tuple(results_with(MARK))
NUMBERS = {"score", "lower", "upper", "coverage_percent", "value", "depth", "weight"}
"""Columns of comma-separated values that hold numbers."""
FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20|]")
"""What a spreadsheet takes for the start of a formula."""
LATEX_ACTS = re.compile(r"(?<!\\)[#$%_^~]|\^\^|[<>|\"`']")
"""What LaTeX acts on, where it stands alone."""
LATEX_ESCAPES = {
    r"\textbackslash", r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_", r"\textasciicircum", r"\textasciitilde",
    r"\textless", r"\textgreater", r"\textbar", r"\textquotedbl", r"\textasciigrave", r"\textquotesingle",
}  # fmt: skip
OPTIONAL = re.compile(r"\\[{}]|\{[\[\]*=]\}")

every_text = pytest.mark.parametrize("text", NAUGHTY, ids=lambda text: ascii(text)[1:25])
every_kind = pytest.mark.parametrize("kind", KINDS)


def written(kind: str, text: str, form: str) -> str:
    """Return a kind of result in a format, with the text wherever it may stand."""
    return render(results_with(text)[kind], form, detail=True)


def put_in(words: str, text: str) -> str:
    """Return words with the text in its places, as they are shown on one line."""
    return visible(single(words.replace(MARK, text)))


def without(cells: list[str]) -> list[str]:
    """Return the cells in which the text does not stand."""
    return [cell for cell in cells if MARK not in cell]


def rows_of(output: str) -> list[dict[str, str]]:
    """Return the rows of comma-separated values."""
    return list(csv.DictReader(io.StringIO(output, newline="")))


def guarded(row: dict[str, str]) -> dict[str, str]:
    """Return a row with an apostrophe before each text that a spreadsheet takes for a formula."""
    return {name: f"'{cell}" if name not in NUMBERS and FORMULA.match(cell) else cell for name, cell in row.items()}


def filled(rows: list[dict[str, str]], text: str) -> list[dict[str, str]]:
    """Return rows with the text in its places."""
    return [{name: cell.replace(MARK, text) for name, cell in row.items()} for row in rows]


def filled_json(output: str, text: str) -> Any:
    """Return a JSON value with the text in its places, without the fingerprints of records, which hold the text."""
    return json.loads(without_fingerprints(output).replace(MARK, json.dumps(text)[1:-1]))


def without_fingerprints(output: str) -> str:
    """Return JSON without the fingerprints of records."""
    return re.sub(r'"record_fingerprint": "[0-9a-f]{64}"', '"record_fingerprint": ""', output)


@every_kind
@every_text
def test_html_has_the_template_s_elements_and_no_other(kind: str, text: str) -> None:
    """No text adds an element, an attribute or a comment to a page, nor changes a cell beside it."""
    elements, words = html_of(written(kind, MARK, "html"))
    found, read = html_of(written(kind, text, "html"))
    assert elements == found
    assert without(words) == [now for before, now in zip(words, read, strict=True) if MARK not in before]


@every_kind
@every_text
def test_html_says_what_was_written(kind: str, text: str) -> None:
    """A page's words are the text, with hidden characters visible."""
    words, read = (html_of(written(kind, filling, "html"))[1] for filling in (MARK, text))
    assert [put_in(word, text) for word in words] == [single(word.replace("\\n", " ")) for word in read]


@every_kind
@every_text
def test_markdown_keeps_its_rows_and_columns(kind: str, text: str) -> None:
    """Read by the rules of Markdown, every line and cell is what it was, with the text in its place."""
    before, after = (markdown_of(written(kind, filling, "markdown")) for filling in (MARK, text))
    assert [[put_in(cell, text) for cell in line if not set(cell) <= set(":-")] for line in before] == [
        [cell for cell in line if not set(cell) <= set(":-")] for line in after
    ]
