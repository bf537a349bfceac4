"""The command line: what its help promises, its exit codes, where output goes, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import Command, Context, Option
from click.testing import CliRunner

from scorecard.cli.main import cli, exit_code
from scorecard.cli.output import put_out
from scorecard.preview.view import Asked, fragment
from scorecard.rendering.formats import FORMATS

ROOT = Path(__file__).parent.parent
RECORDS = str(ROOT / "examples" / "records")
CLINTON = f"{RECORDS}/clinton_1993.yaml"
BIDEN = f"{RECORDS}/biden_2021.yaml"
DORADA = str(ROOT / "tests" / "golden" / "input" / "dorada.yaml")
GOOD = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\n"
BAD = "format: record/1\nsubject: {id: Arcadia, name: Arcadia}\n"
COMMANDS: dict[str, Command] = {"": cli} | {
    name: command for name in cli.list_commands(Context(cli)) if (command := cli.get_command(Context(cli), name))
}
ONE_RECORD = "give each subject one record"
TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


def here(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run a command in this process."""
    code = exit_code(list(arguments))
    out, err = capsys.readouterr()
    return Ran(code, out, err)


def apart(*arguments: str, stdin: str = "", cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "scorecard", *arguments]
    done = subprocess.run(
        command,
        input=stdin.encode(),
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def shell(line: str) -> Ran:
    """Run a line of shell in which `scorecard` is the command."""
    text = line.replace("scorecard", f"{shlex.quote(sys.executable)} -m scorecard", 1)
    done = subprocess.run(["bash", "-c", text], capture_output=True, check=False, cwd=ROOT, timeout=60)  # noqa: S607  # any bash will do
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def examples(name: str) -> list[str]:
    """Return the examples that a command's help gives, one a line."""
    text = CliRunner().invoke(cli, [name, "--help"] if name else ["--help"]).output
    return re.findall(r"^ +scorecard (.+)$", text.partition("Examples:")[2], re.MULTILINE)


def written(folder: Path, text: str, name: str = "record.yaml") -> str:
    """Write a file and return its path."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def drawn_once(asked: Asked, _port: int, _tell: object) -> None:
    """Draw the page of a preview, in which there must be no problems."""
    assert 'class="faults"' not in fragment(asked)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_every_command_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every example that the help of a command gives runs, from a folder that looks like the repository.

    A preview would go on; it draws its page once.
    """
    monkeypatch.setattr("scorecard.cli.preview.preview", drawn_once)
    for folder in ("examples", "rubrics"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "archive").mkdir()
    written(tmp_path / "archive", "Item 1. The minutes were read.\n", "minutes.txt")
    monkeypatch.chdir(tmp_path)
    ran = {example: here(capsys, *shlex.split(example)).code for example in examples(name)}
    assert dict.fromkeys(ran, 0) == ran
    assert ran


def test_no_arguments_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is shown, and that is a wrong use."""
    assert 2 == here(capsys).code


@pytest.mark.parametrize("name", ["scorecard", "policy-scorecard"])
def test_the_command_has_two_names(name: str) -> None:
    """The command is installed under both of its names."""
    done = subprocess.run(
        [Path(sys.executable).with_name(name), "--version"], capture_output=True, check=False, text=True
    )
    assert (0, "scorecard, version 0.1.0\n") == (done.returncode, done.stdout)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["compare", RECORDS], 0),
        (["compare", CLINTON, BIDEN, "--detail", "--window", "4y"], 0),
        (["score", CLINTON], 0),
        (["explain", BIDEN, "sanctions"], 0),
        (["explain", BIDEN], 0),
        (["show"], 0),
        (["problem"], 0),
        (["check", RECORDS], 0),
        (["--help"], 0),
        (["compare"], 2),
        (["nothing"], 2),
        (["score", RECORDS], 2),
        (["explain", RECORDS], 2),
        (["score", CLINTON, "--rubric", "democrcy"], 2),
        (["score", "missing.yaml"], 2),
        (["check", "missing.yaml"], 2),
        (["compare", CLINTON, CLINTON], 2),
        (["explain", CLINTON, "sanction"], 2),
        (["score", CLINTON, "--window", "4"], 2),
        (["score", CLINTON, "--format", "doc"], 2),
        (["problem", "unknown-levl"], 2),
        (["compare", f"{RECORDS}/a**b"], 2),
        (["show", RECORDS], 2),
        (["show", "x" * 5000], 2),
        (["compare", "x" * 5000], 2),
    ],
)
def test_exit_codes(capsys: pytest.CaptureFixture[str], arguments: Sequence[str], code: int) -> None:
    """0 is fine, 2 is a wrong use or something unreadable; data and messages do not mix."""
    ran = here(capsys, *arguments)
    assert (code, False, True) == (
        ran.code,
        TRACEBACK in ran.err,
        bool(ran.out) == (code == 0) or arguments[0] == "check",
    )


@pytest.mark.parametrize("command", ["check", "score", "compare"])
def test_a_document_with_problems_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """A document with problems ends in 1, and the problems stand on standard error."""
    ran = here(capsys, command, written(tmp_path, BAD))
    assert (1, "") == (ran.code, ran.out)
    assert "record.yaml:2:15: error[bad-id]: 'Arcadia': expected lower-case letters, digits and _" in ran.err


def test_a_bug_is_seventy(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug ends in one line that says so, and in 70."""
    monkeypatch.setattr("scorecard.cli.show.load_rubric", lambda _name: 1 // 0)
    ran = here(capsys, "show")
    assert (70, "scorecard: this is a bug in scorecard: ZeroDivisionError: integer division or modulo by zero\n") == (
        ran.code,
        ran.err,
    )


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left on device"), 2)])
def test_interruptions_end_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    """An interruption, and what the system refuses, end without a traceback."""

    def fail(_name: str) -> None:
        raise error

    monkeypatch.setattr("scorecard.cli.show.load_rubric", fail)
    ran = here(capsys, "show")
    assert (code, True) == (ran.code, ran.err.count("\n") <= 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["score", CLINTON, "--rubric", "democrcy"],
            "scorecard: no rubric 'democrcy'; known: democracy, human_rights_defenders; did you mean 'democracy'?\n",
        ),
        (
            ["explain", CLINTON, "sanction"],
            "scorecard: no dimension or criterion 'sanction'; did you mean 'sanctions'?\n",
        ),
        (
            ["score", CLINTON, "--window", "4"],
            "scorecard: no window '4'; write 4y, 18m or 100d, or dates: 2001-01-20/2003-01-19\n",
        ),
        (
            ["compare", CLINTON, CLINTON],
            f"scorecard: two records are of the subject 'clinton_1993': {CLINTON} is given twice; {ONE_RECORD}\n",
        ),
    ],
)
def test_messages_are_one_line(capsys: pytest.CaptureFixture[str], arguments: Sequence[str], message: str) -> None:
    """What is wrong with a call is said in one line, with what to do."""
    assert message == here(capsys, *arguments).err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["show", "-o", "table.doc"],
            (
                "no format for a file that ends in '.doc'; "
                "use .txt, .md, .html, .htm, .tex, .csv, .json, .docx, .pdf, .xlsx, .yaml"
            ),
        ),
        (["show", "-o", "table"], "no format for a file that ends in ''"),
        (["compare", DORADA, "--where", "year"], "--where takes NAME=VALUE, as year=2022, not year"),
        (["compare", DORADA, "--where", "year="], "--where takes NAME=VALUE, as year=2022, not year="),
        (["compare", DORADA, "--where", "=2022"], "--where takes NAME=VALUE, as year=2022, not =2022"),
        (["score", RECORDS], "holds 5 records; give one, or use 'scorecard compare'"),
        (["explain", RECORDS], "holds 5 records; give one"),
        (["problem", "unknown-levl"], "no problem code 'unknown-levl'; did you mean 'unknown-level'?"),
        (
            ["show", "--format", "doc"],
            (
                "'doc' is not one of 'text', 'markdown', 'html', 'latex', 'csv', 'csv-excel', 'json', 'docx', 'pdf', "
                "'xlsx', 'yaml'"
            ),
        ),
    ],
)
def test_wrong_uses_say_what_is_right(capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str) -> None:
    """A wrong use is refused with what would be right."""
    assert words in here(capsys, *arguments).err


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\u202eb"])
@pytest.mark.parametrize(
    "before", [["problem"], ["show"], ["explain", CLINTON], ["score"], ["score", CLINTON, "--window"], ["show", "-o"]]
)
def test_control_characters_of_a_call_are_shown(
    capsys: pytest.CaptureFixture[str], before: list[str], text: str
) -> None:
    """What a message repeats of a call cannot steer a terminal."""
    ran = here(capsys, *before, text)
    assert (2, False) == (ran.code, text in ran.err)


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("txt", "Seven strategies"),
        ("md", "## Seven strategies"),
        ("html", '<section class="scorecard">'),
        ("htm", '<section class="scorecard">'),
        ("tex", "% needs"),
        ("csv", "path,title"),
        ("json", "{\n"),
        ("yaml", "format: rubric/1\n"),
        ("MD", "## Seven strategies"),
    ],
)
def test_the_ending_picks_the_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, start: str
) -> None:
    """A file's ending picks the format, and nothing goes to standard output."""
    path = tmp_path / f"table.{ending}"
    ran = here(capsys, "show", "-o", str(path))
    assert (0, "", "") == (ran.code, ran.out, ran.err)
    assert path.read_text(encoding="utf-8").startswith(start)


def test_a_named_format_overrides_the_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format` counts more than the ending."""
    path = tmp_path / "table.csv"
    here(capsys, "show", "-o", str(path), "--format", "csv-excel")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfpath,")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_holds_what_standard_output_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    """The same bytes go to a file and to standard output, which is what `-` means."""
    path = tmp_path / "table.txt"
    here(capsys, "score", BIDEN, "--format", format_, "-o", str(path))
    ran = here(capsys, "score", BIDEN, "--format", format_, "-o", "-")
    assert path.read_bytes() == ran.out.encode()


def test_an_existing_file_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that exists is not replaced without `--force`."""
    path = written(tmp_path, "mine", "table.md")
    ran = here(capsys, "show", "-o", path)
    assert (2, "scorecard: table.md exists; use --force to replace it\n", "mine") == (
        ran.code,
        ran.err,
        Path(path).read_text(encoding="utf-8"),
    )


def test_force_replaces_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--force` replaces the file, keeps its rights and leaves nothing else behind."""
    path = Path(written(tmp_path, "mine", "table.md"))
    path.chmod(0o640)
    assert 0 == here(capsys, "show", "-o", str(path), "--force").code
    assert (["table.md"], 0o640) == ([item.name for item in tmp_path.iterdir()], path.stat().st_mode & 0o777)


@pytest.mark.parametrize("name", ["missing/table.md", "file/table.md", "folder.md", "x" * 300 + ".md"])
def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """An output that cannot be written is one line and leaves no temporary file."""
    (tmp_path / "folder.md").mkdir()
    written(tmp_path, "mine", "file")
    ran = here(capsys, "show", "-o", str(tmp_path / name))
    assert (2, 1, ["file", "folder.md"]) == (
        ran.code,
        ran.err.count("\n"),
        sorted(item.name for item in tmp_path.iterdir()),
    )


@pytest.mark.parametrize("name", ["a**b.md", "[a].md", "*.md"])
def test_a_name_that_looks_like_a_pattern_is_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """An output's name is taken as it is."""
    assert (0, [name]) == (
        here(capsys, "show", "-o", str(tmp_path / name)).code,
        [item.name for item in tmp_path.iterdir()],
    )


def test_a_failed_load_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A call that ends in problems leaves no output."""
    ran = here(capsys, "score", written(tmp_path, BAD), "-o", str(tmp_path / "table.md"))
    assert (1, ["record.yaml"]) == (ran.code, [item.name for item in tmp_path.iterdir()])


def test_standard_input_is_a_record() -> None:
    """`-` reads a record from standard input."""
    ran = apart("score", "-", "--format", "csv", stdin=GOOD)
    assert (0, "") == (ran.code, ran.err)
    assert "arcadia,Arcadia," in ran.out


def test_problems_on_standard_input_have_a_place() -> None:
    """A problem of standard input is placed in it."""
    assert apart("check", "-", stdin=BAD).err.startswith("<stdin>:2:15: error[bad-id]:")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("scorecard show > /dev/full", 2),
        ("scorecard show -o /dev/full --format text", 2),
        ("scorecard show >&-", 2),
        ("scorecard score - <&- 2>&1 | head -1; exit ${PIPESTATUS[0]}", 2),
        ("scorecard show 2>&-", 0),
        ("scorecard compare missing.yaml 2>/dev/full", 2),
    ],
)
def test_broken_streams_end_without_a_traceback(line: str, code: int) -> None:
    """A closed pipe, a full disk and closed streams end in one line and an exit code."""
    ran = shell(line)
    assert (code, False, True) == (ran.code, TRACEBACK in ran.err, ran.err.count("\n") <= 1)


def test_a_closed_pipe_ends_in_one_line() -> None:
    """Where nobody reads any more, the command says so in one line and stops."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", "show"], stdout=write, stderr=subprocess.PIPE, check=False, text=True
    )
    os.close(write)
    assert (2, "scorecard: cannot write to standard output: Broken pipe\n") == (done.returncode, done.stderr)


ASCII = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}


FOR_READERS = FORMATS.index("csv")
"""Formats before this one are for readers; the others are data, and UTF-8 everywhere."""


def every_format(env: Mapping[str, str], cwd: Path = ROOT) -> list[str]:
    """Return a comparison in every format, one after the other, as a process with this environment writes it."""
    code = (
        "import sys; from scorecard.cli.main import exit_code; from scorecard.cli.streams import prepare_streams;"
        "prepare_streams(); call = ['compare', sys.argv[1], '--detail', '--format'];"
        "sys.exit(max(exit_code([*call, name]) + (print('<<<>>>') or 0) for name in sys.argv[2:]))"
    )
    command = [sys.executable, "-c", code, RECORDS, *FORMATS]
    done = subprocess.run(command, capture_output=True, check=True, cwd=cwd, env={**os.environ, **env}, timeout=60)
    return done.stdout.decode("utf-8").split("<<<>>>")


def test_an_ascii_terminal_does_no_harm() -> None:
    """Where the terminal knows ASCII only, other characters are written as escapes."""
    outputs = every_format(ASCII)
    assert (len(FORMATS) + 1, True) == (len(outputs), all(output.isascii() for output in outputs[:FOR_READERS]))


def test_json_stays_json_on_an_ascii_terminal() -> None:
    """Data that is piped stays what it is, whatever the terminal's encoding."""
    record = GOOD.replace("name: Arcadia", "name: Élysée 🎉")
    names = [
        json.loads(apart("score", "-", "--format", "json", stdin=record, env=env).out)["record"]["subject"]["name"]
        for env in (ASCII, {"PYTHONIOENCODING": "utf-8"})
    ]
    assert ["Élysée 🎉"] * 2 == names


@pytest.mark.parametrize(
    ("before", "env", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color=always"], {}, True),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_is_for_terminals(before: list[str], env: dict[str, str], coloured: object) -> None:
    """Messages are coloured on a terminal, or where that is asked for."""
    assert coloured == ("\x1b[" in apart(*before, "check", "-", stdin=BAD, env=env).err)


def test_colour_is_as_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are coloured where that is asked for, though no terminal shows them."""
    bad = written(tmp_path, BAD)
    found = [
        choice for choice in ("auto", "always", "never") if "\x1b[" in here(capsys, "--color", choice, "score", bad).err
    ]
    assert ["always"] == found


def test_data_are_utf_8_whatever_the_stream_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats for programs get their bytes past the encoding of standard output, after what was written before."""
    buffer = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(buffer, "ascii", errors="backslashreplace"))
    put_out("é\n", None, force=False)
    put_out("é\n", None, force=False, exact=True)
    assert "\\xe9\né\n".encode() == buffer.getvalue()


@pytest.mark.parametrize("name", ["score", "compare"])
@pytest.mark.parametrize(
    ("option", "about", "metavar", "default"),
    [
        ("--rubric", "Name of a bundled rubric (name@version pins it), or a rubric file.", "NAME|FILE", "democracy"),
        ("--output", "Write to FILE, whose ending picks the format; - is standard output.", "FILE", None),
        ("--format", "Format of the output.", None, None),
        ("--force", "Replace the output file if it exists.", None, False),
    ],
)
def test_commands_share_their_options(name: str, option: str, about: str, metavar: str | None, default: object) -> None:
    """An option that several commands have says and does the same in each."""
    (found,) = [each for each in COMMANDS[name].params if option in each.opts]
    assert isinstance(found, Option)
    assert (about, metavar, default, default is False) == (
        found.help,
        found.metavar,
        found.to_info_dict()["default"],
        found.is_flag,
    )


def test_the_help_lists_the_commands() -> None:
    """The help has a part for the commands, each on a line with what it does."""
    text = CliRunner().invoke(cli, ["--help"]).output
    assert re.search(r"\nCommands:\n  check +Find every problem", text)


@pytest.mark.parametrize("format_", ["concise", "json", "github", "sarif"])
def test_problems_are_data_too(tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str) -> None:
    """For programs the problems go to standard output."""
    ran = here(capsys, "check", written(tmp_path, BAD), "--format", format_)
    assert (1, True, "1 file checked\n") == (ran.code, "bad-id" in ran.out, ran.err)


def test_a_check_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check that finds nothing says how much it looked at."""
    assert "1 file checked; no problems\n" == here(capsys, "check", written(tmp_path, GOOD)).err


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 0), (["--strict"], 1), (["--strict", "--ignore", "outside-term"], 0), (["--ignore", "bad-id"], 0)],
)
def test_warnings_count_where_they_are_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int
) -> None:
    """A warning is no failure, but with --strict it is, unless its code is left out."""
    early = (
        "format: record/1\nsubject: {id: arcadia, name: Arcadia, terms: [{from: 2021-03-01}]}\n"
        "sources: {a: {title: A, publisher: P, kind: oversight}}\nactions:\n  - {id: x, date: '1999', summary: X., "
        "stage: stated, themes: {courts: advances}, evidence: [{source: a, at: p}]}\n"
    )
    ran = here(capsys, "check", written(tmp_path, early), "--format", "concise", *options)
    shown = 0 if "outside-term" in options else 1
    assert (code, shown) == (ran.code, ran.out.count("warning[outside-term]"))


def test_an_error_cannot_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only warnings can be ignored."""
    ran = here(capsys, "check", written(tmp_path, BAD), "--ignore", "bad-id")
    assert (1, True) == (ran.code, "error[bad-id]" in ran.err)


def test_a_code_to_ignore_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """A code that is misspelt would ignore nothing without a word."""
    ran = here(capsys, "check", RECORDS, "--ignore", "no-guidence")
    assert (2, True) == (ran.code, "no problem code 'no-guidence'; did you mean 'no-guidance'?" in ran.err)


def test_problems_are_concise_on_one_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The concise format has each problem with what to do on one line, errors before warnings."""
    sources = [f"{name}: {{title: A, publisher: {name}, kind: oversight}}" for name in ("a_b", "ab")]
    first = written(tmp_path, f"{GOOD}sources: {{{', '.join(sources)}}}\n", "a.yaml")
    ran = here(capsys, "check", first, written(tmp_path, BAD, "b.yaml"), "--format", "concise")
    assert [("b.yaml", "error"), ("a.yaml", "warning")] == re.findall(r"(?m)/(.\.yaml):\d+:\d+: (\w+)\[", ran.out)
    assert [True, True] == ["; " in line for line in ran.out.splitlines()]


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Who types the name alone is shown what there is, line by line."""
    ran = here(capsys)
    assert (2, True, False) == (ran.code, "\n  compare     Put records side by side.\n" in ran.err, "\\n" in ran.err)


def test_a_warning_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is shown, and the exit code is 0."""
    record = GOOD + "sources:\n  decree: {title: Decree, publisher: Gazette, kind: official_act}\n"
    ran = here(capsys, "check", written(tmp_path, record), "--sources", str(tmp_path))
    assert (0, True) == (ran.code, "warning[no-archived-text]" in ran.err)


ELSEWHERE: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Los_Angeles"},
]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Hash seed, time zone, locale and working folder change no byte of any format."""
    base = every_format({"PYTHONHASHSEED": "0"})
    assert [base] * len(ELSEWHERE) == [every_format(env, tmp_path) for env in ELSEWHERE]


def test_passages_are_numbered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An archived text is printed passage by passage, with its numbers and without its control characters."""
    text = written(tmp_path, "title: Minutes\n==========\nItem 1.\n  It was read.\n\n\nItem\x1b[2J 2.\n", "minutes.txt")
    ran = here(capsys, "passages", text)
    assert (0, "[1] Item 1.\n  It was read.\n\n[2] Item\\x1b[2J 2.\n") == (ran.code, ran.out)
    assert 2 == here(capsys, "passages", str(tmp_path / "nothing.txt")).code


CODINGS = [f"examples/codings/trump_2017.{name}.yaml" for name in ("first", "second")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--record", RECORDS], "--record and --sources go together: the record says which archived text a source is"),
        (["--sources", RECORDS], "--record and --sources go together: the record says which archived text a source is"),
        (["--record", BIDEN, "--sources", RECORDS], "holds 0 records of trump_2017, whom the coding judges; give one"),
    ],
)
def test_codings_are_compared_by_what_they_quote_where_the_texts_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """What is quoted is looked for in the archived texts of the subject's record, which takes both."""
    monkeypatch.chdir(ROOT)
    ran = here(capsys, "agreement", *CODINGS, *arguments)
    assert (2, True) == (ran.code, said in ran.err)


def test_two_coders_agree_as_their_page_says(
    shared: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command finds what docs/agreement.md says of the first term of Trump."""
    monkeypatch.chdir(ROOT)
    ran = here(
        capsys, "agreement", *CODINGS, "--record", RECORDS, "--sources", str(shared / "sources"), "--format", "json"
    )
    found = json.loads(ran.out)
    assert (32, 35, 31) == (*(len(each["actions"]) for each in found["codings"]), len(found["pairs"]))
    assert (295, 31) == (found["coded"]["units"], found["stage"]["units"])


def test_codings_of_two_subjects_are_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two codings must judge one subject."""
    monkeypatch.chdir(ROOT)
    ran = here(capsys, "agreement", CODINGS[0], "examples/codings/biden_2021.first.yaml")
    assert (2, True) == (ran.code, "the codings are of two subjects, trump_2017 and biden_2021" in ran.err)


ROSTER = "examples/roster.yaml"


def test_the_examples_meet_every_check_of_fairness(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example records meet every check under both bundled rubrics, some of them by a statement."""
    monkeypatch.chdir(ROOT)
    for rubric in ("democracy", "human_rights_defenders"):
        ran = here(capsys, "fairness", RECORDS, "--rubric", rubric, "--roster", ROSTER, "--format", "json")
        found = json.loads(ran.out)
        stated = {each["id"] for each in found["checks"] if each["outcome"] == "stated"}
        unmet = [each["id"] for each in found["checks"] if each["outcome"] not in {"met", "stated"}]
        assert (0, ["corrections-only-grow"], True) == (ran.code, unmet, {"equal-exposure", "right-of-reply"} <= stated)


def test_what_is_not_fair_ends_in_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a check is not met the exit code is 1, unless it is left out."""
    ran = here(capsys, "fairness", CLINTON, BIDEN, "--most-weight", "0.01", "--format", "csv")
    left_out = here(capsys, "fairness", CLINTON, BIDEN, "--most-weight", "1/100", "--ignore", "breadth-of-weight")
    assert (1, True) == (ran.code, "breadth-of-weight,No one criterion decides,not_met,," in ran.out)
    assert (0, True) == (left_out.code, "Left out, as asked: breadth-of-weight." in left_out.out)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--most-weight", "half"], 2, "'half' is no number; give a share from 0 to 1, such as 1/2"),
        (["--most-evidence", "1/0"], 2, "'1/0' is no number; give a share from 0 to 1, such as 1/2"),
        (["--most-weight", "1.5"], 2, "1.5 is out of range; give a share from 0 to 1, such as 1/2"),
        (["--factor", "0.5"], 2, "0.5 is out of range; give 1 or more, such as 2"),
        (["--factor", "nan"], 2, "'nan' is no number; give 1 or more, such as 2"),
        (["--ignore", "blindnes"], 2, "no check 'blindnes'; checks: one-standard, complete-roster,"),
        (["--roster", CLINTON], 1, "this is a record; a roster is expected here"),
        (["--roster", "nobody.yaml"], 2, "the file cannot be opened"),
        ([ROSTER], 1, "this is a roster; a record is expected here; name a roster by --roster"),
    ],
)
def test_wrong_input_to_the_check_of_fairness_is_explained(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    """A number out of range, a check that is none and a file of another kind are each told from the other."""
    monkeypatch.chdir(ROOT)
    ran = here(capsys, "fairness", CLINTON, *arguments)
    assert (code, True, "") == (ran.code, said in ran.err, ran.out)


def test_records_are_masked_and_led_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mask is put on and taken off by commands; what comes back is the record, and the key says what it is for."""
    folder, key, back = tmp_path / "deep" / "masked", tmp_path / "key.yaml", tmp_path / "back"
    put = here(capsys, "blind", CLINTON, BIDEN, "-o", str(folder), "--key", str(key), "--seed", "7")
    took = here(capsys, "blind", "--restore", str(folder), "--key", str(key), "-o", str(back))
    assert (0, 0) == (put.code, took.code)
    assert put.err == (
        f"2 masked records written to {folder}; the key is {key}\n"
        "dates stay as they are in subject_f57f00, as democracy@1 scores by the calendar\n"
    )
    assert took.err == f"2 files written to {back} without masks\n"
    assert ["biden_2021.yaml", "clinton_1993.yaml"] == sorted(path.name for path in back.iterdir())
    assert key.read_text(encoding="utf-8").startswith("# Who hides behind which mask: keep this file from whoever")
    before = here(capsys, "compare", BIDEN, CLINTON, "--detail", "--format", "csv")
    assert before.out == here(capsys, "compare", str(back), "--detail", "--format", "csv").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["blind", CLINTON, "-o", "out", "--key", "out/key.yaml"], 2,
         "out/key.yaml lies among the masked records, where coders would see it; put the key elsewhere"),
        (["blind", CLINTON, "-o", "out", "--key", "there.yaml"], 2, "there.yaml exists already; use --force"),
        (["blind", CLINTON, CLINTON, "-o", "out", "--key", "k.yaml"], 2, "two records are of the subject"),
        (["blind", "--restore", CLINTON, "-o", "out", "--key", "there.yaml"], 1, "this is a record; a key of masked"),
        (["blind", "--restore", "there.yaml", "-o", "out", "--key", "key.yaml"], 2,
         "the key knows no subject 'clinton_1993'; subjects: mask"),
        (["blind", "--restore", "key.yaml", "-o", "out", "--key", "key.yaml"], 1, "format record/1, found blind_key"),
        (["blind", "--restore", "one.yaml", "two.yaml", "-o", "out", "--key", "key.yaml"], 2,
         "one.yaml and two.yaml would both be written as arcadia.yaml; give one of them"),
        (["blind", "--restore", "nobody", "-o", "out", "--key", "key.yaml"], 2, "the file cannot be opened"),
    ],
)  # fmt: skip
def test_wrong_input_to_blind_is_explained(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    """Nothing is written, and one line says what to do."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, Path(CLINTON).read_text(encoding="utf-8"), "there.yaml")
    masked = "format: record/1\nsubject: {id: mask, name: Subject mask}\n"
    written(tmp_path, masked, "one.yaml")
    written(tmp_path, masked, "two.yaml")
    key = "format: blind_key/1\nseed: 0\nsubjects: {mask: {subject: {id: arcadia, name: Arcadia}}}\n"
    written(tmp_path, key, "key.yaml")
    ran = here(capsys, *arguments)
    assert (code, True, "", False) == (ran.code, said in ran.err, ran.out, (tmp_path / "out").exists())
