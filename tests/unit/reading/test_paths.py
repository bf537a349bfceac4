"""Paths below a folder: each component from the one before it, no link followed, regular files only."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scorecard.reading import paths
from scorecard.reading.paths import is_below, names_in, open_below

LINK = "links are not followed here"
NO_FILE = "it is no regular file"
NO_NAME = "it is not the name of a file in this folder"


@pytest.fixture(params=["step by step", "by whole paths"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Open paths in both ways: from open folders, and as a system must that has none."""
    monkeypatch.setattr(paths, "_FROM_FOLDERS", request.param == "step by step")
    return str(request.param)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with a file in a folder in it, and a file beside it that nobody may reach."""
    inner = tmp_path / "home" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("inside", encoding="utf-8")
    (tmp_path / "a.txt").write_text("outside", encoding="utf-8")
    (tmp_path / "home" / "up").symlink_to("..")
    (tmp_path / "home" / "round").symlink_to("round")
    (inner / "out").symlink_to(tmp_path / "a.txt")
    (inner / "same").symlink_to("a.txt")
    (inner / "nowhere").symlink_to("nobody")
    os.mkfifo(inner / "pipe")
    return tmp_path / "home"


def read(*names: str, folder: Path) -> str:
    """Return what a path below a folder holds, or why it does not open."""
    try:
        with os.fdopen(open_below(str(folder), *names), encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        return str(error.strerror)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["inner", "a.txt"], "inside"),
        (["inner", "out"], LINK),
        (["inner", "same"], LINK),
        (["inner", "nowhere"], LINK),
        (["inner", "pipe"], NO_FILE),
        (["inner"], NO_FILE),
        (["up"], LINK),
        (["up", "a.txt"], LINK),
        (["up", "home", "inner", "a.txt"], LINK),
        (["round"], LINK),
        (["round", "a.txt"], LINK),
        (["nobody"], "No such file or directory"),
        (["nobody", "a.txt"], "No such file or directory"),
        (["inner", "a.txt", "b"], "Not a directory"),
        (["INNER", "a.txt"], "No such file or directory"),
        (["inner", "a.txt "], "No such file or directory"),
        (["x" * 300], "File name too long"),
        (["x" * 300, "a.txt"], "File name too long"),
        ([".."], NO_NAME),
        (["..", "a.txt"], NO_NAME),
        (["inner", "..", "..", "a.txt"], NO_NAME),
        (["."], NO_NAME),
        ([""], NO_NAME),
        (["inner", ""], NO_NAME),
        (["inner/a.txt"], NO_NAME),
        (["/etc/passwd"], NO_NAME),
        (["..\\a.txt"], NO_NAME),
        (["C:a.txt"], NO_NAME),
        (["a.txt:stream"], NO_NAME),
        (["a\0.txt"], NO_NAME),
    ],
)
@pytest.mark.usefixtures("way")
def test_a_path_leads_to_a_regular_file_below_or_nowhere(home: Path, names: list[str], found: str) -> None:
    """A path below a folder is opened where no component is a link, leads up, or is more than a name."""
    assert found == read(*names, folder=home)


@pytest.mark.parametrize(
    ("name", "number"),
    [("same", errno.ELOOP), ("pipe", errno.EINVAL), ("..", errno.EINVAL), ("nobody", errno.ENOENT)],
)
@pytest.mark.usefixtures("way")
def test_a_refusal_has_the_number_of_its_kind(home: Path, name: str, number: int) -> None:
    """A link is refused as the system refuses one, and what is no file or no name as an argument that will not do."""
    with pytest.raises(OSError, match=r"\w") as raised:
        open_below(str(home / "inner"), name)
    assert number == raised.value.errno


@pytest.mark.parametrize(("attributes", "found"), [(0x400, LINK), (0x420, LINK), (0x20, "inside")])
@pytest.mark.usefixtures("way")
def test_what_windows_has_in_place_of_links_is_not_followed(
    home: Path, monkeypatch: pytest.MonkeyPatch, attributes: int, found: str
) -> None:
    """A junction, which only an attribute of Windows tells from a file, is refused as a link is."""
    system = os.fstat

    def fstat(handle: int) -> SimpleNamespace:
        status = system(handle)
        return SimpleNamespace(
            st_mode=status.st_mode, st_dev=status.st_dev, st_ino=status.st_ino, st_file_attributes=attributes
        )

    monkeypatch.setattr(paths, "os", SimpleNamespace(**{**vars(os), "fstat": fstat}))
    assert found == read("inner", "a.txt", folder=home)


def test_another_file_in_the_place_of_one_is_seen_by_its_number(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where whole paths are all that there is, a file that is swapped with another after the look is refused."""
    monkeypatch.setattr(paths, "_FROM_FOLDERS", False)
    place = home / "inner" / "a.txt"

    def swap() -> None:
        place.rename(home / "old")
        place.write_text("another", encoding="utf-8")

    monkeypatch.setattr(os, "open", swapped(os.open, "a.txt", swap))
    with pytest.raises(OSError, match=LINK) as raised:
        open_below(str(home), "inner", "a.txt")
    assert errno.ELOOP == raised.value.errno


def test_a_socket_in_the_place_of_a_file_is_named_as_the_system_names_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be opened after the look, and is no link, keeps the reason that the system gives."""
    place = home / "inner" / "a.txt"

    def swap() -> None:
        place.rename(home / "old")
        bound = socket.socket(socket.AF_UNIX)
        bound.bind(str(place))
        bound.close()

    monkeypatch.setattr(paths, "_FROM_FOLDERS", True)
    monkeypatch.setattr(os, "open", swapped(os.open, "a.txt", swap))
    assert os.strerror(errno.ENXIO) == read("inner", "a.txt", folder=home)


@pytest.mark.usefixtures("way")
def test_a_socket_is_no_file(home: Path) -> None:
    """A socket is no regular file."""
    bound = socket.socket(socket.AF_UNIX)
    bound.bind(str(home / "s"))
    bound.close()
    assert NO_FILE == read("s", folder=home)


@pytest.mark.usefixtures("way")
def test_the_user_s_folder_may_be_a_link(home: Path) -> None:
    """Links in the folder that the user named are followed."""
    (home.parent / "link").symlink_to(home)
    assert "inside" == read("inner", "a.txt", folder=home.parent / "link")


def test_nothing_stays_open(home: Path) -> None:
    """Whatever a path leads to, no descriptor is left open."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    for names in (["inner", "a.txt"], ["inner", "out"], ["inner", "pipe"], ["up", "a.txt"], ["nobody"], ["inner"]):
        read(*names, folder=home)
    assert before == len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.parametrize(
    ("name", "there"), [("inner", True), ("round", True), ("nobody", False), ("..", False), ("x" * 300, False)]
)
def test_what_is_below_is_told_without_following(home: Path, name: str, *, there: bool) -> None:
    """A link counts as there, were it a circle, and what is no name does not."""
    assert there == is_below(str(home), name)


def test_only_regular_files_are_listed(home: Path) -> None:
    """A listing has the regular files, sorted, without links, pipes and folders."""
    (home / "inner" / "b.txt").touch()
    assert (["a.txt", "b.txt"], []) == (names_in(str(home / "inner")), names_in(str(home)))
    assert ["inner/a.txt", "inner/b.txt"] == [name for name in names_in(str(home), 1) if name.startswith("inner")]


def swapped(function: Callable[..., Any], name: str, swap: Callable[[], object]) -> Callable[..., Any]:
    """Return a function that lets somebody swap something right before it is called for a name."""

    def call(path: Any, *rest: Any, **named: Any) -> Any:
        if Path(path).name == name and not done:
            done.append(swap())
        return function(path, *rest, **named)

    done: list[object] = []
    return call


@pytest.mark.parametrize("what", ["link", "pipe", "folder", "gone"])
@pytest.mark.parametrize("name", ["inner", "a.txt"])
def test_a_component_swapped_before_it_is_opened_is_seen(
    home: Path, monkeypatch: pytest.MonkeyPatch, way: str, what: str, name: str
) -> None:
    """What is put in a component's place after the look and before the opening is refused, and nothing waits."""
    place = home / name if name == "inner" else home / "inner" / name

    def swap() -> None:
        place.rename(home.parent / "old")
        if what == "link":
            place.symlink_to(home.parent if name == "inner" else home.parent / "a.txt")
        elif what == "pipe":
            os.mkfifo(place)
        elif what == "folder":
            place.mkdir()

    monkeypatch.setattr(os, "open", swapped(os.open, name if way == "step by step" else "a.txt", swap))
    assert read("inner", "a.txt", folder=home) not in {"inside", "outside"}


@contextmanager
def swapping(place: Path, first: Path, second: Path) -> Iterator[None]:
    """Let a thread put one and the other in a place, in turn, until the block ends."""
    ended = threading.Event()

    def turn() -> None:
        while not ended.is_set():
            first.rename(place)
            place.rename(first)
            second.rename(place)
            place.rename(second)

    thread = threading.Thread(target=turn)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def test_a_component_swapped_all_the_time_never_leads_out(home: Path) -> None:
    """A folder that is swapped with a link, again and again, leads to the file inside or nowhere."""
    (home / "inner").rename(home / "good")
    (home / "bad").symlink_to(home.parent)
    with swapping(home / "inner", home / "good", home / "bad"):
        found = {read("inner", "a.txt", folder=home) for _ in range(2_000)}
    assert "outside" not in found
