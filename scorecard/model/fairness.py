"""What a check of a comparison's fairness finds, and what outputs show of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.model.comparison import Comparison
from scorecard.model.limits import FACTOR, SHARE
from scorecard.model.notebook import Shown

FairnessOutcome = Literal["met", "stated", "not_met", "not_applicable"]
"""What came of a check.

met: nothing was found. stated: subjects differ in what is looked at, and the comparison says so. not_met: something was
found that the check's rule forbids. not_applicable: there is nothing to look at.
"""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is too much."""

    most_weight: Fraction = Fraction(1, 2)
    """Share of the whole rubric's weight that one criterion may have, 0 to 1."""
    most_evidence: Fraction = Fraction(1, 2)
    """Share of the points of a record's acts that may be counted under one criterion, 0 to 1."""
    factor: Fraction = Fraction(2)
    """How many times as much there may be to look at for one subject as for another without a statement."""

    def __post_init__(self) -> None:
        """Check every threshold; raises ScorecardError for one that cannot be."""
        SHARE.required("most_weight", self.most_weight)
        SHARE.required("most_evidence", self.most_evidence)
        FACTOR.required("factor", self.factor)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a check found."""

    outcome: FairnessOutcome
    says: str
    """What was found, in one sentence."""
    subject: str = ""
    """Id of the subject that it is about; empty where it is about the rubric or all of them."""
    path: str = ""
    """Where it stands: a dotted path in the rubric or the record, or the format of an output."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a check asks for."""

    id: str
    """Permanent name."""
    title: str
    """What is so where the check is met."""
    why: str
    """Why it is asked for."""
    follows: str
    """The rule that it is made after."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check with what it found."""

    demand: Demand
    remarks: tuple[Remark, ...]

    @property
    def outcome(self) -> FairnessOutcome:
        """The gravest outcome of what was found; met where nothing was."""
        found = {remark.outcome for remark in self.remarks}
        order: tuple[FairnessOutcome, ...] = ("not_met", "stated", "not_applicable")
        return next((outcome for outcome in order if outcome in found), "met")


@dataclass(frozen=True, slots=True)
class Fairness(Shown):
    """A comparison with what every check of fairness found in it."""

    comparison: Comparison
    checked: tuple[Checked, ...]
    """Every check that was made, in the order of the list of checks."""
    ignored: tuple[Demand, ...] = ()
    """Checks that were left out, as asked."""

    @property
    def is_met(self) -> bool:
        """Tell whether no check that was made is unmet."""
        return not any(True for _ in self.unmet())

    def unmet(self) -> Iterator[Checked]:
        """Yield the checks that are not met."""
        return (each for each in self.checked if each.outcome == "not_met")
