"""Made-up plug-ins for the specification: each does what an expression says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, PluginError
from spec.builders import Data, card_of, seen

AGAIN = {"custom": "mean_again"}
"""An aggregation of the package that is installed while tests run."""
Given = Callable[..., Rubric]
"""Makes a rubric of an expression."""
LAST = """
class Last(Aggregation):
    '''The last child's value.

    More of it.
    '''
    version = "1.0.0"
    times: Count = 1
    def aggregate(self, shares, values):
        return {}
"""
RULE = """
class Seen(CriterionRule):
    version = "3"
    def judge(self, facts):
        return {}
"""
FACTS = """
class Seen(CriterionRule):
    version = "3"
    def judge(self, facts):
        lines = (f"{a.id}: {a.direction} {a.stage} {','.join(a.themes)} {a.span[0]} {a.instrument} {a.state}"
            f" {sorted(a.targets)} {sorted(a.kinds)}" for a in facts.acts)
        said = (facts.subject, str(dict(facts.attributes)), str(facts.terms[0][0]), str(facts.number))
        return Judgement(lower=0, upper=1, coverage=0, lines=(*said, *lines))
"""


def refusal(rubric: Rubric, **observed: object) -> str:
    """Return the message of the error that scoring ends in."""
    with pytest.raises(PluginError) as raised:
        card_of(rubric, seen(**observed))
    return str(raised.value)


def problems(rubric: Data) -> list[str]:
    """Return the problems of a rubric, a line each."""
    with pytest.raises(DocumentError) as raised:
        Rubric(**rubric)
    return [str(problem) for problem in raised.value.problems]
