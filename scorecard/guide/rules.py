"""What a dimension or criterion does otherwise than what it stands in, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scorecard.guide.words import Words
from scorecard.model.node import Node, Settled, id_of
from scorecard.model.number import ZERO
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Dimension


def rules_of(rubric: Rubric, node: Node, parent: Node | None, words: Words) -> Iterator[str]:
    """Yield to whom a node applies, how it is aggregated, and what is done with its value afterwards.

    Args:
        rubric: of the node.
        node: a dimension or criterion, or the whole.
        parent: what it stands in, whose choices go without saying; None for the whole.
        words: of the guide's language.
    """
    yield from _applying(node, words)
    if not node.is_criterion:
        yield from _aggregating(node, parent, words)
    for ceiling in node.settled.ceilings:
        when = words.joined(words("rule.or"), _thresholds(rubric, ceiling.trigger, "rule.below", words))
        yield words("rule.ceiling", most=words.exact(ceiling.at), when=when)
        if ceiling.why:
            yield words("rule.why", why=ceiling.why)
    if rounding := node.settled.round:
        yield words(f"rule.round.{rounding.mode}", count=rounding.decimals)
    if node.path and node.settled.bands and node.source.bands is not None:
        yield words("rule.bands", bands=bands_of(node, words))
        yield from reasons_of_bands(node, words)
    for band in node.settled.bands:
        if band.requires:
            needs = words.listed(list(_thresholds(rubric, band.requires, "rule.reaches", words)))
            yield words("rule.band", band=band.label, needs=needs)
    if node.range:
        low, high = (words.exact(end) for end in node.range)
        yield words("rule.range", low=low, high=high)


def _applying(node: Node, words: Words) -> Iterator[str]:
    for each in node.applies_to:
        for name, values in each.where.items():
            yield words("rule.where", attribute=name, values=words.joined(words("rule.or"), values))
    if node.date:
        yield words("rule.in_office", date=node.date)


def _aggregating(node: Node, parent: Node | None, words: Words) -> Iterator[str]:
    settled, outer = node.settled, parent.settled if parent else None
    if outer is None or settled.aggregate != outer.aggregate:
        yield words("rule.aggregate", method=method_of_aggregation(node, words))
    if isinstance(node.source, Dimension) and node.source.over:
        yield words("rule.over", over=node.source.over)
    if outer is None or settled.missing != outer.missing:
        yield words(f"method.missing.{settled.missing}")
    if settled.min_coverage != (outer.min_coverage if outer else ZERO):
        yield least_coverage(settled, words)
    if settled.use == "band":
        yield words("rule.use_band")
    if not settled.clip:
        yield words("rule.no_clip")


def least_coverage(settled: Settled, words: Words) -> str:
    """Return how much must be judged for a score; where no share is asked for, what then comes of it."""
    if settled.min_coverage:
        return words("method.min_coverage", share=words.percent(settled.min_coverage))
    return words("method.any_coverage" if settled.missing == "exclude" else "method.no_min_coverage")


def bands_of(node: Node, words: Words) -> str:
    """Return the bands of a node, each with where it begins."""
    show = node.show
    bands = [words.joined(" ", [band.label, f"({words.score(show, band.threshold)})"]) for band in node.settled.bands]
    return words.joined("; ", bands)


def reasons_of_bands(node: Node, words: Words) -> Iterator[str]:
    """Yield the reason for where each band begins, if the rubric gives one."""
    for band in node.settled.bands:
        if band.why:
            yield words("rule.band_why", band=band.label, why=band.why)


def line_title(node: Node, words: Words) -> str:
    """Return what the line of a node is called."""
    return node.title if node.path else words("line.together")


def method_of_aggregation(node: Node, words: Words) -> str:
    """Return what the aggregation of a node is called, with its exponent or the package that it comes from."""
    aggregate = node.settled.aggregate
    if aggregate.plugin:
        return words("rule.plugin", rule=str(aggregate.plugin), package=aggregate.plugin.package)
    name = words(f"aggregate.{aggregate.method}")
    return name if aggregate.power is None else words("rule.power", method=name, power=words.exact(aggregate.power))


def _thresholds(rubric: Rubric, trigger: Mapping[str, Fraction], key: str, words: Words) -> Iterator[str]:
    for name, least in trigger.items():
        yield words(key, line=rubric.nodes[id_of(name)].title, value=words.exact(least))
