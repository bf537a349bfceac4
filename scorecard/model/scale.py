"""Scales and their levels."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from scorecard.model.base import Items, Part
from scorecard.model.number import ZERO, Exact, PositiveExact, UnitExact
from scorecard.model.text import Id, Text


class Level(Part):
    """One point of a scale: a score, points, or no value."""

    id: Id
    """Permanent name, unique in the scale; records observe it."""
    title: Text | None = None
    """What it is called where results are printed."""
    score: UnitExact | None = None
    """What it is worth, 0 to 1."""
    points: Exact | None = None
    """Points out of the scale's `out_of`, or between its `from` and `to`."""
    exclude: bool = False
    """The criterion does not apply: it leaves the denominator."""
    unknown: bool = False
    """Nobody knows: the value may be any of the scale's."""
    why: Text | None = None
    """Reason for what it is worth."""


class LevelScale(Part):
    """Ordered levels, worst first."""

    stands_alone: ClassVar = ("levels",)

    out_of: PositiveExact | None = None
    """Full marks, where levels have points; the lowest points are then 0."""
    low: Exact | None = Field(default=None, alias="from")
    """The points that are worth 0, such as -3; with `to`, in place of `out_of`."""
    high: Exact | None = Field(default=None, alias="to")
    """The points that are worth 1, such as 4."""
    levels: Items[Level] = Field(min_length=1)
    """The levels, worst first."""

    @property
    def marks(self) -> tuple[Fraction, Fraction] | None:
        """The points that are worth 0 and 1; None where levels have scores."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        return (ZERO, self.out_of) if self.out_of else None

    def value(self, level: Level) -> Fraction | None:
        """Return a level's value in [0, 1], or None where it has none."""
        if level.points is not None and self.marks:
            low, high = self.marks
            return (level.points - low) / (high - low)
        return level.score

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value that a level of this scale has."""
        values = [value for level in self.levels if (value := self.value(level)) is not None]
        return min(values, default=ZERO), max(values, default=ZERO)


MARKS = ("out_of", "from", "to")
"""Keys of a scale that are no levels."""


def _expand_scale(value: object) -> object:
    if isinstance(value, list):
        return {"levels": value}
    if not isinstance(value, Mapping) or "levels" in value:
        return value
    marks = {name: value[name] for name in MARKS if name in value}
    kind = "points" if marks else "score"
    levels = [_expand_level(name, worth, kind) for name, worth in value.items() if name not in MARKS]
    return {"levels": levels, **marks}


def _expand_level(name: object, worth: object, kind: str) -> object:
    if worth in ("exclude", "unknown"):
        return {"id": name, str(worth): True}
    if isinstance(worth, (int, float, Decimal, Fraction, str)):
        return {"id": name, kind: worth}
    return {"id": name, **worth} if isinstance(worth, Mapping) else worth


Worth = Literal["exclude", "unknown"] | Exact | dict[str, object]
"""What a level is worth in a scale's short form: no value, a score or points, or a level without its id."""
Scale = Annotated[LevelScale, BeforeValidator(_expand_scale, json_schema_input_type=LevelScale | Mapping[Id, Worth])]
"""A scale; `{yea: 1, nay: 0, absent: exclude}`, `{out_of: 4, met: 4, missed: 0}`, the same with `from` and `to`,
and a bare list of levels are short forms."""
