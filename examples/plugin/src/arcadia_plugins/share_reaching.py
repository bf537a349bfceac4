"""How much of what was undertaken got how far."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

from scorecard.plugin import ActCount, ActInView, CriterionRule, FactsInView, Judgement, Stage

STAGES = get_args(Stage)
"""From stated to carried out."""


class ShareReaching(CriterionRule):
    """The share of the acts that advance the themes which reached a stage.

    Acts that set back, or do both, are not undertakings and do not count. With too few acts there is no score, and the
    bounds take each act that is not known as one that failed, and as one that reached the stage.

    Source: Thomson and others, The Fulfillment of Parties' Election Pledges (2017), American Journal of Political
    Science 61(3), which counts pledges that were kept.
    """

    version = "1.0.0"

    stage: Stage = "carried_out"
    """The stage that an act must reach."""
    enough: ActCount = 3
    """Acts that must be known before there is a score."""

    def judge(self, facts: FactsInView) -> Judgement:
        """Count the undertakings, and those of them that reached the stage."""
        undertaken = [act for act in facts.acts if act.direction == "advances"]
        reached = [act.id for act in undertaken if self.is_reached_by(act)]
        absent = max(0, self.enough - len(undertaken))
        among = len(undertaken) + absent
        found = f"{len(reached)} of {len(undertaken)} acts that advance the themes reached {self.stage}"
        lines = [f"{found}: {', '.join(reached)}" if reached else found]
        if absent:
            lines.append(f"not known: {absent} further acts of the {self.enough} that are asked for")
        return Judgement(
            score=None if absent else Fraction(len(reached), among),
            lower=Fraction(len(reached), among),
            upper=Fraction(len(reached) + absent, among),
            coverage=Fraction(len(undertaken), among),
            lines=tuple(lines),
        )

    def is_reached_by(self, act: ActInView) -> bool:
        """Tell whether an act got as far as the stage, or further."""
        return STAGES.index(act.stage) >= STAGES.index(self.stage)
