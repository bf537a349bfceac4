"""Whole explanations, to the letter: each statement with its depth, kind, exact number and words, and none besides.

They stand in the folder `explained`. `SCORECARD_UPDATE=1` rewrites them, to be looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.model.number import literal
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.explain import explain
from spec.builders import (
    Data,
    action,
    by_evidence,
    by_scale,
    card_of,
    children,
    dimension,
    leaf,
    of_kind,
    record_of,
    rubric_of,
    seen,
    subject,
)

HERE = Path(__file__).parent / "explained"
UPDATE = "SCORECARD_UPDATE"
BANDS = [{"from": 0, "label": "low", "value": 0}, {"from": "1/2", "label": "high", "value": 1}]


def observed() -> Scorecard:
    """Return the scorecard of a level with its reason and evidence, of one not known, and of a number."""
    level = {"level": "yes", "because": "It does.", "evidence": [{"source": "oversight", "at": "page 3"}]}
    criteria = (by_scale("a", question="Is it?"), by_scale("b", question="And it?"), leaf("c"))
    rubric = rubric_of(*criteria, scales={"practice": {"no": 0, "yes": "1/2"}})
    return card_of(rubric, record_of(observations_of="open_books@1", observations={"a": level, "c": "1/4"}))


def evidence() -> Scorecard:
    """Return the scorecard of three acts, each with factors of its own, where four are asked for and two count."""
    rule: Data = {
        "combine": {"top": 2},
        "enough": 4,
        "sources": {"self_reported": "4/5"},
        "instruments": {"award": "1/4"},
        "statuses": {"enjoined": "1/2"},
        "scrutiny": ["oversight"],
    }
    acts = (
        action("a", stage="engaged"),
        action("b", by=["self_reported"], because="It was asked for."),
        action("c", instrument="award", status={"is": "enjoined"}),
    )
    return card_of(rubric_of(by_evidence(**rule)), record_of(*acts))


def steps() -> Scorecard:
    """Return the scorecard of a dimension that takes every step; what its ceiling looks at could be more."""
    books = dimension(
        "books", leaf("a"), leaf("b"), leaf("fine", role="penalty", weight="1/2"), leaf("more", role="bonus", weight=4),
        ceiling={"at": "1/4", "while": {"watch": "2/5"}}, round={"decimals": 0, "mode": "half_even"},
        show={"from": 0, "to": 10},
    )  # fmt: skip
    rubric = rubric_of(dimensions=[books, dimension("watch", leaf("c"), leaf("d"))])
    return card_of(rubric, seen(a="1/2", b="1/2", fine="1/2", more=1, c=0))


def not_applying() -> Scorecard:
    """Return the scorecard of criteria that do not apply: by attributes, by a date, and by both."""
    here = {"where": {"type": ["county", "city"], "size": ["big"]}}
    both = {"in_office": True, "where": {"type": ["county"]}}
    rubric = rubric_of(
        leaf("a", applies_to=here), leaf("b"), leaf("vote", date="1999-05-01", applies_to={"in_office": True}),
        leaf("both", date="1999-05-01", applies_to=both),
    )  # fmt: skip
    return card_of(rubric, record_of(subject=subject(type="district", size="big"), observations={"a": 1, "b": 1}))


def groups() -> Scorecard:
    """Return the scorecard of three groups: with enough acts, with too few, and with none."""
    partners = [
        {"target": "NOR", "from": "1950-01-01", "to": "2015-01-01", "source": "list", "at": "line 1"},
        {"target": "BRA", "from": "2005-01-01", "source": "list"},
    ]
    named = {"partner": partners, "adversary": [{"target": "CUB", "from": "1950-01-01", "source": "list"}], "other": []}
    relations: Data = {
        "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-19",
        "sources": {"list": {"title": "A list", "publisher": "The government"}},
        "groups": {name: {"title": name, "definition": name, "members": found} for name, found in named.items()},
    }  # fmt: skip
    rule = {"of": list(named), "themes": ["press"], "enough": 2, "combine": "best", "scrutiny": []}
    acts = (action("a", targets=["NOR", "BRA"]), action("b", "sets_back", targets=["NOR"]))
    return card_of(
        rubric_of({"id": "consistency", "groups": rule}, relations=relations),
        record_of(*acts, action("c", targets=["CUB"])),
    )


def certain_groups() -> Scorecard:
    """Return the scorecard of two groups with a score."""
    member = {"from": "1950-01-01", "source": "list"}
    relations: Data = {
        "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-19",
        "sources": {"list": {"title": "A list", "publisher": "The government"}},
        "groups": {
            name: {"title": name, "definition": name, "members": [member | {"target": code}]}
            for name, code in (("partner", "NOR"), ("adversary", "CUB"))
        },
    }  # fmt: skip
    rule = {"of": ["partner", "adversary"], "themes": ["press"], "enough": 1, "combine": "best", "scrutiny": []}
    acts = (action("a", targets=["NOR"]), action("b", stage="engaged", targets=["CUB"]))
    return card_of(rubric_of({"id": "consistency", "groups": rule}, relations=relations), record_of(*acts))


RULED = rubric_of({"id": "judged", "custom": {"rule": "number_again", "themes": ["press"]}})
"""A rubric of one criterion by the rule of a plug-in."""
CARDS: dict[str, Callable[[], Scorecard]] = {
    "observed": observed,
    "evidence": evidence,
    "steps": steps,
    "not_applying": not_applying,
    "groups": groups,
    "certain_groups": certain_groups,
    "ruled": lambda: card_of(RULED, record_of(action("b", because="So."), observations={"judged": "1/4"})),
    "ruled_not_applying": lambda: card_of(RULED, seen(judged="not_applicable")),
    "nothing_known": lambda: children(None, None, min_coverage="1/2"),
    "withheld": lambda: children(1, None, missing="withhold", min_coverage="1/2"),
    "unknown_with_a_weight_by_type": lambda: of_kind(
        rubric_of(leaf("a", weight={"by": "type", "county": 2, "city": 1}), leaf("b")), "county", b=1
    ),
    "sum": lambda: children("1/4", 1, aggregate="sum"),
    "max": lambda: children("1/2", 1, aggregate="max"),
    "range_that_falls": lambda: card_of(
        rubric_of(leaf("a", range=[1, "1/2"]), leaf("b"), aggregate="product"), seen(a="1/2", b=1)
    ),
    "bands_that_are_not_used": lambda: card_of(
        rubric_of(dimensions=[dimension("books", leaf("a"), bands=BANDS)]), seen(a="3/4")
    ),
}
"""What is explained, by the name of its file."""


def whole(card: Scorecard) -> str:
    """Write an explanation, a line for each statement: indented, its kind, its number where it has one, its words."""
    walked = (pair for statement in explain(card).statements for pair in statement.walk())
    return "".join(
        f"{'  ' * depth}{said.kind}{'' if said.value is None else f' {literal(said.value)}'}: {said.text}\n"
        for depth, said in walked
    )


@pytest.mark.parametrize("name", CARDS)
def test_an_explanation_is_what_it_was(name: str) -> None:
    """An explanation has the statements that somebody has looked at."""
    path = HERE / f"{name}.txt"
    given = whole(CARDS[name]())
    if os.environ.get(UPDATE):
        path.write_text(given, encoding="utf-8")
        pytest.fail(f"{path.name} is rewritten; look at it")
    assert path.read_text(encoding="utf-8") == given


def test_every_explanation_is_read() -> None:
    """No file stands there that no test reads."""
    assert {f"{name}.txt" for name in CARDS} == {path.name for path in HERE.iterdir()}
