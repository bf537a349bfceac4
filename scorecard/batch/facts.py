"""The acts of one subject as a record tells them, for the definition to judge."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.batch.actions import INSTRUMENTS, KINDS
from scorecard.batch.acts import Acts
from scorecard.batch.evidence import DIRECTION_OF
from scorecard.kernel.values import Whole
from scorecard.model.facts import Action, Evidence, Source, Status
from scorecard.model.joined import STAGES, STATES
from scorecard.model.words import Direction

Facts = tuple[tuple[Action, ...], tuple[tuple[str, Source], ...]]
"""The acts as actions, and their sources by id; what is the same for scoring is written the same."""
Span = tuple[int, int]


def facts_of(acts: Acts, row: int) -> Facts:
    """Return the acts of a subject that bear on a theme of the rubric, and the sources that speak of it."""
    span = _span(acts.subject, row, row + 1)
    sources: dict[tuple[int, int], list[str]] = {}
    for theme, covering in acts.covering.items():
        for place in range(*_span(covering.of, row, row + 1)):
            sources.setdefault((int(covering.kind[place]), int(covering.publisher[place])), []).append(theme)
    themes: dict[int, dict[str, Direction]] = {}
    for theme, bearing in acts.bearing.items():
        for place in range(*_span(bearing.act, *span)):
            direction = DIRECTION_OF[bearing.directions[place]]
            themes.setdefault(int(bearing.act[place]), {})[theme] = direction
    cited = {act: sorted(set(_cited(acts, act))) for act in themes}
    for each in (source for named in cited.values() for source in named):
        sources.setdefault(each, [])
    actions = tuple(_action(acts, act, themes[act], [_id(source) for source in cited[act]]) for act in sorted(themes))
    return actions, tuple((_id(source), _source(source, covers)) for source, covers in sorted(sources.items()))


def _cited(acts: Acts, act: int) -> Iterator[tuple[int, int]]:
    for place in range(*_span(acts.sources.of, act, act + 1)):
        yield int(acts.sources.kind[place]), int(acts.sources.publisher[place])


def _action(acts: Acts, act: int, themes: dict[str, Direction], sources: list[str]) -> Action:
    aimed, target = acts.targets
    return Action(
        id=f"act_{act}",
        date=acts.day(act),
        summary="An act.",
        stage=STAGES[acts.stage[act]],
        themes=themes,
        instrument=INSTRUMENTS[acts.instrument[act]],
        targets=tuple(dict.fromkeys(acts.codes[target[place]] for place in range(*_span(aimed, act, act + 1)))),
        status=Status.model_validate({"is": STATES[acts.state[act]]}),
        evidence=tuple(Evidence(source=name, at="somewhere") for name in sources),
    )


def _source(source: tuple[int, int], covers: list[str]) -> Source:
    kind, publisher = source
    return Source(
        title="A source", publisher=f"publisher {publisher}", kind=KINDS[kind], covers=tuple(dict.fromkeys(covers))
    )


def _id(source: tuple[int, int]) -> str:
    return "source_{}_{}".format(*source)


def _span(ascending: Whole, start: int, end: int) -> Span:
    """Return the places of what lies from a number up to another one."""
    first, last = np.searchsorted(ascending, [start, end])
    return int(first), int(last)
