"""Marks in place of words that tell who a text is about, and the way back.

Why: every word that is replaced has a mark of its own, so that the way back is exact whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from scorecard.model.facts import Subject

COMMON = frozenset({
    "Administration", "Government", "President", "Presidency", "Cabinet", "Council", "Congress", "House", "Senate",
    "Parliament", "Republic", "Kingdom", "United", "States", "State", "City", "County", "District", "Party", "First",
    "Second", "Third", "Term", "The", "And", "Office",
})  # fmt: skip
"""Words of subjects' names that tell nothing by themselves."""
MARK = re.compile(r"\[(?:W([0-9]+)|Y([+-][0-9]+))\]")
"""A mark: of a word, or of a year counted from the first one in office."""
_YEAR = r"(?<!\w)(?<![0-9][.,])(?:19|20)[0-9]{2}(?!\w)"
_PART = re.compile(r"[^\W\d_][\w']+")


@dataclass(frozen=True)
class Marks:
    """Which mark stands for which word."""

    words: Mapping[str, str]
    """What each mark stands for, to the letter."""
    finder: re.Pattern[str]
    """Finds all that is to be replaced: words, years, and what only looks like a mark."""

    def masked(self, text: str, year: int) -> str:
        """Return a text with marks in it.

        Args:
            text: the text.
            year: the one that the text's years are counted from.
        """
        by_word = {word: mark for mark, word in self.words.items()}
        return self.finder.sub(lambda found: by_word.get(found[0]) or f"[Y{int(found[0]) - year:+d}]", text)


def unmasked(text: str, words: Mapping[str, str], year: int) -> str:
    """Return a text with words and years in place of their marks; a mark that stands for nothing stays."""
    return MARK.sub(lambda found: words.get(found[0], found[0]) if found[1] else str(year + int(found[2])), text)


def marks_for(texts: Iterable[str], words: Iterable[str], seed: int) -> Marks:
    """Return a mark for each form of each word that the texts have, numbered by lot.

    Args:
        texts: all texts that will be masked.
        words: what is to be replaced, also in capitals and with an s at its end.
        seed: where the lot starts.
    """
    finder = _finder(words)
    found = sorted({match[0] for text in texts for match in finder.finditer(text)} - _years(texts, finder))
    Random(seed).shuffle(found)  # noqa: S311  # no secret: the same seed must give the same marks again
    return Marks({f"[W{number}]": word for number, word in enumerate(found, 1)}, finder)


def _years(texts: Iterable[str], finder: re.Pattern[str]) -> set[str]:
    year = re.compile(r"(?:19|20)[0-9]{2}")
    return {match[0] for text in texts for match in finder.finditer(text) if year.fullmatch(match[0])}


def _finder(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds words by themselves, longer ones first, then years and what looks like a mark."""
    forms = {form for word in words for form in (word, word.upper())}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    said = "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered if form.split())
    named = rf"(?<!\w)(?:{said})s?(?!\w)|" if said else ""
    return re.compile(rf"{MARK.pattern}|{named}{_YEAR}")


def words_of(subject: Subject) -> set[str]:
    """Return the words that tell who a subject is: its names and id, their telling parts, and its party.

    A part tells something if it has a capital, and is none of the common words of offices.
    """
    whole = {text for text in (subject.id, subject.name, subject.office_holder, subject.party) if text}
    parts = {part for text in (subject.name, subject.office_holder or "") for part in _PART.findall(text)}
    return whole | {part for part in parts if part[0].isupper() and part.capitalize() not in COMMON}
