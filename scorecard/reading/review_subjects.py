"""What a good reviewer would ask of records beside each other: warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.model.record import Record
from scorecard.problem import Problem, Severity
from scorecard.reading.opening import Loaded
from scorecard.source import Location, Pointer

SUBJECT = Pointer(("subject", "id"))


def subject_has_another_record(records: Sequence[Loaded[Record]]) -> Iterator[Problem]:
    """Two files hold a record of one subject, so that they cannot be compared together; each problem has its place."""
    for first, other in repeated_subjects(records):
        before, here = first.sources.locate(SUBJECT), other.sources.locate(SUBJECT)
        if before.path != here.path:
            yield _same_subject(other.model.subject.id, before).located(other.sources)


def repeated_subjects(records: Sequence[Loaded[Record]]) -> Iterator[tuple[Loaded[Record], Loaded[Record]]]:
    """Yield each record whose subject has a record before it, after the first of them."""
    seen: dict[str, Loaded[Record]] = {}
    for record in records:
        first = seen.setdefault(record.model.subject.id, record)
        if first is not record:
            yield first, record


def _same_subject(subject: str, before: Location) -> Problem:
    return Problem(
        code="same-subject",
        message=f"another record is of the subject '{subject}' too",
        pointer=SUBJECT,
        found=subject,
        hint=f"the first is at {before}; give each subject an id of its own and one record",
        severity=Severity.WARNING,
    )
