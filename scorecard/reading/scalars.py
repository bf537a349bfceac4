"""Plain words in YAML: text, exact numbers, true and false; whatever some programs read otherwise is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from scorecard.model.number import EXPONENT_DIGITS, MANTISSA_DIGITS

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
"""The one way to write a number (besides fractions, which models read)."""
LEADING_ZEROS = 18
"""Zeros that a number may start with at most."""
_NUMBER_SOMEWHERE = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-9_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))"
    r"|\.(?:nan|NaN|NAN)",
)
_TRUTH_SOMEWHERE = frozenset({"y", "yes", "n", "no", "on", "off", "true", "false"})
_NUMBER_WORDS = frozenset({"nan", "infinity", "-infinity", "inf", "-inf"})
_NOTHING = frozenset({"", "~", "null"})
LONGEST_WORD = max(map(len, _TRUTH_SOMEWHERE | _NUMBER_WORDS | _NOTHING))
"""Characters of the longest word that some programs read as something else than text."""


class AmbiguousError(ValueError):
    """A plain word that programs read differently."""


class EmptyError(ValueError):
    """No value at all."""


class NumberSizeError(ValueError):
    """A number with more digits than any honest figure has."""


def read_plain(word: str) -> str | Decimal | bool:
    """Return what an unquoted word means.

    Raises:
        AmbiguousError: for words that programs read differently, such as NO, 012 or 1:30.
        EmptyError: for nothing at all.
        NumberSizeError: for numbers of more than 18 digits, or exponents of more than 3.
    """
    if NUMBER.fullmatch(word):
        return _number(word)
    if word in {"true", "false"}:
        return word == "true"
    lowered = word.lower()
    if lowered in _NOTHING:
        raise EmptyError(word)
    if lowered in _TRUTH_SOMEWHERE or lowered in _NUMBER_WORDS or _NUMBER_SOMEWHERE.fullmatch(word):
        raise AmbiguousError(word)
    return word


def _number(word: str) -> Decimal:
    mantissa, _, exponent = word.lower().partition("e")
    digits = mantissa.replace(".", "").lstrip("-")
    counted = digits.lstrip("0")
    zeros = len(digits) - len(counted)
    if len(counted) > MANTISSA_DIGITS or zeros > LEADING_ZEROS or len(exponent.lstrip("+-")) > EXPONENT_DIGITS:
        raise NumberSizeError(word)
    return Decimal(word)
