"""A page as a tagged PDF by typst. Importing this module needs typst, which the extra `pdf` brings.

Every text goes to typst as data. Only the fonts in typst's own wheel are used, so that any machine makes the same
bytes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal

import typst

from scorecard.problem import OutputError
from scorecard.rendering.book import Book, Branch, Chapter, Drawing, Drawings, Part, book_of, branches, lies, stretches
from scorecard.rendering.footnotes import Footnotes
from scorecard.rendering.glyphs import covered, lacking
from scorecard.rendering.page import Cell, Note, Page, Prose, Row, Table
from scorecard.rendering.text import one_line

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: headings, tables, lists and notes are tagged, and a letter that no font has is an error."""
_LONG_WORD, _PIECE = 24, 20
"""Letters of a word that may be broken, and of its pieces, so that it stays within its column."""
_BREAKS = re.compile(r"(?<=[/.,;:?&=_\-|+@#%)\]}])(?=[^/\s])")
"""Where a long word, as an address, is broken first."""
_SHORT = 90
"""Letters of a title that stand at the foot of each sheet."""
_BREAK = "\u200b"
_NOT_SHOWN = re.compile('the text `"(.*?)"` could not be displayed')
"""How typst says which letters it has no font for; each such text is in the one error."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How it writes a mark that stands above or below a letter."""
Plain = dict[str, object]


def page_as_pdf(page: Page) -> bytes:
    """Return the page as a PDF; the same page gives the same bytes.

    Raises:
        OutputError: when typst cannot lay it out.
    """
    return book_as_pdf(book_of(page))


def book_as_pdf(book: Book) -> bytes:
    """Return a book as a PDF, with a note at its end that lists the characters that its fonts lack, if any.

    Letters that the fonts have one by one and not together are known only when typst refuses them.

    Raises:
        OutputError: when typst cannot lay it out.
    """
    known = covered()
    while True:
        try:
            return _made(book, known)
        except typst.TypstError as error:
            refused = _refused(error) & known
            if not refused:
                msg = f"typst cannot lay this out: {one_line(error.message)}"
                raise OutputError(msg) from None
        known -= refused


def _refused(error: typst.TypstError) -> frozenset[str]:
    """Return the characters beyond ASCII that an error says the fonts cannot show; none where it says another thing."""
    texts = "".join(_NOT_SHOWN.findall(error.diagnostic))
    shown = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), texts)
    return frozenset(each for each in shown if not each.isascii())


def _made(book: Book, known: frozenset[str]) -> bytes:
    missing: set[str] = set()
    plain = _Setter(known, missing, book.words.as_note).book(book)
    if missing:
        plain["last"] = _Setter(known, set(), "").block(_said(book, missing))
    template = (files("scorecard.rendering") / "templates" / "paper.typ").read_bytes()
    data = {"book": json.dumps(plain)}
    return typst.compile(template, ignore_system_fonts=True, pdf_standards=STANDARD, sys_inputs=data)


def _said(book: Book, missing: set[str]) -> Prose:
    codes = ", ".join(lacking(each) for each in sorted(missing))
    return Prose(book.words.lacking.replace("{codes}", codes), book.words.note)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Turns a book into data; notes each character that the fonts lack and writes its code in its place."""

    known: frozenset[str]
    missing: set[str]
    as_note: str
    footnotes: Footnotes = field(default_factory=Footnotes)

    def text(self, text: str) -> str:
        """Return text on one line, long words with places to break them."""
        return " ".join(map(_breakable, self.shown(one_line(text)).split(" ")))

    def shown(self, text: str) -> str:
        """Return text with codes for the characters that the fonts lack."""
        self.missing.update(set(text) - self.known)
        return "".join(each if each in self.known else lacking(each) for each in text)

    def book(self, book: Book) -> Plain:
        """Return the book as the template reads it."""
        shown = self.text(book.title)
        title = shown.replace(_BREAK, "")
        return {
            "title": title,
            "shown": shown,
            "short": title if len(title) <= _SHORT else f"{title[: _SHORT - 1]}…",
            "language": book.words.language,
            "is_rtl": book.words.is_rtl,
            "numbering": self.shown(book.words.numbering),
            "contents": self.text(book.words.contents) if book.is_long else "",
            "lies": lies(book.head),
            "head": self.stretches(book.head),
            "chapters": [self.chapter(chapter) for chapter in book.chapters],
            "last": None,
        }

    def chapter(self, chapter: Chapter) -> Plain:
        """Return a chapter."""
        self.footnotes.start()
        return {
            "title": self.text(chapter.title),
            "level": chapter.level,
            "stretches": self.stretches(chapter.blocks),
        }

    def stretches(self, blocks: tuple[Part, ...]) -> list[Plain]:
        """Return blocks by the sheets on which they stand."""
        return [{"lies": each, "blocks": [self.block(block) for block in found]} for each, found in stretches(blocks)]

    def block(self, block: Part) -> Plain:
        """Return a block with its kind."""
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Prose):
            return {"kind": "prose", "label": self.text(block.label), **self.noted(block.text, block.notes)}
        if isinstance(block, Drawings):
            return {"kind": "drawings", "drawings": [self.drawing(each) for each in block.drawings]}
        return {"kind": "outline", "items": [self.branch(branch) for branch in branches(block)]}

    def drawing(self, drawing: Drawing) -> Plain:
        """Return a picture."""
        svg = self.shown(drawing.svg.replace("\n", ""))
        return {"title": self.text(drawing.title), "alt": one_line(drawing.description), "svg": svg}

    def table(self, table: Table) -> Plain:
        """Return a table."""
        return {
            "kind": "table",
            "caption": self.text(table.caption),
            "columns": [self.text(column) for column in table.columns],
            "rows": [self.row(row) for row in table.rows],
            "align": table.align,
        }

    def row(self, row: Row) -> Plain:
        """Return a row."""
        return {"title": self.text(row.title), "depth": row.depth, "cells": [self.cell(cell) for cell in row.cells]}

    def cell(self, cell: Cell) -> Plain:
        """Return a cell; what stands between its lines stands at their ends."""
        lines = [self.text(line) for line in cell.lines]
        return {
            "lines": [*(f"{line}{cell.joint}" for line in lines[:-1]), *lines[-1:]],
            "notes": [self.note(note) for note in cell.notes],
        }

    def branch(self, branch: Branch) -> Plain:
        """Return a line of an outline with the lines below it."""
        return {**self.noted(branch.text, branch.notes), "below": [self.branch(each) for each in branch.below]}

    def noted(self, text: str, notes: tuple[Note, ...]) -> Plain:
        """Return text with its footnotes."""
        return {"text": self.text(text), "notes": [self.note(note) for note in notes]}

    def note(self, note: Note) -> Plain:
        """Return a footnote, or the number of one that stands again."""
        found = self.footnotes.cited(note)
        like = self.text(self.as_note.replace("{number}", str(found.like))) if found.like else ""
        return {
            "number": found.number,
            "again": found.is_again,
            "text": self.text(found.text),
            "like": found.like,
            "as": like,
        }


def _breakable(word: str) -> str:
    if len(word) <= _LONG_WORD:
        return word
    pieces = (part[at : at + _PIECE] for part in _BREAKS.split(word) for at in range(0, len(part), _PIECE))
    return _BREAK.join(pieces)
