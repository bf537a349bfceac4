"""Two codings of the same texts put together: what both coded, and how far they judged it alike.

Why: who codes a text without having seen another coding gives acts names of their own; which act is meant is seen from
where they quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from scorecard.analysis.agreement import DRAWS, SEED, Agreement, agreement
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.words import Stage
from scorecard.reading.archive import where_found
from scorecard.reading.passages import Span, beginning, passages

Place = tuple[str, int]
"""A source, and the number of a passage in it, counted from 0."""
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Pair:
    """An act that both coders coded, by its name in each coding."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class CodersCompared:
    """How far two coders agree on what was done, and on what it was."""

    first: Coding
    second: Coding
    pairs: tuple[Pair, ...]
    only_first: tuple[str, ...]
    """Acts that only the first coder coded."""
    only_second: tuple[str, ...]
    coded: Agreement
    """On which passages of the sources that both read hold an act; each passage is a unit."""
    stage: Agreement
    """On the stages of the acts that both coded, as an order."""
    themes: Agreement
    """On which themes those acts bear; a unit is an act and a theme that either coder gave anywhere."""
    direction: Agreement
    """On the direction of the themes that both gave an act."""

    def stages(self, pair: Pair) -> tuple[Stage, Stage]:
        """Return the stage that each coder gave an act."""
        return self.first.actions[pair.first].stage, self.second.actions[pair.second].stage

    def differing(self) -> Iterator[Pair]:
        """Yield the acts whose stage, themes or directions the coders judge differently."""
        for pair in self.pairs:
            one, other = self.first.actions[pair.first], self.second.actions[pair.second]
            if one.stage != other.stage or dict(one.themes) != dict(other.themes):
                yield pair


def compare_codings(
    first: Coding, second: Coding, texts: Mapping[str, str], *, draws: int = DRAWS, seed: int = SEED
) -> CodersCompared:
    """Put two codings of one subject together.

    Two acts are one if they have the same name and nothing speaks against it, or rest on a passage that both quote; of
    several, those with the likest themes belong together.

    Args:
        first: one coding.
        second: another one of the same texts.
        texts: the archived text of each source, by the source's id.
        draws: see `agreement`.
        seed: see `agreement`.
    """
    cut = {source: passages(text) for source, text in texts.items()}
    one, other = ({name: _places(code, texts, cut) for name, code in each.actions.items()} for each in (first, second))
    order = list(first.actions)
    pairs = tuple(sorted(_pairs(first, second, one, other), key=lambda pair: order.index(pair.first)))
    codes = [(first.actions[pair.first], second.actions[pair.second]) for pair in pairs]
    used = sorted({theme for each in (first, second) for code in each.actions.values() for theme in code.themes})
    taken_first, taken_second = {pair.first for pair in pairs}, {pair.second for pair in pairs}

    def of(units: Sequence[Sequence[str]], order: Sequence[str] = ()) -> Agreement:
        return agreement(units, "ordinal" if order else "nominal", order=order, draws=draws, seed=seed)

    return CodersCompared(
        first,
        second,
        pairs,
        tuple(name for name in first.actions if name not in taken_first),
        tuple(name for name in second.actions if name not in taken_second),
        coded=of(list(_coded(cut, _read_by_both(first, second), one, other))),
        stage=of([(a.stage, b.stage) for a, b in codes], STAGES),
        themes=of([(str(theme in a.themes), str(theme in b.themes)) for a, b in codes for theme in used]),
        direction=of([(a.themes[theme], b.themes[theme]) for a, b in codes for theme in a.themes if theme in b.themes]),
    )


def _places(code: ActionCode, texts: Mapping[str, str], cut: Mapping[str, Sequence[Span]]) -> frozenset[Place]:
    """Return the passages in which an act is quoted."""
    found = [
        (each.source, where_found(each.quote, texts[each.source], beginning(texts[each.source])))
        for each in code.evidence
        if each.quote is not None and each.source in texts
    ]
    return frozenset(
        (source, number)
        for source, span in found
        if span
        for number, passage in enumerate(cut[source])
        if passage.touches(span)
    )


def _pairs(
    first: Coding, second: Coding, one: Mapping[str, frozenset[Place]], other: Mapping[str, frozenset[Place]]
) -> Iterator[Pair]:
    """Yield the acts that are one, the likest first, each once."""
    candidates = sorted(
        (-_likeness(first.actions[a], second.actions[b]), -len(one[a] & other[b]), at, beside, a, b)
        for at, a in enumerate(one)
        for beside, b in enumerate(other)
        if one[a] & other[b] or (a == b and not (one[a] and other[b]))
    )
    left, right = set(one), set(other)
    for *_, a, b in candidates:
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
            yield Pair(a, b)


def _likeness(one: ActionCode, other: ActionCode) -> float:
    """Return the share of the themes of either that both have."""
    return len(one.themes.keys() & other.themes.keys()) / len(one.themes.keys() | other.themes.keys())


def _read_by_both(first: Coding, second: Coding) -> set[str]:
    """Return the sources of which both codings say something."""
    one, other = (
        {each.source for code in coding.actions.values() for each in code.evidence}
        | {passage.source for passage in coding.not_coded}
        for coding in (first, second)
    )
    return one & other


def _coded(
    cut: Mapping[str, Sequence[Span]],
    sources: set[str],
    one: Mapping[str, frozenset[Place]],
    other: Mapping[str, frozenset[Place]],
) -> Iterator[tuple[str, str]]:
    """Yield for each passage whether each coder found an act in it."""
    by_first, by_second = (frozenset().union(*each.values()) for each in (one, other))
    for source in sorted(sources & cut.keys()):
        for number in range(len(cut[source])):
            place = (source, number)
            yield str(place in by_first), str(place in by_second)
