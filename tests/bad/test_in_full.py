"""Every field of every problem, to the letter: of the manual's bad examples, and of the other ways in `ways.yaml`.

A diagnosis shows what people read; programs read the rest as well. `problems.jsonl` has a line for each problem, with
all fields that are not empty. Run with SCORECARD_UPDATE=1 to write it anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from bad.test_bad import ARCHIVE, ENCODINGS, ENTRIES, HERE, MAPPING, SHOWN, UPDATE, put_down
from scorecard.problem import Problem
from scorecard.reading.check import check
from scorecard.reading.files import is_table

ON_FILE = HERE / "problems.jsonl"
WAYS: Mapping[str, Mapping[str, str]] = yaml.safe_load((HERE / "ways.yaml").read_text(encoding="utf-8"))
"""Files by the name of what is wrong with them, as in the manual's examples."""
EXAMPLES = sorted([*SHOWN, *WAYS])
"""Their names, and those of the manual's examples."""
LISTED = 12
"""Words that are allowed, of which a line repeats so many; the rest are counted."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each example stand in a folder of its own, so that paths are what it calls them, without plug-ins."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scorecard.model.plugin_settings.installed_names", lambda _kind: ())


def problems_of(files: Mapping[str, str], encoding: str = "utf-8") -> tuple[Problem, ...]:
    """Return what a check of the files of an example finds, warnings and all."""
    put_down(files, encoding)
    mapping = MAPPING if MAPPING in files and any(map(is_table, files)) else None
    documents = [name for name in files if "/" not in name]
    return check(documents, sources=ARCHIVE if Path(ARCHIVE).is_dir() else None, mapping=mapping).problems


def in_full(example: str, problem: Problem) -> str:
    """Return a problem as a line of JSON, with the name of its example."""
    place = problem.location
    said: dict[str, Any] = {field.name: getattr(problem, field.name) for field in fields(problem)}
    said |= {
        "severity": str(problem.severity),
        "pointer": str(problem.pointer),
        "location": [place.path, place.line, place.column, place.width, place.excerpt] if place else "",
        "allowed": [*problem.allowed[:LISTED], *([len(problem.allowed)] if len(problem.allowed) > LISTED else [])],
    }
    kept = {name: value for name, value in said.items() if value}
    return json.dumps({"example": example, **kept}, ensure_ascii=False, default=str)


def lines_on_file(file: Path = ON_FILE) -> dict[str, list[str]]:
    """Return the lines on file by the name of their example."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        found.setdefault(json.loads(line)["example"], []).append(line)
    return found


def expected_of(
    example: str, actual: Sequence[str], file: Path = ON_FILE, examples: Sequence[str] = EXAMPLES
) -> list[str]:
    """Return the lines on file for an example; where an update is asked for, write these first."""
    before = lines_on_file(file)
    if os.environ.get(UPDATE) == "1" and before.get(example, []) != list(actual):
        after = {name: before.get(name, []) for name in examples} | {example: list(actual)}
        file.write_text("".join(f"{line}\n" for lines in after.values() for line in lines), encoding="utf-8")
        pytest.fail(f"{file.name} is written anew; read the difference, then run without {UPDATE}")
    return before.get(example, [])


def test_every_line_on_file_is_of_an_example() -> None:
    """There are problems on file for each example, and for nothing else."""
    assert EXAMPLES == sorted(lines_on_file())


@pytest.mark.parametrize("code", SHOWN)
def test_a_bad_example_has_its_problems_in_full(code: str) -> None:
    """What a check says of a bad example is what stands on file, field by field."""
    problems = problems_of(ENTRIES[code].bad, ENCODINGS.get(code, "utf-8"))
    actual = [in_full(code, problem) for problem in problems]
    assert expected_of(code, actual) == actual


@pytest.mark.parametrize("way", sorted(WAYS))
def test_another_way_has_its_problems_in_full(way: str) -> None:
    """What a check says of files that earn a code in another way is what stands on file, field by field."""
    actual = [in_full(way, problem) for problem in problems_of(WAYS[way])]
    assert expected_of(way, actual) == actual
