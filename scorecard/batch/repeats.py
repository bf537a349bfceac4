"""Subjects that stand in two files, or twice in one whose rows are in no order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from scorecard.batch.layouts import SHOWN, SUBJECT
from scorecard.batch.sources import BATCH
from scorecard.kernel.values import Whole
from scorecard.model.batch_run import ScoredFile
from scorecard.problem import Problem, echo
from scorecard.source import Location


def repeated_subjects(done: Sequence[tuple[str, str, ScoredFile]]) -> list[Problem]:
    """Return the subjects that are scored more than once, a hundred at most.

    Files that are in order, and whose first and last subjects lie apart, need no look; of the others eight bytes a
    subject are held, and names only of those whose hashes are the same.

    Args:
        done: of each file, its path, that of its scores, and what came of it.
    """
    unsure = _unsure(done)
    hashes = np.sort(np.concatenate([np.empty(0, np.int64), *(_hashes(names) for _, names in _names(unsure))]))
    twice = frozenset(np.unique(hashes[1:][hashes[1:] == hashes[:-1]])[:SHOWN].tolist())
    return list(_named_twice(_names(unsure), twice)) if twice else []


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


def _named_twice(named: Iterable[tuple[str, list[str]]], twice: frozenset[int]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for source, names in named:
        for name in names:
            if hash(name) not in twice:
                continue
            if before := seen.get(name):
                yield _repeated(name, source, before)
            seen[name] = source


def _repeated(name: str, source: str, before: str) -> Problem:
    place = f"stands in {before} too" if before != source else "stands there twice"
    return Problem(
        code="same-id", message=f"subject '{echo(name)}' {place}", location=Location(source),
        hint="keep all rows of a subject in one file, once",
    )  # fmt: skip
