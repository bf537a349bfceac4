"""The restricted YAML reader: what it takes, what it refuses, and where everything stands."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from scorecard.problem import DocumentError, Problem
from scorecard.reading.document import parse_document
from scorecard.reading.events import events_of, place_of
from scorecard.source import Location, Pointer
from unit.reading.texts import RECORD, found, problems_in

MARK = yaml.Mark("a.yaml", 9, 4, 2, None, 0)
"""A place that is not the start."""


def refused(text: str, path: str = "a.yaml") -> list[tuple[str, int, int]]:
    """Return code, line and column of what stops the reading of a text."""
    with pytest.raises(DocumentError) as raised:
        parse_document(text, path)
    return found(list(raised.value.problems))


def problems(text: str, path: str = "a.yaml") -> list[tuple[str, int, int]]:
    """Return code, line and column of what is wrong with single words."""
    return found(list(parse_document(text, path).problems))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\nb: [x, 2/3]\n", {"a": Decimal(1), "b": ["x", "2/3"]}),
        ("a:\n- b\n- c: d\n", {"a": ["b", {"c": "d"}]}),
        ("- - a\n  - b\n", [["a", "b"]]),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("{a: 1}", {"a": Decimal(1)}),
        ("--- \na: b\n", {"a": "b"}),
        ("--- \na: b\n...\n", {"a": "b"}),
        ("text", "text"),
        ("", None),
        ("# nothing\n", None),
        ("a: b # c\r\nd: e\r\n", {"a": "b", "d": "e"}),
        ("a: >-\n  two\n  lines\n", {"a": "two lines"}),
        ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
        ("a: 🎉\n", {"a": "🎉"}),
        ('a: "\\U0001F389"\n', {"a": "🎉"}),
        ("a: tab\tinside\n", {"a": "tab\tinside"}),
    ],
)
def test_block_and_flow_are_read(text: str, value: object) -> None:
    """Mappings, lists, text and numbers are read in block and in flow style."""
    assert value == parse_document(text, "a.yaml").value


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1\n", "anchor", 1, 4),
        ("a: 1\nb: *x\n", "anchor", 2, 4),
        ("&x a: 1\n", "anchor", 1, 1),
        ("a: &x [*x]\n", "anchor", 1, 4),
        ("a: !!str 1\n", "tag", 1, 4),
        ("a: !python/object:os.system {}\n", "tag", 1, 4),
        ("a: !local b\n", "tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("a: 1\n...\n---\n", "several-documents", 3, 1),
        ("a: [1\n", "syntax", 1, 4),
        ("a: b: c\n", "syntax", 1, 5),
        ("a: 'b\n", "syntax", 1, 4),
        ("\ta: b\n", "syntax", 1, 1),
        ("a: @b\n", "syntax", 1, 4),
        ("a: b\n c: d\n", "syntax", 2, 3),
        ('a: "\\q"\n', "syntax", 1, 5),
        ("%YAML 1.1\n---\na: b\n", "directive", 1, 1),
        ("a: b\n%TAG ! x\n", "directive", 2, 1),
        ("a: b\u2028c: d\n", "forbidden-character", 1, 5),
        ("# \u202e\na: b\n", "forbidden-character", 1, 3),
        ("a: b\rc: d\n", "forbidden-character", 1, 5),
        ("a: \x00\n", "forbidden-character", 1, 4),
        ("a: \ufeffb\n", "forbidden-character", 1, 4),
        ("a: \x85b\n", "forbidden-character", 1, 4),
        ("a: \ue000\n", "forbidden-character", 1, 4),
        ("[" * 33 + "]" * 33, "too-deep", 1, 33),
        ("[" * 100_000, "too-deep", 1, 33),
        ("[[[]," + "[" * 31 + "]" * 33, "too-deep", 1, 36),
        ("- " * 33 + "a", "too-deep", 1, 65),
        ("a: " + "x" * 200_001 + "\n", "too-large", 1, 4),
        ("[" + "1," * 200_000 + "]", "too-large", 1, 400_000),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_stops_the_reading_has_its_place(text: str, code: str, line: int, column: int) -> None:
    """What cannot be passed over is one problem with its code, line and column."""
    assert [(code, line, column)] == refused(text)


def test_thirty_two_levels_are_fine() -> None:
    """A document may nest 32 levels."""
    assert isinstance(parse_document("[" * 32 + "]" * 32, "a.yaml").value, list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("duplicate-key", 1, 11)]),
        ("a: 1\n'a': 2\n", [("duplicate-key", 2, 1)]),
        ("<<: {a: 1}\n", [("anchor", 1, 1)]),
        ("a: yes\nb: 012\nc:\n", [("ambiguous-word", 1, 4), ("ambiguous-word", 2, 4), ("empty-value", 3, 3)]),
        ("1: a\n", [("key-not-text", 1, 1)]),
        ("true: a\n", [("key-not-text", 1, 1)]),
        (f"{'k' * 257}: a\n", [("too-large", 1, 1)]),
        (f"{'k' * 256}: yes\n", [("ambiguous-word", 1, 259)]),
        ('a: "\\u202e"\n', [("forbidden-character", 1, 4)]),
        ('"\\u0007": b\n', [("forbidden-character", 1, 1)]),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_can_be_passed_over_is_gathered(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Problems of single words are gathered, and the reading goes on."""
    assert expected == problems(text)


def test_a_key_that_is_no_text_takes_its_own_value() -> None:
    """Where a key is a list or a mapping, what follows is its value, and what follows that is the next key."""
    text = "? [a, yes]\n: b\n? {c: d}\n: no\n{e: f}: g\nh: null\n"
    assert [
        ("key-not-text", 1, 3),
        ("ambiguous-word", 1, 7),
        ("key-not-text", 3, 3),
        ("ambiguous-word", 4, 3),
        ("key-not-text", 5, 1),
        ("empty-value", 6, 4),
    ] == problems(text)


def test_a_repeated_key_names_both_lines() -> None:
    """A key that stands twice names the line of the first."""
    assert ["the key 'a' stands on line 1 already"] == [
        problem.message for problem in parse_document("a: 1\na: 2\n", "a.yaml").problems
    ]


def test_everything_has_its_place() -> None:
    """Every value and key is found again by its pointer."""
    sources = parse_document("a:\n  - b: text\n    c: [1, 22]\n", "a.yaml").sources
    pointers = [(("a",), False), (("a", 0, "b"), False), (("a", 0, "b"), True), (("a", 0, "c", 1), False)]
    places = [sources.locate(Pointer(steps), on_key=on_key) for steps, on_key in pointers]
    assert [(2, 3), (2, 8), (2, 5), (3, 12)] == [(place.line, place.column) for place in places]


def test_a_problem_brings_its_line(tmp_path: Path) -> None:
    """A problem has the line of text that it is in, without its line end."""
    place = problems_in(tmp_path, RECORD.replace("stated", "sated").replace("\n", "\r\n"))[0].location
    assert "    stage: sated" == (place.excerpt.rstrip("\r") if place else "")


def test_the_mark_is_as_wide_as_the_word(tmp_path: Path) -> None:
    """A problem marks the whole word."""
    place = problems_in(tmp_path, RECORD.replace("stated", "sated"))[0].location
    assert 5 == (place.width if place else 0)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a: \xff\n", "not-utf8", 1, 4),
        (b"a: b\nc: \xc3\n", "not-utf8", 2, 4),
        ("a: b\n".encode("utf-16"), "not-utf8", 1, 1),
        ("a: b\n".encode("utf-16-le"), "forbidden-character", 1, 2),
        (b"a: \xed\xa0\x80\n", "not-utf8", 1, 4),
    ],
)
def test_files_are_utf8(tmp_path: Path, data: bytes, code: str, line: int, column: int) -> None:
    """Bytes that are not UTF-8 are reported at the first of them."""
    assert (code, line, column) == found(problems_in(tmp_path, data))[0]


def test_one_leading_mark_is_dropped(tmp_path: Path) -> None:
    """A byte order mark at the start of a file is dropped; a second one is refused."""
    assert [[], [("forbidden-character", 1, 1)]] == [
        found(problems_in(tmp_path, "\ufeff" * n + RECORD)) for n in (1, 2)
    ]


def test_what_yaml_itself_refuses_is_a_problem() -> None:
    """A character that YAML refuses before its grammar is a problem of the file as a whole."""
    with pytest.raises(DocumentError) as raised:
        list(events_of("a: b\n\t\x07", "a.yaml"))
    assert [
        Problem(
            code="syntax",
            message="the YAML cannot be read from here on: it is not YAML",
            location=Location("a.yaml"),
            hint="check indentation, quotes and brackets near here; quote text that has ': ' or ' #' in it",
        )
    ] == list(raised.value.problems)


@pytest.mark.parametrize(("start", "end"), [(None, None), (MARK, None), (None, MARK)])
def test_an_event_without_a_place_stands_at_the_start(start: yaml.Mark | None, end: yaml.Mark | None) -> None:
    """An event that does not bring both of its marks is placed at the start of the document."""
    assert (1, 1, 1) == place_of(yaml.NodeEvent(None, start, end))


def test_what_goes_on_in_another_line_is_marked_at_its_first_character() -> None:
    """A value that ends in another line, further to the right than it starts, is one character wide."""
    assert [(1, 1, 1), (1, 1, 1), (1, 4, 1), (3, 1, 1)] == [
        place_of(event) for event in events_of('a: "b\n  and so on"\n', "a.yaml")
    ]


def test_a_value_may_have_two_hundred_thousand_characters() -> None:
    """A value is as long as it may be."""
    assert {"a": "x" * 200_000} == parse_document("a: " + "x" * 200_000 + "\n", "a.yaml").value
