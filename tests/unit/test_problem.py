"""Problems and errors: one line that is complete by itself, and nothing hidden in it."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from scorecard.model.base import StructureError
from scorecard.problem import (
    DocumentError,
    NodeNotFoundError,
    Problem,
    RubricNotFoundError,
    ScorecardError,
    Severity,
    did_you_mean,
    echo,
    visible,
)
from scorecard.source import Location, Mark, Pointer, SourceMap

PLAIN = Problem(code="bad-id", message="'A' is no id", pointer=Pointer(("subject", "id")))


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (PLAIN, "subject.id: error[bad-id]: 'A' is no id"),
        (Problem(code="x", message="y"), "document: error[x]: y"),
        (Problem(code="x", message="y", location=Location("a.yaml", 2, 3)), "a.yaml:2:3: error[x]: y"),
        (Problem(code="x", message="y", severity=Severity.WARNING), "document: warning[x]: y"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, text: str) -> None:
    """A problem is written on one line, its place first."""
    assert text == str(problem)


def test_a_problem_finds_its_place() -> None:
    """A problem is located by its pointer."""
    tree = Mark((1, 1, 1), None, {"subject": Mark((2, 3, 5), (1, 1, 7), {"name": Mark((2, 9, 4))})})
    found = PLAIN.located(SourceMap("a.yaml", tree)).location
    assert "a.yaml:1:1" == str(found)


def test_an_error_says_what_to_do() -> None:
    """The text of a document's error has the help of each problem, as messages on the command line have."""
    error = DocumentError([replace(PLAIN, hint="write it in lower case"), PLAIN])
    assert f"{PLAIN}; write it in lower case\n{PLAIN}" == str(error)


def test_an_error_keeps_all_problems() -> None:
    """A document's error holds every problem and says each on a line."""
    error = DocumentError([PLAIN, PLAIN])
    assert ((PLAIN, PLAIN), 2) == (error.problems, len(str(error).split("\n")))


@pytest.mark.parametrize(
    "error",
    [
        ScorecardError("no"),
        DocumentError([PLAIN, PLAIN]),
        StructureError([PLAIN]),
        RubricNotFoundError("democrcy", ["democracy"]),
        NodeNotFoundError("sanctons", ["sanctions"]),
    ],
)
def test_an_error_reaches_another_process_as_it_is(error: ScorecardError) -> None:
    """An error that is pickled keeps its class, its message and what it carries."""
    found = pickle.loads(pickle.dumps(error))  # noqa: S301  # what is read was written here
    assert (type(error), str(error), vars(error)) == (type(found), str(found), vars(found))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("democrcy", "no rubric 'democrcy'; known: democracy, trade; did you mean 'democracy'?"),
        ("zzz", "no rubric 'zzz'; known: democracy, trade; or give the path of a rubric file"),
        ("\x1b[2J", "no rubric '\\x1b[2J'; known: democracy, trade; or give the path of a rubric file"),
    ],
)
def test_an_unknown_rubric_names_the_known(name: str, text: str) -> None:
    """The error for an unknown rubric lists the rubrics there are."""
    error = RubricNotFoundError(name, ["democracy", "trade"])
    assert (text, ("democracy", "trade")) == (str(error), error.known)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sanction", "no dimension or criterion 'sanction'; did you mean 'sanctions'?"),
        ("zzz", "no dimension or criterion 'zzz'; known: sanctions, trade"),
    ],
)
def test_an_unknown_node_names_the_near(path: str, text: str) -> None:
    """The error for an unknown node is a KeyError that reads as a sentence."""
    error = NodeNotFoundError(path, ["sanctions", "trade"])
    assert (text, True, True) == (str(error), isinstance(error, KeyError), isinstance(error, ScorecardError))


@pytest.mark.parametrize(
    ("found", "help_"), [("parital", "did you mean 'partial'?"), ("zzz", ""), ("", ""), ("x" * 10_000, "")]
)
def test_the_nearest_word_is_suggested(found: str, help_: str) -> None:
    """A near word is suggested, and a far one is not."""
    assert help_ == did_you_mean(found, ["none", "partial", "full"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 漢 🎉", "plain é 漢 🎉"),
        ("\x00\x1b\n\t\x7f\x85", "\\x00\\x1b\\n\\t\\x7f\\x85"),
        ("\u202e\u2066\u200b\ufeff\u2028", "\\u202e\\u2066\\u200b\\ufeff\\u2028"),
        ("\ud800", "\\ud800"),
        ("\ue000\U000f0000", "\\ue000\\U000f0000"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    """Control, format, surrogate and private characters are written as escapes."""
    assert shown == visible(text)


@pytest.mark.parametrize(("length", "shown"), [(80, "x" * 80), (81, "x" * 79 + "…")])
def test_an_echo_is_cut(length: int, shown: str) -> None:
    """What a message repeats is cut at 80 characters."""
    assert shown == echo("x" * length)
