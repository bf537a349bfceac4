"""Exact scoring of one card takes at most a millisecond, and grows linearly with criteria and with actions.

Times drift with the machine, so the goals are held as ratios: to loading a record of 40 KB, which PyYAML's C loader did
in 3.4 ms where a millisecond was set as the goal. The times themselves are printed without one.

The rubric has been scored before, the record has not: a rubric is scored many times and a record mostly once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

import yaml

from benchmarks.made_up import record_of, rubric_of
from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, milliseconds, ratio
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.score import score

CARD, LARGE = (15, 40), (1_000, 10_000)
"""Criteria and actions of the goal's card, and of its large one."""
GROWING = (250, 2_000)
"""Criteria and actions from which growth is measured."""
CALLS = 20
"""Small cards scored in a round."""
PRODUCTS = 1_000
"""Multiplications of fractions that one card's time is held against."""

WOULD_TAKE = {
    "15 criteria x 40 actions": (
        "A machine that loads 40 KB of YAML in 3.4 ms, as the one did that the millisecond was set on; over that time, "
        "below, the goal is the same on every machine."
    ),
    "1,000 criteria x 10,000 actions": (
        "The machine that the goal was set on; over loading 40 KB, below, it is the same on every one."
    ),
}
"""For goals that are missed: what it would take."""

LOADED = Path("examples/records/clinton_1993.yaml").read_bytes()
"""A record of 40 KB, which PyYAML's C loader reads in 3.4 ms on the machine that the goals were set on."""
CARD_TO_LOADING, LARGE_TO_LOADING = 0.29, 294
"""The goals, 1 ms and 1 s, over those 3.4 ms."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    criteria, actions = GROWING
    times = interleaved(
        {
            "card": fresh(*CARD, calls=CALLS),
            "seen": seen(*CARD, calls=CALLS),
            "products": lambda: iter([_multiply]),
            "loading": lambda: iter([_load]),
            "base": fresh(criteria, actions),
            "criteria": fresh(2 * criteria, actions),
            "actions": fresh(criteria, 2 * actions),
            "both": fresh(2 * criteria, 2 * actions),
            "large": fresh(*LARGE),
        },
        rounds,
    )
    return Report(
        claim="exact scoring of one card, 15 criteria, 40 actions, and its growth",
        rounds=rounds,
        figures=(
            Figure(name="15 criteria x 40 actions", value=milliseconds(times, "card"), unit="ms", at_most=1),
            Figure(name="the same record again", value=milliseconds(times, "seen"), unit="ms"),
            Figure(name="card over 1,000 products of fractions", value=ratio(times, "card", "products"), unit="x"),
            Figure(
                name="card over loading 40 KB", value=ratio(times, "card", "loading"), unit="x", at_most=CARD_TO_LOADING
            ),
            Figure(name="twice the criteria", value=ratio(times, "criteria", "base"), unit="x", at_most=2.2),
            Figure(name="twice the actions", value=ratio(times, "actions", "base"), unit="x", at_most=2.2),
            Figure(name="twice both", value=ratio(times, "both", "base"), unit="x", at_most=2.2),
            Figure(name="1,000 criteria x 10,000 actions", value=milliseconds(times, "large"), unit="ms", at_most=1000),
            Figure(
                name="the same over loading 40 KB",
                value=ratio(times, "large", "loading"),
                unit="x",
                at_most=LARGE_TO_LOADING,
            ),
        ),
    )


def fresh(criteria: int, actions: int, *, calls: int = 1) -> Callable[[], Iterator[Side]]:
    """Return what prepares a round of scoring records that nothing has looked at."""
    rubric, record = _ready(criteria, actions)
    return lambda: (partial(score, rubric, record.model_copy()) for _ in range(calls))


def seen(criteria: int, actions: int, *, calls: int = 1) -> Callable[[], Iterator[Side]]:
    """Return what prepares a round of scoring one record again and again."""
    rubric, record = _ready(criteria, actions)
    score(rubric, record)
    return lambda: (partial(score, rubric, record) for _ in range(calls))


def _ready(criteria: int, actions: int) -> tuple[Rubric, Record]:
    rubric = rubric_of(criteria)
    score(rubric, record_of(criteria, 1))
    return rubric, record_of(criteria, actions)


def _multiply() -> None:
    factor, value = Fraction(3, 4), Fraction(4, 5)
    for _ in range(PRODUCTS):
        factor * value


def _load() -> None:
    yaml.load(LOADED, yaml.CSafeLoader)


if __name__ == "__main__":
    print(run().to_json())
