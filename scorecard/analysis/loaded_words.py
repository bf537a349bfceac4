"""Words of praise and of blame found in a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scorecard.model.lexicon import Lexicon, LoadedWord

Side = Literal["praises", "blames"]


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A loaded word in a text."""

    text: str
    """As it stands there."""
    side: Side
    word: LoadedWord


def loaded_words(text: str, lexicon: Lexicon) -> Iterator[FoundWord]:
    """Yield the loaded words of a text, in its order.

    A word is found whatever its case, with the common endings of English, and only where it stands by itself.
    """
    pattern, known = _compiled(lexicon)
    for match in pattern.finditer(text):
        side, word = known[_joined(match[0].casefold())]
        yield FoundWord(match[0], side, word)


@functools.lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[Side, LoadedWord]]]:
    """Return what finds every form of every word, and which word each form belongs to; a word goes before a form."""
    sides: tuple[tuple[Side, tuple[LoadedWord, ...]], ...] = (("praises", lexicon.praise), ("blames", lexicon.blame))
    words = [(side, word) for side, listed in sides for word in listed]
    known = {_joined(form): (side, word) for side, word in words for form in forms(word.word)}
    known |= {_joined(word.word.casefold()): (side, word) for side, word in words}
    longest_first = sorted(known, key=lambda form: (-len(form), form))
    alternatives = "|".join(r"[-\s]+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)", re.IGNORECASE), known


def _joined(form: str) -> str:
    """Return a form with blanks between its parts, whether a text has blanks or hyphens there."""
    return " ".join(re.split(r"[-\s]+", form))


def forms(word: str) -> tuple[str, ...]:
    """Return a word with its common endings: brave, braves, braved, braving, braver, bravest, bravely."""
    plain = word.casefold()
    ended = [plain + ending for ending in ("", "s", "es", "d", "ed", "ing", "er", "est", "ly")]
    if plain.endswith("e"):
        ended += [plain[:-1] + ending for ending in ("ing", "er", "est", "y")]
    if plain.endswith("y"):
        ended += [plain[:-1] + ending for ending in ("ies", "ied", "ier", "iest", "ily")]
    return tuple(dict.fromkeys(ended))
