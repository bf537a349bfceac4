"""What two rubrics differ in, and what that does to scores."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.notebook import Shown
from scorecard.model.rubric import Rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a score depends on and that is not the same in both rubrics."""

    path: str
    """Dotted path of the dimension or criterion; empty for the rubric as a whole."""
    what: str
    """What differs there: the name of a choice, or `dimension or criterion` where it is in one rubric only."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One score under both rubrics, where it is not the same."""

    subject: str
    path: str
    before: Fraction | None
    after: Fraction | None
    because: tuple[Change, ...]
    """The changes at this place and below it, or at what its ceilings and bands look at."""

    @property
    def difference(self) -> Fraction | None:
        """The second score less the first, where both exist."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Shown):
    """What two rubrics differ in."""

    first: Rubric
    second: Rubric
    changes: tuple[Change, ...]
    comparable: tuple[str, ...]
    """Paths of the dimensions and criteria whose scores mean the same in both rubrics."""
    moves: tuple[Move, ...] = ()
    """Scores that differ, for the records that were given."""
    subjects: tuple[str, ...] = ()
    """Ids of the subjects of these records."""
