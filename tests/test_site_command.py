"""`scorecard site` on the command line: where it writes, what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.cli.main import exit_code

RECORDS = str(Path(__file__).parent.parent / "examples" / "records")
SITE = ("site", RECORDS, "--draws", "0")


def test_a_folder_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder is written, and a line on standard error says where to begin; nothing is on standard output."""
    folder = tmp_path / "guide"
    assert 0 == exit_code([*SITE, "-o", str(folder)])
    assert ("", f"wrote {folder}; open {folder}/index.html\n") == capsys.readouterr()
    assert (folder / "subjects" / "obama_2009.html").is_file()
    assert (folder / "criteria" / "sanctions.arms_limits.html").is_file()


def test_a_folder_in_the_way_is_said_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that stands there is refused before any record is read, and it stays as it is."""
    assert 2 == exit_code(["site", "no_such_file.yaml", "-o", str(tmp_path)])
    assert ("", f"scorecard: {tmp_path} exists; use --force to replace it\n") == capsys.readouterr()


def test_force_replaces_no_other_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with anything else in it is left alone, whatever is asked."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert 2 == exit_code([*SITE, "-o", str(tmp_path), "--force"])
    expected = f"scorecard: cannot replace {tmp_path}: there are files in it that are no part of a site\n"
    assert ("", expected) == capsys.readouterr()
    assert ["mine.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("output", ["-", ""])
def test_a_site_is_no_stream(output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder cannot go to standard output, nor have no name."""
    monkeypatch.chdir(tmp_path)
    assert 2 == exit_code([*SITE, "-o", output])
    assert [] == list(tmp_path.iterdir())
