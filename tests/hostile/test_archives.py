"""Folders of archived texts and of documents that hold what is no plain file, and tables with such names."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.cases import HEAD
from hostile.limited import limited
from hostile.rows import Row, covers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits of the child are Linux's")
TEXT = "The register is open to anyone.\n"
FINE = "1 exact; no problems"
SECONDS, MEGABYTES = 5, 200


def record(text: str = TEXT) -> str:
    """Return a record that quotes an archived text: its hash stands at 6:11, the quotation at 11:16."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return (
        f"{HEAD}sources: {{s: {{title: T, publisher: P, kind: oversight,\n  sha256: '{sha256}'}}}}\nactions:\n"
        "  - {id: a, summary: S, stage: stated, themes: {courts: mixed}, evidence: [{\n        source: s,\n"
        "        at: p,\n        quote: open to anyone}]}\n"
    )


def bound(path: Path) -> None:
    """Put a socket."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def linked(to: str) -> Callable[[Path], None]:
    """Return what puts a link."""
    return lambda path: path.symlink_to(to)


def large(path: Path) -> None:
    """Put a file with a hole that is larger than any text may be."""
    path.touch()
    os.truncate(path, 20_000_001)


def many(path: Path) -> None:
    """Put many large files, which must not be held at once; most of each is a hole."""
    for number in range(12):
        each = path.with_name(f"{path.name}{number}")
        each.write_bytes(b"%d\n" % number)
        os.truncate(each, 19_000_000)


THINGS: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "nothing": (lambda _: None, 0, FINE),
    "pipe": (os.mkfifo, 0, FINE),
    "socket": (bound, 0, FINE),
    "folder": (Path.mkdir, 0, FINE),
    "link to a device": (linked("/dev/zero"), 0, FINE),
    "link to nothing": (linked("nobody"), 0, FINE),
    "link to itself": (linked("thing"), 0, FINE),
    "link to the folder": (linked("."), 0, FINE),
    "too large": (large, 1, "archive/thing: error[too-large]: the file has more than 20,000,000 bytes"),
    "many large files": (many, 0, FINE),
}


@covers(Row.PATHS)
@pytest.mark.parametrize("name", THINGS)
def test_an_archive_is_its_plain_files(tmp_path: Path, name: str) -> None:
    """Whatever lies in an archive beside the texts is passed over, and no more than a text is held at once."""
    put, code, first = THINGS[name]
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(TEXT, encoding="utf-8")
    put(archive / "thing")
    (tmp_path / "record.yaml").write_text(record(), encoding="utf-8")
    ended = limited("check", str(tmp_path / "record.yaml"), "--sources", str(archive))
    assert (code, True) == (ended.code, ended.first.replace(f"{tmp_path}/", "").endswith(first)), ended
    assert (True, True) == (ended.seconds < SECONDS, ended.megabytes < MEGABYTES), ended


@covers(Row.PATHS)
@pytest.mark.parametrize(("target", "code"), [("../outside.txt", 1), ("/etc/hostname", 1), ("b/../../outside.txt", 1)])
def test_a_link_in_an_archive_brings_no_text(tmp_path: Path, target: str, code: int) -> None:
    """A text outside the archive is not found through a link in it."""
    archive = tmp_path / "archive"
    (archive / "b").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text(TEXT, encoding="utf-8")
    (archive / "a.txt").symlink_to(target)
    (tmp_path / "record.yaml").write_text(record(), encoding="utf-8")
    ended = limited("check", str(tmp_path / "record.yaml"), "--sources", str(archive))
    assert (code, "record.yaml:6:11: error[archived-text-missing]") == (
        ended.code, ended.first.replace(f"{tmp_path}/", "").partition(": no file")[0],
    )  # fmt: skip


@covers(Row.PATTERNS)
@pytest.mark.parametrize("quote", ["(a+)+$", ".*", "a" * 4_000 + "!", "a " * 11 + "a", "[", "(?:a|a)*b"])
def test_a_quotation_is_no_pattern(tmp_path: Path, quote: str) -> None:
    """A quotation is looked for word for word, however much of the text it is like."""
    text = "a" * 200_000 + " a" * 200_000
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(text, encoding="utf-8")
    said = record(text).replace("open to anyone", f"'{quote}'")
    (tmp_path / "record.yaml").write_text(said, encoding="utf-8")
    ended = limited("check", str(tmp_path / "record.yaml"), "--sources", str(archive))
    found = "11:16: error[quote-not-found]" in ended.first or "1 exact" in ended.first
    assert (True, True, True) == (found, ended.seconds < SECONDS, ended.megabytes < MEGABYTES), ended


@covers(Row.PATTERNS)
@pytest.mark.parametrize(
    "pattern", ["**/" * 12 + "*.yaml", "*" * 60 + ".yaml", "[!a]*[!b]*[!c]*.yaml", "[a-", "?" * 250]
)
def test_a_pattern_on_the_command_line_ends(tmp_path: Path, pattern: str) -> None:
    """A pattern of file names, which only a user can give, ends too."""
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / ("x" * 100 + ".yaml")).write_text(HEAD, encoding="utf-8")
    ended = limited("check", f"{tmp_path}/{pattern}")
    assert (True, True) == (ended.code in {0, 2}, ended.seconds < SECONDS), ended
