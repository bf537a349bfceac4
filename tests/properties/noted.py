"""Documents in every style of YAML, with comments and blank lines wherever those may stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[int]], int]
PROSE = ("plain words", "it's 10% of: nothing", "tab\there", "double  blank", "ünï – cödé 漢字", "ends #hash", "a #b")
WORDS = ("1.10", "53/60", "word", "0.0", "-1e-3", "true", "1.2.3", "a:b", "x#y")
LONG = "word " * 30


@dataclass(slots=True)
class Writer:
    """Writes one random document, line by line."""

    draw: Draw
    lines: list[str] = field(default_factory=list)
    keys: int = 0
    comments: int = 0

    def pick(self, *choices: str) -> str:
        """Return one of some texts."""
        return choices[self.draw(st.integers(0, len(choices) - 1))]

    def some(self, most: int) -> int:
        """Return a number from 0 to `most`."""
        return self.draw(st.integers(0, most))

    def comment(self) -> str:
        """Return a comment that no other is like."""
        self.comments += 1
        return f"#{self.pick('', ' ', '  ')}note{self.comments}{self.pick('', ' - x', ': [', ' # again', ' ')}"

    def between(self, least: int) -> None:
        """Write comments and blank lines, indented by at least some columns, or nothing."""
        for _ in range(max(0, self.some(4) - 2)):
            self.lines.append(" " * (least + self.some(5)) + self.comment() if self.some(2) else " " * self.some(3))

    def beside(self) -> str:
        """Return a comment for the end of a line, or nothing."""
        return f"{self.pick(' ', '   ')}{self.comment()}" if self.some(3) == 0 else ""

    def key(self) -> str:
        """Return a key that no other is like, in some kind of quotation marks."""
        self.keys += 1
        name = f"key{self.keys}"
        return self.pick(name, name, f"'{name}' ", f'"{name}"', f"? {name}\n")

    def mapping(self, column: int, depth: int) -> None:
        """Write the entries of a mapping at a column."""
        for _ in range(1 + self.some(2)):
            self.between(column)
            key = self.key()
            start = " " * column + (key.replace("\n", "\n" + " " * column) if "\n" in key else key) + ":"
            self.value(start, column, depth)

    def list(self, column: int, depth: int) -> None:
        """Write the items of a list at a column."""
        for _ in range(1 + self.some(2)):
            self.between(column)
            self.value(" " * column + "-", column, depth)

    def value(self, start: str, column: int, depth: int) -> None:
        """Write a value behind its key or dash."""
        kind = self.some(7) if depth else self.some(5)
        if kind in {0, 1}:
            self.lines.append(f"{start} {self.inline(column)}{self.beside()}")
        elif kind in {2, 3}:
            self.block(start, column)
        elif kind in {4, 5}:
            self.flow(start, column)
        else:
            self.lines.append(start + self.beside())
            inner = column + 1 + self.some(3)
            (self.mapping if kind % 2 else self.list)(inner, depth - 1)

    def inline(self, column: int) -> str:
        """Return a word that starts on the line."""
        text = self.pick(*PROSE)
        plain = text if " #" not in text and ": " not in text else "plain"
        deep = "\n" + " " * (column + 1 + self.some(3))
        return self.pick(
            *WORDS, plain, json.dumps(text, ensure_ascii=False), "'it''s'", '"\\u00e9\\ttab"', LONG.strip(),
            f"one{deep}two  three", f"one{deep}- two\n{deep}three", f'"one{deep}two\\\n{deep}\\ three"', f"'a{deep}#b'",
        )  # fmt: skip

    def block(self, start: str, column: int) -> None:
        """Write a text in a block of its own."""
        header = self.pick("|", ">") + self.pick("", "-", "+")
        inner = " " * (column + 1 + self.some(3))
        texts = ("some words", LONG.strip(), "# no comment", "  deeper", "blanks  ", "", "- x", "a  b", "\tx", "éà: #x")
        first = self.pick("some words", LONG.strip(), "# no comment", "- x")
        self.lines += [f"{start} {header}{self.beside()}", inner + first]
        self.lines += [(inner + text) if text else "" for text in (self.pick(*texts) for _ in range(self.some(3)))]

    def flow(self, start: str, column: int) -> None:
        """Write something in brackets, on one line with a comment beside it or on several with comments in it."""
        style = self.some(3)
        if style == 0:
            whole = self.pick("[]", "{}", "[ a, 1.10 , [b] ]", "{ x: 1, y: [2] }")
            self.lines.append(f"{start} {whole}{self.beside()}")
            return
        self.lines.append(f"{start} " + ("[" if style == 1 else "{"))
        inner = " " * (column + 1)
        for _ in range(1 + self.some(2)):
            self.between(column + 1)
            key = f"{self.key().strip().removeprefix('? ')}: " if style > 1 else ""
            self.lines.append(f"{inner}{key}{self.pick('1.10', 'word', '[a, b]', LONG.strip())},{self.beside()}")
        self.lines.append(inner + ("]" if style == 1 else "}"))


NOTES = st.lists(st.sampled_from(["# one", "# two", "# three", ""]), max_size=4)


@st.composite
def keyed(draw: st.DrawFn) -> str:
    """Draw a record whose actions have their keys in any order, with comments and blank lines above each and below."""
    lines = ["format: record/1", "actions:"]
    for _ in range(draw(st.integers(1, 3))):
        first, *rest = draw(st.permutations(["id: a", "date: b", "summary: c", "themes: {d: advances}"]))
        if draw(st.booleans()):
            lines += [*_inside(4, draw(NOTES)), f"    - {first}"]
        else:
            lines += ["    -", *_inside(6, draw(NOTES)), f"      {first}"]
        for key in rest:
            lines += [*_inside(6, draw(NOTES)), f"      {key}"]
        lines += _inside(draw(st.sampled_from([0, 4, 6])), draw(NOTES))
    return "\n".join([*lines, ""])


def _inside(column: int, notes: list[str]) -> list[str]:
    return [" " * column + note if note else "" for note in notes]


@st.composite
def noted(draw: st.DrawFn) -> str:
    """Draw a document with comments."""
    writer = Writer(draw)
    writer.between(0)
    writer.mapping(0, 3)
    writer.between(0)
    ending = draw(st.sampled_from(["\n", "", "\n\n\n", "\n  \n"]))
    start, line_end = draw(st.sampled_from(["", "---\n", "--- # start\n"])), draw(st.sampled_from(["\n", "\r\n"]))
    return (start + "\n".join(writer.lines) + ending).replace("\n", line_end)
