"""Texts at which a regular expression would despair: nothing that a stranger writes is one, nor makes one of ours slow."""

from __future__ import annotations

import pytest

from hostile.cases import HEAD, RUBRIC, Case, Found, Outcome, name_of, noted, of
from hostile.rows import Row

SECONDS = 3
SOURCED = f"{HEAD}sources: {{s: {{title: T, publisher: P, kind: oversight}}}}\nactions:\n"
"""A record whose next line is line 7, and lists actions."""
LONG = 19_000


def act(rest: str = "", theme: str = "courts", source: str = "s") -> str:
    """Return a record of one action, on lines 7 to 9: its theme, its source, and what else it says."""
    return (
        f"{SOURCED}  - {{id: a, summary: S, stage: stated, themes: {{\n     {theme}: mixed}},\n"
        f"     evidence: [{{source: {source}, at: p}}]{rest}}}\n"
    )


def asked(theme: str) -> str:
    """Return a rubric with a criterion that asks for a theme, on line 7 at column 71."""
    return (
        f"{RUBRIC}dimensions:\n  - {{id: d, title: D, criteria: [{{id: c, evidence: {{themes: [\n     {theme}]}}}}]}}\n"
    )


def in_source(key: str, value: str) -> str:
    """Return a record with a source that has a key, on line 6."""
    return f'{HEAD}sources: {{s: {{title: T, publisher: P, kind: oversight,\n  {key}: "{value}"}}}}\n'


def in_number(word: str) -> str:
    """Return a record with a number observed, on line 5 at column 32."""
    return f'{HEAD}observations: {{delay: {{number: "{word}"}}}}\n'


PATTERNS = ("(a+)+$", "(a|a)*b", ".*", ".*.*.*.*=.*", "^(\\\\d+)*$", "(?R)", "[", "(", "*", "\\\\")
THEME: Found = (("bad-id", 8, 6),)
CASES = of(
    Row.PATTERNS,
    *(Case(f"theme-of-an-act-{number}", act(theme=f'"{text}"'), THEME) for number, text in enumerate(PATTERNS)),
    *(
        Case(f"source-of-an-act-{number}", act(source=f'"{text}"'), (("bad-id", 9, 26),))
        for number, text in enumerate(PATTERNS)
    ),
    *(Case(f"theme-of-a-criterion-{number}", asked(f'"{text}"'), THEME) for number, text in enumerate(PATTERNS)),
    Case("long-theme", act(theme=f"? {'a' * 250}!\n     "), (("bad-id", 8, 8),)),
    Case("long-hash", in_source("sha256", "a" * LONG + "!"), (("bad-hash", 6, 11),)),
    Case("long-address", in_source("url", "https://" + "a." * 900 + "!"), ()),
    Case("long-address-of-blanks", in_source("url", "https://a" + " " * 1_900), (("bad-url", 6, 8),)),
    Case("too-long-address", in_source("url", "https://" + "a" * LONG), (("wrong-length", 6, 8),)),
    Case("long-date", in_source("date", "2001-" * 3_000), (("bad-date", 6, 9),)),
    Case("long-interval", in_source("date", "1993/" * 3_000), (("bad-date", 6, 9),)),
    Case("date-of-doubt", in_source("date", "2001" + "?" * LONG), (("bad-date", 6, 9),)),
    Case("long-fraction", in_number("1/" * 9_000 + "x"), (("bad-number", 5, 32),)),
    Case("number-of-zeros", in_number("0" * LONG), (("bad-number", 5, 32),)),
    Case("number-of-points", in_number("1." * 9_000), (("bad-number", 5, 32),)),
    Case("number-of-signs", in_number("-" * LONG), (("bad-number", 5, 32),)),
    Case("plain-digits-and-colons", noted("1:30" * 4_000 + "x")),
    Case("plain-underscores", noted("1_" * 9_000 + "x")),
    Case("plain-zeros", noted("0" * LONG + "x")),
    Case("backslashes-in-json.json", '{"format": "' + "\\\\" * 90_000 + '"}', (("wrong-format", 1, 12),)),
    Case("escapes-in-json.json", '{"format": "' + "\\ud83d\\udc68" * 15_000 + '"}', (("wrong-format", 1, 12),)),
    Case("backslashes-and-no-end.json", '{"format": "' + "\\\\" * 900_000, (("syntax", 1, 12),)),
)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_no_text_is_a_pattern_nor_makes_one_slow(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A text that looks like a pattern is a name like any other, and a long one is read in one go."""
    outcome = outcomes[case.name]
    assert ("", case.found) == (outcome.end, outcome.found[:1])
