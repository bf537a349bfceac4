"""What may be said of subjects side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from strategies import ANYTHING, BANDS, KNOWN, NUMBERS, Choice, Document, Pair, cases, records, rubrics
from strategies_of_steps import ALL_STEPS

from properties.cards import FEWER, Numbers, card_of, numbers_of, scored
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.steps import Show
from scorecard.scoring.compare import compare

SMALL = replace(ANYTHING, tiers=1)
SMALL_AND_KNOWN = replace(KNOWN, tiers=1)
Field = tuple[Document, list[Document]]
"""A rubric, and the records of three subjects."""
OTHER = {"first": "second", "second": "first"}
EMPTY: Document = {"format": "rubric/1", "id": "r", "version": "1.0", "title": "R", "standard": {"title": "S"}}
MIRRORED = {"first_above": "second_above", "second_above": "first_above"}
numbers = st.sampled_from([Fraction(number) for number in NUMBERS])
shows = st.builds(
    lambda ends, decimals: Show(low=ends[0], high=ends[1], decimals=decimals),
    st.sampled_from([(-100, 100), (0, 40), (100, 0)]), st.integers(0, 3),
)  # fmt: skip


@st.composite
def fields(draw: DrawFn, choice: Choice = SMALL) -> Field:
    """A rubric, and records of three subjects that fit it."""
    rubric = draw(rubrics(choice))
    return rubric, [named(draw(records(rubric, choice)), name) for name in ("first", "second", "third")]


def named(record: Document, name: str, **words: str) -> Document:
    """Return the record of another subject."""
    return record | {"subject": record["subject"] | {"id": name, "name": name.title(), **words}}


def compared(rubric: Document, facts: list[Document]) -> Comparison:
    """Return the comparison of records under a rubric."""
    return compare(Rubric(**rubric), [Record(**fact) for fact in facts])


def by_subject(comparison: Comparison) -> dict[str, Numbers]:
    """Return the numbers of each subject."""
    return {card.record.subject.id: numbers_of(card) for card in comparison.cards}


def number_of(card: Scorecard, path: str) -> Fraction:
    """Return a score that is there."""
    score = card[path].score
    assert score is not None
    return score


def spans_of(card: Scorecard, path: str) -> tuple[Fraction, Fraction]:
    """Return the bounds of a result; where it does not apply, all that a score can be."""
    result = card[path]
    return (Fraction(0), Fraction(1)) if result.lower is None or result.upper is None else (result.lower, result.upper)


def findings(comparison: Comparison) -> dict[tuple[str, str, str], str]:
    """Return what is said of each pair of subjects, by path and names."""
    return {
        (pair.path, pair.first.record.subject.id, pair.second.record.subject.id): pair.finding
        for pair in comparison.pairs
    }


@FEWER
@given(cases())
def test_names_and_parties_change_nothing(pair: Pair) -> None:
    """3. Another name, party and office-holder leave every score and band as it was."""
    rubric, record = pair
    assert scored(rubric, record) == scored(rubric, named(record, "zz_top", party="Other", office_holder="Somebody"))


@FEWER
@given(fields())
def test_swapped_names_swap_what_is_said_of_them(field: Field) -> None:
    """3. Where two subjects swap their names, everything said of the one is said of the other."""
    rubric, (first, second, _) = field
    swapped = compared(rubric, [named(first, "second"), named(second, "first")])
    assert by_subject(compared(rubric, [second, first])) == {
        OTHER[name]: numbers for name, numbers in by_subject(swapped).items()
    }


@FEWER
@given(fields())
def test_a_further_subject_changes_no_other(field: Field) -> None:
    """20. Adding or removing a subject leaves every other score, and what is said of every other pair."""
    rubric, facts = field
    fewer, more = compared(rubric, facts[:2]), compared(rubric, facts)
    assert by_subject(fewer) == {name: by_subject(more)[name] for name in by_subject(fewer)}
    assert findings(fewer) == {key: findings(more)[key] for key in findings(fewer)}


@FEWER
@given(fields(SMALL_AND_KNOWN))
def test_subjects_are_level_exactly_where_their_scores_are_equal(field: Field) -> None:
    """22. With everything known a pair is level where the scores are equal, and else the higher is said to be above."""
    comparison = compared(*field)
    expected = {-1: "second_above", 0: "level", 1: "first_above"}
    signs = [
        expected[sign(number_of(pair.first, pair.path) - number_of(pair.second, pair.path))]
        for pair in comparison.pairs
    ]
    assert signs == [pair.finding for pair in comparison.pairs]


def sign(value: Fraction) -> int:
    """Return -1, 0 or 1."""
    return (value > 0) - (value < 0)


@FEWER
@given(fields())
def test_nothing_is_called_higher_than_the_bounds_allow(field: Field) -> None:
    """22. One subject is above another only where its lower bound exceeds the other's upper bound."""
    pairs = compared(*field).pairs
    spans = [(spans_of(pair.first, pair.path), spans_of(pair.second, pair.path), pair.finding) for pair in pairs]
    assert [found == "first_above" for _, _, found in spans] == [first[0] > second[1] for first, second, _ in spans]


@FEWER
@given(fields(replace(SMALL_AND_KNOWN, steps=ALL_STEPS - {"requires"})))
def test_a_higher_score_has_no_lower_band(field: Field) -> None:
    """23. A score that is not lower has no lower band, at any node whose bands require nothing."""
    cards = compared(*field).cards
    for path in cards[0].results:
        found = sorted((card[path].score or Fraction(0), place_of(card, path)) for card in cards if card[path].band)
        assert [place for _, place in found] == sorted(place for _, place in found)


def place_of(card: Scorecard, path: str) -> int:
    """Return which of its node's bands a result is in, counted from the lowest."""
    labels = [band.label for band in card[path].node.settled.bands]
    return labels.index(card[path].band)


@FEWER
@given(fields(replace(SMALL, tiers=1)), st.sampled_from(["exact", "rounded"]), st.sampled_from([(), ("type",)]))
def test_a_rank_is_one_and_the_number_strictly_better(field: Field, on: str, within: tuple[str, ...]) -> None:
    """22. A rank is 1 and the number of strictly better scores among those of like subjects that have one."""
    comparison = ranked(field, on=on, within=list(within))
    for path in comparison.cards[0].results:
        values = {card.record.subject.id: ranked_value(card, path, on) for card in comparison.cards}
        like = {card.record.subject.id: card.record.subject.attribute("type") for card in comparison.cards}
        better = {name: [other for other in values if beats(values[other], value)] for name, value in values.items()}
        among = {name: [each for each in better[name] if not within or like[each] == like[name]] for name in values}
        ranks = {name: None if values[name] is None else 1 + len(among[name]) for name in values}
        assert ranks == comparison.ranks(path)


@FEWER
@given(fields(replace(SMALL_AND_KNOWN, steps=ALL_STEPS - {"where"})))
def test_ties_are_told_as_the_rubric_asks(field: Field) -> None:
    """22. Dense ranks count the better scores once each; an average rank is the mean of the places that are shared."""
    dense, average = ranked(field, ties="dense"), ranked(field, ties="average")
    for path in dense.cards[0].results:
        scores = {card.record.subject.id: card[path].score for card in dense.cards if card[path].score is not None}
        better = {name: [other for other in scores.values() if beats(other, mine)] for name, mine in scores.items()}
        equal = {name: list(scores.values()).count(mine) for name, mine in scores.items()}
        assert {name: 1 + len(set(above)) for name, above in better.items()} == given_ranks(dense, path)
        places = {name: len(above) + Fraction(equal[name] + 1, 2) for name, above in better.items()}
        assert places == given_ranks(average, path)


def ranked(field: Field, **rank: object) -> Comparison:
    """Return the comparison of a field under a rubric that ranks in a way."""
    rubric, facts = field
    return compared(rubric | {"rank": rank}, facts)


def given_ranks(comparison: Comparison, path: str) -> dict[str, Fraction]:
    """Return the ranks of those that have one."""
    return {name: rank for name, rank in comparison.ranks(path).items() if rank is not None}


def beats(one: Fraction | None, other: Fraction | None) -> bool:
    """Tell whether both have a number and the first is greater."""
    return one is not None and other is not None and one > other


def ranked_value(card: Scorecard, path: str, on: str) -> Fraction | None:
    """Return the number that a result is ranked by: its score, or that as it is shown, from 0 to 1."""
    score, show = card[path].score, card[path].show
    if score is None or on == "exact":
        return score
    return (Fraction(show.number(score)) - show.low) / (show.high - show.low)


@FEWER
@given(fields(SMALL_AND_KNOWN))
def test_differences_of_scores_add_up(field: Field) -> None:
    """24. From first to third is from first to second and from second to third, at every node with three scores."""
    first, second, third = compared(*field).cards
    for path in first.results:
        there = number_of(first, path) - number_of(second, path), number_of(second, path) - number_of(third, path)
        assert number_of(first, path) - number_of(third, path) == sum(there)


@pytest.mark.parametrize(("score", "band"), [(0, "low"), ("1/3", "middle"), ("3/4", "high"), (1, "high")])
def test_a_score_on_a_threshold_takes_the_higher_band(score: str | int, band: str) -> None:
    """23. A score that is exactly a band's threshold is in that band."""
    measure = {"worst": 0, "best": 1}
    dimension = {"id": "only", "title": "Only", "criteria": [{"id": "leaf", "measure": measure}]}
    rubric = EMPTY | {"bands": BANDS, "dimensions": [dimension]}
    record = {"format": "record/1", "subject": {"id": "a", "name": "A"}, "observations": {"leaf": {"number": score}}}
    assert band == card_of(rubric, record).root.band


@FEWER
@given(fields())
def test_a_pair_turned_round_is_judged_the_same(field: Field) -> None:
    """24. What is said of first and second is the opposite of what is said of second and first."""
    rubric, (first, second, _) = field
    there, back = findings(compared(rubric, [first, second])), findings(compared(rubric, [second, first]))
    turned = {(path, two, one): MIRRORED.get(found, found) for (path, one, two), found in back.items()}
    assert there == turned


@FEWER
@given(numbers, numbers, shows)
def test_a_difference_turned_round_changes_its_sign(first: Fraction, second: Fraction, show: Show) -> None:
    """24. The difference of two scores as shown, turned round, is the same number with the other sign."""
    assert Decimal(show.difference(first - second)) == -Decimal(show.difference(second - first))
