"""Results as JSON with exact numbers and the documents that they were computed from."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import singledispatch

from scorecard.model.comparison import Comparison, Pair
from scorecard.model.difference import Change, Difference
from scorecard.model.edition import EditionName
from scorecard.model.explanation import Explanation, Statement
from scorecard.model.number import written
from scorecard.model.record import Record
from scorecard.model.renderable import Renderable
from scorecard.model.result import Act, EvidenceResult, Result, Term
from scorecard.model.robustness import Robustness
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Exposure, Scorecard
from scorecard.rendering.edition_data import edition_difference_plain, verified_plain
from scorecard.rendering.json_analyses import agreement_plain, fairness_plain, robustness_plain
from scorecard.rendering.json_parts import Plain, document, named, number, plugins, standard
from scorecard.rendering.provenance import corrections_plain, made_from


def as_json(result: Renderable) -> str:
    """Return the result as JSON: exact numbers as text ("9/10"), keys in a fixed order, UTF-8."""
    return json.dumps(_plain(result), ensure_ascii=False, indent=2) + "\n"


@singledispatch
def _plain(result: object) -> Plain:
    """Return a result of a kind that is registered below as plain values."""
    msg = f"no JSON for {type(result).__name__}"
    raise TypeError(msg)


_plain.register(edition_difference_plain)
_plain.register(verified_plain)
_plain.register(agreement_plain)
_plain.register(fairness_plain)


@_plain.register
def _rubric(rubric: Rubric) -> Plain:
    return {"fingerprint": rubric.fingerprint, **plugins(rubric), **document(rubric)}


@_plain.register
def _scorecard(card: Scorecard) -> Plain:
    return {
        "format": "scorecard/1",
        "made_from": made_from(card.rubric, [card.record]),
        **standard(card.rubric),
        **_card(card),
        "corrections": corrections_plain(card.rubric, [card.record]),
        "rubric": document(card.rubric),
    }


@_plain.register
def _comparison(comparison: Comparison) -> Plain:
    records = [card.record for card in comparison.cards]
    return {
        "format": "comparison/1",
        **_edition(comparison.edition),
        "made_from": made_from(comparison.rubric, records, comparison.edition),
        **standard(comparison.rubric),
        "where": dict(comparison.where),
        **({"ranks": _ranks(comparison)} if comparison.ranked else {}),
        "scorecards": [_card(card) for card in comparison.cards],
        "pairs": [_pair(pair) for pair in comparison.pairs],
        "corrections": corrections_plain(comparison.rubric, records),
        "rubric": document(comparison.rubric),
    }


def _edition(edition: EditionName | None) -> Plain:
    return {"edition": {"title": edition.title, "date": edition.date}} if edition else {}


@_plain.register
def _difference(difference: Difference) -> Plain:
    return {
        "format": "difference/1",
        "rubrics": [named(rubric) for rubric in (difference.first, difference.second)],
        "changes": [_change(change) for change in difference.changes],
        "comparable": list(difference.comparable),
        "moves": [
            {
                "subject": move.subject,
                "path": move.path,
                "before": number(move.before),
                "after": number(move.after),
                "difference": number(move.difference),
                "because": [_change(change) for change in move.because],
            }
            for move in difference.moves
        ],
    }


def _change(change: Change) -> Plain:
    return {"path": change.path, "what": change.what, "before": change.before, "after": change.after}


def _ranks(comparison: Comparison) -> Plain:
    return {subject: number(rank) for subject, rank in comparison.ranks().items()}


@_plain.register
def _robustness(found: Robustness) -> Plain:
    return {**robustness_plain(found), "comparison": _comparison(found.comparison)}


@_plain.register
def _explanation(explanation: Explanation) -> Plain:
    return {
        "format": "explanation/1",
        **standard(explanation.card.rubric),
        "subject": explanation.card.record.subject.id,
        "record_fingerprint": explanation.card.record.fingerprint,
        **_coder(explanation.card.record),
        "path": explanation.result.path,
        "statements": [_statement(statement) for statement in explanation.statements],
        "corrections": corrections_plain(explanation.card.rubric, [explanation.card.record]),
    }


def _card(card: Scorecard) -> Plain:
    return {
        "subject": card.record.subject.id,
        "record_fingerprint": card.record.fingerprint,
        **_coder(card.record),
        "window": card.window.text if card.window else None,
        "result": _result(card.root),
        "exposure": _exposure(card.exposure),
        "record": document(card.record),
    }


def _coder(record: Record) -> Plain:
    """Return whose judgements are scored, where a coding judged."""
    return {"coder": record.coder.model_dump(mode="json"), "coded_on": record.coded_on} if record.coder else {}


def _exposure(exposure: Exposure) -> Plain:
    return {name: number(value) if isinstance(value, Fraction) else value for name, value in vars(exposure).items()}


def _result(result: Result) -> Plain:
    found: Plain = {
        "path": result.path,
        "title": result.title,
        "outcome": result.outcome,
        **_numbers(result),
        "band": result.band,
    }
    if result.evidence_results:
        found["evidence"] = [_evidence(evidence) for evidence in result.evidence_results]
    if ruled := result.ruled:
        acts = [{"actions": [action.id for action in act.actions], "direction": way} for act, way in ruled.acts]
        found["ruled"] = {"lines": list(ruled.lines), "acts": acts}
    if result.terms:
        found["terms"] = [_term(term) for term in result.terms]
    if result.steps:
        found["steps"] = [{"kind": step.kind, "by": step.by, "value": written(step.value)} for step in result.steps]
    if result.children:
        found["children"] = [_result(child) for child in result.children]
    return found


def _term(term: Term) -> Plain:
    return {"id": term.id, "share": written(term.share), "value": written(term.value)}


def _numbers(result: Result) -> Plain:
    show = result.show
    exact = {"score": result.score, "lower": result.lower, "upper": result.upper}
    shown = {name: None if value is None else show.number(value) for name, value in exact.items()}
    return {
        **{name: number(value) for name, value in exact.items()},
        "shown": shown,
        "coverage": written(result.coverage),
    }


def _evidence(evidence: EvidenceResult) -> Plain:
    return {
        "advancing": written(evidence.advancing),
        "setting_back": written(evidence.setting_back),
        "unscrutinised": written(evidence.unscrutinised),
        "acts": [_act(act) for act in evidence.acts],
    }


def _act(act: Act) -> Plain:
    return {
        "actions": [action.id for action in act.actions],
        "direction": act.direction,
        "advancing": written(act.worth.advancing),
        "setting_back": written(act.worth.setting_back),
    }


def _pair(pair: Pair) -> Plain:
    subjects = {"first": pair.first.record.subject.id, "second": pair.second.record.subject.id}
    return {"path": pair.path, **subjects, "finding": pair.finding}


def _statement(statement: Statement) -> Plain:
    return {
        "kind": statement.kind,
        "text": statement.text,
        "value": number(statement.value),
        "below": [_statement(below) for below in statement.below],
    }
