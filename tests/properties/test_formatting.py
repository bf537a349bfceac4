"""Whatever a document's layout, formatting keeps what it says, keeps every comment, and is done after one time."""

from __future__ import annotations

import re

from hypothesis import given

from properties.noted import noted
from scorecard.formatting.canonical import refuse_unfaithful
from scorecard.formatting.layout import laid_out
from scorecard.reading.document import parse_document
from scorecard.reading.written import written_document

MARKS = re.compile(r"note[0-9]+|key[0-9]+")


def formatted(text: str) -> str:
    """Return a document's text in the layout, keys in their order."""
    return laid_out(written_document(text, "a.yaml"))


@given(noted())
def test_what_a_document_says_is_kept(text: str) -> None:
    """Every word, number and list, and every comment, is there after formatting."""
    parse_document(text, "a.yaml")
    refuse_unfaithful(text, formatted(text), "a.yaml")


@given(noted())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    """What is in the layout already does not change."""
    once = formatted(text)
    assert once == formatted(once)


@given(noted())
def test_comments_stay_between_the_keys_that_they_stood_between(text: str) -> None:
    """Comments and keys follow one another as before."""
    assert MARKS.findall(text) == MARKS.findall(formatted(text))
