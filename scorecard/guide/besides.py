"""Penalties and bonuses: what is taken off a line or added to it, with the numbers of a guide."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.guide.rules import line_title
from scorecard.guide.words import Words
from scorecard.model.comparison import Comparison
from scorecard.model.node import Node
from scorecard.model.number import ZERO
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric

SIGNS = {"penalty": "formula.less", "bonus": "formula.more"}


def besides(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield for each line that has penalties or bonuses what they do to it, then an example where one did."""
    for node in comparison.rubric.tree.walk():
        said = list(_said(comparison, node, words))
        if said:
            clip = [words("rule.clip")] if node.settled.clip else []
            yield words("method.of_line", line=line_title(node, words), rules=words.joined(" ", [*said, *clip]))
            yield from _example(comparison, node, words)


def _said(comparison: Comparison, node: Node, words: Words) -> Iterator[str]:
    for each in node.inputs:
        if each.role != "ordinary":
            yield words(f"method.{each.role}", by=comparison.rubric.nodes[each.id].title)


def _example(comparison: Comparison, node: Node, words: Words) -> Iterator[str]:
    """Yield the first value that a penalty or bonus changed, with its numbers."""
    for card in comparison.cards:
        result = card[node.path] if node.path else card.root
        if result.score is not None and any(step.kind in SIGNS for step in result.steps):
            shown = words.score(result.show, result.score)
            formula = words.joined("; ", _formulas(comparison.rubric, result, words))
            name, line = card.record.subject.name, line_title(node, words)
            yield words("method.example", line=line, subject=name, formula=formula, shown=shown)
            return


def _formulas(rubric: Rubric, result: Result, words: Words) -> Iterator[str]:
    """Yield a value with what is taken off and added, then what is done with it after that."""
    value = result.aggregated or ZERO
    formula = words.exact(value)
    changing = [step for step in result.steps if step.kind in SIGNS]
    for step in changing:
        amount = abs(step.value - value) / step.share
        numbers = {"before": formula, "share": words.exact(step.share), "value": words.exact(amount)}
        formula, value = words(SIGNS[step.kind], **numbers), step.value
    yield words("formula.value", formula=formula, value=words.exact(value))
    for step in result.steps[len(changing) :]:
        by = rubric.nodes[step.by].title if step.by else ""
        yield words(f"step.{step.kind}", by=by, value=words.exact(step.value))
