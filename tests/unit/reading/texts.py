"""Small files for the tests of reading."""

from __future__ import annotations

from pathlib import Path

from scorecard.problem import Problem
from scorecard.reading.check import check

RECORD = """\
format: record/1
subject: {id: arcadia, name: Arcadia}
sources:
  gazette: {title: Decree, publisher: Gazette, kind: official_act}
actions:
  - id: opened
    summary: Opened it.
    stage: stated
    themes: {press_freedom: advances}
    evidence: [{source: gazette, at: page 1}]
"""
RUBRIC = """\
format: rubric/1
id: open_books
version: 1.0.0
title: Open books
standard: {title: Pledge}
dimensions:
  - id: books
    title: Books
    criteria:
      - {id: free_press, evidence: {themes: [press_freedom]}}
"""


def written(folder: Path, text: str | bytes, name: str = "record.yaml") -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return str(path)


def problems_in(folder: Path, text: str | bytes, name: str = "record.yaml") -> list[Problem]:
    """Return the problems of a file with this text."""
    return list(check([written(folder, text, name)]).errors)


def found(problems: list[Problem]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    places = [(problem.code, problem.location) for problem in problems]
    return [(code, place.line, place.column) for code, place in places if place is not None]
