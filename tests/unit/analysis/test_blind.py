"""Records under a mask: they score the same, tell nobody's name, and lead back to the letter."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.analysis.blind import Blinded, blind, restore_coding, restore_record, texts_in
from scorecard.analysis.masking import MARK, marks_for, unmasked, words_of
from scorecard.model.coding import Coding
from scorecard.model.dates import interval
from scorecard.model.facts import Subject
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import ScorecardError
from scorecard.reading.check import check
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.score import score
from scorecard.writing.dump import dump_document, dump_record

RECORDS = Path(__file__).parent.parent.parent.parent / "examples" / "records"
SUBJECTS = ("biden_2021", "clinton_1993", "gwbush_2001", "obama_2009", "trump_2017")
YEAR = 2001
WORDS = {"Ann Rich", "Rich", "Ann", "arcadia_2001", "Blue"}


@functools.cache
def rubric() -> Rubric:
    """Return the built-in rubric, which looks at groups of states by date."""
    return load_rubric("democracy")


@functools.cache
def records() -> dict[str, Record]:
    """Return the example records by their subjects."""
    return {record.subject.id: record for record in load_records(RECORDS)}


@functools.cache
def blinded() -> Blinded:
    """Return the example records under a mask."""
    return blind(list(records().values()), rubric(), mask=["Democrat"], seed=7)


def masked(subject: str) -> Record:
    """Return the masked record of a subject."""
    return blinded().records[list(records()).index(subject)]


def numbers(record: Record) -> list[tuple[Any, ...]]:
    """Return all that a record scores."""
    rows = score(rubric(), record).root.walk()
    return [(row.path, row.outcome, row.score, row.lower, row.upper, row.coverage, row.bands) for row in rows]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_masked_record_scores_the_same(subject: str) -> None:
    """Every score, bound, band and coverage stays exactly what it is."""
    assert numbers(records()[subject]) == numbers(masked(subject))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_masked_record_leads_back_to_the_letter(subject: str) -> None:
    """Without its mask a record is the one that it was made from, in every byte."""
    record, back = records()[subject], restore_record(masked(subject), blinded().key)
    assert (record, dump_record(record)) == (back, dump_record(back))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_masked_word_is_left_in_a_file(subject: str) -> None:
    """No word that the key has stands anywhere in the masked file, nor does any source's address, hash or title."""
    text, key = dump_record(masked(subject)), blinded().key
    words = [word for word in key.words.values() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    hidden = [source for entry in key.subjects.values() for source in entry.sources.values()]
    told = [said for source in hidden for said in (source.url, source.sha256) if said and said in text]
    names = re.findall(r"(?i)\b(?:trump|biden|obama|clinton|republicans?|democrats?|https?:)\b", text)
    shown = [f"{source.title}, {source.publisher}" for source in masked(subject).sources.values()]
    assert ([], [], []) == (words, told, names)
    assert [] == [said for said in shown if not re.fullmatch(r"Source s[0-9]+, Publisher [0-9]+", said)]
    assert len(key.words) > 20


def test_masked_records_pass_the_check(tmp_path: Path) -> None:
    """Masked files are sound documents, alone and under the rubric."""
    for record in blinded().records:
        (tmp_path / f"{record.subject.id}.yaml").write_text(dump_record(record), encoding="utf-8")
    (tmp_path / "key.yaml").write_text(dump_document(blinded().key), encoding="utf-8")
    assert () == check(str(tmp_path), rubric="democracy").problems


def test_the_same_seed_makes_the_same_mask() -> None:
    """The same records and seed give the same bytes; another seed gives other names."""
    two = list(records().values())[-2:]
    again, same, other = (blind(two, rubric(), seed=seed) for seed in (3, 3, 4))
    assert [dump_record(each) for each in again.records] == [dump_record(each) for each in same.records]
    assert dump_document(again.key) == dump_document(same.key)
    assert set() == {each.subject.id for each in again.records} & {each.subject.id for each in other.records}


def test_dates_that_scores_depend_on_stay() -> None:
    """Where a rubric looks at who was whose ally on a day, dates that would change that stay, and it is said."""
    assert (masked("biden_2021").subject.id,) == blinded().undated
    starts = [masked(name).subject.terms[0].since for name in ("clinton_1993", "trump_2017")]
    assert ["2401-01-20", "2401-01-20"] == starts


@pytest.mark.parametrize("subject", ["clinton_1993", "gwbush_2001"])
def test_dates_keep_their_order_and_their_distances(subject: str) -> None:
    """As many days lie between two dates of a masked record as between those that they were made from."""
    spans = [
        [interval(action.date) for action in record.actions if action.date and ".." not in action.date]
        for record in (records()[subject], masked(subject))
    ]
    moved = {(after[end] - before[end]).days for before, after in zip(*spans, strict=True) for end in (0, 1)}
    assert (True, 1) == (len(spans[0]) > 30, len(moved))


PIECES = ["Ann", "Rich", "Ann Rich", "RICH", "Riches", " ", "'s", "[W1]", "[Y+3]", "[", "]", "2003", "1999", "W"]
TEXTS = st.text(alphabet=st.sampled_from("ABR ann.[]W Y+-12019'_s")) | st.lists(st.sampled_from(PIECES)).map("".join)


@given(texts=st.lists(TEXTS, min_size=1, max_size=4), seed=st.integers(min_value=0, max_value=9))
def test_any_text_leads_back_and_tells_nothing(texts: list[str], seed: int) -> None:
    """Whatever stands around a word, or looks like a mark, the way back is exact, and no word is left by itself."""
    marks = marks_for(texts, WORDS, seed)
    hidden = [marks.masked(text, YEAR) for text in texts]
    assert texts == [unmasked(text, marks.words, YEAR) for text in hidden]
    left = [MARK.sub(" ", text) for text in hidden]
    told = re.compile(r"(?<!\w)(?:Ann|ANN|Rich|RICH|Blue|arcadia_2001|ARCADIA_2001)s?(?!\w)")
    assert [] == [found for text in left for found in told.findall(text)]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Ann Rich's law of 2003", "[W1]'s law of [Y+2]"),
        ("a rich town of 1998-2001", "a rich town of [Y-3]-[Y+0]"),
        ("2003,500 and 2,003 and 1203", "[Y+2],500 and 2,003 and 1203"),
        ("order 20011, s2001", "order 20011, s2001"),
    ],
)
def test_words_and_years_get_marks(text: str, hidden: str) -> None:
    """A word in another case may be another word; a number is a year where it stands by itself."""
    assert hidden == marks_for([text], ["Ann Rich", "Rich"], 0).masked(text, YEAR)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ({"name": "Biden-Harris administration", "office_holder": "Joe Biden", "party": "Blue"},
         {"a", "Biden-Harris administration", "Joe Biden", "Blue", "Biden", "Harris", "Joe"}),
        ({"name": "Government of the United Republic (first term)"},
         {"a", "Government of the United Republic (first term)"}),
        ({"name": "Élodie O'Neil", "party": "Green Party"}, {"a", "Élodie O'Neil", "Élodie", "O'Neil", "Green Party"}),
    ],
)  # fmt: skip
def test_a_subject_is_known_by_its_names_and_their_parts(subject: dict[str, str], words: set[str]) -> None:
    """Whole names, parts with a capital and the party tell who it is; common words of offices do not."""
    assert words == words_of(Subject.model_validate({"id": "a", **subject}))


def test_a_coding_of_a_masked_record_leads_back() -> None:
    """Codings of masked records become codings of the records: subject, actions, sources, words and years."""
    subject, key = masked("obama_2009"), blinded().key
    action, mark = subject.actions[0], next(mark for mark, word in key.words.items() if word == "Obama")
    coded = Coding.model_validate({
        "format": "coding/1", "coder": {"id": "ann"}, "subject": subject.subject.id, "date": "2026-01-02",
        "actions": {name: {
            "stage": "stated", "themes": {"torture": "advances"}, "because": f"{mark} says so in [Y+2], and [W999].",
            "evidence": [{"source": action.evidence[0].source, "at": "[Y+0]", "quote": f"by {mark}"}],
        } for name in (action.id, "found_by_ann")},
        "not_coded": [{"source": action.evidence[0].source, "at": "passage 2", "reason": "no_act"}],
    })  # fmt: skip
    back, first = restore_coding(coded, key), records()["obama_2009"].actions[0]
    code = back.actions[first.id]
    assert ("obama_2009", [first.id, "found_by_ann"], "2026-01-02") == (back.subject, list(back.actions), back.date)
    assert "Obama says so in 2011, and [W999]." == code.because
    assert [(first.evidence[0].source, "2009", "by Obama")] == [(it.source, it.at, it.quote) for it in code.evidence]
    assert first.evidence[0].source == back.not_coded[0].source


def test_what_a_coder_added_stays() -> None:
    """A source and an action that were added to a masked record keep their names on the way back."""
    record, key = masked("trump_2017"), blinded().key
    source, action = next(iter(record.sources.values())), record.actions[0]
    added = record.model_copy(
        update={
            "sources": {**record.sources, "found": source.model_copy(update={"date": "2402-03"})},
            "actions": (*record.actions, action.model_copy(update={"id": "more", "date": None})),
        }
    )
    back = restore_record(added, key)
    found = back.sources["found"]
    assert ("2018-03", "Source s01", "more") == (found.date, found.title, back.actions[-1].id)


def test_a_subject_that_the_key_does_not_know_is_refused() -> None:
    """The message names the subjects that the key knows."""
    other = records()["obama_2009"]
    with pytest.raises(ScorecardError, match=r"^the key knows no subject 'obama_2009'; subjects: subject_"):
        restore_record(other, blinded().key)


def test_a_date_that_leads_back_to_none_is_refused() -> None:
    """A date that was added under the mask and lies before the calendar is refused."""
    record = masked("clinton_1993")
    early = record.model_copy(update={"as_of": "0100-01-01"})
    with pytest.raises(ScorecardError, match="leads back to none that the calendar has"):
        restore_record(early, blinded().key)


def test_two_records_of_one_subject_are_refused() -> None:
    """Under a mask two records of one subject could not be told apart."""
    record = records()["obama_2009"]
    with pytest.raises(ScorecardError, match="two records are of the subject 'obama_2009'"):
        blind([record, record], rubric())


def test_scores_that_depend_on_a_name_are_refused() -> None:
    """A rubric that asks for the party by an attribute cannot score a masked record alike."""
    asks = Rubric.model_validate({
        "format": "rubric/1", "id": "asks", "version": "1.0.0", "title": "Asks", "standard": {"title": "S"},
        "dimensions": [{"id": "d", "title": "D", "criteria": [
            {"id": "c", "title": "C", "measure": {"worst": 0, "best": 1}},
            {"id": "e", "title": "E", "measure": {"worst": 0, "best": 1}, "applies_to": {"where": {"side": "Blue"}}},
        ]}],
    })  # fmt: skip
    record = Record.model_validate({
        "format": "record/1", "observations": {"c": 1, "e": 0},
        "subject": {"id": "arcadia", "name": "Arcadia", "party": "Blue", "attributes": {"side": "Blue"}},
    })  # fmt: skip
    with pytest.raises(ScorecardError, match="the scores of 'arcadia' under asks@1 depend on words that are masked"):
        blind([record], asks)


def test_records_without_terms_or_dates_can_be_masked() -> None:
    """A record of nothing but numbers is masked as well; its years count from 2000."""
    plain = Record.model_validate({
        "format": "record/1", "subject": {"id": "arcadia", "name": "Arcadia"}, "limits": ["Arcadia since 2004."],
    })  # fmt: skip
    made = blind([plain], rubric())
    assert ("[W1] since [Y+4].", plain) == (made.records[0].limits[0], restore_record(made.records[0], made.key))


def test_texts_are_found_in_every_place() -> None:
    """Texts in lists, mappings and parts are all looked at."""
    texts = set(texts_in(records()["trump_2017"]))
    assert {"Trump administration (first term)", "not_asked", "2017-01-20"} <= texts
