"""Texts that outputs stumble over leave every row, column and number where it was, in every format."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.documents import PLACES, SAMPLED, STRIDE, Texts, everywhere, naughty, results_with
from hostile.filling import FINGERPRINT, KINDS, NUMBERED, Fill, as_shown, in_all, on_a_page, put
from hostile.naughty import ACCEPTED, CLASSES, FORMULAS, NAUGHTY
from hostile.naughty import BLANK as BLANK_TEXTS
from hostile.rows import Row, covers
from hostile.shapes import (
    csv_seen,
    html_seen,
    json_seen,
    latex_commands,
    latex_seen,
    latex_tokens,
    markdown_seen,
    markdown_tree,
    text_seen,
    unbalanced,
)
from scorecard.problem import visible
from scorecard.rendering.render import render

NUMBERS = {"score", "lower", "upper", "coverage_percent", "value", "depth", "weight", "rank"}
"""Columns of comma-separated values that hold numbers, or nothing; a weight by an attribute is text."""
NUMBER = re.compile(r"(-?\d+(\.\d+|/\d+)?)?")
FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20|]|[0-9]+/[0-9]+\\Z")
"""What a spreadsheet takes for the start of a formula, or for a date."""
MARK_OF_ORDER = "\ufeff"
LATEX_ESCAPES = {
    r"\textbackslash", r"\textasciicircum", r"\textasciitilde", r"\textless", r"\textgreater", r"\textbar",
    r"\textquotedbl", r"\textasciigrave", r"\textquotesingle", r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_", r"\allowbreak",
}  # fmt: skip
LATEX_ACTS = re.compile(r"(?<!\\)[#$%_~^]|[<|\"`']|--|,,|^ *[\[*]", re.MULTILINE)
"""What LaTeX acts on where it stands by itself, marks that it joins, and what it takes for the argument of a row."""

DOCUMENTS = range(len(NAUGHTY)) if "SCORECARD_EXAMPLES" in os.environ else SAMPLED


@pytest.fixture(scope="module", params=DOCUMENTS)
def texts(request: pytest.FixtureRequest) -> Texts:
    """Return naughty texts for all places; all tests of one set come together, so that it is rendered once."""
    return naughty(int(request.param))


@lru_cache(maxsize=64)
def written(kind: str, texts: Texts, form: str) -> str:
    """Return a kind of result in a format, with the texts in their places."""
    return FINGERPRINT.sub("0", render(results_with(texts)[kind], form, detail=True))


def guarded(row: dict[str, str]) -> dict[str, str]:
    """Return a row's texts, with an apostrophe before each that a spreadsheet takes for a formula."""
    return {name: f"'{cell}" if FORMULA.match(cell) else cell for name, cell in texts_of(row).items()}


def texts_of(row: dict[str, str]) -> dict[str, str]:
    """Return a row without its numbers."""
    return {name: cell for name, cell in row.items() if name not in numbers_of(row) or not NUMBER.fullmatch(cell)}


def numbers_of(row: dict[str, str]) -> set[str]:
    """Return the columns of a row that hold numbers: in a difference also those of a score that moves."""
    return NUMBERS | {"before", "after"} if row.get("kind") == "score" else NUMBERS


def spreadsheet(kind: str, texts: Texts) -> list[dict[str, str]]:
    """Return the rows that a spreadsheet reads."""
    return csv_seen(written(kind, texts, "csv-excel").removeprefix(MARK_OF_ORDER))


VIEWS: dict[str, tuple[str, Callable[[str], Any], Callable[[Texts], Fill]]] = {
    "text": ("text", text_seen, as_shown),
    "markdown": ("markdown", markdown_seen, as_shown),
    "markdown as parsed": ("markdown", markdown_tree, as_shown),
    "html": ("html", html_seen, on_a_page),
    "latex": ("latex", latex_seen, as_shown),
    "latex tokens": ("latex", latex_tokens, put),
    "csv": ("csv", csv_seen, put),
    "json": ("json", json_seen, put),
}
"""Of each view its format, how that is read, and how a text shows in it."""


@cache
def plain_view(kind: str, view: str) -> Any:
    """Return what is seen of a kind of result that holds no naughty text."""
    form, see, _ = VIEWS[view]
    return see(written(kind, NUMBERED, form))


def expected_views(view: str, texts: Texts) -> dict[str, Any]:
    """Return what must be seen of each kind of result: what is seen without the texts, with them in their places."""
    fill = VIEWS[view][2](texts)
    return {kind: in_all(plain_view(kind, view), fill) for kind in KINDS}


def views(view: str, texts: Texts) -> dict[str, Any]:
    """Return what is seen of each kind of result."""
    form, see, _ = VIEWS[view]
    return {kind: in_all(see(written(kind, texts, form)), lambda words: words) for kind in KINDS}


@covers(Row.HTML, Row.MARKDOWN, Row.TABULATE, Row.LATEX, Row.CSV, Row.TERMINAL)
def test_naughty_texts_stand_in_their_places(texts: Texts) -> None:
    """Texts change their own words in every output, and no row, column, number or element beside them."""
    for view in VIEWS:
        assert expected_views(view, texts) == views(view, texts), view


@pytest.mark.parametrize("view", ["csv", "json"])
@pytest.mark.parametrize("text", BLANK_TEXTS, ids=ascii)
def test_data_keep_white_space(view: str, text: str) -> None:
    """Data formats give back text of white space only, to the letter."""
    assert expected_views(view, everywhere(text)) == views(view, everywhere(text))


@given(text=st.text(min_size=1, max_size=100).filter(str.strip))
@settings(max_examples=settings().max_examples // 8)
def test_any_text_stands_in_its_place(text: str) -> None:
    """Any text changes its own words in an output of any format, and nothing else."""
    texts = everywhere(text)
    for view in VIEWS:
        assert expected_views(view, texts) == views(view, texts), view


@covers(Row.CSV)
def test_a_spreadsheet_gets_no_formula(texts: Texts) -> None:
    """A text that a spreadsheet takes for a formula has an apostrophe before it."""
    expected = {kind: [guarded(row) for row in rows] for kind, rows in expected_views("csv", texts).items()}
    assert expected == {kind: [texts_of(row) for row in spreadsheet(kind, texts)] for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_spreadsheet_gets_numbers(kind: str) -> None:
    """A number has no apostrophe before it, and is none that a spreadsheet takes for a date."""
    cells = [cell for row in spreadsheet(kind, NUMBERED) for name, cell in row.items() if name in numbers_of(row)]
    assert [] == [
        cell for cell in cells if not NUMBER.fullmatch(cell.partition("/")[0]) and not cell.startswith("by type")
    ]
    assert [] == [cell for cell in cells if "/" in cell]


def test_some_texts_are_formulas() -> None:
    """The apostrophe is asked for often enough, and numbers below zero are among what must not have it."""
    cells = [row["lower"] for row in spreadsheet("comparison", NUMBERED)]
    assert (True, True) == (
        sum(bool(FORMULA.match(text)) for text in FORMULAS) >= 12,
        any(cell[0] == "-" for cell in cells),
    )


@pytest.mark.parametrize("form", ["csv", "csv-excel"])
def test_rows_end_as_the_standard_says(form: str) -> None:
    """Comma-separated values end each row with a carriage return and a line feed; for spreadsheets a mark comes first."""
    output = written("comparison", NUMBERED, form)
    assert (form == "csv-excel", output.count("\n")) == (output.startswith(MARK_OF_ORDER), output.count("\r\n"))


@covers(Row.LATEX)
def test_latex_gets_the_template_s_commands_and_escapes_only(texts: Texts) -> None:
    """A text brings no command, leaves no brace open, and nothing that LaTeX acts on stands by itself."""
    outputs = {kind: written(kind, texts, "latex").partition("\n")[2] for kind in KINDS}
    commands = {kind: latex_commands(written(kind, NUMBERED, "latex")) | LATEX_ESCAPES for kind in KINDS}
    bodies = [re.sub(r"\\begin\{(tabular|longtable)\}.*", "", output) for output in outputs.values()]
    assert {} == {kind: new for kind, output in outputs.items() if (new := latex_commands(output) - commands[kind])}
    assert [] == [line for output in outputs.values() for line in unbalanced(output)]
    assert [] == [mark for body in bodies for mark in LATEX_ACTS.findall(body)]


@covers(Row.TERMINAL)
def test_a_page_holds_no_hidden_character(texts: Texts) -> None:
    """Control, format and surrogate characters of a text are visible on every page."""
    pages = (written(kind, texts, form) for kind in KINDS for form in ("text", "markdown", "html", "latex"))
    characters = "".join(set().union(*pages) - {"\n"})
    assert characters == visible(characters)


@covers(Row.LINKS)
def test_html_links_to_nothing(texts: Texts) -> None:
    """HTML has no element that loads, links or runs, and no attribute but the template's."""
    gathered = {mark for kind in KINDS for mark, _ in html_seen(written(kind, texts, "html"))}
    assert set() == {
        mark for mark in gathered if re.search(r"<(a|script|img|link|style|iframe|form)\b|href|src|on\w+=", mark)
    }


def test_every_text_is_used_in_every_run() -> None:
    """The documents of every run hold all texts, of which at least 300 may stand in a file; each class has its own."""
    used = {(number + STRIDE * index) % len(NAUGHTY) for number in SAMPLED for index in range(len(PLACES))}
    assert (set(range(len(NAUGHTY))), True) == (used, len(set(ACCEPTED)) >= 300)
    assert [] == [name for name, texts in CLASSES.items() if len(set(texts)) < 8]
