"""Difference of rubrics: what changed in meaning, what stays comparable, which scores move and why."""

from __future__ import annotations

import pytest

from scorecard.model.difference import Difference
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.render import render
from scorecard.scoring.diff import diff
from spec.builders import Data, by_evidence, by_measure, dimension, rubric_data, rubric_of, seen

FIRST = [dimension("books", by_measure("a"), by_measure("b")), dimension("courts", by_measure("c"))]


def between(*second: Data, record: bool = False, **choices: object) -> Difference:
    """Return the difference of the first rubric from one with other dimensions or choices."""
    records = [seen(a=0, b=1, c=1)] if record else []
    return diff(rubric_of(dimensions=FIRST), rubric_of(dimensions=list(second or FIRST), **choices), records)


def said(difference: Difference) -> list[tuple[str, str, str, str]]:
    """Return the changes as plain values."""
    return [(change.path, change.what, change.before, change.after) for change in difference.changes]


def test_words_change_no_meaning() -> None:
    """Titles, questions and reasons are no change, and all scores compare."""
    difference = between(*(each | {"title": "Other", "why": "Because."} for each in FIRST))
    assert ((), ("", "books", "books.a", "books.b", "courts", "courts.c")) == (
        difference.changes,
        difference.comparable,
    )


def test_a_choice_is_named_with_both_values() -> None:
    """A change says where it is, what it is, and both values."""
    assert [("", "missing", "exclude", "worst"), ("books", "missing", "exclude", "worst"),
            ("courts", "missing", "exclude", "worst")] == said(between(missing="worst"))  # fmt: skip


def test_a_criterion_may_be_in_one_only() -> None:
    """A criterion that only one rubric has is named by its title, and its sibling's share changes."""
    difference = between(dimension("books", by_measure("a")), FIRST[1])
    assert [("books.a", "share", "1/2", "1"), ("books.b", "dimension or criterion", "b", "absent")] == said(difference)


def test_a_weight_leaves_the_cell_comparable() -> None:
    """A weight changes what stands above a cell, and not the cell."""
    difference = between(dimension("books", by_measure("a", 3), by_measure("b")), FIRST[1])
    assert ("books.a", "books.b", "courts", "courts.c") == difference.comparable


def test_a_rule_makes_its_cell_another() -> None:
    """Other goalposts change their cell and all above it."""
    difference = between(dimension("books", by_measure("a", best=2), by_measure("b")), FIRST[1])
    assert ("books.b", "courts", "courts.c") == difference.comparable


@pytest.mark.parametrize("role", ["ordinary", "penalty"])
def test_a_child_gone_changes_what_it_stood_in(role: str) -> None:
    """A child that is in one rubric only changes its parent, whatever its role and whichever rubric comes first."""
    one = rubric_of(dimensions=FIRST)
    more = rubric_of(
        dimensions=[dimension("books", by_measure("a"), by_measure("b"), by_measure("d") | {"role": role}), FIRST[1]]
    )
    for there in (diff(one, more), diff(more, one)):
        assert ("books.a", "books.b", "courts", "courts.c") == there.comparable


def test_a_theme_changes_what_asks_for_it() -> None:
    """Another definition of a theme changes the criteria that ask for it."""
    criteria = (by_evidence("free_press", "press"), by_evidence("free_courts", "courts"))
    data = rubric_data(*criteria)
    themes = data["themes"] | {"press": {"title": "press", "definition": "Something else."}}
    difference = diff(rubric_of(*criteria), rubric_of(*criteria, themes=themes))
    assert (["themes.press"], ("books.free_courts",)) == (
        [change.what for change in difference.changes], difference.comparable
    )  # fmt: skip


def test_a_theme_is_why_a_score_moves() -> None:
    """A score that moved for other reasons as well names the theme that changed below it."""
    criteria = (by_evidence("free_press", "press"), by_measure("a"))
    themes = rubric_data()["themes"] | {"press": {"title": "press", "definition": "Something else."}}
    other = rubric_of(by_evidence("free_press", "press"), by_measure("a", best=2), themes=themes)
    moves = {
        move.path: {change.what for change in move.because}
        for move in diff(rubric_of(*criteria), other, [seen(a=1)]).moves
    }
    assert {
        "": {"measure.best", "themes.press"},
        "books": {"measure.best", "themes.press"},
        "books.a": {"measure.best"},
    } == moves


def test_a_share_by_attribute_is_written_out() -> None:
    """Shares that differ by an attribute are written with its values."""
    weights: list[object] = [1, {"by": "kind", "values": {"by": 1, "town": 2}}]
    first, second = (rubric_of(by_measure("a", weight), by_measure("b")) for weight in weights)
    assert ("books.a", "shares", "absent", "by 1/2, town 2/3") in said(diff(first, second))


def test_a_group_changes_what_compares_it() -> None:
    """Other members of a group change the criteria that compare it; ranks change no score."""
    by_groups = {"id": "even", "groups": {"themes": ["press"], "of": ["near", "far"]}}
    rubrics = [
        rubric_of(by_groups, by_measure("a"), relations=relations_of(since)) for since in ("1993-01-01", "1995-01-01")
    ]
    ranked = rubric_of(by_groups, by_measure("a"), relations=relations_of("1993-01-01"), rank={"ties": "dense"})
    moved, same = diff(rubrics[0], rubrics[1]), diff(rubrics[0], ranked)
    assert (["groups.far", "groups.near"], ("books.a",)) == (
        [change.what for change in moved.changes],
        moved.comparable,
    )
    assert (["rank.ties"], ("", "books", "books.even", "books.a")) == (
        [change.what for change in same.changes],
        same.comparable,
    )


def relations_of(since: str) -> Data:
    """Return relations with two groups, of which the first has a member since that day."""
    source = {"title": "List", "publisher": "Ministry", "date": "2000"}
    group = {"title": "Group", "definition": "Some states."}
    member = {"target": "FRA", "since": since, "source": "list", "at": "line 1"}
    return {
        "format": "relations/1",
        "id": "made_up",
        "version": "1.0.0",
        "title": "Made up",
        "as_of": "2000-01-01",
        "sources": {"list": source},
        "groups": {"near": {**group, "members": [member]}, "far": {**group, "members": [member | {"target": "DEU"}]}},
    }


def test_scores_that_move_say_why() -> None:
    """With records, each score that moves stands with both values and the changes that bear on it."""
    difference = between(dimension("books", by_measure("a", 3), by_measure("b")), FIRST[1], record=True)
    moves = [(move.path, str(move.before), str(move.after), str(move.difference)) for move in difference.moves]
    because = {change.path for move in difference.moves for change in move.because}
    assert [("", "3/4", "5/8", "-1/8"), ("books", "1/2", "1/4", "-1/4")] == moves
    assert {"books.a", "books.b"} == because


def test_a_score_that_came_or_went_has_no_difference() -> None:
    """A score that only one rubric gives moves, without a difference."""
    difference = between(min_coverage=1, record=False)
    records = [seen(a=0)]
    moved = diff(difference.first, difference.second, records).moves
    assert {None} == {move.difference for move in moved if move.path in {"", "books"}}


def test_differences_add_up() -> None:
    """24. Where scores exist, a difference is the opposite of its reverse, and two on the way make the whole."""
    rubrics = [rubric_of(by_measure("a", weight), by_measure("b")) for weight in (1, 2, 5)]
    record = [seen(a=0, b=1)]
    there, on, whole, back = (
        diff(rubrics[first], rubrics[second], record).moves[0].difference
        for first, second in [(0, 1), (1, 2), (0, 2), (1, 0)]
    )
    assert (whole, there) == ((there or 0) + (on or 0), -(back or 0))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_what_changed(format_: str) -> None:
    """A difference can be had in every format, also where there is none."""
    changed = between(missing="worst", record=True, min_coverage="1/2")
    assert "missing" in render(changed, format_)
    assert render(between(), format_)
