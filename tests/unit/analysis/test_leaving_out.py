"""What comes of leaving out a criterion, a document or a kind of source."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from scorecard.analysis.leaving_out import left_out, without
from scorecard.model.record import Record
from unit.analysis.small import Values, compared, measured

SOURCES = {
    "own": {"title": "Own", "publisher": "A", "kind": "self_reported"},
    "act": {"title": "Act", "publisher": "A", "kind": "official_act"},
}


def action(name: str, *sources: str, **more: object) -> dict[str, Any]:
    """Return an action that rests on some sources."""
    evidence = [{"source": source, "at": "p. 1"} for source in sources]
    head = {"id": name, "summary": f"Did {name}.", "stage": "stated", "themes": {"courts": "advances"}}
    return {**head, "evidence": evidence, **more}


def record(*actions: dict[str, Any], **more: object) -> Record:
    """Return a record of some actions."""
    head = {"format": "record/1", "subject": {"id": "arcadia", "name": "Arcadia"}, "sources": SOURCES}
    return Record.model_validate({**head, "actions": actions, **more})


def test_actions_that_rest_on_it_alone_go_with_a_document() -> None:
    """What another document reports as well stays, with that evidence."""
    found = without(record(action("one", "own"), action("two", "own", "act")), {"own"})
    assert [("two", ["act"])] == [(each.id, [it.source for it in each.evidence]) for each in found.actions]
    assert ["act"] == list(found.sources)


def test_an_act_stays_one_where_its_first_action_goes() -> None:
    """The next action takes the place of the one that the others named."""
    acts = (action("one", "own"), action("two", "act", same_act="one"), action("three", "act", same_act="two"))
    found = without(record(*acts), {"own"})
    assert [("two", None), ("three", "two")] == [(each.id, each.same_act) for each in found.actions]
    assert 1 == len(found.acts)


def test_observations_and_passages_go_with_their_document() -> None:
    """A number that rests on it alone goes, one that rests on nothing stays, and so with passages passed over."""
    rests = {"number": 1, "evidence": [{"source": "own", "at": "p. 1"}]}
    passed = [{"source": "own", "at": "p. 2", "reason": "no_act"}, {"source": "act", "at": "p. 2", "reason": "no_act"}]
    found = without(record(observations={"a": rests, "b": 2}, not_coded=passed), {"own"})
    assert (["b"], ["act"]) == (list(found.observations), [each.source for each in found.not_coded])


def test_without_a_criterion_the_others_share_its_weight() -> None:
    """Scores are those of the other criteria, and an order that turns round is named."""
    high: Values = {"a": 1, "b": 0}
    low: Values = {"a": 0, "b": "1/2"}
    found = list(left_out(compared(measured({"a": 2, "b": 1}), high=high, low=low)))
    assert [
        ("criterion", "on_a.a", (Fraction(0), Fraction(1, 2)), ((0, 1),)),
        ("criterion", "on_b.b", (Fraction(1), Fraction(0)), ()),
    ] == [(each.kind, each.name, each.scores, each.reversed) for each in found]
