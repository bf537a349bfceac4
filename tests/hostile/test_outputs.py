"""Streams that take nothing, endings that are no format, and numbers at their edges."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from hostile.cases import HEAD
from hostile.limited import limited
from hostile.rows import Row, covers
from scorecard.model.number import half_up
from scorecard.model.steps import Show

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="devices are Linux's")
COMMANDS = {
    "html": "show democracy --format html",
    "json": "compare {record} --format json",
    "schema": "schema rubric",
    "problem": "problem",
    "check": "check {record} --format json",
}
"""Calls that write on standard output."""
FULL, BROKEN, CLOSED = "No space left on device", "Broken pipe", "it is closed"
ENV = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def shell(line: str, folder: Path, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a line in a shell; return the exit code and what it said on standard error."""
    (folder / "record.yaml").write_text(HEAD, encoding="utf-8")
    call = line.format(scorecard=f"{shlex.quote(sys.executable)} -m scorecard", record=folder / "record.yaml")
    done = subprocess.run(["/bin/sh", "-c", call], capture_output=True, check=False, env={**ENV, **(env or {})})
    return done.returncode, done.stderr.decode()


@covers(Row.STDOUT)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_device_ends_in_one_line(tmp_path: Path, name: str) -> None:
    """Standard output that takes nothing ends in exit code 2 and one line."""
    line = f"{{scorecard}} {COMMANDS[name]} > /dev/full"
    assert (2, f"scorecard: cannot write to standard output: {FULL}\n") == shell(line, tmp_path)


@covers(Row.STDOUT)
@pytest.mark.parametrize("name", ["html", "schema"])
def test_a_pipe_that_nobody_reads_ends_in_one_line(name: str) -> None:
    """Standard output whose reader is gone ends in exit code 2 and one line."""
    source, sink = os.pipe()
    os.close(source)
    call = [sys.executable, "-m", "scorecard", *COMMANDS[name].split()]
    done = subprocess.run(call, stdout=sink, stderr=subprocess.PIPE, check=False, env=ENV, text=True)
    os.close(sink)
    assert (2, f"scorecard: cannot write to standard output: {BROKEN}\n") == (done.returncode, done.stderr)


@covers(Row.STDOUT)
@pytest.mark.parametrize("name", ["json", "check"])
def test_closed_streams_end_in_one_line(tmp_path: Path, name: str) -> None:
    """A closed standard output ends in one line, and closed streams altogether in an exit code."""
    line = f"{{scorecard}} {COMMANDS[name]}"
    assert (2, f"scorecard: cannot write to standard output: {CLOSED}\n") == shell(f"{line} >&-", tmp_path)
    assert (2, "") == shell(f"{line} >&- 2>&-", tmp_path)


@covers(Row.STDOUT)
@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_messages_that_cannot_be_written_leave_the_exit_code(tmp_path: Path, stream: str) -> None:
    """Where messages have no place to go, the exit code tells by itself."""
    assert (2, "") == shell(f"{{scorecard}} check nobody.yaml {stream}", tmp_path)


@covers(Row.STDOUT)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, encoding: str) -> None:
    """A terminal of any encoding gets every text, with escapes for what it lacks."""
    (tmp_path / "named.yaml").write_text(HEAD.replace("Arcadia", "\u6771 \U0001f389 \u05d0"), encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
    assert (0, "") == shell(f"{{scorecard}} score {tmp_path / 'named.yaml'} > /dev/null", tmp_path, env)


@covers(Row.XLSX)
@pytest.mark.parametrize("name", ["table.xls", "table.ods", "table.xlsm"])
def test_no_other_workbook_is_written(tmp_path: Path, name: str) -> None:
    """Only one format of workbooks is written, in which no text becomes a formula: other endings are refused."""
    ended = limited("show", "-o", str(tmp_path / name))
    assert (2, [], True) == (ended.code, list(tmp_path.iterdir()), "no format for a file that ends in" in ended.err)


@covers(Row.TABULATE)
@pytest.mark.parametrize("form", ["grid", "unsafehtml", "pipe", "TEXT", "", "html5", "text "])
def test_a_format_that_is_none_is_refused(form: str) -> None:
    """An unknown format is refused, and no other one is taken in its place."""
    ended = limited("show", "--format", form)
    assert (2, "", 1) == (ended.code, ended.out, ended.err.count("is not one of"))


@covers(Row.NUMBERS)
@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("2.25", 1, "2.3"),
        ("-2.25", 1, "-2.3"),
        ("2.35", 1, "2.4"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
        ("-0.04", 1, "0.0"),
        ("-0.05", 1, "-0.1"),
        ("1/3", 4, "0.3333"),
        ("2/3", 0, "1"),
        ("-1/1000000", 2, "0.00"),
        ("0.285", 2, "0.29"),
        ("1.005", 2, "1.01"),
        ("999999999999999999.5", 0, "1000000000000000000"),
        ("1e-999", 12, "0.000000000000"),
    ],
)
def test_numbers_are_rounded_half_up_and_never_minus_nothing(value: str, places: int, text: str) -> None:
    """An exact number is rounded half away from zero, and nothing is shown as minus nothing."""
    assert text == half_up(Fraction(value), places)


@covers(Row.NUMBERS)
@pytest.mark.parametrize("value", ["0", "-1/10000", "1/10000"])
def test_nothing_has_no_sign(value: str) -> None:
    """A score that is shown as nothing has no sign, in whatever way it is shown."""
    show = Show(low=Fraction(-100), high=Fraction(100), decimals=1)
    middle = Fraction(1, 2) + Fraction(value)
    assert ("0.0", "0.0", "0.0") == (show.number(middle), show.signed(middle), show.difference(Fraction(value)))
