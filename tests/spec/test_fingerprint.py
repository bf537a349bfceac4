"""The fingerprint: it changes exactly when the meaning of a score could."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scorecard.model.rubric import Rubric
from spec.builders import Data, by_evidence, by_measure, by_scale, dimension, rubric_data, source

Change = Callable[[dict[str, Any]], object]
"""Changes a rubric's data in place."""


def data() -> dict[str, Any]:
    """Return a rubric that holds one criterion of each rule, and relations."""
    groups = {
        name: {"title": name, "definition": name, "members": [{"target": code, "from": "1950-01-01", "source": "list"}]}
        for name, code in (("partner", "NOR"), ("adversary", "CUB"))
    }
    relations: Data = {
        "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-19",
        "sources": {"list": {"title": "A list", "publisher": "The government"}}, "groups": groups,
    }  # fmt: skip
    compared = {"id": "consistency", "groups": {"of": ["partner", "adversary"], "themes": ["courts"]}}
    dimensions = [
        dimension("books", by_scale("accounts"), by_measure("delay", 3, unit="days"), weight=2),
        dimension("acts", by_evidence("free_press", "press", "courts"), compared),
    ]
    bands = [{"id": "low", "from": 0, "label": "low"}, {"id": "high", "from": "1/2", "label": "high"}]
    scales = {"practice": {"no": 0, "yes": 1}}
    return dict(rubric_data(dimensions=dimensions, relations=relations, bands=bands, scales=scales))


def fingerprint_after(change: Change) -> str:
    """Return the fingerprint of the rubric after a change."""
    changed = data()
    change(changed)
    return Rubric(**changed).fingerprint


def first(rubric: dict[str, Any]) -> dict[str, Any]:
    """Return the first dimension."""
    found: dict[str, Any] = rubric["dimensions"][0]
    return found


def evidence(rubric: dict[str, Any]) -> dict[str, Any]:
    """Return the evidence rule."""
    found: dict[str, Any] = rubric["dimensions"][1]["criteria"][0]["evidence"]
    return found


def groups(rubric: dict[str, Any]) -> dict[str, Any]:
    """Return the groups rule."""
    found: dict[str, Any] = rubric["dimensions"][1]["criteria"][1]["groups"]
    return found


KEEPS: dict[str, Change] = {
    "id": lambda rubric: rubric.update(id="other"),
    "version": lambda rubric: rubric.update(version="2.0.0"),
    "title": lambda rubric: rubric.update(title="Other"),
    "about": lambda rubric: rubric.update(about="Other."),
    "standard": lambda rubric: rubric.update(standard={"title": "Other"}),
    "tiers": lambda rubric: rubric.update(tiers=["pledge", "test"]),
    "why": lambda rubric: rubric.update(why={"aggregate": "Because."}),
    "show": lambda rubric: rubric.update(show={"from": -100, "to": 100, "decimals": 1}),
    "dimension's title": lambda rubric: first(rubric).update(title="Other", why="Because.", at="1", about="Other."),
    "question and guidance": lambda rubric: first(rubric)["criteria"][0].update(
        question="Why?", guidance="Look.", title="T", at="1"
    ),
    "label of a level": lambda rubric: first(rubric)["criteria"][0].update(levels={"no": "None"}),
    "label of a band": lambda rubric: rubric["bands"][0].update(label="other", why="Because."),
    "unit of a measure": lambda rubric: first(rubric)["criteria"][1]["measure"].update(unit="weeks", why="Because."),
    "name of a scale": lambda rubric: (
        rubric.update(scales={"other": rubric["scales"]["practice"]}),
        first(rubric)["criteria"][0].update(scale="other"),
    ),
    "order of dimensions": lambda rubric: rubric["dimensions"].reverse(),
    "order of criteria": lambda rubric: first(rubric)["criteria"].reverse(),
    "order of themes": lambda rubric: evidence(rubric)["themes"].reverse(),
    "order of bands": lambda rubric: rubric["bands"].reverse(),
    "order of members": lambda rubric: rubric["relations"]["groups"]["partner"]["members"].reverse(),
    "all weights times 7": lambda rubric: [
        part.update(weight=part.get("weight", 1) * 7) for part in rubric["dimensions"]
    ],
    "weight as a fraction": lambda rubric: first(rubric).update(weight="4/2"),
    "goalpost as a fraction": lambda rubric: first(rubric)["criteria"][1]["measure"].update(best="7/7"),
    "default of aggregate": lambda rubric: rubric.update(aggregate="mean"),
    "default of missing": lambda rubric: rubric.update(missing="exclude", min_coverage=0),
    "default of combine": lambda rubric: rubric.update(evidence={"combine": {"top": 2}, "net": "balance", "enough": 2}),
    "default of stages": lambda rubric: rubric.update(
        evidence={"stages": {"stated": {"value": "1/4", "why": "Talk is talk."}}}
    ),
    "factor of 1": lambda rubric: rubric.update(evidence={"instruments": {"award": 1}}),
    "reason of a choice": lambda rubric: evidence(rubric).update(why={"combine": "Because."}),
    "default of curve": lambda rubric: first(rubric)["criteria"][1]["measure"].update(curve="linear", cap="both"),
    "reasons for no value": lambda rubric: rubric["scales"].update(
        practice={"no": 0, "yes": 1, "not_applicable": "exclude", "not_found": "unknown"}
    ),
    "theme that nobody asks for": lambda rubric: rubric["themes"]["elections"].update(definition="Other."),
    "title of a theme": lambda rubric: rubric["themes"]["press"].update(title="Other"),
    "group that nobody asks for": lambda rubric: rubric["relations"]["groups"].update(
        other={"title": "O", "definition": "O", "members": []}
    ),
    "source of a member": lambda rubric: rubric["relations"]["sources"]["list"].update(title="Other"),
    "default of role and range": lambda rubric: first(rubric)["criteria"][0].update(role="ordinary", range=[0, 1]),
    "default of over, use and clip": lambda rubric: first(rubric).update(over="children", use="score", clip=True),
    "over criteria that are children": lambda rubric: first(rubric).update(over="criteria"),
    "default of applies_to": lambda rubric: first(rubric).update(applies_to={"in_office": False}),
    "date of a criterion that applies to all": lambda rubric: first(rubric)["criteria"][0].update(date="1999"),
    "own observation": lambda rubric: first(rubric)["criteria"][0].update(observation="accounts"),
    "full marks where they are no weight": lambda rubric: first(rubric)["criteria"][0].update(out_of=7),
    "points in place of scores": lambda rubric: rubric["scales"].update(
        practice={"from": -3, "to": 4, "no": -3, "yes": 4}
    ),
    "default of rank": lambda rubric: rubric.update(rank={"on": "exact", "ties": "min"}),
    "where from": lambda rubric: rubric.update(extends="other@1"),
    "a source of records": lambda _rubric: source("oversight"),
}
"""Changes that no score can see."""

CHANGES: dict[str, Change] = {
    "id of a dimension": lambda rubric: first(rubric).update(id="other"),
    "id of a criterion": lambda rubric: first(rubric)["criteria"][0].update(id="other"),
    "tree": lambda rubric: rubric["dimensions"][1]["criteria"].append(first(rubric)["criteria"].pop()),
    "one weight": lambda rubric: first(rubric).update(weight=3),
    "weight of zero": lambda rubric: first(rubric).update(weight=0),
    "aggregate": lambda rubric: rubric.update(aggregate="geometric"),
    "power": lambda rubric: rubric.update(aggregate={"power": 2}),
    "a dimension's aggregate": lambda rubric: first(rubric).update(aggregate="min"),
    "missing": lambda rubric: rubric.update(missing="worst"),
    "min_coverage": lambda rubric: rubric.update(min_coverage="1/2"),
    "worth of a level": lambda rubric: rubric["scales"]["practice"].update(yes="1/2"),
    "excluded level": lambda rubric: rubric["scales"]["practice"].update(yes="exclude"),
    "unknown level": lambda rubric: rubric["scales"]["practice"].update(no="unknown"),
    "new level": lambda rubric: rubric["scales"]["practice"].update(half="1/2"),
    "worst": lambda rubric: first(rubric)["criteria"][1]["measure"].update(worst=-1),
    "best": lambda rubric: first(rubric)["criteria"][1]["measure"].update(best=2),
    "cap": lambda rubric: first(rubric)["criteria"][1]["measure"].update(cap="none"),
    "curve": lambda rubric: first(rubric)["criteria"][1]["measure"].update(worst=1, best=2, curve="log"),
    "themes": lambda rubric: evidence(rubric)["themes"].pop(),
    "opposed": lambda rubric: evidence(rubric).update(opposed=["press"]),
    "points of a stage": lambda rubric: evidence(rubric).update(stages={"stated": "1/5"}),
    "factor of an instrument": lambda rubric: evidence(rubric).update(instruments={"award": "1/2"}),
    "factor of a status": lambda rubric: evidence(rubric).update(statuses={"reversed": 0}),
    "factor of a source": lambda rubric: evidence(rubric).update(sources={"self_reported": "4/5"}),
    "combine": lambda rubric: evidence(rubric).update(combine="best", enough=2),
    "n of top": lambda rubric: evidence(rubric).update(combine={"top": 3}, enough=2),
    "net": lambda rubric: evidence(rubric).update(net="discount"),
    "enough": lambda rubric: evidence(rubric).update(enough=3),
    "scrutiny": lambda rubric: evidence(rubric).update(scrutiny=["oversight"]),
    "by": lambda rubric: groups(rubric).update(by="equality"),
    "definition of a theme": lambda rubric: rubric["themes"]["press"].update(definition="Other."),
    "member": lambda rubric: rubric["relations"]["groups"]["partner"]["members"].clear(),
    "end of a membership": lambda rubric: rubric["relations"]["groups"]["partner"]["members"][0].update(
        to="1960-01-01"
    ),
    "threshold of a band": lambda rubric: rubric["bands"][1].update({"from": "2/5"}),
    "id of a band": lambda rubric: rubric["bands"][1].update(id="other"),
    "above a threshold": lambda rubric: rubric["bands"].__setitem__(1, {"id": "high", "above": "1/2", "label": "high"}),
    "value of a band": lambda rubric: rubric["bands"][1].update(value=1),
    "what a band requires": lambda rubric: rubric["bands"][1].update(requires={"delay": "1/2"}),
    "threshold of what a band requires": lambda rubric: rubric["bands"][1].update(requires={"books.delay": "1/3"}),
    "penalty": lambda rubric: first(rubric)["criteria"][0].update(role="penalty"),
    "bonus": lambda rubric: first(rubric)["criteria"][0].update(role="bonus"),
    "weight of a penalty": lambda rubric: first(rubric)["criteria"][0].update(role="penalty", weight=2),
    "range": lambda rubric: first(rubric)["criteria"][0].update(range=["1/2", 1]),
    "range turned round": lambda rubric: first(rubric)["criteria"][0].update(range=[1, 0]),
    "clip": lambda rubric: first(rubric).update(clip=False),
    "ceiling": lambda rubric: first(rubric).update(ceiling={"at": "1/2", "while": {"acts": "1/3"}}),
    "height of a ceiling": lambda rubric: first(rubric).update(ceiling={"at": "1/4", "while": {"acts": "1/3"}}),
    "threshold of a ceiling": lambda rubric: first(rubric).update(ceiling={"at": "1/2", "while": {"acts": "1/4"}}),
    "what a ceiling looks at": lambda rubric: first(rubric).update(
        ceiling={"at": "1/2", "while": {"free_press": "1/3"}}
    ),
    "rounding": lambda rubric: first(rubric).update(round={"decimals": 0}),
    "decimals": lambda rubric: first(rubric).update(round={"decimals": 1}),
    "mode of rounding": lambda rubric: first(rubric).update(round={"decimals": 0, "mode": "down"}),
    "units of rounding": lambda rubric: first(rubric).update(round={"decimals": 0}, show={"from": 0, "to": 40}),
    "use": lambda rubric: (
        [band.update(value=index) for index, band in enumerate(rubric["bands"])],
        first(rubric).update(use="band"),
    ),
    "over": lambda rubric: rubric.update(over="criteria"),
    "weight by an attribute": lambda rubric: first(rubric).update(weight={"by": "type", "county": 2, "city": 1}),
    "another attribute": lambda rubric: first(rubric).update(weight={"by": "kind", "county": 2, "city": 1}),
    "where": lambda rubric: first(rubric).update(applies_to={"where": {"type": "county"}}),
    "another value of where": lambda rubric: first(rubric).update(applies_to={"where": {"type": "city"}}),
    "in_office": lambda rubric: first(rubric)["criteria"][0].update(date="1999", applies_to={"in_office": True}),
    "date of who was in office": lambda rubric: first(rubric)["criteria"][0].update(
        date="2000", applies_to={"in_office": True}
    ),
    "observation": lambda rubric: first(rubric)["criteria"][0].update(observation="other"),
    "points": lambda rubric: rubric["scales"].update(practice={"from": -3, "to": 4, "no": -3, "yes": 3}),
    "sum": lambda rubric: first(rubric).update(aggregate="sum", criteria=[by_scale("accounts"), by_measure("delay")]),
    "full marks": lambda rubric: first(rubric).update(
        aggregate="sum", criteria=[by_scale("accounts", out_of=2), by_measure("delay")]
    ),
    "table": lambda rubric: first(rubric)["criteria"][1].update(
        measure={"table": [{"from": 0, "score": 0}, {"from": 1, "score": 1}]}
    ),
    "step of a table": lambda rubric: first(rubric)["criteria"][1].update(
        measure={"table": [{"from": 0, "score": 0}, {"above": 1, "score": 1}]}
    ),
    "score of a step": lambda rubric: first(rubric)["criteria"][1].update(
        measure={"table": [{"from": 0, "score": 0}, {"from": 1, "score": "1/2"}]}
    ),
    "fit": lambda rubric: first(rubric)["criteria"][1].update(measure={"fit": "min_max"}),
    "better": lambda rubric: first(rubric)["criteria"][1].update(measure={"fit": "min_max", "better": "less"}),
    "ranks of rounded scores": lambda rubric: rubric.update(rank={"on": "rounded"}),
    "ties": lambda rubric: rubric.update(rank={"ties": "dense"}),
    "within": lambda rubric: rubric.update(rank={"within": ["year"]}),
}
"""Changes that a score, or the name of one, can see."""


@pytest.mark.parametrize("name", KEEPS)
def test_what_no_score_sees_keeps_the_fingerprint(name: str) -> None:
    """Prose, labels, order, spelling and defaults written out leave the fingerprint."""
    assert Rubric(**data()).fingerprint == fingerprint_after(KEEPS[name])


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_score_sees_changes_the_fingerprint(name: str) -> None:
    """Every part of the meaning changes the fingerprint."""
    assert Rubric(**data()).fingerprint != fingerprint_after(CHANGES[name])


def test_no_two_meanings_share_a_fingerprint() -> None:
    """Each change of meaning has a fingerprint of its own."""
    assert len(CHANGES) == len({fingerprint_after(change) for change in CHANGES.values()})


def test_a_fingerprint_is_a_sha256() -> None:
    """A fingerprint is written as 64 hexadecimal digits."""
    assert (64, set()) == (
        len(Rubric(**data()).fingerprint),
        set(Rubric(**data()).fingerprint) - set("0123456789abcdef"),
    )


SAME: dict[str, tuple[Change, Change]] = {
    "two triggers, two ceilings": (
        lambda rubric: first(rubric).update(ceiling={"at": "1/2", "while": {"acts": "1/3", "free_press": 1}}),
        lambda rubric: first(rubric).update(
            ceiling=[{"at": "1/2", "while": {"free_press": 1}}, {"at": "1/2", "while": {"acts": "1/3"}, "why": "So."}]
        ),
    ),
    "a trigger by its path": (
        lambda rubric: first(rubric).update(ceiling={"at": "1/2", "while": {"free_press": 1}}),
        lambda rubric: first(rubric).update(ceiling={"at": "1/2", "while": {"acts.free_press": 1}}),
    ),
    "weights by an attribute in proportion": (
        lambda rubric: [each.update(weight={"by": "type", "county": 2, "city": 1}) for each in rubric["dimensions"]],
        lambda rubric: [
            each.update(weight={"by": "type", "county": 6, "city": "1/7"}) for each in rubric["dimensions"]
        ],
    ),
    "values of where in another order": (
        lambda rubric: first(rubric).update(applies_to={"where": {"type": ["county", "city"]}}),
        lambda rubric: first(rubric).update(applies_to={"where": {"type": ["city", "county"]}}),
    ),
    "steps of a table in another order": (
        lambda rubric: first(rubric)["criteria"][1].update(
            measure={"table": [{"from": 0, "score": 0}, {"from": 1, "score": 1}]}
        ),
        lambda rubric: first(rubric)["criteria"][1].update(
            measure={"table": [{"from": 1, "score": 1, "why": "So."}, {"from": 0, "score": 0}]}
        ),
    ),
    "default of mode": (
        lambda rubric: first(rubric).update(round={"decimals": 0}),
        lambda rubric: first(rubric).update(round={"decimals": 0, "mode": "half_up"}, show={"from": 0, "to": 100}),
    ),
    "decimals shown of what is rounded": (
        lambda rubric: first(rubric).update(round={"decimals": 0}),
        lambda rubric: first(rubric).update(round={"decimals": 0}, show={"decimals": 2}),
    ),
    "a sum and a mean by full marks": (
        lambda rubric: first(rubric).update(
            aggregate="sum", criteria=[by_scale("accounts", out_of=2), by_measure("delay")]
        ),
        lambda rubric: first(rubric).update(
            aggregate="sum", criteria=[by_scale("accounts", out_of=4), {**by_measure("delay"), "out_of": 2}]
        ),
    ),
    "the same criteria, written once": (
        lambda rubric: first(rubric).update(criteria=[by_scale("accounts"), by_scale("reports")]),
        lambda rubric: first(rubric).update(
            criteria=[], criteria_from={"ids": ["reports", "accounts"], "scale": "practice"}
        ),
    ),
}
"""Pairs of changes that mean the same."""


@pytest.mark.parametrize("name", SAME)
def test_what_means_the_same_has_one_fingerprint(name: str) -> None:
    """Two ways to write one meaning have one fingerprint."""
    assert fingerprint_after(SAME[name][0]) == fingerprint_after(SAME[name][1])


def test_what_is_passed_over_is_told_beside_what_counts() -> None:
    """A node that aggregates over other nodes than its children tells both, and the children without weights."""
    plain = rubric_data(dimensions=[dimension("books", by_measure("a"), by_measure("b"))], over="criteria")
    tree = Rubric(**plain).meaning["tree"]
    assert isinstance(tree, dict)
    assert (["a", "b"], ["books"]) == (sorted(tree["over"]), sorted(tree["children"]))
