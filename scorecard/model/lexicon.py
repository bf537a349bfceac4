"""Words that praise or blame, and what to write instead (`format: lexicon/1`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from scorecard.model.base import Document, Items, Part, short_form
from scorecard.model.names import duplicate_id
from scorecard.model.text import Id, Text, Version
from scorecard.problem import Problem
from scorecard.source import Pointer


class LoadedWord(Part):
    """A word, or several that belong together, by which a writer judges."""

    stands_alone: ClassVar = ("word",)

    word: Text
    """The word as a dictionary has it; its common endings are found too."""
    instead: Text | None = None
    """What says the same without judging."""


Loaded = Annotated[LoadedWord, short_form("word", str)]
"""A loaded word; it may stand alone."""


class Lexicon(Document):
    """Words of praise and words of blame, as many of one as of the other."""

    format: Literal["lexicon/1"]
    """Always `lexicon/1`."""
    id: Id
    """Permanent name."""
    version: Version
    """Two or three numbers."""
    title: Text
    """What it is called where results are printed."""
    about: Text | None = None
    """What it is about, for a reader."""
    praise: Items[Loaded]
    """Words that praise."""
    blame: Items[Loaded]
    """Words that blame."""

    def problems(self) -> Iterator[Problem]:
        """Yield words that are listed twice, in one list or in both."""
        seen: dict[str, Pointer] = {}
        for key, words in (("praise", self.praise), ("blame", self.blame)):
            for index, each in enumerate(words):
                place = Pointer((key, index))
                if seen.setdefault(each.word.casefold(), place) != place:
                    yield duplicate_id(place, each.word, seen[each.word.casefold()])
