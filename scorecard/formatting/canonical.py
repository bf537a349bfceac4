"""A document's text in the one layout, held against what it was."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.formatting.layout import laid_out
from scorecard.formatting.order import in_order
from scorecard.reading.check import opened_alone
from scorecard.reading.document import parse_document
from scorecard.reading.written import written_document


class UnfaithfulError(Exception):
    """Formatting would have changed what a document says: a bug, never the user's mistake."""


def canonical(text: str, path: str) -> str:
    """Return a document in the one layout, which says the same, with every comment.

    Args:
        text: of the document, in YAML; its first line end is that of the result.
        path: what messages call it, beside which what a rubric names is looked for.

    Raises:
        DocumentError: with every problem of the document, as a check finds them.
        UnfaithfulError: when the result says anything else than the text, or lacks a comment; which is a bug.
    """
    raw = parse_document(text, path)
    kind = opened_alone(raw)
    written = written_document(text, path)
    found = laid_out(in_order(written, kind))
    refuse_unfaithful(text, found, path)
    return found.replace("\n", "\r\n") if "\r\n" in text.partition("\n")[0] + "\n" else found


def refuse_unfaithful(before: str, after: str, path: str) -> None:
    """Compare two texts of a document: every word, number and list, and every comment.

    Raises:
        UnfaithfulError: when they differ in anything but layout and the order of keys.
    """
    said = [_exactly(parse_document(text, path).value) for text in (before, after)]
    notes = [sorted(written_document(text, path).comments) for text in (before, after)]
    if said[0] != said[1] or notes[0] != notes[1]:
        msg = f"formatting {path} would change what it says, so it is left as it is"
        raise UnfaithfulError(msg)


def _exactly(value: object) -> object:
    """Return a value in which 1.10 differs from 1.1, and true from the text."""
    if isinstance(value, Mapping):
        return {key: _exactly(item) for key, item in value.items()}
    return [_exactly(item) for item in value] if isinstance(value, list) else (type(value).__name__, str(value))
