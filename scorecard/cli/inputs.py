"""Records that commands name by paths."""

from __future__ import annotations

from collections.abc import Sequence

import click
from click.core import ParameterSource

from scorecard.cli.codings import with_codings
from scorecard.cli.streams import say
from scorecard.model.coding import Coding
from scorecard.model.observation_checks import is_judged_by, is_observed_by
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.problem import DocumentError, Problem, ScorecardError
from scorecard.reading.load import load_records, load_rubric, open_mapping, open_records
from scorecard.reading.opening import Loaded
from scorecard.reading.review_subjects import repeated_subjects
from scorecard.scoring.score import score

RUBRICS_NAMED = 3
"""Rubrics that the records name which a message lists at most."""


def records_at(paths: Sequence[str], rubric: Rubric | None, mapping: str | None = None) -> list[Record]:
    """Load every record, of tables where there is a mapping as well.

    Raises:
        DocumentError: with the problems of all paths at once.
    """
    return [loaded.model for loaded in opened_at(paths, rubric, mapping)]


def opened_at(paths: Sequence[str], rubric: Rubric | None, mapping: str | None = None) -> list[Loaded[Record]]:
    """Load every record with the places of everything in it; see `records_at`."""
    chosen = open_mapping(mapping) if mapping is not None else None
    records: list[Loaded[Record]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            records += open_records(path, rubric, chosen)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return records


def refuse_repeats(records: Sequence[Loaded[Record]]) -> None:
    """Refuse two records of one subject, and say which files they are in.

    Raises:
        ScorecardError: for the first that has another before it.
    """
    for first, other in repeated_subjects(records):
        paths = first.sources.path, other.sources.path
        files = f"{paths[0]} and {paths[1]}" if paths[0] != paths[1] else f"{paths[0]} is given twice"
        msg = f"two records are of the subject '{other.model.subject.id}': {files}; give each subject one record"
        raise ScorecardError(msg)


def say_whose_rubric(records: Sequence[Record], rubric: Rubric) -> None:
    """Say on standard error, where no rubric was named, which one the records name instead of the one they get."""
    named = [each.observations_of for each in records if each.observations_of and not is_observed_by(each, rubric)]
    _say_named(named, len(records), "record", rubric)


def say_whose_codings(codings: Sequence[Coding], rubric: Rubric) -> None:
    """Say the same of codings; see `say_whose_rubric`."""
    named = [each.rubric for each in codings if each.rubric and not is_judged_by(each, rubric)]
    _say_named(named, len(codings), "coding", rubric)


def _say_named(named: Sequence[str], count: int, what: str, rubric: Rubric) -> None:
    source = click.get_current_context().get_parameter_source("rubric")
    if source is ParameterSource.DEFAULT and named:
        whose = f"the {what} names" if count == 1 else f"{len(named)} of {count} {what}s name"
        names = list(dict.fromkeys(named))
        listed = ", ".join(names[:RUBRICS_NAMED]) + (" and others" if len(names) > RUBRICS_NAMED else "")
        say(f"{whose} {listed}, not {rubric.name}, which is used here; name another by --rubric FILE")


def scored_at(
    path: str,
    rubric: str,
    *,
    window: str | None = None,
    mapping: str | None = None,
    codings: Sequence[str] = (),
    sources: str | None = None,
) -> Scorecard:
    """Score the only record of a path under the rubric of a name, and say where the record names another one.

    A coding, matched with the archived texts in `sources`, takes the place of what the record judges.

    Raises:
        click.UsageError: when there are several records.
        DocumentError: with the problems of rubric, record and coding.
    """
    standard = load_rubric(rubric)
    [record] = with_codings([only_record_at(path, standard, mapping)], codings, standard, sources)
    say_whose_rubric([record], standard)
    return score(standard, record, window=window)


def only_record_at(path: str, rubric: Rubric, mapping: str | None = None) -> Record:
    """Load the only record of a path.

    Raises:
        click.UsageError: when there are several.
        DocumentError: with the problems of the record.
    """
    records = load_records(path, rubric=rubric, mapping=mapping)
    if len(records) != 1:
        msg = f"{path} holds {len(records)} records; give one, or use 'scorecard compare'"
        raise click.UsageError(msg)
    return records[0]
