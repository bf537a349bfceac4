"""The table of actions: rows put together to acts, as `same_act` puts the actions of a record together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.coded import NONE, Coded, said_wrongly
from scorecard.kernel.distinct import distinct
from scorecard.kernel.values import Whole
from scorecard.model.dates import EXPECTED, interval
from scorecard.model.joined import STAGES, STATES
from scorecard.model.words import Direction, Instrument, SourceKind
from scorecard.problem import Problem, echo
from scorecard.source import Pointer

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
NAMED = ("action", "theme", "publisher", "same_act", "status_since", "target", "date")
"""Columns of any text."""
WORDS: dict[str, Sequence[str]] = {
    "direction": DIRECTIONS, "stage": STAGES, "instrument": INSTRUMENTS, "source_kind": KINDS, "status": STATES,
}  # fmt: skip
"""Columns of the words that a record has."""
NEEDED = ("subject", "theme", "direction", "stage", "source_kind", "publisher")
COLUMNS = ("subject", *NAMED, *WORDS)
PAIRS = (
    ("direction", "theme"), ("theme", "direction"), ("publisher", "source_kind"), ("source_kind", "publisher"),
    ("status", "status_since"),
)  # fmt: skip
"""Columns that say something wherever another one does."""
UNKNOWN = -2
"""The place of an action that is not there."""


@dataclass(frozen=True)
class Rows:
    """The rows of a table of actions as codes; of the words of a record, their places among all of them."""

    subject: Whole
    """The place of each row's subject in the table of subjects."""
    texts: dict[str, Coded]
    """Every column but that of subjects."""
    has_ids: bool
    """Whether there is a column `action`; else rows of one `same_act` are one action."""

    @classmethod
    def of(cls, table: pa.Table, subject: Whole) -> Rows:
        """Return the rows of a table whose columns are sound."""
        return cls(
            subject,
            {name: Coded.of(table, "actions", name) for name in (*NAMED, *WORDS)},
            "action" in table.column_names,
        )

    @cached_property
    def words(self) -> dict[str, Whole]:
        """Of the columns that hold words of a record, the place of each row's word among all of them."""
        return {name: self.texts[name].words(words) for name, words in WORDS.items()}

    @cached_property
    def _labels(self) -> Coded:
        return self.texts["action" if self.has_ids else "same_act"]

    @cached_property
    def _keys(self) -> tuple[Whole, Whole, Whole]:
        """The distinct actions, each one's first row, and of each row the place of its action."""
        rows, named = len(self.subject), len(self._labels.values)
        label = np.where(self._labels.codes == NONE, named + np.arange(rows), self._labels.codes)
        return distinct(self.subject * (named + rows) + label)

    @property
    def action(self) -> Whole:
        """Of each row, the place of its action."""
        return self._keys[2]

    def settled(self, codes: Whole) -> Whole:
        """Return of each action what its rows say, -1 where they say nothing."""
        found = np.full(len(self._keys[0]), NONE)
        rows = np.flatnonzero(codes != NONE)
        found[self.action[rows]] = codes[rows]
        return found

    @cached_property
    def named_again(self) -> Whole:
        """Of each action the place of the one that it repeats: -1 for none, -2 for one that is not there."""
        (keys, first, _), again = self._keys, self.texts["same_act"]
        if not self.has_ids or not len(again.values):
            return np.full(len(keys), NONE)
        labels = pc.fill_null(pc.index_in(again.values, self._labels.values).cast(pa.int64()), UNKNOWN)
        named = self.settled(again.taken(labels.to_numpy(zero_copy_only=False)))
        key = self.subject[first] * (len(self._labels.values) + len(self.subject)) + named
        place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
        return np.where(named == NONE, NONE, np.where((named >= 0) & (keys[place] == key), place, UNKNOWN))

    @cached_property
    def root(self) -> Whole:
        """Of each action, the one that it comes to when each is followed to the action that it repeats."""
        root = np.where(self.named_again >= 0, self.named_again, np.arange(len(self.named_again)))
        for _ in range(len(root).bit_length()):
            root = root[root]
        return root

    @cached_property
    def acts(self) -> tuple[Whole, Whole]:
        """The action that each act is named after, those of each subject together, and the act of each row."""
        roots, _, act_of = distinct(self.root)
        return roots, act_of[self.action]

    @cached_property
    def place_by_id(self) -> Whole:
        """Of each row the place of its action's id among all ids in order, those without one last."""
        places = np.full(len(self._labels.values), NONE)
        places[pc.sort_indices(self._labels.values).to_numpy()] = np.arange(len(places))
        return np.where(self._labels.codes == NONE, len(places), self._labels.taken(places))

    def unknown_words(self) -> Iterator[Problem]:
        """Yield words that no record has."""
        for name, words in WORDS.items():
            yield from self.texts[name].unknown(words)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong within a row, between the rows of an action, and between actions."""
        for name in ("date", "status_since"):
            yield from self.texts[name].unfit(_is_date, _no_date)
        yield from self._halves()
        for name in ("instrument", "date", "same_act"):
            codes = self._codes(name)
            rows = np.flatnonzero((codes != NONE) & (codes != self.settled(codes)[self.action]))
            message, hint = f"another row of its action gives another {name}", "give all rows of an action the same"
            yield from said_wrongly("differing-rows", ("actions", name), rows, message, hint)
        yield from self._repeating()
        yield from self._incomplete()

    def _halves(self) -> Iterator[Problem]:
        """Yield cells that say nothing beside one that needs them."""
        for name, beside in PAIRS:
            rows = np.flatnonzero((self._codes(name) == NONE) & (self._codes(beside) != NONE))
            message = f"no {name} beside the {beside}"
            yield from said_wrongly("blank-cell", ("actions", name), rows, message, f"give the {name}")

    def _repeating(self) -> Iterator[Problem]:
        """Yield actions that repeat one that is not there, or each other."""
        unknown = np.flatnonzero((self.named_again == UNKNOWN)[self.action] & (self._codes("same_act") != NONE))
        message = f"no action '{self._said('same_act', unknown)}' of the same subject"
        yield from said_wrongly("unknown-action", ("actions", "same_act"), unknown, message, "name the action's id")
        circle = np.flatnonzero((self.named_again[self.root] >= 0)[self.action])
        message, hint = "same_act goes in a circle", "let one of the actions stand without same_act"
        yield from said_wrongly("same-act-circle", ("actions", "same_act"), circle, message, hint)

    def _incomplete(self) -> Iterator[Problem]:
        """Yield acts of which no row says what must be known of each."""
        roots, act = self.acts
        for name in ("stage", "theme", "source_kind"):
            says = np.zeros(len(roots), dtype=bool)
            says[act[self._codes(name) != NONE]] = True
            first = distinct(act)[1][~says]
            message, hint = f"no {name}, and none in another row of its act", f"give the {name}"
            yield from said_wrongly("blank-cell", ("actions", name), np.sort(first), message, hint)

    def _codes(self, name: str) -> Whole:
        return self.words[name] if name in self.words else self.texts[name].codes

    def _said(self, name: str, rows: Whole) -> str:
        return echo(self.texts[name].text(int(rows[0])) or "") if len(rows) else ""


def _is_date(text: str) -> bool:
    try:
        interval(text)
    except ValueError:
        return False
    return True


def _no_date(at: Pointer, text: str) -> Problem:
    return Problem(
        code="bad-date", message=f"'{echo(text)}' is no date", pointer=at, found=echo(text), hint=f"write {EXPECTED}"
    )
