"""Many files of observations, scored one by one into a folder: a run that can be killed, resumed and verified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from scorecard.batch.engines import Engine, engine_named
from scorecard.batch.files import Done, Job, score_file
from scorecard.batch.plan import Path_, Paths, planned, refuse_in_the_way
from scorecard.batch.repeats import repeated_subjects
from scorecard.batch.runs import Journal, complete, head_of, held_folder, journal_in, known_in
from scorecard.batch.sources import Caps
from scorecard.model.batch_run import Run, ScoredFile
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, ScorecardError, did_you_mean, echo, visible

Existing = Literal["refuse", "resume", "replace"]
"""What becomes of scores that are there already."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a run over many files came to."""

    files: int
    """Files of scores in the folder."""
    rows: int
    """Subjects in them."""
    skipped: int
    """Files of them that a run before had scored."""


def score_dataset(
    rubric: Rubric,
    inputs: Paths,
    output: Path_,
    *,
    engine: str | Engine = "local",
    existing: Existing = "refuse",
    caps: Caps = Caps(),
) -> Dataset:
    """Score files of observations, each into one of scores, in memory that does not grow with their size.

    Args:
        rubric: what is judged, by scales and measures.
        inputs: Parquet or CSV files, wide or long as for `score_table`: paths, folders, or patterns with `*`. A long
            file is sorted by subject, as text; a wide one need not be.
        output: folder of the scores, made where there is none. A file of scores is Parquet, with the columns of
            `score_table`, and named after its input. `manifest.json`, once it is there, proves that all are.
        engine: what runs the jobs; a name, or an `Engine`.
        existing: what becomes of scores that are there: `refuse` them, `resume` the run that they are of, or `replace`
            them. To resume is to skip a file if it, its scores, the rubric and the version of this library are the
            same as then.
        caps: how many rows and bytes a file may have.

    Returns:
        How many files and subjects there are, and how many files were skipped.

    Raises:
        DocumentError: with the problems of all files. Those that have none are scored, and resuming skips them.
        OutputError: when there are scores already, or none can be written.
        ScorecardError: when the rubric asks for what files of observations do not hold, there is no such engine, or
            `existing` is another word.
    """
    _refuse_word(existing)
    runner = engine_named(engine) if isinstance(engine, str) else engine
    folder = Path(output)
    jobs, head = planned(rubric, inputs, folder, caps), head_of(rubric)
    with held_folder(folder):
        refuse_in_the_way(folder, jobs, fresh=existing == "refuse")
        known = known_in(folder, head) if existing == "resume" else {}
        jobs = [replace(job, known=known.get(Path(job.source).name)) for job in jobs]
        with journal_in(folder, head, [job.known for job in jobs if job.known]) as journal:
            done = _done(runner, rubric, jobs, journal)
        files = _files(jobs, done)
        found = Run(**head.model_dump(), subjects=sum(each.subjects for each in files), files=files)
        complete(folder, found)
    return Dataset(len(files), found.subjects, sum(each.is_known for each in done.values()))


def _refuse_word(existing: str) -> None:
    """Refuse what is none of the words: scores must not be replaced by a slip."""
    words = get_args(Existing)
    if existing not in words:
        hint = did_you_mean(str(existing).lower(), words)
        msg = f"existing takes {', '.join(words[:-1])} or {words[-1]}, not '{echo(str(existing))}'"
        raise ScorecardError(f"{msg}; {hint}" if hint else msg)


def _done(engine: Engine, rubric: Rubric, jobs: Sequence[Job], journal: Journal) -> dict[str, Done]:
    """Run all jobs; return what came of them by the path of the file, and write down each as it comes."""
    done: dict[str, Done] = {}
    for each in engine(partial(score_file, rubric), jobs):
        done[each.job.source] = each
        if each.scored and not each.is_known:
            journal.add(each.scored)
    if lost := [job.source for job in jobs if job.source not in done]:
        msg = f"the engine gave nothing for {visible(lost[0])}"
        raise ScorecardError(msg)
    return done


def _files(jobs: Sequence[Job], done: Mapping[str, Done]) -> tuple[ScoredFile, ...]:
    """Return what came of every file, in the order of the jobs.

    Raises:
        DocumentError: with the problems of all files, and with the subjects that are scored more than once.
    """
    problems = [problem for job in jobs for problem in done[job.source].problems]
    scored = [(job, found) for job in jobs if (found := done[job.source].scored)]
    problems += repeated_subjects([(job.source, job.target, found) for job, found in scored])
    if problems:
        raise DocumentError(problems)
    return tuple(found for _, found in scored)
