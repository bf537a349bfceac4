"""Texts that know what fills their places, so that a page can keep that apart among words from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Self

from scorecard.model.words import WritingDirection

FROM_RIGHT = frozenset({"R", "AL"})
"""Classes of the letters that are written from right to left.

Source: Unicode Standard Annex 9, Unicode Bidirectional Algorithm, table 4.
"""


class Sentence(str):
    """A text with letters from right to left in it or around it; everywhere but in a page it is a text like any other.

    Why:
        Signs and punctuation go the way of the letters around them: among words from right to left, "+50" is shown
        as "50+", and two names with a colon between them change places.
    """

    __slots__ = ("direction", "page", "pieces")

    pieces: tuple[str, ...]
    """Its own words and what fills their places, by turns; own words come first."""
    direction: WritingDirection
    """Which way it is read."""
    page: WritingDirection
    """Which way the page is written that it is for."""

    def __new__(cls, pieces: Iterable[str], direction: WritingDirection, page: WritingDirection) -> Self:
        """Join the pieces."""
        pieces = tuple(pieces)
        self = super().__new__(cls, "".join(pieces))
        self.pieces, self.direction, self.page = pieces, direction, page
        return self

    def __reduce__(self) -> tuple[type[Sentence], tuple[tuple[str, ...], WritingDirection, WritingDirection]]:
        """Return what a copy is made of."""
        return Sentence, (self.pieces, self.direction, self.page)


def sentence_of(pieces: Iterable[str], page: WritingDirection) -> str:
    """Return pieces joined; a `Sentence` where letters from right to left are among them or around them.

    Args:
        pieces: own words and what fills their places, by turns; own words come first.
        page: which way the page is written.
    """
    pieces = tuple(pieces)
    text = "".join(pieces)
    if is_from_right(text):
        return Sentence(pieces, page, page)
    return Sentence([text], "ltr", page) if page == "rtl" else text


def is_from_right(text: str) -> bool:
    """Tell whether a text has any letter that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in FROM_RIGHT for letter in text)
