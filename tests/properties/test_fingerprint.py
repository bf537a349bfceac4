"""The fingerprint stands for what a rubric means: it changes exactly when a score could."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ANYTHING, METHODS, POINTS, SUM, Document, Pair, cases, changed, rubrics, short_form_of

from properties.cards import FEWER, scored
from properties.test_order import turned, turns
from properties.test_weights import heavier_by
from scorecard.model.rubric import Rubric

WEIGHTED = replace(ANYTHING, methods=tuple(how for how in METHODS if how != SUM))
MEMBER = {"target": "FRA", "from": "1993-01-20", "source": "list"}
BASE: Document = {
    "format": "rubric/1",
    "id": "base",
    "version": "1.0",
    "title": "Base",
    "standard": {"title": "A standard"},
    "scales": {"practice": {"levels": [{"id": "none", "score": 0}, {"id": "full", "score": 1}]}},
    "themes": {name: {"title": name, "definition": f"More {name}."} for name in ("press", "courts")},
    "relations": {
        "format": "relations/1",
        "id": "relations",
        "version": "1.0",
        "title": "Who stands where",
        "as_of": "2020-01-01",
        "sources": {"list": {"title": "A list", "publisher": "Press"}},
        "groups": {
            name: {"title": name, "definition": f"The {name}.", "members": [MEMBER]} for name in ("friends", "rivals")
        },
    },
    "evidence": {"stages": POINTS[0], "instruments": {"award": "1/2"}, "sources": {"self_reported": "4/5"}},
    "bands": [
        {"id": "low", "from": 0, "label": "low", "value": 0},
        {"id": "high", "from": "1/2", "label": "high", "value": 1},
    ],
    "dimensions": [
        {
            "id": "one",
            "title": "One",
            "criteria": [
                {"id": "level", "scale": "practice"},
                {"id": "number", "measure": {"worst": 1, "best": 9}, "weight": 2},
                {"id": "acts", "evidence": {"themes": ["press", "courts"]}},
                {"id": "groups", "groups": {"themes": ["press"], "of": ["friends", "rivals"]}},
            ],
        },
        {"id": "two", "title": "Two", "criteria": [{"id": "other", "scale": "practice"}]},
        {"id": "three", "title": "Three", "criteria": [{"id": "last", "scale": "practice"}]},
    ],
}
"""A rubric with every rule, in short."""
MEANING = {
    "aggregate": "median",
    "missing": "worst",
    "min_coverage": "1/2",
    "bands.1.from": "2/3",
    "bands.1.id": "upper",
    "scales.practice.levels.0.score": "1/10",
    "scales.practice.levels.0.id": "nothing",
    "scales.practice.levels.1": {"id": "full", "unknown": True},
    "themes.press.definition": "More newspapers.",
    "relations.groups.friends.members.0.target": "DEU",
    "relations.groups.friends.members.0.to": "1996-01-01",
    "evidence.stages.stated": "1/3",
    "evidence.instruments.award": "1/3",
    "evidence.statuses": {"reversed": "1/2"},
    "evidence.sources.self_reported": "3/5",
    "evidence.combine": {"top": 3},
    "evidence.net": "discount",
    "evidence.enough": 3,
    "evidence.scrutiny": ["independent"],
    "dimensions.0.aggregate": {"power": 2},
    "dimensions.0.missing": "withhold",
    "dimensions.0.min_coverage": "1/3",
    "dimensions.0.weight": 2,
    "dimensions.0.id": "first",
    "dimensions.0.criteria.0.weight": 3,
    "dimensions.0.criteria.0.id": "grade",
    "dimensions.0.criteria.1.measure.worst": 2,
    "dimensions.0.criteria.1.measure.best": 8,
    "dimensions.0.criteria.1.measure.curve": "log",
    "dimensions.0.criteria.1.measure.cap": "best",
    "dimensions.0.criteria.2.evidence.themes": ["press"],
    "dimensions.0.criteria.2.evidence.opposed": ["courts"],
    "dimensions.0.criteria.2.evidence.net": "ignore",
    "dimensions.0.criteria.3.groups.by": "equality",
    "bands.1": {"id": "high", "above": "1/2", "label": "high"},
    "bands.1.value": "9/10",
    "bands.1.requires": {"number": "1/2"},
    "over": "criteria",
    "clip": False,
    "ceiling": {"at": "1/2", "while": {"one.level": "1/3"}},
    "round": {"decimals": 1},
    "rank": {"on": "rounded"},
    "dimensions.0.role": "penalty",
    "dimensions.0.range": [1, 0],
    "dimensions.0.use": "band",
    "dimensions.0.clip": False,
    "dimensions.0.ceiling": [{"at": "1/2", "while": {"other": "1/3", "last": "1/4"}}],
    "dimensions.0.round": {"decimals": 0, "mode": "half_even"},
    "dimensions.0.applies_to": {"where": {"type": "county"}},
    "dimensions.0.criteria.0.role": "bonus",
    "dimensions.0.criteria.0.range": [0, "1/2"],
    "dimensions.1.criteria.0.weight": {"by": "type", "county": 1, "city": 2},
    "dimensions.0.criteria.0.observation": "other",
    "dimensions.0.criteria.0.applies_to": {"where": {"kind": ["county", "city"]}},
    "dimensions.0.criteria.1.measure": {"table": [{"from": 1, "score": 0}, {"above": 9, "score": 1}]},
    "dimensions.0.criteria.1.round": {"decimals": 2},
    "dimensions.0.criteria.1.bands": [{"id": "any", "from": 0, "label": "any"}],
    "dimensions.0.criteria.1.ceiling": {"at": 0, "while": {"level": 1}},
}
"""Choices that a score depends on, each with another value than the rubric above gives it."""


def fingerprint(rubric: Document) -> str:
    """Return the fingerprint of a rubric."""
    return Rubric(**rubric).fingerprint


def with_value(document: Document, path: str, value: object) -> Document:
    """Return a copy of a document with another value at a dotted path."""
    copy = deepcopy(document)
    place, last = place_in(copy, path)
    place[last] = value
    return copy


def place_in(document: Document, path: str) -> tuple[Any, str | int]:
    """Return the mapping or list that a dotted path leads into, and the last step of the path."""
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place: Any = document
    for step in steps:
        place = place[step]
    return place, last


@pytest.mark.parametrize("path", MEANING)
def test_a_choice_that_scores_depend_on_changes_the_fingerprint(path: str) -> None:
    """30. Another value for any choice that a score depends on is another rubric."""
    assert fingerprint(BASE) != fingerprint(with_value(BASE, path, MEANING[path]))


@FEWER
@given(cases())
def test_what_is_left_out_means_what_is_filled_in(pair: Pair) -> None:
    """30. A rubric that leaves out what it inherits, and what stands by default, is the same rubric."""
    rubric, record = pair
    short = short_form_of(rubric)
    assert (fingerprint(rubric), scored(rubric, record)) == (fingerprint(short), scored(short, record))


@FEWER
@given(rubrics(), turns)
def test_the_order_of_siblings_is_no_meaning(rubric: Document, turn: int) -> None:
    """30. The order of dimensions and criteria leaves the fingerprint."""
    kept = ("dimensions", "criteria")
    moved = changed(rubric, lambda part: part | {key: turned(part[key], turn) for key in kept if key in part})
    assert fingerprint(rubric) == fingerprint(moved)


@FEWER
@given(rubrics(WEIGHTED), st.sampled_from([Fraction(1, 7), 3]))
def test_shares_count_and_not_weights(rubric: Document, factor: Fraction) -> None:
    """30. Weights times a number leave the fingerprint."""
    heavier = changed(rubric, lambda part: heavier_by(part, factor) if "weight" in part else part)
    assert fingerprint(rubric) == fingerprint(heavier)


@FEWER
@given(rubrics())
def test_words_are_no_meaning(rubric: Document) -> None:
    """30. Names, versions, titles, questions and reasons leave the fingerprint."""
    words = {"title": "Other words", "at": "page 2", "why": "For a reason."}
    reworded = changed(rubric, lambda part: with_bands_renamed(part | words if "weight" in part else part))
    names = {"id": "other", "version": "9.9", "title": "Another", "standard": {"title": "Another"}}
    assert fingerprint(rubric) == fingerprint(reworded | names)


def with_bands_renamed(part: Document) -> Document:
    """Return a part whose bands have other labels, where it has any."""
    bands = [band | {"label": "another", "why": "For a reason."} for band in part.get("bands", ())]
    return part | ({"bands": bands} if bands else {})
