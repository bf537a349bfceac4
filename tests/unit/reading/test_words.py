"""Plain words in YAML: what is read, and what is refused because programs read it in different ways."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scorecard.reading.document import parse_document
from scorecard.reading.scalars import AmbiguousError, EmptyError, NumberSizeError, read_plain
from unit.reading.texts import RECORD, found, problems_in


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("text", "text"), ("two words", "two words"), ("NOR", "NOR"), ("none", "none"), ("nul", "nul"),
        ("1.2.3", "1.2.3"), ("53/60", "53/60"), ("1996~", "1996~"), ("1993/1994", "1993/1994"), ("-", "-"),
        ("true", True), ("false", False),
        ("0", Decimal(0)), ("-0", Decimal(0)), ("12", Decimal(12)), ("-1.5", Decimal("-1.5")),
        ("0.10", Decimal("0.10")),
        ("1e3", Decimal(1000)), ("1E-3", Decimal("0.001")), ("1e+999", Decimal("1e999")), ("9" * 18, Decimal("9" * 18)),
    ],
)  # fmt: skip
def test_plain_words_have_one_meaning(word: str, value: object) -> None:
    """Text, exact numbers, true and false are read; a number keeps its literal."""
    assert (value, type(value)) == (read_plain(word), type(read_plain(word)))


@pytest.mark.parametrize("word", ["0.10", "1.50", "100"])
def test_a_number_keeps_its_literal(word: str) -> None:
    """Zeros at the end of a number are not lost."""
    assert word == str(read_plain(word))


@pytest.mark.parametrize(
    "word",
    [
        "NO", "no", "No", "nO", "n", "N", "yes", "YES", "y", "Y", "on", "On", "off", "OFF", "True", "TRUE", "False",
        "012", "02134", "-012", "0o17", "0x1f", "0b11", "1_000", "+1", "+1.5", "1.", ".5", "-.5", "1:30", "190:20:30",
        "1:30.5", ".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN", "1_0.5", "00", "08",
    ],
)  # fmt: skip
def test_ambiguous_words_are_refused(word: str) -> None:
    """A word that some program reads as truth, as a number or as another number must be quoted."""
    with pytest.raises(AmbiguousError):
        read_plain(word)


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_no_value(word: str) -> None:
    """An empty value, in whatever spelling, is refused."""
    with pytest.raises(EmptyError):
        read_plain(word)


@pytest.mark.parametrize(
    "word", ["9" * 19, "0." + "1" * 19, "0." + "0" * 18 + "1", "9" * 4301, "1e1000", "1e-0001", "-" + "9" * 19]
)
def test_numbers_have_their_size(word: str) -> None:
    """A number has at most 18 digits, not counting up to 18 zeros that it starts with, and 3 in its exponent."""
    with pytest.raises(NumberSizeError):
        read_plain(word)


@pytest.mark.parametrize("word", ["9" * 18, "0." + "1" * 18, "0.000337947256097723", "0." + "0" * 17 + "1" * 18])
def test_zeros_in_front_are_no_digits(word: str) -> None:
    """A small number may have as many digits as a large one."""
    assert Decimal(word) == read_plain(word)


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("  party: NO", "ambiguous-word", 10),
        ("  party: 012", "ambiguous-word", 10),
        ("  party: ~", "empty-value", 10),
        ("  party:", "empty-value", 9),
        ("  party: 9999999999999999999", "number-size", 10),
        ("  party: 1.10", "wrong-type", 10),
        ("  yes: a", "ambiguous-word", 3),
        ("  12: a", "key-not-text", 3),
        ("  ? [a]\n  : b", "key-not-text", 5),
        ("  ? {a: b}\n  : c", "key-not-text", 5),
    ],
)
def test_a_refused_word_has_its_place(tmp_path: Path, line: str, code: str, column: int) -> None:
    """A word that is refused is reported where it stands."""
    text = f"format: record/1\nsubject:\n  id: arcadia\n  name: Arcadia\n{line}\n"
    assert (code, 5, column) in found(problems_in(tmp_path, text))


@pytest.mark.parametrize(("word", "hint"), [("NO", 'quote it: "NO"'), ("012", 'quote it: "012"')])
def test_a_refusal_says_to_quote(tmp_path: Path, word: str, hint: str) -> None:
    """The way out of an ambiguous word is to quote it."""
    assert [hint] == [problem.hint for problem in problems_in(tmp_path, RECORD.replace("Decree", word))]


@pytest.mark.parametrize("word", ['"NO"', "'NO'", ">-\n      NO", "|-\n      NO"])
def test_a_quoted_word_is_text(word: str) -> None:
    """What is quoted, or written as a block, is text whatever it looks like."""
    assert "NO" == dict_of(parse_document(f"a: {word}\n", "a.yaml").value)["a"]


def dict_of(value: object) -> dict[str, object]:
    """Return a value that is a mapping."""
    assert isinstance(value, dict)
    return value
