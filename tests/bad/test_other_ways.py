"""Codes that a document earns in several ways: the ways that the manual's example does not show."""

from __future__ import annotations

from pathlib import Path

import pytest
import town

from scorecard.problem import DocumentError
from scorecard.reading.check import check
from scorecard.reading.load import load_records, load_rubric
from scorecard.reading.load_coding import load_coding

HEAD = f"{town.RUBRIC_HEAD}scales: {{practice: {{none: 0, full: 1}}}}\n"
BODY = """\
dimensions:
  - id: books
    title: Books
    criteria:
      - {id: days_late, measure: {worst: 90, best: 0}}
"""
RECORD = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\n"
SOURCES = "sources: {minutes: {title: Minutes of May, publisher: Town hall, kind: official_act}}\n"
ACTION = (
    "  - {id: opened, summary: It opened., stage: stated, themes: {courts: mixed}, evidence: [{source: minutes, at: a}]"
)
CODING = "format: coding/1\ncoder: {id: anna}\nsubject: arcadia\n"
OBSERVED = f"{RECORD}observations_of: open_books@1\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test work in a folder of its own, so that paths are short and known."""
    monkeypatch.chdir(tmp_path)


def found_in(name: str, text: str, *others: str) -> list[str]:
    """Write a document and return what a check of it and of others finds, a line each, without the first one's name."""
    Path(name).write_text(text, encoding="utf-8")
    return [str(problem).removeprefix(f"{name}:") for problem in check([name, *others]).errors]


@pytest.mark.parametrize(
    ("criterion", "line"),
    [
        ("{id: laws}", "12:9: error[one-rule]: the criterion 'laws' has no rule"),
        (
            "{id: laws, evidence: {themes: [courts], opposed: [torture]}}",
            "12:59: error[unknown-theme]: no theme 'torture'",
        ),
        ("{id: laws, scale: practice, levels: {ful: All}}", "12:46: error[unknown-level]: no level 'ful'"),
        (
            "{id: laws, measure: {worst: 9, best: -1, curve: log}}",
            "12:46: error[goalposts]: a logarithm needs goalposts above 0",
        ),
        ("{id: books, scale: practice}", "12:14: error[duplicate-id]: the id 'books' is used before"),
    ],
)
def test_a_criterion_at_fault_is_found_at_its_word(criterion: str, line: str) -> None:
    """What is wrong with a criterion is found at the word that is wrong, or where it stands if a word is missing."""
    (found,) = found_in("rubric.yaml", f"{HEAD}{BODY}      - {criterion}\n")
    assert found.startswith(line)


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        ("aggregate: {power: 0}", "7:12: error[bad-aggregate]: "),
        ("aggregate: meen", "7:12: error[unknown-word]: 'meen' is not one of the words allowed here"),
        ("evidence: {combine: {top: 0}}", "7:27: error[out-of-range]: 0: expected a number: 1 to 1000"),
        ("evidence: {stages: {said: 1}}", "7:21: error[unknown-word]: 'said' is not one of the words allowed here"),
        ("evidence: {enough: 1.5}", "7:20: error[bad-number]: 1.5: expected a whole number, 0 or more"),
        ("bands: [{id: a, from: 0, label: x}, {id: a, from: 1, label: z}]", "7:42: error[duplicate-id]: the id 'a' is"),
        ("tiers: pledge", "7:8: error[wrong-type]: expected a list, found the text 'pledge'"),
        ("relations: ../neighbours", "7:12: error[unknown-relations]: no relations file '../neighbours' beside"),
        ("missing: null", "7:10: error[empty-value]: there is no value here"),
        ("rank: {on: on}", "7:12: error[ambiguous-word]: programs read the bare word 'on' in different ways"),
        ("min_coverage: 012", "7:15: error[ambiguous-word]: programs read the bare word '012' in different ways"),
        ("min_coverage: 1e-2000", "7:15: error[number-size]: the number 1e-2000 is too long"),
    ],
)
def test_a_choice_at_fault_is_found_at_its_word(choice: str, line: str) -> None:
    """What is wrong with a choice of the whole rubric is found at the word that is wrong."""
    (found,) = found_in("rubric.yaml", f"{HEAD}{choice}\n{BODY}")
    assert found.startswith(line)


def test_a_subject_is_on_a_roster_once() -> None:
    """Who is listed a second time is found there."""
    listed = "  - {id: arcadia, name: Arcadia}\n"
    head = 'format: roster/1\ntitle: Everybody\ndate: "2005-01-01"\nsubjects:\n'
    (found,) = found_in("roster.yaml", f"{head}{listed}{listed}")
    assert found.startswith("6:10: error[duplicate-id]: the id 'arcadia' is used before")


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        (
            f"{SOURCES}actions:\n{ACTION}, same_act: opened}}\n",
            "5:127: error[same-act-circle]: same_act goes in a circle: opened -> opened",
        ),
        (f"{SOURCES}actions:\n{ACTION}}}\n{ACTION}}}\n", "6:10: error[duplicate-id]: the id 'opened' is used before"),
        ("not_coded: [{source: may, at: item 4, reason: context}]\n", "3:22: error[unknown-source]: no source 'may'"),
        (
            SOURCES.replace("official_act", "official_act, covers: [cours]"),
            "3:95: error[unknown-theme]: no theme 'cours'",
        ),
        (
            "observations: {days_late: {level: not_found, number: 3}}\n",
            "3:27: error[one-value]: the observation 'days_late' needs a level or a number, and one of them only",
        ),
        ("reply: {status: asked, date: 2022}\n", "3:30: error[wrong-type]: expected text, found the number 2022"),
        (
            "reply: {status: asked, date: 2022/2020}\n",
            "3:30: error[bad-date]: '2022/2020': expected an end that is not before the start",
        ),
    ],
)
def test_a_record_at_fault_is_found_at_its_word(rest: str, line: str) -> None:
    """What is wrong in a record is found at the word that is wrong."""
    (found,) = found_in("record.yaml", f"{RECORD}{rest}")
    assert found.startswith(line)


@pytest.mark.parametrize(
    ("observed", "line"),
    [
        ("{rules: 3}", "4:23: error[misfit-observation]: 'rules' takes a level, not a number"),
        ("{laws: full}", "4:22: error[misfit-observation]: 'laws' is judged by actions"),
        (
            "{growth: 0}",
            "4:24: error[misfit-observation]: 'growth' takes a number above 0, as its curve is a logarithm",
        ),
    ],
)
def test_an_observation_that_does_not_fit_is_found_at_its_value(observed: str, line: str) -> None:
    """A number for a scale, a level for actions, and 0 for a logarithm are found at the value."""
    criteria = """\
      - {id: rules, scale: practice}
      - {id: laws, evidence: {themes: [courts]}}
      - {id: growth, measure: {worst: 1, best: 9, curve: log}}
"""
    Path("rubric.yaml").write_text(f"{HEAD}{BODY}{criteria}", encoding="utf-8")
    assert [line] == found_in("record.yaml", f"{OBSERVED}observations: {observed}\n", "rubric.yaml")


def test_reasons_for_no_value_fit_every_rule() -> None:
    """Not applicable fits a criterion that is judged by actions, and not assessed any other."""
    criteria = "      - {id: laws, evidence: {themes: [courts]}}\n"
    Path("rubric.yaml").write_text(f"{HEAD}{BODY}{criteria}", encoding="utf-8")
    text = f"{OBSERVED}observations: {{laws: not_applicable, days_late: not_assessed}}\n"
    assert [] == found_in("record.yaml", text, "rubric.yaml")


def test_a_coding_says_whose_levels_it_gives() -> None:
    """Levels in a coding belong to a rubric too."""
    line = "4:23: error[levels-without-rubric]: the level of 'rules' belongs to no rubric"
    assert [line] == found_in("coding.yaml", f"{CODING}observations: {{rules: full}}\n")


@pytest.mark.parametrize("text", ["", "# only this\n", "- format\n", "format\n", "title: Open books\n"])
def test_a_document_without_a_format_is_named(text: str) -> None:
    """What is no mapping, or has no format, is refused at the start of what it has."""
    assert ["1:1: error[wrong-format]: the document names no format"] == found_in("rubric.yaml", text)


def test_a_record_is_no_rubric() -> None:
    """A document behind the wrong door is refused by what it says it is."""
    Path("record.yaml").write_text(RECORD, encoding="utf-8")
    message = "expected a document of format rubric/1, found record/1; this is a record; a rubric is expected here"
    with pytest.raises(DocumentError, match=rf"^record\.yaml:1:9: error\[wrong-format\]: {message}$"):
        load_rubric("record.yaml")


def test_a_rubric_is_no_record() -> None:
    """A folder of records may not hold a rubric."""
    Path("rubric.yaml").write_text(HEAD + BODY, encoding="utf-8")
    hint = "this is a rubric; a record is expected here; name a rubric by --rubric"
    message = f"expected a document of format record/1, found rubric/1; {hint}"
    with pytest.raises(DocumentError, match=rf"^rubric\.yaml:1:9: error\[wrong-format\]: {message}$"):
        load_records(".")


def test_a_list_is_no_coding() -> None:
    """A document that has no format is refused by each door."""
    Path("coding.yaml").write_text("- anna\n", encoding="utf-8")
    message = "expected a document of format coding/1, found no format; start the file with 'format: coding/1'"
    with pytest.raises(DocumentError, match=rf"^coding\.yaml:1:1: error\[wrong-format\]: {message}$"):
        load_coding("coding.yaml")


def test_problems_come_in_file_order_and_all_at_once() -> None:
    """One check finds what is wrong with words, with forms and between parts, by line and column."""
    text = f"{HEAD}min_coverage: 2\nmissing: zero\nunknown: 1\n{BODY}      - {{id: laws, scale: practise}}\n"
    codes = [line.partition("[")[2].partition("]")[0] for line in found_in("rubric.yaml", text)]
    assert ["out-of-range", "unknown-word", "unknown-key", "unknown-scale"] == codes


def test_a_tab_is_told_from_other_syntax() -> None:
    """Where a line is indented with a tab, the help says so."""
    Path("tab.yaml").write_text("format: record/1\nsubject:\n\tid: arcadia\n", encoding="utf-8")
    (problem,) = check(["tab.yaml"]).problems
    assert ("syntax", "indent with blanks; YAML takes no tab for that") == (problem.code, problem.hint)


@pytest.mark.parametrize(
    ("levels", "hint"),
    [("{none: 0, some: 0,5}", "quote it; a decimal has a point, as 0.5"), ("{some, 5: 1}", "quote it")],
)
def test_a_decimal_comma_is_recognised(levels: str, hint: str) -> None:
    """Where a key that is a number follows a whole number, it may be a decimal with a comma."""
    Path("comma.yaml").write_text(f"format: rubric/1\nscales: {{practice: {levels}}}\n", encoding="utf-8")
    assert [hint] == [each.hint for each in check(["comma.yaml"]).problems if each.code == "key-not-text"]


def test_an_id_that_is_taken_is_no_mixed_observation() -> None:
    """Two criteria of one id and two rules have one problem, the id."""
    criteria = "[{id: a, scale: kept}, {id: a, measure: {worst: 0, best: 1}}]"
    text = (
        "format: rubric/1\nid: x\nversion: 1.0.0\ntitle: X\nstandard: {title: X}\nscales: {kept: {none: 0, full: 1}}\n"
        f"dimensions: [{{id: d, title: D, criteria: {criteria}}}]\n"
    )
    Path("twice.yaml").write_text(text, encoding="utf-8")
    assert ["duplicate-id"] == [problem.code for problem in check(["twice.yaml"]).errors]
