"""Subjects that stand in two files, or twice in one whose rows are in no order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from scorecard.batch.layouts import SUBJECT
from scorecard.batch.sources import BATCH
from scorecard.kernel.values import Whole
from scorecard.model.batch_run import ScoredFile
from scorecard.problem import Problem, echo
from scorecard.source import Location

HELD = 1_000_000
"""Subjects that are scored more than once, as far as their names are held to be counted."""
NAMED = 3
"""Of those that two files have in common, how many are named."""
Pair = tuple[str, str]
"""A file, and the one before it that has the same subjects; twice the same, where it has them twice itself."""


def repeated_subjects(done: Sequence[tuple[str, str, ScoredFile]]) -> list[Problem]:
    """Return a problem for each two files that have subjects in common, and for each that has some twice.

    Files that are in order, and whose first and last subjects lie apart, need no look; of the others eight bytes a
    subject are held, and names only of those whose hashes are the same, of a million hashes at most.

    Args:
        done: of each file, its path, that of its scores, and what came of it.
    """
    unsure = _unsure(done)
    hashes = np.sort(np.concatenate([np.empty(0, np.int64), *(_hashes(names) for _, names in _names(unsure))]))
    again = np.unique(hashes[1:][hashes[1:] == hashes[:-1]])
    if not len(again):
        return []
    found = _named_twice(_names(unsure), frozenset(again[:HELD].tolist()))
    return [_repeated(pair, names, "at least " if len(again) > HELD else "") for pair, names in found.items()]


def _unsure(done: Sequence[tuple[str, str, ScoredFile]]) -> list[tuple[str, str]]:
    """Return the paths of files, and of their scores, that may have subjects in common or twice."""
    groups: list[list[tuple[str, str, ScoredFile]]] = []
    end = ""
    for each in sorted(done, key=lambda item: item[2].first or ""):
        first, last = each[2].first, each[2].last
        if first is None or last is None:
            continue
        if groups and first <= end:
            groups[-1].append(each)
        else:
            groups.append([each])
        end = max(end, last)
    unsure = [group for group in groups if len(group) > 1 or not group[0][2].in_order]
    return [(source, target) for source, target, _ in chain(*unsure)]


def _names(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of subjects, with the path of the file that they come from."""
    for source, target in files:
        for batch in pq.ParquetFile(target).iter_batches(batch_size=BATCH, columns=[SUBJECT]):
            yield source, pc.cast(batch.column(0), pa.large_string()).to_pylist()


def _hashes(names: list[str]) -> Whole:
    """Return hashes by which nobody can foresee which names share one; they differ from run to run."""
    return np.fromiter(map(hash, names), np.int64, len(names))


def _named_twice(named: Iterable[tuple[str, list[str]]], twice: frozenset[int]) -> dict[Pair, dict[str, None]]:
    """Return the subjects that a file shares with the one before that has them, in their order, each once."""
    seen: dict[str, str] = {}
    found: dict[Pair, dict[str, None]] = {}
    for source, names in named:
        for name in names:
            if hash(name) not in twice:
                continue
            if before := seen.get(name):
                found.setdefault((source, before), {})[name] = None
            seen[name] = source
    return found


def _repeated(pair: Pair, names: Collection[str], least: str) -> Problem:
    source, before = pair
    who = ", ".join(f"'{echo(name)}'" for name in islice(names, NAMED))
    more = f" and {least}{len(names) - NAMED:,} more" if len(names) > NAMED else ""
    stand = "subject {} stands" if len(names) == 1 else "subjects {} stand"
    place = f"in {before} too" if before != source else "there twice"
    return Problem(
        code="same-id", message=f"{stand.format(who + more)} {place}", location=Location(source),
        hint="keep all rows of a subject in one file, once",
    )  # fmt: skip
