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

    def ranks(self, path: str = "") -> dict[str, int | None]:
        """Return each subject's competition rank by exact score: 1 + the number of subjects strictly above.

        Nothing prints ranks; a score that is not given has none, and is not counted. See `pairs` for what the bounds
        leave of an order.

        Args:
            path: dotted path or id of a dimension or criterion; the whole by default.

        Raises:
            NodeNotFoundError: when the rubric has no such node.
        """
        scores = {card.record.subject.id: (card[path] if path else card.root).score for card in self.cards}
        given = [score for score in scores.values() if score is not None]
        return {
            subject: None if score is None else 1 + sum(other > score for other in given)
            for subject, score in scores.items()
        }

    def to_rows(self) -> list[dict[str, object]]:
        """Return one dict for each subject and result, for any data frame; numbers are exact and in [0, 1]."""
        return [row_of(card, result) for card in self.cards for result in card.root.walk()]
