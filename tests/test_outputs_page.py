"""The page on outputs explains every word and column that outputs have."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from scorecard import compare, load_records, load_rubric, render
from scorecard.rendering.exposure import ALWAYS, OF_ACTS
from scorecard.rendering.words import OUTCOMES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
FIRST = [line.split(" | ")[0].removeprefix("| ") for line in PAGE.splitlines() if line.startswith("| ")]


def test_every_outcome_is_explained() -> None:
    """Each outcome stands in the table of cells beside the word that is printed for it."""
    rows = re.findall(r"^\| ([a-z ]+) \| `(\w+)` \|", PAGE, re.MULTILINE)
    assert {**OUTCOMES, "judged": "a number"} == {outcome: word for word, outcome in rows}


def test_every_line_of_exposure_is_explained() -> None:
    """Each line of the table of what there was to look at is explained, in its order."""
    lines = [*ALWAYS, *OF_ACTS]
    assert lines == [name for name in FIRST if name in lines]


def test_every_column_is_explained() -> None:
    """Each column of a comparison with ranks is explained, in its order but for the ranks, and no other is."""
    rubric = load_rubric("democracy")
    records = load_records(ROOT / "examples" / "records", rubric=rubric)
    columns = next(csv.reader(io.StringIO(render(compare(rubric, records, ranked=True), "csv"))))
    table = PAGE.partition("## Columns of CSV")[2]
    assert columns == [name for row in re.findall(r"(?m)^\| (`.*?`) \|", table) for name in re.findall("`(.*?)`", row)]
