"""How times are taken: sides interleaved in one process, at least nine rounds, medians of per-round ratios.

Why: on a shared machine absolute times drift by half within minutes; the ratio of two times that were taken one after
the other does not.
"""

from __future__ import annotations

import gc
import json
import statistics
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from time import perf_counter

ROUNDS = 9
"""Rounds at least; an odd number has a middle."""

Side = Callable[[], object]
"""One thing to time: a call without arguments that does the work once."""
Times = Mapping[str, tuple[float, ...]]
"""Seconds of one call for each side, one a round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure, and the goal that it is held against."""

    name: str
    value: float
    unit: str
    """`ms`, `us a draw` or `MB`, or `x` for a ratio of two times of one round."""
    at_most: float | None = None
    """The goal; None for a figure that only stands beside it."""

    @property
    def verdict(self) -> str:
        """Whether the goal is met; empty without one."""
        if self.at_most is None:
            return ""
        return "met" if self.value <= self.at_most else "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one script measured."""

    claim: str
    rounds: int
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    """Sentences that a reader of the figures needs, such as which peer is left out and why."""
    lines: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """Points of a picture, by the name of the line that they lie on."""

    @property
    def how(self) -> str:
        """How many rounds there were, and the notes."""
        rounds = f"Medians of {self.rounds} rounds." if self.rounds > 1 else "One round."
        return " ".join((rounds, *self.notes))

    @property
    def missed(self) -> tuple[str, ...]:
        """Names of the figures that miss their goal."""
        return tuple(figure.name for figure in self.figures if figure.verdict == "missed")

    def to_json(self) -> str:
        """Write the report as JSON."""
        return json.dumps(asdict(self), indent=2)


def interleaved(sides: Mapping[str, Callable[[], Iterator[Side]]], rounds: int) -> Times:
    """Return the seconds of one call of each side, in each round.

    Args:
        sides: for each side, what prepares the calls of one round; preparing is not timed.
        rounds: how often every side takes its turn.
    """
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, prepare in sides.items():
            taken[name].append(seconds_of(list(prepare())))
    return {name: tuple(times) for name, times in taken.items()}


def seconds_of(calls: list[Side]) -> float:
    """Return the seconds that one of the calls takes on average, with garbage collected beforehand."""
    gc.collect()
    start = perf_counter()
    for call in calls:
        call()
    return (perf_counter() - start) / len(calls)


def milliseconds(times: Times, name: str) -> float:
    """Return the median time of one call, in milliseconds."""
    return round(statistics.median(times[name]) * 1000, 3)


def microseconds_each(times: Times, name: str, of: int) -> float:
    """Return the median time of one call over the number of things that it does, in microseconds."""
    return round(statistics.median(times[name]) / of * 1e6, 3)


def megabytes_at_most(call: Side) -> float:
    """Return the most memory that a call holds at any moment over what was held before, in millions of bytes.

    Arrays of numpy are counted. The call is made once before, so that what stays loaded is not.
    """
    call()
    gc.collect()
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(peak / 1e6, 2)


def ratio(times: Times, name: str, of: str) -> float:
    """Return the median over the rounds of one side's time over another's."""
    return round(statistics.median(a / b for a, b in zip(times[name], times[of], strict=True)), 2)
