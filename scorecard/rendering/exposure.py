"""What stands beside the scores and enters none of them: how much there was to look at."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.model.number import half_up
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.words import NOTHING, judges_acts, percent, whole

Writer = Callable[[Scorecard], str]


def exposure_rows(rubric: Rubric) -> dict[str, Writer]:
    """Return the rows of an exposure table; what speaks of acts only where the rubric judges acts."""
    return {**ALWAYS, **OF_ACTS} if judges_acts(rubric) else ALWAYS


def _years(card: Scorecard) -> str:
    return NOTHING if card.exposure.years is None else half_up(card.exposure.years, 1)


ALWAYS: dict[str, Writer] = {
    "Coverage": lambda card: percent(card.coverage),
    "Years looked at": _years,
    "Documents": lambda card: whole(card.exposure.documents),
    "Characters read": lambda card: whole(card.exposure.characters),
}
"""Rows for every rubric."""
OF_ACTS: dict[str, Writer] = {
    "Acts": lambda card: whole(card.exposure.acts),
    "Scrutinised": lambda card: percent(card.exposure.scrutinised),
    "Self-reported only": lambda card: percent(card.exposure.self_reported),
    "Points used twice": lambda card: percent(card.exposure.shared_points),
}
"""Rows for rubrics that judge acts."""
