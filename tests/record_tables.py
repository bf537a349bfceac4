"""Records as the tables that `scorecard.batch` reads: a wide one, or a long one, one of actions and one of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import pyarrow as pa

from scorecard.model.facts import Action, Subject
from scorecard.model.number import literal
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric

ACTIONS = (
    "subject", "action", "stage", "instrument", "date", "same_act", "status", "status_since", "theme", "direction",
    "source_kind", "publisher", "target",
)  # fmt: skip
SOURCES = ("subject", "source_kind", "publisher", "covers")
LONG = ("subject", "criterion", "value")
Cells = tuple[str | None, ...]


def wide(rubric: Rubric, records: Sequence[Record]) -> pa.Table:
    """Return what records observe and their subjects state as a wide table of text."""
    said = [dict(_said(rubric, record)) for record in records]
    names = sorted({*rubric.observed, *(name for each in said for name in each)})
    columns = {name: pa.array([each.get(name) for each in said], pa.string()) for name in names}
    return pa.table({"subject": [record.subject.id for record in records], **columns})


def long(rubric: Rubric, records: Sequence[Record]) -> pa.Table:
    """Return the same as a long table."""
    return table(LONG, ((record.subject.id, name, cell) for record in records for name, cell in _said(rubric, record)))


def actions(records: Sequence[Record]) -> pa.Table:
    """Return the actions of records, a row for each theme, piece of evidence and target, whichever are most."""
    return table(ACTIONS, (row for record in records for action in record.actions for row in _rows(record, action)))


def sources(records: Sequence[Record]) -> pa.Table:
    """Return what the sources of records cover."""
    rows = (
        (record.subject.id, source.kind, source.publisher, theme)
        for record in records
        for source in record.sources.values()
        for theme in source.covers
    )
    return table(SOURCES, rows)


def table(names: Sequence[str], rows: Iterable[Cells]) -> pa.Table:
    """Return rows as a table of text."""
    given = list(rows)
    return pa.table({name: pa.array([row[place] for row in given], pa.string()) for place, name in enumerate(names)})


def _said(rubric: Rubric, record: Record) -> Iterator[tuple[str, str | None]]:
    subject = record.subject
    yield from ((f"attributes.{name}", subject.attribute(name)) for name in rubric.attributes)
    yield "subject.terms", _terms(subject)
    for name, observed in record.observations.items():
        yield name, observed.level if observed.number is None else literal(observed.number)


def _terms(subject: Subject) -> str | None:
    return "; ".join(f"{term.since}/{term.to or '..'}" for term in subject.terms) or None


def _rows(record: Record, action: Action) -> Iterator[Cells]:
    status = action.status
    own = (
        record.subject.id, action.id, action.stage, action.instrument, action.date, action.same_act,
        status.state if status else None, status.since if status else None,
    )  # fmt: skip
    cited = [record.sources[evidence.source] for evidence in action.evidence]
    for theme, source, target in zip_longest(action.themes.items(), cited, action.targets):
        yield (*own, *(theme or (None, None)), *((source.kind, source.publisher) if source else (None, None)), target)
