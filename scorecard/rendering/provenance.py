"""What outputs say of where a result comes from: its inputs, its edition, and what was corrected in either document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scorecard.model.base import Document
from scorecard.model.corrections import Correction
from scorecard.model.edition import EditionName
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.rendering.page import Prose
from scorecard.version import VERSION

Plain = dict[str, object]


def made_from(rubric: Rubric, records: Iterable[Record], edition: EditionName | None = None) -> Plain:
    """Return the version of the library and the files behind a result, by their hashes; none has a path.

    A document that was built in Python, or that is a copy, has no hash.
    """
    found = [*_files(rubric, "rubric", rubric.id)]
    for record in records:
        found += (each for each in _files(record, "record", record.subject.id) if each not in found)
    return {"library": edition.library if edition else VERSION, "inputs": found}


def _files(document: Document, kind: str, name: str) -> Iterator[Plain]:
    if kind not in {origin.kind for origin in document.origins}:
        yield {"kind": kind, "id": name, "sha256": None}
    for origin in document.origins:
        yield {"kind": origin.kind, "id": origin.id, "sha256": origin.sha256}


def edition_lines(edition: EditionName | None) -> Iterator[Prose]:
    """Yield the line that names the edition that an output belongs to, if it belongs to one."""
    if edition:
        yield Prose(str(edition), "Edition")


def correction_lines(rubric: Rubric, records: Iterable[Record] = ()) -> Iterator[Prose]:
    """Yield a line for each correction of the rubric, then of each record, in order of time."""
    for name, corrections in _corrected(rubric, records):
        for each in corrections:
            yield Prose(correction_text(each), f"Correction of {name}, {each.date}")


def correction_text(correction: Correction) -> str:
    """Return what was corrected and why, and where."""
    where = f" (at: {', '.join(correction.paths)})" if correction.paths else ""
    return f"{correction.what} (why: {correction.why}){where}"


def correction_cell(rubric: Rubric, records: Iterable[Record]) -> str:
    """Return the corrections behind a row of CSV; empty where there are none."""
    found = _corrected(rubric, records)
    return " | ".join(f"{each.date} {name}: {correction_text(each)}" for name, those in found for each in those)


def corrections_plain(rubric: Rubric, records: Iterable[Record]) -> list[Plain]:
    """Return every correction of the documents behind a result."""
    named: list[tuple[str, str, Sequence[Correction]]] = [("rubric", rubric.id, rubric.corrections)]
    named += [("record", record.subject.id, record.corrections) for record in records]
    return [correction_plain(kind, name, each) for kind, name, corrections in named for each in corrections]


def correction_plain(kind: str, name: str, correction: Correction) -> Plain:
    """Return a correction with the document that it is of."""
    said = {"date": correction.date, "what": correction.what, "why": correction.why, "paths": list(correction.paths)}
    return {"kind": kind, "id": name, **said}


def _corrected(rubric: Rubric, records: Iterable[Record]) -> list[tuple[str, Sequence[Correction]]]:
    return [(rubric.title, rubric.corrections), *((record.subject.name, record.corrections) for record in records)]
