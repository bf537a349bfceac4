"""Documents as they are written: every comment with the entry that it belongs to."""

from __future__ import annotations

import pytest

from scorecard.reading.written import Word, written_document


@pytest.mark.parametrize("text", ["a: # one\n  [1] # two\n", "? a # one\n: b # two\n", "a: # one\n  'x' # two\n"])
def test_a_second_comment_beside_an_entry_is_kept_above_it(text: str) -> None:
    """An entry has one place beside it; what else stands on its lines goes above it, and nothing is lost."""
    assert ("# one", "# two") == written_document(text, "a.yaml").comments


def test_a_document_may_be_one_word() -> None:
    """A text that is one word is read, comment and all, for the check to say that it is no document."""
    document = written_document("# above\nword # beside\n", "a.yaml")
    assert (True, ("# above", "# beside")) == (isinstance(document.root, Word), document.comments)
