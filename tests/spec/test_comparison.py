"""Comparison: only under one standard, and nothing called higher than the bounds allow."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import RubricMismatchError, ScorecardError
from scorecard.scoring.compare import compare, compare_cards
from scorecard.scoring.score import score
from spec.builders import TERM, action, by_evidence, by_measure, dimension, leaf, record_of, rubric_of, source

MEASURED = rubric_of(by_measure("a"), by_measure("b"))


WHERE = {
    "a": "present in one and absent in the other",
    "b": "present in one and absent in the other",
    "c": "absent in one and present in the other",
    "d": "absent in one and present in the other",
    "e": "absent in one and present in the other",
}
"""Which of two rubrics has which criteria, as far as the message names them."""


def observed(name: str, a: object = None, b: object = None) -> Record:
    """Return a record of a subject with its values for two criteria."""
    values = {key: value for key, value in (("a", a), ("b", b)) if value is not None}
    return record_of(subject={"id": name, "name": name.title(), "terms": [TERM]}, observations=values)


def finding(first: Record, second: Record, path: str = "") -> str:
    """Return what a comparison of two records finds."""
    return next(pair.finding for pair in compare(MEASURED, [first, second]).pairs if pair.path == path)


def two_rubrics(**changes: object) -> tuple[Rubric, Rubric]:
    """Return a rubric, and the same with changes."""
    return MEASURED, rubric_of(by_measure("a"), by_measure("b"), **changes)


def test_rows_keep_the_order_given() -> None:
    """Subjects stand in the order in which they are given, whatever their scores."""
    records = [observed("zembla", 0, 0), observed("arcadia", 1, 1), observed("borduria", "1/2", 0)]
    assert ["zembla", "arcadia", "borduria"] == [card.record.subject.id for card in compare(MEASURED, records).cards]


def test_another_subject_changes_nobodys_score() -> None:
    """A score depends on one record and one rubric only."""
    alone, together = (
        compare(MEASURED, [observed("a", "1/3")]),
        compare(MEASURED, [observed("a", "1/3"), observed("b", 1)]),
    )
    assert alone.cards[0].root == together.cards[0].root


def test_a_pair_is_separated_by_its_bounds() -> None:
    """One subject is above another only if its lower bound exceeds the other's upper bound."""
    assert "first_above" == finding(observed("first", 1, None), observed("second", 0, "1/2"))


def test_a_pair_is_separated_in_either_direction() -> None:
    """The finding says which of the two is above."""
    assert "second_above" == finding(observed("first", 0, "1/2"), observed("second", 1, None))


def test_bounds_that_touch_do_not_separate() -> None:
    """A lower bound that equals the other's upper bound separates nothing."""
    assert "not_separated" == finding(observed("first", 1, None), observed("second", 0, 1))


def test_a_higher_score_alone_does_not_separate() -> None:
    """A score above another does not separate while the bounds overlap."""
    assert "not_separated" == finding(observed("first", 1, None), observed("second", 0, None))


def test_equal_and_certain_is_level() -> None:
    """Two subjects known to have exactly one value are level."""
    assert "level" == finding(observed("first", 1, 0), observed("second", 0, 1))


def test_what_does_not_apply_is_not_compared() -> None:
    """A subject that the rubric does not apply to is neither above nor below."""
    excluded = record_of(
        subject={"id": "second", "name": "Second"}, observations_of="open_books@1",
        observations={"a": "not_applicable", "b": "not_applicable"},
    )  # fmt: skip
    assert "not_comparable" == finding(observed("first", 1, 1), excluded)


def test_every_pair_is_compared_on_every_outermost_dimension() -> None:
    """Three subjects make three pairs, on the whole and on each outermost dimension."""
    rubric = rubric_of(dimensions=[dimension("first", by_measure("a")), dimension("second", by_measure("b"))])
    pairs = compare(rubric, [observed(name) for name in ("a", "b", "c")]).pairs
    assert {"": 3, "first": 3, "second": 3} == {
        path: [pair.path for pair in pairs].count(path) for path in ("", "first", "second")
    }


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"missing": "worst"}, "tree.children.books.missing is exclude in one and worst in the other"),
        ({"aggregate": "min"}, "tree.aggregate.method is mean in one and min in the other"),
        ({"min_coverage": "1/3"}, "tree.min_coverage is 0 in one and 1/3 in the other"),
        ({"bands": [{"from": 0, "label": "any"}]}, "tree.bands is present in one and present in the other"),
    ],
)
def test_other_standards_do_not_compare(changes: dict[str, object], words: str) -> None:
    """Scorecards of different rubrics are refused, and the message says what differs."""
    first, second = two_rubrics(**changes)
    with pytest.raises(RubricMismatchError) as raised:
        compare_cards([score(first, observed("a")), score(second, observed("b"))])
    assert f"; {words}" in str(raised.value).replace("are different standards: ", "; ")


def test_many_differences_are_counted() -> None:
    """Of many differences the message names five and counts the rest."""
    second = rubric_of(*(by_measure(name) for name in "cdefgh"))
    places = "; ".join(f"tree.children.books.children.{name} is {there}" for name, there in WHERE.items())
    names = " and ".join(f"open_books@1 ({rubric.fingerprint[:12]})" for rubric in (MEASURED, second))
    with pytest.raises(RubricMismatchError) as raised:
        compare_cards([score(MEASURED, observed("a")), score(second, observed("b"))])
    assert f"{names} are different standards: {places}; and 3 more" == str(raised.value)


def test_as_many_differences_as_are_named_are_not_counted() -> None:
    """Of five differences the message names all, and speaks of no more."""
    second = rubric_of(*map(by_measure, "abcde"))
    with pytest.raises(RubricMismatchError) as raised:
        compare_cards([score(MEASURED, observed("a")), score(second, observed("b"))])
    shares = "; ".join(f"tree.children.books.children.{name}.share is 1/2 in one and 1/5 in the other" for name in "ab")
    more = "; ".join(f"tree.children.books.children.{name} is {WHERE[name]}" for name in "cde")
    assert f"{shares}; {more}" == str(raised.value).partition("standards: ")[2]


def test_equal_standards_compare_whatever_their_names() -> None:
    """Two rubrics of one meaning are one standard."""
    first, second = two_rubrics(title="Other", version="3.1")
    assert isinstance(compare_cards([score(first, observed("a")), score(second, observed("b"))]), Comparison)


def test_two_records_of_one_subject_are_refused() -> None:
    """A subject stands in a comparison once."""
    with pytest.raises(ScorecardError, match="two records are of the subject 'a'; give each subject one record"):
        compare(MEASURED, [observed("a"), observed("a")])


def test_no_record_is_refused() -> None:
    """A comparison needs a record."""
    with pytest.raises(ScorecardError, match=r"^there is no record to compare$"):
        compare(MEASURED, [])


def test_different_windows_do_not_compare() -> None:
    """Scorecards that look at different parts of the time in office are refused."""
    cards = [score(MEASURED, observed("a"), window="4y"), score(MEASURED, observed("b"))]
    with pytest.raises(ScorecardError, match=r"^the scorecards look at different windows; score them with one window$"):
        compare_cards(cards)


def test_exposure_stands_beside_the_scores() -> None:
    """Years, documents, characters, acts, self-reported and scrutinised shares are given and enter no score."""
    sources = {
        "own": {**source("self_reported"), "characters": 1200},
        "audit": {**source("oversight", covers=["press"]), "characters": 800},
    }
    acts = (
        action("a", by=["own"]),
        action("b", by=["own", "audit"]),
        action("c", by=["audit"]),
        action("d", by=["audit"]),
    )
    rubric = rubric_of(by_evidence(), by_evidence("courts", "courts"))
    exposure = score(rubric, record_of(*acts, sources=sources)).exposure
    shares = (exposure.self_reported, exposure.scrutinised)
    assert (Fraction(8), 2, 2000, 4) == (exposure.years, exposure.documents, exposure.characters, exposure.acts)
    assert (Fraction(1, 4), Fraction(1, 4)) == shares


def test_points_used_twice_are_shown() -> None:
    """Exposure gives the share of points that rest on acts which more than one criterion counts: here 2 of 3."""
    rubric = rubric_of(by_evidence("first", "press"), by_evidence("second", "courts"))
    record = record_of(action("a", {"press": "advances", "courts": "advances"}), action("b", "sets_back"))
    assert Fraction(2, 3) == score(rubric, record).exposure.shared_points


def test_points_used_twice_count_as_much_as_each_rule_gives() -> None:
    """An act worth 1 on one criterion and 1/3 on another, beside one worth 1: 4/3 of 7/3 points are shared."""
    third = by_evidence("second", "courts", stages={"carried_out": "1/3"})
    record = record_of(action("a", {"press": "advances", "courts": "advances"}), action("b", "sets_back"))
    assert Fraction(4, 7) == score(rubric_of(by_evidence("first", "press"), third), record).exposure.shared_points


def test_what_exposure_cannot_know_is_none() -> None:
    """A length that is not given, a term without an end and shares of nothing are none, never 0."""
    record = record_of(subject={"id": "a", "name": "A", "terms": [{"from": "2001-01-20"}]})
    exposure = score(MEASURED, record).exposure
    assert (None,) * 5 == (
        exposure.years,
        exposure.characters,
        exposure.self_reported,
        exposure.scrutinised,
        exposure.shared_points,
    )


def test_rows_are_for_any_data_frame() -> None:
    """A comparison gives one flat row for each subject and node, with exact numbers."""
    rows = compare(MEASURED, [observed("first", 1, None)]).to_rows()
    assert ["", "books", "books.a", "books.b"] == [row["path"] for row in rows]
    assert ("first", "books.a", "judged", 1, 1) == tuple(
        rows[2][key] for key in ("subject", "path", "outcome", "score", "coverage")
    )


def test_ranks_are_competition_ranks() -> None:
    """A rank is 1 and the number of strictly better scores; who has no score has no rank and is not counted."""
    records = [
        observed("a", 1, 1),
        observed("b", "1/2", "1/2"),
        observed("c", 1, 0),
        observed("d", 0, 0),
        observed("e"),
    ]
    assert {"a": 1, "b": 2, "c": 2, "d": 4, "e": None} == compare(MEASURED, records).ranks()


def test_ranks_may_be_asked_of_a_node() -> None:
    """Subjects are ranked on one criterion as on the whole."""
    assert {"a": 2, "b": 1} == compare(MEASURED, [observed("a", 0, 1), observed("b", 1, 0)]).ranks("books.a")


FIVE = [observed(name, value, value) for name, value in zip("abcde", ("1/3", 1, "1/3", 0, "1/3"), strict=True)]


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [("min", (2, 1, 2, 5, 2)), ("dense", (2, 1, 2, 3, 2)), ("average", (3, 1, 3, 5, 3))],
)
def test_equal_scores_share_a_rank(ties: str, ranks: tuple[int, ...]) -> None:
    """Equal scores have the best place that they share, the next without a gap, or the mean of their places."""
    rubric = two_rubrics(rank={"ties": ties})[1]
    assert dict(zip("abcde", ranks, strict=True)) == compare(rubric, FIVE).ranks()


def test_subjects_are_ranked_among_their_like() -> None:
    """Only subjects with the same values of the attributes in `within` are ranked together."""
    rubric = two_rubrics(rank={"within": ["year"]})[1]
    years = [
        record.model_copy(update={"subject": record.subject.model_copy(update={"attributes": {"year": year}})})
        for record, year in zip(FIVE, ("2020", "2020", "2021", "2021", "2020"), strict=True)
    ]
    assert {"a": 2, "b": 1, "c": 1, "d": 2, "e": 2} == compare(rubric, years).ranks()


@pytest.mark.parametrize(("on", "ranks"), [("exact", (1, 2, 3)), ("rounded", (1, 1, 3))])
def test_ranks_may_go_by_what_is_shown(on: str, ranks: tuple[int, ...]) -> None:
    """Scores that are shown as one number share a rank where the rubric ranks rounded scores."""
    rubric = two_rubrics(rank={"on": on})[1]
    records = [observed("a", "501/1000", "501/1000"), observed("b", "1/2", "1/2"), observed("c", "2/5", "2/5")]
    assert dict(zip("abc", ranks, strict=True)) == compare(rubric, records).ranks()


def test_less_may_be_shown_as_better() -> None:
    """Where the best is shown as 0, the smaller number shown ranks first."""
    rubric = two_rubrics(rank={"on": "rounded"}, show={"from": 100, "to": 0})[1]
    assert {"a": 2, "b": 1} == compare(rubric, [observed("a", 0, 0), observed("b", 1, 1)]).ranks()


@pytest.mark.parametrize("on", ["exact", "rounded"])
def test_points_rank_by_their_share_of_what_applies(on: str) -> None:
    """10 of 10 points rank above 15 of 20: a rank is of the score, not of points out of differing totals."""
    rubric = rubric_of(leaf("a", out_of=10), leaf("b", out_of=10), aggregate="sum", rank={"on": on})
    assert {"x": 1, "y": 2} == compare(rubric, [partly("x", 1, "not_applicable"), partly("y", 1, "1/2")]).ranks()


def partly(name: str, a: object, b: object) -> Record:
    """Return a record whose reasons for no value count under any rubric."""
    return record_of(subject={"id": name, "name": name.title()}, observations={"a": a, "b": b})


def test_a_comparison_says_its_window() -> None:
    """The window that all were scored with stands in the comparison."""
    cards = [score(MEASURED, observed(name), window="4y") for name in "ab"]
    window = compare_cards(cards).window
    assert "4y" == (window and window.text)


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ([{}], "no attributes"),
        ([{"size": "big"}, {"size": "small"}], "size=big, size=small"),
        ([{"n": f"{n}"} for n in range(10, 30)], ", ".join(f"n={n}" for n in range(10, 30))),
        ([{"n": f"{n}"} for n in range(10, 31)], f"{', '.join(f'n={n}' for n in range(10, 30))} and 1 more"),
    ],
)
def test_nobody_to_compare_says_what_there_is(attributes: list[dict[str, str]], said: str) -> None:
    """Where no subject has the values asked for, the message says which values the subjects state."""
    records = [
        record_of(subject={"id": f"s{index}", "name": "S", "attributes": each}) for index, each in enumerate(attributes)
    ]
    with pytest.raises(ScorecardError) as raised:
        compare(MEASURED, records, where={"type": "city", "size": "vast"})
    assert f"no record states type=city, size=vast; the subjects state: {said}" == str(raised.value)


def test_what_kind_a_subject_is_counts_as_stated() -> None:
    """Subjects are chosen by their kind as by an attribute, so a message names it among what they state."""
    records = [record_of(subject={"id": "a", "name": "A", "kind": "council", "attributes": {"size": "big"}})]
    with pytest.raises(ScorecardError) as raised:
        compare(MEASURED, records, where={"kind": "mayor"})
    assert "no record states kind=mayor; the subjects state: kind=council, size=big" == str(raised.value)
    assert ["A"] == [card.record.subject.name for card in compare(MEASURED, records, where={"kind": "council"}).cards]
