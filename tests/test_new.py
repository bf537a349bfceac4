"""`scorecard new`: what it writes can be used as it is, and nothing that is there is written over."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator

import scorecard as sc
from scorecard.cli.main import exit_code
from scorecard.cli.new import named
from scorecard.dumping import dump_rubric
from scorecard.model.dates import interval
from scorecard.model.facts import Evidence
from scorecard.reading.schema import schema_of
from scorecard.writing.starter import STARTERS, starter

PUBLISHED = sorted(
    path
    for path in (ROOT / "examples" / "published").rglob("*.yaml")
    if path.read_text(encoding="utf-8").find("format: rubric/1") >= 0
)
pytestmark = pytest.mark.usefixtures("folder")
WITH_ATTRIBUTES = """\
format: rubric/1
id: towns
version: 1.0.0
title: Towns
standard: {title: Pledge of the towns}
rank: {within: [year]}
scales:
  found: {not_found: 0, found: 1}
  lost: {not_assessed: 0, not_found: 0.5, found: 1}
dimensions:
  - id: books
    title: Books
    criteria:
      - {id: ledger, scale: found, weight: {by: kind, town: 1, village: 2}}
      - {id: register, scale: lost, weight: {by: kind, town: 1, village: 2}}
      - {id: staff, measure: {table: [{from: 0, score: 1}]}, weight: {by: kind, town: 1, village: 1}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> None:
    """Make a document."""
    assert 0 == exit_code(["new", *arguments])


@pytest.mark.parametrize("kind", STARTERS)
def test_a_new_document_has_no_problems(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is written passes the check, and one line says what was written and what to do next."""
    new(kind, "open_aid")
    said = f"open_aid.yaml and .scorecard/{kind}.json are written; next: scorecard check open_aid.yaml\n"
    assert ("", said) == capsys.readouterr()
    assert 0 == exit_code(["check", "open_aid.yaml"])
    assert "1 file checked; no problems\n" == "".join(capsys.readouterr())
    assert {".scorecard", "open_aid.yaml"} == {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("kind", STARTERS)
def test_the_first_line_leads_to_the_schema(kind: str, folder: Path) -> None:
    """The first line names the schema beside the document, and the schema accepts the document."""
    (folder / "sub").mkdir()
    new(kind, "sub/open_aid")
    first, text = (folder / "sub" / "open_aid.yaml").read_text(encoding="utf-8").split("\n", 1)
    assert f"# yaml-language-server: $schema=.scorecard/{kind}.json" == first
    schema = yaml.safe_load((folder / "sub" / ".scorecard" / f"{kind}.json").read_text(encoding="utf-8"))
    assert schema_of(kind) == schema
    assert [] == list(Draft202012Validator(schema).iter_errors(yaml.safe_load(text)))


def test_a_new_rubric_scores_a_new_record(capsys: pytest.CaptureFixture[str]) -> None:
    """A new record has a number and acts that a new rubric reads, so that together they give a score."""
    new("rubric", "open_aid")
    new("record", "arcadia")
    card = sc.score(sc.load_rubric("open_aid.yaml"), sc.load_records("arcadia.yaml")[0])
    assert ("judged", Fraction(2, 3)) == (card.root.outcome, card.coverage)
    assert (Fraction(3, 4), Fraction(7, 16)) == (
        card["disclosure.days_to_publication"].score,
        card["support.anti_corruption_support"].score,
    )
    assert 0 == exit_code(["score", "arcadia.yaml", "--rubric", "open_aid.yaml"])
    assert "Arcadia: Open aid" in capsys.readouterr().out


def test_a_new_rubric_gives_its_reasons() -> None:
    """Whatever a reviewer asks of a rubric is there: reasons, guidance, no criterion with half of the weight."""
    rubric = sc.load_rubric(ROOT / "scorecard" / "writing" / "templates" / "rubric.yaml")
    said = yaml.safe_load(dump_rubric(rubric))
    criteria = [each for dimension in said["dimensions"] for each in dimension["criteria"]]
    judged = [*said["evidence"]["stages"].values(), *said["evidence"]["sources"].values()]
    assert (5, 3) == (len(judged), len(criteria))
    assert [] == [number for number in judged if not number["why"]]
    assert [] == [each["id"] for each in criteria if not (each["question"] and each["guidance"])]
    assert [(2, True), (1, False)] == [(each.get("weight", 1), "why" in each) for each in said["dimensions"]]
    assert {"": (Fraction(2, 3), Fraction(1, 3))} == rubric.tree.shares
    assert 0 == said["bands"][0]["from"]


def test_a_new_record_is_sound() -> None:
    """Every act of a new record lies in the term, and rests on sources that are not the subject's own and no older."""
    (record,) = sc.load_records(ROOT / "scorecard" / "writing" / "templates" / "record.yaml")
    first, last = record.subject.span
    assert [] == [act.id for act in record.actions if not first <= interval(str(act.date))[0] <= last]
    cited = [(act, record.sources[each.source]) for act in record.actions for each in act.evidence]
    assert len(cited) == 3
    assert [] == [act.id for act, source in cited if source.kind == "self_reported"]
    assert [] == [act.id for act, source in cited if interval(str(source.date))[1] < interval(str(act.date))[0]]


@pytest.mark.parametrize("kind", STARTERS)
def test_what_is_made_up_looks_made_up(kind: str) -> None:
    """Every web address in a template is of a domain that is kept for examples."""
    text = starter(kind, "open_aid", "Open aid")
    assert [] == [host for host in re.findall(r"https?://([^/\"]+)", text) if not host.endswith(".example")]


def test_a_new_mapping_reads_the_table_in_its_comment(capsys: pytest.CaptureFixture[str]) -> None:
    """The sample rows in a new mapping's comment are read by it, and scored under a new rubric."""
    new("mapping", "yearbook")
    new("rubric", "open_aid")
    rows = re.findall(r"^#   (\S.*,.*,.*)$", Path("yearbook.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    Path("table.csv").write_text("\n".join(rows), encoding="utf-8")
    records = sc.load_records("table.csv", mapping="yearbook.yaml")
    assert ["arcadia_2022", "borduria_2022", "costaguana_2022"] == [record.subject.id for record in records]
    seen = [record.observations["days_to_publication"] for record in records]
    assert [(45, None), (None, "not_found"), (120, None)] == [(each.number, each.level) for each in seen]
    assert (Evidence(source="yearbook", at="row 2, column Days to publication"),) == seen[0].evidence
    assert 0 == exit_code(["compare", "table.csv", "--mapping", "yearbook.yaml", "--rubric", "open_aid.yaml"])
    assert "Costaguana 2022" in capsys.readouterr().out


def test_a_record_lists_what_a_rubric_asks(capsys: pytest.CaptureFixture[str]) -> None:
    """A record for a rubric has each of its observations, not assessed yet, below what may be answered."""
    new("rubric", "open_aid")
    new("record", "arcadia", "--rubric", "open_aid.yaml")
    text = Path("arcadia.yaml").read_text(encoding="utf-8")
    (record,) = sc.load_records("arcadia.yaml", rubric=sc.load_rubric("open_aid.yaml"))
    observed = {name: seen.level for name, seen in record.observations.items()}
    assert {"payments_published": "not_assessed", "days_to_publication": "not_assessed"} == observed
    assert "\n  #   - full: A list with every recipient and amount. Worth 1.\n  payments_published:" in text
    assert "\n  #   - A number: days, worst 180, best 0\n  days_to_publication:" in text
    assert "\n# - Bodies against corruption (anti_corruption_support): anti_corruption\n" in text
    assert "next: scorecard check arcadia.yaml --rubric open_aid.yaml\n" in capsys.readouterr().err


def test_the_acts_of_a_listed_record_are_lines_to_uncomment() -> None:
    """With the marks of comments taken away, the sketch of an act is one."""
    new("record", "arcadia", "--rubric", "democracy")
    text = Path("arcadia.yaml").read_text(encoding="utf-8")
    start = text.index("# sources:")
    Path("arcadia.yaml").write_text(text[:start] + re.sub(r"(?m)^# ", "", text[start:]), encoding="utf-8")
    (record,) = sc.load_records("arcadia.yaml", rubric=sc.load_rubric("democracy"))
    assert [("first_act", {"rights_in_diplomacy": "advances"})] == [(act.id, act.themes) for act in record.actions]


def test_a_record_states_what_weights_depend_on() -> None:
    """A record for a rubric states each attribute that the rubric asks for, and a redefined reason is no reason."""
    Path("towns.yaml").write_text(WITH_ATTRIBUTES, encoding="utf-8")
    new("record", "arcadia", "--rubric", "towns.yaml")
    (record,) = sc.load_records("arcadia.yaml", rubric=sc.load_rubric("towns.yaml"))
    assert ("town", {"year": "not stated"}) == (record.subject.kind, record.subject.attributes)
    assert {"ledger": "not_assessed", "staff": "not_assessed"} == {
        name: seen.level for name, seen in record.observations.items()
    }
    text = Path("arcadia.yaml").read_text(encoding="utf-8")
    assert "  # One of: town, village\n  kind: town\n" in text
    assert "\n  #   - A number\n  staff: not_assessed\n" in text
    assert "\n  # register: ...\n" in text


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_record_for_any_rubric_is_read(path: Path) -> None:
    """A record can be listed for each published rubric, and says nothing that it does not know."""
    new("record", "arcadia", "--rubric", str(path))
    (record,) = sc.load_records("arcadia.yaml", rubric=sc.load_rubric(path))
    assert {"not_assessed"} == {seen.level for seen in record.observations.values()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("open_aid", ("open_aid", "Open aid")),
        ("rubrics/Open-Aid.YAML", ("open_aid", "Open Aid")),
        ("2021.yml", ("n2021", "2021")),
        ("été.v2", ("ete_v2", "Été.v2")),
    ],
)
def test_ids_are_made_of_names(name: str, expected: tuple[str, str]) -> None:
    """An id is made of the name of the file, without folder and ending, and so is the title."""
    assert expected == named(name)


@pytest.mark.parametrize("kind", STARTERS)
@pytest.mark.parametrize("name", ["no", "On", "null", "1e3", 'a "b" c', "it's: # {", "北京", "x" * 100])
def test_any_name_makes_a_sound_document(kind: str, name: str) -> None:
    """A word that YAML would read as something else is put between quotation marks."""
    new(kind, name)
    loaded: Any = yaml.safe_load(Path(f"{name}.yaml").read_text(encoding="utf-8"))
    given, title = named(name)
    assert 0 == exit_code(["check", f"{name}.yaml"])
    assert (given, title) == {
        "rubric": lambda: (loaded["id"], loaded["title"]),
        "record": lambda: (loaded["subject"]["id"], loaded["subject"]["name"]),
        "mapping": lambda: (loaded["source"], loaded["sources"][given]["title"]),
    }[kind]()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rubric", "..."], "'...' makes no id; give a name with letters or digits"),
        (["rubric", "a\x1b[31m"], r"'a\x1b[31m' makes no id"),
        (["rubric", "a.json"], "a.json does not end in .yaml or .yml, and its comments need YAML"),
        (["rubric", "a", "-o", "a.txt"], "a.txt does not end in .yaml or .yml"),
        (["mapping", "a", "--rubric", "democracy"], "--rubric goes with record"),
        (["record", "a", "--rubric", "democrcy"], "no rubric 'democrcy'; known: democracy"),
        (["coding", "a"], "'coding' is not one of 'rubric', 'record', 'mapping'"),
        (["rubric", "missing/a"], "cannot write missing/a.yaml: No such file or directory"),
    ],
)
def test_wrong_uses_leave_nothing_behind(
    arguments: list[str], words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be made is refused with what would be right, and nothing is written."""
    assert 2 == exit_code(["new", *arguments])
    assert words in capsys.readouterr().err
    assert [] == list(folder.iterdir())


def test_a_file_that_exists_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is replaced only where that is asked for; its schema is always the library's own."""
    Path("a.yaml").write_text("mine", encoding="utf-8")
    assert 2 == exit_code(["new", "rubric", "a"])
    assert "scorecard: a.yaml exists; use --force to replace it\n" == capsys.readouterr().err
    assert "mine" == Path("a.yaml").read_text(encoding="utf-8")
    assert not (folder / ".scorecard").exists()
    new("rubric", "a", "--force")
    Path(".scorecard/rubric.json").write_text("{}", encoding="utf-8")
    new("rubric", "b")
    assert Path(".scorecard/rubric.json").read_text(encoding="utf-8").startswith('{\n  "$schema"')


def test_a_file_where_the_folder_should_be_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file stands in the way of the schemas, the message names it, and no half of the work is left."""
    Path(".scorecard").write_text("", encoding="utf-8")
    assert 2 == exit_code(["new", "rubric", "a"])
    assert "scorecard: cannot make the folder .scorecard: File exists\n" == capsys.readouterr().err
    assert [".scorecard"] == [path.name for path in Path().iterdir()]


@pytest.mark.parametrize("linked", [".scorecard", ".scorecard/record.json"])
def test_no_link_leads_the_schema_out_of_its_folder(
    linked: str, folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the schema or its folder is a link, nothing is written, neither where it leads nor here."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    theirs = elsewhere / "record.json"
    theirs.write_text("theirs", encoding="utf-8")
    link = folder / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere if link.suffix == "" else theirs)
    assert 2 == exit_code(["new", "record", "a"])
    said = capsys.readouterr().err
    assert f"scorecard: cannot write .scorecard/record.json: {'.scorecard' if linked == '.scorecard' else 'it'}" in said
    assert ("theirs", 1) == (theirs.read_text(encoding="utf-8"), said.count("\n"))
    assert [".scorecard"] == [path.name for path in folder.iterdir()]


def test_two_versions_of_a_rubric_have_a_schema_each(folder: Path) -> None:
    """Records for versions of a rubric that mean different things are led to different schemas."""
    for major in (1, 2):
        text = WITH_ATTRIBUTES.replace("version: 1.0.0", f"version: {major}.0.0")
        Path("towns.yaml").write_text(text, encoding="utf-8")
        new("record", f"a{major}", "--rubric", "towns.yaml")
    assert ["record_towns_1.json", "record_towns_2.json"] == sorted(
        path.name for path in (folder / ".scorecard").iterdir()
    )
    assert "$schema=.scorecard/record_towns_1.json\n" in Path("a1.yaml").read_text(encoding="utf-8")


def test_standard_output_has_no_schema_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that goes to standard output names no schema, and no file is written."""
    new("record", "arcadia", "-o", "-")
    out, err = capsys.readouterr()
    assert (starter("record", "arcadia", "Arcadia"), "", []) == (out, err, list(folder.iterdir()))


def test_another_file_may_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The file may be called otherwise than the document, and what to type next is quoted for a shell."""
    new("record", "arcadia", "-o", "first record.yaml")
    assert "arcadia" == sc.load_records("first record.yaml")[0].subject.id
    assert capsys.readouterr().err.endswith("next: scorecard check 'first record.yaml'\n")
