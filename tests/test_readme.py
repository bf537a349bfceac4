"""The README does what it says: its examples are run, and its outputs are what comes out."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard import check, load_records
from scorecard.rendering.diagnostic import problems_as_text

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = "python3 -m venv .venv && "


def fenced(language: str) -> list[str]:
    """Return the README's fenced blocks of one language, in order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", README)


def commands() -> list[str]:
    """Return every command of the README's shell blocks that runs the installed program in the checkout."""
    lines = [line for block in fenced("sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith(".venv/bin/scorecard")]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README with this interpreter's library."""
    words = shlex.split(re.sub(r"^(\.venv/bin/)?scorecard ", "", command))
    return subprocess.run(
        [sys.executable, "-m", "scorecard", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_set_up_and_run_and_set_up_and_test_are_one_line_each() -> None:
    """The README has exactly two commands that set up: one runs the main job, one the tests."""
    found = [block.strip().rsplit("&& ", 1)[1] for block in fenced("sh") if block.startswith(SET_UP)]
    assert found == [".venv/bin/scorecard compare examples/records", ".venv/bin/python -m pytest"]


@pytest.mark.parametrize("command", commands())
def test_command_runs(command: str) -> None:
    """Each command of the README ends well and prints something."""
    done = run(command, ROOT)
    assert (0, "") == (done.returncode, done.stderr if "check" not in command else "")
    assert done.stdout or "check" in command


@pytest.mark.parametrize(
    ("block", "command"),
    [
        (0, "scorecard compare examples/records"),
        (1, "scorecard explain examples/records/clinton_1993.yaml sanctions.international_justice"),
    ],
)
def test_output_is_what_the_readme_shows(block: int, command: str) -> None:
    """Every line that the README shows comes out, in that order."""
    printed = iter(run(command, ROOT).stdout.splitlines())
    assert [] == [line for line in fenced("text")[block].splitlines() if line not in printed]


def test_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python example runs as pasted, in the checkout."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(compile(fenced("python")[0], "README.md", "exec"), names)  # noqa: S102  # the README's own words are run
    assert "fractions.Fraction" in repr(type(getattr(names["card"], "score", None)))


@pytest.mark.parametrize(("block", "file"), [(0, "rubrics/democracy.yaml"), (1, "examples/records/clinton_1993.yaml")])
def test_excerpt_stands_in_the_file(block: int, file: str) -> None:
    """Every line of the excerpts stands in the file that the README names."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    assert [] == [line for line in fenced("yaml")[block].splitlines() if line not in lines]


def test_own_rubric_scores(tmp_path: Path) -> None:
    """The rubric and the record of the README pass the check and give a score."""
    _, _, rubric, record, _ = fenced("yaml")
    (tmp_path / "open_procurement.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "arcadia.yaml").write_text(record, encoding="utf-8")
    command = next(block for block in fenced("sh") if block.startswith("scorecard score"))
    done = run(command.strip(), tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert ["All", "together", "69", "100", "%"] in [line.split() for line in done.stdout.splitlines()]


def test_own_mapping_reads_the_example(tmp_path: Path) -> None:
    """The mapping of the README reads the table of votes among the examples."""
    (tmp_path / "votes.yaml").write_text(fenced("yaml")[4], encoding="utf-8")
    records = load_records(ROOT / "examples" / "tables" / "votes.csv", mapping=tmp_path / "votes.yaml")
    assert [3, 3] == [len(record.observations) for record in records]


def test_mistake_is_shown_as_the_readme_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt level gives the diagnosis of the README, to the letter."""
    _, _, rubric, record, _ = fenced("yaml")
    (tmp_path / "open_procurement.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "arcadia.yaml").write_text(record.replace("partial", "parital"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    problems = check(["open_procurement.yaml", "arcadia.yaml"]).problems
    assert fenced("text")[2] == problems_as_text(problems)
