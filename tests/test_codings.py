"""The commands over codings, as a user types them: scoring by a coding, and settling two of them."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest
import town

from scorecard.cli.main import exit_code
from scorecard.rendering.formats import FORMATS

ROOT = Path(__file__).parent.parent
RECORD = f"""\
{town.RECORD}\
  - id: ledger_opened
    date: "2020"
    summary: The council opened its ledger to all.
    stage: committed
    themes: {{anti_corruption: advances}}
    evidence: [{{source: minutes, at: item 4}}]
"""
OTHER = RECORD.replace("arcadia", "borduria").replace("Arcadia", "Borduria")
CODING = """\
format: coding/1
coder: {id: ann, name: Ann Other, note: Clerk of the council.}
subject: arcadia
date: "2021-02-03"
actions:
  ledger_opened: {stage: carried_out, themes: {anti_corruption: advances}}
"""
STRAY = """\
  ledger_closed:
    stage: stated
    themes: {anti_corruption: sets_back}
    evidence: [{source: minutes, at: item 5}]
"""
COMMANDS = (["score", "a.yaml"], ["compare", "a.yaml", "b.yaml"], ["explain", "a.yaml", "anti_corruption"])


@pytest.fixture(autouse=True)
def _documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put two records and a coding into the folder in which the commands run."""
    monkeypatch.chdir(tmp_path)
    put(a=RECORD, b=OTHER, coding=CODING, rubric=RUBRIC)


RUBRIC = """\
format: rubric/1
id: ledger
version: 1.0.0
title: Ledger
standard: {title: Pledge}
dimensions:
  - id: books
    title: Books
    criteria:
      - {id: anti_corruption, evidence: {themes: [anti_corruption], enough: 1, combine: best}}
"""


def put(**texts: str) -> None:
    """Write documents by their names."""
    for name, text in texts.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it wrote on both streams."""
    code = exit_code(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def scored(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """Return the score of the first record by the coding."""
    code, out, _ = ran(capsys, "score", "a.yaml", "--rubric", "rubric.yaml", "--format", "json", *more)
    assert 0 == code
    return str(json.loads(out)["result"]["score"])


def test_a_coding_judges_in_the_place_of_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    """The stage of the coding is scored, and not that of the record."""
    assert ("7/8", "1") == (scored(capsys), scored(capsys, "--coding", "coding.yaml"))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_output_says_whose_coding_it_is(
    capsys: pytest.CaptureFixture[str], command: list[str], format_: str
) -> None:
    """The coder's name and the date of the coding stand in every format of every command, and only with a coding."""
    call = [*command, "--rubric", "rubric.yaml", "--format", format_]
    code, out, _ = ran(capsys, *call, "--coding", "coding.yaml")
    assert (0, True, True) == (code, "Ann Other" in out, "2021-02-03" in out)
    assert "Ann" not in ran(capsys, *call)[1]


def test_a_reader_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A comparison names the subject that a coding judges; spreadsheets leave the others' cells empty."""
    call = ["compare", "a.yaml", "b.yaml", "--rubric", "rubric.yaml", "--coding", "coding.yaml"]
    said = "Coding of Arcadia: Stages, themes and levels are as Ann Other (ann) judged them on 2021-02-03. Clerk of the"
    assert said in ran(capsys, *call)[1]
    rows = list(csv.DictReader(io.StringIO(ran(capsys, *call, "--format", "csv")[1])))
    assert [("arcadia", "Ann Other (ann)", "2021-02-03"), ("borduria", "", "")] == [
        (row["subject"], row["coder"], row["coded_on"]) for row in rows if row["path"] == ""
    ]


def test_what_the_record_does_not_have_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Actions of the coding that are none of the record's stand undated, and a line says how many they are."""
    put(coding=CODING + STRAY)
    code, _, err = ran(capsys, "score", "a.yaml", "--coding", "coding.yaml")
    said = "1 of 2 actions of the coding of arcadia is none of the record's, and stands there undated, without targets"
    assert (0, f"{said} or status; --sources DIR matches them by what they quote\n") == (code, err)


def test_codings_that_do_not_fit_are_refused_all_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems of several codings stand in one run, each at its place."""
    put(stray=STRAY_CODING, coding=CODING.replace("anti_corruption", "anti_curruption"))
    call = ["compare", "a.yaml", "b.yaml"]
    _, _, err = ran(capsys, *call, "--coding", "stray.yaml")
    assert err.startswith("stray.yaml:3:10: error[other-subject]: the document judges corsica, and not arcadia or bord")
    code, _, err = ran(capsys, *call, "--coding", "coding.yaml", "--coding", "stray.yaml", "--coding", "nobody.yaml")
    assert (2, True, True) == (code, "coding.yaml:6:48: error[unknown-theme]" in err, "error[unreadable]" in err)


STRAY_CODING = CODING.replace("arcadia", "corsica")


def test_a_subject_has_one_coding(capsys: pytest.CaptureFixture[str]) -> None:
    """Two codings of one subject are refused, with both files."""
    put(other=CODING)
    code, _, err = ran(capsys, "score", "a.yaml", "--coding", "coding.yaml", "--coding", "other.yaml")
    said = "two codings are of the subject 'arcadia': coding.yaml and other.yaml; give each subject one coding"
    assert (2, f"scorecard: {said}\n") == (code, err)


def test_sources_go_with_a_coding(capsys: pytest.CaptureFixture[str]) -> None:
    """The archived texts are of use only for matching a coding."""
    code, _, err = ran(capsys, "score", "a.yaml", "--sources", ".")
    assert (2, True) == (code, "--sources goes with --coding, whose actions are matched by what they quote" in err)


def test_what_is_quoted_decides_where_the_texts_are(capsys: pytest.CaptureFixture[str]) -> None:
    """With the archived texts an action by another name is the record's, and has its date."""
    text = "The ledger was opened.\n"
    Path("archive").mkdir()
    Path("archive/minutes.txt").write_text(text, encoding="utf-8")
    put(
        a=RECORD.replace("at: item 4", "at: item 4, quote: ledger was").replace(
            "kind: official_act",
            "kind: official_act, sha256: fa7b86caae2b9e31f1d1285349362e5c9781e22673eced7f46a778f1323be33d",
        ),
        coding=CODING.replace(
            "ledger_opened: {", "opening: {evidence: [{source: minutes, at: item 4, quote: was opened}], "
        ),
    )
    code, _, err = ran(capsys, "score", "a.yaml", "--coding", "coding.yaml", "--sources", "archive")
    assert (0, "") == (code, err)


SECOND = CODING.replace("carried_out", "engaged").replace("ann, name: Ann Other", "bob, name: Bob Other") + STRAY
DECISIONS = """\
format: adjudication/1
coder: {id: cleo}
subject: arcadia
decisions:
  - {first: ledger_opened, second: ledger_opened, take: second, because: Rule 5.}
  - {second: ledger_closed, take: neither, reason: context, because: Rule 3.}
"""
ADJUDICATE = ["adjudicate", "coding.yaml", "second.yaml"]


def test_two_codings_are_settled_from_sheet_to_score(capsys: pytest.CaptureFixture[str]) -> None:
    """The sheet is written, filled in, and settles the codings; the settled coding is sound and can be scored."""
    put(second=SECOND)
    code, out, err = ran(capsys, *ADJUDICATE, "-o", "sheet.yaml")
    said = "2 disagreements to settle; fill in sheet.yaml, and give it by --decisions\n"
    assert (0, "", said) == (code, out, err)
    sheet = Path("sheet.yaml").read_text(encoding="utf-8")
    filled = sheet.replace("  id:\n", "  id: cleo\n").replace(
        "take:\n    because:", "take: second\n    because: Rule 5."
    )
    put(sheet=filled)
    assert (0, "", "") == ran(capsys, *ADJUDICATE, "--decisions", "sheet.yaml", "-o", "settled.yaml")
    settled = Path("settled.yaml").read_text(encoding="utf-8")
    assert "decided: {take: second, because: Rule 5.}" in settled
    assert 0 == ran(capsys, "check", "sheet.yaml", "settled.yaml", "--strict")[0]
    assert 0 == ran(capsys, "fmt", "--check", "settled.yaml")[0]
    assert "5/8" == scored(capsys, "--coding", "settled.yaml")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "1 of 2 codings name open_data@1, not democracy@1, which is used here; name another by --rubric FILE\n"),
        (("--rubric", "democracy"), ""),
    ],
)
def test_codings_that_name_another_rubric_are_told_so(
    capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
) -> None:
    """Where no rubric is named, whoever compares codings hears that one was made for another than it gets."""
    put(second=SECOND.replace("subject: arcadia", "subject: arcadia\nrubric: open_data@1"))
    code, _, err = ran(capsys, "agreement", "coding.yaml", "second.yaml", "--draws", "0", *more)
    assert (0, said) == (code, err)


def test_a_coding_that_is_given_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody agrees with himself."""
    code, out, err = ran(capsys, "agreement", "coding.yaml", "coding.yaml")
    assert (2, "", "scorecard: both codings are by the coder 'ann'; give the codings of two coders\n") == (
        code,
        out,
        err,
    )


def test_a_sheet_that_is_not_filled_in_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    """Every empty place is named, with its line."""
    put(second=SECOND)
    put(sheet=ran(capsys, *ADJUDICATE)[1])
    code, _, err = ran(capsys, *ADJUDICATE, "--decisions", "sheet.yaml")
    assert (1, 5) == (code, err.count("error[empty-value]"))


def test_what_was_settled_is_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    """The settled coding is by whoever decided, and lists what was left out."""
    put(second=SECOND, decisions=DECISIONS)
    code, out, _ = ran(capsys, *ADJUDICATE, "--decisions", "decisions.yaml")
    assert (0, SETTLED) == (code, out)


SETTLED = """\
format: coding/1
coder: {id: cleo}
subject: arcadia
actions:
  ledger_opened:
    stage: engaged
    themes: {anti_corruption: advances}
    decided: {take: second, because: Rule 5.}
not_coded:
  - source: minutes
    at: item 5
    reason: context
    because: Rule 3.
"""


def test_a_rule_needs_no_decisions(capsys: pytest.CaptureFixture[str]) -> None:
    """By the rule 'lower' the same codings always become the same one."""
    put(second=SECOND)
    found = [ran(capsys, *ADJUDICATE, "--by-rule", "lower") for _ in range(2)]
    assert (0, "", True) == (found[0][0], found[0][2], found[0] == found[1])
    assert "because: \"By the rule 'lower': the lower stage of carried_out and engaged.\"" in found[0][1]


def test_decisions_on_other_names_say_how_actions_are_matched(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a decision is on what is nothing by its name, a line says what the texts would do."""
    decisions = DECISIONS.replace("second: ledger_opened", "second: opening")
    put(second=SECOND.replace("ledger_opened", "opening"), decisions=decisions)
    code, _, err = ran(capsys, *ADJUDICATE, "--decisions", "decisions.yaml")
    said = "actions are matched by their names alone; --record and --sources match them by what they quote\n"
    problem = (
        "decisions.yaml:5:5: error[unknown-decision]: 'ledger_opened' of the first coding and 'opening' of the second"
    )
    assert (1, True) == (code, err.startswith(f"{said}{problem} are not one action\n"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--by-rule", "lower", "--decisions", "decisions.yaml"], 2, "are two ways to settle; give one"),
        (["--by-rule", "higher"], 2, "'higher' is not 'lower'"),
        (["--record", "a.yaml"], 2, "--record and --sources go together"),
        (["--decisions", "nobody.yaml"], 2, "nobody.yaml: error[unreadable]"),
        (["--decisions", "coding.yaml"], 1, "this is a coding; a list of decisions is expected here"),
        (["-o", "a.yaml"], 2, "use --force to replace"),
    ],
)
def test_what_cannot_be_settled_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    """A wrong call ends in a line that says what to do."""
    put(second=SECOND, decisions=DECISIONS)
    ended, out, err = ran(capsys, *ADJUDICATE, *arguments)
    assert (code, "", True) == (ended, out, said in err)


def test_a_decision_names_a_known_theme(capsys: pytest.CaptureFixture[str]) -> None:
    """A check of decisions finds a theme that the vocabulary does not have, at its place."""
    put(decisions=DECISIONS.replace("take: second", "take: own, themes: {courts: advances, curts: advances}"))
    code, _, err = ran(capsys, "check", "decisions.yaml")
    assert (1, True) == (code, "decisions.yaml:5:89: error[unknown-theme]: no theme 'curts'" in err)


PAGE = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
ON_PAGE = [block.strip() for block in re.findall(r"(?ms)^```sh\n(.*?)^```$", PAGE)]


@pytest.mark.parametrize("line", [line for block in ON_PAGE for line in block.splitlines()])
def test_the_commands_of_the_page_run(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that docs/agreement.md gives runs, from a folder that looks like the repository."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    assert 0 == ran(capsys, *shlex.split(line)[1:])[0]


def test_the_page_shows_a_decision_that_is_on_file() -> None:
    """The entry on the page stands in the example, but for how its reason is folded."""
    [shown] = re.findall(r"(?ms)^```yaml\n(.*?)^```$", PAGE)
    on_file = (ROOT / "examples" / "codings" / "trump_2017.decisions.yaml").read_text(encoding="utf-8")
    assert (4, True) == (len(ON_PAGE), shown.partition("    because:")[0] in on_file)
