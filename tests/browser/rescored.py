"""Cases for the page's scoring: rubrics, records and weights, with what the library finds under these weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from mixes import mix
from strategies import ANYTHING, Choice, records, rubrics

from scorecard.analysis.reweighting import reweighted
from scorecard.guide.rescoring import rescoring_data, weighable
from scorecard.model.comparison import Comparison
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError
from scorecard.scoring.compare import compare
from scorecard.scoring.score import judge
from scorecard.scoring.view import acts_in_view

Weights = dict[str, str]
"""A weight as a reader gives it, by the path of a node."""
Answer = list[Any]
"""Rows of each subject, or the reasons why there are none."""
OFFERED = ("1", "0", "2", "1/3", "53/60", "7", "0.15", "1000000", "0", "5", None)
"""Weights that are tried; None keeps the rubric's own."""


@dataclass(frozen=True)
class Case:
    """Some subjects under one rubric, and other weights to score them by."""

    comparison: Comparison
    weightings: tuple[Weights, ...]

    @property
    def nodes(self) -> int:
        """How many nodes are compared under one weighting."""
        return len(self.comparison.rubric.order) * len(self.comparison.cards)

    def asked(self) -> dict[str, object]:
        """Return what the page is asked."""
        return {"data": rescoring_data(self.comparison), "weightings": self.weightings}

    @cached_property
    def expected(self) -> list[Answer]:
        """What the library finds, an answer for each weighting; found once for all that is held against it."""
        return [answer(self.comparison, weights) for weights in self.weightings]


def answer(comparison: Comparison, weights: Weights) -> Answer:
    """Return what the library finds under other weights."""
    try:
        rubric = reweighted(comparison.rubric, {path: Fraction(text) for path, text in weights.items()})
    except DocumentError as error:
        return [{"weights-all-zero": "all_zero"}[problem.code] for problem in error.problems]
    return [[row(node, results[node.id]) for node in rubric.order] for results in rescored(comparison, rubric)]


def rescored(comparison: Comparison, rubric: Rubric) -> Iterator[Mapping[str, Result]]:
    """Yield the results of each subject under a rubric that differs from the comparison's in its weights.

    Why: a criterion that looks at nothing but its record is judged once, so that thousands of weights take little time.
    """
    for card in comparison.cards:
        view = acts_in_view(card.record, card.window)
        results: dict[str, Result] = {}
        for node in rubric.order:
            results[node.id] = card[node.id] if is_settled(node) else judge(node, rubric, view, results)
        yield results


def is_settled(node: Node) -> bool:
    """Tell whether a node's result cannot depend on weights."""
    return node.is_criterion and not node.looks_at


def row(node: Node, result: Result) -> list[object]:
    """Return what the library says of one node, as `answers.js` writes what the page says."""
    numbers = (result.score, result.lower, result.upper)
    shown = [result.show.text(number) for number in numbers if number is not None]
    return [
        node.path, result.outcome, *map(text, numbers), text(result.coverage), list(result.bands), shown
    ]  # fmt: skip


def text(number: Fraction | None) -> str | None:
    """Write a number as the data do."""
    return None if number is None else str(number)


def differences(cases: Sequence[Case], answers: Sequence[Sequence[Answer]]) -> Iterator[object]:
    """Yield where the page and the library differ: the weights, then the rows that the library and the page give."""
    for case, found in zip(cases, answers, strict=True):
        for weights, expected, actual in zip(case.weightings, case.expected, found, strict=True):
            if expected != actual:
                yield weights, [pair for pair in zip(rows(expected), rows(actual), strict=False) if pair[0] != pair[1]]


def rows(given_answer: Answer) -> list[object]:
    """Return the rows of all subjects one after another, or the reasons why there are none."""
    return [each for part in given_answer for each in (part if isinstance(part, list) else [part])]


@st.composite
def case_of(draw: DrawFn, comparison: Comparison, count: int) -> Case:
    """A comparison with so many weightings, the published one first."""
    paths = weighable(comparison.rubric)
    picked = [draw(mix(**dict.fromkeys(paths, OFFERED))) for _ in range(count - 1)]
    own = ({path: weight for path, weight in each.items() if weight is not None} for each in picked)
    return Case(comparison, ({}, *own))


@st.composite
def cases(draw: DrawFn, choice: Choice = ANYTHING, count: int = 10) -> Case:
    """Two subjects under a rubric of anything, with other weights."""
    document = draw(rubrics(choice))
    facts = [draw(records(document, choice)) for _ in "ab"]
    subjects = [fact | {"subject": fact["subject"] | {"id": name}} for fact, name in zip(facts, "ab", strict=True)]
    rubric = Rubric(**document)
    assume(weighable(rubric))
    return draw(case_of(compare(rubric, [Record(**subject) for subject in subjects]), count))


def drawn(strategy: st.SearchStrategy[Case], count: int) -> list[Case]:
    """Return so many cases, to be asked together: one process answers all, where a process a case takes minutes."""
    found: list[Case] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None)
    @given(strategy)
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found
