"""Single rows by the definition: where arrays leave a doubt, fractions settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scorecard.batch.columns import observed_in
from scorecard.batch.criteria import Tables
from scorecard.batch.facts import Facts, facts_of
from scorecard.kernel.values import Whole
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import score

NO_ACTS: Facts = ((), ())


@dataclass(frozen=True, slots=True)
class Definition:
    """Scores rows exactly; rows that say the same are scored once."""

    rubric: Rubric
    tables: Tables
    rows: Whole | None = None
    """The rows that are counted, where that is a part of them."""
    _seen: dict[tuple[object, ...], Scorecard] = field(default_factory=dict)

    def among(self, rows: Whole) -> Definition:
        """Return the definition with some of the rows counted from 0."""
        return replace(self, rows=rows)

    def cards(self, rows: Sequence[int]) -> list[Scorecard]:
        """Return the scorecards of some rows."""
        return [self._card(int(row) if self.rows is None else int(self.rows[row])) for row in rows]

    def _card(self, row: int) -> Scorecard:
        cells = tuple(column[row].as_py() for column in self.tables.observed.columns.values())
        stated = tuple(column.text(row) for column in self.tables.stated.columns.values())
        facts = facts_of(self.tables.acts, row) if self.tables.acts else NO_ACTS
        # 1 and 1.0 are the same key, and the same number.
        key = (*cells, *stated, *facts)
        if key not in self._seen:
            self._seen[key] = score(self.rubric, self._record(row, cells, facts))
        return self._seen[key]

    def _record(self, row: int, cells: Sequence[object], facts: Facts) -> Record:
        observed = {
            name: observed_in(self.rubric.observed[name][0], cell)
            for name, cell in zip(self.tables.observed.columns, cells, strict=True)
        }
        return Record(
            format="record/1",
            subject=self.tables.stated.subject(row),
            observations_of=self.rubric.name,
            observations={name: value for name, value in observed.items() if value is not None},
            actions=facts[0],
            sources=dict(facts[1]),
        )
