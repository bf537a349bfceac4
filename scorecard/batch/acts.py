"""Acts of many subjects as arrays: each once, with all that the rows which tell of it say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard.batch.actions import INSTRUMENTS, KINDS, UNKNOWN, Rows
from scorecard.batch.coded import NONE
from scorecard.batch.covers import Covering, together
from scorecard.batch.stated import Stated
from scorecard.kernel.distinct import distinct
from scorecard.kernel.values import Truths, Whole
from scorecard.model.dates import interval
from scorecard.model.joined import STATES, span_within
from scorecard.model.relations import Group

OTHER = INSTRUMENTS.index("other")


@dataclass(frozen=True, slots=True)
class Speaking:
    """Sources, one an entry: those that bear out an act, or those that cover a theme."""

    of: Whole
    """The act, or the subject, in order."""
    kind: Whole
    publisher: Whole

    @classmethod
    def of_any_order(cls, of: Whole, kind: Whole, publisher: Whole) -> Speaking:
        """Return entries in order."""
        return cls(of, kind, publisher).at(np.argsort(of, kind="stable"))

    def at(self, places: Whole) -> Speaking:
        """Return some entries."""
        return Speaking(self.of[places], self.kind[places], self.publisher[places])

    def of_each(self, some: Whole) -> Speaking:
        """Return the entries of some acts."""
        counts = np.bincount(self.of, minlength=some.max(initial=0) + 1)
        starts, count = (np.cumsum(counts) - counts)[some], counts[some]
        before = np.cumsum(count) - count
        return self.at(np.repeat(starts - before, count) + np.arange(count.sum()))

    def renamed(self, names: Whole) -> Speaking:
        """Return the entries with another name of what each is of."""
        return Speaking(names[self.of], self.kind, self.publisher)


@dataclass(frozen=True, slots=True)
class Bearing:
    """Acts that bear on something, each once, in order."""

    act: Whole
    directions: Whole
    """A bit for each direction: 1 advances, 2 sets back, 4 mixed."""

    @classmethod
    def of(cls, act: Whole, directions: Whole) -> Bearing:
        """Return each act once, with the directions of all its entries."""
        acts, _, place = distinct(act)
        found = np.zeros(len(acts), dtype=np.int64)
        np.bitwise_or.at(found, place, directions)
        return cls(acts, found)


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of all subjects, those of each together in their order; arrays are of shape (acts,)."""

    subjects: int
    subject: Whole
    stage: Whole
    """Of each act the highest; this and the words below as their places among all such words."""
    instrument: Whole
    state: Whole
    kinds: Whole
    """Kinds of its sources, a bit for each."""
    bearing: Mapping[str, Bearing]
    """By theme, of those that the rubric asks for."""
    sources: Speaking
    covering: Mapping[str, Speaking]
    """Sources that cover a theme, by the theme."""
    publishers: int
    targets: tuple[Whole, Whole]
    """Acts, and the place of a target of each."""
    codes: Sequence[str]
    """The targets."""
    dates: Whole
    """Of each act the place of its date, -1 where it has none."""
    days: Sequence[str]
    """The dates."""

    def aimed_at(self, group: Group, stated: Stated) -> Truths:
        """Return which acts were aimed at a target that surely belonged to the group at the time."""
        act, target = self.targets
        of_subject, spans = stated.spans
        term = of_subject[self.subject[act]] if len(act) else act
        key = (target * (len(self.days) + 1) + self.dates[act] + 1) * max(1, len(spans)) + term
        _, first, place = distinct(key)
        holds = [
            group.holds(self.codes[target[each]], span_within(self.day(int(act[each])), spans[term[each]]))
            for each in first
        ]
        aimed = np.zeros(len(self.subject), dtype=bool)
        aimed[act[np.array(holds, dtype=bool)[place]]] = True
        return aimed

    def day(self, act: int) -> str | None:
        """Return the date of an act as it is written."""
        return None if self.dates[act] == NONE else self.days[self.dates[act]]


def acts_of(rows: Rows, covering: Covering, themes: Sequence[str], subjects: int) -> Acts:
    """Return the acts that rows tell of.

    Args:
        rows: of the table of actions, without problems.
        covering: what sources cover.
        themes: those that the rubric asks for.
        subjects: how many there are.
    """
    roots, act = rows.acts
    first = distinct(act)[1]
    instrument = rows.settled(rows.words["instrument"])[roots]
    kind, target = rows.words["source_kind"], rows.texts["target"]
    cited = np.flatnonzero(kind != NONE)
    aimed = np.argsort(act, kind="stable")
    aimed = aimed[target.codes[aimed] != NONE]
    publishers, (by_act, by_cover) = together(rows.texts["publisher"], covering.publisher)
    kinds = np.zeros(len(roots), dtype=np.int64)
    np.bitwise_or.at(kinds, act[cited], 1 << kind[cited])
    return Acts(
        subjects=subjects,
        subject=rows.subject[first],
        stage=_highest(act, rows.words["stage"], len(roots)),
        instrument=np.where(instrument == NONE, OTHER, instrument),
        state=_latest(rows, act, len(roots)),
        kinds=kinds,
        bearing=dict(_bearing(rows, act, themes)),
        sources=Speaking.of_any_order(act[cited], kind[cited], by_act[cited]),
        covering=dict(_covering(covering, by_cover, themes)),
        publishers=publishers,
        targets=(act[aimed], target.codes[aimed]),
        codes=target.texts,
        dates=_dates(rows, act),
        days=rows.texts["date"].texts,
    )


def _highest(act: Whole, codes: Whole, acts: int) -> Whole:
    found = np.full(acts, NONE)
    np.maximum.at(found, act, codes)
    return found


def _latest(rows: Rows, act: Whole, acts: int) -> Whole:
    """Return the latest status of each act; of two on one day the one that is further from being in force."""
    status, since = rows.words["status"], rows.texts["status_since"]
    days = since.taken(np.array([interval(text)[0].toordinal() for text in since.texts], dtype=np.int64))
    order = np.where(status == NONE, NONE, np.maximum(days, 1) * len(STATES) + status)
    latest = _highest(act, order, acts)
    return np.where(latest == NONE, STATES.index("in_force"), latest % len(STATES))


def _bearing(rows: Rows, act: Whole, themes: Sequence[str]) -> Iterator[tuple[str, Bearing]]:
    column, directions = rows.texts["theme"], 1 << np.maximum(rows.words["direction"], 0)
    known = {theme: code for code, theme in enumerate(column.texts)}
    for theme in themes:
        found = np.flatnonzero(column.codes == known.get(theme, UNKNOWN))
        yield theme, Bearing.of(act[found], directions[found])


def _covering(covering: Covering, publisher: Whole, themes: Sequence[str]) -> Iterator[tuple[str, Speaking]]:
    known, kind = {theme: code for code, theme in enumerate(covering.theme.texts)}, covering.kind.words(KINDS)
    for theme in themes:
        found = np.flatnonzero(covering.theme.codes == known.get(theme, UNKNOWN))
        yield theme, Speaking.of_any_order(covering.subject[found], kind[found], publisher[found])


def _dates(rows: Rows, act: Whole) -> Whole:
    """Return of each act the date of the action that it is named after, else of the first by id that has one."""
    roots, column = rows.acts[0], rows.texts["date"]
    dated = np.flatnonzero(column.codes != NONE)
    found = np.full(len(roots), NONE)
    if len(dated):
        actions = rows.action[dated]
        order = np.lexsort((rows.place_by_id[dated], roots[act[dated]] != actions, act[dated]))[::-1]
        found[act[dated][order]] = column.codes[dated][order]
    return found
