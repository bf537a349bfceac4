"""How sure coders are of each act of a record: by a coder's own word, or by how often two of them differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scorecard.analysis.coders import compare_codings
from scorecard.analysis.recoding import partners_of
from scorecard.model.coding import Coding
from scorecard.model.comparison import Comparison
from scorecard.model.joined import JoinedAct
from scorecard.model.number import ONE
from scorecard.model.scorecard import Scorecard
from scorecard.problem import ScorecardError
from scorecard.scoring.view import acts_in_view

Texts = Mapping[str, Mapping[str, str]]
"""By subject: the archived text of each source, by the source's id."""
TWO = 2


def confidences(
    comparison: Comparison, codings: Sequence[Coding], texts: Texts, slip: Fraction
) -> dict[str, tuple[Fraction, ...]]:
    """Return how sure coders are of each act, by subject, in the order of the record's acts.

    Of one coding of a subject the coder's own confidence counts, the lowest of the actions that report an act; of two,
    the share of the actions of both on whose stage they agree counts for every act.

    Args:
        comparison: what is compared.
        codings: one or two of some of the subjects.
        texts: where there are any, two actions are one if both quote from one passage, else if they have one name.
        slip: how likely a stage is a step off where a coder says nothing of it.

    Raises:
        ScorecardError: when a coding is of nobody who is compared, a subject has more than two, or two have no action
            in common.
    """
    cards = {card.record.subject.id: card for card in comparison.cards}
    given: dict[str, list[Coding]] = {}
    for coding in codings:
        given.setdefault(coding.subject, []).append(coding)
    for subject, own in given.items():
        if subject not in cards:
            msg = f"a coding is of {subject}, who is not compared; the subjects are {', '.join(cards)}"
            raise ScorecardError(msg)
        if len(own) > TWO:
            msg = f"{len(own)} codings are of {subject}; give one, or two that are to be compared"
            raise ScorecardError(msg)
    return {
        subject: tuple(_stated(cards[subject], own[0], texts.get(subject, {}), slip))
        if len(own) < TWO
        else _agreed(cards[subject], own[0], own[1], texts.get(subject, {}))
        for subject, own in given.items()
    }


def _stated(card: Scorecard, coding: Coding, texts: Mapping[str, str], slip: Fraction) -> Iterator[Fraction]:
    """Yield the coder's confidence in each act, or what is usual where he states none."""
    own = partners_of(card.record, coding, texts)
    sure = {own[name]: code.confidence for name, code in coding.actions.items() if name in own}
    for act in _acts(card):
        stated = [found for action in act.actions if (found := sure.get(action.id)) is not None]
        yield min(stated, default=ONE - slip)


def _agreed(card: Scorecard, first: Coding, second: Coding, texts: Mapping[str, str]) -> tuple[Fraction, ...]:
    """Return for every act the share of actions on whose stage two coders agree."""
    found = compare_codings(first, second, texts, draws=0)
    if not found.pairs:
        msg = f"the two codings of {first.subject} have no action in common; give --sources, or two with the same names"
        raise ScorecardError(msg)
    alike = sum(one.stage == other.stage for one, other in map(found.codes, found.pairs))
    return (Fraction(alike, len(found.pairs)),) * len(_acts(card))


def _acts(card: Scorecard) -> tuple[JoinedAct, ...]:
    return acts_in_view(card.record, card.window).acts
