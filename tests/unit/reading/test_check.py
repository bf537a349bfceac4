"""Documents checked together: what `check` finds that no file shows alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.model.base import Document
from scorecard.model.coding import Coding
from scorecard.model.names import MOST
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.reading.check import Checked, check, opened_alone
from scorecard.reading.document import parse_document
from scorecard.reading.manual import manual
from unit.reading.texts import RECORD, RUBRIC, found, problems_in, written

SCALED = RUBRIC.replace("standard:", "scales:\n  practice: {none: 0, partial: 0.5, full: 1}\nstandard:").replace(
    "evidence: {themes: [press_freedom]}", "scale: practice"
)
OWN_THEME = "themes:\n  falconry: {title: Falconry, definition: What moves falconry.}\n"
OBSERVED = RECORD + "observations_of: open_books@1\nobservations:\n  free_press: parital\n"


REVIEWED = {"no-guidance", "self-reported-only", "unreachable-level", "untouched-criterion"}
"""Warnings that these short documents deserve."""


def codes(checked: Checked) -> list[str]:
    """Return the codes of what was found."""
    return [problem.code for problem in checked.without(REVIEWED).problems]


def test_good_files_have_no_problems(tmp_path: Path) -> None:
    """Files that are fine are counted and have no problems."""
    written(tmp_path, RECORD, "a.yaml")
    written(tmp_path, RUBRIC, "b.yaml")
    checked = check([str(tmp_path)])
    assert (2, []) == (checked.files, codes(checked))


def test_every_kind_of_document_is_checked(tmp_path: Path, root: Path) -> None:
    """Rubrics, records, codings, themes and relations go through one door each."""
    coding = "format: coding/1\ncoder: {id: anna}\nsubject: arcadia\n"
    paths = [str(root / "rubrics" / "themes.yaml"), str(root / "rubrics" / "relations.yaml"), written(tmp_path, coding)]
    assert (3, ()) == (check(paths).files, check(paths).problems)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RUBRIC, Rubric),
        (RECORD.replace("press_freedom", "falconry"), Record),
        ("format: coding/1\ncoder: {id: anna}\nsubject: arcadia\n", Coding),
    ],
)
def test_a_document_alone_is_of_a_kind(text: str, kind: type[Document]) -> None:
    """A document that is checked by itself is told by its format, without a look at what others may define."""
    assert kind is opened_alone(parse_document(text, "a.yaml"))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("format: rubrik/1\n", "no format 'rubrik/1'", "did you mean 'rubric/1'?"),
        ("a: b\n", "the document names no format", "start the file with 'format: record/1' or another of them"),
        ("- a\n", "the document names no format", "start the file with 'format: record/1' or another of them"),
    ],
)
def test_a_file_says_what_it_is(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """A file whose format is unknown is told which there are."""
    problem = problems_in(tmp_path, text)[0]
    assert ("wrong-format", message, hint) == (problem.code, problem.message, problem.hint)


def test_an_unreadable_format_shows_why(tmp_path: Path) -> None:
    """Where the format itself is no text, what is wrong with it is shown."""
    assert [("ambiguous-word", 1, 9)] == found(problems_in(tmp_path, "format: yes\n"))


def test_records_are_checked_against_the_rubrics_beside_them(tmp_path: Path) -> None:
    """A level that the rubric does not have is found, with where its levels are defined."""
    rubric, record = written(tmp_path, SCALED, "rubric.yaml"), written(tmp_path, OBSERVED)
    problem = check([record, rubric]).problems[0]
    assert ("unknown-level", "did you mean 'partial'?", f"{rubric}:6:3") == (
        problem.code,
        problem.hint,
        problem.allowed_at,
    )


def test_a_further_rubric_is_named(tmp_path: Path) -> None:
    """A rubric may be named to check records against."""
    rubric, record = written(tmp_path, SCALED, "rubric.yaml"), written(tmp_path, OBSERVED)
    assert ([], ["unknown-level"]) == (codes(check([record])), codes(check([record], rubric=rubric)))


def test_what_a_rubric_takes_over_is_that_ones(tmp_path: Path) -> None:
    """A rubric that extends another is not told what is odd in the other's file."""
    base = written(
        tmp_path, SCALED.replace("practice: {", "other: {none: 0, all: 1}\n  practice: {"), "open_books.yaml"
    )
    own = written(tmp_path, "format: rubric/1\nid: own\nversion: 1.0.0\nextends: open_books@1\n", "own.yaml")
    found = [[problem.code for problem in check([path]).warnings] for path in (base, own)]
    assert [["unreachable-level", "no-guidance"], []] == found


def test_what_is_defined_nowhere_says_no_place(tmp_path: Path) -> None:
    """A criterion that no rubric has is a problem without a place of what is allowed."""
    rubric = written(tmp_path, SCALED, "rubric.yaml")
    record = written(tmp_path, OBSERVED.replace("free_press", "fre_press"))
    assert [("unknown-criterion", "")] == [
        (problem.code, problem.allowed_at) for problem in check([record, rubric]).errors
    ]


def test_a_rubrics_own_themes_may_be_used(tmp_path: Path) -> None:
    """A record may use the themes of the rubrics that it is checked with."""
    rubric = written(tmp_path, RUBRIC + OWN_THEME, "rubric.yaml")
    record = written(tmp_path, RECORD.replace("press_freedom", "falconry"))
    assert (["unknown-theme"], []) == (codes(check([record])), codes(check([record, rubric])))


def test_a_rubrics_own_themes_are_named_first(tmp_path: Path) -> None:
    """Where a theme is not known, those of the rubrics given come before the bundled ones."""
    rubric = written(tmp_path, RUBRIC.replace("[press_freedom]", "[archery]") + OWN_THEME, "rubric.yaml")
    record = written(tmp_path, RECORD.replace("press_freedom", "archery"))
    fine = written(tmp_path, RUBRIC + OWN_THEME, "fine.yaml")
    firsts = [problem.allowed[0] for paths in ([rubric], [fine, record]) for problem in check(paths).errors]
    assert ["falconry", "falconry"] == firsts


@pytest.mark.parametrize(
    ("rubric", "code"),
    [
        (f"{RUBRIC}{OWN_THEME}", ""),
        (f"{RUBRIC}{OWN_THEME}titel: Books\n", "unknown-key"),
        (f"{RUBRIC}{OWN_THEME}dimensions: [\n", "syntax"),
        (RUBRIC.replace("standard: {title: Pledge}", "extends: closed_books@1") + OWN_THEME, "unknown-rubric"),
    ],
)
def test_a_typo_in_a_rubric_makes_no_word_of_a_record_unknown(tmp_path: Path, rubric: str, code: str) -> None:
    """While a rubric given cannot be read, no word that it may define is called unknown; the rubric's fault is."""
    paths = [written(tmp_path, rubric, "rubric.yaml"), written(tmp_path, RECORD.replace("press_freedom", "falconry"))]
    assert [code] * bool(code) == [problem.code for problem in check(paths).errors]


def test_a_source_covers_known_themes(tmp_path: Path) -> None:
    """A theme that a source covers is one of the vocabulary."""
    text = RECORD.replace("official_act", "oversight, covers: [courts, press_freedm]")
    assert [("unknown-theme", 4, 82)] == found(problems_in(tmp_path, text))


def test_files_are_reported_in_order(tmp_path: Path) -> None:
    """Problems come in the order of the files given, then of their lines."""
    first = written(tmp_path, RECORD.replace("arcadia", "Arcadia"), "z.yaml")
    second = written(tmp_path, RECORD.replace("stated", "sated").replace("arcadia", "Arcadia"), "a.yaml")
    problems = check([first, second]).problems
    assert [("z.yaml", 2), ("a.yaml", 2), ("a.yaml", 8)] == [
        (Path(place.path).name, place.line) for problem in problems if (place := problem.location)
    ]


def test_paths_that_lead_nowhere_are_reported_with_the_rest(tmp_path: Path) -> None:
    """A path without documents does not keep the others from being checked."""
    empty = tmp_path / "empty"
    empty.mkdir()
    checked = check([str(empty), str(tmp_path / "no*.yaml"), written(tmp_path, RECORD.replace("stated", "sated"))])
    assert (1, ["unreadable", "unreadable", "unknown-word"]) == (checked.files, codes(checked))


def test_the_manual_is_a_document() -> None:
    """The manual of problem codes is read as any document is."""
    assert "unknown-level" in manual().codes


def test_archived_texts_need_a_folder(tmp_path: Path) -> None:
    """The folder of archived texts must be one."""
    assert ["unreadable"] == codes(check([written(tmp_path, RECORD)], sources=str(tmp_path / "nowhere")))


def test_observations_of_another_rubric_are_pointed_out(tmp_path: Path) -> None:
    """Levels that belong to none of the rubrics given are pointed out."""
    record = written(tmp_path, OBSERVED.replace("open_books@1", "closed_books@1"))
    assert ["other-rubric"] == codes(check([record, written(tmp_path, SCALED, "rubric.yaml")]))


def test_relations_name_known_targets(tmp_path: Path) -> None:
    """A member of a group is a country, or a code that the relations define."""
    text = (
        'format: relations/1\nid: near\nversion: 1.0.0\ntitle: Near\nas_of: "2001-01-20"\n'
        "sources: {list: {title: A list, publisher: The government}}\ncodes: {ZEM: {title: Zembla}}\n"
        'groups: {near: {title: Near, definition: Near., members: [{target: ZEM, from: "1950-01-01", source: list},'
        ' {target: ZEN, from: "1950-01-01", source: list}]}}\n'
    )
    assert ["unknown-target"] == [problem.code for problem in problems_in(tmp_path, text)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{press_freedom:", "{" + "".join(f"t{number}: advances, " for number in range(MOST)) + "t:", "unknown-theme"),
        ("evidence:", f"targets: [{'ZEN, ' * MOST}ZEM]\n    evidence:", "unknown-target"),
    ],
    ids=["themes", "targets"],
)
def test_a_thousand_unknown_words_are_enough(tmp_path: Path, old: str, new: str, code: str) -> None:
    """Of more than a thousand words that nobody knows, a thousand are shown."""
    assert [code] * MOST == [problem.code for problem in problems_in(tmp_path, RECORD.replace(old, new))]


def test_a_coding_names_known_themes(tmp_path: Path) -> None:
    """A coder's themes are of the vocabulary, too."""
    coded = "actions: {opened: {stage: stated, themes: {press_freedom: mixed, pres_freedom: mixed}}}\n"
    text = f"format: coding/1\ncoder: {{id: anna}}\nsubject: arcadia\n{coded}"
    assert [("unknown-theme", 4, 66)] == found(problems_in(tmp_path, text))


def test_levels_of_an_observation_under_another_name_are_defined_somewhere(tmp_path: Path) -> None:
    """An unknown level says where its scale stands, whatever the observation is called."""
    rubric = SCALED.replace("scale: practice", "observation: press, scale: practice")
    paths = [
        written(tmp_path, OBSERVED.replace("free_press", "press"), "a.yaml"),
        written(tmp_path, rubric, "b.yaml"),
    ]
    (problem,) = check(paths).errors
    assert (("none", "partial", "full"), "b.yaml:6:3") == (problem.allowed, problem.allowed_at.rpartition("/")[2])


MAPPING = "format: mapping/1\nsubject: {id: town}\nwide: {criteria: [days_late]}\n"
TABLE = "town,days_late\narcadia,3\n"


def test_a_folder_is_checked_with_its_tables_where_there_is_a_mapping(tmp_path: Path) -> None:
    """The tables of a folder count as files, and their records beside each other, only where a mapping is given."""
    mapping = written(tmp_path, MAPPING, "mapping.yaml")
    folder = tmp_path / "records"
    folder.mkdir()
    written(folder, RECORD, "a.yaml")
    written(folder, TABLE, "b.csv")
    written(folder, TABLE.replace("arcadia", "lakeside"), "c.csv")
    with_tables, without = check(str(folder), mapping=mapping), check(str(folder))
    twice = [(each.code, Path(each.location.path).name) for each in with_tables.problems if each.location]
    assert ((3, [("same-subject", "b.csv")]), (1, ())) == (
        (with_tables.files, twice),
        (without.files, without.problems),
    )


@pytest.mark.parametrize(
    ("record", "codes"),
    [(RECORD, ["untouched-criterion"]), (RECORD.replace("stated", "sated"), [])],
    ids=["sound", "not read"],
)
def test_a_rubric_beside_records_that_cannot_be_read_is_not_asked_about_them(
    tmp_path: Path, record: str, codes: list[str]
) -> None:
    """Whether records touch a criterion is asked where every record could be read."""
    rubric = written(tmp_path, SCALED.replace("practice}", "practice, guidance: Ask.}"), "rubric.yaml")
    assert codes == [each.code for each in check([rubric, written(tmp_path, record)]).warnings]


def test_a_rubric_beside_another_is_not_asked_about_records_of_the_other(tmp_path: Path) -> None:
    """Where no record touches anything of a rubric, and another is given, the records are that one's."""
    first = written(tmp_path, SCALED.replace("practice}", "practice, guidance: Ask.}"), "first.yaml")
    text = RUBRIC.replace("open_books", "other_books").replace("books}", "books, guidance: Ask.}")
    second = written(tmp_path, text, "second.yaml")
    found = [check([*paths, written(tmp_path, RECORD)]).warnings for paths in ([first], [first, second])]
    assert ["untouched-criterion"] == [each.code for each in found[0]]
    assert [] == [each.message for each in found[1] if each.code == "untouched-criterion"]
