"""Values that a lax reader would bend into something else: dates, addresses, numbers, misspelt keys."""

from __future__ import annotations

import pytest

from hostile.cases import RUBRIC, Case, Outcome, name_of, of
from hostile.rows import Row

SOURCED = (
    "format: record/1\nsubject: {id: arcadia, name: Arcadia}\nsources:\n  gazette:\n    title: D\n    publisher: G\n"
)
"""A record whose next line is line 7, and goes on in a source."""
ACTING = f"{SOURCED}    kind: official_act\nactions:\n  - id: opened\n"
"""A record whose next line is line 10, and goes on in an action."""
JUDGED = f"{RUBRIC}dimensions:\n  - id: d\n    title: D\n    criteria:\n      - id: c\n"
"""A rubric whose next line is line 11, and goes on in a criterion."""
REST = "    summary: s\n    stage: stated\n    themes: {press_freedom: advances}\n    evidence: [{source: gazette, at: p}]\n"

DATES = (
    "2001-02-30", "2001-02-29", "2001-13-01", "2001-01-32", "2001-00-01", "2001-12-00", "2001-1-1", "20010101", "2001-01-01T25:00",
    "2001-01-01T12:00:00Z", "01.02.2001", "today", "1993/", "/1993", "../..", "1996/1993", "9999/0001", "~2001", "2001?",
    "0000", "0000-01-01", "10000-01-01", "-0001", "2001-02-29/2001-03-01", "\uff12\uff10\uff10\uff11", "2001-01-01 ", "",
)  # fmt: skip
GOOD_DATES = ("2000-02-29", "1996", "1996-04", "1996~", "1993/1994", "../2020", "1996/..", "0001", "9999-12-31")
ADDRESSES = (
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "vbscript:x",
    "data:text/html,x", "file:///etc/passwd", "ftp://a.example", "//a.example", "a.example", "http://", "https:///x",
    "https:a.example", "https:\\\\a.example", "https://[::1", 'https://a.example/">', "https://a.example/<b>",
    "https://a.example/ b", "https://a.example/`b`", "https://a.example/\u00a0b", "https://a.example/\nb", "",
)  # fmt: skip
GOOD_ADDRESSES = ("https://a.example", "HTTP://a.example/b?c=d&e=%3C#f", "https://\u0627.example/\u00e9")
NUMBERS = {
    "true": "bad-number", "'1'": "bad-number", "t": "bad-number", "'.inf'": "bad-number", "'NaN'": "bad-number",
    "'1_0'": "bad-number", "' 1'": "bad-number", "'1 '": "bad-number", "''": "bad-number", "[]": "wrong-type",
    "[1]": "wrong-type", "{}": "bad-weight", "1/0": "bad-number", "1/-3": "bad-number", "1/03": "bad-number",
    "1 / 3": "bad-number", "1/3/5": "bad-number", "1.5/2": "bad-number", f"1/{'9' * 19}": "bad-number",
    "\uff11/\uff12": "bad-number", "-1": "out-of-range", "-1/3": "out-of-range", "-1e-999": "out-of-range",
    "1_0": "ambiguous-word", "0x1": "ambiguous-word", ".inf": "ambiguous-word", "~": "empty-value",
    "9999999999999999999": "number-size",
}  # fmt: skip
GOOD_NUMBERS = (
    "1",
    "1.10",
    "1e3",
    "53/60",
    "1/3",
    "'1/3'",
    "0.00000000000000001",
    "1e-999",
    "1e999",
    "999999999999999999/7",
)
CRITERIA = {
    "wieght: 2": (("unknown-key", 11, 9),),
    "Weight: 2": (("unknown-key", 11, 9),),
    "weight : 2": (),
    "title: 1": (("wrong-type", 11, 16),),
    "title: true": (("wrong-type", 11, 16),),
    "title: [x]": (("wrong-type", 11, 16),),
    "title: ''": (("wrong-length", 11, 16),),
    "show: {decimals: 13}": (("out-of-range", 11, 26),),
    "show: {decimals: 1.5}": (("bad-number", 11, 26),),
    "show: {decimals: -1}": (("bad-number", 11, 26),),
    "show: {from: 1, to: 1}": (("empty-show", 11, 15),),
    "bands: [{from: 0, label: a}, {from: 0.0, label: b}]": (("same-threshold", 11, 45),),
    "bands: {from: 0, label: a}": (("wrong-type", 11, 16),),
    "levels: {full: All}": (("unknown-level", 11, 18),),
}
"""Lines of a criterion that has a measure, and what is found there."""


def quoted(text: str) -> str:
    """Return text in double quotes, as YAML escapes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n") + '"'


def numbered(kind: str, words: tuple[str, ...], before: str, after: str, *found: tuple[str, int, int]) -> list[Case]:
    """Return a case for each word, put in quotes between two texts."""
    return [Case(f"{kind}-{number}", f"{before}{quoted(word)}{after}", found) for number, word in enumerate(words)]


MEASURE = "        measure: {worst: 0, best: 1}\n"
DATED = [
    *numbered("date", DATES, f"{ACTING}    date: ", f"\n{REST}", ("bad-date", 10, 11)),
    *numbered("good-date", GOOD_DATES, f"{ACTING}    date: ", f"\n{REST}"),
]
ADDRESSED = [
    *numbered("address", ADDRESSES, f"{SOURCED}    url: ", "\n    kind: official_act\n", ("bad-url", 7, 10)),
    *numbered("good-address", GOOD_ADDRESSES, f"{SOURCED}    url: ", "\n    kind: official_act\n"),
]
MEANT = [
    Case("date-is-a-number", f"{ACTING}    date: 2001\n{REST}", (("wrong-type", 10, 11),)),
    Case("date-is-nothing", f"{ACTING}    date: 0\n{REST}", (("wrong-type", 10, 11),)),
    Case("kind-misspelt", f"{SOURCED}    kind: oficial_act\n", (("unknown-word", 7, 11),)),
    Case("kind-in-capitals", f"{SOURCED}    kind: OFFICIAL_ACT\n", (("unknown-word", 7, 11),)),
    Case("long-hash", f"{SOURCED}    kind: official_act\n    sha256: {'a' * 65}\n", (("bad-hash", 8, 13),)),
    Case("hash-in-capitals", f"{SOURCED}    kind: official_act\n    sha256: {'A' * 64}\n", (("bad-hash", 8, 13),)),
    Case("code-in-an-action", f"{ACTING}    eval: __import__('os')\n{REST}", (("unknown-key", 10, 5),)),
    Case("own-class", f"{ACTING}    __class__: x\n{REST}", (("unknown-key", 10, 5),)),
    Case("own-fields", f"{ACTING}    model_config: x\n{REST}", (("unknown-key", 10, 5),)),
    Case("self", f"{ACTING}    self: x\n{REST}", (("unknown-key", 10, 5),)),
    Case("self-at-the-root", f"self: x\n{ACTING}{REST}", (("unknown-key", 1, 1),)),
    Case("derived-at-the-root", f"fingerprint: x\n{ACTING}{REST}", (("unknown-key", 1, 1),)),
]
WEIGHED = [
    *(
        Case(f"weight-{number}", f"{JUDGED}        weight: {word}\n{MEASURE}", ((code, 11, 17),))
        for number, (word, code) in enumerate(NUMBERS.items())
    ),
]
KEPT = [
    *(
        Case(f"good-weight-{number}", f"{JUDGED}        weight: {word}\n{MEASURE}")
        for number, word in enumerate(GOOD_NUMBERS)
    ),
]
TYPED = [
    *(
        Case(f"criterion-{number}", f"{JUDGED}        {line}\n{MEASURE}", found)
        for number, (line, found) in enumerate(CRITERIA.items())
    ),
]
CASES = [
    *of(Row.DATES, *DATED),
    *of(Row.LINKS, *ADDRESSED),
    *of(Row.STRICT, *MEANT, *WEIGHED, *TYPED),
    *of(Row.LITERALS, *KEPT),
]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_nothing_is_bent_into_what_it_is_not(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A value is what was written, or one problem where it stands."""
    outcome = outcomes[case.name]
    assert ("", case.found, len(case.found)) == (outcome.end, outcome.found, outcome.count)
