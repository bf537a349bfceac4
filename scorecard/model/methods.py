"""Other ways to count than the rubric's own: what a reasonable author might have chosen instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import product
from typing import Literal

from scorecard.model.evidence_rule import STAGES, Combination
from scorecard.model.number import ONE
from scorecard.model.words import Missing, Net, SourceKind, Stage

Averaging = Literal["mean", "geometric", "harmonic"]


@dataclass(frozen=True, slots=True)
class EvidenceMethod:
    """How acts are counted; None leaves a choice as the rubric makes it."""

    combine: Combination | None = None
    net: Net | None = None
    stages: Mapping[Stage, Fraction] | None = None
    sources: Mapping[SourceKind, Fraction] | None = None
    self_reported: bool = True
    """Whether acts count that rest on self-reported sources alone."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way to count, by the names of its choices; "own" is the rubric's."""

    combine: str = "own"
    net: str = "own"
    stages: str = "own"
    sources: str = "own"
    self_reported: str = "own"
    aggregate: str = "own"
    missing: str = "own"

    @property
    def evidence(self) -> EvidenceMethod:
        """How it counts acts."""
        return EvidenceMethod(
            COMBINATIONS[self.combine],
            NETS[self.net],
            STAGE_POINTS[self.stages],
            SOURCE_FACTORS[self.sources],
            SELF_REPORTED[self.self_reported],
        )


COMBINATIONS: Mapping[str, Combination | None] = {
    "own": None,
    "top 1": Combination(method="top", top=1),
    "top 2": Combination(method="top", top=2),
    "top 3": Combination(method="top", top=3),
    "top 5": Combination(method="top", top=5),
    "mean": Combination(method="mean"),
    "accumulate": Combination(method="accumulate"),
}
NETS: Mapping[str, Net | None] = {"own": None, "balance": "balance", "discount": "discount", "ignore": "ignore"}
STAGE_POINTS: Mapping[str, Mapping[Stage, Fraction] | None] = {
    "own": None,
    "alike": dict.fromkeys(STAGES, ONE),
    "squared": {stage: points * points for stage, points in STAGES.items()},
}
"""Every act alike, whatever came of it; or words worth much less than deeds."""
SOURCE_FACTORS: Mapping[str, Mapping[SourceKind, Fraction] | None] = {
    "own": None,
    "alike": {},
    "half": {"self_reported": Fraction(1, 2)},
}
"""Self-reported acts at their full worth, or at half."""
SELF_REPORTED: Mapping[str, bool] = {"own": True, "left out": False}
AVERAGINGS: Mapping[str, Averaging | None] = {
    "own": None,
    "mean": "mean",
    "geometric": "geometric",
    "harmonic": "harmonic",
}
MISSINGS: Mapping[str, Missing | None] = {"own": None, "exclude": "exclude", "worst": "worst", "best": "best"}
CHOICES: Mapping[str, Mapping[str, object]] = {
    "combine": COMBINATIONS,
    "net": NETS,
    "stages": STAGE_POINTS,
    "sources": SOURCE_FACTORS,
    "self_reported": SELF_REPORTED,
    "aggregate": AVERAGINGS,
    "missing": MISSINGS,
}
"""Every choice that is varied, with its alternatives by name."""
TITLES: Mapping[str, str] = {
    "combine": "how several acts become one value",
    "net": "how advances and setbacks are set against each other",
    "stages": "what a stage is worth",
    "sources": "what a self-reported act is worth",
    "self_reported": "whether acts count that are self-reported alone",
    "aggregate": "how criteria are put together",
    "missing": "what stands for an unknown",
}


def methods(alternatives: Mapping[str, tuple[str, ...]]) -> Iterator[Method]:
    """Yield every combination of alternatives, the rubric's own first.

    Args:
        alternatives: for each choice the names of its alternatives, "own" first.
    """
    names = [each.name for each in fields(Method)]
    for chosen in product(*(alternatives[name] for name in names)):
        yield Method(*chosen)
