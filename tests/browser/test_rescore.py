"""The page scores under a reader's weights as the library does: every number of every node, to the last digit."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from strategies import ANYTHING, DEEP, KNOWN, Choice, Document

from browser.engines import SCRIPTS, Evaluate, in_node
from browser.rescored import Answer, Case, Weights, case_of, cases, differences, drawn
from scorecard.guide.rescoring import rescoring_data
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.steps import Show
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.compare import compare

EXAMPLES = settings().max_examples
"""How hard the properties try."""
AT_ONCE = 25
"""Cases that are asked together."""
IRRATIONAL = replace(
    KNOWN,
    methods=(
        {"method": "geometric"},
        *({"method": "power", "power": power} for power in (Fraction(2, 3), "-3/2", "1/100", Fraction(-37, 10), "5/3")),
    ),
    numbers=(
        1, "1/3", Fraction(999_999, 1_000_000), Fraction(1, 10**18), "1/7", Fraction(1, 2) ** 60, 0, "53/60",
        Fraction(10**30 - 1, 10**30), Fraction(1, 10**60), Fraction(123_456_789, 987_654_321),
    ),
)  # fmt: skip
"""Means whose value is no fraction, of values far from each other, and as near to 1 as can be."""


@pytest.fixture(scope="session")
def evaluate() -> Iterator[Evaluate]:
    """Run the page's script in Node."""
    node = os.environ.get("SCORECARD_NODE") or shutil.which("node")
    if node is None:
        pytest.skip("no node on PATH, and SCORECARD_NODE names none; see https://nodejs.org")
    with in_node(node) as running:
        yield running


def compared(evaluate: Evaluate, asked: Sequence[Case]) -> list[object]:
    """Return the first differences between the page and the library, and print how much was compared."""
    found: list[list[Answer]] = []
    for start in range(0, len(asked), AT_ONCE):
        found += evaluate(f"answers({json.dumps([case.asked() for case in asked[start : start + AT_ONCE]])})")
    nodes = sum(case.nodes * len(case.weightings) for case in asked)
    weightings = sum(len(case.weightings) for case in asked)
    print(f"{weightings} weightings of {len(asked)} rubrics, {nodes} nodes")  # noqa: T201  # asked for: -rP shows it
    return list(differences(asked, found))[:3]


@pytest.mark.parametrize(
    ("choice", "share"), [(ANYTHING, 2), (DEEP, 4), (IRRATIONAL, 4)], ids=["small", "deep", "irrational"]
)
def test_made_up_rubrics_under_other_weights(evaluate: Evaluate, choice: Choice, share: int) -> None:
    """Rubrics of all that a rubric may say come to the library's numbers, exactly, under any weights."""
    assert [] == compared(evaluate, drawn(cases(choice), EXAMPLES // share))


@pytest.mark.parametrize("name", ["democracy", "human_rights_defenders"])
def test_the_examples_under_other_weights(evaluate: Evaluate, root: Path, name: str) -> None:
    """The example administrations come to the library's numbers, exactly, under any weights of the bundled rubrics."""
    comparison = compare(load_rubric(name), load_records(root / "examples" / "records"))
    assert [] == compared(evaluate, drawn(case_of(comparison, 10), EXAMPLES // 10))
