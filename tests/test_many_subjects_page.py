"""The page about many subjects does what it says, and so does its package where pyarrow is not there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import scorecard.batch
from scorecard.cli.main import exit_code

PAGE = Path(__file__).parent.parent / "docs" / "many-subjects.md"
TEXT = PAGE.read_text(encoding="utf-8")
PROGRAMS = re.findall(r"(?ms)^```python\n(.*?)^```\n\n```text\n(.*?)^```$", TEXT)
"""Each program of the page with what it prints."""
COMMANDS = re.findall(r"(?ms)^```sh\n(scorecard .*?)^```\n\n```text\n(.*?)^```$", TEXT)
"""Its commands with what they say."""
WITHOUT = "import sys; sys.modules['pyarrow'] = None; import scorecard.batch"


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program of Python."""
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=PAGE.parent.parent
    )


@pytest.mark.parametrize("place", range(len(PROGRAMS)))
def test_the_page_prints_what_it_says(place: int) -> None:
    """Each program of the page prints the text after it; `SCORECARD_UPDATE=1` writes that anew, to be looked at."""
    program, written = PROGRAMS[place]
    done = run(program)
    if os.environ.get("SCORECARD_UPDATE") == "1" and done.stdout != written:
        PAGE.write_text(TEXT.replace(f"```text\n{written}```", f"```text\n{done.stdout}```"), encoding="utf-8")
        pytest.fail("the page is written anew; read the difference")
    assert ("", written) == (done.stderr, done.stdout)


def test_the_commands_say_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The commands of the page, one after the other, say what stands below them."""
    [(commands, written)] = COMMANDS
    (tmp_path / "examples").symlink_to(PAGE.parent.parent / "examples")
    monkeypatch.chdir(tmp_path)
    codes = [exit_code(shlex.split(command)[1:]) for command in commands.splitlines()]
    assert ([0, 0, 0], written) == (codes, capsys.readouterr().err)


def test_without_pyarrow_it_says_what_to_install() -> None:
    """Where pyarrow is not there, the last line says how to get it."""
    expected = "ModuleNotFoundError: scoring tables needs pyarrow: pip install 'policy-scorecard[batch]'"
    assert expected == run(WITHOUT).stderr.splitlines()[-1]


def test_the_public_names_of_batch_are_these() -> None:
    """The names that others may import are listed."""
    functions = ["score_batches", "score_dataset", "score_ray", "score_spark", "score_table", "verify_dataset"]
    assert ["Caps", "Dask", "Dataset", "Engine", *functions] == scorecard.batch.__all__
