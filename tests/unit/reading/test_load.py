"""One door for each kind of document: whoever comes in has been checked."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from scorecard.dumping import dump_rubric
from scorecard.model.mapping import Mapping
from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem, RubricNotFoundError
from scorecard.reading import catalogue
from scorecard.reading.document import parse_document
from scorecard.reading.load import bundled_relations, load_records, load_rubric, open_mapping
from scorecard.reading.load_coding import load_coding
from scorecard.reading.opening import open_as
from scorecard.source import Mark, SourceMap
from unit.reading.texts import RECORD, RUBRIC, found, written

RELATIONS = """\
format: relations/1
id: neighbours
version: 1.0.0
title: Neighbours
as_of: "2001-01-20"
sources:
  list: {title: A list, publisher: The government}
codes:
  ZEM: {title: Zembla}
groups:
  near: {title: Near, definition: Near., members: [{target: ZEM, from: "1950-01-01", source: list}]}
  far: {title: Far, definition: Far., members: [{target: NOR, from: "1950-01-01", source: list}]}
"""
COMPARING = RUBRIC.replace("tandard:", "tandard:").replace(
    "evidence: {themes: [press_freedom]}", "groups: {of: [near, far], themes: [press_freedom]}"
)


def problems_of(path: str) -> list[Problem]:
    """Return the problems that keep a rubric out."""
    with pytest.raises(DocumentError) as raised:
        load_rubric(path)
    return list(raised.value.problems)


@pytest.mark.parametrize("name", ["democracy", "democracy@1", "democracy@1.0", "democracy@1.0.0"])
def test_a_bundled_rubric_has_a_name(name: str) -> None:
    """A bundled rubric is loaded by its name, with as much of its version as is given."""
    assert "democracy" == load_rubric(name).id


@pytest.mark.parametrize("name", ["democracy@2", "democracy@1.0.0.0", "democracy@10", "democrac", "themes", "", "@1"])
def test_other_names_are_not_found(name: str) -> None:
    """Another name or version is not found, and what there is is named."""
    with pytest.raises(RubricNotFoundError, match="known: democracy"):
        load_rubric(name)


def test_the_helpers_are_bundled_too() -> None:
    """Themes and relations are bundled beside the rubrics."""
    assert ["themes.yaml", "relations.yaml"] == [catalogue.bundled(name).name for name in ("themes", "relations")]


@pytest.mark.parametrize(("inside", "folder"), [("rubrics", "scorecard/rubrics"), ("reading", "rubrics")])
def test_what_is_bundled_is_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str, folder: str
) -> None:
    """An installed package holds the folder; in a checkout it stands beside the package."""
    package = tmp_path / "scorecard"
    (package / inside).mkdir(parents=True)
    monkeypatch.setattr("scorecard.reading.catalogue._PACKAGE", package)
    assert tmp_path / folder == catalogue.folder()


@pytest.mark.parametrize("name", ["rubric.yaml", "rubric.yml", "rubric.json", "rubric.txt", "rubric"])
def test_a_rubric_may_be_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A path that exists, or ends as documents do, is a file."""
    monkeypatch.chdir(tmp_path)
    text = RUBRIC if not name.endswith(".json") else '{"format": "rubric/1"}'
    written(tmp_path, text, name)
    assert name.endswith(".json") == bool(_codes(name))


def _codes(path: str) -> list[str]:
    try:
        load_rubric(path)
    except DocumentError as error:
        return [problem.code for problem in error.problems]
    return []


def test_a_rubric_adds_themes(tmp_path: Path) -> None:
    """A rubric's own themes stand beside the bundled ones."""
    own = "themes:\n  falconry: {title: Falconry, definition: What moves falconry.}\n"
    rubric = load_rubric(written(tmp_path, RUBRIC.replace("[press_freedom]", "[press_freedom, falconry]") + own))
    assert {"falconry", "press_freedom"} <= set(rubric.themes)


def test_a_rubric_redefines_no_theme(tmp_path: Path) -> None:
    """A theme that is bundled is not defined again."""
    own = "themes:\n  press_freedom: {title: P, definition: Q.}\n"
    assert [("duplicate-id", 12, 3)] == found(problems_of(written(tmp_path, RUBRIC + own)))


def test_themes_that_are_no_mapping_are_refused(tmp_path: Path) -> None:
    """Themes in another form are a problem of form."""
    assert ("wrong-type", 11, 9) in found(problems_of(written(tmp_path, RUBRIC + "themes: [a]\n")))


def test_relations_stand_beside_the_rubric(tmp_path: Path) -> None:
    """A rubric names the relations file beside it."""
    written(tmp_path, RELATIONS, "neighbours.yaml")
    rubric = load_rubric(written(tmp_path, COMPARING + "relations: neighbours\n", "rubric.yaml"))
    assert ["near", "far"] == list(rubric.relations.groups if rubric.relations else ())


def test_relations_are_bundled(tmp_path: Path) -> None:
    """Without a file beside the rubric, `relations` are the bundled ones."""
    rubric = load_rubric(written(tmp_path, RUBRIC + "relations: relations\n"))
    assert "relations" == (rubric.relations.id if rubric.relations else "")


@pytest.mark.parametrize("name", ["nobody", "../relations", "/etc/passwd", "a.b", '""'])
def test_other_relations_are_unknown(tmp_path: Path, name: str) -> None:
    """A name that no file beside the rubric has, or that leads elsewhere, is refused."""
    assert "unknown-relations" == problems_of(written(tmp_path, RUBRIC + f"relations: {name}\n"))[0].code


def test_relations_are_no_link(tmp_path: Path) -> None:
    """A relations file that is a symbolic link is refused."""
    written(tmp_path, RELATIONS, "real.txt")
    (tmp_path / "neighbours.yaml").symlink_to(tmp_path / "real.txt")
    assert "unreadable" == problems_of(written(tmp_path, COMPARING + "relations: neighbours\n", "rubric.yaml"))[0].code


def test_a_record_may_use_the_codes_of_the_relations(tmp_path: Path) -> None:
    """Targets are ISO codes, codes of the bundled relations, or codes of the rubric's."""
    written(tmp_path, RELATIONS, "neighbours.yaml")
    rubric = load_rubric(written(tmp_path, COMPARING + "relations: neighbours\n", "rubric.yaml"))
    record = written(tmp_path, RECORD.replace("    stage:", "    targets: [ZEM, NOR]\n    stage:"))
    assert ("ZEM", "NOR") == load_records(record, rubric=rubric)[0].actions[0].targets


def test_unknown_codes_are_refused(tmp_path: Path) -> None:
    """A target that no list of codes has is a problem at its place."""
    record = written(tmp_path, RECORD.replace("    stage:", "    targets: [FRAA]\n    stage:"))
    with pytest.raises(DocumentError) as raised:
        load_records(record)
    problem = raised.value.problems[0]
    assert ("unknown-target", "no target 'FRAA'") == (problem.code, problem.message)


def test_records_of_a_folder_are_sorted(tmp_path: Path) -> None:
    """A folder's documents are read by name; hidden and other files are left alone."""
    names = ("b.yaml", "a.yml", "c.json", ".d.yaml", "e.txt")
    for name in names:
        text = (
            RECORD.replace("arcadia", name.strip(".")[0])
            if not name.endswith(".json")
            else '{"format": "record/1", "subject": {"id": "c", "name": "C"}}'
        )
        written(tmp_path, text, name)
    assert ["a", "b", "c"] == [record.subject.id for record in load_records(str(tmp_path))]


def test_a_pattern_matches_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern stands for all files that it matches, from the folder one is in or from the root."""
    monkeypatch.chdir(tmp_path)
    for name in ("a1.yaml", "a2.yaml", "b.yaml"):
        written(tmp_path, RECORD, name)
    assert [2, 2, 1] == [len(load_records(pattern)) for pattern in ("a*.yaml", f"{tmp_path}/a?.yaml", "[b].yaml")]


@pytest.mark.parametrize("pattern", ["", "none*.yaml", "no/such/folder/*.yaml", "a**b", "**/*.yaml"])
def test_a_pattern_without_a_match_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    """A pattern that matches nothing, or is none, is a problem."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DocumentError) as raised:
        load_records(pattern)
    assert ["unreadable"] == [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize("path", ["missing.yaml", "folder\x00", "x" * 5000])
def test_a_path_that_leads_nowhere_is_unreadable(path: str) -> None:
    """A path that cannot be opened is a problem, whatever it looks like."""
    with pytest.raises(DocumentError) as raised:
        load_records(path)
    assert ["unreadable"] == [problem.code for problem in raised.value.problems]


def test_every_problem_of_every_file_is_found(tmp_path: Path) -> None:
    """Problems of several files come together, in the order of the files."""
    written(tmp_path, RECORD.replace("stated", "sated"), "b.yaml")
    written(tmp_path, RECORD.replace("arcadia", "Arcadia"), "a.yaml")
    with pytest.raises(DocumentError) as raised:
        load_records(str(tmp_path))
    assert ["bad-id", "unknown-word"] == [problem.code for problem in raised.value.problems]


def test_observations_are_checked_against_the_rubric(tmp_path: Path) -> None:
    """A record loaded for a rubric has its observations checked against it."""
    rubric = load_rubric(written(tmp_path, RUBRIC, "rubric.yaml"))
    record = written(tmp_path, RECORD + "observations_of: open_books@1\nobservations: {other: yes_}\n")
    with pytest.raises(DocumentError, match="no criterion 'other' in open_books@1"):
        load_records(record, rubric=rubric)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RUBRIC, "expected a document of format record/1, found rubric/1"),
        ("a: b\n", "expected a document of format record/1, found no format"),
        ("- a\n", "expected a document of format record/1, found no format"),
        ("format: record/2\n", "expected a document of format record/1, found record/2"),
    ],
)
def test_a_document_of_another_kind_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """A door opens to its own kind of document only."""
    with pytest.raises(DocumentError) as raised:
        load_records(written(tmp_path, text))
    assert [("wrong-format", message)] == [(problem.code, problem.message) for problem in raised.value.problems]


def test_what_is_wrong_with_words_comes_first() -> None:
    """A document whose format cannot be told shows what is wrong with its words."""
    with pytest.raises(DocumentError) as raised:
        open_as(Record, parse_document("format: yes\n", "a.yaml"))
    assert ["ambiguous-word"] == [problem.code for problem in raised.value.problems]


def test_a_coding_has_its_door(tmp_path: Path) -> None:
    """A coder's judgements are loaded from a file."""
    judged = "{stage: stated, themes: {press_freedom: mixed}}"
    text = f"format: coding/1\ncoder: {{id: anna}}\nsubject: arcadia\nactions: {{opened: {judged}}}\n"
    assert "anna" == load_coding(written(tmp_path, text)).coder.id


@pytest.mark.parametrize("name", ["[a]", "12", "true"])
def test_relations_are_a_name(tmp_path: Path, name: str) -> None:
    """The relations of a rubric's file are a name, or written out, and nothing else."""
    assert [("wrong-type", 11, 12)] == found(problems_of(written(tmp_path, RUBRIC + f"relations: {name}\n")))


def test_relations_may_be_written_out(tmp_path: Path) -> None:
    """A rubric may hold its relations itself instead of naming a file, and what is wrong in them has its place."""
    own = bundled_relations().model_copy(update={"id": "own"})
    text = dump_rubric(load_rubric("democracy").model_copy(update={"relations": own}))
    assert own == load_rubric(written(tmp_path, text)).relations
    wrong = written(tmp_path, text.replace("id: own", "id: Own").replace("as_of", "as_off"))
    line, other = (text[: text.index(word)].count("\n") + 1 for word in ("id: own", "as_of"))
    assert [
        ("missing-key", line - 2, 1),
        ("bad-id", line, 7),
        ("unknown-key", other, 3),
    ] == found(problems_of(wrong))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("democrac", "no rubric 'democrac'; known: democracy, human_rights_defenders; did you mean 'democracy'?"),
        ("xyz", "no rubric 'xyz'; known: democracy, human_rights_defenders; or give the path of a rubric file"),
        ("democracy@2", "no rubric 'democracy@2'; known: democracy@1.0.0; did you mean 'democracy@1.0.0'?"),
        ("democracy@1@1", "no rubric 'democracy@1@1'; known: democracy@1.0.0; did you mean 'democracy@1.0.0'?"),
        ("@1", "no rubric '@1'; known: democracy, human_rights_defenders; or give the path of a rubric file"),
    ],
)
def test_a_name_that_is_not_found_is_told_what_there_is(name: str, said: str) -> None:
    """Where no rubric has a name, those that there are stand in the message; where none has a version, its own."""
    with pytest.raises(RubricNotFoundError) as raised:
        load_rubric(name)
    assert (said, name) == (str(raised.value), raised.value.name)


@pytest.mark.parametrize("name", ["nobody.yaml", "nobody.json", "nobody/democracy", "./democracy"])
def test_what_looks_like_a_path_is_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A name with the ending of a document, or with a folder before it, is a path, whether there is a file or not."""
    monkeypatch.chdir(tmp_path)
    said = f"{name}: error[unreadable]: the file cannot be opened: No such file or directory"
    assert [said] == [str(problem) for problem in problems_of(name)]


def test_a_rubric_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is no name, but standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(RUBRIC.encode())))
    assert "open_books" == load_rubric("-").id


def test_a_mapping_that_was_built_in_python_has_no_place() -> None:
    """What is wrong with a table under such a mapping is placed at the mapping as a whole."""
    mapping = Mapping.model_validate({"format": "mapping/1", "subject": {"id": "town"}, "wide": {"criteria": ["a"]}})
    loaded = open_mapping(mapping)
    assert (mapping, SourceMap("mapping", Mark((0, 0, 0)))) == (loaded.model, loaded.sources)


GIVE_IT = "the record names other_books@1; give its file too (in Python, rubric=)"


@pytest.mark.parametrize(
    ("observed", "hints"),
    [
        ("", ["use a theme that there is, or add it"]),
        ("observations_of: open_books@1\n", ["use a theme that there is, or add it"]),
        (
            "observations_of: other_books@1\n",
            [f"use a theme that there is, or add it; {GIVE_IT}"],
        ),
    ],
)
def test_a_theme_is_looked_for_in_the_rubric_that_is_given(tmp_path: Path, observed: str, hints: list[str]) -> None:
    """A theme that is not known may be another rubric's where the record names one that is not given."""
    own = "themes:\n  falconry: {title: Falconry, definition: What moves falconry.}\n"
    rubric = load_rubric(written(tmp_path, RUBRIC + own, "rubric.yaml"))
    text = RECORD.replace("press_freedom: advances", "falconry: advances, chess: advances") + observed
    with pytest.raises(DocumentError) as raised:
        load_records(written(tmp_path, text), rubric=rubric)
    problems = raised.value.problems
    assert (["chess"], hints) == ([each.found for each in problems], [each.hint for each in problems])
    assert ["falconry", *load_rubric("democracy").themes] == list(problems[0].allowed)


def test_what_a_rubric_asks_of_subjects_is_asked_of_each_record(tmp_path: Path) -> None:
    """A subject that does not state what weights depend on is found when the records are loaded for the rubric."""
    text = RUBRIC.replace("themes: [press_freedom]}", "themes: [press_freedom]}, weight: {by: chamber, low: 1}")
    rubric = load_rubric(written(tmp_path, text, "rubric.yaml"))
    with pytest.raises(DocumentError) as raised:
        load_records(written(tmp_path, RECORD), rubric=rubric)
    assert ["unknown-attribute"] == [problem.code for problem in raised.value.problems]
