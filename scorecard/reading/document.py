"""One document from text: YAML, or JSON for files that end in .json, under the same limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.later import later
from scorecard.model.origin import Origin
from scorecard.problem import DocumentError, Problem
from scorecard.reading.characters import directives_in_text, forbidden_in_text
from scorecard.reading.files import STDIN, TABLES, decoded, hash_of, is_file, read_bytes
from scorecard.reading.quick import UnsureError, quick_value
from scorecard.source import Location, SourceMap

if TYPE_CHECKING:
    from scorecard.reading.careful import halves, read_with_care, with_excerpts
    from scorecard.reading.yaml_tree import Value
else:
    halves = later("scorecard.reading.careful:halves")
    read_with_care = later("scorecard.reading.careful:read_with_care")
    with_excerpts = later("scorecard.reading.careful:with_excerpts")

SHOWN_STDIN = "<stdin>"
"""How messages call standard input."""


@dataclass(frozen=True)
class RawDocument:
    """A document before its model: the value, where everything stands, and what is wrong so far."""

    path: str
    value: Value
    placed: Callable[[], SourceMap]
    """Finds where everything stands, which takes longer than to read the value."""
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    """SHA-256 of the file's bytes; empty for a text that is no file's."""
    taken: tuple[Origin, ...] = ()
    """Files of what was merged into it."""

    @cached_property
    def sources(self) -> SourceMap:
        """Where everything stands."""
        return self.placed()


def read_document(path: str, *, follow_links: bool = True) -> RawDocument:
    """Return the document in a file.

    Args:
        path: of a YAML file, or of a JSON file that ends in .json; `-` for YAML on standard input.
        follow_links: whether the file may be a symbolic link.

    Raises:
        DocumentError: for what stops the reading; what does not is in the document's `problems`.
    """
    if path.lower().endswith(TABLES) and is_file(path):
        raise DocumentError([_table_in_place_of_a_document(path)])
    return document_from(read_bytes(path, follow_links=follow_links), path)


def document_from(data: bytes, path: str) -> RawDocument:
    """Return the document in a file's bytes; `path` is what messages call it, see `read_document`.

    Raises:
        DocumentError: see `read_document`.
    """
    raw = parse_document(decoded(data, path), SHOWN_STDIN if path == STDIN else path)
    return replace(raw, sha256=hash_of(data))


def _table_in_place_of_a_document(path: str) -> Problem:
    return Problem(
        code="wrong-format",
        message="expected a document, found a table",
        location=Location(path),
        hint="this is a table; say by --mapping what its columns are",
    )


def parse_document(text: str, path: str) -> RawDocument:
    """Return the document in a text; `path` is what messages call it, and tells JSON by its ending."""
    is_json = path.endswith(".json")
    hidden = [*forbidden_in_text(text, path), *(halves(text, path) if is_json else directives_in_text(text, path))]
    if hidden:
        raise DocumentError(with_excerpts(hidden, text))
    try:
        if not is_json:
            return RawDocument(path, quick_value(text), lambda: _with_care(text, path).sources)
    except UnsureError:
        pass
    return _with_care(text, path)


def _with_care(text: str, path: str) -> RawDocument:
    found = read_with_care(text, path)
    return RawDocument(path, found.value, lambda: found.sources, found.problems)
