"""Whether names matter: the comparison is scored again under other names, and each number must stay with its facts.

Why: a rubric cannot see a name, but it can ask for an attribute that holds one; and a claim that is run is worth more
than one that is argued.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.analysis.fairness_case import Case
from scorecard.model.base import FrozenDict
from scorecard.model.comparison import Comparison
from scorecard.model.fairness import Remark
from scorecard.model.record import Record
from scorecard.problem import ScorecardError
from scorecard.scoring.compare import compare

OWN = ("id", "name", "office_holder", "party")
"""Fields of a subject that say who it is."""
Identity = Mapping[str, str | None]
Numbers = list[tuple[object, ...]]


def blind(case: Case) -> Iterator[Remark]:
    """Numbers that change when subjects are renamed, take each other's names, or come in another order."""
    records = [card.record for card in case.cards]
    before = numbers_of(case.comparison)
    own = [_identity(record) for record in records]
    masks: list[Identity] = [dict.fromkeys(OWN, f"subject_{number}") for number in range(len(records))]
    trials = {
        "under other names": ([_under(record, mask) for record, mask in zip(records, masks, strict=True)], 1),
        "with each other's names": (
            [_under(record, other) for record, other in zip(records, [*own[1:], *own[:1]], strict=True)],
            1,
        ),
        "the other way round": (records[::-1], -1),
    }
    for how, (others, step) in trials.items():
        yield from _differences(case, before, others, how, step)


def _differences(case: Case, before: Sequence[Numbers], others: list[Record], how: str, step: int) -> Iterator[Remark]:
    """Yield where scores, bounds, bands or ranks of a trial are others than before."""
    window = case.comparison.window
    try:
        after = numbers_of(compare(case.comparison.rubric, others, window=window))[::step]
    except ScorecardError as error:
        yield Remark("not_met", f"scored {how}, the records cannot be scored: {error}")
        return
    for card, mine, theirs in zip(case.cards, before, after, strict=True):
        changed = [str(one[0]) or "the whole" for one, other in zip(mine, theirs, strict=True) if one != other]
        if changed:
            said = f"scored {how}, its numbers change: {', '.join(changed[:3])}{' ...' if changed[3:] else ''}"
            yield Remark("not_met", said, card.record.subject.id, changed[0])


def numbers_of(comparison: Comparison) -> list[Numbers]:
    """Return each scorecard's numbers and ranks, path by path, in the order of the comparison."""
    ranks = {node.path: list(comparison.ranks(node.path).values()) for node in comparison.rubric.tree.walk()}
    return [
        [
            (row.path, row.outcome, row.score, row.lower, row.upper, row.coverage, row.bands, ranks[row.path][place])
            for row in card.root.walk()
        ]
        for place, card in enumerate(comparison.cards)
    ]


def _identity(record: Record) -> Identity:
    return {field: getattr(record.subject, field) for field in OWN}


def _under(record: Record, identity: Identity) -> Record:
    """Return a record under another identity; an attribute that repeats a part of the old one goes along."""
    subject = record.subject
    renamed = {getattr(subject, field): identity[field] or "nobody" for field in OWN if getattr(subject, field)}
    attributes = {name: renamed.get(value, value) for name, value in subject.attributes.items()}
    changed = subject.model_copy(update={**identity, "attributes": FrozenDict(attributes)})
    return record.model_copy(update={"subject": changed})
