"""Where the published tables are, and how they are read."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import scorecard as sc

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT.parent / "shared" / "cases"
"""Components and published results; they belong to their publishers and are not part of the project."""
EXAMPLES = ROOT / "examples" / "published"
NEEDED = pytest.mark.skipif(not CASES.is_dir(), reason=f"the published tables are not beside the project, in {CASES}")
"""Skips a test, with the reason, where the tables are absent."""

WHOLE = pytest.mark.skipif("SCORECARD_EXAMPLES" not in os.environ, reason="long tables need SCORECARD_EXAMPLES")
"""Skips a test of long tables in the usual run; `.ci/full` makes it."""


def rubric(folder: str, name: str) -> sc.Rubric:
    """Return a rubric of an example."""
    return sc.load_rubric(EXAMPLES / folder / f"{name}.yaml")


def table(folder: str, name: str) -> Path:
    """Return the path of a published table."""
    return CASES / folder / name


def records(folder: str, name: str) -> list[sc.Record]:
    """Return the records in a published table, read by the example's mapping."""
    return sc.load_records(table(folder, name), mapping=EXAMPLES / folder / "mapping.yaml")


def published(folder: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a published table."""
    with table(folder, name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
