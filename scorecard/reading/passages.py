"""An archived text cut into passages, so that whoever codes it can say of each what became of it.

Why: "read whole" can be checked only if the parts are the same for everybody. They follow from the text alone, however
it was laid out when it was archived.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LEAST = 300
"""Characters that a passage has at least, unless its paragraph ends before."""
BYTE_ORDER_MARK = "\ufeff"
_RULE = re.compile(r"^={10,}.*$", re.MULTILINE)
"""A line that closes what a copy says of itself."""
_RULE_WITHIN = 5_000
_PARAGRAPH = re.compile(r"\S[^\n]*+(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]*+)*+")
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
    """Cut a text into passages of 300 characters at least, after what looks like the end of a sentence.

    A blank line always ends a passage.
    """
    return tuple(passage for paragraph in _paragraphs(text) for passage in _cut(text, paragraph))


def beginning(text: str) -> int:
    """Return where a text begins: what stands above a line of ten equals signs is about the copy, and no part of it."""
    rule = _RULE.search(text, 0, _RULE_WITHIN)
    return rule.end() if rule else int(text.startswith(BYTE_ORDER_MARK))


def _paragraphs(text: str) -> Iterator[Span]:
    for found in _PARAGRAPH.finditer(text, beginning(text)):
        yield Span(found.start(), found.start() + len(found[0].rstrip()))


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for sentence in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if sentence.end() - start >= LEAST:
            yield Span(start, start + len(text[start : sentence.end()].rstrip()))
            start = sentence.end()
    yield Span(start, paragraph.end)


def untouched(cut: Iterable[Span], found: Iterable[Span]) -> list[tuple[int, Span]]:
    """Return the passages in which nothing was found, each with its number, counted from 1; both in any order."""
    marks = _joined(found)
    starts = [mark.start for mark in marks]

    def is_touched(passage: Span) -> bool:
        before = bisect_left(starts, passage.end)
        return before > 0 and marks[before - 1].touches(passage)

    return [(number, each) for number, each in enumerate(cut, 1) if not is_touched(each)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the parts that some parts cover together, in order, none touching another."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
