"""An archived text cut into passages, so that whoever codes it can say of each what became of it.

Why: "read whole" can be checked only if the parts are the same for everybody. They follow from the text alone, however
it was laid out when it was archived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LEAST = 300
"""Characters that a passage has at least, unless its paragraph ends before."""
_RULE = re.compile(r"^={10,}.*$", re.MULTILINE)
"""A line that closes what a copy says of itself."""
_RULE_WITHIN = 5_000
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
"""Lines up to one that is blank."""
_SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)\]]*\s+(?=[^\sa-z])")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text, from one character to before another."""

    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Tell whether two parts have a character in common."""
        return self.start < other.end and other.start < self.end


def passages(text: str) -> tuple[Span, ...]:
    """Cut a text into passages: whole sentences, 300 characters at least, never across a blank line.

    What stands above a line of ten equals signs or more, near the beginning, is about the copy and no part of it.
    """
    return tuple(passage for paragraph in _paragraphs(text) for passage in _cut(text, paragraph))


def _paragraphs(text: str) -> Iterator[Span]:
    rule = _RULE.search(text, 0, _RULE_WITHIN)
    for found in _PARAGRAPH.finditer(text, rule.end() if rule else 0):
        yield Span(found.start(), found.start() + len(found[0].rstrip()))


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for sentence in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if sentence.end() - start >= LEAST:
            yield Span(start, start + len(text[start : sentence.end()].rstrip()))
            start = sentence.end()
    yield Span(start, paragraph.end)


def untouched(cut: Iterable[Span], found: Iterable[Span]) -> list[tuple[int, Span]]:
    """Return the passages in which nothing was found, each with its number, counted from 1."""
    marks = list(found)
    return [(number, each) for number, each in enumerate(cut, 1) if not any(each.touches(mark) for mark in marks)]
