"""Records that commands name by paths."""

from __future__ import annotations

from collections.abc import Sequence

import click

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.reading.load import load_records


def records_at(paths: Sequence[str], rubric: Rubric) -> list[Record]:
    """Load every record.

    Raises:
        DocumentError: with the problems of all paths at once.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            records += load_records(path, rubric=rubric)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return records


def one_record_at(path: str, rubric: Rubric) -> Record:
    """Load the only record of a path.

    Raises:
        click.UsageError: when there are several.
    """
    records = load_records(path, rubric=rubric)
    if len(records) != 1:
        msg = f"{path} holds {len(records)} records; give one, or use 'scorecard compare'"
        raise click.UsageError(msg)
    return records[0]
