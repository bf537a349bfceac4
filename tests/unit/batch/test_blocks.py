"""Blocks of rows: what a row comes to does not depend on the rows that are scored together with it."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pyarrow as pa
import pytest

from scorecard.batch import score_batches, score_table
from scorecard.batch.blocks import BLOCK, scorer_of
from scorecard.model.facts import Subject
from scorecard.model.rubric import Rubric
from unit.batch.standards import DAYS, MONEY, PRACTICE, VOTE, standard

WEIGHTS = {"vote": 1, "again": "1/3", "days": 0.1, "uncapped": 7}
"""Weights that floating point does not hold, beside some that it does."""
LEVELS = ("none", "part", "full", "not_applicable", "not_assessed")
ROWS = BLOCK + 700


def dimension(name: str, **parts: object) -> dict[str, object]:
    """Return a dimension of two scales and two measures, one of which may leave 0 to 1."""
    uncapped = {"worst": 30, "best": 1, "cap": "none"}
    made = {"vote": VOTE, "again": VOTE, "days": DAYS, "uncapped": DAYS | {"measure": uncapped}}
    criteria = [made[kind] | {"id": f"{kind}_{name}", "weight": weight} for kind, weight in WEIGHTS.items()]
    return {"id": name, "title": "D", "criteria": criteria, **parts}


def rubric(**parts: object) -> Rubric:
    """Return a rubric of two such dimensions and a third beside them."""
    money = {"id": "c", "title": "D", "criteria": [MONEY]}
    return standard(
        id="blocks", scales={"practice": PRACTICE}, min_coverage=0.2, **parts,
        dimensions=[dimension("a", weight=3), dimension("b", weight="2/7"), money],
    )  # fmt: skip


def table(open_share: float) -> pa.Table:
    """Return a table of which some cells are null."""
    drawn = np.random.default_rng(1)

    def cells(values: object) -> pa.Array:
        return pa.array(values, mask=drawn.random(ROWS) < open_share)

    said = {
        f"{kind}_{name}": cells(np.array(LEVELS, dtype=object)[drawn.integers(0, 5 if open_share else 3, ROWS)])
        for name in "ab"
        for kind in ("vote", "again")
    }
    numbers = {
        f"{kind}_{name}": cells(drawn.integers(0, 200, ROWS) / 7) for name in "ab" for kind in ("days", "uncapped")
    }
    money = {"money": cells(drawn.integers(1, 100, ROWS))}
    return pa.table({"subject": [f"s{row:06}" for row in range(ROWS)], **said, **numbers, **money})


def by_batches(rubric: Rubric, whole: pa.Table, size: int) -> pa.Table:
    """Return the scores of a table in batches of some rows."""
    return pa.concat_tables([pa.table(batch) for batch in score_batches(rubric, whole.to_batches(max_chunksize=size))])


@pytest.mark.parametrize("open_share", [0.0, 0.002, 0.4])
@pytest.mark.parametrize("rubric", [rubric(), rubric(aggregate="median"), rubric(missing="worst")])
def test_a_row_comes_to_the_same_bits_among_any_others(rubric: Rubric, open_share: float) -> None:
    """Whole blocks, parts of them and single rows are scored alike, whether all is known, or nearly all, or little."""
    whole = table(open_share)
    found = score_table(rubric, whole).to_pylist()
    assert found == by_batches(rubric, whole, 5_000).to_pylist()
    assert found[:20] == by_batches(rubric, whole.slice(0, 20), 1).to_pylist()


@pytest.mark.parametrize("open_share", [0.0, 0.1])
def test_what_is_worked_on_stays_small_beside_the_scores(open_share: float) -> None:
    """Scores of criteria lie in their places from the start; the rest is dimensions, and a byte where some are open."""
    criteria, rows = 400, 6_000
    dimensions = [
        {"id": f"d{place}", "title": "D", "criteria": [DAYS | {"id": f"days_{place}_{each}"} for each in range(8)]}
        for place in range(criteria // 8)
    ]
    broad = standard(id="broad", scales={}, dimensions=dimensions)
    drawn = np.random.default_rng(2)
    cells = {name: pa.array(drawn.random(rows), mask=drawn.random(rows) < open_share) for name in broad.criteria}
    given = pa.table({"subject": [f"s{row:06}" for row in range(rows)], **cells})
    score_table(broad, given.slice(0, 20))
    tracemalloc.start()
    score_table(broad, given)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < criteria * rows * (6 if open_share else 2)


@pytest.mark.parametrize(("kind", "common", "is_sure"), [("city", 10**9, True), ("state", 2 * 10**9, False)])
def test_a_dimension_that_weighs_nothing_leaves_the_others_in_doubt(kind: str, common: int, *, is_sure: bool) -> None:
    """Where a dimension has no score although everything is known, other sums of weights count than all of them."""
    measure = {"worst": 0, "best": 1}
    leaves = [{"id": name, "measure": measure, "weight": {"by": "kind", "city": 1, "state": 0}} for name in "ab"]
    halves = [{"id": name, "title": "D", "criteria": [{"id": f"of_{name}", "measure": measure}]} for name in "ef"]
    rubric = standard(
        id="kinds", dimensions=[{"id": "d", "title": "D", "criteria": leaves}, *halves],
        bands=[{"from": 0, "label": "low"}, {"from": "1/2", "label": "high"}],
    )  # fmt: skip
    subject = Subject(id="one", name="One", attributes={"kind": kind})
    made = scorer_of(rubric, (common,) * 4, subject)
    assert (is_sure, True) == (not made.sure.places, bool(made.unsure.places))
