"""Editions: frozen with all that they were made from, made again byte for byte, and compared cell by cell."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import town

from scorecard.analysis.corrections import corrections_removed
from scorecard.analysis.edition_difference import edition_difference
from scorecard.cli.main import exit_code
from scorecard.edition.freeze import freeze
from scorecard.edition.verify import verify
from scorecard.model.corrections import Correction
from scorecard.model.edition import EditionName
from scorecard.model.edition_difference import EditionDifference
from scorecard.problem import DocumentError, ScorecardError
from scorecard.reading.edition import open_whole_edition
from scorecard.reading.load import load_records, load_rubric

RUBRIC = f"""\
{town.RUBRIC}\
      - {{id: days, measure: {{worst: 100, best: 0}}}}
      - {{id: opened, evidence: {{themes: [anti_corruption], combine: best, net: ignore, enough: 1, scrutiny: []}}}}
"""
RECORD = f"""\
{town.RECORD}\
  - id: ledger
    date: "2022-05-17"
    summary: It opened the ledger.
    stage: committed
    themes: {{anti_corruption: advances}}
    evidence: [{{source: minutes, at: item 4}}]
observations: {{days: 50}}
"""
RELATIONS = """\
format: relations/1
id: neighbours
version: 1.0.0
title: Neighbours
as_of: "2022-12-31"
sources: {list: {title: List of towns, publisher: Town hall}}
groups:
  near: {title: Near, definition: They are near., members: [{target: FRA, from: "1990-01-01", source: list, at: a}]}
  far: {title: Far, definition: They are far., members: [{target: DEU, from: "1990-01-01", source: list, at: b}]}
"""
OTHER = "format: record/1\nsubject: {id: borduria, name: Borduria}\nobservations: {days: 20}\n"
CORRECTION = '  - {date: "2026-11-24", what: The number of days was wrong., why: The minutes give another.}\n'
FREEZE = ("edition", "freeze")
RECORDS = ("arcadia.yaml", "borduria.yaml", "--rubric", "rubric.yaml")


@dataclass(frozen=True)
class Desk:
    """A folder in which somebody publishes, and what was said there last."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def put(self, name: str, text: str) -> None:
        """Write a file."""
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words of a file, which it must have."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.put(name, text.replace(old, new))

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command; return its exit code, what it wrote, and what it said."""
        code = exit_code(list(arguments))
        out, err = self.capsys.readouterr()
        return code, out, err

    def freeze(self, name: str, *more: str, date: str = "2026-11-20") -> None:
        """Freeze an edition, which must succeed."""
        assert (0, "") == self.run(*FREEZE, name, *RECORDS, "--date", date, "--title", "The books", *more)[:2]

    def difference(self, first: str = "one", second: str = "two") -> EditionDifference:
        """Return what two editions differ in."""
        return edition_difference(open_whole_edition(first), open_whole_edition(second))

    def files(self, name: str) -> dict[str, bytes]:
        """Return the files in a folder, by their paths."""
        return {str(it.relative_to(name)): it.read_bytes() for it in sorted(Path(name).rglob("*")) if it.is_file()}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a folder with a rubric and two records, in which commands run."""
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path, capsys)
    for name, text in {"rubric.yaml": RUBRIC, "arcadia.yaml": RECORD, "borduria.yaml": OTHER}.items():
        made.put(name, text)
    return made


def test_an_edition_holds_all_that_it_was_made_from(desk: Desk) -> None:
    """The folder has a copy of every file that was read, the bundled ones too, the outputs, and the manifest."""
    desk.freeze("one")
    assert [
        "edition.json",
        "inputs/records/arcadia.yaml",
        "inputs/records/borduria.yaml",
        "inputs/rubrics/relations.yaml",
        "inputs/rubrics/rubric.yaml",
        "inputs/rubrics/themes.yaml",
        "outputs/comparison.csv",
        "outputs/comparison.html",
        "outputs/comparison.json",
        "outputs/comparison.txt",
    ] == list(desk.files("one"))
    assert RECORD.encode() == desk.files("one")["inputs/records/arcadia.yaml"]


def test_the_same_inputs_make_the_same_bytes(desk: Desk) -> None:
    """An edition that is frozen twice is the same, and nothing in it names a folder of this machine."""
    desk.freeze("one")
    desk.freeze("two")
    assert desk.files("one") == desk.files("two")
    assert not any(str(desk.folder).encode() in data for data in desk.files("one").values())


def test_the_manifest_states_the_choices(desk: Desk) -> None:
    """Title, date, version of the library and what was asked for stand in the manifest, each file with its hash."""
    desk.freeze("one", "--format", "markdown", "--detail", "--ranks")
    said = json.loads(desk.files("one")["edition.json"])
    assert ("The books", "2026-11-20", "0.1.0", {"detail": True, "ranks": True}) == (
        said["title"],
        said["date"],
        said["library"],
        said["choices"],
    )
    data = desk.files("one")["outputs/comparison.md"]
    assert [
        {"file": "outputs/comparison.md", "format": "markdown", "sha256": hashlib.sha256(data).hexdigest()}
    ] == said["outputs"]


def test_outputs_name_their_edition(desk: Desk) -> None:
    """Every output of an edition bears its title and date; JSON says as well what it was made from."""
    desk.freeze("one")
    files = desk.files("one")
    said = json.loads(files["outputs/comparison.json"])
    assert {"title": "The books", "date": "2026-11-20"} == said["edition"]
    assert [("rubric", "open_books"), ("themes", "themes"), ("record", "arcadia"), ("record", "borduria")] == [
        (each["kind"], each["id"]) for each in said["made_from"]["inputs"]
    ]
    assert hashlib.sha256(RECORD.encode()).hexdigest() == said["made_from"]["inputs"][2]["sha256"]
    assert b"Edition: The books, 2026-11-20\n" in files["outputs/comparison.txt"]
    assert files["outputs/comparison.csv"].splitlines()[1].endswith(b',"The books, 2026-11-20"')


def test_a_guide_is_among_the_outputs_of_an_edition(desk: Desk) -> None:
    """A guide is an output like any other: it bears the edition's title and date, and is made again byte for byte."""
    desk.freeze("one", "--format", "guide", "--format", "json")
    files = desk.files("one")
    assert b"The books, 2026-11-20" in files["outputs/guide.html"]
    code, out, _ = desk.run("edition", "verify", "one")
    assert (0, True) == (code, "all 2 outputs are made again byte for byte" in out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (RECORDS, "Missing option '--date'"),
        ((*RECORDS, "--date", "2026-11"), "--date takes a day, as 2026-11-20, not 2026-11"),
        ((*RECORDS, "--date", "20261120"), "--date takes a day, as 2026-11-20, not 20261120"),
        ((*RECORDS, "--date", "2026-11-20", "--format", "pdf"), "'pdf' is not one of"),
        ((*RECORDS, "--date", "2026-11-20", "--window", "4"), "no window '4'"),
        (("arcadia.yaml", "arcadia.yaml", "--date", "2026-11-20"), "arcadia.yaml is given twice"),
    ],
)
def test_what_cannot_be_frozen_is_refused(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    """A wrong use ends in exit code 2 and one message, and leaves nothing behind."""
    before = desk.files(".")
    code, out, err = desk.run(*FREEZE, "one", *arguments)
    assert (2, "", True, before) == (code, out, said in err, desk.files("."))


def test_what_was_read_from_no_file_is_refused(desk: Desk) -> None:
    """A record that was built in Python has no file that an edition could keep."""
    rubric = load_rubric("rubric.yaml")
    record = load_records("arcadia.yaml", rubric=rubric)[0].model_copy()
    with pytest.raises(ScorecardError) as raised:
        freeze(rubric, [record], EditionName("The books", "2026-11-20"))
    message = "an edition keeps files, and the record arcadia was not read from a record file; save it as one first"
    assert (message, False) == (str(raised.value), (desk.folder / "one").exists())


def test_a_file_that_changes_meanwhile_is_refused(desk: Desk) -> None:
    """What is kept is what was read: a file that is another by then ends the freezing."""
    rubric = load_rubric("rubric.yaml")
    records = load_records("arcadia.yaml", rubric=rubric)
    desk.edit("arcadia.yaml", "50", "51")
    with pytest.raises(DocumentError) as raised:
        freeze(rubric, records, EditionName("The books", "2026-11-20"))
    message = "arcadia.yaml: error[changed-file]: the file changed while the edition was made from it"
    assert [message] == list(map(str, raised.value.problems))


def test_a_folder_is_replaced_only_where_that_is_asked_for(desk: Desk) -> None:
    """An edition is replaced with --force only, and a folder with anything else in it never is."""
    desk.freeze("one")
    again = (*FREEZE, "one", *RECORDS, "--date", "2026-11-21")
    assert (2, "", "scorecard: one exists; use --force to replace it\n") == desk.run(*again)
    assert 0 == desk.run(*again, "--force")[0]
    desk.put("one/notes.txt", "mine")
    assert (2, "", "scorecard: cannot replace one: there are files in it that are no part of an edition\n") == desk.run(
        *again, "--force"
    )
    assert b'"date": "2026-11-21"' in desk.files("one")["edition.json"]
    assert not [name for name in desk.files(".") if name.startswith(".")]


def test_what_a_rubric_takes_from_other_files_is_kept(desk: Desk) -> None:
    """A rubric that extends another one stands in the edition with it, and both are found there alone."""
    desk.put("base.yaml", RUBRIC.replace("open_books", "base"))
    desk.put("rubric.yaml", "format: rubric/1\nid: open_books\nversion: 1.0.0\nextends: base@1\nmissing: worst\n")
    desk.freeze("one")
    (desk.folder / "base.yaml").unlink()
    assert ("base.yaml" in "".join(desk.files("one")), verify("one").holds) == (True, True)


def test_an_edition_that_holds_is_made_again(desk: Desk) -> None:
    """Verifying an edition says that every input and every output is as it was, wherever the folder lies."""
    desk.freeze("one")
    shutil.move("one", "elsewhere")
    code, out, err = desk.run("edition", "verify", "elsewhere")
    assert (0, "") == (code, err)
    assert out.endswith(
        "Verdict: All 5 inputs are those of the manifest, and all 4 outputs are made again byte for byte.\n"
    )


def edit_input(desk: Desk) -> None:
    """Change an input."""
    desk.edit("one/inputs/records/arcadia.yaml", "50", "51")


def remove_input(desk: Desk) -> None:
    """Remove an input."""
    (desk.folder / "one/inputs/rubrics/themes.yaml").unlink()


def edit_output(desk: Desk) -> None:
    """Change an output."""
    desk.edit("one/outputs/comparison.txt", "Arcadia", "Borduria")


def remove_output(desk: Desk) -> None:
    """Remove an output."""
    (desk.folder / "one/outputs/comparison.csv").unlink()


def add_files(desk: Desk) -> None:
    """Add a file, a link and a folder with a file."""
    desk.put("one/inputs/records/corsica.yaml", RECORD)
    desk.put("one/a/b/c/d.txt", "")
    (desk.folder / "one/outputs/link.txt").symlink_to("comparison.txt")


def forge_output(desk: Desk) -> None:
    """Change an output, and its hash in the manifest."""
    before = hashlib.sha256(desk.files("one")["outputs/comparison.txt"]).hexdigest()
    edit_output(desk)
    after = hashlib.sha256(desk.files("one")["outputs/comparison.txt"]).hexdigest()
    desk.edit("one/edition.json", before, after)


def forge_rubric(desk: Desk) -> None:
    """State another version of the rubric."""
    desk.edit("one/edition.json", '"version": "1.0.0"', '"version": "2.0.0"')


def forge_subject(desk: Desk) -> None:
    """State another subject of a record."""
    desk.edit("one/edition.json", '"id": "borduria"', '"id": "corsica"')


def break_input(desk: Desk) -> None:
    """Change an input so that it is no record, and its hash in the manifest."""
    before = hashlib.sha256(RECORD.encode()).hexdigest()
    desk.edit("one/inputs/records/arcadia.yaml", "stage: committed", "stage: comitted")
    after = hashlib.sha256(desk.files("one")["inputs/records/arcadia.yaml"]).hexdigest()
    desk.edit("one/edition.json", before, after)


@pytest.mark.parametrize(
    ("change", "found", "made_again"),
    [
        (edit_input, [("inputs/records/arcadia.yaml", "changed", "")], False),
        (
            remove_input,
            [("inputs/rubrics/themes.yaml", "missing", "the file cannot be opened: No such file or directory")],
            False,
        ),
        (edit_output, [("outputs/comparison.txt", "changed", "")], True),
        (
            remove_output,
            [("outputs/comparison.csv", "missing", "the file cannot be opened: No such file or directory")],
            True,
        ),
        (
            add_files,
            [("a/b/c", "extra", ""), ("inputs/records/corsica.yaml", "extra", ""), ("outputs/link.txt", "extra", "")],
            True,
        ),
        (forge_output, [("outputs/comparison.txt", "made_otherwise", "from line 10 on")], True),
        (
            forge_rubric,
            [("edition.json", "not_as_said", "it says that the rubric's version is 2.0.0; it is 1.0.0")],
            True,
        ),
        (
            forge_subject,
            [("edition.json", "not_as_said", "it says that a record is of corsica; it is of borduria")],
            True,
        ),
        (
            break_input,
            [
                (
                    "inputs",
                    "not_made",
                    (
                        "one/inputs/records/arcadia.yaml:9:12: error[unknown-word]: "
                        "'comitted' is not one of the words allowed here"
                    ),
                )
            ],
            False,
        ),
    ],
)
def test_whatever_differs_is_said(
    desk: Desk, change: Callable[[Desk], None], found: list[tuple[str, str, str]], *, made_again: bool
) -> None:
    """Each file that is changed, missing, extra or made otherwise is named, and the exit code is 1."""
    desk.freeze("one")
    change(desk)
    verified = verify("one")
    assert found == [(each.file, each.fault, each.detail) for each in verified.findings]
    assert (made_again, 1) == (verified.made_again, desk.run("edition", "verify", "one")[0])


def older(desk: Desk, name: str, *words: str) -> None:
    """Let an edition be one that an earlier version of the library made, whose JSON may have other words."""
    output = f"{name}/outputs/comparison.json"
    before = hashlib.sha256(desk.files(name)["outputs/comparison.json"]).hexdigest()
    desk.edit(output, '"library": "0.1.0"', '"library": "0.0.9"')
    if words:
        desk.edit(output, *words)
    after = hashlib.sha256(desk.files(name)["outputs/comparison.json"]).hexdigest()
    desk.edit(f"{name}/edition.json", before, after)
    desk.edit(f"{name}/edition.json", '"library": "0.1.0"', '"library": "0.0.9"')


def test_a_folder_without_a_manifest_is_no_edition(desk: Desk) -> None:
    """A folder that is no edition ends in one problem, which says what is asked for."""
    assert (
        2,
        "",
        (
            "edition.json: error[unreadable]: the file cannot be opened: No such file or directory\n"
            "  = help:    give the folder of an edition, in which edition.json lies\n\n1 error\n"
        ),
    ) == desk.run("edition", "verify", ".")


def test_another_version_of_the_library_is_named(desk: Desk) -> None:
    """Where another version made the edition, both are named, and the outputs are compared as before."""
    desk.freeze("one")
    older(desk, "one")
    found = verify("one")
    assert (True, "0.0.9", "0.1.0") == (found.holds, found.edition.library, found.library)
    out = desk.run("edition", "verify", "one")[1]
    assert "Library: scorecard 0.0.9 made the edition; this is scorecard 0.1.0.\n" in out


def moved(difference: EditionDifference) -> list[tuple[str, str, tuple[str, ...], bool, list[str]]]:
    """Return each move with its causes and what bears on it."""
    return [
        (it.subject, it.path, it.causes, it.together, [f"{b.kind} {b.id} {b.how}" for b in it.because])
        for it in difference.moves
    ]


def test_nothing_moves_between_equal_editions(desk: Desk) -> None:
    """Editions of the same inputs do not differ, whatever their titles and dates."""
    desk.freeze("one")
    desk.freeze("two", date="2026-12-01")
    found = desk.difference()
    assert ((), (), 8, False) == (found.inputs, found.moves, found.compared, found.differs)
    assert 0 == desk.run("edition", "diff", "one", "two", "--exit-code")[0]


def test_a_record_alone_moves_its_cells(desk: Desk) -> None:
    """A cell that the record alone moves names what was added, removed or changed there and bears on it."""
    desk.freeze("one")
    desk.edit("arcadia.yaml", "days: 50", "days: 40")
    desk.edit("arcadia.yaml", "stage: committed", "stage: carried_out")
    desk.freeze("two")
    ledger, days = "action ledger changed", "observation days changed"
    assert [
        ("arcadia", "", ("record",), False, [ledger, days]),
        ("arcadia", "books", ("record",), False, [ledger, days]),
        ("arcadia", "books.days", ("record",), False, [days]),
        ("arcadia", "books.opened", ("record",), False, [ledger]),
    ] == moved(desk.difference())
    assert 1 == desk.run("edition", "diff", "one", "two", "--exit-code")[0]


def test_a_rubric_alone_moves_cells_of_everybody(desk: Desk) -> None:
    """A cell that the rubric alone moves names what changed there."""
    desk.freeze("one")
    desk.edit("rubric.yaml", "worst: 100", "worst: 200")
    desk.freeze("two")
    worst = ["rubric books.days measure.worst changed"]
    assert [
        (subject, path, ("rubric",), False, worst)
        for subject in ("arcadia", "borduria")
        for path in ("", "books", "books.days")
    ] == moved(desk.difference())


def test_what_no_one_cause_explains_moved_together(desk: Desk) -> None:
    """A cell that neither record nor rubric alone makes what it is moved because of both."""
    desk.freeze("one")
    desk.edit("rubric.yaml", "worst: 100", "worst: 200")
    desk.edit("arcadia.yaml", "days: 50", "days: 40")
    desk.freeze("two")
    both = ["observation days changed", "rubric books.days measure.worst changed"]
    found = {(subject, path): rest for subject, path, *rest in moved(desk.difference())}
    assert [("record", "rubric"), True, both] == found["arcadia", "books.days"]
    assert [("rubric",), False, both[1:]] == found["borduria", "books.days"]


def test_what_cannot_be_put_alone_moved_together(desk: Desk) -> None:
    """A record that the first rubric cannot read moves its cells together with the rubric."""
    desk.freeze("one")
    desk.edit("rubric.yaml", "measure: {worst: 100, best: 0}", "scale: practice")
    desk.edit("rubric.yaml", "dimensions:\n", "scales: {practice: {none: 0, full: 1}}\ndimensions:\n")
    desk.edit("arcadia.yaml", "{days: 50}", "{days: full}\nobservations_of: open_books@1")
    desk.put("borduria.yaml", OTHER.replace("{days: 20}", "{days: not_found}"))
    desk.freeze("two")
    found = {(subject, path): rest[:2] for subject, path, *rest in moved(desk.difference())}
    assert [("record", "rubric"), True] == found["arcadia", "books.days"]


def test_a_window_alone_moves_cells(desk: Desk) -> None:
    """A window that the second edition looks at is a cause of its own."""
    terms = 'subject: {id: arcadia, name: Arcadia, terms: [{from: "2022-01-01", to: "2023-12-31"}]}'
    desk.edit("arcadia.yaml", "subject: {id: arcadia, name: Arcadia}", terms)
    desk.put("borduria.yaml", OTHER.replace("name: Borduria", 'name: Borduria, terms: [{from: "2022-01-01"}]'))
    desk.freeze("one")
    desk.freeze("two", "--window", "1m")
    assert [
        ("arcadia", "", ("window",), False, []),
        ("arcadia", "books", ("window",), False, []),
        ("arcadia", "books.opened", ("window",), False, []),
    ] == moved(desk.difference())


def test_relations_alone_are_told_from_the_rubric(desk: Desk) -> None:
    """A target that another group holds moves cells because of the relations, and the group is named."""
    grouped = "  - {id: grouped, groups: {of: [near, far], themes: [anti_corruption], enough: 1, by: least}}"
    desk.put("rubric.yaml", f"{RUBRIC}    {grouped}\nrelations: neighbours\n")
    desk.edit("arcadia.yaml", "stage: committed", "stage: committed\n    targets: [FRA, DEU]")
    desk.put("neighbours.yaml", RELATIONS)
    desk.freeze("one")
    desk.edit("neighbours.yaml", "target: DEU", "target: ITA")
    desk.freeze("two")
    found = {(subject, path): rest for subject, path, *rest in moved(desk.difference())}
    assert [("shared",), False] == found["arcadia", "books.grouped"][:2]
    assert ["rubric groups.far changed"] == found["arcadia", "books.grouped"][2]


def test_corrections_of_what_is_extended_are_named(desk: Desk) -> None:
    """A rubric that extends another one has its own corrections, and a difference names those of both."""
    desk.put("base.yaml", RUBRIC.replace("open_books", "base"))
    desk.put("rubric.yaml", "format: rubric/1\nid: open_books\nversion: 1.0.0\nextends: base@1\n")
    desk.freeze("one")
    desk.put("base.yaml", f"{RUBRIC.replace('open_books', 'base')}corrections:\n{CORRECTION}")
    desk.freeze("two")
    assert [("rubric", "base")] == [(each.kind, each.id) for each in desk.difference().corrections]
    assert () == load_rubric("rubric.yaml").corrections


def test_a_version_of_the_library_may_be_the_cause(desk: Desk) -> None:
    """A cell that an earlier version computed otherwise from the same inputs moved because of the library."""
    desk.freeze("one")
    desk.freeze("two")
    older(desk, "one", '"score": "1/2"', '"score": "1/4"')
    assert {("library",)} == {causes for _, _, causes, _, _ in moved(desk.difference())}
    shutil.rmtree("one/outputs")
    assert (True, ()) == (desk.difference().unknown_library, desk.difference().moves)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ('"outcome": "judged"', '"outcome": "guessed"'),
        ('"coverage": "1"', '"coverage": null'),
        ('"score": "1/2"', '"score": "a half"'),
        ('"scorecards": [', '"scorecards": [7, '),
    ],
)
def test_what_an_earlier_version_states_otherwise_is_not_guessed(desk: Desk, words: str, others: str) -> None:
    """Where the JSON of an earlier version is not what this one reads, no cell is said to have moved because of it."""
    desk.freeze("one")
    desk.freeze("two")
    older(desk, "one", words, others)
    assert (True, ()) == (desk.difference().unknown_library, desk.difference().moves)


def test_subjects_and_nodes_of_one_edition_are_named(desk: Desk) -> None:
    """Who and what is in one edition only is named once, and its cells are no moves."""
    desk.freeze("one")
    desk.edit("rubric.yaml", "id: opened,", "id: shut,")
    desk.put("borduria.yaml", OTHER.replace("borduria", "corsica"))
    desk.freeze("two")
    found = desk.difference()
    assert (("borduria", "removed"), ("corsica", "added")) == found.subjects
    assert (("books.opened", "removed"), ("books.shut", "added")) == found.nodes


def test_new_corrections_stand_with_the_moves(desk: Desk) -> None:
    """What was corrected since the edition before is named, of the record and of the rubric, and what was dropped."""
    desk.freeze("one")
    desk.put("arcadia.yaml", f"{RECORD}corrections:\n{CORRECTION}")
    desk.put("rubric.yaml", f"{RUBRIC}corrections:\n{CORRECTION}")
    desk.freeze("two")
    found, back = desk.difference(), desk.difference("two", "one")
    assert [("rubric", "open_books"), ("record", "arcadia")] == [(each.kind, each.id) for each in found.corrections]
    assert (found.corrections, ()) == (back.dropped, back.corrections)
    assert (
        "Correction of record arcadia, 2026-11-24: The number of days was wrong. (why: The minutes give another.)\n"
        in desk.run("edition", "diff", "one", "two")[1]
    )


def test_a_published_correction_stays(desk: Desk) -> None:
    """An edition after another one is refused where a correction was dropped, and where one was changed."""
    desk.put("arcadia.yaml", f"{RECORD}corrections:\n{CORRECTION}")
    desk.put("rubric.yaml", f"{RUBRIC}corrections:\n{CORRECTION}")
    desk.freeze("one")
    desk.freeze("two", "--after", "one")
    desk.put("arcadia.yaml", RECORD)
    desk.edit("rubric.yaml", "was wrong", "was not right")
    code, _, err = desk.run(*FREEZE, "three", *RECORDS, "--date", "2026-12-01", "--after", "two")
    lost = "error[correction-removed]: the correction of 2026-11-24, which was published, is not here:"
    assert (1, 2, False) == (code, err.count(lost), Path("three").exists())
    assert ["rubric.yaml: error", "arcadia.yaml:1:1: error"] == [
        line.partition("[")[0] for line in err.splitlines() if "error[" in line
    ]


def test_removed_corrections_are_counted_one_by_one() -> None:
    """A correction that stood twice and stands once was removed once."""
    twice = Correction(date="2026-11-24", what="A slip.", why="It was seen.")
    other = Correction(date="2026-11-25", what="A slip.", why="It was seen.")
    assert [[twice], [], [other]] == [
        corrections_removed([twice, twice], [twice]),
        corrections_removed([twice], [other, twice]),
        corrections_removed([twice, other], [twice]),
    ]


@pytest.mark.parametrize("name", ["freeze", "verify", "diff"])
def test_the_examples_of_every_command_run(desk: Desk, name: str) -> None:
    """The examples that the help gives run, from a folder with the example records and two editions."""
    root = Path(__file__).parent.parent.parent
    (desk.folder / "examples").symlink_to(root / "examples")
    here = ("edition", "freeze", "2026", "examples/records", "--date", "2026-11-20", "--format", "json")
    assert name == "freeze" or (0, 0) == tuple(desk.run(*here[:2], it, *here[3:])[0] for it in ("2026", "2026-2"))
    text = desk.run("edition", name, "--help")[1].partition("Examples:")[2]
    calls = [line.split()[1:] for line in text.splitlines() if line.strip().startswith("scorecard ")]
    assert ([0] * len(calls), 2) == ([desk.run(*call)[0] for call in calls], len(calls))
