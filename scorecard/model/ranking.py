"""How subjects are ranked, where a reader asks for ranks."""

from __future__ import annotations

from scorecard.model.base import Items, Part
from scorecard.model.text import Id
from scorecard.model.words import First, RankOn, Ties


class Ranking(Part):
    """How subjects are ranked, where a reader asks for ranks; no output sorts by them unless told to."""

    on: RankOn = "exact"
    """Scores as they are, or rounded as they are shown."""
    ties: Ties = "min"
    """The rank of equal scores: `min`, the best place that they share; `dense`, the same without gaps after it;
    `average`, their mean place."""
    first: First = "best"
    """Which end of the scores has rank 1: an index of fragility may count from the worst."""
    within: Items[Id] = ()
    """Attributes of subjects; only subjects that have the same values are ranked together."""
