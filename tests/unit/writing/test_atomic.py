"""Files written whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorecard.problem import OutputError
from scorecard.writing.atomic import write_text


def names(folder: Path) -> list[str]:
    """Return the names of what stands in a folder."""
    return sorted(item.name for item in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """A file that is not there is written as UTF-8, with its line ends as they are."""
    write_text(str(tmp_path / "a.txt"), "é\r\n漢\n")
    assert ("é\r\n漢\n".encode(), ["a.txt"]) == ((tmp_path / "a.txt").read_bytes(), names(tmp_path))


def test_an_existing_file_is_not_replaced(tmp_path: Path) -> None:
    """Without `force` a file that exists stays."""
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.txt exists; use --force to replace it"):
        write_text(str(tmp_path / "a.txt"), "new")
    assert "old" == (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    """A file that is replaced keeps its rights."""
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o604)
    write_text(str(path), "new", force=True)
    assert ("new", 0o604) == (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777)


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A symbolic link stays one, and what it leads to is written."""
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_text(str(tmp_path / "link.txt"), "new", force=True)
    assert (True, "new") == ((tmp_path / "link.txt").is_symlink(), (tmp_path / "real.txt").read_text(encoding="utf-8"))


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full the old file is whole, and no temporary file is left."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_text(str(tmp_path / "a.txt"), "new", force=True)
    assert ("old", ["a.txt"]) == ((tmp_path / "a.txt").read_text(encoding="utf-8"), names(tmp_path))


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody else writes between the look and the putting is not replaced."""
    path = tmp_path / "a.txt"
    monkeypatch.setattr(os, "fsync", lambda _handle: path.write_text("theirs", encoding="utf-8"))
    with pytest.raises(OutputError, match="exists"):
        write_text(str(path), "new")
    assert ("theirs", ["a.txt"]) == (path.read_text(encoding="utf-8"), names(tmp_path))


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be linked the new file is moved into place."""

    def refuse(*_paths: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    write_text(str(tmp_path / "a.txt"), "new")
    assert ["a.txt"] == names(tmp_path)


@pytest.mark.parametrize("kind", ["folder", "device"])
def test_only_files_are_written(tmp_path: Path, kind: str) -> None:
    """A folder or a device is not replaced by a file."""
    (tmp_path / "folder").mkdir()
    path = {"folder": str(tmp_path / "folder"), "device": "/dev/null"}[kind]
    with pytest.raises(OutputError, match="it is no regular file"):
        write_text(path, "new", force=True)


@pytest.mark.parametrize(
    ("owner", "left"), [("dead", []), ("alive", [".a.txt.scorecard-{pid}-x"]), ("strange", [".a.txt.scorecard-what-x"])]
)
def test_leftovers_of_killed_writers_are_swept(tmp_path: Path, owner: str, left: list[str]) -> None:
    """A temporary file whose writer is gone is removed; one whose writer lives, or may live, is not."""
    pid = {"dead": "999999999", "alive": str(os.getpid()), "strange": "what"}[owner]
    (tmp_path / f".a.txt.scorecard-{pid}-x").write_text("half", encoding="utf-8")
    write_text(str(tmp_path / "a.txt"), "new")
    assert sorted([*(name.format(pid=os.getpid()) for name in left), "a.txt"]) == names(tmp_path)


def test_a_leftover_of_another_user_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary file whose writer cannot be asked is left alone."""

    def forbidden(_process: int, _signal: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "kill", forbidden)
    (tmp_path / ".a.txt.scorecard-1-x").write_text("half", encoding="utf-8")
    write_text(str(tmp_path / "a.txt"), "new")
    assert [".a.txt.scorecard-1-x", "a.txt"] == names(tmp_path)
