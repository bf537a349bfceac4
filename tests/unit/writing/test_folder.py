"""Folders that are written whole: what killed writers left behind goes, and what anybody still needs stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorecard.writing.folder import write_folder

fcntl = pytest.importorskip("fcntl", reason="this system has no locks")
LEFT = ".books.scorecard-0123456789abcdef"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test work in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def put(name: str) -> None:
    """Make a folder with a file two levels down."""
    place = Path(name) / "inputs"
    place.mkdir(parents=True)
    (place / "a.yaml").write_text("a", encoding="utf-8")


def write(*, force: bool = False) -> None:
    """Write the folder."""
    write_folder("books", {"inputs/a.yaml": b"new"}, force=force, may_replace=lambda _path: True)


def names() -> list[str]:
    """Return what there is."""
    return sorted(path.name for path in Path().iterdir())


def test_what_a_killed_writer_left_is_swept() -> None:
    """The next writer of the same folder removes it."""
    put(LEFT)
    write()
    assert (["books"], b"new") == (names(), Path("books/inputs/a.yaml").read_bytes())


def test_what_a_writer_still_holds_stays() -> None:
    """A folder that another writer is at work on is left alone."""
    put(LEFT)
    handle = os.open(LEFT, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    write()
    os.close(handle)
    assert [LEFT, "books"] == names()


def test_what_was_replaced_stays_until_something_is_in_its_place() -> None:
    """A writer that was killed between the two steps leaves the old folder as the only whole one; it goes later."""
    put(f"{LEFT}-old")
    write()
    assert [f"{LEFT}-old", "books"] == names()
    write(force=True)
    assert ["books"] == names()


@pytest.mark.parametrize(
    "name", [".books.scorecard-notes", ".looks.scorecard-0123456789abcdef", ".books.scorecard-0123456789abcdef-older"]
)
def test_other_folders_stay(name: str) -> None:
    """Only what has the name of a temporary folder of this very folder is swept."""
    put(name)
    write()
    assert sorted([name, "books"]) == names()


def test_a_link_with_the_name_of_a_temporary_folder_stays() -> None:
    """What a link leads to is nobody's left-over."""
    put("elsewhere")
    Path(LEFT).symlink_to("elsewhere", target_is_directory=True)
    write()
    assert ([LEFT, "books", "elsewhere"], b"a") == (names(), Path("elsewhere/inputs/a.yaml").read_bytes())
