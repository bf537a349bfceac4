"""Scorecards side by side: only under one standard, and nothing called higher than the bounds allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from scorecard.model.comparison import Comparison, Pair
from scorecard.model.record import Record
from scorecard.model.result import Bounded
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.window import Window
from scorecard.problem import RubricMismatchError, ScorecardError
from scorecard.scoring.score import score

Finding = Literal["first_above", "second_above", "level", "not_separated", "not_comparable"]
DIFFERENCES_SHOWN = 5
"""Differences between two rubrics that a message names at most."""


def compare(rubric: Rubric, records: Sequence[Record], *, window: Window | str | None = None) -> Comparison:
    """Score records under one rubric and put them side by side, in the order given.

    Args:
        rubric: the one standard.
        records: at least one; no two of one subject.
        window: the equal part of each time in office to look at; see `score`.

    Raises:
        DocumentError: when an observation does not fit its criterion.
        ScorecardError: when there is no record, two are of one subject, or the text is no window.
    """
    return compare_cards([score(rubric, record, window=window) for record in records])


def compare_cards(cards: Sequence[Scorecard]) -> Comparison:
    """Put scorecards side by side.

    Raises:
        RubricMismatchError: when they were scored under different rubrics; the message says what differs.
        ScorecardError: when there is none, two are of one subject, or they look at different windows.
    """
    if not cards:
        msg = "there is no record to compare"
        raise ScorecardError(msg)
    for card in cards[1:]:
        _refuse_other_standard(cards[0], card)
    _refuse_repeats([card.record.subject.id for card in cards])
    paths = ["", *(child.path for child in cards[0].root.children)]
    pairs = (
        Pair(path=path, first=first, second=second, finding=finding(first[path], second[path]))
        for path in paths
        for first, second in combinations(cards, 2)
    )
    return Comparison(rubric=cards[0].rubric, cards=tuple(cards), pairs=tuple(pairs), window=cards[0].window)


def finding(first: Bounded, second: Bounded) -> Finding:
    """Say what the bounds of two results separate."""
    if first.lower is None or first.upper is None or second.lower is None or second.upper is None:
        return "not_comparable"
    if first.lower > second.upper:
        return "first_above"
    if second.lower > first.upper:
        return "second_above"
    known = first.lower == first.upper and second.lower == second.upper
    return "level" if known else "not_separated"


def _refuse_repeats(subjects: Sequence[str]) -> None:
    for subject in subjects:
        if subjects.count(subject) > 1:
            msg = f"two records are of the subject '{subject}'; give each subject one record"
            raise ScorecardError(msg)


def _refuse_other_standard(first: Scorecard, other: Scorecard) -> None:
    if first.rubric.fingerprint != other.rubric.fingerprint:
        found = list(differences(first.rubric.meaning, other.rubric.meaning))
        shown = "; ".join(found[:DIFFERENCES_SHOWN])
        more = f"; and {len(found) - DIFFERENCES_SHOWN} more" if len(found) > DIFFERENCES_SHOWN else ""
        names = (f"{card.rubric.name} ({card.rubric.fingerprint[:12]})" for card in (first, other))
        msg = f"{' and '.join(names)} are different standards: {shown}{more}"
        raise RubricMismatchError(msg)
    if first.window != other.window:
        msg = "the scorecards look at different windows; score them with one window"
        raise ScorecardError(msg)


def differences(first: object, second: object, at: str = "") -> Iterator[str]:
    """Yield where two meanings differ, one line a place."""
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted({*first, *second}):
            yield from differences(first.get(key), second.get(key), f"{at}.{key}".lstrip("."))
    elif first != second:
        yield f"{at} is {_short(first)} in one and {_short(second)} in the other"


def _short(value: object) -> str:
    if value is None:
        return "absent"
    return "present" if isinstance(value, (dict, list)) else str(value)
