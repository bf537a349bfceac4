"""Whether a folder holds what its manifest says: every file by its hash, and none that is not named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scorecard.batch.dataset import Dataset
from scorecard.batch.files import sha256_at
from scorecard.batch.plan import Path_, Paths, not_in, sources_at
from scorecard.batch.runs import MANIFEST, RESUME, head_of, manifest_in
from scorecard.model.asked import expect
from scorecard.model.batch_run import Run, RunHead
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, echo
from scorecard.source import Location

AGAIN = f"score with {RESUME}, which does again what has changed"
GIVE = "give all files that were scored, or score these into another folder"
REMOVE = "remove it"


def verify_dataset(rubric: Rubric, inputs: Paths, output: Path_) -> Dataset:
    """Look whether a folder holds the complete scores of files under a rubric; nothing is scored.

    Args:
        rubric: see `score_dataset`.
        inputs: see `score_dataset`.
        output: see `score_dataset`.

    Returns:
        How many files and subjects there are; all of the files count as skipped.

    Raises:
        DocumentError: with every file that has changed, is missing or has no part in the run; or when there is no
            manifest.
        ScorecardError: when the rubric is none.
    """
    expect(Rubric, rubric, "rubric")
    folder, sources = Path(output), sources_at(inputs)
    run = manifest_in(folder)
    problems = [*_other_head(run, head_of(rubric), folder), *_changed(run, sources, folder), *_extra(run, folder)]
    if problems:
        raise DocumentError(problems)
    return Dataset(len(run.files), run.subjects, len(run.files))


def _other_head(run: Run, head: RunHead, folder: Path) -> Iterator[Problem]:
    place = str(folder / MANIFEST)
    if run.fingerprint != head.fingerprint and run.rubric == head.rubric:
        prints = f"its fingerprint is {head.fingerprint}, and was {echo(run.fingerprint)}"
        yield _other(place, f"{head.rubric} does not mean what it did when the files were scored: {prints}")
    elif run.fingerprint != head.fingerprint:
        yield _other(place, f"{head.rubric} is not the rubric that the files were scored under, {echo(run.rubric)}")
    elif run.library != head.library:
        yield _other(place, f"the files were scored by version {echo(run.library)}; this is {head.library}")


def _changed(run: Run, sources: list[str], folder: Path) -> Iterator[Problem]:
    named = {each.input: each for each in run.files}
    for path in sources:
        scored = named.pop(Path(path).name, None)
        if scored is None:
            yield _other(path, "the run did not score this file")
            continue
        if sha256_at(path) != scored.sha256:
            yield _other(path, "this is not the file that was scored")
        target = folder / scored.output
        if sha256_at(str(target)) != scored.output_sha256:
            yield _other(str(target), "this is not the file of scores that was written")
    for name, scored in named.items():
        yield _other(str(folder / scored.output), f"these are the scores of {echo(name)}, which was not given", GIVE)


def _extra(run: Run, folder: Path) -> Iterator[Problem]:
    for name in not_in({MANIFEST, *(each.output for each in run.files)}, folder):
        yield _other(str(folder / name), "the run did not write this file", REMOVE)


def _other(path: str, message: str, hint: str = AGAIN) -> Problem:
    return Problem(code="changed-file", message=message, location=Location(path), hint=hint)
