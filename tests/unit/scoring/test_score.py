"""What the specification of scoring leaves to say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from spec.builders import (
    action,
    by_evidence,
    by_measure,
    card_of,
    children,
    dimension,
    record_of,
    rubric_of,
    seen,
)

from scorecard.problem import DocumentError, NodeNotFoundError, ScorecardError
from scorecard.scoring.explain import explain
from scorecard.scoring.score import score


def test_a_record_that_does_not_fit_is_not_scored() -> None:
    """An observation that does not fit its criterion is a problem, not a score."""
    with pytest.raises(DocumentError, match=r"misfit-observation\]: 'delay' takes a number"):
        score(rubric_of(by_measure("delay")), seen(delay="low"))


def test_a_scorecard_has_a_row_for_each_node() -> None:
    """A scorecard gives its results as flat rows for any data frame."""
    rows = children("1/2").to_rows()
    expected = [("arcadia", path, "judged", Fraction(1, 2)) for path in ("", "books", "books.c1")]
    assert expected == [tuple(row[key] for key in ("subject", "path", "outcome", "score")) for row in rows]


@pytest.mark.parametrize("name", ["books.c1", "c1"])
def test_a_result_is_found_by_path_and_by_id(name: str) -> None:
    """A result goes by its dotted path, and by its id alone."""
    assert "books.c1" == children("1/2")[name].path


def test_a_result_that_is_not_there_is_no_node() -> None:
    """Asking for another node names the ones there are."""
    with pytest.raises(NodeNotFoundError, match=r"known: books, books\.c1"):
        children("1/2")["zzz"]


def test_a_shown_range_of_its_own_stands_under_sum() -> None:
    """Under `sum` a node that says how it is shown is not shown as points."""
    plain = {**by_measure("a"), "out_of": 30, "show": {"from": 0, "to": 1, "decimals": 2}}
    card = card_of(rubric_of(plain, aggregate="sum"), seen(a="1/2"))
    assert ["15 of 30", "0.50"] == [card[path].node.show.text(Fraction(1, 2)) for path in ("books", "a")]


def test_points_keep_the_decimals_of_the_rubric() -> None:
    """Under `sum` points have as many decimals as the rubric shows."""
    card = card_of(rubric_of({**by_measure("a"), "out_of": 5}, aggregate="sum", show={"decimals": 1}), seen(a="1/2"))
    assert "5.0 of 5.0" == card["a"].node.show.text(Fraction(1))


def test_a_dimension_without_a_score_is_explained() -> None:
    """Where nothing is known there is no formula, and coverage and children are given all the same."""
    below = explain(children(None), "books").statements[0].below
    assert ["note", "unknown"] == [statement.kind for statement in below]


def test_an_excluded_dimension_is_explained() -> None:
    """A dimension that does not apply says so."""
    assert "books (books): not applicable" == explain(children("out"), "books").statements[0].text


def test_full_scrutiny_is_not_mentioned() -> None:
    """Where no scrutiny is lacking the explanation has nothing to say of it."""
    card = card_of(rubric_of(by_evidence(scrutiny=[], enough=1)), record_of(action("a")))
    kinds = {statement.kind for top in explain(card, "free_press").statements for _, statement in top.walk()}
    assert "unknown" not in kinds


def test_a_power_of_zero_values_is_zero() -> None:
    """A power mean of nothing but zeros is zero."""
    assert 0 == children(0, 0, aggregate={"power": 2}).score


def test_a_fractional_power_is_computed_to_30_digits() -> None:
    """A power mean with exponent 1/2 of 1/4 and 1 is (1/2 (1/2 + 1))^2 = 9/16, on every platform."""
    assert Fraction(9, 16) == children("1/4", 1, aggregate={"power": "1/2"}).score


def test_unknown_dimensions_have_no_terms() -> None:
    """Under `withhold` one unknown dimension leaves its parent without terms."""
    dimensions = [dimension("first", by_measure("a")), dimension("second", by_measure("b"))]
    card = card_of(rubric_of(dimensions=dimensions, missing="withhold"), seen(a=1))
    assert ((), "withheld") == (card.root.terms, card.root.outcome)


@pytest.mark.parametrize("window", ["9000y", "9999m", "9999d"])
def test_a_window_ends_with_the_calendar(window: str) -> None:
    """A window that no calendar reaches ends where the calendar does."""
    record = record_of(action("a", date="9600"), subject={"id": "a", "name": "A", "terms": [{"from": "9500-01-01"}]})
    assert (window != "9999d") == bool(score(rubric_of(by_evidence()), record, window=window).exposure.acts)


def test_a_window_needs_terms() -> None:
    """A length is counted from a first day, so a subject without terms has none."""
    with pytest.raises(ScorecardError, match="'a' states no terms to count 4y from; give dates"):
        score(rubric_of(by_evidence()), record_of(subject={"id": "a", "name": "A"}), window="4y")


def test_a_withheld_root_says_so() -> None:
    """A whole whose only dimension is withheld is withheld too: there is something known, and no act is missing."""
    assert "withheld" == children(1, None, None, min_coverage="1/2").root.outcome


def test_bands_handed_down_ask_for_nothing_and_span_bounds() -> None:
    """A criterion that is not known spans the bands that it takes over, without what they require."""
    bands = [{"from": 0, "label": "low"}, {"from": 0.5, "label": "high", "requires": {"other": 0.5}}]
    rubric = rubric_of(by_measure("delay"), by_measure("other"), bands=bands)
    assert ("low", "high") == card_of(rubric)["delay"].bands
