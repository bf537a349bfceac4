"""Ids made of any text, always the same one of the same text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

LONGEST = 64
"""Characters of an id at most."""
DIGEST = 8
"""Characters of a hash that tell ids apart that were cut."""
LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "\u0131": "i"},
)
"""Letters that are no other letter with a mark, as they are commonly written without."""


def id_of(texts: Iterable[str], prefix: str | None = None) -> str:
    """Return an id made of texts: lower-case ASCII letters, digits and _; nothing where the texts hold none.

    Letters lose their marks; a letter of another script becomes its number in hexadecimal; what else stands between
    becomes one _. An id that would start with a digit starts with n; one that would be too long is cut, and ends in
    a hash of the whole.

    Args:
        texts: what the id is made of, in this order.
        prefix: what it starts with.
    """
    parts = [part for text in texts if (part := _plain(text))]
    if not parts:
        return ""
    made = (prefix or "") + "_".join(parts)
    made = f"n{made}" if made[0].isdigit() else made
    if len(made) <= LONGEST:
        return made
    digest = hashlib.sha256(made.encode()).hexdigest()[:DIGEST]
    return f"{made[: LONGEST - DIGEST - 1].rstrip('_')}_{digest}"


def _plain(text: str) -> str:
    """Return a text as the middle of an id."""
    if text.isascii() and text.isalnum():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    letters = (_letter(character) for character in bare if not unicodedata.combining(character))
    return re.sub("_+", "_", "".join(letters)).strip("_")


def _letter(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else "_"
    return f"_u{ord(character):x}_" if character.isalnum() else "_"
