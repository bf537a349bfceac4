"""Why a number is what it is, as a tree of statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.model.notebook import Shown
from scorecard.model.result import Result
from scorecard.model.scorecard import Scorecard

StatementKind = Literal[
    "value", "formula", "contribution", "act", "points", "evidence", "source", "unknown", "step", "note"
]
"""What a statement speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of an explanation, with its exact number where it has one, and the sentences below it."""

    kind: StatementKind
    text: str
    value: Fraction | None = None
    below: tuple[Statement, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Statement]]:
        """Yield this statement and all below it with their depth."""
        yield depth, self
        for statement in self.below:
            yield from statement.walk(depth + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Shown):
    """Why one result of a scorecard is what it is."""

    card: Scorecard
    result: Result
    statements: tuple[Statement, ...]

    def __str__(self) -> str:
        """Write the explanation as indented lines."""
        lines = (pair for statement in self.statements for pair in statement.walk())
        return "\n".join("  " * depth + statement.text for depth, statement in lines)
