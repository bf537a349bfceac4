"""An account of robustness as data: every number of it, one a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.number import written
from scorecard.model.robustness import Robustness, Standing

Number = Fraction | float | None


@dataclass(frozen=True, slots=True)
class Datum:
    """One number."""

    kind: str
    """What it is: interval, place, above, alternative, choice, influence, left_out or level."""
    subject: str = ""
    other: str = ""
    """The subject that it is compared with."""
    under: str = ""
    """Which weights, judgements or ways to count."""
    what: str = ""
    """The node, choice, group, document or end that it is about."""
    value: Number = None


def standings_of(found: Robustness) -> Mapping[str, Standing]:
    """Return how subjects stand, by what was varied."""
    return {
        "weights_near": found.near,
        "weights_any": found.any,
        "judgement": found.judgement,
        "ways_to_count": found.multiverse.standing,
    }


def data_of(found: Robustness) -> Iterator[Datum]:
    """Yield every number of an account."""
    subjects = [card.record.subject.id for card in found.comparison.cards]
    for under, standing in standings_of(found).items():
        yield from _of_standing(subjects, under, standing)
    for name, share in found.multiverse.weight.items():
        yield Datum("choice", what=name, value=share)
    for each in found.multiverse.alternatives:
        for subject, score in zip(subjects, each.scores, strict=True):
            yield Datum("alternative", subject, under=each.choice, what=each.name, value=score)
    for subject, influences in zip(subjects, found.sensitivity.influences, strict=True):
        for influence in influences:
            yield Datum("influence", subject, under="first", what=influence.group, value=influence.first)
            yield Datum("influence", subject, under="total", what=influence.group, value=influence.total)
    for left in found.left_out:
        for subject, exact in zip(subjects, left.scores, strict=True):
            yield Datum("left_out", subject, under=left.kind, what=left.name, value=exact)
    yield from _of_levellings(found, subjects)


def _of_standing(subjects: list[str], under: str, standing: Standing) -> Iterator[Datum]:
    for path, spans in standing.spans.items():
        for subject, span in zip(subjects, spans, strict=True):
            lower, upper = span or (None, None)
            yield Datum("lower", subject, under=under, what=path, value=lower)
            yield Datum("upper", subject, under=under, what=path, value=upper)
    for place, subject in enumerate(subjects):
        for rank, count in enumerate(standing.ranks[place], 1):
            share = Fraction(count, standing.draws) if standing.draws else None
            yield Datum("place", subject, under=under, what=str(rank), value=share)
        for beside, other in enumerate(subjects):
            if beside != place:
                yield Datum("above", subject, other, under, value=standing.share_above(place, beside))


def _of_levellings(found: Robustness, subjects: list[str]) -> Iterator[Datum]:
    for each in found.levellings:
        above, below = subjects[each.above], subjects[each.below]
        if each.single:
            yield Datum("level", above, below, "weight_before", each.single.path, each.single.before)
            yield Datum("level", above, below, "weight_after", each.single.path, each.single.after)
        if each.move:
            for path, share in each.move.taken:
                yield Datum("level", above, below, "moved_from", path, share)
            yield Datum("level", above, below, "moved_to", each.move.given, each.move.moved)


def number_text(value: Number) -> str:
    """Write a number exactly, or nothing."""
    if value is None:
        return ""
    return written(value) if isinstance(value, Fraction) else repr(value)
