"""What a good reviewer would ask of a record that is sound: warnings, each named after what raises it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from scorecard.model.dates import Interval, interval
from scorecard.model.facts import Action
from scorecard.model.joined import JoinedAct
from scorecard.model.record import Record
from scorecard.problem import Problem, Severity
from scorecard.reading.named import alike, listed
from scorecard.source import Pointer


def record_warnings(record: Record) -> Iterator[Problem]:
    """Yield every warning about a record, check by check."""
    for check in REVIEW_OF_RECORDS:
        yield from check(record)


def dates_are_outside_the_terms(record: Record) -> Iterator[Problem]:
    """Actions lie wholly outside the times in office; one warning for all of them."""
    spans = [term.span for term in record.subject.terms]
    outside = [
        index
        for index, action in enumerate(record.actions)
        if action.date and spans and not any(_may_meet(interval(action.date), span) for span in spans)
    ]
    if outside:
        names = listed([record.actions[index].id for index in outside])
        yield Problem(
            code="outside-term",
            message=f"{len(outside)} of {len(record.actions)} actions lie in no term of '{record.subject.id}': {names}",
            pointer=Pointer(("actions", outside[0], "date")),
            found=record.actions[outside[0]].date,
            hint="correct the dates or the terms; what another government did is no action of this one",
            severity=Severity.WARNING,
        )


def _may_meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def claims_rest_on_the_subject_alone(record: Record) -> Iterator[Problem]:
    """Acts that advance a theme rest on nothing but what the subject says of itself, and the record states no limits.

    One warning for all of them. Where a record states its limits, its author has seen it, and readers are told.
    """
    claims = [act for act in record.acts if _claims(act)]
    alone = [act for act in claims if act.kinds == {"self_reported"}]
    if alone and not record.limits:
        first = next(index for index, action in enumerate(record.actions) if action is alone[0].actions[0])
        yield Problem(
            code="self-reported-only",
            message=f"{len(alone)} of {len(claims)} acts that advance a theme rest on self-reported sources alone",
            pointer=Pointer(("actions", first, "evidence")),
            hint="add sources of another kind, or say under 'limits' what the sources cannot tell",
            severity=Severity.WARNING,
            on_key=True,
        )


def _claims(act: JoinedAct) -> bool:
    return any(direction != "sets_back" for directions in act.directions.values() for direction in directions)


def sources_are_too_old(record: Record) -> Iterator[Problem]:
    """Sources were published before the acts that they are to bear out, or before the terms; one warning for all."""
    published = {name: interval(source.date)[1] for name, source in record.sources.items() if source.date}
    old = [
        (index, number, evidence.source)
        for index, action in enumerate(record.actions)
        for number, evidence in enumerate(action.evidence)
        if evidence.source in published and published[evidence.source] < _begins(record, action)
    ]
    if old:
        index, number, name = old[0]
        names = listed(list(dict.fromkeys(name for *_, name in old)))
        yield Problem(
            code="old-source",
            message=f"published before what they are to bear out: {names}; as for '{record.actions[index].id}'",
            pointer=Pointer(("actions", index, "evidence", number, "source")),
            found=name,
            hint="correct the dates, or cite a source that can tell",
            severity=Severity.WARNING,
        )


def _begins(record: Record, action: Action) -> date:
    """Return the first day on which an action may have been done, by its date or by the terms."""
    return interval(action.date)[0] if action.date else record.subject.span[0]


def publishers_are_alike(record: Record) -> Iterator[Problem]:
    """Two publishers are written almost alike: as two, they would scrutinise twice."""
    sources = record.sources.items()
    yield from alike((source.publisher, Pointer(("sources", name, "publisher"))) for name, source in sources)


REVIEW_OF_RECORDS: tuple[Callable[[Record], Iterator[Problem]], ...] = (
    dates_are_outside_the_terms,
    claims_rest_on_the_subject_alone,
    sources_are_too_old,
    publishers_are_alike,
)
"""Every check for warnings about a record, in the order in which they run."""
