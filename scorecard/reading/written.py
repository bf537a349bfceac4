"""A document as it is written: its words letter by letter, with the comments and the blank lines around them.

Comments stand where the events of the YAML reader leave gaps; a gap holds nothing but blanks, marks and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from scorecard.reading.events import events_of

BLANK = ""
"""Stands for a blank line among comments."""
_BLANK_LINE = (0, BLANK)
"""A blank line that waits for a place; nothing asks for its column."""
HEADER = re.compile(r"(?P<style>[|>])(?:(?P<digit>[1-9])|(?P<chomp>[-+]))*[ \t]*(?P<note>#[^\n]*)?(?:\n|$)")
"""How a text in a block of its own starts: `>-  # a comment`."""
_BLOCK = frozenset({"|", ">"})


@dataclass(frozen=True, slots=True)
class Word:
    """One scalar."""

    value: str
    """What it says."""
    text: str
    """How it is written, quotation marks included; lines end in a line feed."""
    style: str
    """`'`, `"`, `|` or `>`; empty for plain words."""
    column: int
    """Column at which the lines of the mapping or list start that it stands in."""

    @property
    def is_block(self) -> bool:
        """Whether it stands in lines of its own, below a header."""
        return self.style in _BLOCK


@dataclass(frozen=True, slots=True)
class Group:
    """One mapping or list."""

    is_list: bool
    is_flow: bool
    """Whether it stands in brackets."""
    entries: tuple[Entry, ...]
    tail: tuple[str, ...]
    """Comments and blank lines below its last entry."""


Value = Word | Group
"""What an entry holds."""
_NOTHING = Word("", "", "", 0)
"""What a document holds that has no value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list."""

    key: Word | None
    """None for an item."""
    value: Value
    above: tuple[str, ...]
    """Comments and blank lines before it."""
    beside: str
    """The comment on its line; empty where there is none."""


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A whole file."""

    head: tuple[str, ...]
    """Comments and blank lines that belong to the file rather than to its first key."""
    root: Value
    comments: tuple[str, ...]
    """Every comment of the file, in its order, wherever it is kept."""


def written_document(text: str, path: str) -> WrittenDocument:
    """Return a document as it is written.

    Args:
        text: of a document in which the reader found no problem.
        path: what messages call it.

    Raises:
        DocumentError: where the text is no YAML document that may be read.
    """
    gathering = _Gathering(text.replace("\r\n", "\n"))
    for event in events_of(gathering.text, path):
        gathering.take(event)
    return gathering.whole()


def _has_blank_below(word: Word) -> bool:
    """Tell whether a text in a block is written with a blank line at its end that is none of its own."""
    written, own = (each[len(each.rstrip(" \t\n")) :].count("\n") for each in (word.text, word.value))
    return written > max(1, own)


@dataclass(slots=True)
class _Slot:
    """An entry that is being read."""

    key: Word | None = None
    above: list[str] = field(default_factory=list)
    beside: str = ""
    value: Value = _NOTHING

    def note(self, comment: str) -> None:
        """Keep a comment that stands on the line of this entry, or in it where entries hold none."""
        if self.beside:
            self.above.append(comment)
        else:
            self.beside = comment

    def entry(self) -> Entry:
        """Return the entry."""
        return Entry(self.key, self.value, tuple(self.above), self.beside)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being read."""

    slot: _Slot
    is_list: bool
    is_flow: bool
    column: int
    floor: int
    """Column from which on a comment below its last entry belongs to it."""
    slots: list[_Slot] = field(default_factory=list)
    awaits_value: bool = False


@dataclass(slots=True)
class _Gathering:
    """Events and the gaps between them, put together while they arrive."""

    text: str
    cursor: int = 0
    root: _Slot = field(default_factory=_Slot)
    frames: list[_Frame] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    """Comments with their columns, and blank lines, whose place is not known yet."""
    head: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    beside: _Slot | None = None
    """The entry that something of stands on this line already."""

    def take(self, event: yaml.Event) -> None:
        """Take in one event, and the gap before it."""
        start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
        self._gap(start)
        if isinstance(event, yaml.ScalarEvent):
            self._word(event, self.text[start:end])
            self.cursor = end
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        else:
            self._close()

    def whole(self) -> WrittenDocument:
        """Return the document, with what stands at its end."""
        self._gap(len(self.text))
        rest = [*([self.root.beside] if self.root.beside else []), *self._taken()]
        root = self.root.entry().value
        if isinstance(root, Group):
            root = Group(root.is_list, root.is_flow, root.entries, (*root.tail, *rest))
        return WrittenDocument(tuple(self.head), root, tuple(self.comments))

    def _gap(self, until: int) -> None:
        """Look for comments and blank lines up to an event.

        A comment waits with its column only where it has its line to itself, or follows the lines of a block of text:
        all of these gaps start where a line does.
        """
        *lines, last = self.text[self.cursor : until].split("\n")
        for index, line in enumerate([*lines, last]):
            if index:
                self.beside = None
            at = line.find("#")
            if at >= 0:
                self._comment(line[at:].rstrip(), at)
            elif (index or not self.cursor) and index < len(lines) and not line.strip():
                self.waiting.append(_BLANK_LINE)
        self.cursor = until

    def _comment(self, comment: str, column: int) -> None:
        self.comments.append(comment)
        if self.beside:
            self.beside.note(comment)
        else:
            self.waiting.append((column, comment))

    def _taken(self) -> list[str]:
        """Return what waits for a place."""
        found = [note for _, note in self.waiting]
        self.waiting.clear()
        return found

    def _word(self, event: yaml.ScalarEvent, text: str) -> None:
        frame = self.frames[-1] if self.frames else None
        word = Word(event.value, text, event.style or "", frame.column if frame else 0)
        if frame and not frame.is_list and not frame.awaits_value:
            self.beside = _Slot(word, self._above_key(frame))
            frame.slots.append(self.beside)
            frame.awaits_value = True
            return
        self.beside = self._slot(is_block_group=False)
        self.beside.value = word
        if word.is_block and (header := HEADER.match(text)):
            self._header(header)
            if header["chomp"] != "+" and _has_blank_below(word):
                self.waiting.append(_BLANK_LINE)

    def _header(self, header: re.Match[str]) -> None:
        """Keep the comment beside the header of a block of text; what follows stands on other lines."""
        if header["note"]:
            self._comment(header["note"].rstrip(), 0)
        self.beside = None

    def _above_key(self, frame: _Frame) -> list[str]:
        """Return what stands above a key; what a blank line parts from the first key belongs to the file."""
        found = self._taken()
        if len(self.frames) > 1 or frame.slots:
            return found
        cut = len(found) - found[::-1].index(BLANK) if BLANK in found else len(found)
        self.head = found[:cut]
        return found[cut:]

    def _slot(self, *, is_block_group: bool) -> _Slot:
        """Return the entry that the next value belongs to."""
        if not self.frames:
            return self.root
        frame = self.frames[-1]
        if frame.is_list:
            frame.slots.append(_Slot(above=self._taken()))
        elif not is_block_group:
            frame.slots[-1].above += [note for note in self._taken() if note != BLANK]
        frame.awaits_value = False
        return frame.slots[-1]

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        is_list, is_flow = isinstance(event, yaml.SequenceStartEvent), bool(event.flow_style)
        column = event.start_mark.column if event.start_mark else 0
        outer = self.frames[-1] if self.frames else None
        is_level = outer is not None and is_list and not outer.is_list and outer.column == column
        slot = self._slot(is_block_group=not is_flow)
        self.frames.append(_Frame(slot, is_list, is_flow, column, column + is_level))
        self.beside = None

    def _close(self) -> None:
        """Put a mapping or list into its place, with the comments at its end."""
        frame = self.frames.pop()
        tail = self._taken() if frame.is_flow else list(self._deep_enough(frame.floor))
        if not frame.slots:
            frame.slot.above += [note for note in tail if note != BLANK]
            tail = []
        entries = tuple(slot.entry() for slot in frame.slots)
        frame.slot.value = Group(frame.is_list, frame.is_flow, entries, tuple(tail))
        if frame.is_flow:
            self.beside = frame.slot

    def _deep_enough(self, floor: int) -> Iterator[str]:
        """Yield, and take, the first comments that stand as far in as the lines of a mapping or list."""
        notes = [index for index, (_, note) in enumerate(self.waiting) if note != BLANK]
        deep = next((place for place, index in enumerate(notes) if self.waiting[index][0] < floor), len(notes))
        count = notes[deep - 1] + 1 if deep else 0
        yield from (note for _, note in self.waiting[:count])
        del self.waiting[:count]
