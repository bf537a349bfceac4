"""Paths that are no plain files: pipes, devices, folders, links; nothing waits for them and nothing leaves its folder."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.cases import HEAD, RUBRIC, Case, Outcome, name_of, of
from hostile.rows import Row

BOOKS = "dimensions: [{id: d, title: D, criteria: [{id: c, evidence: {themes: [press_freedom]}}]}]\n"
RELATIONS = """\
format: relations/1
id: neighbours
version: 1.0.0
title: Neighbours
as_of: "2001-01-20"
sources: {}
groups: {}
"""
UNREADABLE = (("unreadable", 0, 0),)
UNKNOWN = (("unknown-relations", 6, 12),)


def pipe(path: Path) -> None:
    """Put a pipe that nobody writes into."""
    os.mkfifo(path)


def link_to(target: str) -> Callable[[Path], None]:
    """Return what puts a link to a target."""
    return lambda path: path.symlink_to(target)


def listener(path: Path) -> None:
    """Put a socket that nobody answers."""
    bound = socket.socket(socket.AF_UNIX)
    bound.bind(str(path))
    bound.close()


def naming(relations: str, beside: Callable[[Path], None] | None = None) -> Callable[[Path], None]:
    """Return what puts a rubric that names relations, and something under the name `neighbours.yaml` beside it."""

    def put(path: Path) -> None:
        path.write_text(f"{RUBRIC}relations: {relations}\n{BOOKS}", encoding="utf-8")
        (path.parent.parent / "outside.yaml").write_text(RELATIONS, encoding="utf-8")
        if beside:
            beside(path.with_name("neighbours.yaml"))

    return put


def folder_of(*inside: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return what puts a folder with a good record and other things that look like documents."""

    def put(path: Path) -> None:
        path.mkdir()
        (path / "good.yaml").write_text(HEAD, encoding="utf-8")
        for number, thing in enumerate(inside):
            thing(path / f"{number}.yaml")

    return put


def file_of(text: str) -> Callable[[Path], None]:
    """Return what puts a file with a text."""

    def put(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return put


CASES = of(
    Row.PATHS,
    Case("pipe", pipe, UNREADABLE),
    Case("pipe.json", pipe, UNREADABLE),
    Case("socket", listener, UNREADABLE),
    Case("zero", link_to("/dev/zero"), UNREADABLE),
    Case("null", link_to("/dev/null"), UNREADABLE),
    Case("random.json", link_to("/dev/urandom"), UNREADABLE),
    Case("link-to-nothing", link_to("nobody.yaml"), UNREADABLE),
    Case("link-to-itself", link_to("document.yaml"), UNREADABLE),
    Case("nothing", lambda _: None, UNREADABLE),
    Case("empty-folder", Path.mkdir, UNREADABLE),
    Case("folder-with-a-pipe", folder_of(pipe), UNREADABLE),
    Case("folder-with-a-folder", folder_of(Path.mkdir)),
    Case("folder-with-a-device", folder_of(link_to("/dev/zero")), UNREADABLE),
    Case("folder-with-itself", folder_of(link_to("."))),
    Case("relations", naming("neighbours", file_of(RELATIONS))),
    Case("relations-above", naming("../outside"), UNKNOWN),
    Case("relations-above-by-name", naming("'../outside.yaml'"), UNKNOWN),
    Case("relations-here", naming("./neighbours", file_of(RELATIONS)), UNKNOWN),
    Case("relations-with-an-ending", naming("neighbours.yaml", file_of(RELATIONS)), UNKNOWN),
    Case("relations-from-the-root", naming("/etc/passwd"), UNKNOWN),
    Case("relations-at-home", naming('"~"'), UNKNOWN),
    Case("relations-by-address", naming("https://example.org/x"), UNKNOWN),
    Case("relations-through-dots", naming("'..'"), UNKNOWN),
    Case("relations-with-a-backslash", naming("'..\\outside'"), UNKNOWN),
    Case("relations-of-nothing", naming('""'), UNKNOWN),
    Case("relations-without-a-file", naming("neighbours"), UNKNOWN),
    Case("relations-with-a-long-name", naming("n" * 200_000), UNKNOWN),
    Case("relations-through-a-link", naming("neighbours", link_to("../outside.yaml")), UNREADABLE),
    Case("relations-through-a-link-here", naming("neighbours", link_to("document.yaml")), UNREADABLE),
    Case("relations-from-a-pipe", naming("neighbours", pipe), UNREADABLE),
    Case("relations-from-a-device", naming("neighbours", link_to("/dev/zero")), UNREADABLE),
    Case("relations-from-a-folder", naming("neighbours", Path.mkdir), UNREADABLE),
    Case("relations-of-another-kind", naming("document"), (("wrong-format", 1, 9),)),
    Case("relations-in-the-rubric", naming("{format: relations/1}"), (("missing-key", 6, 1),)),
    Case("relations-of-another-type", naming("[]"), (("wrong-type", 6, 12),)),
    Case("extends", file_of(f"{RUBRIC}extends: ../outside\n{BOOKS}"), (("bad-rubric-name", 6, 10),)),
    Case("extends-outside", file_of(f"{RUBRIC}extends: ../outside@1\n{BOOKS}"), (("unknown-rubric", 6, 10),)),
)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_path_leads_to_a_plain_file_or_nowhere(case: Case, outcomes: dict[str, Outcome]) -> None:
    """What is no plain file, or lies outside the document's folder, is refused at once."""
    outcome = outcomes[case.name]
    assert ("", case.found) == (outcome.end, outcome.found[:1])
