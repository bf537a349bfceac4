"""Scorecards of one rubric side by side, and what the data do and do not separate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard, row_of
from scorecard.model.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What the bounds say about two subjects, on the whole or on one dimension or criterion."""

    path: str
    first: Scorecard
    second: Scorecard
    finding: Literal["first_above", "second_above", "level", "not_separated", "not_comparable"]
    """first_above: the first's lower bound exceeds the second's upper bound. level: both are exactly one number.

    not_comparable: one of them does not apply.
    """


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Scorecards of one rubric side by side, in the order given."""

    rubric: Rubric
    cards: tuple[Scorecard, ...]
    pairs: tuple[Pair, ...]
    """Every pair of subjects on the whole, and on each outermost dimension."""
    window: Window | None = None

    def to_rows(self) -> list[dict[str, object]]:
        """Return one dict for each subject and result, for any data frame; numbers are exact and in [0, 1]."""
        return [row_of(card, result) for card in self.cards for result in card.root.walk()]
