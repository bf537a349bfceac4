"""Files in the one layout: what changes in each, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff

from scorecard.formatting.canonical import canonical
from scorecard.problem import DocumentError, Problem
from scorecard.reading.document import SHOWN_STDIN
from scorecard.reading.files import STDIN, decoded, documents_in, read_bytes
from scorecard.writing.atomic import write_text

JSON = ".json"
"""Ending of documents that have no layout of their own to keep: other programs write them."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """One document before and after."""

    path: str
    """Of the file; `<stdin>` for standard input."""
    before: bytes
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the file is not in the layout."""
        return self.before != self.after.encode("utf-8")

    def write(self) -> None:
        """Replace the file, atomically; its rights stay.

        Raises:
            OutputError: when it cannot be written; what was there is whole.
        """
        write_text(self.path, self.after, force=True)

    @property
    def difference(self) -> str:
        """What changes, as a unified diff."""
        texts = (self.before.decode("utf-8").removeprefix("\ufeff"), self.after)
        before, after = (text.replace("\r\n", "\n").splitlines(keepends=True) for text in texts)
        lines = unified_diff(before, after, self.path, self.path)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in some files."""

    files: tuple[Formatted, ...]
    problems: tuple[Problem, ...]
    json: tuple[str, ...]
    """Paths of JSON documents, which are left as they are."""


def format_files(paths: Sequence[str]) -> Outcome:
    """Find the layout of every document; nothing is written yet.

    Args:
        paths: files, folders and patterns, or `-` for standard input.

    Returns:
        every document that has no problem, before and after, and the problems of the others.
    """
    found: list[Formatted] = []
    problems: list[Problem] = []
    files: list[str] = []
    for path in paths:
        try:
            files += documents_in(path)
        except DocumentError as error:
            problems += error.problems
    for file in dict.fromkeys(files):
        try:
            found += [] if file.endswith(JSON) else [format_file(file)]
        except DocumentError as error:
            problems += error.problems
    return Outcome(tuple(found), tuple(problems), tuple(file for file in files if file.endswith(JSON)))


def format_file(path: str) -> Formatted:
    """Find the layout of one document.

    Raises:
        DocumentError: with every problem of the file.
    """
    data = read_bytes(path)
    shown = SHOWN_STDIN if path == STDIN else path
    return Formatted(shown, data, canonical(decoded(data, path), shown))
