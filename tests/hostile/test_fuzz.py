"""Bytes and texts that nobody thought of: whatever comes in, problems with places come out, or nothing is wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.cases import HEAD, RUBRIC
from hostile.rows import Row, covers
from scorecard.problem import Problem
from scorecard.reading.check import check
from scorecard.reading.manual import manual
from scorecard.rendering.problem_formats import PROBLEM_FORMATS

RECORD = f"""{HEAD}sources: {{gazette: {{title: Decree, publisher: Gazette, kind: official_act, date: "1996-04"}}}}
actions:
  - id: opened
    summary: "Opened it."
    stage: stated
    themes: {{press_freedom: advances}}
    evidence: [{{source: gazette, at: page 1}}]
observations: {{delay: 1/3}}
"""
JUDGED = f"""{RUBRIC}dimensions:
  - id: books
    title: >-
      Books
    weight: 0.5
    criteria:
      - {{id: free_press, evidence: {{themes: [press_freedom], combine: {{top: 2}}}}}}
"""
PIECES = (
    "", " ", "  ", "\n", "\r\n", "\t", ":", ": ", "- ", "? ", "#", " #", "[", "]", "{", "}", ",", "'", '"', "|", ">", "|+2", "&a",
    "*a", "!", "!!x", "%", "---\n", "...\n", "<<", "~", "null", "yes", "012", "1e999", "1/0", "9" * 30, "\\", "\\u0000",
    "\0", "\ufeff", "\u2028", "\u202e", "\ud800", "\U0001f389", "x" * 300, "[" * 40, "record/1", "rubric/1", "themes/1", "id",
)  # fmt: skip
"""What is put into a good document, or instead of a part of it."""
PLACES = st.integers(0, max(len(RECORD), len(JUDGED)))
CHANGES = st.lists(st.tuples(PLACES, st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Yield a folder that all examples share."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def changed(text: str, changes: list[tuple[int, int, str]]) -> bytes:
    """Return the text with pieces put in, each in the place of some characters."""
    for place, length, piece in changes:
        text = text[:place] + piece + text[place + length :]
    return text.encode("utf-8", "surrogatepass")


def problems_of(path: Path, data: bytes) -> tuple[Problem, ...]:
    """Write a file and return its problems, drawn in every format on the way."""
    path.write_bytes(data)
    problems = check([str(path)]).problems
    assert all(isinstance(draw(problems, manual().codes), str) for draw in PROBLEM_FORMATS.values())
    return problems


def misplaced(path: Path, problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems that name another file, no file, or a line beyond its end; YAML may end a line later."""
    lines = path.read_bytes().count(b"\n") + 2
    places = [(problem, problem.location) for problem in problems]
    return [problem for problem, at in places if at is None or at.path != str(path) or not 0 <= at.line <= lines]


@given(data=st.binary(max_size=400))
@pytest.mark.parametrize("name", ["any.yaml", "any.json"])
def test_any_bytes_end_in_problems_with_places(folder: Path, name: str, data: bytes) -> None:
    """Bytes of any kind are no document, and the problem says where."""
    problems = problems_of(folder / name, data)
    assert ([], True) == (misplaced(folder / name, problems), bool(problems))


@covers(Row.STRICT)
@given(changes=CHANGES)
@pytest.mark.parametrize(("name", "text"), [("record.yaml", RECORD), ("rubric.yaml", JUDGED)])
def test_a_damaged_document_has_its_problems_in_it(
    folder: Path, name: str, text: str, changes: list[tuple[int, int, str]]
) -> None:
    """A good document with pieces put in anywhere is read, or its problems lie inside the file."""
    assert [] == misplaced(folder / name, problems_of(folder / name, changed(text, changes)))
