"""Codings that commands name by paths, put into the place of what records judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import click

from scorecard.analysis.recoding import other_subject, recoded
from scorecard.cli.streams import say
from scorecard.model.coding import Coding
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError
from scorecard.reading.archive import Archive, texts_of
from scorecard.reading.load import load_records
from scorecard.reading.load_coding import open_coding
from scorecard.reading.opening import Loaded

Command = TypeVar("Command", bound=Callable[..., object])


def coding_options(command: Command) -> Command:
    """Add `--coding` and `--sources`."""
    sources = click.option(
        "--sources",
        metavar="DIR",
        help="Match the actions of --coding by what they quote from the archived texts in DIR.",
    )
    coding = click.option(
        "--coding",
        "codings",
        multiple=True,
        metavar="CODING",
        help="Let this coding judge in the place of its subject's record; may be given several times.",
    )
    return coding(sources(command))


def with_codings(records: Sequence[Record], paths: Sequence[str], rubric: Rubric, sources: str | None) -> list[Record]:
    """Return the records, those of coded subjects with the judgements of their codings.

    Raises:
        click.UsageError: when there are sources and no coding.
        DocumentError: with the problems of all codings, each with its place.
        ScorecardError: when two codings are of one subject.
    """
    if sources is not None and not paths:
        msg = "--sources goes with --coding, whose actions are matched by what they quote"
        raise click.UsageError(msg)
    codings = _opened(paths, rubric)
    _refuse_repeats(codings)
    archive = Archive.of(sources) if sources is not None else None
    by_subject = {record.subject.id: record for record in records}
    problems: list[Problem] = []
    changed: dict[str, Record] = {}
    for loaded in codings:
        try:
            record = _record_of(loaded.model, by_subject)
            texts = texts_of(record, archive) if archive else {}
            changed[record.subject.id] = recoded(record, loaded.model, texts, rubric=rubric)
        except DocumentError as error:
            problems += (problem.located(loaded.sources) for problem in error.problems)
    if problems:
        raise DocumentError(problems)
    for subject, record in changed.items():
        _say_what_is_matched(by_subject[subject], record, by_quotation=sources is not None)
    return [changed.get(record.subject.id, record) for record in records]


def _record_of(coding: Coding, records: Mapping[str, Record]) -> Record:
    if coding.subject not in records:
        raise DocumentError([other_subject(coding.subject, tuple(records))])
    return records[coding.subject]


def _say_what_is_matched(record: Record, changed: Record, *, by_quotation: bool) -> None:
    """Say how many actions of the coding are none of the record's, which knows nothing of these but its terms."""
    known = {action.id for action in record.actions}
    others = sum(action.id not in known for action in changed.actions)
    if others:
        verb, hint = ("is", "stands") if others == 1 else ("are", "stand")
        actions = f"{others} of {len(changed.actions)} actions of the coding of {record.subject.id}"
        more = "" if by_quotation else "; --sources DIR matches them by what they quote"
        say(f"{actions} {verb} none of the record's, and {hint} there undated, without targets or status{more}")


def _opened(paths: Sequence[str], rubric: Rubric) -> list[Loaded[Coding]]:
    codings: list[Loaded[Coding]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            codings.append(open_coding(path, rubric))
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return codings


def _refuse_repeats(codings: Sequence[Loaded[Coding]]) -> None:
    seen: dict[str, str] = {}
    for loaded in codings:
        subject, path = loaded.model.subject, loaded.sources.path
        if subject in seen:
            msg = (
                f"two codings are of the subject '{subject}': {seen[subject]} and {path}; give each subject one coding"
            )
            raise ScorecardError(msg)
        seen[subject] = path


def coded_texts(subject: str, record: str | None, sources: str | None) -> Mapping[str, str]:
    """Return the archived texts of the sources of a subject's record; none where neither is given.

    Args:
        subject: whom the codings judge.
        record: path of the record, as `--record` names it.
        sources: folder of the texts, as `--sources` names it.

    Raises:
        click.UsageError: when one is given without the other, or the record is not one of the subject.
    """
    if record is None or sources is None:
        if record is not sources:
            msg = "--record and --sources go together: the record says which archived text a source is"
            raise click.UsageError(msg)
        return {}
    found = [each for each in load_records(record) if each.subject.id == subject]
    if len(found) != 1:
        msg = f"{record} holds {len(found)} records of {subject}, whom the coding judges; give one"
        raise click.UsageError(msg)
    return texts_of(found[0], Archive.of(sources))
