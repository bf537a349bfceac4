"""Bounds hold whatever the unknowns turn out to be, and the unknown is never silently nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import (
    ANYTHING,
    HALF,
    KNOWN,
    METHODS,
    POSITIVE,
    SUM,
    VALUES,
    Document,
    Pair,
    cases,
    changed,
    criteria_of,
    parts_of,
)
from strategies_of_steps import ALL_STEPS, RISING, reads

from properties.cards import card_of
from scorecard.model.result import Result

SPARING = replace(KNOWN, policies=("exclude",), weights=POSITIVE, methods=tuple(how for how in METHODS if how != SUM))
FURNISHED = replace(VALUES, steps=ALL_STEPS, tables=True)
"""Values under all that a rubric may say."""
ATTAINED = replace(VALUES, steps=RISING - {"observation"})
"""Values that each rise by themselves, so that all can be at their worst together."""
SILENT = replace(VALUES, policies=("exclude", "withhold"))


def unknown_leaves(pair: Pair) -> list[Document]:
    """Return the criteria whose value is not known."""
    card = card_of(*pair)
    return [leaf for leaf in criteria_of(pair[0]) if card[leaf["id"]].outcome == "unknown"]


def completion(data: st.DataObject, pair: Pair, leaf: Document) -> dict[str, Document]:
    """Return what may turn out to be observed of a criterion, under the id that it reads."""
    sharing = [each for each in criteria_of(pair[0]) if reads(each) == reads(leaf)]
    allowed = [worth for worth in worths(leaf, pair[0]["scales"]) if all(takes(each, worth) for each in sharing)]
    return {reads(leaf): data.draw(st.sampled_from(allowed))}


def takes(leaf: Document, worth: Document) -> bool:
    """Tell whether a criterion takes an observation that another one that shares it takes: no logarithm is of 0."""
    return bool(leaf.get("measure", {}).get("curve") != "log" or worth["number"] > 0)


def worths(leaf: Document, scales: Document) -> list[Document]:
    """Return observations of a criterion from its least to its greatest value, those two and some between."""
    if "table" in leaf.get("measure", {}):
        return [{"number": number} for number in (-1, 0, 1, 2, 3, 5, 7, 8)]
    if "measure" in leaf:
        ends = leaf["measure"]["worst"], leaf["measure"]["best"]
        return [
            {"number": Fraction(number)}
            for number in (ends[0], (Fraction(ends[0]) + Fraction(ends[1])) * HALF, ends[1])
        ]
    levels = [level for level in scales[leaf["scale"]]["levels"] if {"score", "points"} & level.keys()]
    return [
        {"level": level["id"]}
        for level in sorted(levels, key=lambda level: Fraction(level.get("score", level.get("points"))))
    ]


def filled(pair: Pair, found: dict[str, Document]) -> Pair:
    """Return the rubric, and the record with more observations."""
    rubric, record = pair
    return rubric, record | {"observations": record["observations"] | found}


@given(cases(ANYTHING))
def test_a_score_lies_within_its_bounds(pair: Pair) -> None:
    """14. Every score lies within its bounds, and every bound on the right side of the other."""
    results = [result for result in card_of(*pair).root.walk() if result.outcome != "excluded"]
    assert [] == [result.path for result in results if not is_ordered(result)]


def is_ordered(result: Result) -> bool:
    """Tell whether lower bound, score and upper bound follow each other."""
    found = [value for value in (result.lower, result.score, result.upper) if value is not None]
    return found == sorted(found)


@given(st.data(), cases(FURNISHED))
def test_no_completion_leaves_the_bounds(data: st.DataObject, pair: Pair) -> None:
    """14. Whatever the unknown values turn out to be, the score lies within the bounds that were given."""
    before = card_of(*pair)
    found = [completion(data, pair, leaf) for leaf in unknown_leaves(pair)]
    after = card_of(*filled(pair, {name: seen for each in found for name, seen in each.items()}))
    assert [] == [path for path, node in before.results.items() if not holds(node, after[path].score)]


def holds(result: Result, score: Fraction | None) -> bool:
    """Tell whether a score lies within the bounds of a result; where nothing applies, there is none."""
    if score is None or result.lower is None or result.upper is None:
        return score is None and result.outcome == "excluded"
    return result.lower <= score <= result.upper


@given(cases(ATTAINED))
def test_both_bounds_are_attained(pair: Pair) -> None:
    """14. With every unknown at its worst the score is the lower bound, and at its best the upper bound.

    Not where one unknown both raises and lowers a score, as one that a penalty and another criterion read: there the
    bounds take each at its worst.
    """
    before, leaves = card_of(*pair), unknown_leaves(pair)
    worst = card_of(*filled(pair, {leaf["id"]: worths(leaf, pair[0]["scales"])[0] for leaf in leaves}))
    best = card_of(*filled(pair, {leaf["id"]: worths(leaf, pair[0]["scales"])[-1] for leaf in leaves}))
    spans = {path: (node.lower, node.upper) for path, node in before.results.items()}
    assert spans == {path: (worst[path].score, best[path].score) for path in before.results}


@given(st.data(), cases(FURNISHED))
def test_filling_in_an_unknown_never_widens_the_bounds(data: st.DataObject, pair: Pair) -> None:
    """15. Filling in an unknown value never widens the bounds of any node."""
    assume(leaves := unknown_leaves(pair))
    leaf = data.draw(st.sampled_from(leaves))
    before = card_of(*pair)
    after = card_of(*filled(pair, completion(data, pair, leaf)))
    assert [] == [path for path, node in before.results.items() if widens(node, after[path])]


def widens(before: Result, after: Result) -> bool:
    """Tell whether bounds lie outside the bounds that there were."""
    return (after.lower or 0) < (before.lower or 0) or (after.upper or 0) > (before.upper or 0)


@given(cases(replace(KNOWN, steps=ALL_STEPS)))
def test_without_unknowns_there_is_one_number(pair: Pair) -> None:
    """15. With nothing unknown lower bound, score and upper bound are one number everywhere."""
    results = list(card_of(*pair).root.walk())
    assert [(node.score, node.score) for node in results] == [(node.lower, node.upper) for node in results]


@given(cases(VALUES))
def test_what_nobody_observed_has_no_score(pair: Pair) -> None:
    """16. A criterion that nobody observed is unknown, with no score and no coverage; it is not zero."""
    rubric, record = pair
    leaves = [
        result for result in card_of(rubric, record | {"observations": {}}).root.walk() if result.node.is_criterion
    ]
    assert {("unknown", None, Fraction(0))} == {(leaf.outcome, leaf.score, leaf.coverage) for leaf in leaves}


@given(cases(SILENT))
def test_nothing_observed_is_nothing_scored(pair: Pair) -> None:
    """16. With nothing observed no dimension has a score, unless the rubric says what the unknown counts as."""
    rubric, record = pair
    assert {None} == {result.score for result in card_of(rubric, record | {"observations": {}}).root.walk()}


@given(st.data(), cases(SPARING))
def test_an_unknown_leaves_the_score_to_the_others(data: st.DataObject, pair: Pair) -> None:
    """16. Under `exclude` every score is what it would be if the unknown criterion were not there."""
    rubric, record = pair
    crowded = [part for part in parts_of(rubric) if len(part.get("criteria", ())) > 1]
    assume(crowded)
    gone = data.draw(st.sampled_from(crowded))["criteria"][0]["id"]
    shorter = changed(rubric, lambda part: without(part, gone) if "criteria" in part else part)
    seen = {name: value for name, value in record["observations"].items() if name != gone}
    silent = card_of(rubric, record | {"observations": seen})
    removed = card_of(shorter, record | {"observations": seen})
    assert {path: node.score for path, node in removed.results.items()} == {
        path: silent[path].score for path in removed.results
    }


def without(part: Document, gone: str) -> Document:
    """Return the dimension without one of its criteria."""
    return part | {"criteria": [leaf for leaf in part["criteria"] if leaf["id"] != gone]}
