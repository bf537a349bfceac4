"""Which characters the fonts of typst's wheel have: Libertinus Serif and, for what that lacks, DejaVu Sans Mono."""

from __future__ import annotations

import functools
from importlib.resources import files


@functools.cache
def covered() -> frozenset[str]:
    """Return every character that these fonts have both upright and bold.

    Why: typst says that a letter is missing only when it lays a text out. The list was found by setting each character
    of Unicode alone; a test sets those that are in it again.
    """
    text = (files("scorecard.rendering") / "templates" / "glyphs.txt").read_text(encoding="ascii")
    return frozenset(character for span in text.split() for character in _characters(span))


def _characters(span: str) -> list[str]:
    first, _, last = span.partition("-")
    return [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]


def lacking(character: str) -> str:
    """Return what stands for a character that the fonts lack: its code point."""
    return f"U+{ord(character):04X}"
