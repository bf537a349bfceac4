"""Texts in blocks of their own, below `|` or `>`: moved to their column, and prose filled anew."""

from __future__ import annotations

import re

from scorecard.reading.written import HEADER, Word
from scorecard.writing.yaml_text import WIDTH, folded

_FILLS = re.compile(r"\S+(?: \S+)*(?:\n(?:\S+(?: \S+)*)?)*", re.ASCII)
"""Paragraphs of words with one blank between them; what is not so is kept line by line."""
_INDENTED = re.compile(r"\n*[ \t]")
"""Text whose first line is indented, so that its header must say from where."""


def block_lines(word: Word, column: int) -> list[str]:
    """Return the header and the lines of a text, which start at a column, without the comment of the header."""
    if word.style == "|":
        return _literal(word.value, column)
    body, ends = _ends(word.value)
    if ends <= 1 and _FILLS.fullmatch(body):
        filled = [line for paragraph in body.split("\n") for line in ["", *_filled(paragraph, column)]]
        return [">" if ends else ">-", *_indented(filled[1:], column)]
    return _as_written(word, column)


def _ends(value: str) -> tuple[str, int]:
    """Return a text without the line ends at its end, and how many those are."""
    body = value.rstrip("\n")
    return body, len(value) - len(body)


def _filled(paragraph: str, column: int) -> list[str]:
    return list(folded(paragraph, WIDTH - column)) if paragraph else []


def _indented(lines: list[str], column: int) -> list[str]:
    return [f"{' ' * column}{line}" if line else line for line in lines]


def _literal(value: str, column: int) -> list[str]:
    body, ends = _ends(value)
    return _headed("|", body.split("\n") if body else [], ends, column)


def _as_written(word: Word, column: int) -> list[str]:
    """Return a folded text that cannot be filled anew, such as one with tables or lists in it, line by line."""
    body, ends = _ends(word.value)
    lines = word.text.split("\n")[1:] if body else []
    header = HEADER.match(word.text)
    digit = header["digit"] if header else None
    indents = (len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" "))
    start = word.column + int(digit) if digit else next(indents, 0)
    inner = [line[start:] for line in lines]
    while inner and not inner[-1]:
        inner.pop()
    return _headed(">", inner, ends, column)


def _headed(style: str, lines: list[str], ends: int, column: int) -> list[str]:
    """Return lines below their header, with as many line ends as the text has."""
    chomp = "-" if not ends else "" if ends == 1 and lines else "+"
    mark = "2" if _INDENTED.match("\n".join(lines)) else ""
    more = ends - bool(lines) if ends else 0
    return [f"{style}{mark}{chomp}", *_indented(lines, column), *[""] * more]
