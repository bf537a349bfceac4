"""A number of an account of robustness as text."""

from __future__ import annotations

from fractions import Fraction

from scorecard.model.number import written


def number_text(value: Fraction | float | None) -> str:
    """Write a number exactly, or nothing."""
    if value is None:
        return ""
    return written(value) if isinstance(value, Fraction) else repr(value)
