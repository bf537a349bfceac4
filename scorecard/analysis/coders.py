"""Two codings of the same texts put together: what both coded, and how far they judged it alike.

Why: who codes a text without having seen another coding names actions freely; which action is meant is seen from where
it quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from scorecard.analysis.agreement import DRAWS, SEED, agreement
from scorecard.model.agreement import Agreement, CodersCompared, Pair
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.words import Stage
from scorecard.problem import ScorecardError
from scorecard.reading.archive import where_found
from scorecard.reading.passages import Span, beginning, passages

Place = tuple[str, int]
"""A source, and the number of a passage in it, counted from 0."""
STAGES: tuple[Stage, ...] = get_args(Stage)


def compare_codings(
    first: Coding, second: Coding, texts: Mapping[str, str], *, draws: int = DRAWS, seed: int = SEED
) -> CodersCompared:
    """Put two codings of one subject together.

    Two actions are one if they rest on a passage that both quote, or have the same name and no quotation speaks against
    it; of several, those with the likest themes belong together.

    Args:
        first: one coding.
        second: another one of the same texts.
        texts: the archived text of each source, by the source's id; without any, names alone decide.
        draws: see `agreement`.
        seed: see `agreement`.

    Raises:
        ScorecardError: when the codings are of two subjects.
    """
    if first.subject != second.subject:
        msg = f"the codings are of two subjects, {first.subject} and {second.subject}; give two of one subject"
        raise ScorecardError(msg)
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
        seed=seed,
    )


def _places(code: ActionCode, texts: Mapping[str, str], cut: Mapping[str, Sequence[Span]]) -> frozenset[Place]:
    """Return the passages in which an action is quoted."""
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
    """Yield the actions that are one, the likest first, each once."""
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
    """Yield for each passage whether each coder found an action in it."""
    by_first, by_second = (frozenset().union(*each.values()) for each in (one, other))
    for source in sorted(sources & cut.keys()):
        for number in range(len(cut[source])):
            place = (source, number)
            yield str(place in by_first), str(place in by_second)
