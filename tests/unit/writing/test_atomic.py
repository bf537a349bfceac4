"""Files written whole, or not at all."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path

import pytest

from scorecard.problem import OutputError
from scorecard.writing import atomic
from scorecard.writing.atomic import write_text

LEFT = ".scorecard-0123456789abcdef"
"""How the name of a temporary file ends."""


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


def test_a_link_is_refused_where_none_may_be_followed(tmp_path: Path) -> None:
    """A symbolic link, even one that leads nowhere, is refused where that is asked for; a file is not."""
    link, real = tmp_path / "link.txt", tmp_path / "real.txt"
    link.symlink_to(real)
    with pytest.raises(OutputError, match=r"cannot write .*link\.txt: it is a link"):
        write_text(str(link), "new", force=True, follow_links=False)
    assert ["link.txt"] == names(tmp_path)
    write_text(str(real), "new", follow_links=False)
    assert "new" == real.read_text(encoding="utf-8")


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


def test_without_hard_links_a_file_that_appears_is_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be linked, a file that somebody else writes meanwhile is seen."""

    def theirs(*_paths: object) -> None:
        (tmp_path / "a.txt").write_text("theirs", encoding="utf-8")
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", theirs)
    with pytest.raises(OutputError, match="exists"):
        write_text(str(tmp_path / "a.txt"), "new")
    assert ("theirs", ["a.txt"]) == ((tmp_path / "a.txt").read_text(encoding="utf-8"), names(tmp_path))


@pytest.mark.parametrize("kind", ["folder", "device"])
def test_only_files_are_written(tmp_path: Path, kind: str) -> None:
    """A folder or a device is not replaced by a file."""
    (tmp_path / "folder").mkdir()
    path = {"folder": str(tmp_path / "folder"), "device": "/dev/null"}[kind]
    with pytest.raises(OutputError, match="it is no regular file"):
        write_text(path, "new", force=True)


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A message names the file as it was given."""
    path = str(tmp_path / "nowhere" / "a.txt")
    with pytest.raises(OutputError) as raised:
        write_text(path, "new")
    assert f"cannot write {path}: No such file or directory" == str(raised.value)


def test_leftovers_of_killed_writers_are_swept(tmp_path: Path) -> None:
    """A temporary file that nobody holds is removed; what is only called alike is not."""
    for name in (f".a.txt{LEFT}", f".b.txt{LEFT}", ".a.txt.scorecard-notes"):
        (tmp_path / name).write_text("half", encoding="utf-8")
    (tmp_path / f".a.txt{LEFT[:-1]}1").symlink_to("b.txt")
    write_text(str(tmp_path / "a.txt"), "new")
    assert [f".a.txt{LEFT[:-1]}1", ".a.txt.scorecard-notes", f".b.txt{LEFT}", "a.txt"] == names(tmp_path)


def test_what_another_writer_holds_is_not_swept(tmp_path: Path) -> None:
    """The temporary file of a writer that is at work stays, in this process or another."""
    path = tmp_path / f".a.txt{LEFT}"
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_text(str(tmp_path / "a.txt"), "new")
    assert [path.name, "a.txt"] == names(tmp_path)


def test_a_leftover_of_another_user_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary file that may not be removed is left alone."""
    (tmp_path / f".a.txt{LEFT}").write_text("half", encoding="utf-8")
    whole = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name.endswith(LEFT):
            raise PermissionError(1, "Operation not permitted")
        whole(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    write_text(str(tmp_path / "a.txt"), "new")
    assert [f".a.txt{LEFT}", "a.txt"] == names(tmp_path)


def test_a_temporary_file_that_is_swept_away_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer whose temporary file vanishes before it is locked takes another."""
    swept: list[str] = []

    def sweeping(_file: object, _what: int) -> None:
        if not swept:
            swept.extend(names(tmp_path))
            (tmp_path / swept[0]).unlink()

    monkeypatch.setattr(fcntl, "flock", sweeping)
    write_text(str(tmp_path / "a.txt"), "new")
    assert (1, ["a.txt"]) == (len(swept), names(tmp_path))


def test_a_system_without_locks_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be locked, leftovers are removed if the system lets them be."""
    monkeypatch.setattr(atomic, "fcntl", None)
    (tmp_path / f".a.txt{LEFT}").write_text("half", encoding="utf-8")
    write_text(str(tmp_path / "a.txt"), "new")
    assert ["a.txt"] == names(tmp_path)


def test_the_folder_is_written_to_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file reaches the disk before its name, and its name after."""
    kinds: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: kinds.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    write_text(str(tmp_path / "a.txt"), "new")
    assert [False, True] == kinds


@pytest.mark.parametrize("name", ["x" * 255, "\u6f22" * 85, "-rf", "a\nb", "a*[b]?", "\udcff"])
def test_a_name_of_any_kind_is_written(tmp_path: Path, name: str) -> None:
    """A file may have any name that its system allows, were it as long as can be."""
    (tmp_path / name).write_text("old", encoding="utf-8")
    write_text(str(tmp_path / name), "new", force=True)
    assert ("new", [name]) == ((tmp_path / name).read_text(encoding="utf-8"), names(tmp_path))


@pytest.mark.parametrize("name", ["a\0b", "x" * 256, "nobody/a.txt"])
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    """A name that no file can have is an error that says so."""
    with pytest.raises(OutputError, match="cannot write"):
        write_text(str(tmp_path / name), "new")
