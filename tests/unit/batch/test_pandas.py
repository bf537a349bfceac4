"""Pandas is not loaded to score observations that do not come from it, as that takes longer than many scores."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unit.batch.standards import MIXED

PROGRAM = """
import sys


class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name == "pandas":
            raise SystemExit("pandas is loaded")


sys.meta_path.insert(0, Refusing())

import pyarrow.parquet as pq

from scorecard.batch import score_batches, score_dataset, score_table
from scorecard.model.rubric import Rubric

rubric, file = Rubric.model_validate_json(open("rubric.json").read()), sys.argv[1]
whole = score_table(rubric, pq.ParquetFile(file).read(), rank=True)
batches = list(score_batches(rubric, pq.ParquetFile(file).iter_batches(2)))
assert whole.num_rows == sum(batch.num_rows for batch in batches) == score_dataset(rubric, file, "out").rows == 2
"""
TABLES = {
    "wide.parquet": pa.table({"subject": ["ada", "bo"], "vote": ["part", None], "days": [90, 180], "money": [1.5, 2]}),
    "long.parquet": pa.table(
        {"subject": ["ada", "ada", "bo"], "criterion": ["vote", "days", "vote"], "value": ["part", "90", "full"]}
    ),
}


@pytest.mark.parametrize("name", list(TABLES))
def test_pandas_is_not_loaded(name: str, tmp_path: Path) -> None:
    """A table, a stream and a file are scored without it."""
    pq.write_table(TABLES[name], tmp_path / name)
    (tmp_path / "rubric.json").write_text(MIXED.model_dump_json(by_alias=True), encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, name]
    ran = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (0, "") == (ran.returncode, ran.stderr)
