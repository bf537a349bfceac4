"""Published cases: every engine gives the scores of one process, to the bit."""

from __future__ import annotations

from functools import cache

import pyarrow as pa
import pytest
from properties.test_batch import of_numbers
from published.cases import NEEDED, WHOLE, records, rubric

import scorecard as sc
from engines.tables import by_one_process, by_subject, ragged

pytestmark = [NEEDED, WHOLE, pytest.mark.filterwarnings("default")]
CASES = {
    "asem": ("asem", "treated.csv", 51),
    "freedom_in_the_world": ("freedom_in_the_world", "components.csv", 2515),
    "hdi": ("human_development_index", "components.csv", 5808),
    "massachusetts_votes": ("massachusetts_votes", "positions.csv", 996),
}
"""By folder, the rubric, the table and how many subjects there are."""


@cache
def case(folder: str) -> tuple[sc.Rubric, pa.Table]:
    """Return a rubric, fitted where it must be, and a wide table of its observations."""
    name, rows, _ = CASES[folder]
    standard, facts = rubric(folder, name), records(folder, rows)
    fitted = sc.fit(standard, facts) if folder == "asem" else standard
    return fitted, of_numbers(fitted, facts)


@pytest.mark.parametrize("engine", ["stream", "dask", "spark", "ray"])
@pytest.mark.parametrize("folder", CASES)
def test_every_engine_gives_the_same_scores(folder: str, engine: str, request: pytest.FixtureRequest) -> None:
    """However the rows are mixed and cut, every subject comes out once, with the scores of one process."""
    standard, observed = case(folder)
    found = by_subject(request.getfixturevalue(f"by_{engine}")(standard, ragged(observed, 4)))
    assert (CASES[folder][2], True) == (found.num_rows, found.equals(by_one_process(standard, [observed])))
