"""One file of observations into one file of scores: the job that engines run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from scorecard.batch.layouts import SUBJECT, without_rows
from scorecard.batch.ordering import Ordering
from scorecard.batch.scored import scored_tables
from scorecard.batch.sources import Caps, in_file, refused, source_of
from scorecard.batch.table import score_table
from scorecard.model.batch_run import ScoredFile
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.reading.files import open_regular
from scorecard.writing.atomic import file_beside, told


@dataclass(frozen=True, slots=True)
class Job:
    """A file to score; everything in it can be pickled."""

    source: str
    """Path of the file of observations."""
    target: str
    """Path of the file of scores; one that is there is replaced, as the run has made sure that it may be."""
    caps: Caps = Caps()
    known: ScoredFile | None = None
    """What came of the file in a run before, under the same rubric and version."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job; everything in it can be pickled."""

    job: Job
    scored: ScoredFile | None = None
    """None where the file has problems."""
    is_known: bool = False
    """Whether the file was scored in a run before, and neither it nor its scores have changed."""
    problems: tuple[Problem, ...] = ()


def score_file(rubric: Rubric, job: Job) -> Done:
    """Score a file; it can be pickled with its arguments, and run anywhere where their paths lead to the same files.

    Raises:
        OutputError: when the scores cannot be written; there is then no file of scores, or the one that there was.
    """
    try:
        with open_regular(job.source) as file:
            sha256 = sha256_of(file)
            if job.known and job.known.sha256 == sha256 and job.known.output_sha256 == sha256_at(job.target):
                return Done(job, job.known, is_known=True)
            return Done(job, _scored(rubric, job, file, sha256))
    except DocumentError as error:
        return Done(job, problems=tuple(in_file(each, job.source) for each in error.problems))


def _scored(rubric: Rubric, job: Job, file: BufferedReader, sha256: str) -> ScoredFile:
    before = os.fstat(file.fileno())
    source, order = source_of(job.source, file, job.caps), Ordering()
    schema = score_table(rubric, without_rows(source.schema)).schema
    with file_beside(job.target, force=True) as output:
        with _parquet_in(output, job.target, schema) as writer:
            for table in scored_tables(rubric, source, job.source):
                order = order.after(table.column(SUBJECT))
                with told(job.target):
                    writer.write_table(table)
        after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise refused(job.source, "changed-file", "the file changed while it was read", "score it again")
    return ScoredFile(
        input=Path(job.source).name, bytes=before.st_size, sha256=sha256, output=Path(job.target).name,
        output_sha256=sha256_at(job.target) or "", subjects=order.count, first=order.first, last=order.last,
        in_order=order.holds,
    )  # fmt: skip


@contextmanager
def _parquet_in(output: BinaryIO, path: str, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    """Yield a writer whose bytes follow from what is written and from the version of pyarrow alone."""
    with told(path):
        writer = pq.ParquetWriter(output, schema, version="2.6", compression="snappy")
    try:
        yield writer
        with told(path):
            writer.close()
    finally:
        writer.is_open = False  # else it writes an end once more when it is thrown away


def sha256_of(file: BufferedReader) -> str:
    """Return the SHA-256 of an open file, which is then read from its start again."""
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found


def sha256_at(path: str) -> str | None:
    """Return the SHA-256 of the file at a path; None where there is none that can be read."""
    try:
        with open_regular(path) as file:
            return sha256_of(file)
    except DocumentError:
        return None
