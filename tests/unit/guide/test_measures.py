"""How a guide tells what a number came to: its way between goalposts, its step, and the reasons of the rubric."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import leaf, of_kind, rubric_of, seen

import scorecard as sc
from scorecard.guide.content import Guide
from scorecard.guide.document import book_of_guide
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.page import guide_html

TABLE: list[dict[str, Any]] = [
    {"from": 0, "score": 0, "why": "Few read so little."},
    {"above": 50, "score": "1/2", "why": "Half of them."},
    {"from": 90, "score": 1},
]


def guide_of(measure: dict[str, Any], number: int, lang: str = "en", **choices: Any) -> Guide:
    """Return a guide to one criterion with a measure, and to one subject with a number."""
    rubric = rubric_of({"id": "sets", "title": "Data sets", "measure": measure} | choices)
    return make_guide(sc.compare(rubric, [seen(sets=number)]), GuideOptions(lang=lang, content_lang=lang, draws=0))


def formulas(guide: Guide) -> list[str]:
    """Return the formulas of the only account."""
    return [formula for view in guide.criteria for account in view.accounts for formula in account.formulas]


def document_of(guide: Guide) -> str:
    """Return all that the documents of a guide say."""
    return repr(book_of_guide(guide))


@pytest.mark.parametrize(
    ("unit", "said"), [("", "0 counts as 0, and 80 as 1."), ("%", "0 % counts as 0, and 80 % as 1.")]
)
def test_goalposts_stand_with_their_unit_where_there_is_one(unit: str, said: str) -> None:
    """A measure without a unit leaves no gap in the sentence on how it judges."""
    measure = {"worst": 0, "best": 80} | ({"unit": unit} if unit else {})
    assert f"By a number: {said}" in repr(guide_of(measure, 40))


@pytest.mark.parametrize(
    ("measure", "number", "formula"),
    [
        ({}, 40, "(40 \u2212 0) / (80 \u2212 0) = 0.5"),
        ({}, 80, "(80 \u2212 0) / (80 \u2212 0) = 1"),
        ({}, 95, "(95 \u2212 0) / (80 \u2212 0) = 1.1875, counted as 1"),
        ({}, -20, "(\u221220 \u2212 0) / (80 \u2212 0) = \u22120.25, counted as 0"),
        ({"cap": "worst"}, 95, "(95 \u2212 0) / (80 \u2212 0) = 1.1875"),
        ({"cap": "worst"}, -20, "(\u221220 \u2212 0) / (80 \u2212 0) = \u22120.25, counted as 0"),
        ({"cap": "none"}, -20, "(\u221220 \u2212 0) / (80 \u2212 0) = \u22120.25"),
        (
            {"worst": 100, "best": 10000, "curve": "log"},
            10,
            "(log 10 \u2212 log 100) / (log 10,000 \u2212 log 100) = \u22120.5, counted as 0",
        ),
    ],
)
def test_a_formula_is_true_where_a_value_is_capped(measure: dict[str, Any], number: int, formula: str) -> None:
    """A formula comes to what it says, and a cap is told beside it, on the page and in documents."""
    guide = guide_of({"worst": 0, "best": 80} | measure, number)
    assert [formula] == formulas(guide)
    assert (True, True) == (formula in guide_html(guide), formula in document_of(guide))


def test_a_number_that_does_not_count_has_no_formula() -> None:
    """Where a criterion does not apply, its number comes to nothing."""
    limited = {"id": "sets", "measure": {"worst": 0, "best": 80}, "applies_to": {"where": {"type": ["city"]}}}
    card = of_kind(rubric_of(limited), "county", sets=40)
    made = make_guide(sc.compare(card.rubric, [card.record]), GuideOptions(draws=0))
    assert ("excluded", []) == (card["sets"].outcome, formulas(made))


@pytest.mark.parametrize(
    ("lang", "steps"),
    [
        ("en", [("up to 50 days", "0"), ("above 50 days", "0.5"), ("from 90 days up", "1")]),
        ("es", [("hasta 50 days", "0"), ("más de 50 days", "0,5"), ("a partir de 90 days", "1")]),
    ],
)
def test_steps_are_shown_with_their_reasons(lang: str, steps: list[tuple[str, str]]) -> None:
    """Each step of a table is shown with its worth and its reason, the lowest first, on the page and in documents."""
    guide = guide_of({"table": TABLE[::-1], "unit": "days"}, 75, lang)
    assert steps == [(step.title, step.value_text) for step in guide.criteria[0].steps]
    page, document = guide_html(guide), document_of(guide)
    assert [] == [title for title, worth in steps if f"<dt>{title}</dt><dd>{worth}" not in page]
    assert [] == [title for title, worth in steps if f"{title}: {worth}" not in document]
    reasons = [step["why"] for step in TABLE if "why" in step]
    assert [] == [why for why in reasons if why not in page or why not in document]


@pytest.mark.parametrize(
    ("table", "titles"),
    [
        ([{"from": 0, "score": 0}, {"from": 50, "score": 1}], ["below 50", "from 50 up"]),
        ([{"from": 0, "score": 0}, {"above": 1000, "score": 1}], ["up to 1,000", "above 1,000"]),
        ([{"from": 0, "score": 1}], ["any number"]),
    ],
)
def test_the_lowest_step_is_open_below(table: list[dict[str, Any]], titles: list[str]) -> None:
    """The lowest step is told by where the next one starts, as numbers below its own threshold lie in it too."""
    assert titles == [step.title for step in guide_of({"table": table}, -5).criteria[0].steps]


@pytest.mark.parametrize(
    ("number", "formula"),
    [
        (-3, "\u22123 lies in the step “up to 50”, worth 0"),
        (50, "50 lies in the step “up to 50”, worth 0"),
        (75, "75 lies in the step “above 50”, worth 0.5"),
        (90, "90 lies in the step “from 90 up”, worth 1"),
    ],
)
def test_a_number_is_told_its_step(number: int, formula: str) -> None:
    """What a number came to is told by the step that it lies in."""
    assert [formula] == formulas(guide_of({"table": TABLE}, number))


@pytest.mark.parametrize("measure", [{"worst": 0, "best": 80}, {"table": TABLE}])
@pytest.mark.parametrize(("lang", "label"), [("en", "Why it is judged so"), ("es", "Por qué se evalúa así")])
def test_the_reason_of_a_measure_is_shown(measure: dict[str, Any], lang: str, label: str) -> None:
    """The reason for goalposts or steps stands beside how a criterion is judged, on the page and in documents."""
    guide = guide_of(measure | {"why": "The law asks for 80."}, 40, lang)
    assert f"<p>{label}: <bdi>The law asks for 80.</bdi></p>" in guide_html(guide)
    assert f"Prose(text='The law asks for 80.', label='{label}'" in document_of(guide)


def test_the_reason_of_a_ceiling_is_shown() -> None:
    """The reason for a ceiling follows it."""
    held = {"at": "1/2", "while": {"other": "2/5"}, "why": "Nothing to read."}
    rubric = rubric_of(leaf("sets", ceiling=held), leaf("other"))
    guide = make_guide(sc.compare(rubric, [seen(sets=1)]), GuideOptions(draws=0))
    expected = "Its value is at most 0.5 while other is below 0.4. Reason: Nothing to read."
    assert expected in guide.criteria[0].judged_by
