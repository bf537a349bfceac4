"""Marks as they stand in the cells of a page: each drawing is there once, and what is alike is filled once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from scorecard.guide.charts import Interval, cell_interval
from scorecard.guide.content import Guide
from scorecard.guide.filling import environment
from scorecard.guide.marks import Mark, Shape

Drawn = tuple[Fraction | None, Fraction | None, Fraction | None, Shape]
"""What a drawing shows: score, lower and upper bound, and the shape."""


class Cells:
    """Fills the cells of one guide."""

    def __init__(self, guide: Guide) -> None:
        """Take the guide whose marks are shown."""
        self.guide = guide
        self._filled: dict[tuple[object, ...], str] = {}

    @cached_property
    def _drawings(self) -> dict[Drawn, str]:
        """Names of the drawings, by what they show."""
        found = dict.fromkeys(_drawn(mark) for line in self.guide.lines for mark in line.marks)
        return {each: f"i{number}" for number, each in enumerate(found)}

    def symbols(self) -> Iterator[str]:
        """Yield each drawing as a `symbol`."""
        for (score, lower, upper, shape), name in self._drawings.items():
            yield cell_interval(name, Interval(score=score, lower=lower, upper=upper), shape)

    def cell(self, mark: Mark) -> str:
        """Return a mark over several lines: number and word, drawing, bounds, and coverage."""
        return self._fill(mark, "mark.html.j2")

    def line(self, mark: Mark) -> str:
        """Return a mark on one line: number and word, drawing, and bounds."""
        return self._fill(mark, "mark_line.html.j2")

    def _fill(self, mark: Mark, template: str) -> str:
        key = (template, _drawn(mark), mark.text, mark.could_be, mark.coverage_text, mark.band)
        if key not in self._filled:
            self._filled[key] = self._filled_in(mark, template)
        return self._filled[key]

    def _filled_in(self, mark: Mark, template: str) -> str:
        words = self.guide.words
        text = (
            environment()
            .get_template(template)
            .render(
                each=mark,
                words=words,
                number="" if mark.score is None else words.score(mark.show, mark.score),
                drawing=self._drawings[_drawn(mark)],
                band=mark.band if mark.is_exact else "",
            )
        )
        return text.strip()


def _drawn(mark: Mark) -> Drawn:
    return (mark.score, mark.lower, mark.upper, mark.shape)
