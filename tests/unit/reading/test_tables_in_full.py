"""What tables come to, to the letter: records, and every field of every problem, as `tests/bad` has it for documents.

`tables.jsonl` has a line for each record and each problem of the tables in `tables.yaml`. Run with SCORECARD_UPDATE=1
to write it anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from bad.test_bad import MAPPING
from bad.test_in_full import expected_of, in_full, lines_on_file, problems_of

import scorecard as sc
from scorecard.reading.files import is_table

HERE = Path(__file__).parent
ON_FILE = HERE / "tables.jsonl"
TABLES: Mapping[str, Mapping[str, str]] = yaml.safe_load((HERE / "tables.yaml").read_text(encoding="utf-8"))
"""Files of tables and of what goes with them, by the name of what they show."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each table stand in a folder of its own, so that paths are what it calls them."""
    monkeypatch.chdir(tmp_path)


def found_in(name: str) -> Iterator[str]:
    """Yield the problems of a table's files, and its records where nothing is wrong with them, a line each."""
    problems = problems_of(TABLES[name])
    yield from (in_full(name, problem) for problem in problems)
    if not any(problem.severity == "error" for problem in problems):
        for path in filter(is_table, TABLES[name]):
            for record in sc.load_records(path, mapping=MAPPING):
                yield json.dumps({"example": name, "record": sc.dump_record(record)}, ensure_ascii=False)


def test_every_line_on_file_is_of_a_table() -> None:
    """There is something on file for each table, and for nothing else."""
    assert sorted(TABLES) == sorted(lines_on_file(ON_FILE))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_comes_to_what_is_on_file(name: str) -> None:
    """The records of a table, or what is wrong with it field by field, are what stands on file."""
    actual = list(found_in(name))
    assert expected_of(name, actual, ON_FILE, sorted(TABLES)) == actual
