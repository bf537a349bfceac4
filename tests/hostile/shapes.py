"""What a reader of an output sees, by the rules of each format and not by this library's: rows, columns and words.

Each function returns nested lists of words; how much white space stands between them does not count.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt

BLANK = re.compile(r"\\n|\\t|\\r|\\x(?:0[bc]|1[c-f]|85)|\\u202[89]|\s+")
"""White space, raw or made visible."""
MARKDOWN_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A mark that Markdown takes as it is."""
LATEX_MARKS = {
    r"\textbackslash{}": "\\", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~", r"\textless{}": "<",
    r"\textgreater{}": ">", r"\textbar{}": "|", r"\textquotedbl{}": '"', r"\textasciigrave{}": "`",
    r"\textquotesingle{}": "'", r"\allowbreak{}": "", r"\{": "{", r"\}": "}", r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
    "{[}": "[", "{]}": "]", "{*}": "*", "{=}": "=", "{}": "",
}  # fmt: skip
"""What LaTeX prints for the escapes of single marks."""
LATEX_MARK = re.compile("|".join(re.escape(mark) for mark in LATEX_MARKS))
BESIDE = re.compile(r" ?([][:;,(){}'\"\\]) ?")
BRACES = {"{": 1, "}": -1}
OPEN = re.compile(r"(?<!\\)[{}]")
LATEX_ROW = r" \\[0pt]"
RULE = re.compile(r"-+(  -+)+")
"""The line between the head and the body of a table in text."""


def single(text: str) -> str:
    """Return text with one space for each white space, and none beside marks, where a text may begin or end."""
    return BESIDE.sub(r"\1", " ".join(text.split()))


_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class _Gatherer(HTMLParser):
    """Gathers the elements of a page, and the words between one and the next."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((f"<{tag} {attrs}>", ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"</{tag}>", ""))

    def handle_data(self, data: str) -> None:
        mark, words = self.found[-1]
        self.found[-1] = mark, words + data

    def handle_comment(self, data: str) -> None:
        self.found.append((f"<!--{data}-->", ""))

    def handle_decl(self, decl: str) -> None:
        self.found.append((f"<!{decl}>", ""))

    def unknown_decl(self, data: str) -> None:
        self.found.append((f"<![{data}]>", ""))

    def handle_pi(self, data: str) -> None:
        self.found.append((f"<?{data}>", ""))


def html_seen(output: str) -> list[list[str]]:
    """Return each element of a page with its attributes, and the words after it."""
    gatherer = _Gatherer()
    gatherer.feed(output)
    gatherer.close()
    return [[single(mark), single(BLANK.sub(" ", words))] for mark, words in gatherer.found]


def markdown_seen(output: str) -> list[list[str]]:
    """Return the lines of a page, those of tables as their cells; how wide a rule is drawn does not count."""
    lines = (re.findall(r"((?:\\.|[^\\|])*)\|", line)[1:] if line[:1] == "|" else [line] for line in output.split("\n"))
    return [[":-" if re.fullmatch(r":-+", cell) else _printed_markdown(cell) for cell in line] for line in lines]


def _printed_markdown(text: str) -> str:
    return single(html.unescape(MARKDOWN_ESCAPE.sub(r"\1", text)))


def markdown_tree(output: str) -> list[list[str]]:
    """Return what a parser of GitHub's Markdown finds: each element with its attributes, and the words after it."""
    found: list[list[str]] = [["", ""]]
    for token in _PARSER.parse(output):
        for part in token.children if token.children is not None else [token]:
            if part.type in {"text", "softbreak"}:
                found[-1][1] += part.content or "\n"
            else:
                attributes = sorted((name, value) for name, value in part.attrs.items())
                found.append([f"{part.type} {part.tag} {attributes} {part.info}", part.content])
    return [[single(mark), single(words)] for mark, words in found]


def latex_seen(output: str) -> list[list[str]]:
    """Return the lines of a fragment, those of tables as their cells."""
    lines = (re.split(r"(?<!\\)&", line.removesuffix(LATEX_ROW)) for line in output.split("\n"))
    return [[single(LATEX_MARK.sub(lambda mark: LATEX_MARKS[mark[0]], cell)) for cell in line] for line in lines]


def latex_commands(output: str) -> set[str]:
    """Return every command of a fragment."""
    return set(re.findall(r"\\(?:[a-zA-Z@]+\*?|.)", output, re.DOTALL))


def latex_tokens(output: str) -> list[str]:
    """Return the tokens that LaTeX acts on, in their order, with the escapes of single marks taken for letters."""
    plain = LATEX_MARK.sub("x", output)
    return re.findall(r"\\(?:[a-zA-Z@]+\*?|.)|[{}$&#^_~%]", re.sub(r"(?m)(?<!\\)%.*$", "%", plain))


def unbalanced(output: str) -> list[str]:
    """Return the lines of a fragment in which a brace is left open, or closed too early."""
    depths = {line: [0, *accumulate(BRACES[brace] for brace in OPEN.findall(line))] for line in output.split("\n")}
    return [line for line, found in depths.items() if found[-1] != 0 or min(found) < 0]


def text_seen(output: str) -> list[list[str]]:
    """Return the lines of a text; of its tables the columns, the first aside, without empty places."""
    title, _, *lines = output.split("\n")
    seen = [[single(title)]]
    for block in "\n".join(lines).split("\n\n"):
        inside = block.split("\n")
        rule = next((number for number, line in enumerate(inside) if RULE.fullmatch(line)), None)
        seen += [[single(line)] for line in inside] if rule is None else _columns(inside[rule], inside[rule + 1 :])
    return seen


def _columns(rule: str, rows: list[str]) -> list[list[str]]:
    spans = [match.span() for match in re.finditer("-+", rule)][1:]
    return [[cell for row in rows if (cell := single(row[start:end]))] for start, end in spans]


def csv_seen(output: str) -> list[dict[str, str]]:
    """Return the rows of comma-separated values."""
    return list(csv.DictReader(io.StringIO(output, newline=""), strict=True))


def json_seen(output: str) -> Any:
    """Return a JSON value."""
    return json.loads(output)
