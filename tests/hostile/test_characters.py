"""Characters that a reader would not see, raw, in comments and escaped, and bytes that are no UTF-8."""

from __future__ import annotations

import codecs

import pytest

from hostile.cases import HEAD, Case, Found, Outcome, name_of, noted, of
from hostile.rows import Row

CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9b\x9f"
LINE_ENDS = "\u2028\u2029"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNASSIGNED = "\ue000\uf8ff\ufffe\uffff\U000f0000\U000ffffd\U0010fffd\ufeff"
FORBIDDEN = CONTROLS + LINE_ENDS + BIDI + UNASSIGNED
HARMLESS = (
    "\t\u00a0\u00ad\u0301\u200b\u200c\u200d\u2060\u3000\ufe0f\U0001f3f4\U000e0067\U0001f389\u0627\u05d0\ud55c\ufffd"
)
"""Marks, joiners and scripts that honest text needs; outputs make the hidden ones visible."""
RAW: Found = (("forbidden-character", 5, 12),)


def code_of(character: str) -> str:
    """Return a character's number as text."""
    return f"{ord(character):04x}"


def escaped(character: str) -> str:
    """Return a character as YAML escapes it in double quotes."""
    return f"\\U{ord(character):08x}"


def ends_a_line(name: str) -> bool:
    """Tell whether a case is about a character that some programs end a line at."""
    return name.endswith(("2028", "2029", "0085", "escaped-return", "escaped-next-line", "escaped-separator"))


ENCODED = [
    Case("utf-16", noted("x").encode("utf-16"), (("not-utf8", 1, 1),)),
    Case("utf-16-big", codecs.BOM_UTF16_BE + noted("x").encode("utf-16-be"), (("not-utf8", 1, 1),)),
    Case("utf-32", noted("x").encode("utf-32"), (("not-utf8", 1, 1),)),
    Case("latin-1", noted("caf\u00e9").encode("latin-1"), (("not-utf8", 5, 12),)),
    Case("lone-continuation", noted("x").encode() + b"\x80\n", (("not-utf8", 6, 1),)),
    Case("overlong", noted("x").encode() + b"\xc0\xaf\n", (("not-utf8", 6, 1),)),
    Case("surrogate", noted("x").encode() + b"# \xed\xa0\x80\n", (("not-utf8", 6, 3),)),
    Case("surrogate-pair", noted("x").encode() + b"# \xed\xa0\xbd\xed\xb8\x80\n", (("not-utf8", 6, 3),)),
    Case("beyond-unicode", noted("x").encode() + b"# \xf4\x90\x80\x80\n", (("not-utf8", 6, 3),)),
    Case("cut-short", noted("x").encode() + b"# \xf0\x9f\x8e", (("not-utf8", 6, 3),)),
    Case("compressed", b"\x1f\x8b\x08\x00" + bytes(range(256)), (("not-utf8", 1, 2),)),
    Case("no-text", bytes(range(256)) * 1_000, (("not-utf8", 2, 118),)),
    Case("mark-at-the-start", codecs.BOM_UTF8 + noted("x").encode()),
    Case("two-marks-at-the-start", codecs.BOM_UTF8 * 2 + noted("x").encode(), (("forbidden-character", 1, 1),)),
    Case("mark-before-a-key", f"{HEAD}  \ufeffnote: x\n", (("forbidden-character", 5, 3),)),
    Case("mark-at-the-end", f"{noted('x')}\ufeff", (("forbidden-character", 6, 1),)),
]
ENDED = [
    Case("windows-line-ends", noted("x").replace("\n", "\r\n")),
    Case("old-line-ends", noted("x").replace("\n", "\r"), (("forbidden-character", 1, 17),)),
    Case("return-at-the-end", f"{noted('x')}\r", (("forbidden-character", 6, 1),)),
    Case("two-returns", noted("x\r\r"), (("forbidden-character", 5, 10),)),
    Case("every-character", "".join(map(chr, range(0x20, 0xD800))), (("forbidden-character", 1, 96),)),
]
BYTES = [*of(Row.ENCODING, *ENCODED), *of(Row.LINE_ENDS, *ENDED)]
"""Encodings, marks and line ends; the first problem of each."""
FLOODS = [
    *of(
        Row.HIDDEN,
        Case("zeros", b"\0" * 1_900_000, (("forbidden-character", 1, 1),)),
        Case("overrides-in-comments", "# \u202e\n" * 300_000, (("forbidden-character", 1, 3),)),
        Case("overrides-on-a-line", "# " + "\u202e" * 600_000, (("forbidden-character", 1, 3),)),
    ),
    *of(
        Row.DIRECTIVES,
        Case("directives", "%TAG ! x\n" * 200_000, (("directive", 1, 1),)),
        Case("bare-directives", "%\n" * 500_000, (("directive", 1, 1),)),
        Case("directives-after", HEAD + "%YAML 1.1\n" * 100_000, (("directive", 5, 1),)),
        Case("directive-in-a-block", noted("|\n%TAG ! x"), (("directive", 6, 1),)),
    ),
]
MARKED = [
    *(Case(f"raw-{code_of(mark)}", noted(f"x x{mark}x"), RAW) for mark in FORBIDDEN),
    *(Case(f"comment-{code_of(mark)}", noted(f"x #{mark}x"), RAW) for mark in FORBIDDEN),
    *(Case(f"quoted-{code_of(mark)}", noted(f"'xx{mark}x'"), RAW) for mark in FORBIDDEN),
    *(
        Case(f"block-{code_of(mark)}", noted(f"|\n    x x x x{mark}"), (("forbidden-character", 6, 12),))
        for mark in FORBIDDEN
    ),
    *(
        Case(f"escaped-{code_of(mark)}", noted(f'"{escaped(mark)}"'), (("forbidden-character", 5, 9),))
        for mark in FORBIDDEN
    ),
    Case("escaped-return", noted('"\\r"'), (("forbidden-character", 5, 9),)),
    Case("escaped-next-line", noted('"\\N"'), (("forbidden-character", 5, 9),)),
    Case("escaped-separator", noted('"\\L"'), (("forbidden-character", 5, 9),)),
    Case("escaped-zero", noted('"\\0"'), (("forbidden-character", 5, 9),)),
    Case("escaped-bell", noted('"\\a"'), (("forbidden-character", 5, 9),)),
    Case("escaped-escape", noted('"\\e[31m"'), (("forbidden-character", 5, 9),)),
    Case("escaped-surrogate", noted('"\\ud800"'), (("syntax", 5, 12),)),
    Case("escaped-beyond-unicode", noted('"\\U00110000"'), (("syntax", 5, 12),)),
    *(Case(f"harmless-{code_of(mark)}", noted(f"x{mark}x")) for mark in HARMLESS),
    *(Case(f"harmless-escaped-{code_of(mark)}", noted(f'"x{escaped(mark)}x"')) for mark in HARMLESS),
]
SINGLE = [case for mark in MARKED for case in of(Row.LINE_ENDS if ends_a_line(mark.name) else Row.HIDDEN, mark)]
CASES = [*SINGLE, *BYTES, *FLOODS]


@pytest.mark.parametrize("case", SINGLE, ids=name_of)
def test_a_hidden_character_is_one_problem(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A character that is not seen is refused where it stands; one that honest text needs is not."""
    outcome = outcomes[case.name]
    assert ("", case.found, len(case.found)) == (outcome.end, outcome.found, outcome.count)


@pytest.mark.parametrize("case", [*BYTES, *FLOODS], ids=name_of)
def test_what_is_no_plain_text_is_refused_at_its_first_place(case: Case, outcomes: dict[str, Outcome]) -> None:
    """Bytes that are no UTF-8, marks and returns are refused at the first of them, however many there are."""
    outcome = outcomes[case.name]
    assert ("", case.found) == (outcome.end, outcome.found[:1])
