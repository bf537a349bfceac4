"""Freezing: an edition's folder from documents, with a copy of every file that was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from scorecard.edition.outputs import made, output_file
from scorecard.model.edition import (
    MANIFEST,
    RECORDS,
    RUBRICS,
    Edition,
    EditionChoices,
    EditionInput,
    EditionName,
    EditionOutput,
    RubricInEdition,
)
from scorecard.model.origin import Origin
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.text import NAME
from scorecard.model.words import InputKind, OutputFormat
from scorecard.problem import DocumentError, Problem, ScorecardError
from scorecard.reading.catalogue import Kept
from scorecard.reading.document import SHOWN_STDIN
from scorecard.reading.edition import not_named, open_edition, sorted_inputs
from scorecard.reading.files import SUFFIXES, hash_of, read_bytes
from scorecard.reading.load import bundled_relations
from scorecard.source import Location
from scorecard.version import VERSION
from scorecard.writing.folder import write_folder

FORMATS: tuple[OutputFormat, ...] = ("text", "html", "csv", "json")
"""How outputs are written where nothing else is asked for."""
KINDS: dict[str, InputKind] = {
    "rubric": "rubric",
    "extended": "extended",
    "relations": "relations",
    "themes": "themes",
    "record": "record",
}
"""What a file is in an edition, by what it was to the document that was read from it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One input with its bytes."""

    entry: EditionInput
    data: bytes
    path: str
    """Where it was found, for messages."""

    @property
    def kept(self) -> Kept:
        """The file as documents are read from it."""
        return Kept(self.path, self.data)


def freeze(
    rubric: Rubric,
    records: Sequence[Record],
    name: EditionName,
    *,
    choices: EditionChoices | None = None,
    formats: Sequence[OutputFormat] = FORMATS,
) -> dict[str, bytes]:
    """Return all files of an edition, by their paths in its folder; the manifest is the last of them.

    The outputs are made from the copies, as whoever verifies the edition makes them.

    Args:
        rubric: read from a file, or bundled.
        records: read from files, one each, in the order in which outputs show them.
        name: title and date.
        choices: what is shown, and of what part of each time in office.
        formats: of the outputs.

    Raises:
        ScorecardError: when an input was read from no file, or two inputs would be kept in one file.
        DocumentError: when a file cannot be read again, or is another than the one that was read.
    """
    choices, gathered = choices or EditionChoices(), _gathered(rubric, records)
    inputs = sorted_inputs({each.entry: each.kept for each in gathered})
    found = made(inputs, name, choices, formats)
    outputs = tuple(
        EditionOutput(file=output_file(each), format=each, sha256=hash_of(data)) for each, data in found.files.items()
    )
    standard = found.comparison.rubric
    manifest = Edition(
        format="edition/1",
        title=name.title,
        date=name.date,
        library=VERSION,
        rubric=RubricInEdition(id=standard.id, version=standard.version, fingerprint=standard.fingerprint),
        choices=choices,
        inputs=tuple(each.entry for each in gathered),
        outputs=outputs,
    )
    return {
        **{each.entry.file: each.data for each in gathered},
        **{each.file: found.files[each.format] for each in outputs},
        MANIFEST: manifest.text().encode("utf-8"),
    }


def write_edition(folder: str, files: dict[str, bytes], *, force: bool = False) -> None:
    """Write the folder of an edition, whole or not at all.

    Raises:
        OutputError: when there is something there and `force` is false, or it is no edition and nothing else.
    """
    write_folder(folder, files, force=force, may_replace=_is_an_edition)


def _is_an_edition(folder: str) -> bool:
    try:
        return not not_named(open_edition(folder))
    except DocumentError:
        return False


def _gathered(rubric: Rubric, records: Sequence[Record]) -> list[Gathered]:
    """Return every input, the rubric first and the records last."""
    origins = [_own(rubric, "rubric"), *(each for each in rubric.origins if each.kind != "rubric")]
    if not any(_stem(each) == "relations" for each in origins if each.kind == "relations"):
        origins += bundled_relations().origins
    found = [_input(each, RUBRICS) for each in origins] + [_input(_own(each, "record"), RECORDS) for each in records]
    first: dict[str, Gathered] = {}
    for each in found:
        before = first.setdefault(each.entry.file.rpartition(".")[0], each)
        if before is not each and before.path != each.path:
            msg = f"{before.path} and {each.path} would both be kept as {each.entry.file}; rename one of them"
            raise ScorecardError(msg)
    return list(first.values())


def _own(document: Rubric | Record, kind: InputKind) -> Origin:
    """Return the file of a document itself."""
    name = document.id if isinstance(document, Rubric) else document.subject.id
    origin = next((each for each in document.origins if each.kind == kind), None)
    if origin is None or origin.path == SHOWN_STDIN or not origin.path.endswith(SUFFIXES):
        msg = f"an edition keeps files, and the {kind} {name} was not read from a {kind} file; save it as one first"
        raise ScorecardError(msg)
    return origin


def _input(origin: Origin, folder: str) -> Gathered:
    data = read_bytes(origin.path)
    if hash_of(data) != origin.sha256:
        problem = Problem(
            code="changed-file",
            message="the file changed while the edition was made from it",
            location=Location(origin.path),
            hint="freeze again when nobody writes it",
        )
        raise DocumentError([problem])
    kind = KINDS[origin.kind]
    name = origin.id if kind == "record" else "themes" if kind == "themes" else _stem(origin)
    file = f"{folder}/{name}{PurePath(origin.path).suffix}"
    return Gathered(EditionInput(file=file, kind=kind, id=origin.id, sha256=origin.sha256), data, origin.path)


def _stem(origin: Origin) -> str:
    """Return the name by which other documents find a file; a rubric that has none such is called by its id."""
    stem = PurePath(origin.path).stem
    is_taken = origin.kind == "rubric" and stem in {"themes", "relations"}
    return stem if re.fullmatch(NAME, stem) and not is_taken else origin.id
