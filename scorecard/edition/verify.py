"""Verifying: every file of an edition by its hash, and every output made again from the inputs, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.edition.outputs import Made, made
from scorecard.model.edition import MANIFEST, EditionInput, EditionOutput, RubricInEdition
from scorecard.model.verified import Fault, Finding, Verified
from scorecard.problem import DocumentError, ScorecardError, visible
from scorecard.reading.edition import EditionFolder, inputs_of, not_named, open_edition
from scorecard.reading.files import hash_of
from scorecard.version import VERSION

BROKEN: tuple[Fault, ...] = ("changed", "missing")
"""What keeps outputs from being made again where it befalls an input."""


def verify(folder: str) -> Verified:
    """Look whether an edition is what its manifest says.

    Args:
        folder: of the edition.

    Raises:
        DocumentError: with every problem of the manifest, without which there is nothing to verify.
    """
    found = open_edition(folder)
    inputs, outputs = ([*_files(found, files)] for files in (found.manifest.inputs, found.manifest.outputs))
    findings = [*inputs, *outputs, *(Finding(visible(name), "extra") for name in not_named(found))]
    if not inputs:
        findings += _made_again(found)
    return Verified(
        edition=found.manifest,
        findings=tuple(findings),
        library=VERSION,
        made_again=not any(each.fault in (*BROKEN, "not_made") for each in findings if _is_input(each)),
    )


def _is_input(finding: Finding) -> bool:
    return finding.file.startswith("inputs")


def _files(folder: EditionFolder, files: tuple[EditionInput, ...] | tuple[EditionOutput, ...]) -> Iterator[Finding]:
    """Yield the files that are not there, and those whose hash is another."""
    for each in files:
        if each.file in folder.unread:
            yield Finding(each.file, "missing", visible(folder.unread[each.file].message))
        elif folder.changed(each):
            yield Finding(each.file, "changed")


def _made_again(folder: EditionFolder) -> Iterator[Finding]:
    """Yield the outputs that the inputs do not make as they are, and what the manifest says of the inputs wrongly."""
    manifest = folder.manifest
    formats = tuple(each.format for each in manifest.outputs)
    try:
        found = made(inputs_of(folder), manifest.name, manifest.choices, formats)
    except DocumentError as error:
        yield from (Finding("inputs", "not_made", visible(str(problem))) for problem in error.problems)
        return
    except ScorecardError as error:
        yield Finding("inputs", "not_made", visible(str(error)))
        return
    yield from _said_of(folder, found)
    for each in manifest.outputs:
        text = found.files[each.format]
        if hash_of(text) != each.sha256:
            yield Finding(each.file, "made_otherwise", _where(folder.files.get(each.file), text))


def _said_of(folder: EditionFolder, found: Made) -> Iterator[Finding]:
    """Yield what the manifest says of its rubric and records and these do not."""
    said, rubric = folder.manifest.rubric, found.comparison.rubric
    real = RubricInEdition(id=rubric.id, version=rubric.version, fingerprint=rubric.fingerprint)
    for name in RubricInEdition.model_fields:
        if getattr(said, name) != getattr(real, name):
            detail = f"it says that the rubric's {name} is {getattr(said, name)}; it is {getattr(real, name)}"
            yield Finding(MANIFEST, "not_as_said", detail)
    named = [each.id for each in folder.manifest.inputs if each.kind == "record"]
    for subject, card in zip(named, found.comparison.cards, strict=True):
        if subject != card.record.subject.id:
            detail = f"it says that a record is of {subject}; it is of {card.record.subject.id}"
            yield Finding(MANIFEST, "not_as_said", detail)


def _where(before: bytes | None, after: bytes) -> str:
    """Return from which line on an output is made otherwise."""
    if before is None:
        return ""
    old, new = before.split(b"\n"), after.split(b"\n")
    pairs = enumerate(zip(old, new, strict=False), start=1)
    first = next((line for line, (one, other) in pairs if one != other), min(len(old), len(new)) + 1)
    return f"from line {first} on"
