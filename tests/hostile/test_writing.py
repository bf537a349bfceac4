"""Texts that outputs stumble over leave every row, column and number where it was, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.naughty import BLANK as BLANK_TEXTS
from hostile.naughty import FORMULAS, MARK, NAUGHTY, results_with
from hostile.shapes import (
    BLANK,
    csv_seen,
    html_seen,
    json_seen,
    latex_commands,
    latex_seen,
    markdown_seen,
    single,
    text_seen,
    unbalanced,
)
from scorecard.model.rubric import Rubric
from scorecard.problem import visible
from scorecard.rendering.render import render

NUMBERS = {"score", "lower", "upper", "coverage_percent", "value", "depth", "weight"}
"""Columns of comma-separated values that hold numbers."""
FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20|]")
"""What a spreadsheet takes for the start of a formula."""
MARK_OF_ORDER = "\ufeff"
KINDS = tuple(results_with(MARK))
LATEX_ESCAPES = {
    r"\textbackslash", r"\textasciicircum", r"\textasciitilde", r"\textless", r"\textgreater", r"\textbar",
    r"\textquotedbl", r"\textasciigrave", r"\textquotesingle", r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_",
}  # fmt: skip
LATEX_ACTS = re.compile(r"(?<!\\)[#$%_~^]|[<|\"`']|--|,,|^ *[\[*]", re.MULTILINE)
"""What LaTeX acts on where it stands by itself, marks that it joins, and what it takes for the argument of a row."""

Fill = Callable[[str], str]
every_text = pytest.mark.parametrize("text", NAUGHTY, ids=lambda text: ascii(text)[1:25])


@lru_cache(maxsize=8192)
def written(kind: str, text: str, form: str) -> str:
    """Return a kind of result in a format, with the text wherever it may stand."""
    return render(results_with(text)[kind], form, detail=True)


def in_all(seen: Any, fill: Fill) -> Any:
    """Return nested words with each of them filled."""
    if isinstance(seen, dict):
        return {name: in_all(value, fill) for name, value in seen.items()}
    if isinstance(seen, list):
        return [in_all(value, fill) for value in seen]
    return fill(seen) if isinstance(seen, str) else seen


def as_shown(text: str) -> Fill:
    """Return what fills words with the text on one line, its hidden characters visible."""
    return lambda words: single(visible(" ".join(words.replace(MARK, text).split()))) if MARK in words else words


def on_a_page(text: str) -> Fill:
    """Return what fills words with the text, its hidden characters visible, and white space however it is shown."""
    return lambda words: single(BLANK.sub(" ", visible(words.replace(MARK, text)))) if MARK in words else words


def to_the_letter(text: str) -> Fill:
    """Return what fills words with the text as it is."""
    return lambda words: words.replace(MARK, text)


def guarded(row: dict[str, str]) -> dict[str, str]:
    """Return a row's texts, with an apostrophe before each that a spreadsheet takes for a formula."""
    return {name: f"'{cell}" if FORMULA.match(cell) else cell for name, cell in row.items() if name not in NUMBERS}


def texts_of(row: dict[str, str]) -> dict[str, str]:
    """Return a row without its numbers."""
    return {name: cell for name, cell in row.items() if name not in NUMBERS}


def spreadsheet(kind: str, text: str) -> list[dict[str, str]]:
    """Return the rows that a spreadsheet reads."""
    return csv_seen(written(kind, text, "csv-excel").removeprefix(MARK_OF_ORDER))


VIEWS: dict[str, tuple[Callable[[str], Any], Callable[[str], Fill]]] = {
    "text": (text_seen, as_shown),
    "markdown": (markdown_seen, as_shown),
    "html": (html_seen, on_a_page),
    "latex": (latex_seen, as_shown),
    "csv": (csv_seen, to_the_letter),
    "json": (json_seen, to_the_letter),
}
"""Of each format, how it is read, and how a text shows in it."""


@cache
def plain_view(kind: str, form: str) -> Any:
    """Return what is seen of a kind of result that holds no naughty text."""
    return VIEWS[form][0](written(kind, MARK, form))


def expected_views(form: str, text: str) -> dict[str, Any]:
    """Return what must be seen of each kind of result: what is seen without the text, with the text in its place."""
    return {kind: in_all(plain_view(kind, form), VIEWS[form][1](text)) for kind in KINDS}


def views(form: str, text: str) -> dict[str, Any]:
    """Return what is seen of each kind of result."""
    return {kind: VIEWS[form][0](written(kind, text, form)) for kind in KINDS}


@pytest.mark.parametrize("form", VIEWS)
@every_text
def test_a_naughty_text_stands_in_its_place(form: str, text: str) -> None:
    """A text changes its own words in an output, and no row, column, number or element beside them."""
    assert expected_views(form, text) == views(form, text)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("text", BLANK_TEXTS, ids=ascii)
def test_data_keep_white_space(form: str, text: str) -> None:
    """Data formats give back text of white space only, to the letter."""
    assert expected_views(form, text) == views(form, text)


@given(text=st.text(min_size=1, max_size=100).filter(str.strip))
@settings(max_examples=settings().max_examples // 4)
def test_any_text_stands_in_its_place(text: str) -> None:
    """Any text changes its own words in an output of any format, and nothing else."""
    assert {form: expected_views(form, text) for form in VIEWS} == {form: views(form, text) for form in VIEWS}


@every_text
def test_a_spreadsheet_gets_no_formula(text: str) -> None:
    """A text that a spreadsheet takes for a formula has an apostrophe before it."""
    expected = {kind: [guarded(row) for row in rows] for kind, rows in expected_views("csv", text).items()}
    assert expected == {kind: [texts_of(row) for row in spreadsheet(kind, text)] for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_spreadsheet_gets_numbers(kind: str) -> None:
    """A number has no apostrophe before it, and is none that a spreadsheet takes for a date."""
    cells = [cell for row in spreadsheet(kind, MARK) for name, cell in row.items() if name in NUMBERS]
    assert cells == [cell for cell in cells if re.fullmatch(r"(-?\d+(\.\d+)?)?", cell)]


def test_some_texts_are_formulas() -> None:
    """The apostrophe is asked for often enough, and numbers below zero are among what must not have it."""
    cells = [row["lower"] for row in spreadsheet("comparison", MARK)]
    assert (True, True) == (sum(bool(FORMULA.match(text)) for text in FORMULAS) >= 12, "-24.3" in cells)


@pytest.mark.parametrize("form", ["csv", "csv-excel"])
def test_rows_end_as_the_standard_says(form: str) -> None:
    """Comma-separated values end each row with a carriage return and a line feed; for spreadsheets a mark comes first."""
    output = written("comparison", MARK, form)
    assert (form == "csv-excel", output.count("\n")) == (output.startswith(MARK_OF_ORDER), output.count("\r\n"))


@every_text
def test_latex_gets_the_template_s_commands_and_escapes_only(text: str) -> None:
    """A text brings no command, leaves no brace open, and nothing that LaTeX acts on stands by itself."""
    outputs = {kind: written(kind, text, "latex").partition("\n")[2] for kind in KINDS}
    commands = {kind: latex_commands(written(kind, MARK, "latex")) | LATEX_ESCAPES for kind in KINDS}
    bodies = [re.sub(r"\\begin\{tabular\}.*", "", output) for output in outputs.values()]
    assert {} == {kind: new for kind, output in outputs.items() if (new := latex_commands(output) - commands[kind])}
    assert [] == [line for output in outputs.values() for line in unbalanced(output)]
    assert [] == [mark for body in bodies for mark in LATEX_ACTS.findall(body)]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "latex"])
@every_text
def test_a_page_holds_no_hidden_character(form: str, text: str) -> None:
    """Control, format and surrogate characters of a text are visible on every page."""
    characters = "".join(set().union(*(written(kind, text, form) for kind in KINDS)) - {"\n"})
    assert characters == visible(characters)


@every_text
def test_no_score_depends_on_words(text: str) -> None:
    """A rubric whose words are others has the same fingerprint."""
    rubrics = (results_with(MARK)["rubric"], results_with(text)["rubric"])
    assert 1 == len({rubric.fingerprint for rubric in rubrics if isinstance(rubric, Rubric)})
