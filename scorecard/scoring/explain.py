"""Why a number is what it is: value, formula, contributions, and on down to the citation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.asked import expect
from scorecard.model.explanation import Explanation, Statement
from scorecard.model.node import attribute_of, weight_at
from scorecard.model.number import ZERO, is_long, readable
from scorecard.model.result import Bounded, Result, Term
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.aggregate import aggregate
from scorecard.scoring.explain_leaf import explain_leaf
from scorecard.scoring.explain_steps import steps_of

OUTCOME_WORDS = {
    "judged": "judged",
    "thin": "too few acts for a score",
    "unknown": "not known",
    "withheld": "score withheld",
    "excluded": "not applicable",
}
"""How an explanation speaks of an outcome."""


def explain(card: Scorecard, path: str = "") -> Explanation:
    """Explain one result of a scorecard.

    Args:
        card: the scorecard.
        path: dotted path or id of a dimension or criterion; the whole by default.

    Raises:
        NodeNotFoundError: when the rubric has no such node.
        ScorecardError: when what is given is no scorecard.
    """
    expect(Scorecard, card, "card")
    result = card[path]
    return Explanation(card=card, result=result, statements=(_statement(card, result),))


def _statement(card: Scorecard, result: Result) -> Statement:
    name = f"{result.title} ({result.path})" if result.path else result.title
    below = explain_leaf(card, result) if result.node.is_criterion else _dimension(card, result)
    text = f"{name}: {value_text(result, result)}"
    return Statement(kind="value", text=text, value=result.score, below=tuple(below))


def value_text(result: Result, value: Bounded) -> str:
    """Write a score with its bounds in shown units, beside it from 0 to 1, or why there is none."""
    show = result.show
    if value.lower is None or value.upper is None:
        return OUTCOME_WORDS[value.outcome]
    span = f"could be {show.text(value.lower)} to {show.text(value.upper)}"
    if value.score is None:
        return f"{OUTCOME_WORDS[value.outcome]}; {span}"
    exactly = "" if is_long(value.score) else "exactly "
    score = f"{show.text(value.score)} ({exactly}{readable(value.score)} from 0 to 1)"
    return score if value.lower == value.upper else f"{score}; {span}"


def _dimension(card: Scorecard, result: Result) -> Iterator[Statement]:
    settled = result.node.settled
    if result.aggregated is not None:
        yield _formula(result, result.aggregated)
    yield from steps_of(card, result)
    coverage = f"coverage {readable(result.coverage)}"
    if result.outcome == "withheld" and result.coverage < settled.min_coverage:
        coverage += f" is below the {readable(settled.min_coverage)} that the rubric asks for, so there is no score"
    yield Statement(kind="note", text=coverage, value=result.coverage)
    terms = {term.id: term for term in result.terms}
    for each in result.node.inputs:
        yield _child(card, result, card[each.id], terms.get(each.id))


def _formula(result: Result, value: Fraction) -> Statement:
    """Write the aggregation with its numbers in it."""
    over = getattr(result.node.source, "over", None) or "children"
    method = f"{result.node.settled.aggregate}{'' if over == 'children' else f' over {over}'}"
    parts = ", ".join(f"{term.id} {readable(term.value)} with share {readable(term.share)}" for term in result.terms)
    text = f"{method} of {parts} = {readable(value)}"
    if is_linear(result):
        products = " + ".join(f"{readable(term.share)} x {readable(term.value)}" for term in result.terms)
        text = f"{method}: {products} = {readable(value)}"
    return Statement(kind="formula", text=text, value=value)


def is_linear(result: Result) -> bool:
    """Tell whether children's contributions add up to the value."""
    return result.node.settled.aggregate.method in {"mean", "sum"}


def _child(card: Scorecard, parent: Result, child: Result, term: Term | None) -> Statement:
    statement = _statement(card, child)
    if term is None:
        absence = _absence(card, parent, child)
        return Statement(kind="unknown", text=f"{statement.text}; {absence}", below=statement.below)
    added, words = contribution(parent, child, term)
    text = "; ".join([statement.text, *_seen(parent, child, term), words])
    return Statement(kind="contribution", text=text, value=added, below=statement.below)


def _seen(parent: Result, child: Result, term: Term) -> Iterator[str]:
    """Yield what the parent sees in place of the score, and why."""
    if parent.node.settled.use == "band" and child.by_band and child.by_band.score is not None:
        yield f"its band, {child.band}, is worth {readable(child.by_band.score)}"
    if child.node.range:
        low, high = child.node.range
        yield f"seen as {readable(term.value)}, over its range from {readable(low)} to {readable(high)}"


def _absence(card: Scorecard, parent: Result, child: Result) -> str:
    if child.outcome == "excluded":
        return "does not count"
    value = card.record.subject.attribute(attribute_of(parent.node.inputs)) or ""
    if not any(weight_at(each.weight, value) for each in parent.node.inputs if each.id == child.node.id):
        return "has a weight of 0"
    if child.node.role != "ordinary":
        way = "taken off" if child.node.role == "penalty" else "added to"
        unknown = "" if child.score is not None else "; unknown, it moves the bounds and not the score"
        return f"is a {child.node.role}, {way} what the others come to{unknown}"
    if child.score is not None and parent.score is None:
        return "counts in the bounds alone, as there is no score"
    return f"does not enter the score (missing: {parent.node.settled.missing}); the bounds take it at worst and at best"


def contribution(parent: Result, child: Result, term: Term) -> tuple[Fraction, str]:
    """Return what a child adds to its parent's value; where that is no sum, what is lost with the child at worst."""
    if is_linear(parent):
        added = term.share * term.value
        return added, f"adds {readable(term.share)} x {readable(term.value)} = {readable(added)}"
    value = parent.aggregated or ZERO
    worst = child.node.range[0] if child.node.range else ZERO
    without = [worst if other.id == term.id else other.value for other in parent.terms]
    shares = [other.share for other in parent.terms]
    lost = value - aggregate(parent.node.settled.aggregate, shares, without, parent.node.id)
    way = "lower" if lost >= 0 else "higher"
    return lost, f"at its worst, {readable(worst)}, the value would be {readable(abs(lost))} {way}"
