"""Difference of rubrics: what changed in meaning, what stays comparable, which scores move and why."""

from __future__ import annotations

import pytest

from scorecard.model.difference import Difference
from scorecard.model.rubric import Rubric
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.render import render
from scorecard.scoring.diff import diff
from spec.builders import Data, by_evidence, by_measure, dimension, leaf, rubric_data, rubric_of, seen

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
    assert [("", "themes.press", "What moves press., absent", "Something else., absent")] == said(difference)
    assert ("books.free_courts",) == difference.comparable


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
    assert ([("", "rank.ties", "min", "dense")], ("", "books", "books.even", "books.a")) == (
        said(same),
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
    assert (("arcadia",), {"arcadia"}) == (difference.subjects, {move.subject for move in difference.moves})
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


def test_a_theme_in_one_only_is_no_change_of_its_own() -> None:
    """A criterion that asks for another theme says so; the themes that only one rubric asks for mean what they did."""
    difference = diff(rubric_of(by_evidence("free", "press")), rubric_of(by_evidence("free", "courts")))
    assert [("books.free", "evidence.themes", "press", "courts")] == said(difference)


def test_a_share_by_attribute_leaves_the_cell_comparable() -> None:
    """Other shares by an attribute change what stands above a cell, and not the cell."""
    first, second = (
        rubric_of(by_measure("a", {"by": "kind", "values": {"city": 1, "town": town}}), by_measure("b"))
        for town in (2, 3)
    )
    difference = diff(first, second)
    assert ("books.a", "shares.town", "2/3", "3/4") in said(difference)
    assert ("books.a", "books.b") == difference.comparable


def test_a_weight_further_in_changes_all_that_stands_above_it() -> None:
    """A weight two dimensions down changes both of them, and no dimension beside them."""
    first, second = (
        rubric_of(dimensions=[{"id": "books", "title": "Books", "dimensions": [inner]}, FIRST[1]])
        for inner in (dimension("open", by_measure("a", weight), by_measure("b")) for weight in (1, 2))
    )
    difference = diff(first, second, [seen(a=0, b=1, c=1)])
    assert ("books.open.a", "books.open.b", "courts", "courts.c") == difference.comparable
    shares = ["books.open.a", "books.open.b"]
    assert [("", shares), ("books", shares), ("books.open", shares)] == [
        (move.path, [change.path for change in move.because]) for move in difference.moves
    ]


def test_what_is_changed_in_the_whole_changes_no_cell() -> None:
    """Bands of the rubric alone make the whole another, and leave what is in it."""
    books = dimension("books", by_measure("a"), bands=[{"from": 0, "label": "any"}])
    first, second = (
        rubric_of(dimensions=[books], bands=[{"from": 0, "label": "low"}, {"from": at, "label": "high"}])
        for at in ("1/2", "2/3")
    )
    assert ("books", "books.a") == diff(first, second).comparable


def watched(best: int, more: int = 1) -> Rubric:
    """Return a rubric with a ceiling that looks at a dimension, in whose inner dimension a measure has a goalpost."""
    held = dimension("books", leaf("a"), ceiling={"at": "1/2", "while": {"watch": "1/2"}})
    inner = dimension("inner", by_measure("b", best=best))
    watch = {"id": "watch", "title": "watch", "dimensions": [inner]}
    return rubric_of(dimensions=[held, watch, dimension("other", by_measure("c", best=more))])


def test_what_is_looked_at_makes_a_cell_another() -> None:
    """A ceiling depends on the node that it looks at, and so does what stands under the ceiling."""
    assert ("books.a", "other", "other.c") == diff(watched(1), watched(4)).comparable


def test_what_is_looked_at_is_why_a_score_moves() -> None:
    """A score that a ceiling holds down names the change that moved what the ceiling looks at, however far in."""
    moves = diff(watched(1), watched(4, more=2), [seen(a=1, b=1, c=1)]).moves
    because = {move.path: [change.path for change in move.because] for move in moves}
    assert {"": ["watch.inner.b", "other.c"], "books": ["watch.inner.b"], "other": ["other.c"]} == {
        path: because[path] for path in ("", "books", "other")
    }


def test_a_weight_is_why_no_score_of_its_own_cell_moves() -> None:
    """A criterion whose goalpost and weight changed moves for its goalpost; its dimension for both."""
    first, second = (rubric_of(by_measure("a", weight, best=weight), by_measure("b")) for weight in (1, 2))
    because = {
        move.path: {change.what for change in move.because} for move in diff(first, second, [seen(a=1, b=0)]).moves
    }
    assert {"books.a": {"measure.best"}} == {path: because[path] for path in because if path not in {"", "books"}}


def test_a_dimension_gone_is_why_the_whole_moves() -> None:
    """A dimension that is in one rubric only is named with all that was in it."""
    first, second = (rubric_of(dimensions=dimensions, missing="worst") for dimensions in (FIRST, FIRST[:1]))
    difference = diff(first, second, [seen(a=0, b=1)])
    [move] = [move for move in difference.moves if not move.path]
    assert {"books", "courts", "courts.c"} == {change.path for change in move.because}
