"""What stands beside the scores and enters none of them: how much there was to look at."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.model.number import half_up
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.page import Cell
from scorecard.rendering.words import NOTHING, judges_acts, percent, whole

Writer = Callable[[Scorecard], Cell]


def exposure_rows(rubric: Rubric) -> dict[str, Writer]:
    """Return the rows of an exposure table; what speaks of acts only where the rubric judges acts."""
    return {**ALWAYS, **OF_ACTS} if judges_acts(rubric) else ALWAYS


def _years(card: Scorecard) -> Cell:
    return Cell.of(NOTHING if card.exposure.years is None else half_up(card.exposure.years, 1))


def _dates(card: Scorecard) -> Cell:
    """Return the dates of the oldest and the newest source, and how many bear none."""
    oldest, newest, undated = card.exposure.oldest, card.exposure.newest, card.exposure.undated
    without = f"{whole(undated)} undated" if undated else ""
    if oldest is None or newest is None:
        return Cell.of(without or NOTHING)
    lines = (oldest,) if oldest == newest else (oldest, f"to {newest}")
    return Cell((*lines[:-1], f"{lines[-1]};" if without else lines[-1], *filter(None, (without,))), joint="")


ALWAYS: dict[str, Writer] = {
    "Coverage": lambda card: Cell.of(percent(card.coverage)),
    "Years looked at": _years,
    "Documents": lambda card: Cell.of(whole(card.exposure.documents)),
    "Characters read": lambda card: Cell.of(whole(card.exposure.characters)),
    "Sources dated": _dates,
    "As of": lambda card: Cell.of(card.exposure.as_of or NOTHING),
}
"""Rows for every rubric."""
OF_ACTS: dict[str, Writer] = {
    "Acts": lambda card: Cell.of(whole(card.exposure.acts)),
    "Scrutinised": lambda card: Cell.of(percent(card.exposure.scrutinised)),
    "Self-reported only": lambda card: Cell.of(percent(card.exposure.self_reported)),
    "Points used twice": lambda card: Cell.of(percent(card.exposure.shared_points)),
}
"""Rows for rubrics that judge acts."""
