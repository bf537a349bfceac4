"""How a value comes about, as a formula with the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.guide.measures import formula_of_number
from scorecard.guide.rules import method_of_aggregation
from scorecard.guide.words import Words
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.result import EvidenceResult, Result
from scorecard.scoring.explain import is_linear


def formulas_of(result: Result, words: Words) -> Iterator[str]:
    """Yield the formulas of a result: its value from acts, a number or its parts, then the bounds of evidence."""
    rule = result.node.evidence
    for found in result.evidence_results if rule else ():
        if rule and found.score is not None:
            yield words("formula.value", formula=_net(rule, found.advancing, found.setting_back, words),
                        value=words.exact(found.score))  # fmt: skip
        if rule and found.lower != found.upper:
            yield from _bounds(rule, found, words)
    measure = result.node.measure
    number = result.observed.number if result.observed else None
    if measure and number is not None and result.aggregated is not None:
        yield formula_of_number(measure, number, result.aggregated, words)
    if result.terms and result.aggregated is not None:
        yield _aggregated(result, result.aggregated, words)
    for step in result.steps:
        yield words(f"step.{step.kind}", by=step.by, value=words.exact(step.value))


def _net(rule: SettledRule, advancing: Fraction, setting_back: Fraction, words: Words) -> str:
    return words(f"formula.{rule.net}", forward=words.exact(advancing), back=words.exact(setting_back))


def _bounds(rule: SettledRule, found: EvidenceResult, words: Words) -> Iterator[str]:
    worst = _net(rule, found.advancing, found.setting_back_at_worst, words)
    best = _net(rule, found.advancing_at_best, found.setting_back, words)
    yield words("formula.lower", formula=worst, value=words.exact(found.lower))
    yield words("formula.upper", formula=best, value=words.exact(found.upper))


def _aggregated(result: Result, value: Fraction, words: Words) -> str:
    """Return the aggregation: a sum of products where it is one, else its method with what it takes."""
    if is_linear(result):
        products = [
            words("formula.times", share=words.exact(term.share), value=words.exact(term.value))
            for term in result.terms
        ]
        return words("formula.value", formula=words.joined(" + ", products), value=words.exact(value))
    taken = words.listed([words.exact(term.value) for term in result.terms])
    return words(
        "formula.method", method=method_of_aggregation(result.node, words), values=taken, value=words.exact(value)
    )
