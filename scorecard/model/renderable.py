"""What can be rendered: every kind of result."""

from __future__ import annotations

from scorecard.model.agreement import CodersCompared
from scorecard.model.comparison import Comparison
from scorecard.model.difference import Difference
from scorecard.model.edition_difference import EditionDifference
from scorecard.model.explanation import Explanation
from scorecard.model.fairness import Fairness
from scorecard.model.robustness import Robustness
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.verified import Verified

Renderable = (
    Scorecard
    | Comparison
    | Rubric
    | Explanation
    | Difference
    | CodersCompared
    | Robustness
    | Fairness
    | EditionDifference
    | Verified
)
"""What can be rendered."""
