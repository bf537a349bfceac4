"""How much there was to look at: what stands beside the scores and enters none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from scorecard.model.dates import Interval, interval
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.joined import JoinedAct
from scorecard.model.number import ONE, total
from scorecard.model.result import Result
from scorecard.model.scorecard import Exposure
from scorecard.model.window import Window
from scorecard.scoring.view import ActsInView

YEAR = Fraction(1461, 4)
"""Days in a year, one in four being a leap year."""


def exposure_of(view: ActsInView, root: Result, window: Window | None) -> Exposure:
    """Return what the scorecard could look at."""
    sources = view.record.sources.values()
    lengths = [source.characters for source in sources]
    known = [length for length in lengths if length is not None]
    lacks = [result.unscrutinised for result in root.walk() if result.unscrutinised is not None]
    dates = [source.date for source in sources if source.date]
    newest = max((_end(text, -1) for text in dates), key=_last_day, default=None)
    alone = sum(act.kinds == {"self_reported"} for act in view.acts)
    return Exposure(
        years=_years(view, window),
        documents=len(lengths),
        characters=sum(known) if len(known) == len(lengths) else None,
        acts=len(view.acts),
        self_reported=Fraction(alone, len(view.acts)) if view.acts else None,
        scrutinised=ONE - total(lacks) / len(lacks) if lacks else None,
        shared_points=_shared(root),
        left_out=view.left_out,
        oldest=min((_end(text, 0) for text in dates), key=interval, default=None),
        newest=newest,
        undated=len(lengths) - len(dates),
        as_of=view.record.as_of or newest,
    )


def _end(text: str, place: int) -> str:
    """Return the first or last date of an interval, as it is written; of an open one, the date that there is."""
    ends = [end for end in text.split("/") if end != ".."]
    return ends[place]


def _last_day(text: str) -> date:
    return interval(text)[1]


def _years(view: ActsInView, window: Window | None) -> Fraction | None:
    """Add up the days from first to last of each term, within the window; a term without an end has no length."""
    spans = [term.span for term in view.record.subject.terms]
    if window:
        limits = window.span(view.record.subject.span)
        spans = [_overlap(span, limits) for span in spans]
    if not spans or any(last == date.max for _, last in spans):
        return None
    return sum(max(0, (last - first).days) for first, last in spans) / YEAR


def _overlap(span: Interval, limits: Interval) -> Interval:
    return max(span[0], limits[0]), min(span[1], limits[1])


def _shared(root: Result) -> Fraction | None:
    """Return the share of points that rest on acts which more than one criterion counts."""
    counted = [(rule.unit, units) for rule, units in _units(root)]
    uses = Counter(act for _, units in counted for act in units)
    whole = _sum((unit, sum(units.values())) for unit, units in counted)
    shared = _sum((unit, sum([n for act, n in units.items() if uses[act] > 1])) for unit, units in counted)
    return shared / whole if whole else None


def _units(root: Result) -> Iterator[tuple[SettledRule, dict[JoinedAct, int]]]:
    """Yield each criterion's acts, once though aimed at several groups, with their points in its rule's unit."""
    for result in root.walk():
        if (rule := result.node.evidence) and (found := result.evidence_results):
            yield rule, {act.joined: act.worth.units for part in found for act in part.acts}


def _sum(parts: Iterable[tuple[int, int]]) -> Fraction:
    """Add up numbers of parts, each with how many of them make one; those of one size first, as most are."""
    by_unit: Counter[int] = Counter()
    for unit, number in parts:
        by_unit[unit] += number
    return total(Fraction(number, unit) for unit, number in by_unit.items())
