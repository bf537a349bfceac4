"""What scoring finds out about one dimension or criterion, with all that an explanation needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.model.facts import Action, ObservedValue
from scorecard.model.joined import JoinedAct
from scorecard.model.node import Node
from scorecard.model.number import ZERO
from scorecard.model.steps import Band, Show
from scorecard.model.words import Direction, Stage

Outcome = Literal["judged", "thin", "unknown", "withheld", "excluded"]
"""Whether there is a score, and else why not.

judged: there is a score. thin: some acts are known, but fewer than enough. unknown: nothing is known.
withheld: something is known, but less than the rubric asks for. excluded: it does not apply.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """A score with what it could be if every unknown were at its worst, and at its best."""

    outcome: Outcome
    score: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    coverage: Fraction
    """Share of the weight that could be judged, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Points of acts of one kind under one rule, with the factors that they come from."""

    stage: Fraction
    instrument: Fraction
    status: Fraction
    source: Fraction
    """Factor of the best kind of source; counts on the advancing side only."""
    advancing: Fraction
    """Points on the advancing side; 0 where the act only sets back."""
    setting_back: Fraction
    """Points on the side that sets back; 0 where the act only advances."""
    points: Fraction
    """Points on both sides together."""
    forward_units: int
    """Points on the advancing side in parts of the rule's unit."""
    back_units: int
    """Points on the side that sets back in parts of the rule's unit."""
    units: int
    """Points on both sides together in parts of the rule's unit."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act as one criterion counts it."""

    joined: JoinedAct
    direction: Direction
    worth: Worth

    @property
    def stage(self) -> Stage:
        """The highest stage that an action reports."""
        return self.joined.stage

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that report the act, the one that it is named after first."""
        return self.joined.actions

    @property
    def id(self) -> str:
        """Id of the action that the act is named after."""
        return self.joined.actions[0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceResult(Bounded):
    """What the evidence rule finds; it always has bounds."""

    lower: Fraction
    upper: Fraction

    acts: tuple[Act, ...]
    """Acts that count, those with most points first."""
    advancing: Fraction
    """The advancing side combined, 0 to 1."""
    setting_back: Fraction
    """The side that sets back combined, 0 to 1."""
    advancing_at_best: Fraction
    """The advancing side if every act that is not known advanced at full points."""
    setting_back_at_worst: Fraction
    """The side that sets back if every act that is not known, and what scrutiny lacks, set back."""
    unscrutinised: Fraction
    """Share of scrutiny that the sources lack, 0 to 1: the u of the bounds."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rule of a plug-in was shown, and what it says of its value."""

    lines: tuple[str, ...]
    acts: tuple[tuple[JoinedAct, Direction], ...]
    """The acts with their directions over the criterion's themes, by id."""


@dataclass(frozen=True, slots=True)
class Term:
    """One child as it entered its parent's score."""

    id: str
    share: Fraction
    value: Fraction


StepKind = Literal["penalty", "bonus", "clipped", "clamped", "ceiling", "rounded"]
"""What is done with an aggregated value: in this order, penalties and bonuses together."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that changed a score."""

    kind: StepKind
    value: Fraction
    """The score after the step."""
    by: str = ""
    """What made the step: the id of a penalty or bonus, or of the node that a ceiling looks at."""
    share: Fraction = ZERO
    """Of a penalty or bonus: its weight over the weights of what is aggregated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Bounded):
    """The result of one node of the rubric."""

    node: Node
    show: Show
    """How its values are shown; a sum shows the full marks of what applies."""
    marks: tuple[Fraction, Fraction]
    """The points that 0 and 1 stand for, as a parent under `sum` counts them: those of what applies."""
    held: tuple[Band, ...] = ()
    """The score's band, or the bands that it may be in; without a score, the lowest and highest that bounds span."""
    by_band: Bounded | None = None
    """The values of the bands in place of the score and its bounds, where every band has a value."""
    observed: ObservedValue | None = None
    evidence: EvidenceResult | None = None
    groups: tuple[tuple[str, EvidenceResult], ...] = ()
    ruled: Ruled | None = None
    """What the rule of a plug-in was shown and says, where it was asked."""
    terms: tuple[Term, ...] = ()
    """What the score was aggregated from."""
    aggregated: Fraction | None = None
    """The value before penalties and bonuses, clipping, clamping, ceilings and rounding."""
    steps: tuple[Step, ...] = ()
    """The steps from there to the score that changed it."""
    children: tuple[Result, ...] = ()

    @property
    def path(self) -> str:
        """Dotted path of the node; empty at the root."""
        return self.node.path

    @property
    def bands(self) -> tuple[str, ...]:
        """Labels of the bands in `held`."""
        return tuple(band.label for band in self.held)

    @property
    def band(self) -> str:
        """The labels of `bands` on one line."""
        return " to ".join(self.bands)

    @property
    def title(self) -> str:
        """Title of the node."""
        return self.node.title

    @property
    def evidence_results(self) -> tuple[EvidenceResult, ...]:
        """What the evidence rule found here: once, once a group, or not at all."""
        return (self.evidence,) if self.evidence else tuple(found for _, found in self.groups)

    @property
    def unscrutinised(self) -> Fraction | None:
        """The largest share of scrutiny that is lacking here; None where no evidence is judged."""
        if self.evidence:
            return self.evidence.unscrutinised
        return max((found.unscrutinised for _, found in self.groups), default=None)

    def walk(self) -> Iterator[Result]:
        """Yield this result and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()
