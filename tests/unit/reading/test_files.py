"""Bytes from files: regular files only, of limited size."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
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


NO_FILE = "error[unreadable]: the file cannot be opened: No such file or directory"
NOTHING = "error[unreadable]: no documents here"
ENDINGS = "give files that end in .yaml, .yml, .json"


@pytest.fixture
def _in_a_folder_with_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder that has documents, tables and folders with and without them."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.yaml",
        "records/b.yaml",
        "records/b.csv",
        "records/.c.yaml",
        "records/c.txt",
        "records/inner/d.yml",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("a: b\n", encoding="utf-8")
    for name in ("outer/later", "outer/inner", "outer/.hidden", "tables"):
        Path(name).mkdir(parents=True)
        (Path(name) / ("d.csv" if name == "tables" else "d.json")).touch()
    for name in ("empty", "records/e.yaml"):
        Path(name).mkdir()
    os.mkfifo("pipe.yaml")
    Path("link.yaml").symlink_to("a.yaml")
    Path("gone.yaml").symlink_to("nobody.yaml")


def told(read: Callable[[], object]) -> object:
    """Return what is read, or else what is said of it and the help."""
    try:
        return read()
    except DocumentError as error:
        return [f"{problem}; {problem.hint}" for problem in error.problems]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("b.yaml", f"b.yaml: {NO_FILE}; did you mean 'a.yaml'?"),
        ("records/bb.yaml", f"records/bb.yaml: {NO_FILE}; did you mean 'records/b.yaml'?"),
        ("records/bb.csv", f"records/bb.csv: {NO_FILE}; check path and rights"),
        ("nowhere/b.yaml", f"nowhere/b.yaml: {NO_FILE}; check path and rights"),
        ("zzzzzzzzzzzzz", f"zzzzzzzzzzzzz: {NO_FILE}; check path and rights"),
        ("gone.yaml", f"gone.yaml: {NO_FILE}; check path and rights"),
        ("records", "records: error[unreadable]: this is no regular file; give the path of a file"),
        ("pipe.yaml", "pipe.yaml: error[unreadable]: this is no regular file; give the path of a file"),
        (
            "a\0.yaml",
            "a\0.yaml: error[unreadable]: the file cannot be opened: embedded null byte; did you mean 'a.yaml'?",
        ),
    ],
)
@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_a_file_that_a_user_names_is_refused_with_help(path: str, said: str) -> None:
    """What cannot be read says why, and names a document of the same folder whose name is near."""
    assert [said] == told(lambda: read_text(path))


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("b.yaml", "No such file or directory"),
        ("records", "it is no regular file"),
        ("link.yaml", "links are not followed here"),
        ("a\0.yaml", "it is not the name of a file in this folder"),
    ],
)
@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_a_file_that_a_document_names_is_refused_without_names_of_others(path: str, why: str) -> None:
    """What a document names is refused without a look at what else the folder has."""
    said = f"{path}: error[unreadable]: the file cannot be opened: {why}; check path and rights"
    assert [said] == told(lambda: read_text(path, follow_links=False))


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (5, b"a: b\n"),
        (4, ["a.yaml: error[too-large]: the file has more than 4 bytes; split it into several files"]),
    ],
)
@pytest.mark.parametrize("follow_links", [True, False])
@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_a_file_has_as_many_bytes_as_it_may(limit: int, said: object, follow_links: object) -> None:
    """A file of just as many bytes as it may have is read, whoever names it."""
    assert said == told(lambda: read_bytes("a.yaml", limit=limit, follow_links=bool(follow_links)))


@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_a_text_has_as_many_bytes_as_it_may() -> None:
    """A text has the limit that is given."""
    said = "a.yaml: error[too-large]: the file has more than 4 bytes; split it into several files"
    assert ["a: b\n", [said]] == [
        told(lambda: read_text("a.yaml", limit=5)),
        told(lambda: read_text("a.yaml", limit=4)),
    ]


@pytest.mark.parametrize(
    ("path", "found", "with_tables"),
    [
        ("records", ["records/b.yaml"], ["records/b.csv", "records/b.yaml"]),
        ("tables", [f"tables: {NOTHING}; {ENDINGS}"], ["tables/d.csv"]),
        ("empty", [f"empty: {NOTHING}; {ENDINGS}"], [f"empty: {NOTHING}; {ENDINGS}, .csv, .tsv, .xlsx, .xlsm"]),
        ("outer", *2 * [[f"outer: {NOTHING}; name the folder outer/inner to read what is in it"]]),
        ("a.yaml", ["a.yaml"], ["a.yaml"]),
        ("NEXT.yaml", ["NEXT.yaml"], ["NEXT.yaml"]),
        ("?.yaml", ["a.yaml"], ["a.yaml"]),
        ("[ab].yaml", ["a.yaml"], ["a.yaml"]),
        ("records/*", *2 * [["records/.c.yaml", "records/b.csv", "records/b.yaml", "records/c.txt"]]),
        (
            "**/**/**/d.*",
            *2
            * [
                [
                    "outer/.hidden/d.json",
                    "outer/inner/d.json",
                    "outer/later/d.json",
                    "records/inner/d.yml",
                    "tables/d.csv",
                ]
            ],
        ),
        (
            "x" * 300,
            *2 * [[f"{'x' * 300}: error[unreadable]: this cannot be read: File name too long; check the path"]],
        ),
    ],
    ids=lambda value: str(value)[:20],
)
@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_a_path_stands_for_documents_sorted_by_name(path: str, found: object, with_tables: object) -> None:
    """A folder stands for its documents, with a mapping for its tables too; a pattern for what it matches."""
    assert [found, with_tables] == [
        told(lambda: documents_in(path)),
        told(lambda: documents_in(path, with_tables=True)),
    ]


def test_a_pattern_that_the_system_does_not_take_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a text is no pattern to this Python, its reason is said."""

    def glob(_place: Path, pattern: str) -> list[Path]:
        message = f"{pattern} is no pattern"
        raise ValueError(message)

    monkeypatch.setattr(Path, "glob", glob)
    said = "x**: error[unreadable]: this cannot be read: x** is no pattern; check the path"
    assert [said] == told(lambda: documents_in("x**"))


@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_a_pattern_may_start_at_the_root(tmp_path: Path) -> None:
    """A pattern that starts at the root of the file system is matched there."""
    assert [str(tmp_path / "records" / "b.yaml")] == documents_in(str(tmp_path / "rec*" / "b.y*"))


@pytest.mark.parametrize(
    ("path", "folders"),
    [
        (".", ["records"]),
        ("records", ["records/inner"]),
        ("outer", ["outer/inner", "outer/later"]),
        ("a.yaml", []),
        ("no", []),
    ],
)
@pytest.mark.usefixtures("_in_a_folder_with_documents")
def test_folders_that_are_not_entered_are_named(path: str, folders: list[str]) -> None:
    """Folders that hold documents are named, hidden ones and those that hold none aside."""
    assert folders == folders_not_entered(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "-: error[unreadable]: standard input is closed; give a file, or send the document there"),
        (b"12345", "-: error[too-large]: the file has more than 4 bytes; split it into several files"),
    ],
)
def test_standard_input_is_refused_with_help(monkeypatch: pytest.MonkeyPatch, data: bytes | None, said: str) -> None:
    """Standard input that is closed or too large says what to do."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)) if data else None)
    assert [said] == told(lambda: read_bytes("-", limit=4))


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"\xff", (1, 1)), (b"a\n\n\xc3\xa4b\xff\n", (3, 3)), (b"\n\xff", (2, 1)), (b"\xef\xbb\xbfa: \xff", (1, 5))],
)
def test_bytes_that_are_no_text_are_refused_at_their_place(tmp_path: Path, data: bytes, place: tuple[int, int]) -> None:
    """The first byte that is not UTF-8 is found by its line and by the character that it would be."""
    problem = refusal(written(tmp_path, data))
    assert ("not-utf8", "the file is not UTF-8 text", "save it as UTF-8") == (
        problem.code,
        problem.message,
        problem.hint,
    )
    assert ":".join(map(str, (tmp_path / "record.yaml", *place))) == str(problem.location)


def test_what_stands_open_is_closed(tmp_path: Path) -> None:
    """A folder that was opened as a file is not left open."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    refusal(str(tmp_path))
    assert before == len(list(Path("/proc/self/fd").iterdir()))


class _StaysOpen(io.BytesIO):
    """Bytes that can be asked how far they were read, after whoever read them has closed them."""

    def close(self) -> None:
        """Stay open."""


def _code(path: str) -> str:
    with pytest.raises(DocumentError) as raised:
        read_bytes(path, limit=9)
    return raised.value.problems[0].code


def test_no_more_is_read_than_tells_that_it_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a stream or a file without end, one byte more than the limit is read."""
    stream, file = _StaysOpen(b"#" * 100), _StaysOpen(b"#" * 100)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    path = written(tmp_path, "")

    def fdopen(handle: int, _mode: str) -> io.BytesIO:
        os.close(handle)
        return file

    monkeypatch.setattr(os, "fdopen", fdopen)
    assert ["too-large", "too-large"] == [_code(name) for name in ("-", path)]
    assert (10, 10) == (stream.tell(), file.tell())
