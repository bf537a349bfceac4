"""The pictures of one guide: which numbers and words each has."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from scorecard.guide.charts import Bar, Heading, Interval, Line, Tick, contribution_bars, interval_plot
from scorecard.guide.content import Guide
from scorecard.guide.lines import Line as GuideLine
from scorecard.guide.marks import Mark, Part
from scorecard.guide.subjects import SubjectView
from scorecard.guide.words import Words
from scorecard.model.number import ONE, ZERO
from scorecard.model.steps import Show

HALF = Fraction(1, 2)
LINEAR = {"mean", "sum"}
"""Methods under which what the parts add comes to the score."""
EXAMPLE = (Fraction(2, 5), Fraction(3, 5), Fraction(4, 5))
"""Bounds and score of the drawing that explains a drawing."""


def plot_of(guide: Guide, line: GuideLine) -> str:
    """Return the plot of all subjects on one line of a guide."""
    names = [subject.name for subject in guide.subjects]
    lines = [
        Line(label=name, said=said_of(mark, guide.words), interval=_interval(mark))
        for name, mark in zip(names, line.marks, strict=True)
    ]
    words = guide.words
    heading = Heading(
        id=f"plot-{line.anchor}-svg",
        title=words("plot.title", line=line.title),
        description=words("plot.description", table=words("page.overview")),
    )
    return interval_plot(heading, lines, _ends(line.marks[0].show, words), rtl=_is_rtl(words))


def example_of(guide: Guide) -> str:
    """Return a plot of a made-up score and of bounds without one, which explains the others."""
    words, show = guide.words, guide.comparison.rubric.tree.show
    lower, score, upper = EXAMPLE
    lines = [
        Line(label=words("plot.example.score"), said="", interval=Interval(score=score, lower=lower, upper=upper)),
        Line(label=words("plot.example.none"), said="", interval=Interval(score=None, lower=lower, upper=upper)),
    ]
    heading = Heading(
        id="example-svg", title=words("plot.example.title"), description=words("plot.example.description")
    )
    return interval_plot(heading, lines, _ends(show, words), rtl=_is_rtl(words))


def bars_of(guide: Guide, subject: SubjectView) -> str:
    """Return the bars of what each part adds to a subject's score on the whole, on the same axis for all subjects."""
    words, show = guide.words, subject.whole.show
    bars = [
        Bar(label=part.title, said=_signed(guide, value, show), value=value)
        for part in subject.whole.parts
        for value in (_added(guide, part, show),)
    ]
    heading = Heading(
        id=f"{subject.anchor}-svg",
        title=words("plot.parts.title", subject=subject.name),
        description=words("plot.parts.description"),
    )
    return contribution_bars(heading, bars, _reach(guide), rtl=_is_rtl(words))


def said_of(mark: Mark, words: Words) -> str:
    """Return a mark in few signs: the score or the word for none, and the bounds."""
    score = mark.outcome_word if mark.score is None else words.score(mark.show, mark.score)
    if mark.lower is None or mark.upper is None or mark.is_exact:
        return score
    low, high = (words.score(mark.show, value) for value in (mark.lower, mark.upper))
    return words("plot.said", score=score, low=low, high=high)


def _added(guide: Guide, part: Part, show: Show) -> Fraction:
    """Return what a part adds in shown units: its share of the shown range's low end too, so that the parts add up.

    Where the score is no sum, it is what would be lost with the part at its worst, and that has no low end.
    """
    added = part.added * (show.high - show.low)
    is_sum = guide.comparison.rubric.tree.settled.aggregate.method in LINEAR
    return added + part.share * show.low if is_sum else added


def _signed(guide: Guide, value: Fraction, show: Show) -> str:
    return guide.words.number(value, show.decimals + 1, sign=show.low < 0)


def _reach(guide: Guide) -> list[Tick]:
    """Return the ends of an axis on which every subject's bars have their place, with zero."""
    values = [_added(guide, part, subject.whole.show) for subject in guide.subjects for part in subject.whole.parts]
    most = Fraction(max(ceil(max(map(abs, values), default=ONE)), 1))
    has_both_sides = min(values, default=ZERO) < 0
    ends = [-most, ZERO, most] if has_both_sides else [ZERO, most]
    return [Tick(value=value, said=guide.words.number(value, sign=has_both_sides)) for value in ends]


def _ends(show: Show, words: Words) -> list[Tick]:
    return [Tick(value=value, said=words.score(show, value)) for value in (ZERO, HALF, ONE)]


def _interval(mark: Mark) -> Interval:
    return Interval(score=mark.score, lower=mark.lower, upper=mark.upper)


def _is_rtl(words: Words) -> bool:
    return words.direction == "rtl"
