"""Naughty texts in documents: every place that may hold text does, and files give back what they hold."""

from __future__ import annotations

import random
import struct

import pytest
from unit.writing import samples

from hostile.documents import DIFFERING, OTHER_CODING, PLACES, coding_with, everywhere, record_with, rubric_with
from hostile.fields import fields_holding, text_fields
from hostile.naughty import ACCEPTED, HALVES, MARK, NAUGHTY, is_refused
from hostile.rows import Row, covers
from scorecard.analysis.adjudication import disagreements, settled_by_rule
from scorecard.analysis.coders import compare_codings
from scorecard.model.base import Document
from scorecard.model.coding import Coding
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError
from scorecard.reading.document import RawDocument, parse_document
from scorecard.reading.opening import FORMATS
from scorecard.writing.decisions_sheet import decisions_sheet
from scorecard.writing.dump import dump_document

REFERENCES = {("Band", "requires"), ("Ceiling", "trigger")}
"""Fields of text that must name a dimension or criterion, so that no other text may stand in them."""
MERGE_KEY = "<<"
"""Refused as a key, also in quotation marks, and the words of a key of masks are keys."""
NOT_SHOWN = [kind for kind in FORMATS.values() if kind not in {Rubric, Record}]
SHORT = tuple(text for text in ACCEPTED if len(text) <= 200)
MEANING = (*DIFFERING, "@tier", "@theme.definition", "@theme.not")
"""Places whose texts a score depends on, or the fingerprint so that nobody codes by another definition."""
DOCUMENTS = 16
every_text = pytest.mark.parametrize("text", NAUGHTY, ids=lambda text: ascii(text)[1:25])


@every_text
def test_no_score_depends_on_words(text: str) -> None:
    """A rubric whose words are others has the same fingerprint; attributes, tiers and what a theme means are no words."""
    names = zip(PLACES, everywhere(text), everywhere(MARK), strict=True)
    changed = tuple(plain if place.startswith(MEANING) else said for place, said, plain in names)
    assert rubric_with(everywhere(MARK)).fingerprint == rubric_with(changed).fingerprint


def test_every_place_of_every_document_that_is_shown_is_filled() -> None:
    """No field of a rubric or a record that may hold text is left out; those that name something else are no text."""
    texts = frozenset(everywhere(MARK))
    held = fields_holding(texts, rubric_with(everywhere(MARK))) | fields_holding(texts, record_with(everywhere(MARK)))
    assert REFERENCES == {*text_fields(Rubric), *text_fields(Record)} - held


@pytest.mark.parametrize("kind", NOT_SHOWN)
def test_documents_that_are_not_shown_keep_their_texts(kind: type[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """Codings, themes, relations and mappings are written and read with naughty texts in every place, to the byte."""
    for each in FORMATS.values():
        monkeypatch.setattr(each, "problems", lambda _self: iter(()))
    short = [text for text in SHORT if text != MERGE_KEY]
    monkeypatch.setattr(samples, "LEAVES", (*samples.LEAVES, *short))
    samples._leaves.cache_clear()  # noqa: SLF001  # other leaves from here on
    made = [samples.made_up(kind, random.Random(number)) for number in range(DOCUMENTS)]  # noqa: S311  # guards nothing
    samples._leaves.cache_clear()  # noqa: SLF001  # the usual ones again
    documents = [document for document in made if isinstance(document, Document)]
    values = [parse_document(dump_document(document), "document.yaml").value for document in documents]
    assert documents == [kind(**value) for value in values if isinstance(value, dict)]
    held = set().union(*(fields_holding(frozenset(short), document) for document in documents))
    assert set() == set(text_fields(kind)) - held


@pytest.mark.parametrize("text", ACCEPTED, ids=lambda text: ascii(text)[1:25])
def test_no_text_of_a_coder_breaks_what_is_to_be_decided(text: str) -> None:
    """Naughty texts stand in comments of the decisions to be made, of which only what is to be filled in is missing."""
    texts = everywhere(text)
    compared = compare_codings(coding_with(texts), coding_with(texts, OTHER_CODING), {}, draws=0)
    document = parse_document(decisions_sheet(compared, disagreements(compared)), "sheet.yaml")
    assert ["empty-value"] * 5 == [problem.code for problem in document.problems]


@pytest.mark.parametrize("text", ACCEPTED, ids=lambda text: ascii(text)[1:25])
def test_a_settled_coding_keeps_every_text(text: str) -> None:
    """A coding settled by the rule is written with the coders' texts, and loads as the same."""
    texts = everywhere(text)
    coding = settled_by_rule(compare_codings(coding_with(texts), coding_with(texts, OTHER_CODING), {}, draws=0))
    value = parse_document(dump_document(coding), "settled.yaml").value
    assert isinstance(value, dict)
    assert coding == Coding(**value)


@covers(Row.HIDDEN)
@every_text
def test_a_file_holds_what_may_be_held(text: str) -> None:
    """A text is read from a file to the letter, or refused where it stands because of a hidden character."""
    document = parse_escaped(text)
    found = {problem.code for problem in document.problems} or document.value
    assert found == ({"forbidden-character"} if is_refused(text) else {"a": text})


def parse_escaped(text: str) -> RawDocument:
    """Return a document whose only value is a text, every character of it escaped."""
    escaped = (
        "".join(f"\\u{unit:04x}" for unit in struct.unpack(f"<{len(data) // 2}H", data))
        if (data := text.encode("utf-16-le"))
        else ""
    )
    return parse_document(f'{{"a": "{escaped}"}}', "x.json")


@covers(Row.HIDDEN)
@pytest.mark.parametrize("text", [text for text in NAUGHTY if "\r\n" not in text], ids=lambda text: ascii(text)[1:25])
def test_a_file_is_searched_for_what_may_not_be_held(text: str) -> None:
    """A text that may not be held is refused where it stands raw too."""
    lines = text.replace("\n", "\n  ")
    try:
        problems = parse_document(f"a: |2\n  {lines}\n", "x.yaml").problems
    except DocumentError as error:
        problems = error.problems
    assert is_refused(text) == ("forbidden-character" in {problem.code for problem in problems})


@covers(Row.HIDDEN)
@pytest.mark.parametrize("text", HALVES, ids=ascii)
def test_half_a_character_is_refused_by_every_model(text: str) -> None:
    """A text with half of a character is no text, for files and for what is built in Python."""
    with pytest.raises(DocumentError) as raised:
        record_with(everywhere(text))
    assert {"forbidden-character"} == {problem.code for problem in raised.value.problems}
