"""Files that are whole whatever becomes of their writers: killed, out of space, or two at once."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pytest

from hostile.killed import STAGES, all_at_once, killed_after, killed_at, number_of, version
from hostile.limited import limited
from hostile.rows import Row, covers
from scorecard.problem import OutputError
from scorecard.writing.atomic import write_text

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are watched as on Linux")
LARGE = pytest.mark.skipif("SCORECARD_EXAMPLES" not in os.environ, reason="large texts need SCORECARD_EXAMPLES")
AT_STAGES, AT_ANY_TIME = 70, 80
"""Kills at a stage, each in turn, and kills at a time of chance."""
SIZES = {"small": 200, "large": 3_000_000}
ROOMS = ("space", "names", "file size")
"""What there may be too little of: on a disk of memory, which only an administrator can mount, or for one process."""


def after_a_kill(path: Path, least: int, size: int) -> int:
    """Look at a file after its writer was killed, let the next writer write, and return what stood there."""
    found = number_of(path.read_text(encoding="utf-8"))
    assert found >= least, "the file is neither the old text nor a new one"
    write_text(str(path), version(found + 1, size), force=True)
    assert [path.name] == [item.name for item in path.parent.iterdir()], "the next writer sweeps"
    return found + 1


@covers(Row.FILES)
@pytest.mark.parametrize("size", ["small", pytest.param("large", marks=LARGE)])
def test_a_writer_killed_150_times_leaves_a_whole_file(tmp_path: Path, size: str) -> None:
    """After each kill, at every stage and at times of chance, the file is the old text or a new one, and whole."""
    path, length, chance = tmp_path / "table.md", SIZES[size], random.Random(7)  # noqa: S311  # guards no secret
    number = 1
    path.write_text(version(number, length), encoding="utf-8")
    for stage in islice(cycle(STAGES), AT_STAGES):
        killed_at(stage, str(path), number + 1, length)
        moved = STAGES.index(stage) >= STAGES.index("placed")
        found = after_a_kill(path, number, length)
        assert (stage, number + 1 + moved) == (stage, found)
        number = found
    for _ in range(AT_ANY_TIME):
        killed_after(chance.random() / 15, str(path), number + 1, length)
        number = after_a_kill(path, number, length)
    assert AT_STAGES + AT_ANY_TIME == 150


@covers(Row.FILES)
@pytest.mark.parametrize("stage", STAGES)
def test_a_writer_of_a_new_file_leaves_all_or_nothing(tmp_path: Path, stage: str) -> None:
    """A file that was not there before is there whole, or not at all, and the next writer finds no trace."""
    path = tmp_path / "table.md"
    killed_at(stage, str(path), 5, 200, force=False)
    before = number_of(path.read_text(encoding="utf-8")) if path.exists() else 0
    write_text(str(path), version(6, 200), force=True)
    placed = STAGES.index(stage) >= STAGES.index("placed")
    assert (5 * placed, ["table.md"]) == (before, [item.name for item in tmp_path.iterdir()])


@dataclass(frozen=True)
class Room:
    """A folder in which nothing more can be written."""

    folder: Path
    reason: str
    """What the system says of that."""
    file_size: int = resource.RLIM_INFINITY
    """Bytes that a file may have."""

    @contextmanager
    def tight(self) -> Iterator[None]:
        """Limit the size of files, for as long as it takes; the tests themselves may be writing to a file."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.file_size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(params=ROOMS)
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Room]:
    """Yield a folder in which nothing more can be written."""
    if request.param == "file size":
        yield Room(tmp_path, "File too large", 1_000)
        return
    options = {"space": "size=64k", "names": "nr_inodes=3"}[request.param]
    mount = shutil.which("mount") or "mount"
    done = subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", tmp_path], check=False, capture_output=True)
    if done.returncode:
        pytest.skip(f"no disk of memory can be mounted here: {done.stderr.decode().strip()}")
    yield Room(tmp_path, "No space left on device")
    subprocess.run([shutil.which("umount") or "umount", tmp_path], check=True)


def fill(folder: Path) -> None:
    """Use up what there is of a small disk, but for one page; where files may only not be large, do nothing."""
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    if free <= 1_000_000:
        (folder / "filler").write_bytes(b"x" * (free - 4_096))
    if os.statvfs(folder).f_favail == 1:
        (folder / "more").touch()


@covers(Row.FILES)
def test_a_full_disk_leaves_the_old_file(room: Room) -> None:
    """Where there is no space, no room for a name, or a limit, the old file is whole and one line says why."""
    folder = room.folder
    path = folder / "table.md"
    path.write_text("old\n", encoding="utf-8")
    fill(folder)
    before = sorted(item.name for item in folder.iterdir())
    with room.tight():
        ended = limited("show", "democracy", "-o", str(path), "--force")
    assert (2, f"scorecard: cannot write {path}: {room.reason}\n") == (ended.code, ended.err)
    assert ("old\n", before) == (path.read_text(encoding="utf-8"), sorted(item.name for item in folder.iterdir()))


@covers(Row.FILES)
def test_a_full_disk_gets_no_new_file(room: Room) -> None:
    """Where there is no space, a file that was not there is not begun."""
    folder = room.folder
    (folder / "old").write_text("old", encoding="utf-8")
    fill(folder)
    before = sorted(item.name for item in folder.iterdir())
    with room.tight():
        ended = limited("show", "democracy", "-o", str(folder / "table.md"))
    expected = (2, f"scorecard: cannot write {folder / 'table.md'}: {room.reason}\n", before)
    assert expected == (ended.code, ended.err, sorted(item.name for item in folder.iterdir()))


def writer(path: Path, number: int, *, force: bool) -> Callable[[], None]:
    """Return what writes one version, and ends with 3 where the file was there already."""

    def work() -> None:
        try:
            write_text(str(path), version(number, 100_000), force=force)
        except OutputError as error:
            os._exit(3 if "exists; use --force" in str(error) else 4)

    return work


@covers(Row.FILES)
@pytest.mark.parametrize("force", [True, False])
def test_of_writers_at_once_one_wins(tmp_path: Path, *, force: bool) -> None:
    """Six writers at once leave one whole text and no trace; without force one succeeds and five say why not."""
    for turn in range(10):
        path = tmp_path / str(turn) / "table.md"
        path.parent.mkdir()
        with all_at_once(*(writer(path, number, force=force) for number in range(1, 7))) as codes:
            pass
        expected = [0] * 6 if force else [0, 3, 3, 3, 3, 3]
        found = number_of(path.read_text(encoding="utf-8"))
        assert (expected, ["table.md"]) == (sorted(codes), [item.name for item in path.parent.iterdir()])
        assert found in range(1, 7) if force else found == codes.index(0) + 1


@covers(Row.FILES)
def test_a_reader_sees_whole_texts_only(tmp_path: Path) -> None:
    """Whoever reads while two writers write and sweep sees one whole text or another."""
    path = tmp_path / "table.md"
    write_text(str(path), version(1, 100_000))

    def work(first: int) -> None:
        for number in range(first, first + 40):
            write_text(str(path), version(number, 100_000), force=True)

    with all_at_once(partial(work, 100), partial(work, 200)) as codes:
        seen = [number_of(path.read_text(encoding="utf-8")) for _ in range(200)]
    assert ([0, 0], [], ["table.md"]) == (
        codes, [number for number in seen if number < 1], [item.name for item in tmp_path.iterdir()],
    )  # fmt: skip
