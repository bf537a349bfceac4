"""The table of sources: on which themes a source looks at conduct both ways, whether or not it bears out an act."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.coded import NONE, Coded
from scorecard.kernel.values import Whole

COLUMNS = ("subject", "source_kind", "publisher", "covers")


@dataclass(frozen=True)
class Covering:
    """The rows of a table of sources, each with one theme that a source covers."""

    subject: Whole
    kind: Coded
    publisher: Coded
    theme: Coded

    @classmethod
    def of(cls, table: pa.Table, subject: Whole) -> Covering:
        """Return the rows of a table whose columns are sound."""
        kind, publisher, theme = (Coded.of(table, "sources", name) for name in COLUMNS[1:])
        return cls(subject, kind, publisher, theme)

    def blank(self) -> dict[str, Whole]:
        """Return the rows in which something is missing, by the column."""
        columns = {"source_kind": self.kind.codes, "publisher": self.publisher.codes, "covers": self.theme.codes}
        return {name: np.flatnonzero(codes == NONE) for name, codes in columns.items()}


def together(first: Coded, second: Coded) -> tuple[int, tuple[Whole, Whole]]:
    """Return how many distinct texts two columns have, and both as codes of these."""
    texts = pa.chunked_array([first.values, second.values]).unique()
    places = [np.asarray(pc.index_in(each.values, texts).cast(pa.int64())) for each in (first, second)]
    return len(texts), (first.taken(places[0]), second.taken(places[1]))
