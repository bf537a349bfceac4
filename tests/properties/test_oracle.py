"""The library and the oracle, which share no code, come to the same numbers, exactly."""

from __future__ import annotations

import ast
from pathlib import Path

import oracle
import oracle_of_acts
import oracle_of_bands
import oracle_of_steps
import oracle_of_values
import oracle_of_weights
import pytest
from hypothesis import given, settings
from strategies import DEEP, Pair, cases

from properties.cards import card_of

THREEFOLD = settings(max_examples=3 * settings().max_examples)
MODULES = (oracle, oracle_of_acts, oracle_of_bands, oracle_of_steps, oracle_of_values, oracle_of_weights)
SOURCES = [Path(str(module.__file__)) for module in MODULES]


def found(pair: Pair) -> dict[str, tuple[object, ...]]:
    """Return what the library makes of a rubric and a record, node by node."""
    results = card_of(*pair).results
    return {
        path: (node.score, node.lower, node.upper, node.coverage, list(node.bands)) for path, node in results.items()
    }


@THREEFOLD
@given(cases(DEEP))
def test_the_library_agrees_with_the_oracle_at_every_node(pair: Pair) -> None:
    """Score, bounds, coverage and bands of every node are what the oracle says."""
    assert oracle.expected(*pair) == found(pair)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_oracle_is_short_enough_to_check_by_eye(path: Path) -> None:
    """The functions of each file of the oracle have at most 60 lines besides headings and docstrings."""
    functions = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    assert sum(lines_in(statement) for function in functions for statement in function.body[1:]) in range(20, 61)


def lines_in(statement: ast.stmt) -> int:
    """Return the lines that a statement takes."""
    assert statement.end_lineno
    return statement.end_lineno - statement.lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_oracle_shares_no_code_with_the_library(path: Path) -> None:
    """Nothing of the library is imported by the oracle."""
    imports = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert [] == [name for name in map(ast.unparse, imports) if "scorecard" in name]
