"""What a hostile case is: a file, what is found in it, and how its reading ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

Found = tuple[tuple[str, int, int], ...]
"""Code, line and column of each problem."""
FINE: Found = ()
"""Nothing is wrong."""
HEAD = "format: record/1\nsubject:\n  id: arcadia\n  name: Arcadia\n"
"""A record whose next line is line 5, and goes on in the subject."""
RUBRIC = "format: rubric/1\nid: open_books\nversion: 1.0.0\ntitle: Open books\nstandard: {title: Pledge}\n"
"""A rubric whose next line is line 6, and has no dimension yet."""


@dataclass(frozen=True)
class Case:
    """One file from a stranger, and what must be found in it."""

    name: str
    content: str | bytes | Callable[[Path], None]
    """Text, bytes, or what puts something at a path."""
    found: Found = FINE
    row: str = ""
    """The row of the page on hostile input that it belongs to."""

    def put_into(self, folder: Path) -> Path:
        """Put the case into a new folder, and return its path."""
        path = folder / f"document.{'json' if self.name.endswith('.json') else 'yaml'}"
        folder.mkdir(parents=True)
        if isinstance(self.content, (str, bytes)):
            path.write_bytes(self.content if isinstance(self.content, bytes) else self.content.encode("utf-8"))
        else:
            self.content(path)
        return path


@dataclass(frozen=True)
class Outcome:
    """How the reading of a case ended, and what it found."""

    end: str
    """Empty where it ended as it should."""
    found: Found = FINE
    """The first problems."""
    count: int = 0
    """All problems."""
    length: int = 0
    """Characters that the problems take as text."""

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Outcome:
        """Return the outcome that the reader tells."""
        found = tuple((code, line, column) for code, line, column in said.get("found", ()))
        return cls(said["end"], found, said.get("count", 0), said.get("length", 0))


def of(row: str, *cases: Case) -> list[Case]:
    """Return cases as those of a row of the page on hostile input."""
    return [replace(case, row=row) for case in cases]


def name_of(case: Case) -> str:
    """Return what a test of the case is called."""
    return case.name


def noted(text: str) -> str:
    """Return a record whose subject's note, at line 5 and column 9, is this text."""
    return f"{HEAD}  note: {text}\n"
