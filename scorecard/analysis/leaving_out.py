"""What comes of leaving one thing out: a criterion, a document, or all documents of one kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from scorecard.analysis.rejoining import rejoined
from scorecard.analysis.turning import exactly, reversed_pairs
from scorecard.model.comparison import Comparison
from scorecard.model.facts import Action, Evidence
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.result import Result
from scorecard.model.robustness import Left, LeftOut
from scorecard.scoring.normalise import EXCLUDED
from scorecard.scoring.score import judge, score
from scorecard.scoring.view import acts_in_view

Scores = tuple[Fraction | None, ...]


def left_out(comparison: Comparison) -> Iterator[LeftOut]:
    """Yield what comes of leaving out each criterion, each document, and each kind of source, in this order."""
    own: Scores = tuple(card.score for card in comparison.cards)

    def found(kind: Left, name: str, title: str, scores: Scores) -> LeftOut:
        return LeftOut(kind, name, title, scores, reversed_pairs(own, scores, exactly))

    for node in comparison.rubric.criteria.values():
        yield found("criterion", node.path, node.title, _without_criterion(comparison, node))
    records = [card.record for card in comparison.cards]
    for place, record in enumerate(records):
        for name, source in record.sources.items():
            scores = (*own[:place], _scored(comparison, without(record, {name})), *own[place + 1 :])
            title = f'"{source.title}" ({source.publisher}; {source.kind}; {record.subject.name})'
            yield found("document", f"{record.subject.id}.{name}", title, scores)
    for kind in sorted({str(source.kind) for record in records for source in record.sources.values()}):
        others = [without(record, _of_kind(record, kind)) for record in records]
        yield found("kind of source", kind, kind, tuple(_scored(comparison, other) for other in others))


def _scored(comparison: Comparison, record: Record) -> Fraction | None:
    return score(comparison.rubric, record, window=comparison.window).score


def _of_kind(record: Record, kind: str) -> set[str]:
    return {name for name, source in record.sources.items() if source.kind == kind}


def _without_criterion(comparison: Comparison, criterion: Node) -> Scores:
    """Return all scores as if one criterion did not apply to anybody."""
    rubric = comparison.rubric
    scores: list[Fraction | None] = []
    for card in comparison.cards:
        view = acts_in_view(card.record, comparison.window)
        results: dict[str, Result] = {}
        for node in rubric.order:
            found = card[node.id] if node.is_criterion else judge(node, rubric, view, results)
            results[node.id] = _excluded(found) if node.id == criterion.id else found
        scores.append(results[rubric.id].score)
    return tuple(scores)


def _excluded(result: Result) -> Result:
    return replace(
        result, outcome=EXCLUDED.outcome, score=None, lower=None, upper=None, coverage=EXCLUDED.coverage,
        by_band=None, held=(),
    )  # fmt: skip


def without(record: Record, gone: Collection[str]) -> Record:
    """Return a record as if some of its sources had never been read.

    Actions and observations that rest on these alone go with them; an act that several actions report keeps the others.
    """
    less = [_with_less(action, gone) for action in record.actions]
    kept = [action for action in less if action.evidence]
    observations = {
        name: observation.model_copy(update={"evidence": _left(observation.evidence, gone)})
        for name, observation in record.observations.items()
        if not observation.evidence or _left(observation.evidence, gone)
    }
    return record.model_copy(
        update={
            "sources": {name: source for name, source in record.sources.items() if name not in gone},
            "actions": tuple(rejoined(record.actions, kept)),
            "observations": observations,
            "not_coded": tuple(each for each in record.not_coded if each.source not in gone),
        }
    )


def _with_less(action: Action, gone: Collection[str]) -> Action:
    return action.model_copy(update={"evidence": _left(action.evidence, gone)})


def _left(evidence: Sequence[Evidence], gone: Collection[str]) -> tuple[Evidence, ...]:
    return tuple(each for each in evidence if each.source not in gone)
