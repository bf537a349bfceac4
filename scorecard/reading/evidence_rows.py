"""The evidence that the rows of a table give, and the sources that they describe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scorecard.model.columns import EvidenceColumns, PublicationColumns
from scorecard.model.names import unknown_name
from scorecard.problem import Problem
from scorecard.reading.draft import Entry, Steps
from scorecard.reading.form import Finding, Form, differs, no_id
from scorecard.reading.made_id import id_of
from scorecard.reading.table import Row
from scorecard.source import Pointer


@dataclass(frozen=True, slots=True)
class EvidenceRows:
    """Evidence of one row each."""

    form: Form
    part: EvidenceColumns
    _seen: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    """What the first row of each source says of it."""

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns whose cells may not be empty."""
        named = self.part.publication
        published = (named.title, named.publisher, named.kind) if named else ()
        return (*([self.part.source] if self.part.source else ()), self.part.at, *published)

    def read(self, row: Row, steps: Steps) -> Iterator[Finding]:
        """Yield the evidence of a row at a place in its record, and the source that it points into."""
        findings: list[Finding] = [*self.form.unfit(row, self.needed)] or [*self._read(row, steps)]
        problems = [finding for finding in findings if isinstance(finding, Problem)]
        yield from problems or findings

    def _read(self, row: Row, steps: Steps) -> Iterator[Finding]:
        at = self.form.place(row, self.part.at)
        yield from self._source(row, (*steps, 0, "source"))
        yield Entry((*steps, 0, "at"), self.form.text(row, self.part.at), at)
        if self.part.quote and (quote := self.form.text(row, self.part.quote)):
            yield Entry((*steps, 0, "quote"), quote, self.form.place(row, self.part.quote))

    def _source(self, row: Row, steps: Steps) -> Iterator[Finding]:
        column = self.part.source
        if column is None:
            yield Entry(steps, self.form.mapping.source, self.form.place(row, self.part.at))
            return
        said, place, known = self.form.text(row, column), self.form.place(row, column), self.form.mapping.sources
        named = self.part.publication
        made = id_of([said]) if named else said
        if not made:
            yield self.form.at(no_id([said]), row, column)
        elif made in known:
            yield Entry(("sources", made), known[made], place)
            yield Entry(steps, made, place)
        elif named:
            yield from self._published(made, named, row)
            yield Entry(steps, made, place)
        else:
            yield self.form.at(unknown_name("source", Pointer(), made, tuple(known)), row, column)

    def _published(self, made: str, named: PublicationColumns, row: Row) -> Iterator[Finding]:
        """Yield what a row says of its source, and where an earlier row says otherwise."""
        columns = named.model_dump(exclude_none=True)
        texts = tuple(self.form.text(row, column) for column in columns.values())
        before, number = self._seen.setdefault(made, (texts, row.number))
        for (key, column), now, then in zip(columns.items(), texts, before, strict=True):
            if now != then:
                yield self.form.at(differs(f"the {key} of the source '{made}'", now, then, number), row, column)
            elif now:
                yield Entry(("sources", made, key), now, self.form.place(row, column))
