"""Tables of acts: 8 criteria that are judged by acts, ten actions a subject, with bounds and scrutiny."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pyarrow as pa

from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, ratio
from benchmarks.tables import rubric_of as rubric_of_levels
from scorecard.batch import score_table
from scorecard.batch.actions import DIRECTIONS, KINDS
from scorecard.model.joined import STAGES
from scorecard.model.rubric import Rubric

SUBJECTS, ACTIONS, CRITERIA, PUBLISHERS = 20_000, 10, 8, 40
"""Subjects, actions of each, criteria of one theme each, and publishers."""

WOULD_TAKE = {
    "twice the actions": (
        "Actions cut into blocks of whole subjects, as rows are: all of them are joined and sorted together, and twice "
        "as many lie further from the processor."
    ),
}
"""For goals that are missed: what it would take."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    rubric = rubric_of()
    sides = {
        "acts": partial(scored, rubric, SUBJECTS),
        "twice": partial(scored, rubric, 2 * SUBJECTS),
    }
    times = interleaved(sides, rounds)
    each = sorted(times["acts"])[len(times["acts"]) // 2] / (SUBJECTS * ACTIONS) * 1e9
    return Report(
        claim=f"{SUBJECTS * ACTIONS:,} actions of {SUBJECTS:,} subjects under {CRITERIA} criteria, with bounds",
        rounds=rounds,
        figures=(
            Figure(name="read, joined, judged and scored", value=round(each), unit="ns an action"),
            Figure(name="twice the actions", value=ratio(times, "twice", "acts"), unit="x", at_most=2.2),
        ),
    )


def scored(rubric: Rubric, subjects: int) -> Iterator[Side]:
    """Yield one scoring of a table of subjects with their actions."""
    table = pa.table({"subject": [f"s{number:09}" for number in range(subjects)]})
    yield partial(score_table, rubric, table, actions=actions_of(subjects))


def rubric_of() -> Rubric:
    """Return a rubric of criteria that are judged by acts, each by those on a theme of its own."""
    names = [f"theme_{number}" for number in range(CRITERIA)]
    criteria = [{"id": f"by_{name}", "question": "Is it so?", "evidence": {"themes": [name]}} for name in names]
    return Rubric.model_validate(
        {
            **rubric_of_levels().model_dump(include={"format", "id", "version", "title", "standard"}),
            "themes": {name: {"title": name, "definition": f"More of {name}."} for name in names},
            "evidence": {"sources": {"self_reported": "4/5"}},
            "dimensions": [{"id": "whole", "title": "The whole", "criteria": criteria}],
        }
    )


def actions_of(subjects: int) -> pa.Table:
    """Return a table of one row an action, with words by dictionary codes."""
    drawn, rows = np.random.default_rng(subjects), subjects * ACTIONS

    def column(words: list[str]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(drawn.integers(0, len(words), rows)), words)

    return pa.table(
        {
            "subject": [f"s{row // ACTIONS:09}" for row in range(rows)],
            "action": [f"a{row % ACTIONS}" for row in range(rows)],
            "theme": column([f"theme_{number}" for number in range(CRITERIA)]),
            "direction": column(list(DIRECTIONS)),
            "stage": column(list(STAGES)),
            "source_kind": column(list(KINDS)),
            "publisher": column([f"publisher {number}" for number in range(PUBLISHERS)]),
        }
    )


if __name__ == "__main__":
    print(run().to_json())
