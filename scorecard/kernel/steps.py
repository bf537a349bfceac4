"""The steps after a value is found: penalties, ceilings, rounding, bands, and what a parent sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload

import numpy as np

from scorecard.kernel.plan import BandPlan, CeilingPlan, NodePlan, RoundPlan
from scorecard.kernel.values import NEAR, Amounts, Known, Side, Truths, Values, Whole, certain, reaches

Found = Mapping[int, Known]
"""Values so far, by the number of the node."""
HALF = 0.5
SIDES: tuple[Side, ...] = ("score", "lower", "upper")
Ends = tuple[Amounts | float, Amounts | float]
"""What 0 and 1 are shown as."""


@overload
def stepped(node: NodePlan, value: Values, shown: Ends, found: Found) -> Values: ...
@overload
def stepped(node: NodePlan, value: Known, shown: Ends, found: Found) -> Known: ...
def stepped(node: NodePlan, value: Known, shown: Ends, found: Found) -> Known:
    """Return a node's values after its ceilings and rounding."""
    if not node.has_steps:
        return value
    triggers = [found[name] for ceiling in node.ceilings for name, _ in ceiling.triggers]
    if value.is_certain and all(trigger.is_certain for trigger in triggers):
        return certain(after(node, value.score, "score", shown, found))
    score, lower, upper = (after(node, value.side(side), side, shown, found) for side in SIDES)
    return Values(score, lower, upper, value.coverage)


def after(node: NodePlan, value: Amounts, side: Side, shown: Ends, found: Found) -> Amounts:
    """Return a value after its node's ceilings and rounding."""
    for ceiling in node.ceilings:
        value = np.where((value > ceiling.at) & _binds(ceiling, side, found), ceiling.at, value)
    return _rounded(value, node.round, shown) if node.round else value


def _binds(ceiling: CeilingPlan, side: Side, found: Found) -> Truths:
    binds: Truths = np.zeros((), dtype=bool)
    for name, threshold in ceiling.triggers:
        binds = binds | reaches(found[name], threshold, side)[1]
    return binds


def _rounded(value: Amounts, rounding: RoundPlan, shown: Ends) -> Amounts:
    """Round a value as it is shown; what lies from 0 to 1 is not rounded out of it.

    Why: a number that is a half but for the error of floating point counts as the half.
    """
    low, high = shown
    scaled = (low + (high - low) * value) * 10.0**rounding.decimals
    size = np.abs(scaled)
    whole = np.floor(size + NEAR * np.maximum(size, 1))
    over = size - whole
    is_half = np.abs(over - HALF) <= NEAR * np.maximum(size, 1)
    up = (over > HALF) | is_half
    if rounding.mode == "half_even":
        up &= ~(is_half & (whole % 2 == 0))
    if rounding.mode == "down":
        up = np.zeros_like(up)
    kept = np.copysign(whole + up, scaled) / 10.0**rounding.decimals
    with np.errstate(divide="ignore", invalid="ignore"):
        nearest = (kept - low) / (high - low)
    return np.asarray(np.where((value >= 0) & (value <= 1), np.clip(nearest, 0, 1), nearest))


def seen(node: NodePlan, value: Known, found: Found, *, uses_bands: bool) -> Known:
    """Return what a parent sees of a node: its score or its band's value, over the range that it is seen in."""
    if uses_bands and node.bands and not any(np.isnan(band.value) for band in node.bands):
        value = _by_band(node.bands, value, found)
    if node.range is None:
        return value
    low, high = node.range
    ends = low + (high - low) * value.lower, low + (high - low) * value.upper
    return Values(low + (high - low) * value.score, np.minimum(*ends), np.maximum(*ends), value.coverage)


def _by_band(bands: Sequence[BandPlan], value: Known, found: Found) -> Values:
    """Return the values of the bands in place of a score and its bounds."""
    worth = np.array([band.value for band in bands])
    last = len(bands) - 1
    own = _possible(bands, value.score, "score", found)
    lowest = np.argmax(_possible(bands, value.lower, "lower", found), axis=0)
    highest = last - np.argmax(_possible(bands, value.upper, "upper", found)[::-1], axis=0)
    score = np.where((own.sum(axis=0) == 1) & ~np.isnan(value.score), worth[np.argmax(own, axis=0)], np.nan)
    places = np.arange(len(bands)).reshape(-1, *[1] * lowest.ndim)
    spanned = (places >= lowest) & (places <= highest)
    each = worth.reshape(places.shape)
    lower = np.min(np.where(spanned, each, np.inf), axis=0)
    upper = np.max(np.where(spanned, each, -np.inf), axis=0)
    return Values(score, np.where(value.applies, lower, np.nan), np.where(value.applies, upper, np.nan), value.coverage)


def held(bands: Sequence[BandPlan], value: Known, found: Found) -> Whole:
    """Return the bands that a value may be in, a bit for each, the lowest band the lowest bit; 0 where there is none.

    Without a score they are the lowest and the highest that its bounds span.
    """
    bits = 1 << np.arange(len(bands), dtype=np.int64)
    own = _held(bands, value.score, found)
    if value.is_certain or not np.isnan(value.score).any():
        return own
    lowest = np.argmax(_possible(bands, value.lower, "lower", found), axis=0)
    highest = len(bands) - 1 - np.argmax(_possible(bands, value.upper, "upper", found)[::-1], axis=0)
    return np.where(value.applies, np.where(np.isnan(value.score), bits[lowest] | bits[highest], own), 0)


def _held(bands: Sequence[BandPlan], score: Amounts, found: Found) -> Whole:
    """Return the bands that scores may be in, a bit for each."""
    bits = 1 << np.arange(len(bands), dtype=np.int64)
    if any(band.requires for band in bands):
        possible = _possible(bands, score, "score", found)
        return np.asarray((possible * bits.reshape(-1, *[1] * score.ndim)).sum(axis=0))
    # A score holds the highest band that it reaches, and it reaches all below that.
    places = np.zeros(score.shape, dtype=np.intp)
    for band in bands[1:]:
        places += _starts(band, score)
    return bits.take(places)


def _possible(bands: Sequence[BandPlan], value: Amounts, side: Side, found: Found) -> Truths:
    """Return which bands may hold, of shape (bands, ...): several where what they require is undecided."""
    shapes = [found[name].lower.shape for band in bands for name, _ in band.requires]
    shape = np.broadcast_shapes(value.shape, *shapes)
    undecided = np.ones(shape, dtype=bool)
    possible = np.zeros((len(bands), *shape), dtype=bool)
    for place in range(len(bands) - 1, -1, -1):
        met, unmet = _met(bands[place], side, found)
        reached = undecided & (_starts(bands[place], value) | (place == 0))
        possible[place] = reached & ~unmet
        undecided = undecided & ~(reached & met)
    possible[0] |= undecided
    return possible


def _starts(band: BandPlan, value: Amounts) -> Truths:
    return np.asarray(value > band.start + NEAR if band.above else value >= band.start - NEAR)


def _met(band: BandPlan, side: Side, found: Found) -> tuple[Truths, Truths]:
    """Return where all that a band requires is surely met, and where something surely is not."""
    met: Truths = np.ones((), dtype=bool)
    unmet: Truths = np.zeros((), dtype=bool)
    for name, threshold in band.requires:
        surely, never = reaches(found[name], threshold, side)
        met, unmet = met & surely, unmet | never
    return met, unmet
