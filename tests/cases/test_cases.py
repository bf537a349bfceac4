"""Every worked example of this folder comes out as it was worked by hand.

An example says in `title` what it shows and in `source` where its numbers come from. Under `rubric` and `record` it
holds the two documents, or the name of a bundled rubric and the path of a record. `steps` is the arithmetic, one
step a line, and `expected` what it comes to: score, bounds and coverage by the paths of nodes, the whole as `whole`,
numbers as fractions of 1 or as quoted decimals, and `none` where there is no score.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.reading.document import read_document
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.score import score

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
CASES = sorted(FOLDER.glob("*.yaml"))
KEYS = ("score", "lower", "upper", "coverage")
Case = dict[str, Any]
"""A worked example as its file holds it."""


def case_in(path: Path) -> Case:
    """Return the worked example in a file."""
    raw = read_document(str(path))
    assert () == raw.problems
    assert isinstance(raw.value, dict)
    return raw.value


def card_of(case: Case) -> Scorecard:
    """Return the scorecard that an example works out."""
    rubric, record = case["rubric"], case["record"]
    standard = load_rubric(rubric) if isinstance(rubric, str) else Rubric(**rubric)
    facts = load_records(str(ROOT / record))[0] if isinstance(record, str) else Record(**record)
    return score(standard, facts)


def number(given: object) -> Fraction | None:
    """Return a number as an example writes it."""
    return None if given == "none" else Fraction(str(given))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_library_finds_what_was_worked_by_hand(path: Path) -> None:
    """Score, bounds and coverage of every node of the example are the numbers worked out in its file."""
    case = case_in(path)
    card = card_of(case)
    by_hand = {name: tuple(number(given[key]) for key in KEYS) for name, given in case["expected"].items()}
    found = {name: card[name] if name != "whole" else card.root for name in by_hand}
    assert by_hand == {name: (node.score, node.lower, node.upper, node.coverage) for name, node in found.items()}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_example_says_what_it_shows(path: Path) -> None:
    """Every example has its title, the source of its numbers and its steps, and no other parts."""
    assert {"title", "source", "rubric", "record", "steps", "expected"} == set(case_in(path))


def test_there_is_an_example_of_every_way_to_aggregate() -> None:
    """Each method of aggregation has a small rubric worked by hand."""
    methods = ("mean", "geometric", "harmonic", "power", "min", "max", "median", "product", "sum")
    assert sorted(f"aggregate_{method}" for method in methods) == [
        path.stem for path in CASES if path.stem.startswith("aggregate_")
    ]
