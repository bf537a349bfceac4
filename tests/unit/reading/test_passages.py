"""A text is cut into the same passages for everybody, and what a record says of them is counted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.reading.accounting import spans_of
from scorecard.reading.archive import Quotation, where_found
from scorecard.reading.check import check
from scorecard.reading.passages import LEAST, Span, beginning, passages, untouched
from scorecard.source import Pointer
from unit.reading.texts import written

LONG = "It is so." + " It is so." * 40
"""A paragraph of short sentences."""


def cut(text: str) -> list[str]:
    """Return the passages of a text as texts."""
    return [text[span.start : span.end] for span in passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.", ["One."]),
        ("One.\nTwo.\n", ["One.\nTwo."]),
        ("One.\n \t\nTwo.", ["One.", "Two."]),
        ("\n\n  One.  \n\n\n\nTwo.  \n", ["One.", "Two."]),
        ("title: T\n==========\nOne.", ["One."]),
        ("title: T\n========== TEXT ==========\n\nOne.\n==========\nTwo.", ["One.\n==========\nTwo."]),
        ("title: T\n=========\nOne.", ["title: T\n=========\nOne."]),
        ("\ufeffOne.\n\nTwo.", ["One.", "Two."]),
        ("==========\nOne.", ["One."]),
        (f"{'x' * LEAST}.\n\nThen", [f"{'x' * LEAST}.", "Then"]),
    ],
)
def test_paragraphs_are_passages(text: str, expected: list[str]) -> None:
    """A blank line ends a passage; what a copy says of itself above a line of equals signs is none."""
    assert expected == cut(text)


def test_a_long_paragraph_is_cut_after_whole_sentences() -> None:
    """A passage ends with the first sentence at which it has its least length; the rest is one more."""
    first, *_ = parts = cut(LONG)
    assert (300, True, [LEAST, 109]) == (LEAST, first.endswith("so."), [len(part) + (part is first) for part in parts])


def test_passages_follow_one_another() -> None:
    """Each passage starts where the white space after the one before ends."""
    text = " ".join(["X" * LEAST + "."] * 3)
    assert (Span(0, 301), Span(302, 603), Span(604, 905)) == passages(text)


@pytest.mark.parametrize(
    ("end", "ends"),
    [
        (". Then", True),
        ('." Then', True),
        (".\u201d) [Then", True),
        ("? 2 more", True),
        ("!\nThen", True),
        (". then", False),
        (".Then", False),
        (", Then", False),
    ],
)
def test_what_ends_a_sentence(end: str, *, ends: bool) -> None:
    """A full stop, question or exclamation mark, closing marks, white space, and no small letter after it."""
    assert (2 if ends else 1) == len(cut("x" * LEAST + end))


def test_a_rule_far_into_a_text_is_part_of_it() -> None:
    """Only near the beginning does a line of equals signs close what a copy says of itself."""
    assert "title" in cut("title\n" + "x" * 5_000 + "\n==========\nOne.")[0]


@given(st.text(alphabet="ab .!\n=A", max_size=900))
def test_nothing_is_lost_but_white_space(text: str) -> None:
    """Passages follow one another, begin and end with ink, and leave out white space only."""
    spans = passages(text)
    below = text[beginning(text) :]
    assert list(spans) == sorted(spans)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    assert "".join(below.split()) == "".join("".join(text[span.start : span.end] for span in spans).split())


@pytest.mark.parametrize(("start", "end", "touched"), [(0, 10, False), (9, 11, True), (19, 21, True), (20, 30, False)])
def test_parts_touch_that_share_a_character(start: int, end: int, *, touched: bool) -> None:
    """What ends where another part starts has no character of it."""
    assert touched is Span(10, 20).touches(Span(start, end))


def test_a_passage_is_touched_by_any_character_of_it() -> None:
    """A mark that shares a character touches, one beside it does not; marks may come in any order and overlap."""
    cut = [Span(0, 10), Span(10, 20), Span(20, 30), Span(40, 50)]
    assert [(2, Span(10, 20))] == untouched(cut, [Span(20, 21), Span(9, 10), Span(30, 41), Span(2, 5), Span(3, 4)])


@pytest.mark.parametrize(
    ("quote", "start", "expected"),
    [
        ("opens", 0, Span(4, 9)),
        ("it so", 0, None),
        ("opens", 5, Span(20, 25)),
        ("opens it", 0, Span(4, 14)),
        ('"so"', 0, Span(15, 19)),
        ("opens", 21, None),
        ("opens that", 0, None),
    ],
)
def test_where_a_quotation_stands(quote: str, start: int, expected: Span | None) -> None:
    """A quotation is found from a place on: exactly, or but for white space and printers' marks."""
    assert expected == where_found(quote, "Who opens \n it \u201cso\u201d opens", start)


TEXT = "First.\n\nSecond is\nlong.\n\nThird.\n\nFourth.\n"


def codes(folder: Path, not_coded: str) -> list[tuple[str, str]]:
    """Return the warnings about a record that codes the third passage of four."""
    archive = folder / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    digest = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    record = (
        "format: record/1\nsubject: {id: arcadia, name: Arcadia}\nsources:\n"
        f"  a: {{title: A, publisher: Press, kind: independent, sha256: {digest}}}\n"
        "  b: {title: B, publisher: Press, kind: independent}\n"
        "actions:\n  - {id: x, summary: X., stage: stated, themes: {courts: advances}, "
        "evidence: [{source: a, at: p3, quote: Third}, {source: b, at: p1}]}\n"
        f"not_coded: [{not_coded}]\n"
    )
    found = check([written(folder, record)], sources=str(archive)).problems
    return [(problem.code, problem.message) for problem in found if problem.code != "no-archived-text"]


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ("quote: First", "2, 4"),
        ("quote: First, until: long.", "4"),
        ("quote: Second is long, until: Fourth", "1"),
        ("quote: First, until: Fourth", ""),
    ],
)
def test_passages_are_accounted_for(tmp_path: Path, keys: str, left: str) -> None:
    """An action accounts for where it is quoted, and `not_coded` for all from `quote` to `until`."""
    found = codes(tmp_path, f"{{source: a, at: p, reason: context, {keys}}}")
    assert [left] * bool(left) == [message.partition("not_coded: ")[2].partition(";")[0] for _, message in found]


def test_what_ends_before_it_begins_is_pointed_out(tmp_path: Path) -> None:
    """The last words of a passage stand after its first, or covers nothing but those."""
    found = codes(tmp_path, "{source: a, at: p, reason: context, quote: Fourth, until: First}")
    assert ("quote-not-found", "'First' does not stand after 'Fourth' in the source's text") in found
    assert ["1, 2"] == [said.partition("not_coded: ")[2].partition(";")[0] for _, said in found if "1, 2" in said]


def test_a_quotation_is_looked_for_below_the_header() -> None:
    """Words that a copy says of itself claim no passage."""
    text = "Title\n==========\nTitle"
    assert [Span(17, 22)] == list(spans_of([Quotation(Pointer(), "a", "Title")], text))


def test_the_first_words_of_what_is_left_are_shown(tmp_path: Path) -> None:
    """A warning shows how the first passage that is left begins, on one line."""
    message = "passages of 'a' are neither coded nor listed under not_coded: 2, 4; the first begins 'Second is long.'"
    assert [("unaccounted-passage", message)] == codes(tmp_path, "{source: a, at: p1, reason: context, quote: First}")


def test_a_last_word_without_a_first_is_refused(tmp_path: Path) -> None:
    """Without `quote` a record does not say where a passage begins."""
    message = "'until' says where a passage ends, and nothing says where it begins"
    assert [("no-effect", message)] == codes(tmp_path, "{source: a, at: p1, reason: context, until: First}")


@pytest.mark.parametrize("keys", ["quote: Nowhere", "quote: First, until: Nowhere"])
def test_what_is_not_coded_is_quoted_word_for_word(tmp_path: Path, keys: str) -> None:
    """The words by which a passage is found must stand in it."""
    found = codes(tmp_path, f"{{source: a, at: p1, reason: context, {keys}}}")
    assert "quote-not-found" in [each[0] for each in found]


def test_a_record_that_quotes_nothing_uncoded_is_not_asked(tmp_path: Path) -> None:
    """Only a record that says what it left out is held to say it of all."""
    assert [] == codes(tmp_path, "{source: a, at: p1, reason: context}")


@pytest.mark.parametrize(("last", "left"), [(6, "2, 3, 4, 5, 6"), (7, "2, 3, 4, 5, 6 ...")])
def test_more_than_five_are_cut_short(last: int, left: str, tmp_path: Path) -> None:
    """A warning names five passages at most."""
    text = "\n\n".join(f"Number {number}." for number in range(1, last + 1))
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.txt").write_text(text, encoding="utf-8", newline="")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    record = (
        "format: record/1\nsubject: {id: arcadia, name: Arcadia}\nsources:\n"
        f"  a: {{title: A, publisher: Press, kind: independent, sha256: {digest}}}\n"
        "not_coded: [{source: a, at: p1, reason: context, quote: Number 1}]\n"
    )
    found = check([written(tmp_path, record)], sources=str(tmp_path / "archive")).problems
    assert [left] == [problem.message.partition(": ")[2].partition(";")[0] for problem in found]
