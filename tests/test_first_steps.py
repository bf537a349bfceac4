"""First steps at the command line: what is told to those who gave something else than what a command takes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import town
from unit.reading.texts import RECORD, RUBRIC

from scorecard.cli.main import exit_code

LEVELLED = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\nlimits: [Minutes before 2019 are lost.]\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test work in a folder of its own, so that paths are short and known."""
    monkeypatch.chdir(tmp_path)


def put(**files: str) -> None:
    """Write YAML files; two underscores in a name stand for a folder."""
    for name, text in files.items():
        path = Path(f"{name.replace('__', '/')}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return the exit code of a command and what it says on standard error."""
    return exit_code(list(arguments)), capsys.readouterr().err


@pytest.mark.parametrize(
    ("files", "paths", "line"),
    [
        (["a", "recs__b"], ["."], "folder recs not entered; name it to check it too"),
        (["a", "recs__b", "more__c"], ["."], "folders more, recs not entered; name them to check them too"),
        (
            ["a", "b__b", "c__b", "d__b", "e__b"],
            ["."],
            "folders b, c, d and 1 more not entered; name them to check them too",
        ),
        (["a", "recs__b"], [".", "recs/"], ""),
        (["a", "recs__b"], ["a.yaml"], ""),
        (["a", ".recs__b"], ["."], ""),
        (["a", "recs__deep__b"], ["."], ""),
    ],
)
def test_folders_that_were_not_entered_are_named(
    capsys: pytest.CaptureFixture[str], files: list[str], paths: list[str], line: str
) -> None:
    """A check of a folder says which folders in it hold documents that it did not look at."""
    put(**dict.fromkeys(files, LEVELLED))
    code, told = said(capsys, "check", *paths)
    assert (0, line) == (code, "".join(each for each in told.splitlines() if "not entered" in each))


def test_an_empty_folder_names_the_one_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a folder has no documents and one in it has, the help names that."""
    put(recs__a=RECORD)
    code, told = said(capsys, "check", ".")
    assert (2, True) == (code, "  = help:    name the folder recs to read what is in it\n" in told)


@pytest.mark.parametrize(
    ("options", "code", "end"), [((), 0, ""), (("--strict",), 1, "; warnings fail, as --strict asks")]
)
def test_strict_says_why_it_fails(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, end: str
) -> None:
    """Where warnings alone fail a check, its last line says so."""
    put(rubric=RUBRIC)
    ended, told = said(capsys, "check", "rubric.yaml", *options)
    assert (code, f"1 file checked{end}") == (ended, told.splitlines()[-1])


def test_one_quotation_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The summary counts a single quotation in the singular."""
    Path("archive").mkdir()
    Path("archive/gazette.txt").write_text("The books are open.", encoding="utf-8")
    digest = hashlib.sha256(b"The books are open.").hexdigest()
    cited = RECORD.replace("official_act}", f"official_act, characters: 19, sha256: {digest}}}")
    put(record=cited.replace("at: page 1", "at: page 1, quote: books are open"))
    told = said(capsys, "check", "record.yaml", "--sources", "archive")[1]
    assert "1 file checked; 1 quotation: 1 exact; no problems" == told.splitlines()[-1]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ("score rubric.yaml", "this is a rubric; a record is expected here; name a rubric by --rubric"),
        ("compare record.yaml rubric.yaml", "this is a rubric; a record is expected here; name a rubric by --rubric"),
        ("score record.yaml --rubric record.yaml", "this is a record; a rubric is expected here"),
        ("show record.yaml", "this is a record; a rubric is expected here"),
        ("compare mapping.yaml", "this is a mapping; a record is expected here; name a mapping by --mapping"),
        ("score coding.yaml", "this is a coding; a record is expected here"),
        ("score notes.yaml", "start the file with 'format: record/1'"),
        ("score list.yaml", "start the file with 'format: record/1'"),
        ("score towns.csv", "this is a table; say by --mapping what its columns are"),
        ("check towns.csv", "this is a table; say by --mapping what its columns are"),
    ],
)
def test_what_stands_in_the_place_of_something_else_is_named(
    capsys: pytest.CaptureFixture[str], call: str, line: str
) -> None:
    """A document of one kind where another is expected is told what it is, and where it belongs."""
    put(rubric=RUBRIC, record=RECORD, mapping="format: mapping/1\nsubject: {id: Town}\nwide: {Delay: days_late}\n")
    put(coding="format: coding/1\n", notes="format: notes/1\n", list="format: [record/1]\n")
    Path("towns.csv").write_text("Town,Delay\nArcadia,45\n", encoding="utf-8")
    code, told = said(capsys, *call.split())
    assert (1, f"  = help:    {line}") == (code, next(each for each in told.splitlines() if "help" in each))


OBSERVED = f"{LEVELLED}observations_of: school_meals@1\nobservations: {{hot_meals: most}}\n"
ELSEWHERE = "names school_meals@1, not democracy@1, which is used here; name another by --rubric FILE"


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ("score a.yaml", f"the record {ELSEWHERE}"),
        ("explain a.yaml", f"the record {ELSEWHERE}"),
        ("compare a.yaml b.yaml", f"1 of 2 records {ELSEWHERE.replace('names', 'name')}"),
        ("score a.yaml --rubric democracy", ""),
        ("score b.yaml", ""),
    ],
)
def test_a_record_that_names_another_rubric_is_told_so(
    capsys: pytest.CaptureFixture[str], call: str, line: str
) -> None:
    """Where no rubric is named, a record that names another than the one it gets says so before anything else."""
    put(a=OBSERVED, b=LEVELLED.replace("arcadia", "borduria"))
    code, told = said(capsys, *call.split())
    assert (0, line) == (code, told.strip())


GIVE_IT = "the record names school_meals@1; give its file too (in Python, rubric=)"


@pytest.mark.parametrize(
    ("theme", "help_"),
    [
        ("falconry", f"use a theme that there is, or add it; {GIVE_IT}"),
        ("press_freedm", f"did you mean 'press_freedom'? {GIVE_IT}"),
    ],
)
@pytest.mark.parametrize("command", ["check", "score"])
def test_unknown_themes_name_the_rubric_that_is_not_given(
    capsys: pytest.CaptureFixture[str], command: str, theme: str, help_: str
) -> None:
    """Where a record names a rubric that is not given, an unknown theme may be that rubric's, and the help says so."""
    put(a=RECORD.replace("press_freedom", theme) + "observations_of: school_meals@1\n")
    told = said(capsys, command, "a.yaml")[1]
    assert help_ == told.partition("= help:    ")[2].partition("\n")[0]


NUMBER = ("bad-number", "write digits, with a point before decimals")
LEVEL = ("bad-id", "write the level's id, not its title; an id is in lower case, with _ between words")


@pytest.mark.parametrize(
    ("observed", "code", "help_"),
    [
        *[(text, *NUMBER) for text in ("18 g", "€3.20", "1,200.50", "-3,5", "+18 %", "< 5", "3-4", "'3,20'")],
        *[(text, "bad-number", "write it without quotation marks") for text in ("'18'", '"3.20"', "'-4'")],
        *[(text, *LEVEL) for text in ("Most schools", "Most", "most-schools", "über_half", "{level: Most}")],
    ],
)
def test_a_value_typed_wrongly_is_a_number_or_a_level(
    capsys: pytest.CaptureFixture[str], observed: str, code: str, help_: str
) -> None:
    """What starts like a number is asked for as a number, and other text as a level."""
    put(a=f"{LEVELLED}observations_of: school_meals@1\nobservations:\n  hot_meals: {observed}\n")
    told = said(capsys, "check", "a.yaml")[1]
    found = (told.partition("error[")[2].partition("]")[0], told.partition("= help:    ")[2].partition("\n")[0])
    assert (code, help_) == found


@pytest.mark.parametrize(
    ("typed", "help_"),
    [
        ("Partial", "did you mean 'partial'?"),
        ("Above a threshold", "did you mean 'partial'?"),
        ("Fulll", "did you mean 'full'?"),
        ("Quite often", "write the level's id, not its title; an id is in lower case, with _ between words"),
    ],
)
@pytest.mark.parametrize("call", ["check rubric.yaml a.yaml", "score a.yaml --rubric rubric.yaml"])
def test_a_level_typed_as_people_say_it_lists_the_levels(
    capsys: pytest.CaptureFixture[str], call: str, typed: str, help_: str
) -> None:
    """Where the rubric is at hand, its levels are listed, and the one of that title is named."""
    criterion = "{id: tenders, scale: practice, levels: {partial: Above a threshold}}"
    scales = "scales: {practice: {none: 0, partial: 1/2, full: 1}}\ndimensions:"
    put(
        rubric=f"{town.RUBRIC}      - {criterion}\n".replace("dimensions:", scales),
        a=f"{LEVELLED}observations_of: open_books@1\nobservations:\n  tenders: {typed}\n",
    )
    told = said(capsys, *call.split())[1]
    assert f"error[bad-id]: '{typed}'" in told
    assert f"= allowed: none, partial, full\n  = help:    {help_}\n" in told


@pytest.mark.parametrize(
    ("name", "help_"),
    [
        ("linz.yml", "did you mean 'linz.yaml'?"),
        ("recs/graz.yaml", f"did you mean 'recs{os.sep}gratz.yaml'?"),
        ("recs/nothing_like_it.yaml", "check path and rights"),
        ("nowhere/linz.yaml", "check path and rights"),
    ],
)
def test_a_misspelt_path_names_the_near_one(capsys: pytest.CaptureFixture[str], name: str, help_: str) -> None:
    """A file that is not there is compared with the documents of its folder."""
    put(linz=RECORD, recs__gratz=RECORD)
    code, told = said(capsys, "check", name)
    assert (2, help_) == (code, told.partition("= help:    ")[2].partition("\n")[0])


def test_an_id_used_twice_says_on_which_line_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """The help for an id that is used twice gives the line of its first use, also in a document with other faults."""
    put(
        record=RECORD.replace("name: Arcadia", "name: [Arcadia]")
        + RECORD.partition("actions:\n")[2].replace("opened", "Shut", 1)
        + RECORD.partition("actions:\n")[2],
        rubric=RUBRIC + "      - {id: books, measure: {worst: 90, best: 0}}\n",
    )
    told = said(capsys, "check", "record.yaml", "rubric.yaml")[1]
    twice = [each for each in told.split("\n\n") if "duplicate-id" in each]
    assert ["it stands on line 6 already", "it stands on line 7 already"] == [
        each.partition("give it an id of its own; ")[2] for each in twice
    ]


def test_two_files_of_one_subject_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A comparison that is refused names the two files; a check warns of them, and of no file that is given twice."""
    put(a=LEVELLED, b=LEVELLED, c=LEVELLED.replace("arcadia", "borduria"))
    refused = "scorecard: two records are of the subject 'arcadia': a.yaml and b.yaml; give each subject one record\n"
    assert (2, refused) == said(capsys, "compare", "c.yaml", "a.yaml", "b.yaml")
    warned = said(capsys, "check", ".", "--format", "concise")
    assert (0, "3 files checked\n") == warned
    assert (0, "2 files checked; no problems\n") == said(capsys, "check", "a.yaml", "a.yaml")


def test_a_fit_that_nothing_asks_for_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no measure asks for goalposts the rubric is copied as it is, and standard error says so."""
    put(rubric=RUBRIC, a=LEVELLED)
    ran = said(capsys, "fit", "rubric.yaml", "a.yaml")
    line = "no measure of open_books@1 asks for a fit, so all goalposts stay; ask with measure: {fit: min_max}\n"
    assert (0, line) == ran
