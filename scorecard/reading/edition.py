"""An edition from its folder: the manifest, the files that it names, and the documents in them.

Why: an edition may come from anybody. Nothing is read but the manifest and what it names, each opened from the folder
step by step with no link followed, and of limited size; and its documents find one another among its own files alone.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from scorecard.model.edition import MANIFEST, Edition, EditionInput, EditionOutput
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.words import InputKind
from scorecard.problem import DocumentError, Problem
from scorecard.reading import catalogue
from scorecard.reading.catalogue import Kept
from scorecard.reading.document import document_from
from scorecard.reading.files import FILE_LIMIT, hash_of, read_bytes
from scorecard.reading.load import open_record, open_rubric
from scorecard.reading.opening import open_as
from scorecard.source import Location

OUTPUT_LIMIT = 100_000_000
"""Bytes of an output at most."""
DEPTH = 3
"""Folders in each other that are looked through for files which the manifest does not name."""
MOST_NAMED = 1000
"""Files that the manifest does not name which are listed at most."""


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """What lies in an edition's folder."""

    path: str
    """Of the folder, as it was given."""
    manifest: Edition
    files: Mapping[str, bytes]
    """What could be read of the files that the manifest names, by their paths in the folder."""
    unread: Mapping[str, Problem]
    """Why each of the others could not be read."""

    def changed(self, file: EditionInput | EditionOutput) -> bool:
        """Tell whether a file that could be read has another hash than the manifest says."""
        return file.file in self.files and hash_of(self.files[file.file]) != file.sha256


@dataclass(frozen=True, slots=True)
class EditionInputs:
    """Files that a rubric and records are read from, by what they are; a part of them may come from another edition."""

    rubric: Kept
    extended: Mapping[str, Kept]
    """Rubrics that it extends, by name."""
    shared: Mapping[str, Kept]
    """Themes and relations, by name."""
    records: Mapping[str, Kept]
    """By subject, in the order in which outputs show them."""

    @property
    def shelf(self) -> dict[str, Kept]:
        """What the rubric takes from other files, by the name that it has for each."""
        return {**self.extended, **self.shared}


def open_edition(folder: str) -> EditionFolder:
    """Return what lies in an edition's folder.

    Raises:
        DocumentError: with every problem of the manifest; what is wrong with a file that it names is told by `unread`.
    """
    path = str(Path(folder) / MANIFEST)
    manifest = open_as(Edition, document_from(_manifest_at(path), path)).model
    files: dict[str, bytes] = {}
    unread: dict[str, Problem] = {}
    limits = [(each.file, FILE_LIMIT) for each in manifest.inputs]
    limits += [(each.file, OUTPUT_LIMIT) for each in manifest.outputs]
    for file, limit in limits:
        try:
            files[file] = read_bytes(str(Path(folder) / file), limit=limit, follow_links=False, below=folder)
        except DocumentError as error:
            unread[file] = error.problems[0]
    return EditionFolder(folder, manifest, files, unread)


def _manifest_at(path: str) -> bytes:
    """Return the bytes of a manifest; where there is none, say what is asked for."""
    try:
        return read_bytes(path, follow_links=False)
    except DocumentError as error:
        hint = f"give the folder of an edition, in which {MANIFEST} lies"
        problems = [replace(it, hint=hint) if it.code == "unreadable" else it for it in error.problems]
    raise DocumentError(problems)


def open_whole_edition(folder: str) -> EditionFolder:
    """Return what lies in an edition's folder, whose inputs are those that it was made from.

    Raises:
        DocumentError: with every problem of the manifest, or with every input that is not there or is another.
    """
    found = open_edition(folder)
    problems = [found.unread[each.file] for each in found.manifest.inputs if each.file in found.unread]
    problems += [_changed(found, each) for each in found.manifest.inputs if found.changed(each)]
    if problems:
        raise DocumentError(problems)
    return found


def _changed(folder: EditionFolder, file: EditionInput) -> Problem:
    return Problem(
        code="changed-file",
        message="this is not the file that the edition was made from",
        location=Location(str(Path(folder.path) / file.file)),
        hint=f"its SHA-256 is not the one in {MANIFEST}; get the edition again from whoever published it",
    )


def inputs_of(folder: EditionFolder) -> EditionInputs:
    """Return the inputs of an edition, all of which could be read."""
    kept = {each: Kept(str(Path(folder.path) / each.file), folder.files[each.file]) for each in folder.manifest.inputs}
    return sorted_inputs(kept)


def sorted_inputs(kept: Mapping[EditionInput, Kept]) -> EditionInputs:
    """Return files by what they are; the manifest, or who gathered them, has seen to it that none is missing."""

    def named(*kinds: InputKind) -> dict[str, Kept]:
        return {_name_of(entry): file for entry, file in kept.items() if entry.kind in kinds}

    (rubric,) = named("rubric").values()
    return EditionInputs(rubric, named("extended"), named("themes", "relations"), named("record"))


def _name_of(file: EditionInput) -> str:
    """Return the name by which other documents find a file; the themes are asked for by what they are."""
    if file.kind == "record":
        return file.id
    return "themes" if file.kind == "themes" else PurePosixPath(file.file).stem


def documents_of(inputs: EditionInputs) -> tuple[Rubric, list[Record]]:
    """Return the rubric and the records in the files of an edition.

    Raises:
        DocumentError: with every problem of the rubric, or else of every record.
    """
    problems: list[Problem] = []
    records: list[Record] = []
    with catalogue.only(inputs.shelf):
        rubric = open_rubric(document_from(inputs.rubric.data, inputs.rubric.path)).model
        for kept in inputs.records.values():
            try:
                records.append(open_record(document_from(kept.data, kept.path), rubric).model)
            except DocumentError as error:
                problems += error.problems
    if problems:
        raise DocumentError(problems)
    return rubric, records


def rubrics_of(inputs: EditionInputs) -> dict[str, Rubric]:
    """Return the rubric of an edition, and each that it extends and that is whole by itself, by id."""
    found: dict[str, Rubric] = {}
    with catalogue.only(inputs.shelf):
        for kept in (inputs.rubric, *inputs.extended.values()):
            with contextlib.suppress(DocumentError):
                rubric = open_rubric(document_from(kept.data, kept.path)).model
                found[rubric.id] = rubric
    return found


def not_named(folder: EditionFolder) -> list[str]:
    """Return the files in an edition's folder that its manifest does not name, sorted; links are among them."""
    manifest = folder.manifest
    named = {MANIFEST, *(each.file for each in manifest.inputs), *(each.file for each in manifest.outputs)}
    found = (name for name in _below(folder.path, "", DEPTH) if name not in named)
    return [name for name, _ in zip(found, range(MOST_NAMED), strict=False)]


def _below(folder: str, before: str, depth: int) -> Iterator[str]:
    """Yield what is in a folder and is none itself, or lies too deep, links unfollowed, by name."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if depth > 1 and entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{before}{entry.name}/", depth - 1)
        else:
            yield f"{before}{entry.name}"
