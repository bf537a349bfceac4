"""Whatever a document's layout, formatting keeps what it says, keeps every comment, and is done after one time."""

from __future__ import annotations

import json
import re

import pytest
from hostile.naughty import EVERY
from hypothesis import given

from properties.noted import keyed, noted
from scorecard.formatting.canonical import refuse_unfaithful
from scorecard.formatting.layout import laid_out
from scorecard.formatting.order import in_order
from scorecard.model.record import Record
from scorecard.problem import DocumentError
from scorecard.reading.document import parse_document
from scorecard.reading.written import written_document

MARKS = re.compile(r"note[0-9]+|key[0-9]+")


def formatted(text: str) -> str:
    """Return a document's text in the layout, keys in their order."""
    return laid_out(written_document(text, "a.yaml"))


def ordered(text: str) -> str:
    """Return a record's text in the layout, keys in the order of the model."""
    return laid_out(in_order(written_document(text, "a.yaml"), Record))


@given(noted())
def test_what_a_document_says_is_kept(text: str) -> None:
    """Every word, number and list, and every comment, is there after formatting."""
    parse_document(text, "a.yaml")
    refuse_unfaithful(text, formatted(text), "a.yaml")


@pytest.mark.parametrize("text", EVERY, ids=ascii)
def test_hostile_text_is_kept_however_it_is_written(text: str) -> None:
    """Text that is made to break programs stays what it is, in quotation marks, in blocks and in comments."""
    quoted, lines = json.dumps(text, ensure_ascii=False), "\n  ".join(text.split("\n"))
    bodies = (
        f"a: {quoted} # c\nb: [{quoted}]\n{quoted}: 1\n",
        f"a: |\n  {lines}\n# e\nb: >\n  {lines}\n",
        f"# {text}\na: 1\n",
    )
    for body in filter(is_read, bodies):
        once = formatted(body)
        refuse_unfaithful(body, once, "a.yaml")
        assert once == formatted(once)


def is_read(text: str) -> bool:
    """Tell whether the reader takes a text."""
    try:
        return not parse_document(text, "a.yaml").problems
    except DocumentError:
        return False


@given(noted())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    """What is in the layout already does not change."""
    once = formatted(text)
    assert once == formatted(once)


@given(keyed())
def test_keys_that_move_are_done_after_one_time(text: str) -> None:
    """Where keys of items move with comments and blank lines above them, nothing is lost, and a second run is idle."""
    once = ordered(text)
    refuse_unfaithful(text, once, "a.yaml")
    assert once == ordered(once)


@given(noted())
def test_comments_stay_between_the_keys_that_they_stood_between(text: str) -> None:
    """Comments and keys follow one another as before."""
    assert MARKS.findall(text) == MARKS.findall(formatted(text))
