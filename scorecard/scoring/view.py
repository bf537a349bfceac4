"""The acts of a record that count, indexed once so that each criterion finds its own without a search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scorecard.model.facts import Source
from scorecard.model.joined import JoinedAct
from scorecard.model.record import Record
from scorecard.model.relations import Group
from scorecard.model.window import Window
from scorecard.problem import ScorecardError


@dataclass(frozen=True, eq=False)
class ActsInView:
    """A record with those of its acts that the scorecard looks at."""

    record: Record
    acts: tuple[JoinedAct, ...]
    left_out: int
    """Acts that do not surely lie in the window."""
    _sources_of: dict[frozenset[str], Mapping[str, Source]] = field(default_factory=dict, init=False)

    @cached_property
    def by_theme(self) -> dict[str, list[JoinedAct]]:
        """The acts that bear on each theme, in the order of their ids."""
        found: dict[str, list[JoinedAct]] = {}
        for act in self.acts:
            for theme in act.directions:
                found.setdefault(theme, []).append(act)
        return found

    def sources_of(self, kinds: frozenset[str]) -> Mapping[str, Source]:
        """Return the sources of some kinds, by id; found once, as all criteria ask for the same few kinds."""
        if kinds not in self._sources_of:
            sources = self.record.sources.items()
            self._sources_of[kinds] = {name: source for name, source in sources if source.kind in kinds}
        return self._sources_of[kinds]

    def bearing_on(self, themes: Iterable[str]) -> list[JoinedAct]:
        """Return the acts that bear on any of the themes, each once."""
        return list(dict.fromkeys(act for theme in themes for act in self.by_theme.get(theme, ())))


def acts_in_view(record: Record, window: Window | None = None) -> ActsInView:
    """Return a record's acts; with a window, those that surely lie in it."""
    if window is None:
        return ActsInView(record, record.acts, 0)
    if not record.subject.terms and window.is_length:
        msg = f"'{record.subject.id}' states no terms to count {window.text} from; give dates, as 2001-01-20/2003-01-19"
        raise ScorecardError(msg)
    first, last = window.span(record.subject.span)
    inside = tuple(act for act in record.acts if first <= act.span[0] and act.span[1] <= last)
    return ActsInView(record, inside, len(record.acts) - len(inside))


def aimed_at(acts: Iterable[JoinedAct], group: Group) -> list[JoinedAct]:
    """Return the acts of which a target surely belonged to the group at the time."""
    return [act for act in acts if any(group.holds(target, act.span) for target in act.targets)]
