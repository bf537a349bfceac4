"""What is printed is what was computed, rounded once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import docx_text, pdf_text
from strategies import ANYTHING, Document, Pair, cases, changed

from properties.cards import card_of
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.renderable import Renderable
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.files import rendered
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare
from scorecard.scoring.explain import explain

SMALL = replace(ANYTHING, tiers=1)
FEW = settings(max_examples=settings().max_examples // 3)
FEWER = settings(max_examples=settings().max_examples // 12)
COLUMNS = ("score", "lower", "upper", "coverage_percent")
PAGES = ("text", "markdown", "html", "latex")
SHEETS: dict[str, Callable[[bytes], str]] = {"docx": docx_text, "pdf": pdf_text}
"""What reads the formats that are bytes."""
TABLES = re.compile(r"Scores.*?(?=Read:)", re.DOTALL)
"""The tables of a page: from their first caption to the first sentence on how to read them."""
MARKUP = re.compile(r"<[^>]*>|\\begin\{.*|\\multicolumn\{\d+\}|\\\\\[0pt\]|\\(?=[-+%])|&nbsp;")
"""What a format adds around numbers, some of it with digits in it."""
NUMBER = re.compile(r"(?<![\w.])[-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?![\w.])")
shows: st.SearchStrategy[Document] = st.sampled_from(
    [
        {"from": -100, "to": 100, "decimals": 0},
        {"from": 0, "to": 40, "decimals": 2},
        {"from": 10, "to": Fraction(1, 2), "decimals": 3},
    ]
)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Return a number rounded half away from zero."""
    units = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(units if value > 0 else -units, 10**decimals)


def shown(result: Result, value: Fraction | None) -> Fraction | None:
    """Return a value in the units in which its node is shown, rounded as declared."""
    show = result.show
    return None if value is None else rounded(show.low + (show.high - show.low) * value, show.decimals)


def cell(result: Result) -> list[Fraction | None]:
    """Return the numbers of a result's cell: score, and bounds where they differ."""
    bounds = [] if result.lower == result.upper else [result.lower, result.upper]
    both = bounds if result.score is not None or bounds else [result.lower, result.upper]
    full = [rounded(result.show.high, result.show.decimals)] if result.show.out_of else []
    return [number for value in (result.score, *both) if value is not None for number in (shown(result, value), *full)]


def percent(share: Fraction | None) -> Fraction | None:
    """Return a share in per cent, rounded to a whole number."""
    return None if share is None else rounded(share * 100, 0)


def exposed(card: Scorecard) -> list[Fraction | None]:
    """Return the numbers that stand beside the scores of a rubric that judges acts."""
    found = card.exposure
    years = None if found.years is None else rounded(found.years, 1)
    counts = [Fraction(found.documents), None if found.characters is None else Fraction(found.characters)]
    counts += [Fraction(found.undated)] if found.undated else []
    acts = [
        Fraction(found.acts),
        percent(found.scrutinised),
        percent(found.self_reported),
        percent(found.shared_points),
    ]
    judged_by_acts = any(node.evidence for node in card.rubric.tree.walk())
    return [percent(card.coverage), years, *counts, *(acts if judged_by_acts else [])]


def rows_of(card: Scorecard) -> list[Result]:
    """Return a card's results in the order of its rows: the whole comes last."""
    whole, *parts = card.root.walk()
    return [*parts, whole]


def printed(page: str) -> list[Fraction]:
    """Return the numbers in the tables of a page."""
    found = TABLES.search(page)
    assert found
    return [Fraction(number.replace(",", "")) for number in NUMBER.findall(MARKUP.sub(" ", found[0]))]


def page_of(result: Renderable, format_: str) -> str:
    """Return what stands on the page of a result, as its reader finds it."""
    made = rendered(result, format_, detail=True)
    return SHEETS[format_](made) if format_ in SHEETS else made.decode()


def worded(pair: Pair, show: Document) -> Pair:
    """Return the rubric with titles that hold no digits, shown in other units, and the record."""
    rubric, record = pair
    return changed(rubric, lambda part: part | {"title": "Words"}) | {"show": show}, record


def compared(rubric: Document, record: Document) -> Comparison:
    """Return a record compared with another one, which lacks its observations."""
    other = record | {"subject": record["subject"] | {"id": "other", "name": "Other"}, "observations": {}}
    return compare(Rubric(**rubric), [Record(**record), Record(**other)])


def numbers_of(both: Comparison) -> list[Fraction]:
    """Return the numbers of a comparison's tables by size."""
    computed = [number for card in both.cards for row in rows_of(card) for number in cell(row)]
    beside = [number for card in both.cards for number in exposed(card)]
    return sorted(number for number in (*computed, *beside) if number is not None)


@pytest.mark.parametrize("format_", SHEETS)
@FEWER
@given(cases(SMALL), shows)
def test_sheets_hold_the_numbers(format_: str, pair: Pair, show: Document) -> None:
    """28. Every number of a scorecard on sheets, read back, is the number computed under the declared rounding."""
    card = card_of(*worded(pair, show))
    computed = [number for row in rows_of(card) for number in (*cell(row), percent(row.coverage))] + exposed(card)
    assert sorted(number for number in computed if number is not None) == sorted(printed(page_of(card, format_)))


@pytest.mark.parametrize("format_", PAGES)
@FEW
@given(cases(SMALL), shows)
def test_a_scorecard_prints_its_numbers(format_: str, pair: Pair, show: Document) -> None:
    """28. Every number of a printed scorecard, read back, is the number computed under the declared rounding."""
    card = card_of(*worded(pair, show))
    computed = [number for row in rows_of(card) for number in (*cell(row), percent(row.coverage))] + exposed(card)
    assert sorted(number for number in computed if number is not None) == sorted(printed(page_of(card, format_)))


@pytest.mark.parametrize("format_", SHEETS)
@FEWER
@given(cases(SMALL), shows)
def test_sheets_hold_the_numbers_of_a_comparison(format_: str, pair: Pair, show: Document) -> None:
    """28. Every number of a comparison on sheets, read back, is the number computed under the declared rounding."""
    both = compared(*worded(pair, show))
    assert numbers_of(both) == sorted(printed(page_of(both, format_)))


@pytest.mark.parametrize("format_", PAGES)
@FEW
@given(cases(SMALL), shows)
def test_a_comparison_prints_its_numbers(format_: str, pair: Pair, show: Document) -> None:
    """28. Every number of a printed comparison, read back, is the number computed under the declared rounding."""
    both = compared(*worded(pair, show))
    assert numbers_of(both) == sorted(printed(page_of(both, format_)))


@FEW
@given(cases(SMALL), shows)
def test_rows_of_values_hold_the_numbers(pair: Pair, show: Document) -> None:
    """28. Every number of a scorecard as CSV, read back, is the number computed under the declared rounding."""
    card = card_of(*worded(pair, show))
    rows = [[number_in(row[key]) for key in COLUMNS] for row in csv.DictReader(io.StringIO(render(card, "csv")))]
    assert rows == [
        [*(shown(row, value) for value in (row.score, row.lower, row.upper)), percent(row.coverage)]
        for row in card.root.walk()
    ]


@FEW
@given(cases(SMALL))
def test_an_explanation_holds_exact_numbers(pair: Pair) -> None:
    """28. Every number of an explanation as CSV, read back, is the exact number of its statement."""
    explanation = explain(card_of(*pair))
    rows = csv.DictReader(io.StringIO(render(explanation, "csv")))
    statements = [below for statement in explanation.statements for _, below in statement.walk()]
    assert [statement.value for statement in statements] == [number_in(row["value"]) for row in rows]


def number_in(text: str) -> Fraction | None:
    """Return the number in a field; an empty field holds none."""
    return Fraction(text) if text else None
