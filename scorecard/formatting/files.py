"""Files in the one layout: what changes in each, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import takewhile
from pathlib import Path

from scorecard.formatting.canonical import canonical
from scorecard.problem import DocumentError, OutputError, Problem
from scorecard.reading.document import SHOWN_STDIN
from scorecard.reading.files import STDIN, decoded, documents_in, read_bytes
from scorecard.writing.atomic import write_text

_MARK = "\ufeff"
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
        """Replace the file, atomically, where it changes; its rights stay.

        Raises:
            DocumentError: when it cannot be read any more.
            OutputError: when it was saved meanwhile, or cannot be written; what was there is whole.
        """
        if not self.is_changed:
            return
        if read_bytes(self.path) != self.before:
            msg = f"{self.path} was saved by somebody else meanwhile, so it is left as it is; format it again"
            raise OutputError(msg)
        write_text(self.path, self.after, force=True)

    @property
    def difference(self) -> str:
        """What changes, as a unified diff; where that is nothing that such a diff shows, one line that says what."""
        texts = (self.before.decode("utf-8").removeprefix(_MARK), self.after)
        before, after = (text.replace("\r\n", "\n").splitlines(keepends=True) for text in texts)
        lines = unified_diff(before, after, self.path, self.path)
        shown = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
        return shown or f"{self.path}: {self._hidden}\n"

    @property
    def _hidden(self) -> str:
        """What changes and is no text."""
        text = self.before.decode("utf-8")
        mark = ["the byte order mark goes"] if text.startswith(_MARK) else []
        ends = ["the line ends become those of the first line"] if text.removeprefix(_MARK) != self.after else []
        return ", ".join(mark + ends)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in some files."""

    files: list[Formatted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """What could not be done with a file, in a line each."""
    json: list[str] = field(default_factory=list)
    """Paths of JSON documents, which are left as they are."""
    links: list[str] = field(default_factory=list)
    """Paths of links, and of files behind them, that a folder or a pattern led to: nobody named them, so they stay."""


def format_files(paths: Sequence[str], act: Callable[[Formatted], None] = lambda _: None) -> Outcome:
    """Find the layout of every document, and do something with each before the next is read.

    Args:
        paths: files, folders and patterns, or `-` for standard input.
        act: what is done; where it raises an OutputError, the others follow all the same.

    Returns:
        every document that has no problem, before and after, and the problems of the others.
    """
    found = Outcome()
    for file in dict.fromkeys(_files(paths, found)):
        try:
            formatted = format_file(file)
            act(formatted)
            found.files.append(formatted)
        except DocumentError as error:
            found.problems.extend(error.problems)
        except OutputError as error:
            found.failures.append(str(error))
    return found


def _files(paths: Sequence[str], found: Outcome) -> Iterator[str]:
    """Yield the files that have a layout; note those that have none or must not be written."""
    for path in paths:
        try:
            files = documents_in(path)
        except DocumentError as error:
            found.problems.extend(error.problems)
            continue
        for file in files:
            passed = found.json if file.endswith(JSON) else found.links if _is_found_link(file, path) else None
            if passed is None:
                yield file
            elif file not in passed:
                passed.append(file)


def _is_found_link(file: str, path: str) -> bool:
    """Tell whether a file, or a folder that leads to it, is a link that a folder or a pattern led to."""
    found = Path(file)
    named = sum(1 for _ in takewhile(lambda part: not any(mark in part for mark in "*?["), Path(path).parts))
    steps = (found, *found.parents)
    return file != str(Path(path)) and any(step.is_symlink() for step in steps if len(step.parts) > named)


def format_file(path: str) -> Formatted:
    """Find the layout of one document.

    Raises:
        DocumentError: with every problem of the file.
    """
    data = read_bytes(path)
    shown = SHOWN_STDIN if path == STDIN else path
    return Formatted(shown, data, canonical(decoded(data, path), shown))
