"""Files with very many problems: the first of them are shown, the rest are counted, and the message stays short."""

from __future__ import annotations

import pytest

from hostile.cases import HEAD, Case, Outcome, name_of, of
from hostile.rows import Row

SECONDS, MEGABYTES = 8, 400
"""Far more than a case takes on a machine of its own."""
SHORT = 100_000
"""Characters that a message has at most, whatever the file: 100 problems of a thousand each."""
SOURCED = f"{HEAD}sources: {{gazette: {{title: D, publisher: G, kind: official_act}}}}\nactions:\n"
"""A record whose next line is line 7, and lists actions."""
MANY = 600


def acts(end: str = "", *, stage: str = "stated", theme: str = "press_freedom", source: str = "gazette") -> str:
    """Return a record of many actions, each on a line; `#` stands for the number of the action."""
    line = (
        f"- {{id: a#, summary: s, stage: {stage}, themes: {{{theme}: advances}}, "
        f"evidence: [{{source: {source}, at: p}}]{end}}}\n"
    )
    return SOURCED + "".join(line.replace("#", str(number)) for number in range(MANY))


CASES = of(
    Row.FLOODS,
    Case("wrong-items", f"{HEAD}limits: [{'1, ' * 100_000}]\n", (("wrong-type", 5, 10),)),
    Case("wrong-items.json", f'{{"format": "record/1",\n "limits": [{"1, " * 10_000}1]}}', (("missing-key", 1, 1),)),
    Case("empty-items.json", f'{{"format": "record/1",\n "limits": [{"null, " * 10_000}1]}}', (("missing-key", 1, 1),)),
    Case("ambiguous-items", f"{HEAD}limits:\n" + "- no\n" * 10_000, (("ambiguous-word", 6, 3),)),
    Case("unknown-keys", HEAD + "".join(f"k{number}: a\n" for number in range(10_000)), (("unknown-key", 5, 1),)),
    Case("repeated-keys", HEAD + "limits: []\n" * 10_000, (("duplicate-key", 6, 1),)),
    Case("long-keys", HEAD + "".join(f"? {n}{'k' * 900}\n: a\n" for n in range(2_000)), (("too-large", 5, 3),)),
    Case("hidden-characters", f"{HEAD}limits:\n" + '- "\\u202e"\n' * 10_000, (("forbidden-character", 6, 3),)),
    Case("unknown-stages", acts(stage="sttaed"), (("unknown-word", 7, 31),)),
    Case("unknown-themes", acts(theme="pres_freedom#"), (("unknown-theme", 7, 48),)),
    Case("unknown-sources", acts(source="gazete#"), (("unknown-source", 7, 94),)),
    Case("unknown-targets", acts(", targets: [ZZZ#]"), (("unknown-target", 7, 122),)),
    Case("unknown-key-in-each", acts(", wieght: a"), (("unknown-key", 7, 112),)),
    Case("one-id-for-all", acts().replace(", summary", "x, summary"), ()),
    Case("a-long-circle", acts(", same_act: a#"), (("same-act-circle", 7, 122),)),
)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_flood_is_counted(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A flood of problems starts with the first of them, and the text of all of them is short."""
    outcome = outcomes[case.name]
    assert ("", case.found, True) == (outcome.end, outcome.found[:1], outcome.length < SHORT)
