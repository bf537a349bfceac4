"""Errors of models as Problems: code, place, message and help, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import action, by_evidence, by_measure, record_of, rubric_data

from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem


def problems_with(**parts: Any) -> list[Problem]:
    """Return the problems of a record with these parts."""
    with pytest.raises(DocumentError) as raised:
        record_of(**parts)
    return list(raised.value.problems)


def rubric_problem(**choices: Any) -> Problem:
    """Return the first problem of a rubric with these choices."""
    with pytest.raises(DocumentError) as raised:
        Rubric(**rubric_data(by_evidence(), **choices))
    return raised.value.problems[0]


def test_a_missing_key_is_named() -> None:
    """A missing key is named, with what to add."""
    problem = problems_with(subject={"id": "a"})[0]
    assert ("missing-key", "'name' is missing", "add 'name: ...'") == (problem.code, problem.message, problem.hint)


def test_an_unknown_key_is_compared_with_the_keys_there_are() -> None:
    """An unknown key has the allowed ones beside it, and the nearest as help."""
    problem = problems_with(subject={"id": "a", "name": "A", "patry": "B"})[0]
    assert ("unknown-key", "no key 'patry' here", "did you mean 'party'?") == (
        problem.code,
        problem.message,
        problem.hint,
    )
    assert "office_holder" in problem.allowed


def test_a_strange_key_is_removed() -> None:
    """A key that is like no other can only be removed."""
    assert "remove it" == problems_with(subject={"id": "a", "name": "A", "zzzzzz": "B"})[0].hint


@pytest.mark.parametrize(
    ("parts", "allowed"),
    [
        ({"actions": [action("a", evidnce=1)]}, "because"),
        ({"sources": {"a": {"titel": 1}}}, "publisher"),
        ({"reply": {"statsu": 1}}, "status"),
        ({"observations": {"a": {"levle": 1}}}, "level"),
        ({"actoins": []}, "actions"),
        ({"actions": [action("a", status={"is": "in_force", "sinse": "2001"})]}, "since"),
    ],
)
def test_the_keys_there_are_depend_on_the_place(parts: dict[str, object], allowed: str) -> None:
    """What is allowed is read off the model at the place where the key stands."""
    problem = next(problem for problem in problems_with(**parts) if problem.code == "unknown-key")
    assert allowed in problem.allowed


def test_an_unknown_word_has_the_words_allowed() -> None:
    """A word outside a closed list has the list beside it."""
    problem = problems_with(actions=[action("a", stage="commited")])[0]
    assert ("unknown-word", "'commited' is not one of the words allowed here") == (problem.code, problem.message)
    assert (("stated", "engaged", "committed", "carried_out"), "did you mean 'committed'?") == (
        problem.allowed,
        problem.hint,
    )


def test_a_far_word_gets_the_list() -> None:
    """A word like no other has the list as help."""
    assert (
        "use one of: stated, engaged, committed, carried_out" == problems_with(actions=[action("a", stage="?")])[0].hint
    )


def test_a_wrong_word_as_a_key_points_at_the_key() -> None:
    """Where the wrong word is a key, the key is at fault."""
    problem = rubric_problem(evidence={"stages": {"sated": 1}})
    assert ("unknown-word", "evidence.stages.sated", True) == (problem.code, str(problem.pointer), problem.on_key)


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (1, "expected text, found the number 1", 'quote it: "1"'),
        (True, "expected text, found true or false", None),
        (["a"], "expected text, found a list", "write text"),
        ({"a": 1}, "expected text, found a mapping", "write text"),
        (None, "expected text, found something else", "write text"),
    ],
)
def test_a_wrong_type_says_what_was_found(value: object, message: str, hint: str | None) -> None:
    """A wrong type says what was expected and found, and that a number wants quotes."""
    problem = problems_with(subject={"id": "a", "name": value})[0]
    assert ("wrong-type", message) == (problem.code, problem.message)
    assert hint in {problem.hint, None}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"subject": "arcadia"}, "expected a mapping, found the text 'arcadia'"),
        ({"sources": []}, "expected a mapping, found a list"),
        ({"actions": {"a": 1}}, "expected a list, found a mapping"),
        ({"actions": ["a"]}, "expected a mapping, found the text 'a'"),
    ],
)
def test_mappings_and_lists_are_told_apart(parts: dict[str, object], message: str) -> None:
    """A mapping where a list is expected, and the reverse, is named in plain words."""
    assert message in [problem.message for problem in problems_with(**parts)]


def test_truth_is_not_text() -> None:
    """A level that is text does not pass for true."""
    scale = {"levels": [{"id": "no", "exclude": "yes"}]}
    assert "expected true or false, found the text 'yes'" == rubric_problem(scales={"practice": scale}).message


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"min_coverage": 2}, "out-of-range"),
        ({"show": {"decimals": 13}}, "out-of-range"),
        ({"evidence": {"enough": 0}}, "out-of-range"),
        ({"evidence": {"enough": 10**9}}, "out-of-range"),
        ({"evidence": {"combine": {"top": 0}}}, "out-of-range"),
        ({"evidence": {"combine": {"top": 10**9}}}, "out-of-range"),
        ({"evidence": {"combine": "top"}}, "bad-combine"),
        ({"aggregate": {"power": 0}}, "bad-aggregate"),
        ({"aggregate": {"power": 10**9}}, "out-of-range"),
        ({"aggregate": "power"}, "bad-aggregate"),
        ({"aggregate": {"method": "mean", "power": 2}}, "bad-aggregate"),
        ({"dimensions": []}, "wrong-length"),
        ({"version": "1"}, "bad-version"),
    ],
)
def test_a_value_out_of_its_rule_has_its_code(choices: dict[str, Any], code: str) -> None:
    """A value that breaks its rule is a problem with the code of the rule."""
    assert code == rubric_problem(**choices).code


def test_many_problems_are_all_reported() -> None:
    """Every problem of form is reported at once, in document order."""
    found = problems_with(subject={"id": "A"}, limits=[""], actions=[action("a", stage="x", by=[])])
    assert ["bad-id", "missing-key", "wrong-length", "unknown-word", "wrong-length"] == [
        problem.code for problem in found
    ]


def test_long_text_is_cut_in_messages() -> None:
    """A message repeats at most 80 characters of a document."""
    problem = problems_with(subject={"id": "A" * 500, "name": "A"})[0]
    assert (80, "…") == (len(problem.found or ""), (problem.found or "")[-1])


def test_numbers_are_expected_where_goalposts_stand() -> None:
    """A goalpost that is no number says so."""
    with pytest.raises(DocumentError) as raised:
        Rubric(**rubric_data(by_measure("delay", worst="low")))
    assert "'low': expected a number, such as 0.25 or 53/60" == raised.value.problems[0].message
