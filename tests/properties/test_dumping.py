"""What is written loads as what it was, to the byte, and is written the same again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile.documents import everywhere, record_with, rubric_with
from hostile.naughty import EVERY
from hypothesis import given
from hypothesis import strategies as st
from strategies import DEEP, Document, Pair, cases, short_form_of

from properties.cards import FEWER
from scorecard import DocumentError, Record, Rubric, dump_record, dump_rubric, load_records, load_rubric
from scorecard.model.base import Document as Model
from scorecard.model.text import FORBIDDEN
from scorecard.reading.document import parse_document
from scorecard.reading.load import bundled_relations, open_rubric, vocabulary
from scorecard.reading.opening import FORMATS, open_as
from scorecard.writing.dump import dump_document
from scorecard.writing.plain import Plain
from scorecard.writing.yaml_text import yaml_text

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(
    path
    for folder in ("rubrics", "examples", "tests/golden/input")
    for path in (ROOT / folder).rglob("*.yaml")
    if path != ROOT / "examples" / "plugin" / "rubric.yaml"
)
"""Every document that comes with the library or stands in its tests as an example; `test_plugin_package` has the one
that rests on a package of its own."""
WORDS = (
    "yes", "NO", "on", "y", "Null", "~", "true", "1e3", "0x10", "012", "1_000", "1:30", "1.0", "1.0.0", ".inf", "-.5",
    "nan", "Infinity", "2020-01-01", "2020-01-01T00:00:00Z", "53/60", "<<", "=", "# a", "a #b", "a: b", "a:", ":a",
    "- a", "-", "? a", "[a]", "{a: b}", "a, b", "!a", "&a", "*a", "%a", "@a", "`a", "|", ">", "|-\n a", "'a'", '"',
    "a'b", "a\\b", "---", "...", " a", "a ", "a  b", "a\n", "\na", "a\n\n", "a\n \nb", " a\n  b\nc ", "a\n\tb", "\t",
    "a\tb", "a\r\nb", "\u00a0a\u00a0b", "\u200b", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u05e2\u05d1\u05e8\u05d9\u05ea", "e\u0301", "x" * 3000, "y " * 300 + "y", "word " * 40 + "# word",
    "word " * 40 + "end", "word " * 40, "\u6771\u4eac " * 60 + "a", "- " * 100 + "a", "a\n" * 50 + "%b", '"' * 200,
    "a: " * 60 + "b", "\u00a0 " * 60 + "a", "x" * 100 + " " + "y" * 100, "\n" * 5, "a\n---\nb\n...\n",
)  # fmt: skip
"""Texts that YAML, or a program that reads it, could take for something else."""
LETTERS = st.sampled_from(" \n\t\r:#-?%&*!|>'\"{}[],@`~<=.0123eyxNo\\\u00a0\u00e9\u200b\u3000\U0001f600\u05d0")
texts = st.one_of(
    st.sampled_from([*WORDS, *EVERY]),
    st.text(LETTERS, min_size=1),
    st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=12, max_size=60).map(" ".join),
    st.text(min_size=1, max_size=300),
)


def in_full(rubric: Document) -> Rubric:
    """Return a rubric with the bundled themes, which every rubric that is read has, beside its own."""
    return Rubric(**{**rubric, "themes": {**rubric["themes"], **vocabulary().themes}})


def read_rubric(text: str) -> Rubric:
    """Return the rubric in a text."""
    return open_rubric(parse_document(text, "rubric.yaml")).model


def read_record(text: str) -> Record:
    """Return the record in a text."""
    return open_as(Record, parse_document(text, "record.yaml")).model


def trip(model: Any, dump: Callable[[Any], str], read: Callable[[str], Any]) -> tuple[object, ...]:
    """Return what a model is after it was written and read, its second text, and its fingerprint."""
    again = read(dump(model))
    return again, dump(again), again.fingerprint


@given(cases(DEEP))
def test_a_rubric_is_what_it_was(pair: Pair) -> None:
    """27. A rubric that is written and read is the same, has the same fingerprint, and the same text."""
    rubric = in_full(pair[0])
    assert (rubric, dump_rubric(rubric), rubric.fingerprint) == trip(rubric, dump_rubric, read_rubric)


@FEWER
@given(cases())
def test_a_rubric_in_short_is_what_it_was(pair: Pair) -> None:
    """27. The same holds for a rubric in which nothing is said that goes without saying."""
    rubric = in_full(short_form_of(pair[0]))
    assert (rubric, dump_rubric(rubric), rubric.fingerprint) == trip(rubric, dump_rubric, read_rubric)


@given(cases(DEEP))
def test_a_record_is_what_it_was(pair: Pair) -> None:
    """27. A record that is written and read is the same, has the same fingerprint, and the same text."""
    record = Record(**pair[1])
    assert (record, dump_record(record), record.fingerprint) == trip(record, dump_record, read_record)


@given(texts)
def test_text_survives_to_the_byte(text: str) -> None:
    """27. Any text that a document may hold stands in it to the byte, wherever text may stand."""
    rubric, record = in_full(dict(rubric_with(everywhere(text)))), record_with(everywhere(text))
    if FORBIDDEN.search(text):
        assert {"forbidden-character"} == refused(rubric, record)
        return
    assert (rubric, dump_rubric(rubric), rubric.fingerprint) == trip(rubric, dump_rubric, read_rubric)
    assert (record, dump_record(record), record.fingerprint) == trip(record, dump_record, read_record)


@pytest.mark.parametrize("text", WORDS, ids=lambda text: ascii(text[:20]))
def test_a_word_that_means_more_survives(text: str) -> None:
    """27. A text that YAML could take for something else is read as that text, as a value and as a key."""
    value: dict[str, Plain] = {"text": text, "texts": [text, text], "keys": {f"{text[:200]} ": {"text": text}}}
    assert value == parse_document(yaml_text(value), "document.yaml").value


def refused(rubric: Rubric, record: Record) -> set[str]:
    """Return the codes of all problems for which neither is written."""
    with pytest.raises(DocumentError) as first:
        dump_rubric(rubric)
    with pytest.raises(DocumentError) as second:
        dump_record(record)
    return {problem.code for problem in (*first.value.problems, *second.value.problems)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_what_it_was(path: Path) -> None:
    """27. Every document that comes with the library is the same after it was written and read."""
    model = opened(path)
    text = dumped(model)
    assert (model, text) == (read(text), dumped(read(text)))


def opened(path: Path) -> Model:
    """Return the document in a file; a rubric with what stands beside it."""
    text = path.read_text(encoding="utf-8")
    return load_rubric(path) if "format: rubric/1" in text else read(text)


def read(text: str) -> Model:
    """Return the document in a text, of whatever kind."""
    raw = parse_document(text, "document.yaml")
    assert isinstance(raw.value, dict)
    kind = FORMATS[raw.value["format"]]
    return open_rubric(raw).model if kind is Rubric else open_as(kind, raw).model


def dumped(model: Model) -> str:
    """Return the text of a document of whatever kind."""
    return dump_rubric(model) if isinstance(model, Rubric) else dump_document(model)


def test_bundled_relations_are_named() -> None:
    """A rubric with the bundled relations names them; one with others has them written out."""
    named = load_rubric("democracy")
    own = named.model_copy(update={"relations": bundled_relations().model_copy(update={"id": "mine"})})
    assert ("\nrelations: relations\n" in dump_rubric(named), own) == (True, read_rubric(dump_rubric(own)))


def test_a_bundled_theme_defined_otherwise_is_refused() -> None:
    """A theme with a bundled name and another definition cannot be written, since reading would refuse it."""
    name, theme = next(iter(vocabulary().themes.items()))
    other = load_rubric("democracy").model_copy(
        update={"themes": {**vocabulary().themes, name: theme.model_copy(update={"title": "Another"})}}
    )
    with pytest.raises(DocumentError, match=f"the theme '{name}' is bundled already, with another definition"):
        dump_rubric(other)


@pytest.mark.parametrize(
    "env", [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Tokyo"}]
)
def test_a_text_is_the_same_everywhere(env: dict[str, str]) -> None:
    """31. Hash seed, locale and time zone change no byte of what is written."""
    code = (
        "import sys, scorecard as sc; [print(ascii(sc.dump_record(r))) for r in sc.load_records(sys.argv[1])];"
        "print(ascii(sc.dump_rubric(sc.load_rubric('democracy'))))"
    )
    folder = str(ROOT / "examples" / "records")
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, check=True, env={**os.environ, **env}, text=True
    )
    here = [*map(dump_record, load_records(folder)), dump_rubric(load_rubric("democracy"))]
    assert list(map(ascii, here)) == done.stdout.splitlines()
