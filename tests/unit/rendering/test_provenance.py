"""Where a result comes from, and what was corrected: what every output says of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.reading.load import load_records, load_rubric
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare
from scorecard.scoring.explain import explain
from scorecard.scoring.score import score
from scorecard.version import VERSION

RUBRIC = """\
format: rubric/1
id: open_books
version: 1.0.0
title: Open books
standard: {title: Pledge}
corrections: [{date: "2026-11-20", what: The goalpost was mistyped, why: The pledge says 100}]
dimensions: [{id: books, title: Books, criteria: [{id: days, measure: {worst: 100, best: 0}}]}]
"""
RECORD = """\
format: record/1
subject: {id: arcadia, name: Arcadia}
corrections: [{date: "2026-11-24", what: A slip., why: It was seen., paths: [observations.days, limits]}]
observations: {days: 50}
"""
MAPPING = "format: mapping/1\nsubject: {id: town}\nwide: [{criteria: {days: days}}]\n"
OF_RUBRIC = "Correction of Open books, 2026-11-20: The goalpost was mistyped (why: The pledge says 100)\n"
OF_RECORD = "Correction of Arcadia, 2026-11-24: A slip. (why: It was seen.) (at: observations.days, limits)\n"
CELL = (
    "2026-11-20 Open books: The goalpost was mistyped (why: The pledge says 100) | "
    "2026-11-24 Arcadia: A slip. (why: It was seen.) (at: observations.days, limits)"
)


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Rubric, Record]:
    """Return a rubric and a record that were read from files."""
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "arcadia.yaml").write_text(RECORD, encoding="utf-8")
    rubric = load_rubric(tmp_path / "rubric.yaml")
    return rubric, load_records(tmp_path / "arcadia.yaml", rubric=rubric)[0]


def test_pages_print_every_correction(documents: tuple[Rubric, Record]) -> None:
    """Scores, comparisons and explanations print the corrections of both documents, a rubric its own."""
    rubric, record = documents
    card = score(rubric, record)
    texts = [render(each) for each in (card, compare(rubric, [record]), explain(card))]
    assert [True] * 3 == [text.endswith(f"{OF_RUBRIC}\n{OF_RECORD}") for text in texts]
    assert render(rubric).endswith(OF_RUBRIC)


def test_rows_have_every_correction(documents: tuple[Rubric, Record]) -> None:
    """Rows of what was corrected have a column that says so; rows of anything else have none."""
    rubric, record = documents
    assert 3 == render(score(rubric, record), "csv").count(CELL)
    plain = rubric.model_copy(update={"corrections": ()}), record.model_copy(update={"corrections": ()})
    assert "corrections" not in render(score(*plain), "csv")


def test_json_has_every_correction(documents: tuple[Rubric, Record]) -> None:
    """JSON lists the corrections with the document that each is of."""
    rubric, record = documents
    card = score(rubric, record)
    first = {"kind": "rubric", "id": "open_books", "date": "2026-11-20", "paths": []}
    second = {"kind": "record", "id": "arcadia", "date": "2026-11-24", "paths": ["observations.days", "limits"]}
    expected = [
        {**first, "what": "The goalpost was mistyped", "why": "The pledge says 100"},
        {**second, "what": "A slip.", "why": "It was seen."},
    ]
    results = (card, compare(rubric, [record]), explain(card))
    assert [expected] * 3 == [json.loads(render(each, "json"))["corrections"] for each in results]


def test_corrections_are_no_part_of_a_rubrics_meaning(documents: tuple[Rubric, Record]) -> None:
    """A correction leaves the fingerprint of a rubric as it is, and is among what a record says."""
    rubric, record = documents
    assert rubric.fingerprint == rubric.model_copy(update={"corrections": ()}).fingerprint
    assert record.fingerprint != record.model_copy(update={"corrections": ()}).fingerprint


def test_json_names_the_files_that_were_read(documents: tuple[Rubric, Record]) -> None:
    """JSON gives the version of the library and the hash of each file, and the path of none."""
    text = render(score(*documents), "json")
    said = json.loads(text)["made_from"]
    found = {each["kind"]: each["sha256"] for each in said["inputs"]}
    assert (VERSION, hash_of(RUBRIC), hash_of(RECORD)) == (said["library"], found["rubric"], found["record"])
    assert (["rubric", "themes", "record"], False) == (list(found), documents[0].origins[0].path in text)


def test_a_document_without_a_file_has_no_hash(documents: tuple[Rubric, Record]) -> None:
    """A record that was built in Python, or that is a copy, is named without a hash."""
    rubric, record = documents
    said = json.loads(render(compare(rubric, [record.model_copy()]), "json"))["made_from"]["inputs"]
    assert {"kind": "record", "id": "arcadia", "sha256": None} == said[-1]


def test_records_of_a_table_name_the_table_and_the_mapping(tmp_path: Path, documents: tuple[Rubric, Record]) -> None:
    """Records of one table have its hash, and the mapping stands there once."""
    table = "town,days\nArcadia,10\nBorduria,20\n"
    (tmp_path / "table.csv").write_text(table, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    records = load_records(tmp_path / "table.csv", mapping=tmp_path / "mapping.yaml")
    said = json.loads(render(compare(documents[0], records), "json"))["made_from"]["inputs"]
    assert [("record", hash_of(table)), ("mapping", hash_of(MAPPING)), ("record", hash_of(table))] == [
        (each["kind"], each["sha256"]) for each in said[-3:]
    ]


def test_what_a_document_says_is_all_that_makes_it_equal(documents: tuple[Rubric, Record]) -> None:
    """A record that was read equals one that says the same and was not."""
    record = documents[1]
    assert (record, 1, 0) == (record.model_copy(), len(record.origins), len(record.model_copy().origins))
