"""What can be wrong between the parts of a record, of a coding, and between a record and a rubric."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import action, by_evidence, by_measure, by_scale, record_of, rubric_of, seen

from scorecard.model.coding import Coding
from scorecard.model.observation_checks import (
    observation_problems,
    scoring_problems,
    subject_problems,
    unfitted_measures,
)
from scorecard.model.record import Record
from scorecard.problem import DocumentError

CITED = [{"source": "x", "at": "1"}]
RUBRIC = rubric_of(
    by_scale("accounts"),
    by_measure("delay"),
    by_measure("ratio", worst=1, best=10, curve="log"),
    by_evidence("free_press"),
    scales={"practice": {"no": 0, "yes": 1}},
)


def found_in(*actions: Any, **parts: Any) -> list[tuple[str, str]]:
    """Return code and place of every problem of a record."""
    with pytest.raises(DocumentError) as raised:
        record_of(*actions, **parts)
    return [(problem.code, str(problem.pointer)) for problem in raised.value.problems]


def unfit(record: Record) -> list[tuple[str, str]]:
    """Return code and message of every problem between the rubric and a record."""
    return [(problem.code, problem.message) for problem in observation_problems(RUBRIC, record)]


def test_a_term_runs_forwards() -> None:
    """A term may not end before it starts."""
    terms = [{"from": "2001-01-20", "to": "2001-01-20"}, {"from": "2005-01-20", "to": "2005-01-19"}]
    assert [("term-reversed", "subject.terms[1].to")] == found_in(subject={"id": "a", "name": "A", "terms": terms})


def test_an_actions_id_is_its_own() -> None:
    """Two actions may not have one id."""
    assert [("duplicate-id", "actions[1].id")] == found_in(action("a"), action("a"))


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"actions": [action("a", by=["audit"])]}, "actions[0].evidence[0].source"),
        ({"observations": {"delay": {"number": 1, "evidence": CITED}}}, "observations.delay.evidence[0].source"),
        ({"not_coded": [{"source": "x", "at": "1", "reason": "no_act"}]}, "not_coded[0].source"),
    ],
)  # fmt: skip
def test_evidence_names_a_source(parts: dict[str, Any], place: str) -> None:
    """Whatever points into a source points into one that the record has."""
    assert [("unknown-source", place)] == found_in(**parts)


def test_same_act_names_an_action() -> None:
    """An action repeats another one of the record."""
    assert [("unknown-action", "actions[0].same_act")] == found_in(action("a", same_act="b"))


@pytest.mark.parametrize(
    ("links", "places"),
    [
        ({"a": "a"}, ["actions[0].same_act"]),
        ({"a": "b", "b": "a"}, ["actions[0].same_act"]),
        ({"a": "b", "b": "c", "c": "b"}, ["actions[1].same_act"]),
    ],
)
def test_same_act_goes_in_no_circle(links: dict[str, str], places: list[str]) -> None:
    """Actions that repeat each other in a circle are refused, once for each circle."""
    found = found_in(*(action(name, same_act=other) for name, other in links.items()))
    assert [("same-act-circle", place) for place in places] == found


@pytest.mark.parametrize("value", [{}, {"because": "It is so."}, {"level": "yes", "number": 1}])
def test_an_observation_has_one_value(value: dict[str, Any]) -> None:
    """An observation gives a level or a number, and one of them only."""
    assert ("one-value", "observations.delay") in found_in(observations={"delay": value})


def test_levels_belong_to_a_rubric() -> None:
    """A level is a judgement, and the record says whose."""
    assert [("levels-without-rubric", "observations.accounts")] == found_in(observations={"accounts": "yes"})


def test_reasons_for_no_value_need_no_rubric() -> None:
    """That something was not assessed is no judgement under a rubric."""
    assert "not_assessed" == record_of(observations={"accounts": "not_assessed"}).observations["accounts"].level


@pytest.mark.parametrize(
    ("name", "value", "code", "message"),
    [
        ("acounts", "yes", "unknown-criterion", "no criterion 'acounts' in open_books@1"),
        ("accounts", "ys", "unknown-level", "no level 'ys' in the scale of 'accounts'"),
        ("accounts", 1, "misfit-observation", "'accounts' takes a level, not a number"),
        ("delay", "yes", "misfit-observation", "'delay' takes a number, not the level 'yes'"),
        ("ratio", 0, "misfit-observation", "'ratio' takes a number above 0, as its curve is a logarithm"),
        ("free_press", "yes", "misfit-observation", "'free_press' is judged by actions"),
        ("free_press", 1, "misfit-observation", "'free_press' is judged by actions"),
    ],
)
def test_an_observation_fits_its_criterion(name: str, value: object, code: str, message: str) -> None:
    """What is observed under a rubric fits the rule of its criterion."""
    assert [(code, message)] == unfit(seen(**{name: value}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accounts", "not_found"),
        ("delay", "not_found"),
        ("ratio", 3),
        ("free_press", "not_applicable"),
        ("delay", "1/3"),
    ],
)
def test_an_observation_that_fits_has_no_problem(name: str, value: object) -> None:
    """Levels of the scale, numbers for measures and reasons for no value fit."""
    assert [] == unfit(seen(**{name: value}))


def test_another_rubrics_levels_are_left_alone() -> None:
    """Levels under another rubric may be anything; numbers are facts and are checked under every rubric."""
    observations = {"accounts": "ys", "other": "yes", "delay": 3, "free_press": 1, "elsewhere": 2}
    record = record_of(observations_of="other@1", observations=observations)
    assert [("misfit-observation", "'free_press' is judged by actions")] == unfit(record)


def coding_of(**parts: Any) -> Coding:
    """Return a coding with these parts."""
    return Coding(**({"format": "coding/1", "coder": {"id": "c1"}, "subject": "arcadia"} | parts))


def test_a_coding_holds_one_coders_judgements() -> None:
    """A coding gives stages, directions and levels apart from the facts."""
    code = {"stage": "stated", "themes": {"press": "mixed"}, "confidence": "2/3"}
    coding = coding_of(rubric="open_books@1", actions={"a": code}, observations={"accounts": "yes", "delay": 3})
    assert ("stated", "yes") == (coding.actions["a"].stage, coding.observations["accounts"].level)


def test_a_codings_levels_belong_to_a_rubric() -> None:
    """A coding with levels says whose they are."""
    with pytest.raises(DocumentError) as raised:
        coding_of(observations={"delay": 3, "accounts": "yes"})
    problem = raised.value.problems[0]
    assert ("levels-without-rubric", "observations.accounts") == (problem.code, str(problem.pointer))


def test_a_coding_of_numbers_needs_no_rubric() -> None:
    """Numbers are facts and belong to no rubric."""
    assert {"delay"} == set(coding_of(observations={"delay": 3}).observations)


def test_a_records_fingerprint_follows_its_facts() -> None:
    """A record's fingerprint changes with what it says, and not with the order of its keys."""
    first, second = record_of(action("a")), record_of(action("a", because="It is so."))
    assert (record_of(action("a")).fingerprint, True) == (first.fingerprint, first.fingerprint != second.fingerprint)


def test_what_stands_in_the_way_of_a_score_is_said_in_full() -> None:
    """Measures without goalposts and attributes that are not stated are found before anything is scored."""
    rubric = rubric_of(
        {"id": "a", "measure": {"fit": "min_max"}},
        {"id": "b", "measure": {"fit": "min_max"}, "weight": {"by": "kind", "city": 1, "town": 2}},
    )
    unfitted, unstated = scoring_problems(rubric, record_of())
    (wrong,) = subject_problems(rubric, record_of(subject={"id": "a", "name": "A", "attributes": {"kind": "citty"}}))
    assert [
        (
            "unfitted", "'a' and 1 more of open_books@1 have no goalposts yet", "dimensions[0].criteria[0].measure.fit",
            None, (), "run 'scorecard fit' on a set of records, and score under the rubric that it writes",
        ),
        (
            "unknown-attribute", "the subject's kind is not stated, and open_books@1 asks for it",
            "subject.attributes.kind", "", ("city", "town"), "state kind: among the subject's attributes",
        ),
        (
            "unknown-attribute", "the subject's kind is 'citty', and open_books@1 has no weight for that",
            "subject.attributes.kind", "citty", ("city", "town"), "did you mean 'city'?",
        ),
    ] == [
        (each.code, each.message, str(each.pointer), each.found, each.allowed, each.hint)
        for each in (unfitted, unstated, wrong)
    ]  # fmt: skip


def test_one_measure_without_goalposts_is_named_alone() -> None:
    """Of a single measure that is still to be fitted, no others are counted."""
    (problem,) = unfitted_measures(rubric_of({"id": "a", "measure": {"fit": "min_max"}}))
    assert "'a' of open_books@1 has no goalposts yet" == problem.message
