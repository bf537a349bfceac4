"""The pages on the example records say what the records and their codings say.

`SCORECARD_UPDATE=1` writes the tables anew, to be looked at.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from tables_of_records import (
    EXAMPLES,
    FIRST,
    SECOND,
    SETTLED,
    agreement_table,
    bullets_of,
    care,
    codings_of,
    leads_of,
    records_in,
    references_in,
    rows_of,
    rules_of,
    scores_table,
    sections_of,
)

from scorecard import (
    Adjudication,
    CodersCompared,
    Record,
    check,
    disagreements,
    dump_coding,
    load_adjudication,
    load_coding,
    load_records,
    load_rubric,
    recoded,
    score,
    settled,
)
from scorecard.reading.archive import Archive, texts_of, where_found

ROOT = Path(__file__).parent.parent
CODINGS = ROOT / "examples" / "codings"
RECORDS = load_records(str(ROOT / "examples" / "records"))
TWICE = [record for record in RECORDS if (CODINGS / f"{record.subject.id}.{SECOND}.yaml").exists()]
UPDATE = "SCORECARD_UPDATE"
PROTOCOL = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
SECTIONS = sections_of(PROTOCOL)
RULES = {
    f"{number}.{at}": rule for number, section in SECTIONS.items() for at, rule in enumerate(rules_of(section), start=1)
}
CASES = {
    "7": [
        "the day given",
        "merely said",
        "reported as done without a date",
        "not before a later day",
        "a month or a year",
        "a document without a day",
        "a promised date",
    ],
    "8": ["`reversed`", "`superseded`", "`enjoined`", "`overridden`", "`expired`", "undone by a successor"],
    "9": ["`targets`", "`instrument`"],
}
"""What sections without numbered rules have examples of, case by case."""


@pytest.fixture(scope="module")
def archive(shared: Path) -> Archive:
    """Return the archived texts."""
    return Archive.of(str(shared / "sources"))


def with_table(page: str, name: str, table: str) -> str:
    """Return a page with a table between the marks of its name."""
    return re.sub(rf"(?s)(<!-- {name} -->\n).*?(<!-- end -->)", lambda found: f"{found[1]}{table}{found[2]}", page)


def is_written(name: str, table: str, mark: str) -> None:
    """Assert that a page has a table, or write it where that is asked for."""
    path = ROOT / "docs" / name
    page = path.read_text(encoding="utf-8")
    assert f"<!-- {mark} -->" in page
    new = with_table(page, mark, table)
    if os.environ.get(UPDATE) == "1" and new != page:
        path.write_text(new, encoding="utf-8")
        pytest.fail(f"{name} is written anew; read the difference")
    assert new == page


def test_equal_care_is_measured(archive: Archive) -> None:
    """The table of what was read and coded for each administration is what the records say."""
    rubric = load_rubric("democracy")
    is_written("fairness.md", care([score(rubric, record) for record in RECORDS], archive), "care")


def test_agreement_is_measured(archive: Archive) -> None:
    """The table of agreement is what the two codings say."""
    found = [codings_of(record, CODINGS, archive) for record in TWICE]
    is_written("agreement.md", agreement_table([record.subject.name for record in TWICE], found), "agreement")


def test_scores_by_codings_are_measured(archive: Archive) -> None:
    """The table of scores by either coding is what the codings come to."""
    is_written("agreement.md", scores_table(TWICE, CODINGS, archive), "scores")


def settled_example(archive: Archive) -> tuple[CodersCompared, Adjudication, dict[str, str]]:
    """Return the codings whose decisions are on file, the decisions, and the archived texts."""
    [record] = [each for each in TWICE if (CODINGS / f"{each.subject.id}.decisions.yaml").exists()]
    decisions = load_adjudication(CODINGS / f"{record.subject.id}.decisions.yaml")
    return codings_of(record, CODINGS, archive), decisions, texts_of(record, archive)


def test_a_settled_coding_is_what_its_decisions_make(archive: Archive) -> None:
    """The settled coding on file is, to the letter, what the codings and the decisions make."""
    compared, decisions, _ = settled_example(archive)
    on_file = (CODINGS / f"{decisions.subject}.{SETTLED}.yaml").read_text(encoding="utf-8")
    assert on_file == dump_coding(settled(compared, decisions))


def test_decisions_are_those_of_the_page(archive: Archive) -> None:
    """Every disagreement that the page lists is decided in the page's words; the others are on instruments alone."""
    compared, decisions, texts = settled_example(archive)
    page = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
    listed = page.partition("### Trump (first term)\n")[2].partition("###")[0]
    rows = [line.strip("|").split("|") for line in listed.splitlines() if line.startswith("| `")]
    stated = {f"{rule.strip()}: {said.strip()}" for _, _, rule, said in rows}
    by_name = {(each.first, each.second): each for each in decisions.decisions}
    on_instrument = {(each.first, each.second) for each in disagreements(compared, texts) if each.on == ("instrument",)}
    because = {each.because for names, each in by_name.items() if each.because not in stated}
    assert (11, stated) == (len(rows), {each.because for each in decisions.decisions} - because)
    assert {names for names, each in by_name.items() if each.because in because} < on_instrument
    assert because == {"The coders differ on the instrument alone; the first coding was settled into the record."}


CHANGED_LATER = {
    "venezuela_democracy_call",
    "family_separation_policy_2018",
    "family_separation_practice",
    "congolese_mother_and_child_separated",
}
"""Actions of the record of which the page says that reading like with like changed their themes."""
ADDED_LATER = {"refugee_ceiling_fy2017", "refugee_ceiling_fy2019", "refugee_ceiling_fy2020", "refugees_admitted_mean"}
"""Actions of the record from a series that neither coder read."""


def test_a_settled_coding_judges_as_the_record_does(archive: Archive) -> None:
    """Every action of the settled coding is one of the record's, with its stage and themes but for later changes."""
    _, decisions, texts = settled_example(archive)
    [record] = [each for each in TWICE if each.subject.id == decisions.subject]
    found = recoded(record, load_coding(CODINGS / f"{decisions.subject}.{SETTLED}.yaml"), texts)
    judged = {each.id: (each.stage, dict(each.themes)) for each in found.actions}
    own = {each.id: (each.stage, dict(each.themes)) for each in record.actions}
    assert (set(), ADDED_LATER) == (judged.keys() - own.keys(), own.keys() - judged.keys())
    assert {name for name in judged if judged[name] != own[name]} == CHANGED_LATER
    page = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8").partition("## What reading like with like")[2]
    assert set() == {name for name in CHANGED_LATER if f"`{name}`" not in page}


def test_codings_are_sound() -> None:
    """The codings have no errors and no warnings."""
    assert () == check([str(CODINGS)]).problems


def test_three_administrations_are_coded_twice() -> None:
    """The Clinton and the Biden documents and those of one more administration were coded twice."""
    assert {"clinton_1993", "biden_2021"} < {record.subject.id for record in TWICE}
    assert len(TWICE) >= 3


@pytest.mark.parametrize("record", TWICE, ids=lambda record: record.subject.id)
@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_anchor_of_a_coding_stands_in_its_source(archive: Archive, record: Record, name: str) -> None:
    """Every quotation of a coding is found word for word in the archived text of the record's source."""
    coding = load_coding(str(CODINGS / f"{record.subject.id}.{name}.yaml"))
    texts = texts_of(record, archive)
    quoted = [each for code in coding.actions.values() for each in code.evidence] + list(coding.not_coded)
    assert len(quoted) >= 50
    assert [] == [each.quote for each in quoted if not where_found(each.quote or "?", texts[each.source])]


def test_every_rule_of_the_protocol_has_examples_of_two_administrations() -> None:
    """Under each numbered rule stand examples that refer to two records or more."""
    assert len(RULES) == len(re.findall(r"(?m)^\d+\. ", PROTOCOL)) >= 28
    assert [] == [name for name, rule in RULES.items() if len(records_in(rule.partition(EXAMPLES)[2])) < 2]


@pytest.mark.parametrize("number", SECTIONS)
def test_every_row_and_case_has_examples_of_two_administrations(number: str) -> None:
    """Each item of a section's lists, and each section as a whole, refers to two records or more."""
    texts = [each.rpartition(EXAMPLES)[2] for each in bullets_of(SECTIONS[number])]
    assert [] == [each for each in [*texts, SECTIONS[number]] if len(records_in(each)) < 2]


@pytest.mark.parametrize("number", [number for number in SECTIONS if rows_of(SECTIONS[number])])
def test_every_row_of_a_table_has_examples(number: str) -> None:
    """Under a table stand examples of each of its rows, in order, each named by how the row begins."""
    rows, leads = rows_of(SECTIONS[number]), leads_of(SECTIONS[number])
    assert leads == [row[: len(lead)] for row, lead in zip(rows, leads, strict=True)]


@pytest.mark.parametrize("number", CASES)
def test_every_case_has_examples(number: str) -> None:
    """A section without numbered rules has examples of each case that it decides."""
    assert CASES[number] == leads_of(SECTIONS[number])


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.subject.id)
def test_examples_refer_to_what_there_is(record: Record) -> None:
    """Each reference names an action, a source or the limits of its record; some actions advance, some set back."""
    meant = {name for subject, name in references_in(PROTOCOL) if subject == record.subject.id}
    directions = {each for action in record.actions if action.id in meant for each in action.themes.values()}
    assert set() == meant - {action.id for action in record.actions} - set(record.sources) - {"limits"}
    assert {"advances", "sets_back"} <= directions


def test_examples_are_spread_over_all_administrations() -> None:
    """Every record has examples in the protocol, and none less than half as many as another."""
    counts = Counter(subject for subject, _ in references_in(PROTOCOL))
    assert {record.subject.id for record in RECORDS} == set(counts)
    assert 2 * min(counts.values()) >= max(counts.values())
