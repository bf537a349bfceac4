"""Bands: which one holds for a score, which ones bounds span, and what they are worth to a parent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from scorecard.model.node import id_of
from scorecard.model.result import Bounded, Result
from scorecard.model.steps import Band

Side = Literal["score", "lower", "upper"]
"""What is looked at: the score itself, or one of its bounds."""
Results = Mapping[str, Result]
"""Results so far, by id."""


def bands_held(bands: tuple[Band, ...], value: Bounded, results: Results) -> tuple[Band, ...]:
    """Return the bands of a score, lowest first; without a score, the lowest and the highest that its bounds span."""
    if not bands or value.lower is None or value.upper is None:
        return ()
    if value.score is not None:
        return tuple(reversed(possible_bands(bands, value.score, "score", results)))
    return tuple(dict.fromkeys((_lowest(bands, value.lower, results), _highest(bands, value.upper, results))))


def values_by_band(bands: tuple[Band, ...], value: Bounded, results: Results) -> Bounded | None:
    """Return the values of the bands in place of a score and its bounds; None where a band has no value."""
    if not bands or value.lower is None or value.upper is None or any(band.value is None for band in bands):
        return None
    first = bands.index(_lowest(bands, value.lower, results))
    last = bands.index(_highest(bands, value.upper, results))
    spanned = [band.value for band in bands[first : last + 1] if band.value is not None]
    own = possible_bands(bands, value.score, "score", results) if value.score is not None else ()
    return Bounded(
        outcome=value.outcome,
        score=own[0].value if len(own) == 1 else None,
        lower=min(spanned),
        upper=max(spanned),
        coverage=value.coverage,
    )


def _lowest(bands: tuple[Band, ...], lower: Fraction, results: Results) -> Band:
    return possible_bands(bands, lower, "lower", results)[-1]


def _highest(bands: tuple[Band, ...], upper: Fraction, results: Results) -> Band:
    return possible_bands(bands, upper, "upper", results)[0]


def possible_bands(bands: tuple[Band, ...], value: Fraction, side: Side, results: Results) -> tuple[Band, ...]:
    """Return the bands that may hold for a value, highest first: more than one where what they require is undecided."""
    possible: list[Band] = []
    for band in reversed(bands[: band_index(bands, value) + 1]):
        met = is_met(band, side, results)
        if met is not False:
            possible.append(band)
        if met:
            return tuple(possible)
    return tuple(dict.fromkeys((*possible, bands[0])))


def band_index(bands: tuple[Band, ...], value: Fraction) -> int:
    """Return the index of the band that a value lies in; the lowest is open below."""
    return max(0, bisect_right(bands, (value, False), key=_place) - 1)


def _place(band: Band) -> tuple[Fraction, bool]:
    return band.place


def is_met(band: Band, side: Side, results: Results) -> bool | None:
    """Tell whether all that a band requires is met; None where that is undecided."""
    found = {reaches(results[id_of(name)], threshold, side) for name, threshold in band.requires.items()}
    return False if False in found else None if None in found else True


def reaches(result: Result, threshold: Fraction, side: Side) -> bool | None:
    """Tell whether a node reaches a threshold; None where that is not known. What does not apply asks for nothing."""
    lower, upper = result.lower, result.upper
    if lower is None or upper is None:
        return True
    if side == "score" and result.score is None:
        return True if lower >= threshold else False if upper < threshold else None
    value = {"score": result.score, "lower": lower, "upper": upper}[side]
    return value is not None and value >= threshold
