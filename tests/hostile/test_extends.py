"""Rubrics that extend one another in circles, without end, or by names that are no names."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from hostile.cases import Case, Outcome, name_of, of
from hostile.rows import Row
from scorecard.reading.extend import MOST_EXTENDED

LEAF = "{id: c, evidence: {themes: [press_freedom]}}"
WHOLE = f"title: T\nstandard: {{title: S}}\ndimensions:\n  - {{id: d, title: D, criteria: [{LEAF}]}}\n"
SECONDS = 3
CIRCLE = (("extends-circle", 4, 10),)
UNKNOWN = (("unknown-rubric", 4, 10),)
BAD = (("bad-rubric-name", 4, 10),)
UNREADABLE = (("unreadable", 0, 0),)


def rubric(name: str, extends: str = "", rest: str = "") -> str:
    """Return a rubric; what it extends stands on line 4, at column 10."""
    line = f"extends: {extends}\n" if extends else ""
    return f"format: rubric/1\nid: {name}\nversion: 1.0.0\n{line}{rest}"


def files(**texts: str) -> Callable[[Path], None]:
    """Return what puts rubrics beside each other; the first is the one that is read."""

    def put(path: Path) -> None:
        for name, text in texts.items():
            path.with_name(f"{name}.yaml").write_text(text, encoding="utf-8")

    return put


def circle(length: int) -> Callable[[Path], None]:
    """Return what puts rubrics each of which extends the next, and the last the first."""
    names = ["document", *(f"r{number}" for number in range(1, length))]
    return files(**{name: rubric(name, f"{names[index + 1 - length]}@1") for index, name in enumerate(names)})


def chain(length: int) -> Callable[[Path], None]:
    """Return what puts rubrics each of which extends the next, and a whole one at their end."""
    names = ["document", *(f"r{number}" for number in range(1, length + 1))]
    texts = {name: rubric(name, f"{after}@1") for name, after in pairwise(names)}
    return files(**texts, **{names[-1]: rubric(names[-1], "", WHOLE)})


def upon(extends: str, base: Callable[[Path], object] | None = None) -> Callable[[Path], None]:
    """Return what puts a rubric that extends another, and something under the name `base.yaml` beside it."""

    def put(path: Path) -> None:
        path.write_text(rubric("own", extends), encoding="utf-8")
        (path.parent.parent / "outside.yaml").write_text(rubric("outside", "", WHOLE), encoding="utf-8")
        if base:
            base(path.with_name("base.yaml"))

    return put


def text(content: str | bytes) -> Callable[[Path], object]:
    """Return what puts a file."""
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def removing(count: int, known: int) -> Callable[[Path], None]:
    """Return what puts a rubric that removes many criteria which are not in the one that it extends."""
    gone = "".join(f"      - {{id: x{number}, remove: true}}\n" for number in range(count))
    there = "".join(f"      - {{id: y{number}, measure: {{worst: 0, best: 1}}}}\n" for number in range(known))
    head = "dimensions:\n  - id: d\n    title: D\n    criteria:\n"
    return files(
        document=rubric("document", "base@1", head + gone),
        base=rubric("base", "", "title: T\nstandard: {title: S}\n" + head + there),
    )


CASES = of(
    Row.EXTENDS,
    Case("itself", circle(1), CIRCLE),
    Case("circle-of-two", circle(2), CIRCLE),
    Case("circle-of-three", circle(3), CIRCLE),
    Case("circle-of-eight", circle(MOST_EXTENDED), CIRCLE),
    Case("circle-of-nine", circle(MOST_EXTENDED + 1), (("too-deep", 4, 10),)),
    Case(
        "circle-beside", files(document=rubric("document", "a@1"), a=rubric("a", "b@1"), b=rubric("b", "a@1")), CIRCLE
    ),
    Case("circle-by-two-versions", files(document=rubric("document", "a@1"), a=rubric("a", "document@2")), CIRCLE),
    Case("chain-of-eight", chain(MOST_EXTENDED)),
    Case("chain-of-nine", chain(MOST_EXTENDED + 1), (("too-deep", 4, 10),)),
    Case("chain-of-500", chain(500), (("too-deep", 4, 10),)),
    Case("list", upon("[base@1, other@1]"), (("missing-key", 1, 1),)),
    Case("number", upon("1"), (("missing-key", 1, 1),)),
    Case("no-version", upon("base"), BAD),
    Case("with-an-ending", upon("base.yaml"), BAD),
    Case("version-of-three-numbers", upon("base@1.0.0", text(rubric("base", "", WHOLE))), UNKNOWN),
    Case("word-for-a-version", upon("base@x", text(rubric("base", "", WHOLE))), UNKNOWN),
    Case("nobody", upon("nobody@1"), UNKNOWN),
    Case("above", upon("../outside@1"), UNKNOWN),
    Case("above-by-name", upon("../outside.yaml@1"), UNKNOWN),
    Case("here", upon("./base@1", text(rubric("base", "", WHOLE))), UNKNOWN),
    Case("from-the-root", upon("/etc/passwd@1"), UNKNOWN),
    Case("by-address", upon("https://a.example/base@1"), UNKNOWN),
    Case("with-a-backslash", upon("'..\\outside@1'"), UNKNOWN),
    Case("in-capitals", upon("BASE@1", text(rubric("base", "", WHOLE))), UNKNOWN),
    Case("with-a-stream", upon("'base:x@1'"), UNKNOWN),
    Case("two-signs", upon("base@1@1", text(rubric("base", "", WHOLE))), UNKNOWN),
    Case("long-name", upon("n" * 190_000 + "@1"), UNKNOWN),
    Case("helper", upon("themes@1"), UNKNOWN),
    Case("through-a-link", upon("base@1", lambda path: path.symlink_to("../outside.yaml")), UNREADABLE),
    Case("through-a-link-to-nothing", upon("base@1", lambda path: path.symlink_to("nobody.yaml")), UNREADABLE),
    Case("from-a-pipe", upon("base@1", os.mkfifo), UNREADABLE),
    Case("from-a-device", upon("base@1", lambda path: path.symlink_to("/dev/zero")), UNREADABLE),
    Case("from-a-folder", upon("base@1", Path.mkdir), UNREADABLE),
    Case("too-large", upon("base@1", text("#" * 2_000_001)), (("too-large", 0, 0),)),
    Case("no-text", upon("base@1", text(b"\xff\xfe")), (("not-utf8", 1, 1),)),
    Case("deep", upon("base@1", text("[" * 50_000)), (("too-deep", 1, 33),)),
    Case("aliases", upon("base@1", text("a: &a [*a]\n")), (("anchor", 1, 4),)),
    Case("empty", upon("base@1", text("")), (("wrong-type", 1, 1),)),
    Case("a-list", upon("base@1", text("- a\n")), (("wrong-type", 1, 1),)),
    Case("a-record", upon("base@1", text("format: record/1\nsubject: {id: a, name: A}\n")), UNKNOWN),
    Case("another-version", upon("base@2", text(rubric("base", "", WHOLE))), UNKNOWN),
    Case("removing-many", removing(20_000, 1), (("unknown-node", 9, 14),)),
    Case("removing-many-of-many", removing(5_000, 190), (("unknown-node", 9, 14),)),
)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_extends_ends(case: Case, outcomes: dict[str, Outcome]) -> None:
    """A circle, a long chain or a name that is none is one problem where it is written."""
    outcome = outcomes[case.name]
    assert ("", case.found) == (outcome.end, outcome.found[:1])
