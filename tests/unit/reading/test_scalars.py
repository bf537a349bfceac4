"""Plain words: what each of them means, and which are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.reading.scalars import AmbiguousError, EmptyError, NumberSizeError, read_plain


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("0", Decimal(0)),
        ("-0", Decimal("-0")),
        ("1.50", Decimal("1.50")),
        ("-12e3", Decimal("-12e3")),
        ("1E+3", Decimal("1E+3")),
        ("1.5e-999", Decimal("1.5e-999")),
        ("-123456789012345678", Decimal(-123456789012345678)),
        ("1.23456789012345678e-100", Decimal("1.23456789012345678e-100")),
        (f"-0.{'0' * 17}{'1' * 18}", Decimal(f"-0.{'0' * 17}{'1' * 18}")),
        ("true", True),
        ("false", False),
        ("a", "a"),
        ("-", "-"),
        ("53/60", "53/60"),
        ("2001-01-20", "2001-01-20"),
        ("1,5", "1,5"),
        ("nano", "nano"),
        ("yesterday", "yesterday"),
        ("e5", "e5"),
    ],
)
def test_a_plain_word_means_one_thing(word: str, value: object) -> None:
    """Numbers are exact, true and false are truths, and the rest is text."""
    assert repr(value) == repr(read_plain(word))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EmptyError, ["", "~", "null", "NULL", "Null"]),
        (
            AmbiguousError,
            ["y", "Yes", "n", "NO", "on", "Off", "True", "TRUE", "False", "nan", "NaN", "Infinity", "-INF"],
        ),
        (
            AmbiguousError,
            ["012", "1_000", "0x1F", "0b1", "0o17", "1:30", "+5", "5.", ".5", ".inf", "-.INF", ".NaN", "01e5"],
        ),
        (NumberSizeError, ["1234567890123456789", "-1234567890.123456789", "1e1000", "1E-0999", f"0.{'0' * 18}1"]),
    ],
)
def test_a_word_that_is_refused_is_repeated(error: type[ValueError], words: list[str]) -> None:
    """Nothing at all, words that programs read differently, and numbers beyond any honest figure are refused."""
    assert [(error, word) for word in words] == [refusal(word) for word in words]


def refusal(word: str) -> tuple[type[Exception], str]:
    """Return how a word is refused, and what the error says."""
    with pytest.raises(ValueError, match=r"^") as raised:
        read_plain(word)
    return raised.type, str(raised.value)
