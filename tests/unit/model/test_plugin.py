"""Settings of plug-ins as readers see them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.plugin import text_of_setting


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 4), "0.25"),
        (True, "true"),
        ((1, "a\x1b"), "1 and a\\x1b"),
        ({"low": Fraction(1, 3), "high": (False, 2)}, "low 1/3, high false and 2"),
    ],
)
def test_a_setting_is_one_line(value: object, text: str) -> None:
    """A number is exact, a truth is a word, a list is joined by "and", and a mapping names its keys."""
    assert text == text_of_setting(value)
