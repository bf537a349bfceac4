"""The JSON Schemas accept what the models accept, in every form that a document may be written in."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from jsonschema import Draft202012Validator
from properties.test_dumping import FILES
from properties.test_fingerprint import BASE, place_in
from properties.test_reading import FACTS
from strategies import Document, Pair, cases, short_form_of

from scorecard.cli.main import exit_code
from scorecard.model.number import plain
from scorecard.problem import DocumentError
from scorecard.reading.document import parse_document
from scorecard.reading.opening import FORMATS
from scorecard.reading.schema import KINDS, schema_of
from scorecard.writing.dump import dump_document
from unit.writing.samples import made_up

UPDATE = "SCORECARD_UPDATE"
VALIDATORS = {kind: Draft202012Validator(schema_of(kind)) for kind in KINDS}
SHORT: Document = {
    "aggregate": {"power": -2},
    "relations": "relations",
    "scales": {"vote": {"yea": 1, "nay": "0/1", "absent": "exclude"}, "marks": {"out_of": 4, "met": 4, "not_met": 0}},
    "evidence": {"stages": {"stated": {"value": 0.25, "why": "Words."}, "engaged": "1/3"}, "combine": {"top": 2}},
}
"""Short forms, to be put into the rubric of the fingerprint's tests."""
WRONG = [
    ("rubric", "titel", "A title"),
    ("rubric", "format", "rubric/2"),
    ("rubric", "version", 1),
    ("rubric", "missing", "wurst"),
    ("rubric", "aggregate", "power"),
    ("rubric", "aggregate", {"powre": 2}),
    ("rubric", "min_coverage", 2),
    ("rubric", "tiers", "pledge"),
    ("rubric", "tiers", None),
    ("rubric", "relations", "My relations"),
    ("rubric", "scales.practice", {"Full": 1}),
    ("rubric", "scales.practice", {"full": "all"}),
    ("rubric", "evidence.stages.stated", "a quarter"),
    ("rubric", "evidence.stages.started", 1),
    ("rubric", "evidence.combine", {"top": 0}),
    ("rubric", "dimensions.0.wieght", 2),
    ("rubric", "dimensions.0.criteria.0.weight", -1),
    ("rubric", "dimensions.0.criteria.1.measure.curve", "round"),
    ("rubric", "dimensions", []),
    ("record", "subject.name", True),
    ("record", "subject.terms.0.from", "1993"),
    ("record", "sources.gazette.kind", "rumour"),
    ("record", "sources.Gazette", {"title": "Gazette", "publisher": "Press", "kind": "official_act"}),
    ("record", "sources.gazette.url", "ftp://gazette.example"),
    ("record", "actions.0.stage", "done"),
    ("record", "actions.0.themes", {}),
    ("record", "actions.0.themes.press", "good"),
    ("record", "actions.0.date", "in 1995"),
    ("record", "observations.level", "Full"),
    ("record", "observations.number", {"number": "four"}),
    ("record", "observations_of", "base"),
]
"""A kind of document, a place, and a value that is wrong there."""


def faults(kind: str, document: object) -> list[str]:
    """Return what a schema finds wrong."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(as_json(document))]


def as_json(value: object) -> Any:
    """Return a value with every number as JSON has it, and the key `on` as YAML 1.2 reads it."""
    if isinstance(value, dict):
        return {"on" if key is True else key: as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return plain(Fraction(value)) if isinstance(value, (Fraction, Decimal)) else value


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_what_it_was(
    kind: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema of every kind lies in docs/schema as the command prints it where no plug-in is installed."""
    monkeypatch.setattr("scorecard.model.json_schema.installed_names", lambda _kind: ())
    path = ROOT / "docs" / "schema" / f"{kind}.json"
    assert 0 == exit_code(["schema", kind])
    given = capsys.readouterr().out
    if os.environ.get(UPDATE):
        path.write_text(given, encoding="utf-8")
        pytest.fail(f"{path.name} is rewritten; look at it")
    assert path.read_text(encoding="utf-8") == given


def test_every_schema_has_its_kind() -> None:
    """No schema lies there that no kind of document has."""
    assert {f"{kind}.json" for kind in KINDS} == {path.name for path in (ROOT / "docs" / "schema").iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    """Every schema is of the draft that it names, and closed."""
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert ("https://json-schema.org/draft/2020-12/schema", f"urn:policy-scorecard:{kind}:1", False) == (
        schema["$schema"],
        schema["$id"],
        schema.get("$defs", {}).get(schema["title"], schema)["additionalProperties"],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_is_described(kind: str) -> None:
    """Every kind of part has its description, in one line."""
    schema = schema_of(kind)
    parts = [schema, *schema.get("$defs", {}).values()]
    assert [] == [part["title"] for part in parts if not part["description"] or "\n" in part["description"]]


def inner(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema, itself included."""
    if isinstance(schema, dict):
        yield schema
    for item in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from inner(item)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: str) -> None:
    """Every key of every part has the description that an editor shows over it, in one line."""
    keys = [
        (part["title"], key, {**schema["$defs"].get(said.get("$ref", "/").rpartition("/")[2], {}), **said})
        for schema in [{"$defs": {}, **schema_of(kind)}]
        for part in [schema, *schema["$defs"].values()]
        for within in [part, *part.get("anyOf", ())]
        for key, said in within.get("properties", {}).items()
    ]
    assert len(keys) >= 5
    assert [] == [(part, key) for part, key, said in keys if "\n" in said.get("description", "\n")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_described(kind: str) -> None:
    """Every list of words says what each of them means, except where a word is a mark that stands for itself."""
    lists = [each for each in inner(schema_of(kind)) if isinstance(each.get("enum"), list)]
    silent = {tuple(each["enum"]) for each in lists if len(each["enum"]) != len(each.get("enumDescriptions", ()))}
    assert {(",", ";", "|", "tab"), ("exclude", "unknown")} >= silent


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_accepted(path: Path) -> None:
    """Every document that comes with the library is accepted as an editor reads it."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [] == faults(document["format"].partition("/")[0], document)


@given(cases())
def test_what_a_model_accepts_is_accepted(pair: Pair) -> None:
    """Rubrics and records are accepted, be they in full or in short."""
    assert ([], [], []) == (
        faults("rubric", pair[0]),
        faults("rubric", short_form_of(pair[0])),
        faults("record", pair[1]),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_accepted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written of a document with every field is accepted."""
    for model in FORMATS.values():
        monkeypatch.setattr(model, "problems", lambda _self: iter(()))
    for number in range(4):
        document: Any = made_up(FORMATS[KINDS[kind]], random.Random(number))  # noqa: S311  # samples guard no secret
        assert [] == faults(kind, parse_document(dump_document(document), "document.yaml").value)


@pytest.mark.parametrize("key", SHORT)
def test_a_short_form_is_accepted(key: str) -> None:
    """Every short form is accepted."""
    assert [] == faults("rubric", {**BASE, key: SHORT[key]})


@pytest.mark.parametrize(("kind", "place", "value"), WRONG)
def test_a_wrong_document_is_refused(kind: str, place: str, value: object) -> None:
    """A misspelt key, an unknown word and a value of another type are refused by the schema as by the model."""
    document = deepcopy(BASE if kind == "rubric" else FACTS)
    holder, last = place_in(document, place)
    holder[last] = value
    assert [] != faults(kind, document)
    with pytest.raises(DocumentError):
        FORMATS[KINDS[kind]](**document)


@pytest.mark.parametrize("kind", ["rubric", "record"])
def test_the_documents_that_are_made_wrong_are_right(kind: str) -> None:
    """The documents into which mistakes are put are accepted without them."""
    assert [] == faults(kind, BASE if kind == "rubric" else FACTS)
