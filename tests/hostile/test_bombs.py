"""Files that are small to write and large to read: nesting, aliases, size, numbers of problems."""

from __future__ import annotations

import pytest

from hostile.cases import HEAD, Case, Outcome, name_of, of
from hostile.rows import Row

SECONDS, MEGABYTES = 3, 200
"""A second is what a case may take on a machine of its own."""
LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
DEEP = "too-deep"

NESTED = [
    Case("flow-lists", "[" * 100_000, ((DEEP, 1, 33),)),
    Case("flow-lists-closed", "[" * 50_000 + "]" * 50_000, ((DEEP, 1, 33),)),
    Case("flow-mappings", "{a: " * 100_000, ((DEEP, 1, 129),)),
    Case("flow-both", "[{a: " * 50_000, ((DEEP, 1, 81),)),
    Case("flow-on-lines", "[\n" * 100_000, ((DEEP, 33, 1),)),
    Case("block-lists", "- " * 100_000, ((DEEP, 1, 65),)),
    Case("block-mappings", "".join(" " * n + "a:\n" for n in range(1_000)), ((DEEP, 33, 33),)),
    Case("block-lists-on-lines", "".join(" " * n + "-\n" for n in range(1_000)), ((DEEP, 33, 33),)),
    Case("mappings-as-keys", "? " * 100_000, ((DEEP, 1, 65),)),
    Case("flow-mappings-as-keys", "{? " * 100_000, ((DEEP, 1, 97),)),
    Case("deep-in-a-record", f"{HEAD}  note: {'[' * 100}", ((DEEP, 5, 39),)),
    Case("thirty-three", "[" * 33 + "]" * 33, ((DEEP, 1, 33),)),
    Case("thirty-two", "[" * 32 + "]" * 32, (("wrong-format", 1, 1),)),
    Case("json-lists.json", "[" * 33 + "]" * 33, ((DEEP, 1, 33),)),
    Case("json-mappings.json", '{"a":' * 40 + "1" + "}" * 40, ((DEEP, 1, 161),)),
]
ALIASED = [
    Case("laughs", LAUGHS, (("anchor", 1, 5),)),
    Case("alias-of-itself", "a: &a [*a]\n", (("anchor", 1, 4),)),
    Case("alias-of-nothing", "a: *nobody\n", (("anchor", 1, 4),)),
    Case("anchor-of-nothing", "a: &a\n", (("anchor", 1, 4),)),
    Case("anchored-key", "&a format: record/1\n", (("anchor", 1, 1),)),
    Case("anchored-document", "--- &a\nformat: record/1\n", (("anchor", 1, 5),)),
    Case("many-anchors", "".join(f"a{n}: &a{n} x\n" for n in range(50_000)), (("anchor", 1, 5),)),
    Case("merge-of-an-alias", f"{HEAD}  <<: *subject\n", (("anchor", 5, 7),)),
]
LARGE = [
    Case("too-many-bytes", "#" * 2_000_001, (("too-large", 0, 0),)),
    Case("many-bytes", HEAD + "#" * (2_000_000 - len(HEAD))),
    Case("too-many-lines", "\n" * 2_000_001, (("too-large", 0, 0),)),
    Case("many-lines", HEAD + "\n" * (2_000_000 - len(HEAD))),
    Case("too-many-values", "[" + "a," * 200_000 + "]", (("too-large", 1, 400_000),)),
    Case("too-many-keys", "".join(f"k{n}: a\n" for n in range(100_001)), (("too-large", 100_000, 9),)),
    Case("too-many-empty-lists", "[" + "[]," * 200_000 + "]", (("too-large", 1, 599_999),)),
    Case("long-text", f"{HEAD}  note: {'x' * 20_000}\n"),
    Case("too-long-text", f"{HEAD}  note: {'x' * 20_001}\n", (("wrong-length", 5, 9),)),
    Case("longest-value", f"{HEAD}  note: {'x' * 200_000}\n", (("wrong-length", 5, 9),)),
    Case("too-long-value", f"{HEAD}  note: {'x' * 200_001}\n", (("too-large", 5, 9),)),
    Case("too-long-in-quotes", f'{HEAD}  note: "{"x" * 200_001}"\n', (("too-large", 5, 9),)),
    Case("too-long-block", f"{HEAD}  note: |\n    {'x' * 200_001}\n", (("too-large", 5, 9),)),
    Case("too-long-folded", f"{HEAD}  note: >-\n" + "    xxxxxxxxx\n" * 20_001, (("too-large", 5, 9),)),
    Case("too-long-by-escapes", f'{HEAD}  note: "{chr(92)}x41{"B" * 200_000}"\n', (("too-large", 5, 9),)),
    Case("long-key", f"{HEAD}  {'k' * 256}: x\n", (("unknown-key", 5, 3),)),
    Case("long-key-without-a-mark", f"{HEAD}  {'k' * 1_900_000}\n", (("syntax", 5, 3),)),
    Case("spaces", HEAD + " " * 1_900_000 + "\n"),
    Case("tabs", HEAD + "\t" * 1_900_000 + "x\n", (("syntax", 5, 1),)),
    Case("quotes", "'" * 1_900_000, (("too-large", 1, 1),)),
    Case("open-quote", '"' + "x\n" * 100_000, (("syntax", 1, 1),)),
    Case("commas", "[" + "," * 1_900_000, (("syntax", 1, 2),)),
    Case("colons", ":" * 100_000, (("syntax", 1, 100_000),)),
]
BOMBS = [*of(Row.NESTING, *NESTED), *of(Row.ALIASES, *ALIASED), *of(Row.SIZE, *LARGE)]
KEYS = [
    *of(
        Row.ALIASES,
        Case("merge-of-a-mapping", f"{HEAD}  <<: {{party: None}}\n", (("anchor", 5, 3),)),
        Case("merge-in-quotes", f'{HEAD}  "<<": x\n', (("anchor", 5, 3),)),
    ),
    *of(
        Row.SIZE,
        Case("too-long-key", f"{HEAD}  {'k' * 257}: x\n", (("too-large", 5, 3),)),
        Case("very-long-key", f"{HEAD}  ? {'k' * 100_000}\n  : x\n", (("too-large", 5, 5),)),
        Case("many-empty-keys", "?\n" * 10_000, (("empty-value", 1, 2),)),
    ),
]
CASES = [*BOMBS, *KEYS]


@pytest.mark.parametrize("case", BOMBS, ids=name_of)
def test_a_bomb_is_one_problem(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A bomb ends in one problem with its place, or in nothing, in little time and memory."""
    outcome = outcomes[case.name]
    assert ("", case.found, len(case.found)) == (outcome.end, outcome.found, outcome.count)


@pytest.mark.parametrize("case", KEYS, ids=name_of)
def test_a_bomb_in_a_key_is_named_first(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A key that is too much is the first problem at its place; that no such key is known may follow."""
    outcome = outcomes[case.name]
    assert ("", case.found) == (outcome.end, outcome.found[:1])
