"""What the method of a guide consists of: choices, and what levels, stages and kinds are worth, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of the rubric, with its reason."""

    key: str
    """Name of the choice as a rubric writes it."""
    title: str
    text: str
    why: str
    """Reason that the rubric gives; empty where it gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a level, stage or kind is worth, with the reason."""

    id: str
    title: str
    value: Fraction | None
    """From 0 to 1; None where it has no value."""
    value_text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthTable:
    """Levels of a scale, points of stages, or factors, each with its reason."""

    key: str
    title: str
    rows: tuple[Worth, ...]
