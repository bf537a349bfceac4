"""Scorecards side by side: only under one standard, and nothing called higher than the bounds allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scorecard.model.asked import expect, expect_all
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.window import Window
from scorecard.problem import RubricMismatchError, ScorecardError, echo
from scorecard.scoring.score import score

STATED_SHOWN = 20
"""Attributes with their values that a message names at most."""
DIFFERENCES_SHOWN = 5
"""Differences between two rubrics that a message names at most."""


def compare(
    rubric: Rubric,
    records: Sequence[Record],
    *,
    window: Window | str | None = None,
    where: Mapping[str, str] | None = None,
    ranked: bool = False,
) -> Comparison:
    """Score records under one rubric and put them side by side, in the order given.

    Args:
        rubric: the one standard.
        records: at least one; no two of one subject.
        window: the equal part of each time in office to look at; see `score`.
        where: attributes with a value each; only subjects that state these values are compared.
        ranked: whether outputs show ranks, as the rubric's `rank` says they are counted.

    Raises:
        DocumentError: when an observation does not fit its criterion.
        ScorecardError: when there is no record, two are of one subject, the text is no window, or what is given is no
            rubric or no list of records.
    """
    expect(Rubric, rubric, "rubric")
    given, chosen = expect_all(Record, records, "records"), where or {}
    among = [record for record in given if is_among(record, chosen)]
    if given and not among:
        asked = ", ".join(f"{name}={value}" for name, value in chosen.items())
        stated = sorted({f"{name}={value}" for record in given for name, value in record.subject.stated.items()})
        more = f" and {len(stated) - STATED_SHOWN} more" if len(stated) > STATED_SHOWN else ""
        shown = ", ".join(map(echo, stated[:STATED_SHOWN]))
        msg = f"no record states {echo(asked)}; the subjects state: {shown or 'no attributes'}{more}"
        raise ScorecardError(msg)
    compared = compare_cards([score(rubric, record, window=window) for record in among])
    return replace(compared, where=chosen, ranked=ranked)


def is_among(record: Record, where: Mapping[str, str]) -> bool:
    """Tell whether a record's subject states all these attributes with these values."""
    return all(record.subject.attribute(name) == value for name, value in where.items())


def compare_cards(cards: Sequence[Scorecard]) -> Comparison:
    """Put scorecards side by side.

    Raises:
        RubricMismatchError: when they were scored under different rubrics; the message says what differs.
        ScorecardError: when there is none, two are of one subject, they look at different windows, or what is given is
            no list of scorecards.
    """
    cards = expect_all(Scorecard, cards, "cards")
    if not cards:
        msg = "there is no record to compare"
        raise ScorecardError(msg)
    for card in cards[1:]:
        _refuse_other_standard(cards[0], card)
    _refuse_repeats([card.record.subject.id for card in cards])
    return Comparison(rubric=cards[0].rubric, cards=cards, window=cards[0].window)


def _refuse_repeats(subjects: Sequence[str]) -> None:
    for subject, count in Counter(subjects).items():
        if count > 1:
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
            yield from differences(first.get(key), second.get(key), f"{at}.{key}".removeprefix("."))
    elif first != second:
        yield f"{at} is {_short(first)} in one and {_short(second)} in the other"


def _short(value: object) -> str:
    if value is None:
        return "absent"
    return "present" if isinstance(value, (dict, list)) else str(value)
