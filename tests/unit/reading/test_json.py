"""JSON documents: read by a JSON parser, under the same limits and with the same places."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.problem import DocumentError
from scorecard.reading.document import parse_document
from scorecard.reading.load import load_records
from unit.reading.texts import found, problems_in, written

RECORD = {"format": "record/1", "subject": {"id": "arcadia", "name": "Arcadia"}}


def refused(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of what stops the reading of a text."""
    with pytest.raises(DocumentError) as raised:
        parse_document(text, "a.json")
    return found(list(raised.value.problems))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, 0.10, true, "x"]}', {"a": [Decimal(1), Decimal("0.10"), True, "x"]}),
        ('{"a":"\\ud83c\\udf89 \\uD83C\\uDF89"}', {"a": "🎉 🎉"}),
        ('{"a":"🎉"}', {"a": "🎉"}),
        ('{"a": "\\/ \\t"}', {"a": "/ \t"}),
        ('{"a": "yes", "b": "012"}', {"a": "yes", "b": "012"}),
        ('{\n\t"a":\t1\n}', {"a": Decimal(1)}),
        ("[]", []),
    ],
)
def test_json_is_read(text: str, value: object) -> None:
    """Objects, lists, text with escapes, exact numbers, true and false are read."""
    assert value == parse_document(text, "a.json").value


@pytest.mark.parametrize(("text", "value"), [("[1]", "[Decimal('1')]"), ("[NaN, -Infinity]", "['NaN', '-Infinity']")])
def test_no_number_of_json_is_a_float(text: str, value: str) -> None:
    """Whole numbers are as exact as decimals, and what is no number stays a word."""
    assert value == repr(parse_document(text, "a.json").value)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a" 1}', "syntax", 1, 6),
        ("{a: 1}", "syntax", 1, 2),
        ("{'a': 1}", "syntax", 1, 2),
        ('{\n  "a": 012\n}', "syntax", 2, 9),
        ('{"a": 1} {}', "syntax", 1, 10),
        ("", "syntax", 1, 1),
        ('{"a": "\n"}', "syntax", 1, 8),
        ("[" * 33 + "]" * 33, "too-deep", 1, 33),
        ('{"a": "\u202e"}', "forbidden-character", 1, 8),
        ("[" * 100_000, "too-deep", 1, 33),
    ],
)
def test_what_is_not_json_has_its_place(text: str, code: str, line: int, column: int) -> None:
    """What stops the reading of JSON is one problem with its place."""
    assert [(code, line, column)] == refused(text)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000])
def test_deep_json_is_refused(text: str) -> None:
    """JSON that nests without end is refused, however deep."""
    assert "too-deep" == refused(text)[0][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,\n "a": 2}', [("duplicate-key", 2, 2)]),
        ('{"a": null}', [("empty-value", 1, 7)]),
        ('{"a": NaN}', [("ambiguous-word", 1, 7)]),
        ('{"a": -Infinity}', [("ambiguous-word", 1, 7)]),
        ('{"a": 9999999999999999999}', [("number-size", 1, 7)]),
        ('{"a": 1e1000}', [("number-size", 1, 7)]),
        ('{"a": "\\u0007"}', [("forbidden-character", 1, 7)]),
        ('{"a": "\\u202e"}', [("forbidden-character", 1, 7)]),
    ],
)
def test_json_has_the_same_limits(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Repeated keys, null, long numbers and hidden characters are refused in JSON, too."""
    assert expected == found(list(parse_document(text, "a.json").problems))


@pytest.mark.parametrize("half", ["\\ud800", "\\udc00", "\\udc00\\ud800"])
def test_half_a_character_is_refused(half: str) -> None:
    """A surrogate without its other half is no text."""
    assert {"forbidden-character"} == {code for code, _, _ in refused(f'{{"a": "{half}"}}')}


def test_a_json_file_is_a_document(tmp_path: Path) -> None:
    """A record may be written as JSON."""
    assert "Arcadia" == load_records(written(tmp_path, json.dumps(RECORD), "a.json"))[0].subject.name


def test_a_problem_in_json_has_its_place(tmp_path: Path) -> None:
    """A wrong word in JSON is found where it stands."""
    text = '{"format": "record/1",\n "subject": {"id": "Arcadia", "name": "Arcadia"}}'
    assert [("bad-id", 2, 20)] == found(problems_in(tmp_path, text, "a.json"))


def test_json_is_told_by_its_ending(tmp_path: Path) -> None:
    """A file of another ending is YAML, of which JSON is nearly a part."""
    assert [] == problems_in(tmp_path, json.dumps(RECORD), "a.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a"\n: null,\n"b"\n:\n1}', [("empty-value", 2, 3)]),
        ('{"a"\n:1,\t"a"\r\n\n\t:2}', [("duplicate-key", 2, 5)]),
        ('{"a"\n :NaN, "b": 1e1000}', [("ambiguous-word", 2, 3), ("number-size", 2, 13)]),
        ('{"\\ud83c\\udf89"\n:1, "a": {"\\ud83c\\udf89": "a\\\\", "b"\n: null}}', [("empty-value", 3, 3)]),
        ('["\\ud83c\\udf89", null]', [("empty-value", 1, 18)]),
        ('{"a": ": \\" :", "b" : "\\\\", "c"\n\n:["\\"\\\\"\n,null]}', [("empty-value", 4, 2)]),
    ],
)
def test_json_keeps_its_places_where_yaml_is_laid_out_otherwise(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    """A new line before a colon, a tab and escaped halves, which YAML does not allow, hide nothing and move nothing."""
    assert expected == found(list(parse_document(text, "a.json").problems))


@settings(max_examples=300)
@given(
    st.recursive(
        st.sampled_from(["a: b", '" :', "\\", "\\u", "🎉", "", "#", "é\t"]),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from("abc\\🎉"), inside, max_size=3),
    ),
    st.sampled_from(["", " ", "\n", "\r\n \t", " \n\n\t"]),
    st.booleans(),
)
def test_json_may_have_white_space_between_all_its_parts(value: object, space: str, escaped: object) -> None:
    """However JSON is laid out, it means the same, and nothing is wrong with it."""
    parts = json.JSONEncoder(ensure_ascii=bool(escaped), separators=(f"{space},{space}", f"{space}:{space}"))
    document = parse_document(f"{space}{parts.encode(value)}{space}", "a.json")
    assert (value, ()) == (document.value, document.problems)


def test_a_hidden_character_is_found_where_the_layout_is_not_yaml() -> None:
    """A forbidden character behind an escape is found, if only in the file, where YAML could not be laid out so."""
    document = parse_document('{"a":\n\t["b",\n\t"\\u202e"]}', "a.json")
    assert ["forbidden-character"] == [problem.code for problem in document.problems]


def test_a_character_of_two_hidden_halves_is_found() -> None:
    """A character of private use that JSON escapes in two halves is found, if only in the file."""
    problems = parse_document('{"a": ["\\udb80\\udc00"]}', "a.json").problems
    assert [("forbidden-character", 0, 0)] == found(list(problems))


def test_a_flood_of_hidden_characters_is_cut() -> None:
    """Of texts that hide a character in two halves, a thousand are reported."""
    texts = ", ".join(['"\\udb80\\udc00"'] * 1_001)
    assert 1_000 == len(parse_document(f"[{texts}]", "a.json").problems)
