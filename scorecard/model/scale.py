"""Scales with their levels, and measures between goalposts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from scorecard.model.base import Items, Part
from scorecard.model.number import ZERO, Exact, PositiveExact, UnitExact
from scorecard.model.text import Id, Text
from scorecard.model.words import Cap, Curve


class Level(Part):
    """One point of a scale: a score, points, or no value."""

    id: Id
    title: Text | None = None
    score: UnitExact | None = None
    points: Exact | None = None
    """Points out of the scale's `out_of`."""
    exclude: bool = False
    """The criterion does not apply: it leaves the denominator."""
    unknown: bool = False
    """Nobody knows: the value may be any of the scale's."""
    why: Text | None = None


class LevelScale(Part):
    """Ordered levels, worst first."""

    stands_alone: ClassVar = ("levels",)

    out_of: PositiveExact | None = None
    """Full marks, where levels have points."""
    levels: Items[Level] = Field(min_length=1)

    def value(self, level: Level) -> Fraction | None:
        """Return a level's value in [0, 1], or None where it has none."""
        if level.points is not None and self.out_of:
            return level.points / self.out_of
        return level.score

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value that a level of this scale has."""
        values = [value for level in self.levels if (value := self.value(level)) is not None]
        return min(values, default=ZERO), max(values, default=ZERO)


def _expand_scale(value: object) -> object:
    if isinstance(value, list):
        return {"levels": value}
    if not isinstance(value, Mapping) or "levels" in value:
        return value
    marks = {"out_of": value["out_of"]} if "out_of" in value else {}
    kind = "points" if marks else "score"
    levels = [_expand_level(name, worth, kind) for name, worth in value.items() if name != "out_of"]
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
"""A scale; `{yea: 1, nay: 0, absent: exclude}`, `{out_of: 4, met: 4, missed: 0}` and a bare list are short forms."""


class Measure(Part):
    """A numeric criterion with absolute goalposts, so that adding a subject changes nobody's score."""

    worst: Exact
    """The number that is worth 0."""
    best: Exact
    """The number that is worth 1; it may lie below `worst`."""
    curve: Curve = "linear"
    cap: Cap = "both"
    """Where the value stops: at both goalposts, at one of them, or nowhere."""
    unit: Text | None = None
    why: Text | None = None
