"""Bytes from files: regular files only, of limited size."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from scorecard.problem import DocumentError, Problem
from scorecard.reading.document import read_document
from scorecard.reading.files import FILE_LIMIT, documents_in, folders_not_entered, is_file, read_bytes, read_text
from unit.reading.texts import written


def refusal(path: str, *, follow_links: bool = True) -> Problem:
    """Return the problem with which a file is refused."""
    with pytest.raises(DocumentError) as raised:
        read_text(path, follow_links=follow_links)
    return raised.value.problems[0]


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


@pytest.mark.parametrize(("size", "refused"), [(FILE_LIMIT, False), (FILE_LIMIT + 1, True)])
def test_a_file_has_at_most_two_million_bytes(tmp_path: Path, size: int, refused: object) -> None:
    """A file of just the limit is read, and one byte more is refused."""
    path = written(tmp_path, "#" * size)
    assert refused == (_length(path) is None)


def _length(path: str) -> int | None:
    try:
        return len(read_bytes(path))
    except DocumentError:
        return None


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder is refused as a file."""
    assert ("unreadable", "this is no regular file") == (refusal(str(tmp_path)).code, refusal(str(tmp_path)).message)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A named pipe is refused at once, and nobody waits for a writer."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "unreadable" == refusal(str(tmp_path / "pipe.yaml")).code


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_no_file(device: str) -> None:
    """A device is refused."""
    assert "unreadable" == refusal(device).code


def test_links_are_followed_where_a_user_names_them(tmp_path: Path) -> None:
    """A link that a user names is followed; one that a document names is not."""
    (tmp_path / "link.yaml").symlink_to(written(tmp_path, "a: b\n"))
    path = str(tmp_path / "link.yaml")
    assert ("a: b\n", "unreadable") == (read_text(path), refusal(path, follow_links=False).code)


def test_a_missing_file_says_why() -> None:
    """A file that is not there has the system's reason."""
    assert "the file cannot be opened: No such file or directory" == refusal("missing.yaml").message


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads YAML from standard input, and messages call it so."""
    feed(monkeypatch, b"a: b\n")
    document = read_document("-")
    assert ({"a": "b"}, "<stdin>", ["-"]) == (document.value, document.path, documents_in("-"))


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input has the limit of files."""
    feed(monkeypatch, b"#" * (FILE_LIMIT + 1))
    assert "too-large" == refusal("-").code


def test_an_empty_folder_has_no_documents(tmp_path: Path) -> None:
    """A folder without documents is refused with the endings that documents have."""
    with pytest.raises(DocumentError) as raised:
        documents_in(str(tmp_path))
    assert "give files that end in .yaml, .yml, .json" == raised.value.problems[0].hint


def test_a_file_stands_for_itself(tmp_path: Path) -> None:
    """A path that is a file stands for it, even where it looks like a pattern."""
    path = written(tmp_path, "a: b\n", "a[1]*.txt")
    assert [path] == documents_in(path)


def test_closed_standard_input_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard input is closed, that is said."""
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" == refusal("-").message


@pytest.mark.parametrize("path", ["x" * 5000, "a\x00b", "missing"])
def test_what_cannot_be_a_path_is_no_file(path: str) -> None:
    """A text that no system takes for a path leads to no file."""
    assert not is_file(path)


def test_folders_that_cannot_be_looked_into_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that nobody may list, or a path that no system has, holds no documents that could be named."""
    listed = Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self.name == "closed":
            raise PermissionError(self)
        return listed(self)

    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yaml").write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert [str(tmp_path / "open")] == folders_not_entered(str(tmp_path))
    assert [] == folders_not_entered("a" * 5_000)
