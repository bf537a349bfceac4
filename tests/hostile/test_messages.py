"""Naughty texts in messages: as keys, values and names of what is wrong, in every format of problems."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from hostile.naughty import MARK, NAUGHTY
from hostile.rows import Row, covers
from scorecard.problem import Problem, visible
from scorecard.reading.check import check
from scorecard.reading.manual import manual
from scorecard.rendering.problem_formats import PROBLEM_FORMATS

LONGEST = 300
"""Characters of a line of a message at most, but for the line of the file that is shown."""
TEXTS = [text for text in NAUGHTY if len(text) <= 200]


def escaped(text: str) -> str:
    """Return a text as JSON in which every character is escaped, so that a file may hold it whatever it is."""
    data = text.encode("utf-16-le")
    return "".join(f"\\u{unit:04x}" for unit in struct.unpack(f"<{len(data) // 2}H", data))


def problems_with(folder: Path, text: str) -> Sequence[Problem]:
    """Return the problems of a record that has a text for keys, words, ids, dates and addresses."""
    word = f'"{escaped(text)}"'
    path = folder / "record.json"
    path.write_text(
        '{"format": "record/1", "subject": {"id": ' + word + ', "name": "A", ' + word + ": 1},\n"
        '"sources": {"s": {"title": "T", "publisher": "P", "kind": ' + word + ', "date": ' + word + "\n"
        ', "url": ' + word + "}},\n"
        '"observations_of": ' + word + "}\n",
        encoding="utf-8",
    )
    return check([str(path)]).problems


@covers(Row.TERMINAL, Row.FLOODS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[1:25])
def test_a_message_keeps_its_lines_and_fields(tmp_path: Path, text: str) -> None:
    """Whatever is repeated of a file, a message has its lines, a workflow command its fields, and JSON its keys."""
    problems = problems_with(tmp_path, text)
    drawn = {name: draw(problems, manual().codes) for name, draw in PROBLEM_FORMATS.items()}
    assert [] == [line for line in drawn["text"].split("\n") if line != visible(line)]
    heads = [line for line in drawn["text"].split("\n") if line.startswith(f"{tmp_path}/record.json:")]
    assert (len(problems), True) == (len(heads), max(map(len, heads)) < LONGEST + len(str(tmp_path)))
    commands = drawn["github"].splitlines()
    assert [len(problems), 0] == [len(commands), sum(not line.startswith("::error file=") for line in commands)]
    assert len(problems) == len(json.loads(drawn["json"]))
    assert {"$schema", "version", "runs"} == set(json.loads(drawn["sarif"]))


def test_a_plain_word_is_wrong_in_every_place(tmp_path: Path) -> None:
    """The record that the texts are put into has a problem for each place, so that each is repeated somewhere."""
    codes = {problem.code for problem in problems_with(tmp_path, MARK)}
    assert {"bad-id", "unknown-key", "unknown-word", "bad-date", "bad-url", "bad-rubric-name"} == codes
