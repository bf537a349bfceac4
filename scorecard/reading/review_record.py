"""What a good reviewer would ask of a record that is sound: warnings, each named after what raises it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scorecard.model.dates import interval
from scorecard.model.joined import JoinedAct
from scorecard.model.record import Record
from scorecard.problem import Problem, Severity, echo
from scorecard.reading.review_rubric import alike
from scorecard.source import Pointer


def record_warnings(record: Record) -> Iterator[Problem]:
    """Yield every warning about a record, check by check."""
    for check in REVIEW_OF_RECORDS:
        yield from check(record)


def date_is_outside_the_terms(record: Record) -> Iterator[Problem]:
    """An action lies wholly outside the times in office."""
    spans = [term.span for term in record.subject.terms]
    for index, action in enumerate(record.actions):
        first, last = interval(action.date) if action.date else record.subject.span
        if spans and all(last < since or first > to for since, to in spans):
            yield Problem(
                code="outside-term",
                message=f"{action.date} lies in no term of '{record.subject.id}'",
                pointer=Pointer(("actions", index, "date")),
                found=action.date,
                hint="correct the date or the terms; what another government did is no action of this one",
                severity=Severity.WARNING,
            )


def claims_rest_on_the_subject_alone(record: Record) -> Iterator[Problem]:
    """Acts that advance a theme rest on nothing but what the subject says of itself; one warning for all of them."""
    claims = [act for act in record.acts if _claims(act)]
    alone = [act for act in claims if act.kinds == {"self_reported"}]
    if alone:
        first = next(index for index, action in enumerate(record.actions) if action is alone[0].actions[0])
        yield Problem(
            code="self-reported-only",
            message=f"{len(alone)} of {len(claims)} acts that advance a theme rest on self-reported sources alone",
            pointer=Pointer(("actions", first, "evidence")),
            hint="add sources of another kind where there are any; scores discount what has none",
            severity=Severity.WARNING,
            on_key=True,
        )


def _claims(act: JoinedAct) -> bool:
    return any(direction != "sets_back" for directions in act.directions.values() for direction in directions)


def source_is_too_old(record: Record) -> Iterator[Problem]:
    """A source was published before the terms began, or before an act that it is to bear out."""
    begins = record.subject.span[0] if record.subject.terms else None
    published = {name: interval(source.date)[1] for name, source in record.sources.items() if source.date}
    for name, last in published.items():
        if begins and last < begins:
            yield _old(name, Pointer(("sources", name, "date")), f"before the terms of '{record.subject.id}'")
    for index, action in enumerate(record.actions):
        for number, evidence in enumerate(action.evidence if action.date else ()):
            if evidence.source in published and published[evidence.source] < interval(action.date or "")[0]:
                at = Pointer(("actions", index, "evidence", number, "source"))
                yield _old(evidence.source, at, f"before this act of {action.date}")


def _old(name: str, pointer: Pointer, than: str) -> Problem:
    return Problem(
        code="old-source",
        message=f"the source '{echo(name)}' was published {than}",
        pointer=pointer,
        hint="correct the dates, or cite a source that can tell",
        severity=Severity.WARNING,
    )


def publishers_are_alike(record: Record) -> Iterator[Problem]:
    """Two publishers are written almost alike: as two, they would scrutinise twice."""
    sources = record.sources.items()
    yield from alike((source.publisher, Pointer(("sources", name, "publisher"))) for name, source in sources)


REVIEW_OF_RECORDS: tuple[Callable[[Record], Iterator[Problem]], ...] = (
    date_is_outside_the_terms,
    claims_rest_on_the_subject_alone,
    source_is_too_old,
    publishers_are_alike,
)
"""Every check for warnings about a record, in the order in which they run."""
