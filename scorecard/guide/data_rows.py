"""The rows of a data package: who and what is judged, scores, what was done, what counts, and what that rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from scorecard.guide.data_table import Row
from scorecard.model.comparison import Comparison
from scorecard.model.facts import Evidence
from scorecard.model.joined import JoinedAct
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.result import EvidenceResult, Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard, row_of
from scorecard.model.words import RULES
from scorecard.rendering.words import coder_name

WHOLE = "."
"""What stands for the whole rubric in the place of a path, and for a criterion without groups in the place of one; an
empty cell would be a missing value, which no key may hold."""


def subject_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield each subject, with how much there was to look at."""
    for card in comparison.cards:
        record, seen = card.record, card.exposure
        subject, reply = record.subject, record.reply
        yield {
            "subject": subject.id,
            "name": subject.name,
            "kind": subject.kind,
            "office_holder": subject.office_holder,
            "party": subject.party,
            "terms": "; ".join(f"{term.since}/{term.to or '..'}" for term in subject.terms),
            "attributes": json.dumps(dict(subject.attributes), ensure_ascii=False) if subject.attributes else None,
            "note": subject.note,
            "as_of": seen.as_of,
            "sources_from": seen.oldest,
            "sources_to": seen.newest,
            "years": seen.years,
            "documents": seen.documents,
            "characters": seen.characters,
            "acts": seen.acts,
            "acts_left_out": seen.left_out,
            "self_reported": seen.self_reported,
            "scrutinised": seen.scrutinised,
            "points_used_twice": seen.shared_points,
            "reply": reply.status if reply else None,
            "reply_text": reply.text if reply else None,
            "coder": coder_name(record.coder) if record.coder else None,
            "coded_on": record.coded_on,
            "record_sha256": record.fingerprint,
        }


def node_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield the whole, each dimension and each criterion, in the order of the rubric."""
    rubric = comparison.rubric
    parents = {child.path: node.path for node in rubric.tree.walk() for child in node.children}
    for node in rubric.tree.walk():
        yield {
            "path": node.path or WHOLE,
            "parent": (parents[node.path] or WHOLE) if node.path else None,
            "id": node.id,
            "tier": node.tier,
            "title": node.title,
            "question": getattr(node.source, "question", None),
            "standard_at": _place(rubric, node),
            "rule": _rule(node),
            "role": node.role,
            "weight": str(node.weight) if node.path else None,
            "why": getattr(node.source, "why", None) if node.path else None,
            "themes": " ".join(node.themes),
            "observation": node.reads if node.scale or node.measure else None,
            "shown_from": node.show.low,
            "shown_to": node.show.high,
            "shown_decimals": node.show.decimals,
        }


def _place(rubric: Rubric, node: Node) -> str | None:
    """Return the place in the standard that a node is taken from."""
    return getattr(node.source, "at", None) if node.path else rubric.standard.at


def _rule(node: Node) -> str:
    """Return the rule that finds a criterion's value, or the method that aggregates a dimension's."""
    rules = (rule for rule in RULES if getattr(node.source, rule, None) is not None)
    return next(rules, "") if node.is_criterion else node.settled.aggregate.method


def score_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield the result of each subject on each node."""
    for card, result in results_of(comparison):
        yield {**row_of(card, result), "path": result.path or WHOLE}


def results_of(comparison: Comparison) -> Iterator[tuple[Scorecard, Result]]:
    """Yield every result with its scorecard, parents first."""
    return ((card, result) for card in comparison.cards for result in card.root.walk())


def action_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield every action of the records, whether a criterion counts it or not."""
    for record in records_of(comparison):
        act_of = {action.id: act.actions[0].id for act in record.acts for action in act.actions}
        for action in record.actions:
            yield {
                "subject": record.subject.id,
                "action": action.id,
                "act": act_of[action.id],
                "date": action.date,
                "summary": action.summary,
                "stage": action.stage,
                "themes": " ".join(f"{theme}:{direction}" for theme, direction in action.themes.items()),
                "instrument": action.instrument,
                "targets": " ".join(action.targets),
                "status": action.status.state if action.status else "in_force",
                "status_since": action.status.since if action.status else None,
                "because": action.because,
            }


def records_of(comparison: Comparison) -> Iterator[Record]:
    """Yield the records, in the order given."""
    return (card.record for card in comparison.cards)


def act_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield every act as each criterion counts it, with what it adds."""
    for card, result in results_of(comparison):
        subject = card.record.subject.id
        for group, found in _found(result):
            for act in found.acts:
                yield {
                    **_act_row(subject, result, act.joined),
                    "group": group,
                    "direction": act.direction,
                    "advancing": act.worth.advancing,
                    "setting_back": act.worth.setting_back,
                    "points": act.worth.points,
                }
        for joined, direction in result.ruled.acts if result.ruled else ():
            yield {**_act_row(subject, result, joined), "direction": direction}


def _found(result: Result) -> Iterable[tuple[str, EvidenceResult]]:
    return ((WHOLE, result.evidence),) if result.evidence else result.groups


def _act_row(subject: str, result: Result, act: JoinedAct) -> Row:
    """Return what an act is, whatever counts it."""
    first = act.actions[0]
    return {
        "subject": subject,
        "path": result.path,
        "group": WHOLE,
        "act": first.id,
        "date": next((action.date for action in act.actions if action.date), None),
        "summary": first.summary,
        "stage": act.stage,
    }


def observation_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield every observation of the records, whether a criterion reads it or not."""
    for record in records_of(comparison):
        for name, seen in record.observations.items():
            yield {
                "subject": record.subject.id,
                "observation": name,
                "level": seen.level,
                "number": seen.number,
                "because": seen.because,
            }


def evidence_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield what each action rests on."""
    for record in records_of(comparison):
        for action in record.actions:
            yield from _pointers(record, "action", action.id, action.evidence)


def observed_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield what each observation rests on."""
    for record in records_of(comparison):
        for name, seen in record.observations.items():
            yield from _pointers(record, "observation", name, seen.evidence)


def _pointers(record: Record, kind: str, name: str, evidence: Iterable[Evidence]) -> Iterator[Row]:
    for number, each in enumerate(evidence, 1):
        said = {"source": each.source, "at": each.at, "quote": each.quote}
        yield {"subject": record.subject.id, kind: name, "number": number, **said}


def source_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield every source of the records."""
    for record in records_of(comparison):
        for name, source in record.sources.items():
            yield {
                "subject": record.subject.id,
                "source": name,
                "title": source.title,
                "publisher": source.publisher,
                "date": source.date,
                "kind": source.kind,
                "covers": " ".join(source.covers),
                "url": source.url,
                "archived_sha256": source.sha256,
                "characters": source.characters,
                "note": source.note,
            }
