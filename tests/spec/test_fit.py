"""Fitting: goalposts found in a set of records, and written into a rubric."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import literal
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.scoring.fit import fit
from scorecard.scoring.score import score
from scorecard.source import Pointer
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
    rubric = rubric_of({"id": "delay", "measure": {"fit": "min_max", "onto": ["1/2", 1]}, "range": ["1/5", "3/5"]})
    assert [Fraction(2, 5), Fraction(3, 5)] == list(fit(rubric, records(2, 4)).criteria["delay"].range)


@pytest.mark.parametrize(
    ("numbers", "shares", "goalposts"),
    [
        ((0, 10, 20, 30, 60), ["1/4", "3/4"], ["10", "30"]),
        ((0, 10, 40), ["1/4", "3/4"], ["5", "25"]),
        ((5, 10, 40), [0, 1], ["5", "40"]),
    ],
)
def test_percentiles_lie_between_neighbours(
    numbers: tuple[int, ...], shares: list[object], goalposts: list[str]
) -> None:
    """Goalposts at percentiles lie between neighbouring numbers in proportion."""
    measure = fit(asked(fit="percentiles", percentiles=shares), records(*numbers)).criteria["delay"].measure
    assert measure
    assert goalposts == [literal(end) for end in measure.goalposts]


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
    with pytest.raises(DocumentError) as raised:
        fit(asked(fit="min_max"), records(*numbers))
    known = sum(number is not None for number in numbers)
    expected = Problem(
        code="nothing-to-fit",
        message=f"'delay' has {known} numbers in the records, and not two that differ",
        pointer=Pointer(("dimensions", 0, "criteria", 0, "measure", "fit")),
        hint="give records with at least two different numbers, or goalposts worst: and best:",
    )
    assert (expected,) == raised.value.problems


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


@pytest.mark.parametrize(
    ("measure", "numbers", "why"),
    [
        (
            {"fit": "min_max", "onto": ["1/10", 1]},
            (9, 3),
            "Fitted by min_max over 2 records: from 3 (s1) to 9 (s0), seen as 0.1 to 1.",
        ),
        (
            {"fit": "percentiles", "percentiles": ["1/20", "19/20"]},
            (3, 9),
            "Fitted by percentiles 0.05 and 0.95 over 2 records.",
        ),
        (
            {"fit": "deviation", "deviations": 2},
            (2, 4, 6),
            (
                "Fitted by deviation over 3 records: the mean, 4, and 2 times the standard deviation of the sample, 2,"
                " to either side."
            ),
        ),
    ],
)
def test_every_way_says_how_it_found_goalposts(measure: Data, numbers: tuple[int, ...], why: str) -> None:
    """Each way to fit says what it did and with how many records, and nothing else where no reason was given."""
    found = fit(asked(**measure), records(*numbers)).criteria["delay"].measure
    assert why == (found and found.why)


def test_equal_numbers_are_named_by_the_first_subject() -> None:
    """Of subjects with the same number at an end, the ends name the first and the last by id, in whatever order."""
    among = records(3, 3, 9, 9)
    measures = [fit(asked(fit="min_max"), order).criteria["delay"].measure for order in (among, among[::-1])]
    assert ["Fitted by min_max over 4 records: from 3 (s0) to 9 (s3)."] * 2 == [one and one.why for one in measures]


def test_the_rest_of_a_measure_stays() -> None:
    """What a measure counts, how its value runs between the goalposts and where it stops are as they were."""
    measure = fit(asked(fit="min_max", curve="log", cap="none", unit="days"), records(1, 9)).criteria["delay"].measure
    assert ("log", "none", "days") == (measure and (measure.curve, measure.cap, measure.unit))


def test_criteria_further_in_are_fitted() -> None:
    """A measure in a dimension of a dimension is fitted as any other."""
    inner = {"id": "inner", "title": "Inner", "criteria": [{"id": "delay", "measure": {"fit": "min_max"}}]}
    rubric = rubric_of(dimensions=[{"id": "books", "title": "Books", "dimensions": [inner]}])
    assert [0, 1] == scores(fit(rubric, records(2, 4)), records(2, 4))
