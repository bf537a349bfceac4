"""The one layout: two columns a level, lists indented under their keys, prose folded at 88 columns.

Every word keeps its letters and its quotation marks; only plain prose that is too long for its line is folded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from scorecard.formatting.block import block_lines
from scorecard.reading.written import BLANK, Entry, Group, Value, Word, WrittenDocument
from scorecard.writing.yaml_text import PROSE, WIDTH, folded

INDENT = 2
"""Columns by which what is inside stands further in."""


def laid_out(document: WrittenDocument) -> str:
    """Return the text of a document, with a line feed at the end of every line."""
    lines = [*_notes(document.head, 0), *_value_lines(document.root)]
    return "".join(f"{line}\n" for line in lines[_blanks_before(lines) :])


def _value_lines(root: Value) -> list[str]:
    return _group(root, 0) if isinstance(root, Group) else [root.text]


def _blanks_before(lines: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if line), 0)


def _group(group: Group, column: int) -> list[str]:
    """Return the lines of a mapping or list whose entries start at a column."""
    lines: list[str] = []
    for entry in group.entries:
        notes = list(_notes(entry.above, column))
        lines += notes if lines else notes[_blanks_before([*notes, "."]) :]
        lines += _item(entry, column) if group.is_list else _pair(entry, column)
    tail = list(_notes(group.tail, column))
    return lines + (tail[:-1] if tail[-1:] == [BLANK] else tail)


def _notes(notes: Iterable[str], column: int) -> Iterator[str]:
    """Yield comments at a column, and one blank line for several."""
    for note, run in groupby(notes):
        yield from (f"{' ' * column}{each}" for each in run) if note else [BLANK]


def _pair(entry: Entry, column: int) -> list[str]:
    start = f"{' ' * column}{_key(entry)}"
    return _on_its_line(start, entry, column) or [
        f"{start}{_beside(entry)}",
        *_group_of(entry.value, column + INDENT),
    ]


def _item(entry: Entry, column: int) -> list[str]:
    """Return the lines of an item; what stands above its first key goes above the dash."""
    start = f"{' ' * column}-"
    if alone := _on_its_line(start, entry, column):
        return alone
    lines = _group_of(entry.value, column + INDENT)
    first = next(index for index, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    above = [*(note.lstrip() for note in lines[:first]), *([entry.beside] if entry.beside else [])]
    return [*_notes(above, column), f"{start} {lines[first][column + INDENT :]}", *lines[first + 1 :]]


def _group_of(value: Value, column: int) -> list[str]:
    return _group(value, column) if isinstance(value, Group) else []


def _on_its_line(start: str, entry: Entry, column: int) -> list[str]:
    """Return the lines of an entry whose value starts on its line; none for a mapping or list that needs its own."""
    if isinstance(entry.value, Word):
        return _with_word(start, entry.value, _beside(entry), column)
    line = _one_line(entry.value)
    if line is None:
        return []
    if not entry.value.entries or len(start) + 1 + len(line) <= WIDTH:
        return [f"{start} {line}{_beside(entry)}"]
    return _filled(start, entry, column) if _is_plain_list(entry.value) else []


def _is_plain_list(group: Group) -> bool:
    """Tell whether a list holds nothing but words without blanks, such as ids."""
    return group.is_list and all(isinstance(item.value, Word) and " " not in item.value.text for item in group.entries)


def _filled(start: str, entry: Entry, column: int) -> list[str]:
    """Return a list of words in brackets as lines that are as full as they can be."""
    text = (_one_line(entry.value) or "").replace(", ", ",\0")
    first, *rest = _full_lines(text.split("\0"), WIDTH - len(start) - 1, WIDTH - column - INDENT)
    lines = [f"{start} {first}", *(f"{' ' * (column + INDENT)}{line}" for line in rest)]
    return [*lines[:-1], f"{lines[-1]}{_beside(entry)}"]


def _full_lines(words: Iterable[str], room: int, width: int) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > room:
            yield line
            line, room = word, width
        else:
            line = f"{line} {word}" if line else word
    yield line


def _with_word(start: str, word: Word, beside: str, column: int) -> list[str]:
    first, *rest = _word(word, column + INDENT, WIDTH - len(start) - 1)
    if rest and not first.startswith((">", "|")):
        return [f"{start} {first}", *rest[:-1], f"{rest[-1]}{beside}"]
    return [f"{start} {first}{beside}", *rest]


def _word(word: Word, column: int, room: int) -> list[str]:
    """Return the first line of a word, and the others as they stand in the file.

    Args:
        word: the word.
        column: where its further lines start.
        room: columns that are left on its first line.
    """
    if word.is_block:
        return block_lines(word, column)
    if not word.style and "\n" not in word.value:
        if len(word.value) <= room:
            return [word.value]
        if PROSE.fullmatch(word.value):
            return [">-", *(f"{' ' * column}{line}" for line in folded(word.value, WIDTH - column))]
    first, *rest = word.text.split("\n")
    stripped = (line.strip(" \t") if not word.style else line.lstrip(" \t") for line in rest)
    return [first, *(f"{' ' * column}{line}" if line else line for line in stripped)]


def _key(entry: Entry) -> str:
    """Return a key as it is written, with its colon; one that takes several lines on one."""
    word = entry.key
    if word is None:
        return ""
    is_long = word.is_block or "\n" in word.text
    return f"{json.dumps(word.value, ensure_ascii=False) if is_long else word.text}:"


def _beside(entry: Entry) -> str:
    return f"  {entry.beside}" if entry.beside else ""


def _one_line(value: Value) -> str | None:
    """Return a value in brackets as one line; None where it holds comments, or what takes lines of its own."""
    if isinstance(value, Word):
        return None if value.is_block or (value.style and "\n" in value.text) else _on_one_line(value)
    noted = any(value.tail) or any(entry.beside or any(entry.above) for entry in value.entries)
    parts = [_one_line(entry.value) for entry in value.entries]
    if noted or not value.is_flow or None in parts:
        return None
    keys = (f"{_key(entry)} " if entry.key else "" for entry in value.entries)
    inner = ", ".join(f"{key}{part}" for key, part in zip(keys, parts, strict=True))
    return f"[{inner}]" if value.is_list else f"{{{inner}}}"


def _on_one_line(word: Word) -> str | None:
    return word.text if word.style else word.value if "\n" not in word.value else None
