"""Acts: actions joined where they report the same one, ready to be scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from scorecard.model.dates import Interval, interval
from scorecard.model.facts import Action, Facts, Source
from scorecard.model.words import Direction, SourceKind, Stage, State


@dataclass(frozen=True, slots=True, eq=False)
class JoinedAct:
    """One act, with all that the actions which report it say."""

    actions: tuple[Action, ...]
    """The one that the others name comes first; it gives id, instrument and summary, and the date where it has one."""
    span: Interval
    """Earliest and latest day that its date and the subject's terms allow."""
    stage: Stage
    """The highest that an action reports."""
    directions: Mapping[str, frozenset[Direction]]
    """Directions on each theme."""
    kinds: frozenset[SourceKind]
    """Kinds of the sources that bear it out."""
    sources: frozenset[str]
    targets: frozenset[str]
    state: State
    """What became of it by its latest status; `in_force` where none is given."""


def joined_acts(facts: Facts) -> tuple[JoinedAct, ...]:
    """Return the acts of a record, by the ids of the actions that they are named after."""
    terms = facts.subject.span
    root = {action.id: action.same_act or action.id for action in facts.actions}
    groups: dict[str, list[Action]] = {}
    for action in sorted(facts.actions, key=lambda action: (action.same_act is not None, action.id)):
        groups.setdefault(_root_of(action.id, root), []).append(action)
    return tuple(_join(facts.sources, terms, tuple(group)) for _, group in sorted(groups.items()))


def _root_of(name: str, root: dict[str, str]) -> str:
    """Follow an action to the one that names no other, and remember where all on the way lead."""
    path = []
    while root[name] != name:
        path.append(name)
        name = root[name]
    root.update(dict.fromkeys(path, name))
    return name


def _join(cited: Mapping[str, Source], terms: Interval, actions: tuple[Action, ...]) -> JoinedAct:
    directions: dict[str, frozenset[Direction]] = {}
    for action in actions:
        for theme, direction in action.themes.items():
            directions[theme] = directions.get(theme, NONE) | ALONE[direction]
    sources = frozenset([evidence.source for action in actions for evidence in action.evidence])
    return JoinedAct(
        actions=actions,
        span=span_within(next((action.date for action in actions if action.date), None), terms),
        stage=max((action.stage for action in actions), key=STAGES.index),
        directions=directions,
        kinds=frozenset([cited[source].kind for source in sources]),
        sources=sources,
        targets=frozenset([target for action in actions for target in action.targets]),
        state=_latest_state(actions),
    )


def span_within(day: str | None, terms: Interval) -> Interval:
    """Narrow a date to the terms, as "1993" of who came in during that year; a date outside them stays as it is."""
    if day is None:
        return terms
    first, last = interval(day)
    outside = last < terms[0] or first > terms[1]
    return (first, last) if outside else (max(first, terms[0]), min(last, terms[1]))


STAGES: tuple[Stage, ...] = get_args(Stage)
"""The stages, lowest first."""
NONE: frozenset[Direction] = frozenset()
ALONE: dict[Direction, frozenset[Direction]] = {direction: frozenset({direction}) for direction in get_args(Direction)}
"""Each direction as the only one on a theme."""
STATES: tuple[State, ...] = get_args(State)
"""Every state of an act; of two on one day the later in this list holds, which is further from being in force."""


def _latest_state(actions: Iterable[Action]) -> State:
    statuses = [action.status for action in actions if action.status]
    dated = [
        (interval(status.since)[0] if status.since else date.min, STATES.index(status.state)) for status in statuses
    ]
    return STATES[max(dated)[1]] if dated else "in_force"
