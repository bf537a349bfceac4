"""JSON from strangers: the limits of YAML, and what JSON programs read in different ways."""

from __future__ import annotations

import json

import pytest

from hostile.cases import Case, Found, Outcome, name_of, of
from hostile.rows import Row

BEFORE = '{"format": "record/1",\n "subject": {"id": "arcadia", "name": "Arcadia",\n  "note": '
"""A record up to the subject's note, at line 3 and column 11."""


def noted(text: str) -> str:
    """Return a record whose subject's note is this piece of JSON."""
    return f"{BEFORE}{text}}}}}\n"


def at_note(code: str, column: int = 11) -> Found:
    """Return one problem on the line of the note."""
    return ((code, 3, column),)


LONG = "9" * 19
HUGE = "9" * 5_000
HIDDEN = {"zero": "\\u0000", "override": "\\u202e", "separator": "\\u2028", "mark": "\\ufeff", "private": "\\ue000"}
SECONDS = 6
"""Several times what a case takes on a machine of its own."""
CASES = of(
    Row.JSON,
    Case("text.json", noted('"x"')),
    Case("emoji.json", noted('"\\ud83c\\udf89 \\uD83C\\uDF89"')),
    Case("escapes.json", noted('"\\/ \\" \\\\ \\t \\n \\u00e9"')),
    Case("mark.json", "\ufeff" + noted('"x"')),
    Case("windows.json", noted('"x"').replace("\n", "\r\n")),
    Case("many-emoji.json", noted(json.dumps("\U0001f389" * 10_000))),
    Case("duplicate.json", noted('"x", "note": "y"'), (("duplicate-key", 3, 16),)),
    Case("duplicate-by-escape.json", noted('"x", "n\\u006fte": "y"'), (("duplicate-key", 3, 16),)),
    Case("null.json", noted("null"), at_note("empty-value")),
    Case("number.json", noted("1.10"), at_note("wrong-type")),
    Case("truth.json", noted("true"), at_note("wrong-type")),
    Case("long-number.json", noted(LONG), at_note("number-size")),
    Case("huge-number.json", noted(HUGE), at_note("number-size")),
    Case("long-fraction.json", noted(f"0.{LONG}"), at_note("number-size")),
    Case("huge-exponent.json", noted(f"1e{HUGE}"), at_note("number-size")),
    Case("list.json", noted("[]"), at_note("wrong-type")),
    Case("octal.json", noted("012"), at_note("syntax", 12)),
    Case("plus.json", noted("+1"), at_note("syntax")),
    Case("hexadecimal.json", noted("0x1f"), at_note("syntax", 12)),
    Case("no-quotes.json", noted("x"), at_note("syntax")),
    Case("single-quotes.json", noted("'x'"), at_note("syntax")),
    Case("comment.json", noted('"x" // y\n'), at_note("syntax", 15)),
    Case("last-comma.json", noted('"x",'), at_note("syntax", 15)),
    Case("raw-line-end.json", noted('"x\ny"'), at_note("syntax", 13)),
    Case("raw-tab.json", noted('"x\ty"'), at_note("syntax", 13)),
    Case("unknown-escape.json", noted('"\\x41"'), at_note("syntax", 12)),
    Case("anchor.json", noted("&a 1"), at_note("syntax")),
    Case("tag.json", noted("!!str 1"), at_note("syntax")),
    Case("two.json", "{} {}", (("syntax", 1, 4),)),
    Case("nothing.json", "", (("syntax", 1, 1),)),
    Case("open.json", noted('"x').rstrip("}\n"), at_note("syntax")),
    Case("list-of-records.json", "[{}]", (("wrong-format", 1, 1),)),
    Case("raw-zero.json", noted('"\x00"'), at_note("forbidden-character", 12)),
    Case("raw-override.json", noted('"x\u202ex"'), at_note("forbidden-character", 13)),
    Case("raw-delete.json", noted('"\x7f"'), at_note("forbidden-character", 12)),
    *(Case(f"hidden-{name}.json", noted(f'"{text}"'), at_note("forbidden-character")) for name, text in HIDDEN.items()),
    Case("thirty-three.json", "[" * 33 + "]" * 33, (("too-deep", 1, 33),)),
    Case("too-many-values.json", "[" + "1," * 200_000 + "1]", (("too-large", 1, 400_000),)),
    Case("too-many-bytes.json", '"' + "x" * 2_000_000 + '"', (("too-large", 0, 0),)),
    Case("too-long.json", noted(f'"{"x" * 200_001}"'), at_note("too-large")),
    Case("lone-high.json", noted('"\\ud800"'), (("forbidden-character", 3, 12),)),
    Case("lone-low.json", noted('"\\udc00"'), (("forbidden-character", 3, 12),)),
    Case(
        "wrong-order.json", noted('"\\udc00\\ud800"'), (("forbidden-character", 3, 12), ("forbidden-character", 3, 18))
    ),
    Case("high-and-text.json", noted('"\\ud800x"'), (("forbidden-character", 3, 12),)),
    Case("not-a-number.json", noted("NaN"), at_note("ambiguous-word")),
    Case("infinity.json", noted("Infinity"), at_note("ambiguous-word")),
    Case("minus-infinity.json", noted("-Infinity"), at_note("ambiguous-word")),
)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_json_is_read_as_every_program_reads_it(case: Case, outcomes: dict[str, Outcome]) -> None:
    """JSON has one meaning, or one problem at its place."""
    outcome = outcomes[case.name]
    assert ("", case.found, len(case.found)) == (outcome.end, outcome.found, outcome.count)
