"""Single rows by the definition: where arrays leave a doubt, fractions settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from scorecard.batch.columns import observed_in
from scorecard.model.facts import Subject
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import score

NOBODY = Subject(id="row", name="Row")


@dataclass(frozen=True, slots=True)
class Definition:
    """Scores rows exactly; rows that say the same are scored once."""

    rubric: Rubric
    columns: Mapping[str, pa.Array]
    """Cells by the observation that they are of."""
    _seen: dict[tuple[object, ...], Scorecard] = field(default_factory=dict)

    def cards(self, rows: Sequence[int]) -> list[Scorecard]:
        """Return the scorecards of some rows."""
        return [self._card(int(row)) for row in rows]

    def _card(self, row: int) -> Scorecard:
        cells = tuple(column[row].as_py() for column in self.columns.values())
        # 1 and 1.0 are the same key, and the same number.
        if cells not in self._seen:
            self._seen[cells] = score(self.rubric, self._record(cells))
        return self._seen[cells]

    def _record(self, cells: Sequence[object]) -> Record:
        observed = {
            name: observed_in(self.rubric.observed[name][0], cell)
            for name, cell in zip(self.columns, cells, strict=True)
        }
        return Record(
            format="record/1",
            subject=NOBODY,
            observations_of=self.rubric.name,
            observations={name: value for name, value in observed.items() if value is not None},
        )
