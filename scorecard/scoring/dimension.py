"""A dimension's value: what it takes from its inputs, aggregated, and the steps after that, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.facts import Subject
from scorecard.model.node import Input, Node, attribute_of, weight_at
from scorecard.model.number import ZERO, literal, rescaled, total
from scorecard.model.result import Bounded, Outcome, Step, Term
from scorecard.model.steps import Show
from scorecard.model.words import Missing
from scorecard.scoring.aggregate import aggregate, mean
from scorecard.scoring.bands import Results, Side
from scorecard.scoring.normalise import EXCLUDED
from scorecard.scoring.plugged import refused
from scorecard.scoring.steps import after, clamp, clip, ending, seen


@dataclass(frozen=True, slots=True)
class Dimensional:
    """What a dimension comes to, with how it came to it."""

    value: Bounded
    show: Show
    marks: tuple[Fraction, Fraction]
    """The points that 0 and 1 stand for, of what applies."""
    terms: tuple[Term, ...] = ()
    aggregated: Fraction | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """One input as it counts: its weight for this subject, and what is seen of it."""

    input: Input
    weight: Fraction
    value: Bounded


def judge_dimension(node: Node, subject: Subject, results: Results) -> Dimensional:
    """Compute a node in its order: aggregate, bonus and penalty, clip, clamp, ceiling, round."""
    value = subject.attribute(attribute_of(node.inputs)) or ""
    entries = [
        _Entry(each, _weight(node, each, value, results), seen(results[each.id], node.settled.use))
        for each in node.inputs
    ]
    counting = [entry for entry in entries if entry.value.outcome != "excluded" and entry.weight]
    ordinary = [entry for entry in counting if entry.input.role == "ordinary"]
    if not ordinary:
        return Dimensional(EXCLUDED, node.show, node.marks)
    marks = node.marks if getattr(node.source, "out_of", None) else _marks(ordinary, results)
    shares = _shares(node, value, entries, ordinary)
    besides = [entry for entry in counting if entry.input.role != "ordinary"]
    return _combined(_Dimension(node, _show(node, marks), marks, ordinary, shares, besides, results))


def _weight(node: Node, counted: Input, value: str, results: Results) -> Fraction:
    """Return what an input weighs for the subject: under `sum` the points of what applies in it."""
    if node.settled.aggregate.method != "sum":
        return weight_at(counted.weight, value)
    if not any(counted.weight.numbers):
        return ZERO
    low, high = results[counted.id].marks
    return high - low


def _marks(ordinary: list[_Entry], results: Results) -> tuple[Fraction, Fraction]:
    marks = [results[entry.input.id].marks for entry in ordinary]
    return total(low for low, _ in marks), total(high for _, high in marks)


def _shares(node: Node, value: str, entries: list[_Entry], ordinary: list[_Entry]) -> Sequence[Fraction]:
    whole = len(ordinary) == sum(entry.input.role == "ordinary" for entry in entries)
    fixed = whole and value in node.shares and node.settled.aggregate.method != "sum"
    return node.shares[value] if fixed else rescaled([entry.weight for entry in ordinary])


def _show(node: Node, marks: tuple[Fraction, Fraction]) -> Show:
    """Show a sum out of the full marks of what applies, unless the node says how it is shown."""
    if not node.in_points:
        return node.show
    low, high = marks
    return node.show.model_copy(update={"low": low, "high": high, "out_of": low == 0})


@dataclass(frozen=True, slots=True)
class _Dimension:
    node: Node
    show: Show
    marks: tuple[Fraction, Fraction]
    ordinary: list[_Entry]
    shares: Sequence[Fraction]
    besides: list[_Entry]
    results: Results

    def bound(self, side: Side) -> Fraction:
        """Return the aggregated value with every input at its bound, penalties and bonuses counted, clipped."""
        value = self.aggregated(side)
        for _, share, amount in self.amounts(side):
            value += share * amount
        return self.clipped(value)

    def aggregated(self, side: Side) -> Fraction:
        """Return the aggregated value with every input at its bound."""
        values = [getattr(entry.value, side) or ZERO for entry in self.ordinary]
        return aggregate(self.node.settled.aggregate, self.shares, values, self.node.id)

    def refuse_falling(self, score: Fraction | None) -> None:
        """Refuse an aggregation of a plug-in that falls where a child rises, as far as these values show it.

        Args:
            score: the aggregated score of all inputs; None where there is none, or some do not enter it.
        """
        plugin = self.node.settled.aggregate.plugin
        if not plugin:
            return
        lower, upper = self.aggregated("lower"), self.aggregated("upper")
        if not lower <= (lower if score is None else score) <= upper:
            found = (
                f"gives {literal(lower)} with every child at its worst and {literal(upper)} with every child at best"
            )
            between = "" if score is None else f", and {literal(score)} between"
            raise refused(plugin, self.node.id, f"{found}{between}; it must not fall where a child rises")

    def amounts(self, side: Side) -> Iterator[tuple[Input, Fraction, Fraction]]:
        """Yield each penalty and bonus with its signed share and its value; one not known does not move the score."""
        opposite: dict[Side, Side] = {"lower": "upper", "upper": "lower", "score": "score"}
        for entry in self.besides:
            takes_off = entry.input.role == "penalty"
            value = getattr(entry.value, opposite[side] if takes_off else side)
            if value is not None:
                whole = total(each.weight for each in self.ordinary)
                yield entry.input, (-1 if takes_off else 1) * entry.weight / whole, value

    def clipped(self, value: Fraction) -> Fraction:
        """Return the value kept from 0 to 1, where the node asks for that."""
        return clip(value) if self.node.settled.clip else value


def _combined(dimension: _Dimension) -> Dimensional:
    node, ordinary, shares = dimension.node, dimension.ordinary, dimension.shares
    lower, upper = dimension.bound("lower"), dimension.bound("upper")
    coverage = mean(shares, [entry.value.coverage for entry in ordinary])
    terms = _terms(node, ordinary, shares)
    outcome = _outcome(node, ordinary, terms, coverage)
    aggregated: Fraction | None = None
    steps: tuple[Step, ...] = ()
    if outcome == "judged":
        values = [term.value for term in terms]
        aggregated = aggregate(node.settled.aggregate, [term.share for term in terms], values, node.id)
        steps = tuple(_steps(dimension, aggregated, lower, upper))
    dimension.refuse_falling(aggregated if len(terms) == len(ordinary) else None)
    score = steps[-1].value if steps else aggregated
    value = Bounded(
        outcome=outcome,
        score=score,
        lower=after(node, dimension.show, lower, "lower", dimension.results),
        upper=after(node, dimension.show, upper, "upper", dimension.results),
        coverage=coverage,
    )
    terms = terms if score is not None else ()
    return Dimensional(value, dimension.show, dimension.marks, terms, aggregated, steps)


def _steps(dimension: _Dimension, value: Fraction, lower: Fraction, upper: Fraction) -> Iterator[Step]:
    """Yield the steps that change an aggregated value on its way to the score."""
    for each, share, amount in dimension.amounts("score"):
        if amount:
            value += share * amount
            yield Step("penalty" if each.role == "penalty" else "bonus", value, each.id, abs(share))
    clipped = dimension.clipped(value)
    if clipped != value:
        yield Step("clipped", clipped)
    clamped = clamp(clipped, lower, upper)
    if clamped != clipped:
        yield Step("clamped", clamped)
    yield from ending(dimension.node, dimension.show, clamped, "score", dimension.results)


def _terms(node: Node, ordinary: Sequence[_Entry], shares: Sequence[Fraction]) -> tuple[Term, ...]:
    """Return the inputs that enter the score, an unknown one as the rubric's `missing` says."""
    entering = [
        Term(entry.input.id, share, value)
        for entry, share in zip(ordinary, shares, strict=True)
        if (value := _standing_for(entry.value, node.settled.missing)) is not None
    ]
    if len(entering) == len(ordinary):
        return tuple(entering)
    if not entering or node.settled.missing == "withhold":
        return ()
    shares = rescaled([term.share for term in entering])
    return tuple(Term(term.id, share, term.value) for term, share in zip(entering, shares, strict=True))


def _standing_for(value: Bounded, missing: Missing) -> Fraction | None:
    if value.score is not None:
        return value.score
    return {"worst": value.lower, "best": value.upper}.get(missing)


def _outcome(node: Node, ordinary: Sequence[_Entry], terms: tuple[Term, ...], coverage: Fraction) -> Outcome:
    if terms:
        return "judged" if coverage >= node.settled.min_coverage else "withheld"
    if any(entry.value.score is not None or entry.value.outcome in {"judged", "withheld"} for entry in ordinary):
        return "withheld"
    return "thin" if coverage > 0 else "unknown"
