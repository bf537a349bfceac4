"""The folder of a run: what is scored so far, file by file, and the manifest of a run that is complete."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scorecard.batch.sources import refused
from scorecard.model.batch_run import Run, RunHead, ScoredFile
from scorecard.model.rubric import Rubric
from scorecard.problem import OutputError, visible
from scorecard.version import VERSION
from scorecard.writing.atomic import told, write_text
from scorecard.writing.folder import held

MANIFEST, JOURNAL = "manifest.json", "unfinished.jsonl"
"""Names of the manifest of a complete run, and of what stands in its place until then."""
RESUME, FORCE = '--resume (in Python existing="resume")', '--force (in Python existing="replace")'
"""How to go on with a run, and how to replace its scores."""


def head_of(rubric: Rubric) -> RunHead:
    """Return what the scores of a run under a rubric depend on besides its inputs."""
    return RunHead(rubric=rubric.name, fingerprint=rubric.fingerprint, library=VERSION)


def manifest_in(folder: Path) -> Run:
    """Return the manifest of a complete run.

    Raises:
        DocumentError: when there is none, or it is damaged.
    """
    path = folder / MANIFEST
    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError:
        hint = f"there is a {MANIFEST} when every file is scored; go on with {RESUME}"
        raise refused(str(folder), "unreadable", "there is no complete run in this folder", hint) from None
    except ValueError:
        hint = f"score the files again with {FORCE}"
        raise refused(str(path), "unreadable", "this is no manifest of a run, or it is damaged", hint) from None


def known_in(folder: Path, head: RunHead) -> dict[str, ScoredFile]:
    """Return what was scored already under the same rubric and version, by the name of the input."""
    journal = folder / JOURNAL
    lines = journal.read_bytes().split(b"\n") if journal.exists() else []
    found = [*_of_manifest(folder, head), *_of_journal(lines, head)]
    return {each.input: each for each in found}


def _of_manifest(folder: Path, head: RunHead) -> tuple[ScoredFile, ...]:
    try:
        run = Run.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return ()
    return run.files if RunHead(**{name: getattr(run, name) for name in RunHead.model_fields}) == head else ()


def _of_journal(lines: list[bytes], head: RunHead) -> Iterator[ScoredFile]:
    """Yield the entries of a journal, up to a line that its writer was killed over."""
    try:
        if RunHead.model_validate_json(lines[0]) == head:
            yield from map(ScoredFile.model_validate_json, lines[1:])
    except (IndexError, ValueError):
        return


@dataclass(frozen=True, slots=True)
class Journal:
    """What is scored so far, on the disk as soon as it is added."""

    file: BinaryIO

    def add(self, part: RunHead | ScoredFile) -> None:
        """Add a line."""
        self.file.write(part.model_dump_json().encode("utf-8") + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())


@contextmanager
def held_folder(folder: Path) -> Iterator[None]:
    """Make a folder where there is none, and keep other runs out of it.

    Raises:
        OutputError: when it cannot be made, or another run writes into it.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        msg = f"cannot write scores into {visible(str(folder))}: it is no folder"
        raise OutputError(msg)
    with told(str(folder)):
        folder.mkdir(exist_ok=True)
    with held(folder) as is_own:
        if not is_own:
            msg = f"another run writes into {visible(str(folder))}; wait for its end"
            raise OutputError(msg)
        yield


@contextmanager
def journal_in(folder: Path, head: RunHead, known: Iterable[ScoredFile]) -> Iterator[Journal]:
    """Yield the journal of a run that begins; from now on there is no manifest.

    What was scored before is in the new journal before the old one, or the manifest, goes.
    """
    with told(str(folder)):
        lines = [part.model_dump_json() for part in (head, *known)]
        write_text(str(folder / JOURNAL), "".join(f"{line}\n" for line in lines), force=True, follow_links=False)
        (folder / MANIFEST).unlink(missing_ok=True)
        file = (folder / JOURNAL).open("ab")
    with file:
        yield Journal(file)


def complete(folder: Path, run: Run) -> None:
    """Write the manifest of a run that is complete, in the place of its journal."""
    write_text(str(folder / MANIFEST), run.text(), force=True, follow_links=False)
    with told(str(folder)):
        (folder / JOURNAL).unlink()
