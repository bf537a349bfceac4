"""Words that programs read in different ways, numbers beyond any honest figure, tags, and keys that are no text."""

from __future__ import annotations

import pytest

from hostile.cases import HEAD, Case, Outcome, name_of, noted, of
from hostile.rows import Row

AMBIGUOUS = (
    "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF",
    "True", "TRUE", "False", "FALSE", "tRuE",
    "00", "012", "02134", "08", "-012", "0o17", "0x1f", "0xFF_FF", "-0x1F", "0b101", "+1", "+1.5", "1_000", "1_0.5",
    ".5", "-.5", "+.5", "1.", "0.", "1.e3", "1:30", "190:20:30", "-1:30", "1:30.5",
)  # fmt: skip
ENDLESS = (".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN", "inf", "NaN", "Infinity", "-Infinity", "-inf")
TOO_LONG = ("9" * 19, "-" + "9" * 19, "9" * 4301, "0." + "1" * 19, "1e1000", "1e-1000", "1.0e+4000", f"1e{'9' * 4301}")
NUMBERS = ("0", "-0", "-0.0", "12", "1.10", "1e3", "1E5", "1.0e+400", "9" * 18, "1e-999")
TEXTS = (
    '"NO"', "'012'", "|-\n    yes", ">-\n    1:30", "none", "Norway", "1.2.3", "53/60", "1e", "0x", "0b2", "1,000",
    "1 000", "--", "=", "<<", "1:60", "2001-02-30", "2001-12-14t21:59:43.10-05:00",
    "\u0661\u0662", "\uff11\uff12", "\u00bd", "yes and no", "null and void", "it's", "a#b", "a:b", "a #b",
)  # fmt: skip
"""Words that every program takes for text, or that are quoted; a date is text until the model reads it as one."""
TAGS = (
    "!", "! x", "!x", "!!str 1", "!!int 1", "!!binary aGk=", "!!set {a}", "!!python/name:os.system",
    "!!python/object/apply:os.system [ls]", "!<tag:yaml.org,2002:str> x", "!!map {}", "!!seq []", "!!null", "!!merge x",
)  # fmt: skip
UNREADABLE = {
    "-": 9, "@x": 9, "`x": 9, "%x": 9, "}": 9, "]": 9, ",a": 9, "- a": 9, "? a": 9, "|0\n x": 10, "a: b": 10,
    '"\\q"': 10, '"\\ud83d\\ude00"': 12,
}  # fmt: skip
"""What is no YAML, and the column of line 5 where it stops being that."""
KEYS = {
    "1": (("key-not-text", 5, 3),),
    "1.5": (("key-not-text", 5, 3),),
    "true": (("key-not-text", 5, 3),),
    "[]": (("key-not-text", 5, 3),),
    "{}": (("key-not-text", 5, 3),),
    "{a: b}": (("key-not-text", 5, 3),),
    "? [a]\n  ": (("key-not-text", 5, 5),),
    "? {a: b}\n  ": (("key-not-text", 5, 5),),
    "": (("syntax", 5, 3),),
    "''": (("unknown-key", 5, 3),),
    '"a\\nb"': (("unknown-key", 5, 3),),
    "2001-01-01": (("unknown-key", 5, 3),),
    "NAME": (("unknown-key", 5, 3),),
    "na\u0301me": (("unknown-key", 5, 3),),
    "nam\u0435": (("unknown-key", 5, 3),),
    "name": (("duplicate-key", 5, 3),),
    "'name'": (("duplicate-key", 5, 3),),
    "? name\n  ": (("duplicate-key", 5, 5),),
    '"n\\u0061me"': (("duplicate-key", 5, 3),),
    "!!str kind": (("tag", 5, 3),),
}
"""Keys, and what is found where they stand."""
DOCUMENTS = [
    Case("two-documents", f"{HEAD}---\n{HEAD}", (("several-documents", 5, 1),)),
    Case("two-empty-documents", "---\n---\n", (("several-documents", 2, 1),)),
    Case("document-after-its-end", f"{HEAD}...\n{HEAD}", (("syntax", 6, 1),)),
    Case("document-in-a-document", f"{HEAD}  note: |\n--- x\n", (("several-documents", 6, 1),)),
    Case("one-document", f"---\n{HEAD}...\n"),
    Case("version", f"%YAML 1.1\n---\n{HEAD}", (("directive", 1, 1),)),
    Case("own-tags", f"%TAG ! tag:stranger,2001:\n---\n{HEAD}", (("directive", 1, 1),)),
    Case("directive-within", f"{HEAD}...\n%YAML 1.2\n---\n{HEAD}", (("directive", 6, 1),)),
    Case("per-cent-within", f"{HEAD}  note: a\n   %b\n"),
    Case("nothing", "", (("wrong-format", 1, 1),)),
    Case("comments-only", "# a\n# b\n", (("wrong-format", 1, 1),)),
    Case("one-word", "record/1", (("wrong-format", 1, 1),)),
    Case("a-list", "- format: record/1\n", (("wrong-format", 1, 1),)),
    Case("no-such-format", "format: record/2\n", (("wrong-format", 1, 9),)),
    Case("format-is-a-number", "format: 1\n", (("wrong-format", 1, 9),)),
]


def named(kind: str, code: str, *words: str, column: int = 9) -> list[Case]:
    """Return a case for each word as the note of a record."""
    return [
        Case(f"{kind}-{number}-{ascii(word)[1:20]}", noted(word), ((code, 5, column),))
        for number, word in enumerate(words)
    ]


UNREAD = [Case(f"unreadable-{ascii(word)[1:20]}", noted(word), (("syntax", 5, at),)) for word, at in UNREADABLE.items()]
KEYED = [Case(f"key-{number}", f"{HEAD}  {key}: x\n", found) for number, (key, found) in enumerate(KEYS.items())]
TWICE = [
    Case("twice-at-the-root", f"{HEAD}format: record/1\n", (("duplicate-key", 5, 1),)),
    Case("twice-in-braces", f"{HEAD}observations: {{a: 1, a: 2}}\n", (("duplicate-key", 5, 22),)),
    Case(
        "twice-in-a-list",
        f"{HEAD}  terms:\n  - to: '2005-01-20'\n    from: '2001-01-20'\n    to: '2005-01-20'\n",
        (("duplicate-key", 8, 5),),
    ),
    Case(
        "three-times", f"{HEAD}  party: a\n  party: b\n  party: c\n", (("duplicate-key", 6, 3), ("duplicate-key", 7, 3))
    ),
]
"""Keys that stand twice, and where they stand for the second time."""
CASES = [
    *of(Row.WORDS, *named("ambiguous", "ambiguous-word", *AMBIGUOUS)),
    *of(Row.WORDS, *named("empty", "empty-value", "", "# nothing but a comment", column=8)),
    *of(Row.WORDS, *named("empty", "empty-value", "~", "null", "Null", "NULL")),
    *of(Row.DIGITS, *named("long", "number-size", *TOO_LONG), *named("endless", "ambiguous-word", *ENDLESS)),
    *of(Row.LITERALS, *named("number", "wrong-type", *NUMBERS)),
    *of(Row.TAGS, *named("tag", "tag", *TAGS)),
    *of(Row.WORDS, *UNREAD),
    *of(Row.WORDS, *(Case(f"text-{number}", noted(word)) for number, word in enumerate(TEXTS))),
    *of(Row.KEYS, *(case for case in KEYED if not case.found or case.found[0][0] != "duplicate-key")),
    *of(Row.DUPLICATES, *(case for case in KEYED if case.found and case.found[0][0] == "duplicate-key"), *TWICE),
    *of(Row.TAGS, *DOCUMENTS),
]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_word_has_one_meaning_or_none(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A word is read as every program reads it, or refused where it stands."""
    outcome = outcomes[case.name]
    assert ("", case.found) == (outcome.end, outcome.found)
