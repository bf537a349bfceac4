"""A record with the judgements of a coding in the place of its own."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.analysis.recoding import recoded
from scorecard.model.coding import Coding
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError

TEXT = "One act.\n\nAnother act.\n\nThe last act.\n"
EVIDENCE = {"source": "a", "at": "p"}


def action(name: str, quote: str = "One", **more: object) -> dict[str, Any]:
    """Return an action of the record, which is quoted in the text."""
    quoted = [{**EVIDENCE, "quote": quote}]
    return {"id": name, "summary": f"Did {name}.", "stage": "stated", "themes": {"courts": "advances"},
            "evidence": quoted, **more}  # fmt: skip


def record(*actions: dict[str, Any], **more: object) -> Record:
    """Return a record of some actions."""
    sources = {"a": {"title": "A", "publisher": "P", "kind": "official_act"}}
    return Record.model_validate(
        {"format": "record/1", "subject": {"id": "arcadia", "name": "Arcadia"}, "sources": sources,
         "actions": actions, **more}
    )  # fmt: skip


def code(quote: str | None = "One", **more: object) -> dict[str, Any]:
    """Return a judgement of an action."""
    evidence = [{**EVIDENCE, "quote": quote}] if quote else []
    return {"stage": "carried_out", "themes": {"torture": "sets_back"}, "evidence": evidence, **more}


def coding(subject: str = "arcadia", **parts: object) -> Coding:
    """Return a coding by Ann."""
    head = {"format": "coding/1", "coder": {"id": "ann", "name": "Ann"}, "subject": subject, "date": "2020-02-02"}
    return Coding.model_validate({**head, **parts})


def rubric() -> Rubric:
    """Return a rubric with one criterion that has levels."""
    criterion = {"id": "open", "question": "?", "scale": "practice"}
    return Rubric.model_validate(
        {"format": "rubric/1", "id": "own", "version": "1.0.0", "title": "Own", "standard": {"title": "S"},
         "scales": {"practice": {"none": 0, "full": 1}},
         "dimensions": [{"id": "all", "title": "All", "criteria": [criterion]}]}
    )  # fmt: skip


def test_a_record_says_whose_judgements_it_holds() -> None:
    """The record has the coder and the coding's date, and what the coder passed over."""
    passed = {"source": "a", "at": "p", "reason": "no_act"}
    found = recoded(record(), coding(not_coded=[passed]))
    assert found.coder
    assert ("ann", "2020-02-02", "no_act") == (found.coder.id, found.coded_on, found.not_coded[0].reason)


def test_an_action_of_the_record_keeps_what_a_coding_does_not_judge() -> None:
    """Date, summary, targets and status are the record's; stage, themes, evidence and reason are the coding's."""
    known = action("x", date="2001", targets=["FRA"], status={"is": "reversed"}, instrument="treaty")
    [found] = recoded(record(known), coding(actions={"x": code("Another", because="So.")}), {}).actions
    assert ("x", "2001", "Did x.", ("FRA",), "treaty") == (
        found.id, found.date, found.summary, found.targets, found.instrument
    )  # fmt: skip
    assert found.status
    assert ("reversed", "carried_out", {"torture": "sets_back"}, "Another", "So.") == (
        found.status.state, found.stage, dict(found.themes), found.evidence[0].quote, found.because
    )  # fmt: skip


def test_a_coding_that_names_an_instrument_or_no_evidence_is_taken_at_its_word() -> None:
    """The instrument is the coding's where it gives one; without evidence the record's stays."""
    known = action("x", instrument="treaty")
    [found] = recoded(record(known), coding(actions={"x": code(None, instrument="other")})).actions
    assert ("other", "One") == (found.instrument, found.evidence[0].quote)


def test_what_is_quoted_tells_which_action_is_meant() -> None:
    """With the texts an action is the record's where both quote from one passage, whatever it is called."""
    coded = coding(actions={"y": code("One act"), "x": code("The last")})
    found = recoded(record(action("x", date="2001"), action("z", "Another")), coded, {"a": TEXT})
    assert [("x", "2001", "Did x."), ("x_by_coder", None, "x")] == [
        (each.id, each.date, each.summary) for each in found.actions
    ]


def test_actions_of_one_act_stay_one() -> None:
    """Where the action that others repeat is left out, the first of the others stands in its place."""
    known = [action("a"), action("b", same_act="a"), action("c", same_act="b"), action("d", same_act="b")]
    kept = ("b", "c", "d"), ("c", "d"), ("a", "c"), ("d",)
    found = [recoded(record(*known), coding(actions={name: code() for name in names})) for names in kept]
    assert [{"b": None, "c": "b", "d": "b"}, {"c": None, "d": "c"}, {"a": None, "c": "a"}, {"d": None}] == [
        {each.id: each.same_act for each in every.actions} for every in found
    ]


def test_observations_are_the_codings() -> None:
    """Observations of a coding replace the record's; where it has none, numbers stay, which are facts."""
    known = record(observations_of="own@1", observations={"open": "full", "days": 3})
    with_some = recoded(known, coding(rubric="own@1", observations={"open": "none"}))
    without = recoded(known, coding())
    assert (["open"], "own@1", "none") == (
        [*with_some.observations], with_some.observations_of, with_some.observations["open"].level
    )  # fmt: skip
    assert (["days"], None) == ([*without.observations], without.observations_of)


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        (coding("borduria"), ["subject: error[other-subject]: the document judges borduria, and not arcadia"]),
        (
            coding(rubric="b@2", observations={"open": "full", "days": 1}),
            ["rubric: error[other-rubric]: the levels belong to b@2, and not to own@1, which is used here"],
        ),
        (coding(rubric="b@2", observations={"open": "not_found", "days": 1}), []),
        (coding(rubric="own@1", observations={"open": "full"}), []),
        (
            coding(
                actions={"x": {**code(), "evidence": [{"source": "b", "at": "p"}]}, "y": code(None)},
                rubric="own@1",
                observations={"open": {"level": "full", "evidence": [{"source": "c", "at": "p"}]}},
                not_coded=[{"source": "d", "at": "p", "reason": "no_act"}],
            ),
            [
                "actions.x.evidence[0].source: error[unknown-source]: no source 'b'",
                "observations.open.evidence[0].source: error[unknown-source]: no source 'c'",
                "not_coded[0].source: error[unknown-source]: no source 'd'",
                "actions.y: error[no-evidence]: 'y' is no action of the record, and rests on no evidence of its own",
            ],
        ),
    ],
)
def test_a_coding_that_does_not_fit_is_refused_with_every_reason(coded: Coding, expected: list[str]) -> None:
    """Another subject, levels of another rubric, unknown sources and bare actions are problems, all at once."""
    assert expected == problems(record(action("x")), coded)


def problems(known: Record, coded: Coding) -> list[str]:
    """Return what is wrong between a record and a coding."""
    try:
        recoded(known, coded, rubric=rubric())
    except DocumentError as error:
        return [str(problem) for problem in error.problems]
    return []
