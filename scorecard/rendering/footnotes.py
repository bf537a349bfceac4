"""Footnotes in the order of a text: a source stands in full once, and a later note on it says which note that was."""

from __future__ import annotations

from dataclasses import dataclass, field

from scorecard.rendering.page import Note


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands for a note where it is cited."""

    number: int
    is_again: bool = False
    """Whether the number of an earlier note stands again, as that note says the same."""
    text: str = ""
    """What stands at the foot of the sheet; all but the source, where an earlier note names that."""
    like: int = 0
    """Number of the note that names the same source in full; 0 where this one does."""


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Numbers notes as they come."""

    made: list[Footnote] = field(default_factory=list)
    """Every note that is not one again, in order."""
    _numbers: dict[Note, int] = field(default_factory=dict)
    _sources: dict[str, int] = field(default_factory=dict)

    def start(self) -> None:
        """Begin a chapter, in which each source stands in full once, as a reader may have that chapter alone."""
        self._numbers.clear()
        self._sources.clear()

    def cited(self, note: Note) -> Footnote:
        """Return what stands for a note that is cited."""
        if note in self._numbers:
            return Footnote(self._numbers[note], is_again=True)
        number = len(self.made) + 1
        like = self._sources.setdefault(note.source, number)
        is_full = like == number
        found = Footnote(number, text=note.text if is_full else note.place, like=0 if is_full else like)
        self._numbers[note] = number
        self.made.append(found)
        return found
