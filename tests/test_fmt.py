"""`scorecard fmt`: what it writes, what it lists, and what it leaves alone."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import scorecard as sc
from scorecard.cli.main import exit_code
from scorecard.formatting import canonical as module
from scorecard.formatting import files
from scorecard.formatting.canonical import canonical
from scorecard.problem import OutputError
from scorecard.reading.written import WrittenDocument, written_document
from scorecard.writing.atomic import write_text
from scorecard.writing.blank_record import blank_record
from scorecard.writing.starter import STARTERS, starter

ROOT = Path(__file__).parent.parent
MESSY = "# head\nsubject: {name: A,  id: a} # who\nformat: record/1\n"
NEAT = "# head\nformat: record/1\nsubject: {id: a, name: A}  # who\n"


NEEDS_ITS_PACKAGE = ROOT / "examples" / "plugin" / "rubric.yaml"
"""Checked where its package is installed, by `test_plugin_package.py`."""
BUNDLED = sorted({*(ROOT / "rubrics").glob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")} - {NEEDS_ITS_PACKAGE})

RUBRICS = [path for path in BUNDLED if "\nformat: rubric/1\n" in f"\n{path.read_text(encoding='utf-8')}"]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_documents_of_the_library_are_in_the_layout(path: Path) -> None:
    """Every bundled document and example is as formatting leaves it."""
    text = path.read_text(encoding="utf-8")
    assert text == canonical(text, str(path))


@pytest.mark.parametrize("name", ["democracy", "examples/published/hdi/human_development_index.yaml"])
def test_what_the_library_writes_is_in_the_layout(name: str) -> None:
    """A rubric as `show --format yaml` writes it does not change, nor does a record as `import` writes it."""
    [record, *_] = sc.load_records(ROOT / "examples" / "records")
    texts = [sc.dump_rubric(sc.load_rubric(str(ROOT / name) if "/" in name else name)), sc.dump_record(record)]
    assert texts == [canonical(text, "a.yaml") for text in texts]


@pytest.mark.parametrize("kind", STARTERS)
def test_what_new_writes_is_in_the_layout(kind: str) -> None:
    """A document to start from does not change, whether it names a schema or not."""
    texts = [starter(kind, "open_aid", "Open aid", schema) for schema in ("", f".scorecard/{kind}.json")]
    assert texts == [canonical(text, "open_aid.yaml") for text in texts]


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_a_record_for_a_rubric_is_in_the_layout(path: Path) -> None:
    """A record that lists what a rubric asks for does not change, before anything is filled in."""
    text = blank_record(sc.load_rubric(path), "arcadia", "Arcadia", ".scorecard/record.json")
    assert text == canonical(text, "arcadia.yaml")


def test_a_file_is_put_into_the_layout_and_keeps_its_rights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is replaced by the same document in the layout; a second run finds nothing to do."""
    path = tmp_path / "a.yaml"
    path.write_text(MESSY, encoding="utf-8")
    path.chmod(0o604)
    before = sc.load_records(path)
    assert 0 == exit_code(["fmt", str(tmp_path)])
    assert (NEAT, 0o604) == (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777)
    assert before == sc.load_records(path)
    assert 0 == exit_code(["fmt", str(tmp_path)])
    assert ("", "1 file changed\n0 files changed, 1 as before\n") == capsys.readouterr()


def test_check_lists_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --check every file that would change is listed, and the exit code is 1."""
    for name, text in (("a.yaml", MESSY), ("b.yaml", NEAT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert 1 == exit_code(["fmt", "--check", str(tmp_path)])
    assert (f"{tmp_path}/a.yaml\n", "1 file would change, 1 would stay\n") == capsys.readouterr()
    assert MESSY == (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert 0 == exit_code(["fmt", "--check", str(tmp_path / "b.yaml")])


def test_diff_shows_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --diff what would change is shown, a missing line end included, and the exit code is 1."""
    path = tmp_path / "a.yaml"
    path.write_text(MESSY.rstrip(), encoding="utf-8")
    assert 1 == exit_code(["fmt", "--diff", str(path)])
    expected = (
        f"--- {path}\n+++ {path}\n@@ -1,3 +1,3 @@\n # head\n-subject: {{name: A,  id: a}} # who\n-format: record/1\n"
        "\\ No newline at end of file\n+format: record/1\n+subject: {id: a, name: A}  # who\n"
    )
    assert expected == capsys.readouterr().out
    assert MESSY.rstrip() == path.read_text(encoding="utf-8")


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With - the document comes from standard input and goes to standard output, and nothing else does."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + MESSY.encode())))
    assert 0 == exit_code(["fmt", "-"])
    assert (NEAT, "") == capsys.readouterr()
    assert 2 == exit_code(["fmt", "-", "rubrics"])


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    """A file whose first line ends as on Windows is written so throughout."""
    path = tmp_path / "a.yaml"
    path.write_bytes(MESSY.replace("\n", "\r\n").encode())
    assert 0 == exit_code(["fmt", str(path)])
    assert NEAT.replace("\n", "\r\n").encode() == path.read_bytes()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "format: record/1\nsubject: &a {id: a, name: A}\n",
            "2:10: error[anchor]: anchors and aliases",
        ),
        ("format: record/1\nsubject: {id: a}\n", "2:1: error[missing-key]: 'name' is missing"),
        ("a: {b: 1\n", "1:4: error[syntax]:"),
    ],
)
def test_a_file_with_problems_is_left_alone(
    text: str, first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The problems are reported as a check reports them, and other files are formatted."""
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(MESSY, encoding="utf-8")
    assert 1 == exit_code(["fmt", str(tmp_path)])
    assert first in capsys.readouterr().err
    assert (text, NEAT) == tuple((tmp_path / f"{name}.yaml").read_text(encoding="utf-8") for name in "ab")


def test_a_record_needs_no_rubric_to_be_formatted() -> None:
    """Themes that only a rubric of the record's own defines do not stop its formatting."""
    text = (ROOT / "tests" / "golden" / "input" / "borduria.yaml").read_text(encoding="utf-8")
    assert "open_registers" in canonical(text, "borduria.yaml")


def test_json_is_left_with_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON stays as it is, and the summary counts it; what is not there is an error."""
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert 0 == exit_code(["fmt", str(tmp_path)])
    assert "0 files changed, 1 in JSON left as it is\n" == capsys.readouterr().err
    assert 2 == exit_code(["fmt", str(tmp_path / "none.yaml")])


@pytest.mark.parametrize(("text", "times"), [(NEAT, 1), (MESSY, 2)])
def test_nothing_is_read_twice_without_need(text: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is not read again, and the result is only where it differs."""
    read: list[str] = []

    def counted(text: str, path: str) -> WrittenDocument:
        read.append(text)
        return written_document(text, path)

    monkeypatch.setattr(module, "written_document", counted)
    assert (NEAT, times) == (canonical(text, "a.yaml"), len(read))


def test_an_unfaithful_layout_is_a_bug_and_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Should formatting lose a word, the file stays, and one line says whose fault it is."""
    path = tmp_path / "a.yaml"
    path.write_text(MESSY, encoding="utf-8")
    monkeypatch.setattr(module, "laid_out", lambda _document: NEAT.replace("name: A", "name: B"))
    assert 70 == exit_code(["fmt", str(path)])
    expected = f"this is a bug in scorecard: UnfaithfulError: formatting {path} would change what it says"
    assert expected in capsys.readouterr().err
    assert MESSY == path.read_text(encoding="utf-8")


def test_what_is_saved_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that somebody saves while it is formatted stays as saved, one line says so, and others are formatted."""
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (first, second):
        path.write_text(MESSY, encoding="utf-8")

    def slowly(text: str, path: str) -> str:
        if path == str(first):
            first.write_text("theirs", encoding="utf-8")
        return canonical(text, path)

    monkeypatch.setattr(files, "canonical", slowly)
    assert 2 == exit_code(["fmt", str(tmp_path)])
    assert ("theirs", NEAT) == (first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8"))
    said = f"{first} was saved by somebody else meanwhile, so it is left as it is; format it again"
    assert ("", f"scorecard: {said}\n1 file changed\n") == capsys.readouterr()


def test_a_file_is_written_before_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved in a file while those before it are formatted is formatted with it."""
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (first, second):
        path.write_text(MESSY, encoding="utf-8")

    def writing(path: str, text: str, *, force: bool) -> None:
        write_text(path, text, force=force)
        if path == str(first):
            second.write_text(MESSY.replace("A,", "B,"), encoding="utf-8")

    monkeypatch.setattr(files, "write_text", writing)
    assert 0 == exit_code(["fmt", str(tmp_path)])
    assert NEAT.replace("name: A", "name: B") == second.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every other file is formatted, every problem is shown, and the exit code is 2."""
    for name, text in (("a", MESSY), ("b", "a: {b: 1\n"), ("c", MESSY)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def refusing(path: str, text: str, *, force: bool) -> None:
        if path.endswith("a.yaml"):
            msg = f"cannot write {path}: Read-only file system"
            raise OutputError(msg)
        write_text(path, text, force=force)

    monkeypatch.setattr(files, "write_text", refusing)
    assert 2 == exit_code(["fmt", str(tmp_path)])
    assert NEAT == (tmp_path / "c.yaml").read_text(encoding="utf-8")
    said = capsys.readouterr().err
    assert "b.yaml:1:4: error[syntax]" in said
    assert said.endswith(f"scorecard: cannot write {tmp_path}/a.yaml: Read-only file system\n1 file changed\n")


def test_a_link_that_is_found_and_not_named_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder's links are passed by, whatever they lead to; one that is named is followed."""
    (tmp_path / "in").mkdir()
    real, link = tmp_path / "real.yaml", tmp_path / "in" / "link.yaml"
    real.write_text(MESSY, encoding="utf-8")
    link.symlink_to(real)
    for path in (tmp_path / "in", tmp_path / "in" / "*.yaml"):
        assert 0 == exit_code(["fmt", str(path)])
        assert "0 files changed, 1 behind links left; name a link to follow it\n" == capsys.readouterr().err
    assert MESSY == real.read_text(encoding="utf-8")
    assert 0 == exit_code(["fmt", str(link)])
    assert (True, NEAT) == (link.is_symlink(), real.read_text(encoding="utf-8"))
    link.unlink()
    link.symlink_to(tmp_path / "none.yaml")
    assert 2 == exit_code(["fmt", str(link)])


def test_a_linked_folder_that_a_pattern_finds_is_left(tmp_path: Path) -> None:
    """A pattern leads to no file behind a link that it finds, and to those of a linked folder that it names."""
    (tmp_path / "real").mkdir()
    (tmp_path / "in").mkdir()
    real = tmp_path / "real" / "a.yaml"
    real.write_text(MESSY, encoding="utf-8")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "real")
    assert 0 == exit_code(["fmt", str(tmp_path / "in" / "*" / "a.yaml")])
    assert MESSY == real.read_text(encoding="utf-8")
    assert 0 == exit_code(["fmt", str(tmp_path / "in" / "link" / "*.yaml")])
    assert NEAT == real.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xef\xbb\xbf" + NEAT.encode(), "the byte order mark goes"),
        (NEAT.replace("\n", "\r\n", 1).encode(), "the line ends become those of the first line"),
        (
            b"\xef\xbb\xbf" + NEAT.replace("a, name: A}  # who\n", "a, name: A}  # who\r\n").encode(),
            "the byte order mark goes, the line ends become those of the first line",
        ),
    ],
)
def test_diff_names_what_no_diff_shows(
    data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing but a byte order mark or line ends change, one line says so."""
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert 1 == exit_code(["fmt", "--diff", str(path)])
    assert (f"{path}: {said}\n", "1 file would change\n") == capsys.readouterr()


def test_folders_that_are_not_entered_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder inside is not formatted, and that is said."""
    (tmp_path / "records").mkdir()
    for path in (tmp_path / "a.yaml", tmp_path / "records" / "b.yaml"):
        path.write_text(NEAT, encoding="utf-8")
    assert 0 == exit_code(["fmt", str(tmp_path)])
    said = f"0 files changed, 1 as before\nfolder {tmp_path / 'records'} not entered; name it to format it too\n"
    assert said == capsys.readouterr().err
