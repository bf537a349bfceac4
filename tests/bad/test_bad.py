"""Every problem code is in the manual, and its example is diagnosed to the letter.

Each `<code>.txt` beside this file is what `scorecard check` writes of the manual's bad example. Run with
SCORECARD_UPDATE=1 to write these files anew; read the difference before you commit it.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from unit.reading.workbooks import workbook

from bad.emitted import emitted_codes
from scorecard.cli.main import exit_code
from scorecard.problem import Problem
from scorecard.reading.check import check
from scorecard.reading.manual import manual
from scorecard.rendering.diagnostic import problems_as_text

HERE = Path(__file__).parent
LIBRARY = HERE.parent.parent / "scorecard"
UPDATE = "SCORECARD_UPDATE"
ARCHIVE = "archive"
"""Folder of an example's archived texts, which `--sources` names."""
MAPPING = "mapping.yaml"
"""File of an example that says what the columns of its tables are."""
ENTRIES = manual().codes
WITH_A_PACKAGE = {"bad-setting"}
"""Codes whose example needs the example package; `test_plugin_package.py` tries it."""
CALLED = sorted(code for code, entry in ENTRIES.items() if entry.call)
"""Codes that a command finds, and a check of the files does not."""
SHOWN = sorted(ENTRIES.keys() - WITH_A_PACKAGE - set(CALLED))
"""Codes that a check of the files finds."""
ENCODINGS = {"not-utf8": "latin-1"}
"""How a bad example is saved that is not saved as UTF-8."""
REVIEWED = emitted_codes(LIBRARY, "review_*.py")
"""Codes of the warnings that a good reviewer would raise; an example of another code may be short of all that."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each example stand in a folder of its own, so that paths are what it calls them, without plug-ins."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scorecard.model.plugin_settings.installed_names", lambda _kind: ())


def put_down(files: Mapping[str, str], encoding: str = "utf-8") -> None:
    """Write the files of an example; what is to be a workbook has its rows as comma-separated values."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(sheets_of(text) if name.endswith(".xlsx") else text.encode(encoding))


def sheets_of(text: str) -> bytes:
    """Return a workbook with the rows of comma-separated values; a line such as `# Start` begins a sheet of that name.

    Rows before any such line are on the sheet Data.
    """
    parts = re.split(r"(?m)^# (.+)\n", text)
    named = dict(zip(["Data", *parts[1::2]], map(rows_of, parts[::2]), strict=True))
    given = {name: rows for name, rows in named.items() if rows}
    (first, rows), *_ = given.items()
    return workbook(*rows, sheet=first, more={name: rows for name, rows in given.items() if name != first})


def rows_of(text: str) -> list[list[int | str]]:
    """Return the rows of comma-separated values, whole numbers as numbers."""
    return [[int(cell) if cell.isdigit() else cell for cell in row] for row in csv.reader(text.splitlines())]


def problems_in(code: str, kind: Literal["bad", "good"]) -> tuple[Problem, ...]:
    """Return what a check of the documents of a code's example finds.

    The example of a reviewer's warning has no other problem at all; those of other codes are spared the reviewer.
    """
    files = getattr(ENTRIES[code], kind)
    put_down(files, ENCODINGS.get(code, "utf-8") if kind == "bad" else "utf-8")
    documents = [name for name in files if "/" not in name]
    mapping = MAPPING if any(name.endswith(".csv") for name in files) else None
    checked = check(documents, sources=ARCHIVE if Path(ARCHIVE).is_dir() else None, mapping=mapping)
    return (checked if code in REVIEWED else checked.without(REVIEWED)).problems


def on_file(code: str, diagnosis: str) -> str:
    """Return the diagnosis on file; where an update is asked for, put this one there first and fail if it differs."""
    file = HERE / f"{code}.txt"
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if os.environ.get(UPDATE) == "1" and diagnosis != before:
        file.write_text(diagnosis, encoding="utf-8")
        pytest.fail(f"{file.name} is written anew; read the difference, then run without {UPDATE}")
    return before


def test_the_manual_has_exactly_the_codes_that_the_source_can_emit() -> None:
    """Each code that the source can emit has an entry, and each entry a code that can be emitted."""
    emitted = emitted_codes(LIBRARY)
    assert len(emitted) >= 50
    assert emitted == set(ENTRIES)


def test_every_code_has_examples() -> None:
    """Each code has a bad and a good example."""
    assert [] == [code for code, entry in ENTRIES.items() if not (entry.bad and entry.good)]


def test_each_example_has_its_diagnosis_on_file() -> None:
    """There is one file for each code whose example is tried here, and no file for any other."""
    assert sorted([*SHOWN, *CALLED]) == sorted(file.stem for file in HERE.glob("*.txt"))


@pytest.mark.parametrize("code", CALLED)
def test_a_command_finds_what_a_check_does_not(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command of an example finds its problem in the bad files, to the letter, and none in the good ones."""
    entry = ENTRIES[code]
    ended: list[tuple[int, str]] = []
    for files in (entry.bad, entry.good):
        Path(f"{len(ended)}").mkdir()
        os.chdir(f"{len(ended)}")
        put_down(files)
        ended.append((exit_code(shlex.split(entry.call or "")[1:]), capsys.readouterr().err))
        os.chdir("..")
    (bad, diagnosis), (good, said) = ended
    found = [set(re.findall(r"(?:error|warning)\[([a-z0-9-]+)\]", text)) for text in (diagnosis, said)]
    assert ([{code}, set()], True, 0) == (found, bad in {1, 2}, good)
    assert on_file(code, diagnosis) == diagnosis


@pytest.mark.parametrize("code", SHOWN)
def test_a_bad_example_has_exactly_its_problem(code: str) -> None:
    """The check of a bad example finds the problem that it is an example of, and no other."""
    assert {code} == {problem.code for problem in problems_in(code, "bad")}


@pytest.mark.parametrize("code", SHOWN)
def test_a_bad_example_is_diagnosed_to_the_letter(code: str) -> None:
    """The diagnosis of a bad example is the text on file."""
    diagnosis = problems_as_text(problems_in(code, "bad"))
    assert on_file(code, diagnosis) == diagnosis


@pytest.mark.parametrize("code", SHOWN)
def test_a_good_example_has_no_problem(code: str) -> None:
    """The check of a good example finds nothing."""
    assert () == problems_in(code, "good")


@pytest.mark.parametrize("code", SHOWN)
def test_bad_and_good_examples_are_the_same_files(code: str) -> None:
    """The good example has the files of the bad one, and differs from it, in how it is saved at least."""
    entry = ENTRIES[code]
    assert list(entry.bad) == list(entry.good)
    assert entry.bad != entry.good or entry.saved


@pytest.mark.parametrize("code", SHOWN)
def test_the_first_line_is_complete_by_itself(code: str) -> None:
    """Each problem's own line gives path, line, column, severity, code and message."""
    whole = re.compile(r"[a-z_]+\.(yaml|csv|json):[1-9]\d*:[1-9]\d*: (error|warning)\[[a-z0-9-]+\]: \S.*\S")
    lines = [str(problem) for problem in problems_in(code, "bad")]
    assert lines == [line for line in lines if whole.fullmatch(line)]


@pytest.mark.parametrize("code", SHOWN)
def test_what_was_found_stands_where_the_diagnosis_points(code: str) -> None:
    """Where a problem says which word it found, that word stands at its line and column; a table shows no line."""
    places = {
        problem.found: problem.location.excerpt[problem.location.column - 1 :].lstrip('"')
        for problem in problems_in(code, "bad")
        if problem.location
        and problem.location.excerpt
        and problem.found
        and " " not in problem.found
        and "\\" not in problem.found
    }
    assert places == {found: text for found, text in places.items() if text.startswith(found)}


def test_most_diagnoses_point_at_a_word() -> None:
    """The diagnoses on file hold problems enough whose word the test above looks for."""
    diagnoses = [(HERE / f"{code}.txt").read_text(encoding="utf-8") for code in SHOWN]
    assert len([text for text in diagnoses if re.search(r"\| +\^{2,}$", text, re.MULTILINE)]) >= 30


@pytest.mark.parametrize("code", sorted(ENTRIES))
def test_an_entry_reads_as_one_sentence_and_its_reason(code: str) -> None:
    """What is wrong is one sentence that starts with a capital, and both texts end with a full stop."""
    entry = ENTRIES[code]
    assert re.fullmatch(r"[A-Z][^\n]*[^.\n]\.", entry.what)
    assert entry.why.endswith(".")


@pytest.mark.parametrize("code", SHOWN)
def test_a_diagnosis_neither_pleads_nor_blames(code: str) -> None:
    """No diagnosis says please or invalid, and no message ends like a sentence of prose."""
    problems = problems_in(code, "bad")
    assert not re.search(r"\b(please|invalid|illegal|sorry)\b", problems_as_text(problems), re.IGNORECASE)
    assert [] == [problem.message for problem in problems if re.search(r"\w\.$", problem.message)]
