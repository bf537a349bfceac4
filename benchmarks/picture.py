"""How time grows with cells, as an SVG picture with logarithmic axes, legible on light and on dark ground."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorecard.rendering.html import strict_environment

Points = Sequence[tuple[float, float]]
"""Cells and seconds."""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 70, 20, 70, 50
"""Units of the picture, and those that are left free at the sides of the plot."""
THOUSANDS = ("", " thousand", " million", " billion")


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis, from one power of ten to another."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def around(cls, values: Iterable[float], start: float, end: float) -> Axis:
        """Return the axis that has all values between its ends, in units of the picture."""
        powers = [math.log10(value) for value in values]
        low, high = math.floor(min(powers)), math.ceil(max(powers))
        return cls(low, max(high, low + 1), start, end)

    @property
    def ticks(self) -> range:
        """The powers of ten on the axis."""
        return range(self.low, self.high + 1)

    def at(self, power: float) -> str:
        """Return the place of a power of ten."""
        share = (power - self.low) / (self.high - self.low)
        return f"{self.start + share * (self.end - self.start):.1f}"


def growth_picture(lines: Mapping[str, Points]) -> str:
    """Return the picture of lines of cells and seconds, each by what stays the same along it.

    A dashed line has the slope of what grows in line with its cells, through the last point of the first line.
    """
    points = [point for line in lines.values() for point in line]
    cells = Axis.around((each for each, _ in points), LEFT, WIDTH - RIGHT)
    seconds = Axis.around((each for _, each in points), HEIGHT - BOTTOM, TOP)
    template = strict_environment("benchmarks", lambda value: value).get_template("growth.svg.j2")
    return template.render(
        cells=cells,
        seconds=seconds,
        lines=lines,
        slope=_slope(*next(iter(lines.values()))[-1], cells, seconds),
        log10=math.log10,
        counted=_counted,
        size=(WIDTH, HEIGHT),
    )


def _slope(through: float, took: float, cells: Axis, seconds: Axis) -> list[tuple[float, float]]:
    """Return where a line of slope one through a point enters the plot and leaves it, in powers of ten."""
    lead = math.log10(took) - math.log10(through)
    ends = max(cells.low, seconds.low - lead), min(cells.high, seconds.high - lead)
    return [(end, end + lead) for end in ends]


def _counted(power: int) -> str:
    """Return a power of ten as a number in words."""
    return f"{10 ** (power % 3)}{THOUSANDS[power // 3]}"
