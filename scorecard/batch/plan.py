"""What a run is to do: which files are scored into which, and what is wrong with them before any is scored."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import pyarrow as pa

from scorecard.batch.columns import is_number, is_text
from scorecard.batch.files import Job
from scorecard.batch.layouts import ELSEWHERE, SUBJECT, refuse_rubric, without_rows
from scorecard.batch.runs import FORCE, JOURNAL, MANIFEST, RESUME
from scorecard.batch.sources import KINDS, Caps, in_file, source_of
from scorecard.batch.table import score_table
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, OutputError, Problem, echo, visible
from scorecard.reading.files import files_at, open_regular
from scorecard.source import Location, Pointer

Path_ = str | os.PathLike[str]
Paths = Path_ | Sequence[Path_]
"""A path, folder or pattern, or several."""
ENDING = ".parquet"
"""How the names of files of scores end."""


def planned(rubric: Rubric, inputs: Paths, folder: Path, caps: Caps) -> list[Job]:
    """Return a job for every file.

    Raises:
        DocumentError: with what is wrong with any file, as far as its size and its columns tell.
        OutputError: when the files lie in the folder of the scores.
        ScorecardError: when the rubric asks for what files of observations do not hold.
    """
    refuse_rubric(rubric, acts=False, advice=ELSEWHERE)
    score_table(rubric, pa.table({SUBJECT: pa.nulls(0, pa.string())}))
    jobs = [Job(path, str(folder / f"{Path(path).stem}{ENDING}"), caps) for path in sources_at(inputs)]
    if any(os.path.realpath(Path(job.source).parent) == os.path.realpath(folder) for job in jobs):
        msg = f"cannot write scores into {visible(str(folder))}: the observations are there; name another folder"
        raise OutputError(msg)
    if problems := [*_same_target(jobs), *_unfit(rubric, jobs)]:
        raise DocumentError(problems)
    return jobs


def sources_at(inputs: Paths) -> list[str]:
    """Return the paths of all files, each once, in the order given, those of a folder or pattern by name.

    Raises:
        DocumentError: when there is nothing at a path.
    """
    given = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
    found = {path: files_at(path, tuple(KINDS)) for path in [os.fspath(path) for path in given]}
    if problems := [_nothing_at(path) for path, files in found.items() if not files]:
        raise DocumentError(problems)
    return list(dict.fromkeys(chain.from_iterable(found.values())))


def _nothing_at(path: str) -> Problem:
    if Path(path).is_dir():
        message, hint = "no observations here", f"give files that end in {', '.join(KINDS)}"
    else:
        message, hint = "no file matches this pattern", "check the pattern, and the folder that it begins in"
    return Problem(code="unreadable", message=message, location=Location(path), hint=hint)


def refuse_in_the_way(folder: Path, jobs: Sequence[Job], *, fresh: bool) -> None:
    """Refuse a folder with files in it that no part of the run is, or, for a fresh run, with any.

    Raises:
        OutputError: that names the first such file.
    """
    own = {MANIFEST, JOURNAL, *(Path(job.target).name for job in jobs)}
    if others := not_in(own, folder):
        msg = f"{visible(str(folder / others[0]))} is no part of this run; remove it, or name another folder"
        raise OutputError(msg)
    if fresh and (there := not_in(set(), folder)):
        first = visible(str(folder / there[0]))
        msg = f"{first} exists; use {RESUME} to go on with that run, or {FORCE} to replace it"
        raise OutputError(msg)


def not_in(names: set[str], folder: Path) -> list[str]:
    """Return the names of files in a folder that are not among some, sorted; those that begin with a point are left."""
    return sorted(item.name for item in folder.iterdir() if item.name not in names and not item.name.startswith("."))


def _same_target(jobs: Sequence[Job]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for job in jobs:
        before = first.setdefault(job.target, job.source)
        if before != job.source:
            message = f"its scores and those of {before} would be one file, {Path(job.target).name}"
            hint = "rename one of the two, or score them into two folders"
            yield Problem(code="duplicate-file", message=message, location=Location(job.source), hint=hint)


def _unfit(rubric: Rubric, jobs: Sequence[Job]) -> Iterator[Problem]:
    """Yield what is wrong with files as far as their size and their columns tell."""
    first: tuple[str, pa.DataType] | None = None
    for job in jobs:
        try:
            with open_regular(job.source) as file:
                schema = source_of(job.source, file, job.caps).schema
            kind = score_table(rubric, without_rows(schema)).schema.field(SUBJECT).type
            yield from _unfit_columns(job.source, schema)
        except DocumentError as error:
            yield from (in_file(each, job.source) for each in error.problems)
            continue
        first = first or (job.source, kind)
        if kind != first[1]:
            yield _other_kind(job.source, kind, *first)


def _unfit_columns(path: str, schema: pa.Schema) -> Iterator[Problem]:
    for field in schema:
        if not (is_text(field.type) or is_number(field.type) or pa.types.is_null(field.type)):
            yield Problem(
                code="wrong-type", message=f"column '{field.name}' is of {echo(str(field.type))}",
                pointer=Pointer((field.name,)), location=Location(path), hint="give text or numbers",
            )  # fmt: skip


def _other_kind(path: str, kind: pa.DataType, first: str, expected: pa.DataType) -> Problem:
    return Problem(
        code="wrong-type", message=f"subjects are {kind} here, and {expected} in {first}", pointer=Pointer((SUBJECT,)),
        location=Location(path), hint="write them alike in every file, so that all scores make one table",
    )  # fmt: skip
