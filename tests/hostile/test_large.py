"""Documents as large as the limits allow: they take seconds, not minutes, and no more memory than is agreed.

Each runs in a child process with little memory and time, and all but the smallest only with `SCORECARD_EXAMPLES` in
the environment.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from hostile.limited import Ended, limited
from hostile.rows import Row, covers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits of the child are Linux's")
LARGE = pytest.mark.skipif("SCORECARD_EXAMPLES" not in os.environ, reason="large documents need SCORECARD_EXAMPLES")
SECONDS, MEGABYTES = 7, 200
"""What reading a hostile document may cost on a busy machine."""

HEAD = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\n"
SOURCE = "sources: {s: {title: T, publisher: P, kind: oversight}}\n"
RUBRIC = "format: rubric/1\nid: r\nversion: 1.0.0\ntitle: R\nstandard: {title: S}\n"
LEAF = "dimensions:\n  - {id: d, title: D, criteria: [{id: c, evidence: {themes: [courts]}}]}\n"


def written(folder: Path, text: str | bytes, name: str) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return str(path)


def checked(folder: Path, text: str | bytes, name: str = "x.yaml") -> Ended:
    """Check a document in a limited child."""
    return limited("check", written(folder, text, name))


def action(number: int, theme: str = "courts", rest: str = "") -> str:
    """Return one line of a record: an action."""
    evidence = "evidence: [{source: s, at: x}]"
    return f"  - {{id: a{number}, summary: s, stage: stated, themes: {{{theme}: mixed}}, {evidence}{rest}}}\n"


def actions(count: int, rest: str = "") -> str:
    """Return a record of many actions; in `rest` N is an action's number, and P the number before."""
    numbered = ((number, rest.replace("N", str(number)).replace("P", str(number - 1))) for number in range(count))
    return HEAD + SOURCE + "actions:\n" + "".join(action(number, rest=text) for number, text in numbered)


def criteria(count: int) -> str:
    """Return a rubric of many criteria."""
    leaves = (f"      - {{id: c{number}, measure: {{worst: 0, best: 1}}}}\n" for number in range(count))
    return RUBRIC + "dimensions:\n  - id: d\n    title: D\n    criteria:\n" + "".join(leaves)


MANY = 9_000
CHAIN = actions(MANY, ", same_act: aP").replace(", same_act: a-1", "")
BIG: dict[str, tuple[str, int]] = {
    "unknown themes": (HEAD + SOURCE + "actions:\n" + "".join(action(n, f"t{n}") for n in range(MANY)), 1),
    "unknown targets": (actions(1_000, f", targets: [{', '.join(f'ZN{n}X' for n in range(90))}]"), 1),
    "chain of one act": (CHAIN, 0),
    "circle of one act": (CHAIN.replace("a0,", f"a0, same_act: a{MANY - 1},"), 1),
    "unknown acts": (actions(MANY, ", same_act: bN"), 1),
    "one id": (HEAD + SOURCE + "actions:\n" + action(1) * MANY, 1),
    "unknown sources": (actions(MANY).replace(SOURCE, ""), 1),
    "wrong stages": (actions(MANY).replace("stated", "x"), 1),
    "wrong items": (HEAD + "limits: [" + "1," * 100_000 + "]\n", 1),
    "unknown keys": (HEAD + "".join(f"k{n}: 1\n" for n in range(90_000)), 1),
    "repeated keys": (HEAD + "k: 1\n" * 90_000, 1),
    "ambiguous words": (HEAD + "limits: [" + "no," * 100_000 + "]\n", 1),
    "directives": ("%\n" * 990_000, 1),
    "bands": (RUBRIC + LEAF + "bands:\n" + "".join(f"  - {{from: 0.{n:05}, label: x}}\n" for n in range(35_000)), 0),
    "opposed themes": (RUBRIC + LEAF.replace("[courts]", "[courts], opposed: [" + "x," * 180_000 + "]"), 1),
    "themes of a criterion": (RUBRIC + LEAF.replace("courts", "x," * 180_000), 1),
    "levels": (RUBRIC + "scales: {p: {" + ",".join(f"l{n}: 0" for n in range(45_000)) + "}}\n" + LEAF, 0),
    "criteria": (criteria(10_000), 0),
}
"""Documents as large as the limits allow, with the exit code of a check."""


def test_a_weight_that_needs_many_digits_does_no_harm(tmp_path: Path) -> None:
    """Weights without a common measure make long fractions, and these are written like any other."""
    weighted = re.sub(
        r"c(\d+),", lambda match: f"c{match[1]}, weight: 1/{100_003 + 2 * int(match[1])},", criteria(1_200)
    )
    rubric = written(tmp_path, weighted, "rubric.yaml")
    record = written(tmp_path, HEAD + "observations: {c1: 1, c2: 1/3}\n", "record.yaml")
    codes = [limited("score", record, "--rubric", rubric, "--format", format_).code for format_ in ("text", "json")]
    assert [0, 0, 0] == [*codes, limited("show", rubric).code]


@covers(Row.SIZE)
@pytest.mark.parametrize("style", ["|", ">"])
def test_a_text_of_blank_lines_is_formatted_at_once(tmp_path: Path, style: str) -> None:
    """A text in a block with thousands of blank lines, each of many blanks, takes no longer than any other."""
    lines = f"limits:\n  - {style}\n{'':40}a" + f"\n{'':40}" * 15_000 + "b\n"
    ended = limited("fmt", written(tmp_path, HEAD + lines, "x.yaml"))
    assert (0, "1 file changed\n", True) == (ended.code, ended.err, ended.seconds < SECONDS)


@covers(Row.SIZE, Row.FLOODS)
@LARGE
@pytest.mark.parametrize("name", BIG)
def test_a_large_document_takes_little(tmp_path: Path, name: str) -> None:
    """A document as large as the limits allow takes seconds, not minutes, and no more memory than is agreed."""
    text, code = BIG[name]
    ended = checked(tmp_path, text)
    assert (code, True, True) == (ended.code, ended.seconds < SECONDS, ended.megabytes < MEGABYTES)


@LARGE
@pytest.mark.parametrize("command", ["score", "show", "compare"])
def test_a_large_rubric_takes_little(tmp_path: Path, command: str) -> None:
    """A rubric as large as the limits allow is scored and shown in seconds."""
    rubric = written(tmp_path, BIG["criteria"][0], "rubric.yaml")
    record = written(tmp_path, HEAD, "record.yaml")
    ended = limited(command, *([rubric] if command == "show" else [record, "--rubric", rubric]))
    assert (0, True, True) == (ended.code, ended.seconds < SECONDS, ended.megabytes < MEGABYTES)


@LARGE
@pytest.mark.parametrize("name", ["chain of one act"])
def test_a_large_record_takes_little(tmp_path: Path, name: str) -> None:
    """A record as large as the limits allow is scored in seconds."""
    ended = limited("score", written(tmp_path, BIG[name][0], "record.yaml"))
    assert (0, True, True) == (ended.code, ended.seconds < SECONDS, ended.megabytes < MEGABYTES)
