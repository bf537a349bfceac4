"""How documents are laid out when they are written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from spec.builders import by_evidence, rubric_of

from scorecard import DocumentError, Record, dump_record
from scorecard.model.facts import ObservedValue, Subject
from scorecard.model.theme import Vocabulary
from scorecard.writing.dump import dump_rubric_beside
from scorecard.writing.plain import Plain, plain_of, unwritable
from scorecard.writing.yaml_text import yaml_text

LIMIT = (
    "The record rests on two short pages in which the government reports on itself, and on nothing that anybody else "
    "has said about it."
)
RECORD = """\
format: record/1
subject:
  id: arcadia_2021
  name: Government of Arcadia
  terms:
    - {from: "2021-03-01", to: "2024-02-29"}
  attributes: {party: "no", seats: "12"}
limits:
  - >-
    The record rests on two short pages in which the government reports on itself, and
    on nothing that anybody else has said about it.
sources:
  decree:
    title: "Decree 14: procurement"
    publisher: Official Gazette
    date: "2022-05-17"
    kind: official_act
    covers: [open_data]
    url: "https://gazette.example/14"
    characters: 12000
actions:
  - id: register
    date: 2022-05~
    summary: Opened the contract register.
    stage: committed
    themes: {open_data: advances}
    targets: [ARC]
    status: {is: in_force}
    evidence:
      - {source: decree, at: article 7(2), quote: open to anyone}
observations_of: open_procurement@2
observations:
  tenders: partial
  delay: 21
  share: 53/60
  rate: {number: 0.1, because: As the gazette counts it.}
not_coded:
  - source: decree
    at: article 3
    reason: no_act
    because: |-
      States an aim only.

      Nothing is ordered.
reply: {status: not_asked}
""".replace("2022-05~", '"2022-05~"')


def test_the_layout_is_the_projects() -> None:
    """Prose is folded, small mappings stand on one line, and what could be something else is quoted."""
    evidence = [{"source": "decree", "at": "article 7(2)", "quote": "open to anyone"}]
    whole: dict[str, Any] = {
        "format": "record/1",
        "subject": {
            "id": "arcadia_2021",
            "name": "Government of Arcadia",
            "terms": [{"from": "2021-03-01", "to": "2024-02-29"}],
            "attributes": {"party": "no", "seats": "12"},
        },
        "limits": [LIMIT],
        "sources": {
            "decree": {
                "title": "Decree 14: procurement",
                "publisher": "Official Gazette",
                "date": "2022-05-17",
                "kind": "official_act",
                "covers": ["open_data"],
                "url": "https://gazette.example/14",
                "characters": 12000,
            }
        },
        "actions": [
            {
                "id": "register",
                "date": "2022-05~",
                "summary": "Opened the contract register.",
                "stage": "committed",
                "themes": {"open_data": "advances"},
                "instrument": "other",
                "targets": ["ARC"],
                "status": {"is": "in_force"},
                "evidence": evidence,
            }
        ],
        "observations_of": "open_procurement@2",
        "observations": {
            "tenders": {"level": "partial"},
            "delay": 21,
            "share": "53/60",
            "rate": {"number": 0.1, "because": "As the gazette counts it."},
        },
        "not_coded": [
            {
                "source": "decree",
                "at": "article 3",
                "reason": "no_act",
                "because": "States an aim only.\n\nNothing is ordered.",
            }
        ],
        "reply": {"status": "not_asked"},
    }
    assert RECORD == dump_record(Record(**whole))


def test_what_no_document_may_hold_is_refused_all_at_once() -> None:
    """Every forbidden character and every number without end is named with its place, and nothing is written."""
    subject = Subject(id="arcadia", name="Arca\u2028dia", note="\x85")
    delay = ObservedValue(number=Fraction(1, 3**20))
    record = Record(format="record/1", subject=subject, observations={"delay": delay})
    with pytest.raises(DocumentError) as caught:
        dump_record(record)
    assert [
        "subject.name: error[forbidden-character]: the character \\u2028 is not allowed, raw or escaped",
        "subject.note: error[forbidden-character]: the character \\x85 is not allowed, raw or escaped",
        "observations.delay: error[number-size]: the number has more digits than a document may hold",
    ] == [str(problem) for problem in caught.value.problems]


def test_a_bundled_theme_is_not_written_with_another_meaning() -> None:
    """A theme that has a bundled one's name and says something else is found at its key."""
    rubric = rubric_of(by_evidence(), themes={"press": {"title": "Press", "definition": "What moves the press."}})
    other = Vocabulary.model_validate({
        "format": "themes/1", "id": "themes", "version": "1.0.0", "title": "Themes",
        "themes": {"press": {"title": "Press", "definition": "What stops the press."}},
    })  # fmt: skip
    with pytest.raises(DocumentError) as caught:
        dump_rubric_beside(rubric, other, {})
    (problem,) = caught.value.problems
    assert ("duplicate-id", "themes.press", True, "press", "give yours another id") == (
        problem.code, str(problem.pointer), problem.on_key, problem.found, problem.hint,
    )  # fmt: skip
    assert "the theme 'press' is bundled already, with another definition" == problem.message


def test_keys_that_no_document_may_have_are_refused() -> None:
    """A key that is too long, that merges, or that hides something is named."""
    value: Plain = {"x" * 257: "a", "<<": "b", "\u202e": ["c"]}
    assert ["too-large", "anchor", "forbidden-character"] == [problem.code for problem in unwritable(value)]


def test_truths_and_empty_collections_are_written() -> None:
    """True, false, an empty list and an empty mapping have their words."""
    assert "a: true\nb: false\nc: []\nd: {}\n" == yaml_text({"a": True, "b": False, "c": [], "d": {}})


def test_a_value_that_no_model_has_is_a_mistake_of_the_library() -> None:
    """What is no document's value is refused before it is written as something else."""
    with pytest.raises(TypeError, match="float"):
        plain_of(0.5)
    with pytest.raises(ValueError, match="1/3486784401"):
        yaml_text({"a": Fraction(1, 3**20)})
