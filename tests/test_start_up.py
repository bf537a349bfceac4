"""No command waits for what only others need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RECORD = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\n"


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    code = "import sys; from scorecard.cli.main import exit_code; exit_code(sys.argv[1:]); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_the_command_line_alone(arguments: list[str]) -> None:
    """What every command needs is small: of the library, the commands' names and the streams."""
    of_library = {name for name in loaded(*arguments) if name.startswith("scorecard.")}
    assert {
        f"scorecard.{name}" for name in ("cli", "cli.lazy", "cli.main", "cli.streams", "later", "version")
    } == of_library


def test_the_check_of_a_record_loads_no_other_kind_of_document(tmp_path: Path) -> None:
    """A record that names no words is checked without rubrics, tables, lists of words and the manual."""
    record = tmp_path / "arcadia.yaml"
    record.write_text(RECORD, encoding="utf-8")
    found = {name.rpartition(".")[2] for name in loaded("check", str(record)) if name.startswith("scorecard.")}
    others = {"rubric", "coding", "adjudication", "theme", "relations", "mapping", "edition", "messages", "roster"}
    assert "record" in found
    assert set() == found & {*others, "load", "careful", "archive", "manual", "failures"}
