"""Kinds of text in documents, each with its own rule."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from scorecard.model.rule import Rule

NAME = r"[a-z][a-z0-9_]{0,63}"
"""How a permanent name is written."""
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, except tab and line ends
    "\u2028\u2029\ufeff"  # separators that some programs take for line ends; a byte order mark in mid-text
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"  # surrogates, private use, no characters at all
    "\U000f0000-\U0010ffff]"  # private use
    "|\r(?!\n)",  # a carriage return by itself
)
"""Characters that no document may hold, because a reader would not see what a program does.

Source: Boucher and Anderson, Trojan Source: Invisible Vulnerabilities (2021), for the bidirectional controls.
"""
KEY_LIMIT = 256
"""Characters of a key at most."""
QUOTE_WORDS = 12
"""Words of a quotation at most: an anchor to find the passage by, not a copy of it."""


def pattern(code: str, form: str, expected: str) -> Rule[str]:
    """Return the rule that a text has a form.

    Args:
        code: of the problem where it has not.
        form: a regular expression for the whole text.
        expected: what messages say is expected.
    """
    compiled = re.compile(form)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(code, "expected {expected}", {"expected": expected})
        return value

    return Rule(check, {"pattern": f"^(?:{form})$"})


def _is_web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        safe = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        safe = False
    if not safe or re.search(r"[\s\\<>\"'`]", value):
        expected = "an address that starts with https:// or http:// and has no blanks, quotes, <, > or backslashes"
        raise PydanticCustomError("bad-url", "expected {expected}", {"expected": expected})
    return value


def _is_short(value: str) -> str:
    words = len(value.split())
    if words > QUOTE_WORDS:
        expected = f"at most {QUOTE_WORDS} words; this has {words}"
        raise PydanticCustomError("quote-too-long", "expected {expected}", {"expected": expected})
    return value


Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strict=True)]
"""Prose: 1 to 20,000 characters."""
Id = Annotated[
    str,
    StringConstraints(strict=True),
    pattern("bad-id", NAME, "lower-case letters, digits and _, starting with a letter"),
]
"""A permanent name in snake_case: at most 64 characters."""
Version = Annotated[
    str,
    StringConstraints(strict=True),
    pattern("bad-version", r"(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){1,2}", "a version such as 2.1.0"),
]
"""A version of two or three numbers; a first number that differs means another rubric."""
RubricName = Annotated[
    str,
    StringConstraints(strict=True),
    pattern(
        "bad-rubric-name",
        r"[a-z][a-z0-9_]{0,63}@(0|[1-9]\d{0,5})",
        "a rubric and its first version number, such as open_procurement@2",
    ),
]
"""A rubric's id and the first number of its version, joined by @."""
Target = Annotated[
    str,
    StringConstraints(strict=True),
    pattern(
        "bad-target", r"[A-Z][A-Z0-9_]{2,15}", "an ISO 3166 alpha-3 code such as FRA, or a code of the relations file"
    ),
]
"""Code of a state or a group of states."""
Sha256 = Annotated[
    str,
    StringConstraints(strict=True),
    pattern("bad-hash", r"[0-9a-f]{64}", "a SHA-256 of 64 hexadecimal digits in lower case"),
]
"""SHA-256 of a file's bytes."""
Url = Annotated[str, StringConstraints(max_length=2_000, strict=True), Rule(_is_web_address, {"pattern": "^https?://"})]
"""A web address, kept as written."""
Quote = Annotated[Text, AfterValidator(_is_short)]
"""A short anchor found word for word in the source's text."""
