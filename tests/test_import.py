"""`scorecard import` and `--mapping`: tables on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

import scorecard as sc
from scorecard.cli.main import exit_code

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "examples" / "tables"
RUBRIC = """\
format: rubric/1
id: open_votes
version: 1.0.0
title: Open votes
standard: {title: Pledge of openness}
scales: {vote: {nay: 0, absent: 0, yea: 1}}
dimensions:
  - id: votes
    title: Votes
    criteria: [{id: v5, scale: vote}, {id: v19, scale: vote}, {id: v26, scale: vote}]
"""


def table(name: str) -> tuple[str, str]:
    """Return the paths of a mapping and a table among the examples."""
    return str(TABLES / f"{name}.yaml"), str(TABLES / f"{name}.csv")


@pytest.mark.parametrize("name", ["actions", "towns", "votes"])
def test_record_files_say_what_the_table_says(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files that are written load as the records of the table, each named by its subject."""
    mapping, rows = table(name)
    assert 0 == exit_code(["import", mapping, rows, "-o", str(tmp_path / "new" / "records")])
    records = sorted(sc.load_records(rows, mapping=mapping), key=lambda record: record.subject.id)
    written = sc.load_records(tmp_path / "new" / "records")
    assert records == written
    assert [f"{record.subject.id}.yaml" for record in records] == sorted(
        path.name for path in (tmp_path / "new" / "records").iterdir()
    )
    plural = "record" if len(records) == 1 else "records"
    assert ("", f"{len(records)} {plural} written to {tmp_path}/new/records\n") == capsys.readouterr()


def test_nothing_is_written_where_one_file_exists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stops the import before its first file, unless it is forced."""
    (tmp_path / "member_40.yaml").write_text("mine", encoding="utf-8")
    command = ["import", *table("votes"), "-o", str(tmp_path)]
    assert 2 == exit_code(command)
    assert "scorecard: member_40.yaml exists already; use --force to replace\n" == capsys.readouterr().err
    assert ["member_40.yaml"] == [path.name for path in tmp_path.iterdir()]
    assert 0 == exit_code([*command, "--force"])
    assert 2 == len(sc.load_records(tmp_path))


def test_nothing_is_written_of_a_table_with_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad cell keeps every record from being written."""
    mapping, rows = table("votes")
    bad = tmp_path / "bad.csv"
    bad.write_text(Path(rows).read_text(encoding="utf-8") + "40,house,27,aye\n", encoding="utf-8")
    assert 1 == exit_code(["import", mapping, str(bad), "-o", str(tmp_path / "records")])
    assert f"{bad}:8:4: error[unknown-label]: no label 'aye' for column 'Position'" in capsys.readouterr().err
    assert not (tmp_path / "records").exists()


def test_a_document_is_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A mapping and a table in the wrong order are told apart."""
    mapping, rows = table("votes")
    assert 2 == exit_code(["import", rows, mapping, "-o", "x"])
    assert "votes.yaml is a document; give a table after its mapping" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file stands in the way, the message names the folder."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert 2 == exit_code(["import", *table("votes"), "-o", str(tmp_path / "file" / "records")])
    assert f"scorecard: cannot make the folder {tmp_path}/file/records: Not a directory\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["compare", "--format", "csv"], "member_40"),
        (["check"], "1 file checked; no problems"),
    ],
)
def test_commands_read_tables(
    command: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that takes records takes a table with its mapping."""
    rubric = tmp_path / "rubric.yaml"
    rubric.write_text(RUBRIC, encoding="utf-8")
    mapping, rows = table("votes")
    assert 0 == exit_code([*command, rows, "--rubric", str(rubric), "--mapping", mapping])
    assert said in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["score", "explain"])
def test_commands_of_one_record_read_tables(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of one subject is one record; of more it is too many."""
    rubric, one = tmp_path / "rubric.yaml", tmp_path / "one.csv"
    rubric.write_text(RUBRIC, encoding="utf-8")
    mapping, rows = table("votes")
    one.write_text("".join(Path(rows).read_text(encoding="utf-8").splitlines(keepends=True)[:4]), encoding="utf-8")
    options = ["--rubric", str(rubric), "--mapping", mapping]
    assert 0 == exit_code([command, str(one), *options])
    assert "house 12" in capsys.readouterr().out
    assert 2 == exit_code([command, rows, *options])
    assert "holds 2 records" in capsys.readouterr().err


def test_check_warns_of_levels_of_another_rubric(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning about a table's records comes once for each record, at its first row."""
    rubric = tmp_path / "rubric.yaml"
    rubric.write_text(RUBRIC.replace("open_votes", "other_votes"), encoding="utf-8")
    mapping, rows = table("votes")
    assert 0 == exit_code(["check", rows, "--rubric", str(rubric), "--mapping", mapping])
    lines = [line for line in capsys.readouterr().err.splitlines() if "warning[" in line]
    assert [2, 5] == [int(line.removeprefix(f"{rows}:").partition(":")[0]) for line in lines]
