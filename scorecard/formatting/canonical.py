"""A document's text in the one layout, held against what it was."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.formatting.layout import laid_out
from scorecard.formatting.order import in_order
from scorecard.reading.check import opened_alone
from scorecard.reading.document import RawDocument, parse_document
from scorecard.reading.garbage_collection import collection_held_off
from scorecard.reading.written import WrittenDocument, written_document


class UnfaithfulError(Exception):
    """Formatting would have changed what a document says: a bug, never the user's mistake."""

    def __init__(self, path: str) -> None:
        """Say which document it is."""
        super().__init__(f"formatting {path} would change what it says, so it is left as it is")


def canonical(text: str, path: str) -> str:
    """Return a document in the one layout, which says the same, with every comment.

    Args:
        text: of the document, in YAML; its first line end is that of the result.
        path: what messages call it, beside which what a rubric names is looked for.

    Raises:
        DocumentError: with every problem of the document, as a check finds them.
        UnfaithfulError: when the result says anything else than the text, or lacks a comment; which is a bug.
    """
    with collection_held_off():
        raw = parse_document(text, path)
        kind = opened_alone(raw)
        written = written_document(text, path)
        found = laid_out(in_order(written, kind))
        if found != text and _said(raw, written) != _said_in(found, path):
            raise UnfaithfulError(path)
    return found.replace("\n", "\r\n") if "\r\n" in text.partition("\n")[0] + "\n" else found


def refuse_unfaithful(before: str, after: str, path: str) -> None:
    """Compare two texts of a document: every word, number and list, and every comment.

    Raises:
        UnfaithfulError: when they differ in anything but layout and the order of keys.
    """
    if _said_in(before, path) != _said_in(after, path):
        raise UnfaithfulError(path)


def _said_in(text: str, path: str) -> tuple[object, list[str]]:
    return _said(parse_document(text, path), written_document(text, path))


def _said(raw: RawDocument, written: WrittenDocument) -> tuple[object, list[str]]:
    """Return all that must be the same: what a document says, and its comments."""
    return _exactly(raw.value), sorted(written.comments)


def _exactly(value: object) -> object:
    """Return a value in which 1.10 differs from 1.1, and true from the text."""
    if isinstance(value, Mapping):
        return {key: _exactly(item) for key, item in value.items()}
    return [_exactly(item) for item in value] if isinstance(value, list) else (type(value).__name__, str(value))
