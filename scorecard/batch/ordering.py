"""The order of subjects as their batches come by: first, last, and whether each comes after the one before."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Ordering:
    """What is known of the subjects so far, as text."""

    count: int = 0
    first: str | None = None
    """The first of them in the order of text."""
    last: str | None = None
    """The last of them in that order."""
    holds: bool = True
    """Whether each came after the one before."""

    def after(self, subjects: pa.ChunkedArray) -> Ordering:
        """Return what is known when some more have come."""
        if not len(subjects):
            return self
        plain = pc.cast(subjects, pa.large_string()).combine_chunks()
        ends = pc.min_max(plain).as_py()
        rises = pc.all(pc.greater(plain[1:], plain[:-1])).as_py() is not False
        goes_on = self.last is None or plain[0].as_py() > self.last
        first = ends["min"] if self.first is None else min(self.first, ends["min"])
        last = ends["max"] if self.last is None else max(self.last, ends["max"])
        return Ordering(self.count + len(plain), first, last, self.holds and rises and goes_on)
