"""Which actions of two lists are one, seen from where they quote.

Why: who codes a text without having seen another coding names actions freely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.model.agreement import Pair
from scorecard.model.coding import ActionCode
from scorecard.model.facts import Action
from scorecard.reading.archive import where_found
from scorecard.reading.passages import Span, beginning, passages

Place = tuple[str, int]
"""A source, and the number of a passage in it, counted from 0."""
Places = Mapping[str, frozenset[Place]]
"""The passages in which each action is quoted."""
Judged = Mapping[str, ActionCode] | Mapping[str, Action]
"""Actions by their names."""


def cut_up(texts: Mapping[str, str]) -> dict[str, tuple[Span, ...]]:
    """Return the passages of each text."""
    return {source: passages(text) for source, text in texts.items()}


def places_of(
    actions: Judged, texts: Mapping[str, str], cut: Mapping[str, Sequence[Span]]
) -> dict[str, frozenset[Place]]:
    """Return the passages in which each action is quoted; none where a text is not at hand or lacks the words."""
    return {name: frozenset(_places(action, texts, cut)) for name, action in actions.items()}


def _places(
    action: ActionCode | Action, texts: Mapping[str, str], cut: Mapping[str, Sequence[Span]]
) -> Iterator[Place]:
    for each in action.evidence:
        if each.quote is not None and each.source in texts:
            text = texts[each.source]
            span = where_found(each.quote, text, beginning(text))
            for number, passage in enumerate(cut[each.source]) if span else ():
                if span and passage.touches(span):
                    yield each.source, number


def pairs_of(first: Judged, second: Judged, one: Places, other: Places) -> tuple[Pair, ...]:
    """Return the actions that are one, each in one pair at most, in the order of the first list.

    Two actions are one if they rest on a passage that both quote, or have the same name and no quotation speaks against
    it; of several, those with the likest themes belong together.

    Args:
        first: the actions of one list.
        second: those of the other.
        one: the passages in which those of the first list are quoted.
        other: the same of the second list.
    """
    order = list(first)
    return tuple(sorted(_pairs(first, second, one, other), key=lambda pair: order.index(pair.first)))


def _pairs(first: Judged, second: Judged, one: Places, other: Places) -> Iterator[Pair]:
    """Yield the actions that are one, the likest first, each once."""
    candidates = sorted(
        (-_likeness(first[a], second[b]), -len(one[a] & other[b]), at, beside, a, b)
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


def _likeness(one: ActionCode | Action, other: ActionCode | Action) -> float:
    """Return the share of the themes of either that both have."""
    return len(one.themes.keys() & other.themes.keys()) / len(one.themes.keys() | other.themes.keys())
