"""`scorecard batch`: files of many subjects, scored one by one into a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from scorecard.cli.output import STDOUT
from scorecard.cli.streams import say
from scorecard.later import later
from scorecard.problem import ScorecardError, visible
from scorecard.reading.load import load_rubric

if TYPE_CHECKING:
    from scorecard.batch.dask import Dask
    from scorecard.batch.dataset import Dataset, Existing, score_dataset
    from scorecard.batch.engines import Engine, engine_named
    from scorecard.batch.files import Done, Job
    from scorecard.batch.sources import Caps
    from scorecard.batch.verified import verify_dataset
else:
    Dask = later("scorecard.batch.dask:Dask")
    score_dataset = later("scorecard.batch.dataset:score_dataset")
    engine_named = later("scorecard.batch.engines:engine_named")
    Caps = later("scorecard.batch.sources:Caps")
    verify_dataset = later("scorecard.batch.verified:verify_dataset")


@click.command("batch")
@click.argument("rubric", metavar="RUBRIC")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.argument("output", metavar="OUTPUT")
@click.option("--engine", default="local", show_default=True, metavar="NAME", help="What runs the jobs, one a file.")
@click.option("--scheduler", metavar="ADDRESS", help="Of the cluster, for --engine dask; else workers start here.")
@click.option("--resume", is_flag=True, help="Go on with a run; skip files that are scored and have not changed.")
@click.option("--force", is_flag=True, help="Replace scores that are there.")
@click.option("--verify", is_flag=True, help="Score nothing; look whether OUTPUT holds the scores of all files, whole.")
@click.option(
    "--max-rows", type=click.IntRange(min=1), metavar="N", help="Rows that a file may have; by default 100 million."
)
@click.option(
    "--max-bytes", type=click.IntRange(min=1), metavar="N", help="Bytes of it, uncompressed; by default 16 billion."
)
@click.option("--rank", is_flag=True, hidden=True)
def batch_command(
    rubric: str,
    inputs: tuple[str, ...],
    output: str,
    *,
    engine: str,
    scheduler: str | None,
    resume: bool,
    force: bool,
    verify: bool,
    max_rows: int | None,
    max_bytes: int | None,
    rank: bool,
) -> None:
    """Score files of many subjects into the folder OUTPUT, one file of scores for each INPUT.

    RUBRIC is a name or a file. INPUT is a Parquet or CSV file, a folder or a pattern: a row a subject, with the column
    subject and one for each criterion, or a row an observation, with the columns subject, criterion and value, sorted
    by subject. Scores are Parquet. When all are written, manifest.json in OUTPUT names every file by its hash.

    \b
    Examples:
      scorecard batch examples/batch/open_votes.yaml examples/batch/members.csv scores
      scorecard batch examples/batch/open_votes.yaml "examples/batch/*.csv" scores --resume
      scorecard batch examples/batch/open_votes.yaml examples/batch scores --verify
    """
    if output == STDOUT:
        msg = "scores are a folder of files; OUTPUT takes the name of one"
        raise click.UsageError(msg)
    _refuse_wrong_use(resume=resume, force=force, verify=verify, rank=rank)
    _refuse_scheduler(scheduler, engine)
    caps = _caps({"rows": max_rows, "bytes": max_bytes})
    standard = load_rubric(rubric)
    if verify:
        _say_what_is_there(output, verify_dataset(standard, inputs, output), ", as its manifest says")
        return
    existing: Existing = "resume" if resume else "replace" if force else "refuse"
    found = score_dataset(standard, inputs, output, engine=_shown(engine, scheduler), existing=existing, caps=caps)
    _say_what_is_there(output, found, f"; {found.skipped:,} skipped" if found.skipped else "")


def _refuse_wrong_use(*, resume: bool, force: bool, verify: bool, rank: bool) -> None:
    if resume + force + verify > 1:
        msg = "--resume, --force and --verify exclude each other"
        raise click.UsageError(msg)
    if rank:
        msg = "ranks need the scores of all subjects at once; rank the scores that are written, or use score_table"
        raise click.UsageError(msg)


def _refuse_scheduler(scheduler: str | None, engine: str) -> None:
    if scheduler is not None and engine != "dask":
        msg = "--scheduler is the address of a cluster of Dask; give --engine dask too"
        raise click.UsageError(msg)


def _caps(given: Mapping[str, int | None]) -> Caps:
    """Return the caps that are given, the others as they are by default; say what to install where that is lacking."""
    try:
        return Caps(**{name: most for name, most in given.items() if most is not None})
    except ModuleNotFoundError as error:
        raise ScorecardError(str(error)) from None


def _shown(name: str, scheduler: str | None) -> Engine:
    """Return an engine that shows its progress on a terminal."""
    engine = engine_named(name) if scheduler is None else Dask(scheduler)

    def run(work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
        if sys.stderr is None or not sys.stderr.isatty():
            yield from engine(work, jobs)
            return
        with click.progressbar(length=len(jobs), label="scoring files", file=sys.stderr) as bar:
            for done in engine(work, jobs):
                bar.update(1)
                yield done

    return run


def _say_what_is_there(output: str, found: Dataset, more: str) -> None:
    files = "1 file" if found.files == 1 else f"{found.files:,} files"
    subjects = "1 subject" if found.rows == 1 else f"{found.rows:,} subjects"
    say(f"{visible(output)}: {files} of scores, {subjects}{more}")
