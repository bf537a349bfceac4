"""What the author of a plug-in needs: what to derive from, what a rule is shown and gives, and types for settings.

    from scorecard.plugin import Aggregation, UnitExact

    class TrimmedMean(Aggregation):
        version = "1.0.0"
        cut: UnitExact = Fraction(1, 10)

Settings are frozen and checked strictly. Their types are these, `bool`, and `Literal` of words: a float is not exact,
and a set has no order. `docs/plug-ins.md` has the rest.
"""

from __future__ import annotations

from scorecard.model.base import Items, Part, Table
from scorecard.model.judgement import ActInView, FactsInView, Judgement
from scorecard.model.number import ActCount, Count, Exact, PositiveExact, UnitExact
from scorecard.model.plugin import Aggregation, CriterionRule
from scorecard.model.text import Id, Text
from scorecard.model.words import Direction, Instrument, SourceKind, Stage, State

__all__ = [
    "ActCount",
    "ActInView",
    "Aggregation",
    "Count",
    "CriterionRule",
    "Direction",
    "Exact",
    "FactsInView",
    "Id",
    "Instrument",
    "Items",
    "Judgement",
    "Part",
    "PositiveExact",
    "SourceKind",
    "Stage",
    "State",
    "Table",
    "Text",
    "UnitExact",
]
