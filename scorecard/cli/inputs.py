"""Records that commands name by paths."""

from __future__ import annotations

from collections.abc import Sequence

import click

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.reading.load import load_mapping, load_records


def records_at(paths: Sequence[str], rubric: Rubric | None, mapping: str | None = None) -> list[Record]:
    """Load every record, of tables where there is a mapping as well.

    Raises:
        DocumentError: with the problems of all paths at once.
    """
    chosen = load_mapping(mapping) if mapping is not None else None
    records: list[Record] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            records += load_records(path, rubric=rubric, mapping=chosen)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return records


def one_record_at(path: str, rubric: Rubric, mapping: str | None = None) -> Record:
    """Load the only record of a path.

    Raises:
        click.UsageError: when there are several.
    """
    records = load_records(path, rubric=rubric, mapping=mapping)
    if len(records) != 1:
        msg = f"{path} holds {len(records)} records; give one, or use 'scorecard compare'"
        raise click.UsageError(msg)
    return records[0]
