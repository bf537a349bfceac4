"""Formats that are bytes: on the command line, in Python, and where what makes them is not there."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

import scorecard as sc
from scorecard.cli.main import exit_code
from scorecard.rendering.files import MAKERS, rendered
from scorecard.rendering.formats import BY_ENDING

ROOT = Path(__file__).parent.parent
CLINTON = str(ROOT / "examples" / "records" / "clinton_1993.yaml")


@pytest.fixture(scope="module")
def card() -> sc.Scorecard:
    """Return a scorecard."""
    return sc.score(sc.load_rubric("democracy"), sc.load_records(CLINTON)[0])


def test_every_binary_format_has_its_maker_and_its_ending() -> None:
    """The names of the formats that are bytes are those that something makes, and each is an ending."""
    assert sc.BINARY_FORMATS == tuple(MAKERS)
    assert sc.BINARY_FORMATS == tuple(form for form in BY_ENDING.values() if form in MAKERS)


@pytest.mark.parametrize("format_", sc.FORMATS)
def test_text_becomes_utf_8(card: sc.Scorecard, format_: str) -> None:
    """A format that is text is what `render` returns, as UTF-8."""
    assert sc.render(card, format_).encode("utf-8") == rendered(card, format_)


@pytest.mark.parametrize("format_", sc.BINARY_FORMATS)
def test_a_file_is_made_of_bytes(card: sc.Scorecard, tmp_path: Path, format_: str) -> None:
    """The ending picks the format, on the command line and in Python, and the bytes are the same."""
    typed, saved = tmp_path / f"typed.{format_}", tmp_path / f"SAVED.{format_.upper()}"
    assert 0 == exit_code(["score", CLINTON, "-o", str(typed)])
    sc.save(card, saved)
    assert [rendered(card, format_)] * 2 == [typed.read_bytes(), saved.read_bytes()]


@pytest.mark.parametrize("format_", sc.BINARY_FORMATS)
def test_bytes_go_into_a_pipe(card: sc.Scorecard, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """Standard output that is no terminal gets the bytes as they are."""
    buffer = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(buffer, "ascii"))
    assert 0 == exit_code(["score", CLINTON, "--format", format_])
    assert rendered(card, format_) == buffer.getvalue()


class Terminal(io.StringIO):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize("format_", sc.BINARY_FORMATS)
@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_bytes_are_kept_off_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format_: str, output: list[str]
) -> None:
    """Before anything is computed, a terminal is refused with what to do."""
    monkeypatch.setattr("sys.stdout", Terminal())
    code = exit_code(["score", "no-such-file.yaml", "--format", format_, *output])
    words = f"{format_} is no text that a terminal shows; use -o FILE.{format_}, or a pipe"
    assert (2, True) == (code, words in capsys.readouterr().err)


def test_bytes_need_a_stream_that_takes_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where standard output was replaced by one for text alone, that is said."""
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert 2 == exit_code(["score", CLINTON, "--format", "docx"])
    assert "scorecard: cannot write to standard output: it takes text only\n" == capsys.readouterr().err


@pytest.mark.parametrize("format_", sc.BINARY_FORMATS)
def test_without_the_package_the_error_says_what_to_install(
    card: sc.Scorecard, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    """What a format needs is named, with the extra that brings it."""
    maker = MAKERS[format_]
    monkeypatch.setitem(sys.modules, maker.module, None)
    with pytest.raises(sc.OutputError) as caught:
        rendered(card, format_)
    assert f"writing {format_} needs {maker.package}: pip install 'policy-scorecard[{maker.extra}]'" == str(
        caught.value
    )


@pytest.mark.parametrize("format_", sc.BINARY_FORMATS)
def test_bytes_are_no_text(card: sc.Scorecard, format_: str) -> None:
    """`render`, which returns text, names the function that writes a file."""
    with pytest.raises(sc.OutputError) as caught:
        sc.render(card, format_)
    assert f"{format_} is no text, but a file: save(result, 'result.{format_}') writes it" == str(caught.value)


def test_save_says_which_endings_there_are(card: sc.Scorecard, tmp_path: Path) -> None:
    """An ending that says nothing is refused with those that do."""
    with pytest.raises(sc.OutputError) as caught:
        sc.save(card, tmp_path / "card.doc")
    assert f"no format for a file that ends in '.doc'; use {', '.join(BY_ENDING)}, or name the format" == str(
        caught.value
    )


def test_save_takes_a_named_format(card: sc.Scorecard, tmp_path: Path) -> None:
    """A format that is named counts more than the ending."""
    sc.save(card, str(tmp_path / "card.txt"), format="markdown")
    assert sc.render(card, "markdown") == (tmp_path / "card.txt").read_text(encoding="utf-8")


def test_save_replaces_only_where_it_may(card: sc.Scorecard, tmp_path: Path) -> None:
    """A file that exists stays as it is unless the caller says otherwise."""
    place = tmp_path / "card.txt"
    place.write_bytes(b"mine")
    with pytest.raises(sc.OutputError, match=r"^card.txt exists; use --force to replace it$"):
        sc.save(card, place)
    assert b"mine" == place.read_bytes()
    sc.save(card, place, force=True)
    assert sc.render(card).encode() == place.read_bytes()


def test_save_hands_on_the_detail(tmp_path: Path) -> None:
    """A comparison is saved with its criteria where that is asked for."""
    table = sc.compare(sc.load_rubric("democracy"), sc.load_records(CLINTON))
    sc.save(table, tmp_path / "table.md", detail=True)
    assert sc.render(table, "markdown", detail=True) == (tmp_path / "table.md").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_said(card: sc.Scorecard, tmp_path: Path) -> None:
    """What cannot be written ends in one line."""
    place = str(tmp_path / "nowhere" / "card.txt")
    with pytest.raises(sc.OutputError) as caught:
        sc.save(card, place)
    assert f"cannot write {place}: No such file or directory" == str(caught.value)


def test_an_archive_holds_no_time_of_day(card: sc.Scorecard) -> None:
    """Every part of a document is dated the first day that an archive can have."""
    with zipfile.ZipFile(io.BytesIO(rendered(card, "docx"))) as archive:
        dates = {part.date_time for part in archive.infolist()}
    assert {(1980, 1, 1, 0, 0, 0)} == dates
