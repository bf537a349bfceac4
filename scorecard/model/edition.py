"""An edition: inputs by hash, the library's version and the date, so that its outputs can be made again (`edition/1`).

The manifest stands as `edition.json` in the edition's folder. What it names lies in that folder, in three places that
it cannot choose: `inputs/rubrics`, `inputs/records` and `outputs`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from scorecard.model.base import Document, Items, Part
from scorecard.model.dates import DayText
from scorecard.model.names import duplicate_id
from scorecard.model.text import Id, Sha256, Text, Version, pattern
from scorecard.model.words import InputKind, OutputFormat
from scorecard.problem import Problem
from scorecard.source import Pointer
from scorecard.version import VERSION

MANIFEST = "edition.json"
"""Name of the manifest in an edition's folder."""
RUBRICS, RECORDS, OUTPUTS = "inputs/rubrics", "inputs/records", "outputs"
"""The places in that folder."""
NEEDED: tuple[tuple[InputKind, bool], ...] = (("rubric", True), ("themes", True), ("record", False))
"""Kinds of input that no edition is without, each with whether it has just one."""
InputFile = Annotated[
    str,
    StringConstraints(strict=True),
    pattern(
        "bad-path",
        r"inputs/(rubrics|records)/[a-z0-9][a-z0-9_-]{0,99}\.(yaml|yml|json)",
        "inputs/rubrics/ or inputs/records/ and a name such as open_books.yaml",
    ),
]
"""Path of an input in the folder of its edition."""
OutputFile = Annotated[
    str,
    StringConstraints(strict=True),
    pattern(
        "bad-path", r"outputs/[a-z0-9][a-z0-9_.-]{0,99}", "outputs/ and a name of lower-case letters, digits, . _ and -"
    ),
]
"""Path of an output in the folder of its edition."""


@dataclass(frozen=True, slots=True)
class EditionName:
    """What outputs call the edition that they belong to."""

    title: str
    date: str
    library: str = VERSION
    """Version of the library that made the edition's outputs; they state it whatever version makes them again."""

    def __str__(self) -> str:
        """Write the title and the date on one line."""
        return f"{self.title}, {self.date}"


class EditionInput(Part):
    """A file that an edition was made from, kept in its folder byte for byte."""

    file: InputFile
    """Path in the edition's folder; what other documents name it by is its name without the ending."""
    kind: InputKind
    """What it is to the outputs."""
    id: Id
    """Id of the rubric, of the relations, of the themes, or of the record's subject."""
    sha256: Sha256
    """SHA-256 of the file's bytes."""


class EditionOutput(Part):
    """A file that an edition publishes."""

    file: OutputFile
    """Path in the edition's folder."""
    format: OutputFormat
    """How it is written."""
    sha256: Sha256
    """SHA-256 of the file's bytes."""


class EditionChoices(Part):
    """What was asked for when the edition was frozen."""

    window: Text | None = None
    """The equal part of each time in office that is looked at, as `compare --window` takes it."""
    detail: bool = False
    """Whether the criteria below each dimension are shown."""
    ranks: bool = False
    """Whether ranks are shown."""


class RubricInEdition(Part):
    """The rubric of an edition."""

    id: Id
    """Its permanent name."""
    version: Version
    """Its version."""
    fingerprint: Sha256
    """SHA-256 of what its scores depend on, with what it takes from other files and from plug-ins."""


class Edition(Document):
    """The manifest of an edition.

    Raises:
        DocumentError: with every problem at once.
    """

    format: Literal["edition/1"]
    """Always `edition/1`."""
    title: Text
    """What the edition is called; its outputs bear it."""
    date: DayText
    """Day of the edition, as whoever froze it gave it; no clock is read."""
    library: Version
    """Version of the library that made the outputs."""
    rubric: RubricInEdition
    """The rubric by which the records are judged."""
    choices: EditionChoices = Field(default_factory=EditionChoices)
    """What was asked for when it was frozen."""
    inputs: Items[EditionInput] = Field(min_length=1)
    """Every file that was read; records stand in the order in which outputs show them."""
    outputs: Items[EditionOutput] = Field(min_length=1)
    """Every file that was written."""

    @property
    def name(self) -> EditionName:
        """What outputs call it."""
        return EditionName(self.title, self.date, self.library)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong between the parts of the manifest."""
        yield from _named_twice(self)
        yield from _subject_twice(self)
        yield from _in_the_wrong_place(self)
        yield from _not_once(self)

    def text(self) -> str:
        """Return the manifest as the text of its file: the same bytes for the same edition."""
        said = self.model_dump(mode="json", exclude_none=True)
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _named_twice(edition: Edition) -> Iterator[Problem]:
    """Two entries have one file, or two inputs one name, by which other documents would find either."""
    seen: dict[str, Pointer] = {}
    files = {
        "inputs": [(each.file, each.file.rpartition(".")[0]) for each in edition.inputs],
        "outputs": [(each.file, each.file) for each in edition.outputs],
    }
    for part, named in files.items():
        for index, (file, stem) in enumerate(named):
            place = Pointer((part, index, "file"))
            if seen.setdefault(stem, place) != place:
                yield Problem(
                    code="duplicate-file",
                    message=f"the edition names {file} twice",
                    pointer=place,
                    found=file,
                    hint="name each file once; endings aside",
                    earlier=seen[stem],
                )


def _subject_twice(edition: Edition) -> Iterator[Problem]:
    """Two records are of one subject."""
    seen: dict[str, Pointer] = {}
    for index, each in enumerate(edition.inputs):
        place = Pointer(("inputs", index, "id"))
        if each.kind == "record" and seen.setdefault(each.id, place) != place:
            yield duplicate_id(place, each.id, seen[each.id])


def _in_the_wrong_place(edition: Edition) -> Iterator[Problem]:
    """A record lies among the rubrics, or something else among the records."""
    for index, each in enumerate(edition.inputs):
        folder = RECORDS if each.kind == "record" else RUBRICS
        if not each.file.startswith(f"{folder}/"):
            yield Problem(
                code="bad-path",
                message=f"an input of kind {each.kind} lies in {folder}",
                pointer=Pointer(("inputs", index, "file")),
                found=each.file,
                hint=f"move it to {folder}/, or correct its kind",
            )


def _not_once(edition: Edition) -> Iterator[Problem]:
    """A kind of input that every edition needs is missing, or one that it needs just once is there more often."""
    counts = Counter(each.kind for each in edition.inputs)
    for kind, is_single in NEEDED:
        if counts[kind] == 0 or (is_single and counts[kind] > 1):
            wanted = "one input" if is_single else "an input"
            yield Problem(
                code="edition-inputs",
                message=f"an edition needs {wanted} of kind {kind}, and this has {counts[kind]}",
                pointer=Pointer(("inputs",)),
                hint="freeze the edition again; a manifest is not written by hand",
                on_key=True,
            )
