"""Terminals, strange file names, killed writers and forbidden deeds: what the command does beyond its output."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from hostile.cases import HEAD
from hostile.rows import Row, covers
from scorecard.cli.main import exit_code
from scorecard.rendering.formats import FORMATS

ROOT = Path(__file__).parent.parent.parent
BAD = HEAD.replace("arcadia", "Arcadia")
HIDDEN = "a,b:c%d\ne\x1b[31m\u202e.yaml"
"""A file name that breaks lines, fields and terminals."""
COLOUR = "\x1b[1;31m"
KILLED = """
    import os, signal, sys
    from scorecard.writing import atomic
    os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
    atomic.write_text(sys.argv[1], "half", force=True)
"""


def python(code: str, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own, at the root of the checkout."""
    return subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(code), *arguments],
        capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, **(env or {})}, timeout=60,
    )  # fmt: skip


def on_a_terminal(path: Path, *before: str, env: Mapping[str, str]) -> str:
    """Return the messages of a check, written on a terminal."""
    reader, terminal = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "scorecard", *before, "check", str(path)]
    subprocess.run(command, stdout=terminal, stderr=terminal, check=False, env={**clean, **env}, timeout=60)
    os.close(terminal)
    said = os.read(reader, 100_000)
    os.close(reader)
    return said.decode("utf-8")


def written(folder: Path, text: str, name: str = "record.yaml") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@covers(Row.TERMINAL)
@pytest.mark.parametrize(
    ("before", "env", "coloured"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        (("--color", "never"), {}, False),
        (("--color=always",), {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_is_coloured_unless_told_otherwise(
    tmp_path: Path, before: tuple[str, ...], env: dict[str, str], *, coloured: bool
) -> None:
    """On a terminal messages are coloured, unless NO_COLOR or the call says not to."""
    assert coloured == (COLOUR in on_a_terminal(written(tmp_path, BAD), *before, env=env))


def test_a_killed_writer_leaves_the_file_and_is_swept_after(tmp_path: Path) -> None:
    """A writer that is killed leaves the old file whole, and the next writer removes what it left beside it."""
    path = written(tmp_path, "whole", "table.md")
    killed = python(KILLED, str(path)).returncode
    before = (path.read_text(encoding="utf-8"), len(list(tmp_path.iterdir())))
    again = exit_code(["show", "-o", str(path), "--force"])
    assert (-9, ("whole", 2), 0, ["table.md"]) == (killed, before, again, [item.name for item in tmp_path.iterdir()])


@covers(Row.SAME_BYTES)
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_mask_changes_rights_and_no_byte(tmp_path: Path, mask: int) -> None:
    """A new file has the rights that the user's mask leaves, and the same bytes."""
    path = tmp_path / "table.md"
    before = os.umask(mask)
    code = exit_code(["show", "-o", str(path)])
    os.umask(before)
    whole = exit_code(["show", "-o", str(tmp_path / "other.md")])
    assert (0, 0, 0o666 & ~mask) == (code, whole, path.stat().st_mode & 0o777)
    assert (tmp_path / "other.md").read_bytes() == path.read_bytes()


@covers(Row.SAME_BYTES)
@pytest.mark.parametrize("form", FORMATS)
def test_an_output_does_not_say_where_the_files_lie(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """An output is the same wherever the documents lie, and does not hold their path."""
    path = written(tmp_path, HEAD, "secret_name.yaml")
    exit_code(["compare", str(path), "--format", form])
    out, err = capsys.readouterr()
    assert ("", []) == (err, [word for word in ("secret_name", str(tmp_path), str(ROOT)) if word in out])


@covers(Row.TERMINAL)
def test_a_strange_file_name_is_shown_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file's name cannot break lines nor steer the terminal."""
    exit_code(["check", str(written(tmp_path, BAD, HIDDEN))])
    first = capsys.readouterr().err.partition(": error[bad-id]")[0]
    assert f"{tmp_path}/a,b:c%d\\ne\\x1b[31m\\u202e.yaml:3:7" == first


@covers(Row.TERMINAL)
def test_a_strange_file_name_stays_in_its_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file's name cannot end a workflow command, nor add a field to it."""
    exit_code(["check", str(written(tmp_path, BAD, HIDDEN)), "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert (1, 1, 0) == (len(lines), lines[0].count("line="), lines[0].partition(",line=")[0].count(","))


@covers(Row.TERMINAL)
@pytest.mark.parametrize(("form", "kind"), [("json", list), ("sarif", dict)])
def test_problems_as_data_are_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, kind: type[object]
) -> None:
    """Problems for programs are JSON, whatever the file is called and holds."""
    exit_code(["check", str(written(tmp_path, f'{BAD}  "\\u2028\\ud7ff\\"\\\\": x\n', HIDDEN)), "--format", form])
    assert kind is type(json.loads(capsys.readouterr().out))


@covers(Row.FLOODS)
def test_messages_count_what_they_do_not_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of many problems the first hundred are shown."""
    code = exit_code(["check", str(written(tmp_path, HEAD + "limits:\n" + "- 1\n" * 500))])
    lines = capsys.readouterr().err.splitlines()
    assert (1, 100, "500 errors; 400 of them not shown") == (
        code, sum("error[wrong-type]" in line for line in lines), lines[-2],
    )  # fmt: skip
