"""Plain texts in every place of the documents, and what must be seen where naughty ones stand in their places."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hostile.documents import PLACES, Texts, as_place_takes, results_with
from hostile.naughty import MARK
from hostile.shapes import BLANK, single
from scorecard.problem import visible

Fill = Callable[[str], str]
NUMBERED = tuple(as_place_takes(place, f"{MARK}{number:03}") for number, place in enumerate(PLACES))
"""A plain text for each place, unlike all others."""
PLACED = re.compile("|".join(re.escape(text) for text in sorted(NUMBERED, key=len, reverse=True)))
FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b|(?<=fingerprint )[0-9a-f]{12}\b")
"""What changes with the words of a record, and with the values of attributes that weights go by."""
KINDS = tuple(results_with(NUMBERED))


def in_all(seen: Any, fill: Fill) -> Any:
    """Return nested words with each of them filled."""
    if isinstance(seen, dict):
        return {fill(name): in_all(value, fill) for name, value in seen.items()}
    if isinstance(seen, (list, tuple)):
        return [in_all(value, fill) for value in seen]
    return fill(seen) if isinstance(seen, str) else seen


def put(texts: Texts) -> Fill:
    """Return what puts the texts into words, each where the plain one of its place stands."""
    known = dict(zip(NUMBERED, texts, strict=True))
    return lambda words: PLACED.sub(lambda found: known[found[0]], words)


def as_shown(texts: Texts) -> Fill:
    """Return what fills words with the texts on one line, their hidden characters visible."""
    fill = put(texts)
    return lambda words: single(visible(" ".join(fill(words).split()))) if MARK in words else words


def on_a_page(texts: Texts) -> Fill:
    """Return what fills words with the texts, their hidden characters visible, and white space however it is shown."""
    fill = put(texts)
    return lambda words: single(BLANK.sub(" ", visible(fill(words)))) if MARK in words else words
