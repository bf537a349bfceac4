"""The part of the oracle that finds bands, and what a parent sees of a node; see `oracle`.

`case` is the oracle's `Case`: what a band requires elsewhere in the rubric it asks of `case.value`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oracle_of_acts import Document, Value
from oracle_of_values import holds, opened, place
from oracle_of_weights import Line


def bands_of(line: Line) -> list[Document]:
    """Return the bands of a node, lowest first; those of what it stands in come without what they require."""
    above: Document = next((part for part in reversed(line) if "bands" in part), {"bands": []})
    bands = sorted(above["bands"], key=place)
    return bands if above is line[-1] else [{**band, "requires": {}} for band in bands]


def possible(line: Line, value: Fraction, side: int, case: Any) -> list[int]:
    """Return the numbers of the bands that may hold, highest first: one, unless what they require is undecided."""
    bands, found = bands_of(line), list[int]()
    inside = [number for number, band in enumerate(opened(bands)) if holds(band, value)]
    for number in reversed(inside):
        required = bands[number].get("requires", {}).items()
        met = {reaches(case.value(name), Fraction(least), side) for name, least in required}
        found += [] if False in met else [number]
        if met <= {True}:
            return found
    return [*found, *({0} - set(found))]


def named(line: Line, case: Any) -> list[str]:
    """Return the labels of the bands that a node is in, or may be in: by its score, else by its bounds."""
    score, lower, upper, _ = case.value(line[-1]["id"])
    if lower is None or not bands_of(line):
        return []
    ends = {possible(line, lower, 1, case)[0], possible(line, upper, 2, case)[0]}
    found = ends if score is None else possible(line, score, 0, case)
    return [bands_of(line)[number]["label"] for number in sorted(found)]


def seen(line: Line, each: Line, case: Any) -> Value:
    """Return what a parent sees of a node: its score or its band's value, over the range that it is seen in."""
    value: Value = case.value(each[-1]["id"])
    score, lower, upper, coverage = value
    if lower is None:
        return value
    if line[-1]["use"] == "band":
        worths = [Fraction(band["value"]) for band in bands_of(each)]
        first, last = possible(each, lower, 1, case)[0], possible(each, upper, 2, case)[0]
        held = [] if score is None else possible(each, score, 0, case)
        score = worths[held[0]] if len(held) == 1 else None
        lower, upper = min(worths[first : last + 1]), max(worths[first : last + 1])
    low, high = map(Fraction, each[-1].get("range", (0, 1)))
    ends = sorted(low + (high - low) * end for end in (lower, upper))
    return None if score is None else low + (high - low) * score, ends[0], ends[1], coverage


def reaches(value: Value, least: Fraction, side: int) -> bool | None:
    """Tell whether a node reaches a threshold, None being undecided; one that does not apply asks for nothing."""
    score, lower, upper, _ = value
    if lower is None:
        return True
    if side or score is not None:
        return bool(value[side] >= least)
    return True if lower >= least else False if upper < least else None
