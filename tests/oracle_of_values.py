"""The part of the oracle that holds its numbers: aggregation, scales, measures, rounding; see `oracle`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from math import floor, prod
from statistics import median
from typing import Any

from oracle_of_acts import ONE, ZERO, Document

Pairs = list[tuple[Fraction, Fraction]]
"""Weights with values."""


def aggregate(how: Document, pairs: Pairs) -> Fraction:
    """Return one value for weights with values; a mean lies between its inputs."""
    method, p, values = how["method"], Fraction(how.get("power", 1)), [v for _, v in pairs]
    shared = [(w / sum(w for w, _ in pairs), v) for w, v in pairs]
    plain: dict[str, Callable[[list[Fraction]], Any]] = {"min": min, "max": max, "median": median, "product": prod}
    if method in plain:
        return Fraction(plain[method](values))
    if 0 in values and (p < 0 or method in {"geometric", "harmonic"}):
        return ZERO
    p = -ONE if method == "harmonic" else p
    mean = raised(sum((w * raised(v, p) for w, v in shared), ZERO), 1 / p)
    if method == "geometric":
        mean = kept(prod((real(v) ** real(w) for w, v in shared), start=Decimal(1)))
    return median((min(values), mean, max(values)))


def raised(base: Fraction, power: Fraction) -> Fraction:
    """Return a power; exactly, where the exponent is whole."""
    return base**power.numerator if power.denominator == 1 else kept(real(base) ** real(power))


def real(value: Fraction) -> Decimal:
    """Return a number with 40 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def kept(value: Decimal) -> Fraction:
    """Return a number with 30 of its digits."""
    return Fraction(Context(prec=30).plus(value))


def nearest(value: Fraction, decimals: int, mode: str) -> Fraction:
    """Return a number with so many places after the point."""
    size = abs(value) * 10**decimals
    if mode == "half_even":
        return Fraction(round(value * 10**decimals), 10**decimals)
    whole = Fraction(floor(size + Fraction(1, 2) if mode == "half_up" else size), 10**decimals)
    return -whole if value < 0 else whole


def points_of(scale: Document) -> tuple[Fraction, Fraction]:
    """Return the points that are worth 0 and 1."""
    ends = {"from": 0, "to": scale.get("out_of", 1)} | scale
    return Fraction(ends["from"]), Fraction(ends["to"])


def worth_of(level: Document, scale: Document) -> Fraction | None:
    """Return what a level is worth, if anything."""
    low, high = points_of(scale)
    points = (Fraction(level["points"]) - low) / (high - low) if "points" in level else None
    return Fraction(level["score"]) if "score" in level else points


def worths_of(part: Document, scale: Document) -> list[Fraction]:
    """Return all that a criterion could be worth between its worst and its best, those two at least."""
    levels = [worth for level in scale["levels"] if (worth := worth_of(level, scale)) is not None]
    steps = [Fraction(step["score"]) for step in part.get("measure", {}).get("table", ())]
    return levels or steps or [ZERO, ONE]


def position(measure: Document, number: Fraction) -> Fraction:
    """Return what a number is worth: by the table, or its way from the worst goalpost to the best."""
    if "table" in measure:
        return max((place(step), Fraction(step["score"])) for step in opened(measure["table"]) if holds(step, number))[
            1
        ]
    worst, best, cap = Fraction(measure["worst"]), Fraction(measure["best"]), measure["cap"]
    value = (number - worst) / (best - worst)
    if measure["curve"] == "log":
        value = kept((real(number).ln() - real(worst).ln()) / (real(best).ln() - real(worst).ln()))
    value = max(value, ZERO) if cap in {"both", "worst"} else value
    return min(value, ONE) if cap in {"both", "best"} else value


def place(interval: Document) -> tuple[Fraction, bool]:
    """Return where an interval starts, and whether it leaves that number out."""
    return Fraction(interval["from"] if "from" in interval else interval["above"]), "above" in interval


def opened(intervals: list[Document]) -> list[Document]:
    """Return the intervals from the lowest on, that one open below."""
    first, *others = sorted(intervals, key=place)
    return [{**first, "from": -(10**9)}, *others]


def holds(interval: Document, number: Fraction) -> bool:
    """Tell whether a number lies on or above the start of an interval."""
    return ("from" in interval and Fraction(interval["from"]) <= number) or place(interval)[0] < number
