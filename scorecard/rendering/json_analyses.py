"""Analyses as plain values for JSON: agreement of coders, robustness, fairness."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from scorecard.model.agreement import Agreement, CodersCompared
from scorecard.model.fairness import Checked, Fairness
from scorecard.model.methods import CHOICES
from scorecard.model.robustness import Datum, Robustness
from scorecard.rendering.json_parts import Plain, document, named, number, standard


def agreement_plain(compared: CodersCompared) -> Plain:
    """Return two codings put together."""
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
        **({"rubric": named(compared.rubric)} if compared.rubric else {}),
        "by_criterion": _alphas(compared.by_criterion),
        "observations": _alphas(compared.observations),
        "pairs": [[pair.first, pair.second] for pair in compared.pairs],
        "differing": [[pair.first, pair.second] for pair in compared.differing()],
        "only_first": list(compared.only_first),
        "only_second": list(compared.only_second),
        "codings": [document(compared.first), document(compared.second)],
    }


def _alphas(found: Mapping[str, Agreement]) -> Plain:
    return {name: _alpha(each) for name, each in found.items()}


def _alpha(found: Agreement) -> Plain:
    return {
        "alpha": found.alpha,
        "interval": found.interval,
        "draws": found.draws,
        "undefined": found.undefined,
        "alike": number(found.alike),
        "units": found.units,
        "values": found.values,
    }


def robustness_plain(found: Robustness) -> Plain:
    """Return an account of robustness, without the comparison that it is of."""
    varied, many = found.varied, found.multiverse
    return {
        "format": "robustness/1",
        **standard(found.comparison.rubric),
        "seed": varied.seed,
        "draws": varied.draws,
        "concentration": number(varied.concentration),
        "slip": number(varied.slip),
        "slips": {subject: number(chance) for subject, chance in found.slips.items()},
        "numbers": [_datum(each) for each in found.data()],
        "methods": [{name: getattr(method, name) for name in CHOICES} for method in many.methods],
        "scores": [list(scores) for scores in many.scores],
        "samples": {"of": found.sensitivity.of, "scored": found.sensitivity.rows},
    }


def _datum(each: Datum) -> Plain:
    value = number(each.value) if isinstance(each.value, Fraction) else each.value
    said = {"subject": each.subject, "other": each.other, "under": each.under, "what": each.what}
    return {"kind": each.kind, **{name: text for name, text in said.items() if text}, "value": value}


def fairness_plain(found: Fairness) -> Plain:
    """Return checks of fairness."""
    return {
        "format": "fairness/1",
        **standard(found.comparison.rubric),
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
