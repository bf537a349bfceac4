"""Scorecards of one rubric side by side, and what the data do and do not separate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import ClassVar, Literal

from scorecard.model.edition import EditionName
from scorecard.model.frame import Framed, Kind
from scorecard.model.notebook import Shown
from scorecard.model.number import ZERO, rounded
from scorecard.model.ranking import Ranking
from scorecard.model.result import Bounded, Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import COLUMNS, Scorecard, row_of
from scorecard.model.window import Window
from scorecard.model.words import RankOn, Ties

Finding = Literal["first_above", "second_above", "level", "not_separated", "not_comparable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What the bounds say about two subjects, on the whole or on one dimension or criterion."""

    path: str
    first: Scorecard
    second: Scorecard
    finding: Finding
    """first_above: the first's lower bound exceeds the second's upper bound. level: both are exactly one number.

    not_comparable: one of them does not apply.
    """


@dataclass(frozen=True, kw_only=True)
class Comparison(Framed, Shown):
    """Scorecards of one rubric side by side, in the order given."""

    rubric: Rubric
    cards: tuple[Scorecard, ...]
    window: Window | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    """Attributes that the subjects were chosen by, with their values."""
    ranked: bool = False
    """Whether outputs show ranks."""
    edition: EditionName | None = None
    """The edition that outputs belong to; None for a comparison that is not published in one."""
    columns: ClassVar[dict[str, Kind]] = COLUMNS
    """Columns of `to_rows` and `to_frame`, each with what it holds."""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of subjects on the whole, and on each outermost dimension."""
        paths = ["", *(child.path for child in self.rubric.tree.children)]
        return tuple(
            Pair(path=path, first=first, second=second, finding=finding(first[path], second[path]))
            for path in paths
            for first, second in combinations(self.cards, 2)
        )

    def ranks(self, path: str = "") -> dict[str, Fraction | None]:
        """Return each subject's rank by score, as the rubric's `rank` says; by default competition ranks.

        Only subjects with the same values of the attributes in `within` are ranked together. A score that is not
        given has no rank, and is not counted. No output sorts by ranks; see `pairs` for what the bounds leave of them.

        Args:
            path: dotted path or id of a dimension or criterion; the whole by default.

        Raises:
            NodeNotFoundError: when the rubric has no such node.
        """
        ranking = self.rubric.rank or Ranking()
        groups: dict[tuple[str | None, ...], dict[str, Fraction]] = {}
        for card in self.cards:
            subject, result = card.record.subject, card[path] if path else card.root
            if result.score is not None:
                among = groups.setdefault(tuple(subject.attribute(name) for name in ranking.within), {})
                value = ranked_value(result, ranking.on)
                among[subject.id] = value if ranking.first == "best" else -value
        found = {name: rank for among in groups.values() for name, rank in ranks_of(among, ranking.ties).items()}
        return {card.record.subject.id: found.get(card.record.subject.id) for card in self.cards}

    def to_rows(self) -> list[dict[str, object]]:
        """Return one dict for each subject and result, for any data frame; numbers are exact and in [0, 1]."""
        return [{**row_of(card, result)} for card in self.cards for result in card.root.walk()]


def finding(first: Bounded, second: Bounded) -> Finding:
    """Say what the bounds of two results separate."""
    if first.lower is None or first.upper is None or second.lower is None or second.upper is None:
        return "not_comparable"
    if first.lower > second.upper:
        return "first_above"
    if second.lower > first.upper:
        return "second_above"
    known = first.lower == first.upper and second.lower == second.upper
    return "level" if known else "not_separated"


def ranked_value(result: Result, on: RankOn) -> Fraction:
    """Return the number that a result is ranked by: its score, or that as it is shown, counted from 0 to 1 again.

    Why: points are shown out of what applies, so that 10 of 10 ranks above 15 of 20.
    """
    score, show = result.score or ZERO, result.show
    if on == "exact":
        return score
    return (rounded(show.shown(score), show.decimals) - show.low) / (show.high - show.low)


def ranks_of(values: Mapping[str, Fraction], ties: Ties) -> dict[str, Fraction]:
    """Return the rank of each value among all, the largest first.

    Args:
        values: by name.
        ties: `min` gives equal values the best place that they share, `average` the mean of their places, `dense`
            the best place with no gap after it.
    """
    counts = sorted(Counter(values.values()).items(), reverse=True)
    above, ranks = 0, dict[Fraction, Fraction]()
    for place, (value, count) in enumerate(counts, start=1):
        ranks[value] = {
            "min": Fraction(above + 1),
            "dense": Fraction(place),
            "average": above + Fraction(count + 1, 2),
        }[ties]
        above += count
    return {name: ranks[value] for name, value in values.items()}
