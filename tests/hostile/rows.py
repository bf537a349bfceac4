"""The rows of the page on hostile input, and what in these tests covers each.

`python -m hostile`, started in `tests`, prints them.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from hostile.cases import Case

Test = TypeVar("Test", bound=Callable[..., None])


class Row(StrEnum):
    """A row of the page: reading first, then writing; tables and deeds are told of elsewhere on it."""

    ALIASES = "reading: anchors, aliases, merge keys"
    NESTING = "reading: nesting"
    SIZE = "reading: size"
    TAGS = "reading: tags, directives, several documents"
    DUPLICATES = "reading: duplicate keys"
    KEYS = "reading: keys that are not text"
    WORDS = "reading: words and numbers that programs read differently"
    LITERALS = "reading: literals kept as they are"
    DIGITS = "reading: long numbers, inf and nan"
    DATES = "reading: dates"
    LINE_ENDS = "reading: line ends that make keys"
    DIRECTIVES = "reading: many directives"
    HIDDEN = "reading: hidden characters"
    ENCODING = "reading: encodings and byte order marks"
    JSON = "reading: JSON"
    STRICT = "reading: what a lax model would bend"
    FLOODS = "reading: floods of problems"
    EXTENDS = "reading: extends"
    PATHS = "reading: paths"
    PATTERNS = "reading: regular expressions"
    TABLES = "reading: tables and workbooks"
    HTML = "writing: HTML"
    LINKS = "writing: links"
    MARKDOWN = "writing: Markdown"
    TABULATE = "writing: tabulate"
    LATEX = "writing: LaTeX"
    CSV = "writing: CSV"
    XLSX = "writing: XLSX"
    TERMINAL = "writing: terminal"
    NUMBERS = "writing: numbers"
    FILES = "writing: files"
    STDOUT = "writing: stdout"
    SAME_BYTES = "writing: the same bytes everywhere"
    DEEDS = "no network, pickle, eval or subprocess"


_TESTS: defaultdict[Row, set[str]] = defaultdict(set)
"""Tests that are no cases, by row."""


def covers(*rows: Row) -> Callable[[Test], Test]:
    """Return what notes that a test covers rows."""

    def note(test: Test) -> Test:
        for row in rows:
            _TESTS[row].add(f"{test.__module__.rpartition('.')[2]}.{test.__name__}")
        return test

    return note


def modules() -> Iterator[ModuleType]:
    """Yield every test module of this folder."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        yield importlib.import_module(f"hostile.{path.stem}")


def cases_by_row() -> dict[Row, list[Case]]:
    """Return the cases of every row; a case whose input another one has already is not among them."""
    found: dict[Row, list[Case]] = {row: [] for row in Row}
    seen: set[tuple[object, str]] = set()
    for module in modules():
        for case in getattr(module, "CASES", ()):
            known = (case.content, Path(case.name).suffix)
            if known not in seen:
                seen.add(known)
                found[Row(case.row)].append(case)
    return found


def others_by_row() -> dict[Row, list[str]]:
    """Return the names of the tests that are no cases, by row."""
    list(modules())
    return {row: sorted(_TESTS[row]) for row in Row}
