"""What the rows of a table say of their subjects, by its layout: one subject a row, or one observation a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.model.columns import LongColumns, WideColumns
from scorecard.problem import DocumentError, Problem
from scorecard.reading.cells import Legend, Observed
from scorecard.reading.draft import Draft, Entry
from scorecard.reading.evidence_rows import EvidenceRows
from scorecard.reading.form import Finding, Form, Ids, no_id, repeated, same_id
from scorecard.reading.made_id import id_of
from scorecard.reading.table import Row


@dataclass(frozen=True, slots=True)
class Wide:
    """Rows of one subject each."""

    form: Form
    columns: tuple[tuple[str, str, Legend], ...]
    """Criterion, column and what its cells say."""

    @classmethod
    def of(cls, form: Form, groups: Sequence[WideColumns]) -> Wide:
        """Return the layout that a mapping describes.

        Raises:
            DocumentError: where names of columns make no ids, or one id.
        """
        found: list[tuple[str, str, Legend]] = []
        for group in groups:
            legend = Legend.of(group.cells)
            named = [*group.criteria.items(), *(_all_other(form, group.prefix) if group.all_other else ())]
            found += ((criterion, column, legend) for criterion, column in named)
        return cls(form, tuple(found))

    def read(self, row: Row, _draft: Draft) -> Iterator[Finding]:
        """Yield each observation of a row, or what is wrong with its cell."""
        source = self.form.mapping.source
        for criterion, column, legend in self.columns:
            seen = legend.read(self.form.text(row, column), column)
            if isinstance(seen, Problem):
                yield self.form.at(seen, row, column)
            else:
                at = self.form.place(row, column)
                yield Entry(("observations", criterion), cited(seen, source, row, column), at, (1, at[1]))


def _all_other(form: Form, prefix: str | None) -> Iterator[tuple[str, str]]:
    """Yield criterion and column for each column that the mapping does not name."""
    named = {name for _, name in form.mapping.columns}
    made: dict[str, str] = {}
    problems: list[Problem] = []
    for column, index in form.table.columns.items():
        if column in named or not column:
            continue  # a column without a name is a problem of the table itself
        criterion = id_of([column], prefix)
        before = made.setdefault(criterion, column)
        if not criterion or before != column:
            fault = same_id("criterion", criterion, [column], [before], 1) if criterion else no_id([column])
            problems.append(form.table.at(fault, 1, index))
    if problems:
        raise DocumentError(problems)
    yield from made.items()


@dataclass(frozen=True, slots=True)
class Long:
    """Rows of one observation each."""

    form: Form
    part: LongColumns
    ids: Ids
    legend: Legend
    evidence: EvidenceRows | None

    @classmethod
    def of(cls, form: Form, part: LongColumns) -> Long:
        """Return the layout that a mapping describes."""
        evidence = EvidenceRows(form, part.evidence) if part.evidence else None
        return cls(form, part, Ids(form, "criterion", part.criterion), Legend.of(part.cells), evidence)

    def read(self, row: Row, draft: Draft) -> Iterator[Finding]:
        """Yield the observation of a row, or what is wrong with its cells."""
        form, value, first = self.form, self.part.value, self.part.criterion.column[0]
        criterion = self.ids.of(row)
        seen = self.legend.read(form.text(row, value), value)
        if isinstance(seen, Problem):
            yield form.at(seen, row, value)
        if isinstance(criterion, list):
            yield from criterion
            return
        if (before := draft.rows.setdefault(criterion, row.number)) != row.number:
            yield form.at(repeated(f"the observation of '{criterion}' for this subject", before), row, first)
        elif not isinstance(seen, Problem):
            at = ("observations", criterion)
            yield Entry(at, self._whole(seen, row), form.place(row, value), form.place(row, first))
            yield from self.evidence.read(row, (*at, "evidence")) if self.evidence else ()

    def _whole(self, seen: Observed, row: Row) -> Observed:
        because = self.form.text(row, self.part.because) if self.part.because else ""
        whole = {**seen, **({"because": because} if because else {})}
        return whole if self.evidence else cited(whole, self.form.mapping.source, row, self.part.value)


def cited(seen: Observed, source: str | None, row: Row, column: str) -> Observed:
    """Return an observation with the cell that it came from as its evidence, where the table has a source."""
    if source is None:
        return seen
    return {**seen, "evidence": [{"source": source, "at": f"row {row.number}, column {column}"}]}
