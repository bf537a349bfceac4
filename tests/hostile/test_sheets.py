"""Texts that outputs stumble over leave the tables, rows, lists and notes of documents on sheets as they were."""

from __future__ import annotations

import os
from functools import cache

import pytest
from sheets import Seen, docx_seen, pdf_tags, pdf_text, squeezed

from hostile.documents import SAMPLED, Texts, naughty, results_with
from hostile.filling import FINGERPRINT, KINDS, NUMBERED, in_all, on_a_page
from hostile.shapes import BLANK, single
from scorecard.rendering.book import book_of
from scorecard.rendering.files import rendered
from scorecard.rendering.page import Note, Page, Prose
from scorecard.rendering.pdf import book_as_pdf
from scorecard.rendering.word import page_as_docx
from scorecard.rendering.word_styles import READABLE

HOSTILE = "\x00\x1b[31m\x07a\u202eb\ufffe\uffff" + "w" * 5_000
"""Control characters, what XML cannot hold, and a very long word."""
SETS = SAMPLED if "SCORECARD_EXAMPLES" in os.environ else SAMPLED[::4]
STYLES = {READABLE: "Normal"}
"""Prose stands narrower on a sheet that lies, which longer texts in a table may ask for."""


def words_of(kind: str, texts: Texts) -> Seen:
    """Return what stands in a Word document of a kind of result, with the texts in their places."""
    seen = docx_seen(rendered(results_with(texts)[kind], "docx", detail=True))
    seen = [[STYLES.get(style, style), *rest] for style, *rest in seen]
    return [[single(BLANK.sub(" ", FINGERPRINT.sub("0", part))) for part in line] for line in seen]


@cache
def plain_words(kind: str) -> Seen:
    """Return the same of a result that holds no naughty text."""
    return words_of(kind, NUMBERED)


@cache
def plain_tags(kind: str) -> list[str]:
    """Return the tags of a PDF of a result that holds no naughty text."""
    return tags_of(kind, NUMBERED)


def tags_of(kind: str, texts: Texts) -> list[str]:
    """Return the tags of a PDF, without the note on characters that its fonts lack, which is the last paragraph."""
    data = rendered(results_with(texts)[kind], "pdf", detail=True)
    tags = pdf_tags(data)
    lacks = "Thefontsofthisdocumentlack" in squeezed(pdf_text(data))
    return tags[:-1] if lacks and tags[-1] == "P" else tags


@pytest.mark.parametrize("number", SETS)
def test_naughty_texts_stand_in_their_places_in_word(number: int) -> None:
    """32. A text changes its own words in a Word document, and no row, column, number or style beside them.

    A code that XML cannot hold is visible.
    """
    texts = naughty(number)
    fill = on_a_page(texts)
    for kind in KINDS:
        expected = in_all(plain_words(kind), lambda words: fill(words).replace("\ufffe", "\\ufffe"))
        assert expected == words_of(kind, texts), kind


@pytest.mark.parametrize("kind", KINDS)
def test_naughty_texts_leave_the_tags_of_a_pdf(kind: str) -> None:
    """32. A text changes no table, row, cell, list, heading or note of a PDF."""
    assert plain_tags(kind) == tags_of(kind, naughty(SETS[0]))


@pytest.mark.parametrize("place", ["title", "label", "text", "note"])
def test_control_characters_and_long_words_are_borne(place: str) -> None:
    """What no file may hold, and a word that goes over pages, stand visible in both documents."""
    texts = {"title": "Title", "label": "Label", "text": "Text", "note": "Note", place: HOSTILE}
    page = Page(texts["title"], (Prose(texts["text"], texts["label"], (Note(texts["note"]),)),))
    shown = "\\x00\\x1b[31m\\x07a\\u202eb"
    seen = "".join(part for line in docx_seen(page_as_docx(page)) for part in line)
    found = squeezed(pdf_text(book_as_pdf(book_of(page))))
    assert (True, True) == (shown + "\\ufffe\\uffff" in seen, shown in found)
    assert seen.count("w") >= 5_000
