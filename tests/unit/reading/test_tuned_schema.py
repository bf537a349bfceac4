"""A JSON Schema for one rubric knows its criteria, levels, themes and attributes, as scoring does."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from jsonschema import Draft202012Validator
from properties.test_fingerprint import place_in
from strategies import Pair, cases

from scorecard.cli.main import exit_code
from scorecard.model.glossary import REASONS
from scorecard.model.rubric import Rubric
from scorecard.reading.load import load_rubric
from scorecard.reading.schema import schema_of
from scorecard.reading.tuned_schema import TUNED, schema_under
from unit.reading.test_schema import as_json

RUBRIC: dict[str, Any] = yaml.safe_load("""
format: rubric/1
id: towns
version: 1.2.0
title: Towns
made_from: [old_towns@1]
standard: {title: Pledge of the towns}
themes:
  parks: {title: Parks, definition: An act advances this theme when it opens a park., not: Not woods.}
  woods: {title: Woods, definition: An act advances this theme when it plants a wood.}
scales:
  practice: {none: 0, partial: 0.5, full: 1}
  whole: {none: 0, full: 1}
  vote: {nay: 0, yea: 1, absent: unknown, gone: exclude}
dimensions:
  - id: books
    title: Books
    weight: {by: kind, town: 1, village: 2}
    criteria:
      - {id: ledger, question: "Is it open?", guidance: Look twice., scale: practice, levels: {full: To all}}
      - {id: whole_ledger, scale: whole, observation: ledger}
      - {id: bill, scale: vote}
      - {id: delay, measure: {worst: 9, best: 0, unit: days}}
      - {id: staff, measure: {table: [{from: 0, score: 0}, {from: 4, score: 1}]}}
      - {id: greens, evidence: {themes: [parks]}, applies_to: {where: {size: small}}}
      - {id: trees, evidence: {themes: [parks, woods]}}
""")
RECORD: dict[str, Any] = yaml.safe_load("""
format: record/1
subject: {id: arcadia, name: Arcadia, kind: town, attributes: {size: small, other: x}}
sources: {decree: {title: Decree, publisher: Gazette, kind: official_act, covers: [parks]}}
actions:
  - id: park_opened
    summary: Opened a park.
    stage: carried_out
    themes: {parks: advances}
    evidence: [{source: decree, at: page 1}]
observations_of: towns@1
observations: {ledger: not_found, bill: {level: absent, because: Ill.}, delay: 3, staff: 7, greens: not_applicable}
""")
WRONG: list[tuple[str, Any]] = [
    ("observations_of", "villages@1"),
    ("observations.ledger", "partial"),
    ("observations.ledger", 1),
    ("observations.bill", {"level": "full"}),
    ("observations.delay", "full"),
    ("observations.greens", "not_found"),
    ("observations.parks", "not_found"),
    ("actions.0.themes.lakes", "advances"),
    ("actions.0.themes.parks", "good"),
    ("sources.decree.covers", ["lakes"]),
    ("subject.kind", "city"),
]
"""A place in the record, and a value that is wrong there under the rubric."""
ON_FILE = Path(__file__).parent


SCHEMA = schema_under(Rubric(**RUBRIC), "record")
VALIDATOR = Draft202012Validator(SCHEMA)


def test_a_record_under_the_rubric_is_accepted() -> None:
    """Every level, number, theme and attribute of the rubric may be used."""
    Draft202012Validator.check_schema(SCHEMA)
    assert [] == list(VALIDATOR.iter_errors(RECORD))
    assert "urn:policy-scorecard:record:1:towns:1.2.0" == SCHEMA["$id"]


@pytest.mark.parametrize(("place", "value"), WRONG)
def test_what_the_rubric_does_not_have_is_refused(place: str, value: object) -> None:
    """A level, a criterion, a theme and an attribute's value that the rubric does not have are refused."""
    document = deepcopy(RECORD)
    holder, last = place_in(document, place)
    holder[last] = value
    assert [] != list(VALIDATOR.iter_errors(document))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ledger", "Is it open?\nLook twice."),
        ("bill", "bill"),
        ("greens", "Judged by acts on: parks."),
    ],
)
def test_a_criterion_is_described(name: str, said: str) -> None:
    """Over a criterion stands its question and guidance, or the themes by whose acts it is judged."""
    assert said == SCHEMA["properties"]["observations"]["properties"][name]["description"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ledger", {"none": "Worth 0.", "full": "To all. Worth 1.", **REASONS}),
        (
            "bill",
            {
                "nay": "Worth 0.",
                "yea": "Worth 1.",
                "absent": "Unknown.",
                "gone": "Does not apply.",
                **REASONS,
            },
        ),
        ("delay", REASONS),
        ("greens", {"not_applicable": REASONS["not_applicable"]}),
    ],
)
def test_levels_are_offered_with_their_meaning(name: str, expected: dict[str, str]) -> None:
    """A level has what it means for the criterion and what it is worth; what two criteria read must fit both."""
    words = SCHEMA["properties"]["observations"]["properties"][name]["anyOf"][0]
    assert expected == dict(zip(words["enum"], words["enumDescriptions"], strict=True))


def test_a_rubric_reads_levels_of_those_that_it_was_made_from() -> None:
    """A record may name a rubric that this one was made from."""
    assert ["towns@1", "old_towns@1"] == SCHEMA["properties"]["observations_of"]["enum"]


def test_a_theme_is_described() -> None:
    """Over a theme stands its definition, and what it leaves to others."""
    themes = SCHEMA["$defs"]["Action"]["properties"]["themes"]["properties"]
    assert "An act advances this theme when it opens a park. Not woods." == themes["parks"]["description"]


@pytest.mark.parametrize("name", ["clinton_1993", "biden_2021"])
def test_records_of_the_bundled_rubric_are_accepted(name: str) -> None:
    """The schema under the bundled rubric accepts the example records."""
    record = yaml.safe_load((ROOT / "examples" / "records" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert [] == list(Draft202012Validator(schema_under(load_rubric("democracy"), "record")).iter_errors(record))


@given(cases())
def test_what_can_be_scored_is_accepted(pair: Pair) -> None:
    """A record that fits a rubric is accepted by the schema under that rubric."""
    rubric = Rubric(**pair[0])
    assert [] == list(Draft202012Validator(schema_under(rubric, "record")).iter_errors(as_json(pair[1])))


def test_codings_have_a_schema_under_a_rubric_too() -> None:
    """A coder's judgements are offered the same themes and levels, and name the rubric under their own key."""
    schema = schema_under(Rubric(**RUBRIC), "coding")
    Draft202012Validator.check_schema(schema)
    coding = {
        "format": "coding/1",
        "coder": {"id": "ann"},
        "subject": "arcadia",
        "rubric": "towns@1",
        "actions": {"park_opened": {"stage": "carried_out", "themes": {"parks": "advances"}}},
        "observations": {"ledger": "full"},
    }
    assert [] == list(Draft202012Validator(schema).iter_errors(coding))
    assert [] != list(Draft202012Validator(schema).iter_errors({**coding, "observations": {"ledger": "partial"}}))


@pytest.mark.parametrize("kind", TUNED)
def test_what_a_rubric_changes_is_on_file(kind: str) -> None:
    """What the schema under a rubric has in place of the general one is on file; SCORECARD_UPDATE=1 writes it anew."""
    whole, general = schema_under(Rubric(**RUBRIC), kind), schema_of(kind)
    changed = {name: part for name, part in whole["properties"].items() if part != general["properties"][name]}
    parts = {name: part for name, part in whole["$defs"].items() if part != general["$defs"][name]}
    file = ON_FILE / f"tuned_{kind}.json"
    actual = json.dumps({"$id": whole["$id"], "properties": changed, "$defs": parts}, indent=1, ensure_ascii=False)
    if os.environ.get("SCORECARD_UPDATE") == "1":
        file.write_text(f"{actual}\n", encoding="utf-8")
    assert file.read_text(encoding="utf-8") == f"{actual}\n"
    assert sorted(general["$defs"].keys() - whole["$defs"].keys()) == ["ObservedValue"]


@pytest.mark.parametrize("kind", TUNED)
def test_the_command_prints_it(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`scorecard schema KIND --rubric NAME` prints the schema under that rubric."""
    assert 0 == exit_code(["schema", kind, "--rubric", "democracy"])
    assert schema_under(load_rubric("democracy"), kind) == json.loads(capsys.readouterr().out)


def test_other_kinds_hold_no_observations(capsys: pytest.CaptureFixture[str]) -> None:
    """A rubric beside a kind of document that holds no observations is a wrong use."""
    assert 2 == exit_code(["schema", "themes", "--rubric", "democracy"])
    assert "--rubric goes with record and coding, which hold observations" in capsys.readouterr().err
