"""Fitting: goalposts found in a set of records, and written into a rubric."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import literal
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError
from scorecard.scoring.fit import fit
from scorecard.scoring.score import score
from spec.builders import Data, record_of, rubric_of


def asked(**measure: object) -> Rubric:
    """Return a rubric with one criterion whose measure asks for a fit."""
    return rubric_of({"id": "delay", "measure": measure})


def records(*numbers: object) -> list[Record]:
    """Return a record for each number; none where nothing is known."""
    return [_record(index, {} if number is None else {"delay": number}) for index, number in enumerate(numbers)]


def _record(index: int, observations: Data) -> Record:
    return record_of(subject={"id": f"s{index}", "name": f"S{index}"}, observations=observations)


def scores(rubric: Rubric, among: list[Record]) -> list[Fraction | None]:
    """Return each record's score on the criterion."""
    return [score(rubric, record)["delay"].score for record in among]


def test_min_max_takes_the_ends() -> None:
    """`min_max` makes the smallest number worth 0 and the largest 1."""
    among = records(2, 4, 10)
    assert [0, Fraction(1, 4), 1] == scores(fit(asked(fit="min_max"), among), among)


def test_less_may_be_better() -> None:
    """With `better: less` the smallest number is worth 1."""
    among = records(2, 4, 10)
    assert [1, Fraction(3, 4), 0] == scores(fit(asked(fit="min_max", better="less"), among), among)


@pytest.mark.parametrize(("better", "expected"), [("more", ["1/10", "13/40", "1"]), ("less", ["1", "31/40", "1/10"])])
def test_min_max_goes_onto_any_range(better: str, expected: list[str]) -> None:
    """`onto` says what the worst and the best number are to be worth to what they stand in."""
    among = records(2, 4, 10)
    fitted = fit(asked(fit="min_max", better=better, onto=["1/10", 1]), among)
    assert expected == [str(score(fitted, record)["books"].score) for record in among]


def test_onto_goes_into_the_range_of_a_criterion() -> None:
    """A criterion that has a range already has a part of it after the fit."""
    rubric = rubric_of({"id": "delay", "measure": {"fit": "min_max", "onto": ["1/2", 1]}, "range": [0, "1/2"]})
    assert [Fraction(1, 4), Fraction(1, 2)] == list(fit(rubric, records(2, 4)).criteria["delay"].range)


def test_percentiles_lie_between_neighbours() -> None:
    """Goalposts at percentiles lie between neighbouring numbers in proportion."""
    measure = (
        fit(asked(fit="percentiles", percentiles=["1/4", "3/4"]), records(0, 10, 20, 30, 60)).criteria["delay"].measure
    )
    assert measure
    assert (Fraction(10), Fraction(30)) == measure.goalposts


def test_deviations_lie_around_the_mean() -> None:
    """Goalposts by deviation lie so many standard deviations of the sample from the mean."""
    measure = fit(asked(fit="deviation", deviations=2), records(2, 4, 6)).criteria["delay"].measure
    assert measure
    assert (Fraction(0), Fraction(8)) == measure.goalposts


def test_the_unknown_is_left_out() -> None:
    """Records that know no number bear on no goalpost, and are still unknown under them."""
    among = records(0, None, 10)
    assert [0, None, 1] == scores(fit(asked(fit="min_max"), among), among)


def test_goalposts_say_where_they_come_from() -> None:
    """A fitted measure says how it was found, in how many records, and which were at the ends."""
    measure = fit(asked(fit="min_max", why="As the index does."), records(3, 9)).criteria["delay"].measure
    assert "As the index does. Fitted by min_max over 2 records: from 3 (s0) to 9 (s1)." == (measure and measure.why)


def test_a_fitted_rubric_is_another_one() -> None:
    """A fitted rubric has an id of its own, and names what it was made from."""
    rubric = asked(fit="min_max")
    fitted, named = fit(rubric, records(3, 9)), fit(rubric, records(3, 9), name="index_2022")
    assert ("open_books_fitted", "index_2022", ("open_books@1",)) == (fitted.id, named.id, named.made_from)


def test_a_later_record_moves_nobody() -> None:
    """Once fitted, a record more changes no other score."""
    among = records(2, 4, 10)
    fitted = fit(asked(fit="min_max"), among)
    assert scores(fitted, among) == scores(fitted, [*among, *records(99)])[:3]


@pytest.mark.parametrize("numbers", [(), (3,), (3, 3), (None, 3)])
def test_one_number_fits_nothing(numbers: tuple[object, ...]) -> None:
    """Goalposts need two numbers that differ."""
    with pytest.raises(DocumentError, match=r"nothing-to-fit\]"):
        fit(asked(fit="min_max"), records(*numbers))


def test_criteria_written_once_are_fitted_apart() -> None:
    """Criteria that are written once for several ids have goalposts of their own after a fit."""
    shared = {"ids": ["delay", "cost"], "titles": {"cost": "Cost"}, "measure": {"fit": "min_max"}}
    dimension = {"id": "books", "title": "Books", "criteria_from": shared}
    among = [_record(0, {"delay": 1, "cost": 5}), _record(1, {"delay": 3, "cost": 9})]
    fitted = fit(rubric_of(dimensions=[dimension]), among)
    found = {
        name: [str(end) for end in node.measure.goalposts] for name, node in fitted.criteria.items() if node.measure
    }
    assert {"delay": ["1", "3"], "cost": ["5", "9"]} == found


def test_what_is_not_to_be_fitted_stays() -> None:
    """Measures with goalposts, and criteria by other rules, stay as they are."""
    rubric = rubric_of({"id": "a", "measure": {"worst": 0, "best": 5}}, {"id": "b", "evidence": {"themes": ["press"]}})
    assert rubric.fingerprint == fit(rubric, []).fingerprint


def test_an_irrational_spread_is_kept_short() -> None:
    """Goalposts that are no exact numbers are kept to 15 digits, so that a file can hold them."""
    measure = fit(asked(fit="deviation", deviations=2), records(1, 2, 4)).criteria["delay"].measure
    assert measure
    assert ["-0.72171712997057", "5.38838379663723"] == [literal(end) for end in measure.goalposts]
