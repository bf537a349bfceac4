"""What a reader of an output sees: rows, columns and words, by the rules of each format and not by this library's."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A mark that Markdown takes as it is."""
LATEX_ROW = r" \\[0pt]"


class _Gatherer(HTMLParser):
    """Gathers the elements of a page, and the words in them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: list[str] = []
        self.words: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._mark(f"<{tag} {attrs}>")

    def handle_endtag(self, tag: str) -> None:
        self._mark(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.words[-1] += data

    def handle_comment(self, data: str) -> None:
        self._mark(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._mark(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self._mark(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self._mark(f"<?{data}>")

    def _mark(self, mark: str) -> None:
        self.marks.append(mark)
        self.words.append("")


def html_of(output: str) -> tuple[list[str], list[str]]:
    """Return the elements of a page with their attributes, and the words between one and the next."""
    gatherer = _Gatherer()
    gatherer.feed(output)
    gatherer.close()
    return gatherer.marks, gatherer.words


def markdown_of(output: str) -> list[list[str]]:
    """Return the lines of a page, those of tables as their cells, with every mark taken as it is."""
    return [[_read(cell) for cell in _cells(line)] for line in output.split("\n")]


def _cells(line: str) -> list[str]:
    return re.findall(r"((?:\\.|[^\\|])*)\|", line)[1:] if line.startswith("|") else [line]


def _read(text: str) -> str:
    return single(html.unescape(ESCAPED.sub(r"\1", text)))


def latex_of(output: str) -> list[list[str]]:
    """Return the lines of a fragment, those of tables as their cells."""
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)&", line.removesuffix(LATEX_ROW))]
        for line in output.split("\n")
    ]  # fmt: skip


def latex_commands(output: str) -> set[str]:
    """Return every command of a fragment."""
    return set(re.findall(r"\\(?:[a-zA-Z@]+\*?|.)", output, re.DOTALL))


def open_braces(line: str) -> list[int]:
    """Return how many braces are open after each brace of a line."""
    depth, found = 0, []
    for brace in re.findall(r"(?<!\\)[{}]", line):
        depth += 1 if brace == "{" else -1
        found.append(depth)
    return found


def text_tables(output: str) -> list[list[list[str]]]:
    """Return what stands in each column of each table, the first column aside; empty places are passed over."""
    lines = output.split("\n")
    rules = [number for number, line in enumerate(lines) if re.fullmatch(r"-+(  -+)+", line)]
    return [_columns(lines[rule], lines[rule + 1 :]) for rule in rules]


def _columns(rule: str, lines: list[str]) -> list[list[str]]:
    rows = lines[: lines.index("")]
    spans = [match.span() for match in re.finditer("-+", rule)][1:]
    return [[cell for row in rows if (cell := row[start:end].strip())] for start, end in spans]


def text_lines(output: str) -> list[str]:
    """Return the lines of a text that are not of tables, nor drawn under a title."""
    plain = re.sub(r"(?m)^[^\n]*(?:\n[^\n]+)*\n-+(?:  -+)+\n(?:[^\n]+\n)*", "", output)
    return [single(line) for line in plain.split("\n") if not re.fullmatch("=*", line)]


def single(text: str) -> str:
    """Return text with one space for each white space."""
    return " ".join(text.split())
