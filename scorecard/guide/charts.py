"""Pictures of numbers as inline SVG: intervals on one axis, and bars of what each part adds.

Each is a function of numbers and words alone. Every place in a drawing is its value's place on the axis, rounded half
up to DECIMALS places; nothing else is rounded. The page's style gives strokes and colours by class, and patterns are
dashes, so that no picture needs another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.guide.filling import environment
from scorecard.model.number import ONE, ZERO, half_up

WIDTH, MARGIN = 340, 8
"""Units across a plot, and how many of them are left free at each side of the axis; a unit is near a pixel."""
LINE = 58
"""Units down for one line of a plot: its name, its numbers, and what is drawn below them."""
FOOT = 20
"""Units for the numbers of the axis."""
CELL, CELL_START, CELL_LENGTH = 120, 22, 94
"""Units across the drawing in a cell of a table; where its axis begins, after the shape, and how long it is."""
DECIMALS = 1
"""Places after the point that a place in a drawing keeps."""
STEPS = 5
"""Steps of the colours for amounts."""
LETTER = Fraction(7)
"""Units that a letter takes on average; a wide one, as of Chinese, takes two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A score with its bounds, each from 0 to 1 as scoring has them; None where there is none."""

    score: Fraction | None
    lower: Fraction | None
    upper: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One subject's line in a plot of intervals."""

    label: str
    said: str
    """The numbers in words, at the line's other end."""
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one part adds to a score, or takes from it, in shown units."""

    label: str
    said: str
    value: Fraction | None
    """None where the part does not enter the score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A number of the axis, and how it is written."""

    value: Fraction
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a picture is called and says, for those who do not see it."""

    id: str
    """Unique in the page; the ids of title and description begin with it."""
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values stand across a drawing."""

    low: Fraction
    high: Fraction
    start: int
    length: int

    def at(self, value: Fraction) -> str:
        """Return the place of a value, rounded half up to DECIMALS; one beyond an end stands at that end."""
        share = (value - self.low) / (self.high - self.low)
        return half_up(self.start + self.length * min(max(share, ZERO), ONE), DECIMALS)


CELL_AXIS = Axis(ZERO, ONE, CELL_START, CELL_LENGTH)
"""The axis of the interval in a cell: 0 worst and 1 best."""
CELL_GRID = "M22 1v10M69 1v10M116 1v10"
"""Lines at the worst, the middle and the best of that axis."""
PIES = {
    "quarter": "M6 6V1.5A4.5 4.5 0 0 1 10.5 6Z",
    "half": "M6 1.5A4.5 4.5 0 0 1 6 10.5Z",
    "three_quarters": "M6 6V1.5A4.5 4.5 0 1 1 1.5 6Z",
    "full": "M6 1.5A4.5 4.5 0 0 1 6 10.5 4.5 4.5 0 0 1 6 1.5Z",
}
"""What is filled of a circle of radius 4.5 around 6, 6, by the name of the shape; the empty one has nothing filled."""
HATCHED = "M1 1h10v10H1zM1 4.5L4.5 1M1 8L8 1M2 11L11 2M5 11L11 5M8.5 11L11 8.5"
"""A hatched square, the shape for no score."""


def step_of(value: Fraction) -> int:
    """Return the step of the colours for amounts, 0 to STEPS - 1, in which a value from 0 to 1 lies."""
    return min(max(int(value * STEPS), 0), STEPS - 1)


def interval_plot(heading: Heading, lines: Sequence[Line], ticks: Sequence[Tick], *, rtl: bool = False) -> str:
    """Return a plot of one line a subject: the bounds as a bar, dashed without a score, and the score as a disc.

    Args:
        heading: what the picture is called and says.
        lines: in the order in which they are drawn.
        ticks: values from 0 to 1 with the numbers that they are shown as.
        rtl: whether words begin at the right; the axis runs from left to right in every language.

    Returns:
        One `svg` element.
    """
    bounds = [bound for line in lines for bound in (line.interval.lower, line.interval.upper) if bound is not None]
    axis = _axis([*bounds, ZERO, ONE])
    return _drawn("interval_plot.svg.j2", heading, axis, ticks, lines, rtl=rtl)


def contribution_bars(heading: Heading, bars: Sequence[Bar], ticks: Sequence[Tick], *, rtl: bool = False) -> str:
    """Return a picture of one bar a part, from zero to the one side or the other.

    Args:
        heading: what the picture is called and says.
        bars: in the order in which they are drawn.
        ticks: values in shown units with how they are written; the axis reaches at least from the least to the most.
        rtl: whether words begin at the right.

    Returns:
        One `svg` element.
    """
    values = [bar.value for bar in bars if bar.value is not None]
    axis = _axis([*values, *(tick.value for tick in ticks), ZERO])
    return _drawn("contribution_bars.svg.j2", heading, axis, ticks, bars, rtl=rtl)


def cell_interval(id_: str, interval: Interval, shape: str) -> str:
    """Return the drawing of a cell as a `symbol`, for all cells that show the same: the shape, then the interval.

    The hatched square and the lines of the axis are drawn elsewhere, once, as `ih` and `ig`.

    Args:
        id_: unique in the page.
        interval: score and bounds; one beyond 0 or 1 stands at that end.
        shape: name of the shape of the score.
    """
    template = environment().get_template("cell_interval.svg.j2")
    given = {"axis": CELL_AXIS, "width": CELL, "step": step_of}
    return template.render(id=id_, each=interval, pie=PIES.get(shape, ""), **given).strip()


def fitted(text: str, units: Fraction) -> str:
    """Return text as far as it is likely to fit, with an ellipsis where it is cut."""
    room = units / LETTER
    if _letters(text) <= room:
        return text
    kept = 0
    while kept < len(text) and _letters(text[: kept + 1]) < room:
        kept += 1
    return f"{text[:kept].rstrip()}…"


def _drawn(
    template: str, heading: Heading, axis: Axis, ticks: Sequence[Tick], lines: Sequence[Line | Bar], *, rtl: bool
) -> str:
    """Fill the template of a plot.

    Lines have their name, their numbers and the drawing below each other, so that long names find room on a small
    screen, and nothing stands elsewhere because of what a name is.
    """
    return (
        environment()
        .get_template(template)
        .render(
            heading=heading,
            axis=axis,
            ticks=ticks,
            lines=[(line, fitted(line.label, Fraction(WIDTH))) for line in lines],
            width=WIDTH,
            line=LINE,
            foot=FOOT,
            step=step_of,
            words=("end", WIDTH) if rtl else ("start", 0),
        )
    )


def _axis(values: Iterable[Fraction]) -> Axis:
    """Return an axis on which all values have their place; of one value alone it reaches 1 further."""
    values = tuple(values)
    low, high = min(values), max(values)
    return Axis(low, high if high > low else low + 1, MARGIN, WIDTH - 2 * MARGIN)


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
