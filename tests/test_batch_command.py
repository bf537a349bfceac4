"""`scorecard batch` on the command line: what it writes and says, and what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from scorecard.cli.main import exit_code

ROOT = Path(__file__).parent.parent
RUBRIC = str(ROOT / "examples" / "batch" / "open_votes.yaml")
MEMBERS, NEWCOMERS = (str(ROOT / "examples" / "batch" / name) for name in ("members.csv", "newcomers.csv"))
WITHOUT = "import sys; sys.modules['pyarrow'] = None; from scorecard.cli.main import run; run(sys.argv[1:])"
SCORED = "out: 2 files of scores, 5 subjects"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return the exit code of a call and what it says on standard error; standard output stays empty."""
    code = exit_code(["batch", *arguments])
    out, err = capsys.readouterr()
    assert "" == out
    return code, err


def test_a_file_of_scores_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    """Of each file there is one of scores, a line says so, and a vote that a member missed is unknown."""
    assert (0, f"{SCORED}\n") == said(capsys, RUBRIC, MEMBERS, NEWCOMERS, "out")
    assert [("member_12", 0.5, "mostly"), ("member_40", None, "seldom to mostly"), ("member_7", 1.0, "mostly")] == [
        (row["subject"], row["score"], row["band"]) for row in pq.read_table("out/members.parquet").to_pylist()
    ]


def test_a_run_is_resumed_and_verified(capsys: pytest.CaptureFixture[str]) -> None:
    """What is scored is skipped, and a run that is complete is found whole."""
    assert (0, "out: 1 file of scores, 3 subjects\n") == said(capsys, RUBRIC, MEMBERS, "out")
    assert (0, f"{SCORED}; 1 skipped\n") == said(capsys, RUBRIC, MEMBERS, NEWCOMERS, "out", "--resume")
    assert (0, f"{SCORED}, as its manifest says\n") == said(capsys, RUBRIC, MEMBERS, NEWCOMERS, "out", "--verify")
    assert (0, f"{SCORED}\n") == said(capsys, RUBRIC, MEMBERS, NEWCOMERS, "out", "--force")


def test_scores_that_are_there_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --force and --resume nothing is replaced."""
    said(capsys, RUBRIC, MEMBERS, "out")
    resume, force = '--resume (in Python existing="resume")', '--force (in Python existing="replace")'
    message = f"out/manifest.json exists; use {resume} to go on with that run, or {force} to replace it"
    assert (2, f"scorecard: {message}\n") == said(capsys, RUBRIC, MEMBERS, "out")


def test_what_does_not_fit_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A cell that does not fit is one problem, with its file and row, and exit code 1."""
    Path("votes.csv").write_text("subject,v5\nmember_1,yea\nmember_2,nya\n", encoding="utf-8")
    expected = """\
votes.csv: error[unknown-level]: row 2: no level 'nya' in the scale of 'v5'
  = at:      v5
  = allowed: nay, absent, not_in_office, yea
  = help:    did you mean 'yea'?

1 error
"""
    assert (1, expected) == said(capsys, RUBRIC, "votes.csv", "out")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--resume", "--force"], "--resume, --force and --verify exclude each other"),
        (["--force", "--verify"], "--resume, --force and --verify exclude each other"),
        (
            ["--rank"],
            "ranks need the scores of all subjects at once; rank the scores that are written, or use score_table",
        ),
        (["--scheduler", "tcp://a:1"], "--scheduler is the address of a cluster of Dask; give --engine dask too"),
        (["--max-rows", "0"], "Invalid value for '--max-rows': 0 is not in the range x>=1."),
    ],
)
def test_wrong_uses_say_what_is_right(capsys: pytest.CaptureFixture[str], more: list[str], message: str) -> None:
    """Options that make no sense together, and ranks, are refused before anything is read."""
    code, err = said(capsys, "nowhere.yaml", "nowhere.csv", "out", *more)
    assert (2, f"Error: {message}") == (code, err.splitlines()[-1])


def test_scores_are_no_stream(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder cannot go to standard output."""
    code, err = said(capsys, RUBRIC, MEMBERS, "-")
    assert (2, "Error: scores are a folder of files; OUTPUT takes the name of one") == (code, err.splitlines()[-1])


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (["--engine", "spark"], "scorecard: no engine 'spark'; known: local, dask"),
        (["--max-rows", "2"], f"{MEMBERS}: error[too-large]: the file has 3 rows, and 2 are allowed"),
        (["--max-bytes", "9"], f"{MEMBERS}: error[too-large]: the file has 87 bytes of data, and 9 are allowed"),
        (["--verify"], "out: error[unreadable]: there is no complete run in this folder"),
    ],
)
def test_what_cannot_be_done_is_told(capsys: pytest.CaptureFixture[str], more: list[str], line: str) -> None:
    """An engine that is not there, a file beyond a cap and a folder without a run are told on the first line."""
    assert line == said(capsys, RUBRIC, MEMBERS, "out", *more)[1].splitlines()[0]


def without_pyarrow(*arguments: str) -> tuple[int, list[str]]:
    """Call the command where there is no pyarrow."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "batch", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    return done.returncode, done.stderr.splitlines()


def test_without_pyarrow_it_says_what_to_install() -> None:
    """Where pyarrow is not there, one line says how to get it; help is given all the same."""
    message = "scorecard: scoring tables needs pyarrow: pip install 'policy-scorecard[batch]'"
    assert (2, [message]) == without_pyarrow(RUBRIC, MEMBERS, "out")
    assert (0, []) == without_pyarrow("--help")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals of that kind")
def test_progress_is_shown_on_a_terminal() -> None:
    """On a terminal a bar says how many of the files are scored."""
    terminal, end = os.openpty()
    call = [sys.executable, "-m", "scorecard", "batch", RUBRIC, MEMBERS, NEWCOMERS, str(Path("out").absolute())]
    subprocess.run(call, stderr=end, check=True, cwd=ROOT)
    os.close(end)
    shown = os.read(terminal, 10_000).decode()
    os.close(terminal)
    assert ("scoring files" in shown, "100%" in shown) == (True, True)
