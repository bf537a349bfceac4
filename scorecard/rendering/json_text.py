"""Results as JSON with exact numbers and the documents that they were computed from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from functools import singledispatch

from scorecard.model.agreement import Agreement, CodersCompared
from scorecard.model.base import Document
from scorecard.model.comparison import Comparison, Pair
from scorecard.model.difference import Change, Difference
from scorecard.model.edition import EditionName
from scorecard.model.explanation import Explanation, Statement
from scorecard.model.fairness import Checked, Fairness
from scorecard.model.methods import CHOICES
from scorecard.model.number import written
from scorecard.model.record import Record
from scorecard.model.renderable import Renderable
from scorecard.model.result import Act, EvidenceResult, Result, Term
from scorecard.model.robustness import Robustness
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Exposure, Scorecard
from scorecard.rendering.edition_data import edition_difference_plain, verified_plain
from scorecard.rendering.provenance import corrections_plain, made_from
from scorecard.rendering.robustness_data import Datum, data_of

Plain = dict[str, object]


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


@_plain.register
def _rubric(rubric: Rubric) -> Plain:
    return {"fingerprint": rubric.fingerprint, **_plugins(rubric), **_document(rubric)}


@_plain.register
def _scorecard(card: Scorecard) -> Plain:
    return {
        "format": "scorecard/1",
        "made_from": made_from(card.rubric, [card.record]),
        **_standard(card.rubric),
        **_card(card),
        "corrections": corrections_plain(card.rubric, [card.record]),
        "rubric": _document(card.rubric),
    }


@_plain.register
def _comparison(comparison: Comparison) -> Plain:
    records = [card.record for card in comparison.cards]
    return {
        "format": "comparison/1",
        **_edition(comparison.edition),
        "made_from": made_from(comparison.rubric, records, comparison.edition),
        **_standard(comparison.rubric),
        "where": dict(comparison.where),
        **({"ranks": _ranks(comparison)} if comparison.ranked else {}),
        "scorecards": [_card(card) for card in comparison.cards],
        "pairs": [_pair(pair) for pair in comparison.pairs],
        "corrections": corrections_plain(comparison.rubric, records),
        "rubric": _document(comparison.rubric),
    }


def _edition(edition: EditionName | None) -> Plain:
    return {"edition": {"title": edition.title, "date": edition.date}} if edition else {}


@_plain.register
def _difference(difference: Difference) -> Plain:
    return {
        "format": "difference/1",
        "rubrics": [_named(rubric) for rubric in (difference.first, difference.second)],
        "changes": [_change(change) for change in difference.changes],
        "comparable": list(difference.comparable),
        "moves": [
            {
                "subject": move.subject,
                "path": move.path,
                "before": _number(move.before),
                "after": _number(move.after),
                "difference": _number(move.difference),
                "because": [_change(change) for change in move.because],
            }
            for move in difference.moves
        ],
    }


@_plain.register
def _agreement(compared: CodersCompared) -> Plain:
    return {
        "format": "agreement/1",
        "subject": compared.first.subject,
        "coders": [compared.first.coder.id, compared.second.coder.id],
        "seed": compared.seed,
        "coded": _alpha(compared.coded),
        "stage": _alpha(compared.stage),
        "themes": _alpha(compared.themes),
        "direction": _alpha(compared.direction),
        "overall": _alpha(compared.overall),
        "by_theme": _alphas(compared.by_theme),
        **({"rubric": _named(compared.rubric)} if compared.rubric else {}),
        "by_criterion": _alphas(compared.by_criterion),
        "observations": _alphas(compared.observations),
        "pairs": [[pair.first, pair.second] for pair in compared.pairs],
        "differing": [[pair.first, pair.second] for pair in compared.differing()],
        "only_first": list(compared.only_first),
        "only_second": list(compared.only_second),
        "codings": [_document(compared.first), _document(compared.second)],
    }


def _named(rubric: Rubric) -> Plain:
    return {"id": rubric.id, "version": rubric.version, "fingerprint": rubric.fingerprint, **_plugins(rubric)}


def _alphas(found: Mapping[str, Agreement]) -> Plain:
    return {name: _alpha(each) for name, each in found.items()}


@_plain.register
def _robustness(found: Robustness) -> Plain:
    varied, many = found.varied, found.multiverse
    return {
        "format": "robustness/1",
        **_standard(found.comparison.rubric),
        "seed": varied.seed,
        "draws": varied.draws,
        "concentration": _number(varied.concentration),
        "slip": _number(varied.slip),
        "slips": {subject: _number(chance) for subject, chance in found.slips.items()},
        "numbers": [_datum(each) for each in data_of(found)],
        "methods": [{name: getattr(method, name) for name in CHOICES} for method in many.methods],
        "scores": [list(scores) for scores in many.scores],
        "samples": {"of": found.sensitivity.of, "scored": found.sensitivity.rows},
        "comparison": _comparison(found.comparison),
    }


def _datum(each: Datum) -> Plain:
    value = _number(each.value) if isinstance(each.value, Fraction) else each.value
    said = {"subject": each.subject, "other": each.other, "under": each.under, "what": each.what}
    return {"kind": each.kind, **{name: text for name, text in said.items() if text}, "value": value}


@_plain.register
def _fairness(found: Fairness) -> Plain:
    return {
        "format": "fairness/1",
        **_standard(found.comparison.rubric),
        "subjects": [card.record.subject.id for card in found.comparison.cards],
        "met": found.is_met,
        "checks": [_checked(each) for each in found.checked],
        "ignored": [demand.id for demand in found.ignored],
    }


def _checked(checked: Checked) -> Plain:
    return {
        **{name: getattr(checked.demand, name) for name in ("id", "title", "why", "follows")},
        "outcome": checked.outcome,
        "findings": [
            {"outcome": each.outcome, "subject": each.subject, "path": each.path, "says": each.says}
            for each in checked.remarks
        ],
    }


def _alpha(found: Agreement) -> Plain:
    return {
        "alpha": found.alpha,
        "interval": found.interval,
        "draws": found.draws,
        "undefined": found.undefined,
        "alike": _number(found.alike),
        "units": found.units,
        "values": found.values,
    }


def _change(change: Change) -> Plain:
    return {"path": change.path, "what": change.what, "before": change.before, "after": change.after}


def _ranks(comparison: Comparison) -> Plain:
    return {subject: _number(rank) for subject, rank in comparison.ranks().items()}


@_plain.register
def _explanation(explanation: Explanation) -> Plain:
    return {
        "format": "explanation/1",
        **_standard(explanation.card.rubric),
        "subject": explanation.card.record.subject.id,
        "record_fingerprint": explanation.card.record.fingerprint,
        **_coder(explanation.card.record),
        "path": explanation.result.path,
        "statements": [_statement(statement) for statement in explanation.statements],
        "corrections": corrections_plain(explanation.card.rubric, [explanation.card.record]),
    }


def _standard(rubric: Rubric) -> Plain:
    return {
        "standard": rubric.standard.model_dump(mode="json", exclude_none=True),
        "rubric_fingerprint": rubric.fingerprint,
        **_plugins(rubric),
    }


def _plugins(rubric: Rubric) -> Plain:
    """Return the plug-ins that a rubric's scores depend on, so that a result can be computed again."""
    said = [{"kind": plugin.called, **plugin.meaning, "package": plugin.package} for plugin in rubric.plugins]
    return {"plugins": said} if said else {}


def _card(card: Scorecard) -> Plain:
    return {
        "subject": card.record.subject.id,
        "record_fingerprint": card.record.fingerprint,
        **_coder(card.record),
        "window": card.window.text if card.window else None,
        "result": _result(card.root),
        "exposure": _exposure(card.exposure),
        "record": _document(card.record),
    }


def _coder(record: Record) -> Plain:
    """Return whose judgements are scored, where a coding judged."""
    return {"coder": record.coder.model_dump(mode="json"), "coded_on": record.coded_on} if record.coder else {}


def _document(document: Document) -> Plain:
    """Return the document as it would be written, so that the result can be computed again."""
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _exposure(exposure: Exposure) -> Plain:
    return {name: _number(value) if isinstance(value, Fraction) else value for name, value in vars(exposure).items()}


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
        **{name: _number(value) for name, value in exact.items()},
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
        "value": _number(statement.value),
        "below": [_statement(below) for below in statement.below],
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else written(value)
