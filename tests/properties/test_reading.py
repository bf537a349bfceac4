"""The layout of a file means nothing, and all that is wrong in it is said, always alike."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ANYTHING, Document, Pair, cases

from properties.cards import FEWER, Numbers, numbers_of
from properties.layouts import Layout, Plain, as_json, layouts, written
from properties.test_fingerprint import BASE, place_in
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.reading.document import parse_document, read_document
from scorecard.reading.opening import open_as
from scorecard.scoring.score import score

NAMES = ("rubric.yaml", "record.yaml")
SMALL = replace(ANYTHING, tiers=1, acts=2)
GONE = object()
"""Stands for a key that is left out."""
FACTS: Document = {
    "format": "record/1",
    "subject": {"id": "arcadia", "name": "Arcadia", "terms": [{"from": "1993-01-20", "to": "1997-01-20"}]},
    "sources": {"gazette": {"title": "Gazette", "publisher": "Press", "kind": "official_act", "date": "1994"}},
    "actions": [
        {
            "id": f"action_{index}",
            "date": "1995-06-15",
            "summary": "Something was done.",
            "stage": "engaged",
            "themes": {"press": "advances"},
            "evidence": [{"source": "gazette", "at": f"page {page}", "quote": "a few words"} for page in (1, 2)],
        }
        for index in range(8)
    ],
    "observations_of": "base@1",
    "observations": {"level": {"level": "full"}, "number": {"number": 4}},
    "not_coded": [{"source": "gazette", "at": "page 2", "reason": "no_act"}],
}
"""A record without a mistake."""


RUBRIC_MISTAKES: Document = {
    "id": "Base",
    "version": "one",
    "title": Plain("NO"),
    "missing": "wurst",
    "show": {"from": 1, "to": 1},
    "scales.practice.levels.1.score": 2,
    "bands.1.from": 0,
    "dimensions.0.wieght": 2,
    "dimensions.0.criteria.0.scale": "practise",
    "dimensions.0.criteria.0.weight": "heavy",
    "dimensions.0.criteria.1.measure.best": 1,
    "dimensions.0.criteria.2.evidence.themes.0": "pres",
    "dimensions.0.criteria.3.groups.of.1": "strangers",
    "dimensions.2.title": GONE,
    "dimensions.1.criteria.0.id": "level",
}
"""Values that are wrong, by the places where they are put into the rubric of the fingerprint's tests."""
RECORD_MISTAKES: Document = {
    "subject.name": Plain("on"),
    "subject.terms.0.to": "1992-01-20",
    "sources.gazette.kind": "rumour",
    "sources.gazette.date": "1994-13",
    "actions.0.stage": "done",
    "actions.1.date": "2001-02-30",
    "actions.2.evidence.0.source": "gazete",
    "actions.3.evidence.1.quote": "one two three four five six seven eight nine ten eleven twelve thirteen",
    "actions.4.summary": GONE,
    "actions.5.same_act": "nothing",
    "actions.7.id": "action_6",
    "observations.number.level": "full",
    "not_coded.0.reason": "tired",
    "replies": "none",
}
"""Values that are wrong, by the places where they are put into the record above."""


@dataclass(frozen=True)
class Wrong:
    """A document with mistakes at some of the places where its kind can have one."""

    model: type[Rubric | Record]
    base: Document = field(repr=False)
    possible: Document = field(repr=False)
    places: frozenset[str]

    def only(self, *places: str) -> Wrong:
        """Return the document with mistakes at these places only."""
        return replace(self, places=frozenset(places))

    def problems(self, layout: Layout) -> tuple[Problem, ...]:
        """Return every problem of the document, in the order in which they are said."""
        document = deepcopy(self.base)
        for path in sorted(self.places):
            put(document, path, self.possible[path])
        with pytest.raises(DocumentError) as caught:
            open_as(self.model, parse_document(written(document, replace(layout, mark="")), "wrong.yaml"))
        return caught.value.problems

    @property
    def said(self) -> set[tuple[str, str]]:
        """Code and message of every problem of the document."""
        return {(problem.code, problem.message) for problem in self.problems(Layout())}


def put(document: Document, path: str, value: object) -> None:
    """Put a value into a document, or take the key away."""
    place, last = place_in(document, path)
    place[last] = value
    if value is GONE:
        del place[last]


def wrong_documents(model: type[Rubric | Record], base: Document, possible: Document) -> st.SearchStrategy[Wrong]:
    """Documents of a kind with two to four mistakes."""
    places = st.frozensets(st.sampled_from(sorted(possible)), min_size=2, max_size=4)
    return places.map(lambda places: Wrong(model, base, possible, places))


wrongs = st.one_of(wrong_documents(Rubric, BASE, RUBRIC_MISTAKES), wrong_documents(Record, FACTS, RECORD_MISTAKES))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder."""
    return tmp_path_factory.mktemp("layouts")


@FEWER
@given(cases(SMALL), layouts)
def test_the_layout_of_a_file_means_nothing(folder: Path, pair: Pair, layout: Layout) -> None:
    """29. Key order, comments, quoting, indentation, CRLF and a BOM change no score and no fingerprint."""
    rubric, record = (stored(folder / name, written(part, layout)) for name, part in zip(NAMES, pair, strict=True))
    assert meaning(Rubric(**pair[0]), Record(**pair[1])) == meaning(open_rubric(rubric), open_record(record))


@FEWER
@given(cases(SMALL))
def test_json_means_what_yaml_means(folder: Path, pair: Pair) -> None:
    """29. A document given as JSON has the same scores and fingerprints."""
    rubric, record = (stored(folder / f"{name}.json", as_json(part)) for name, part in zip(NAMES, pair, strict=True))
    assert meaning(Rubric(**pair[0]), Record(**pair[1])) == meaning(open_rubric(rubric), open_record(record))


def stored(path: Path, text: str) -> str:
    """Put a text into a file, byte for byte, and return the file's path."""
    path.write_bytes(text.encode())
    return str(path)


def open_rubric(path: str) -> Rubric:
    """Return the rubric in a file that holds its own themes and relations."""
    return open_as(Rubric, read_document(path)).model


def open_record(path: str) -> Record:
    """Return the record in a file."""
    return open_as(Record, read_document(path)).model


def meaning(rubric: Rubric, record: Record) -> tuple[str, str, Numbers]:
    """Return the fingerprints of both, and all scores."""
    return rubric.fingerprint, record.fingerprint, numbers_of(score(rubric, record))


@FEWER
@given(wrongs, layouts)
def test_the_same_mistakes_give_the_same_problems(wrong: Wrong, layout: Layout) -> None:
    """34. The same wrong file gives the same problems, in the same order."""
    assert wrong.problems(layout) == wrong.problems(layout)


@given(wrongs, layouts)
def test_problems_come_in_the_order_of_the_file(wrong: Wrong, layout: Layout) -> None:
    """34. Problems stand in the order of their places in the file."""
    places = [problem.location for problem in wrong.problems(layout)]
    assert sorted(place for place in places if place) == places


@FEWER
@given(wrongs)
def test_every_mistake_is_said_whatever_the_others_are(wrong: Wrong) -> None:
    """34. With several mistakes in a file all is said that is said of each by itself."""
    alone = [wrong.only(place).said for place in wrong.places]
    assert set().union(*alone) == wrong.said


@FEWER
@given(wrongs)
def test_mending_one_mistake_hides_no_other(wrong: Wrong) -> None:
    """34. After mending one mistake all that was said of the others is still said."""
    mended = {place: wrong.only(*wrong.places - {place}).said for place in wrong.places}
    hidden = [wrong.said - wrong.only(place).said - left for place, left in mended.items()]
    assert set() == set().union(*hidden)
