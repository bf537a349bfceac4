"""Loading records: one with validation and the places of its problems at hand, and many whose models are kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml

from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, milliseconds, ratio
from scorecard.model.record import Record
from scorecard.reading.load import load_records

RECORD = Path("examples/records/clinton_1993.yaml")
"""A record of 40 KB."""
CALLS, FILES = 20, 100
"""Loads of the one record in a round; files that are loaded together."""
WOULD_TAKE = {
    "over CSafeLoader + pydantic": "Compiled code that makes values of events.",
    "over the bare event stream": (
        "Compiled code that makes values of events, as libyaml's parser is compiled that makes the events: a loop in "
        "Python over them takes longer than they do, and the checks of the model come on top."
    ),
    "over CSafeLoader with its documents kept": (
        "Compiled code that makes values of events: besides it, only the checks of the model are left."
    ),
}
"""For goals that are missed: what it would take."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    data = RECORD.read_bytes()
    record = load_records(RECORD)[0]
    plain = record.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{index:03}.yaml" for index in range(FILES)]
        for file in files:
            file.write_bytes(data)
        sides: dict[str, Side] = {
            "record": partial(load_records, RECORD),
            "events": partial(_events, data),
            "loader": partial(yaml.load, data, yaml.CSafeLoader),
            "validation": partial(Record.model_validate, plain),
        }
        times = interleaved(
            {name: partial(_repeated, side, CALLS) for name, side in sides.items()}
            | {
                "files": partial(_repeated, partial(load_records, folder), 1),
                "plainly": partial(_repeated, partial(_plainly, files), 1),
            },
            rounds,
        )
    both = [loader + validation for loader, validation in zip(times["loader"], times["validation"], strict=True)]
    times = {**times, "both": tuple(both)}
    return Report(
        claim="loading one record of 40 KB, and many of them",
        rounds=rounds,
        figures=(
            Figure(name="load and validate one record", value=milliseconds(times, "record"), unit="ms"),
            Figure(name="over CSafeLoader + pydantic", value=ratio(times, "record", "both"), unit="x", at_most=0.45),
            Figure(name="over the bare event stream", value=ratio(times, "record", "events"), unit="x", at_most=1.3),
            Figure(name=f"{FILES} records, models kept", value=milliseconds(times, "files"), unit="ms"),
            Figure(
                name="over CSafeLoader with its documents kept",
                value=ratio(times, "files", "plainly"),
                unit="x",
                at_most=0.25,
            ),
        ),
    )


def _repeated(side: Side, calls: int) -> Iterator[Side]:
    return iter([side] * calls)


def _events(data: bytes) -> None:
    for _ in yaml.parse(data, yaml.CSafeLoader):
        pass


def _plainly(files: list[Path]) -> list[object]:
    return [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files]


if __name__ == "__main__":
    print(run().to_json())
