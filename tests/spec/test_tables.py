"""A table of a spreadsheet is records, once a mapping says which column is what and what its cells mean."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import scorecard as sc
from spec.builders import by_scale, rubric_of

PRACTICE = "observations_of: open_books@1\n"
TOWNS = "format: mapping/1\nsubject: {id: town}\n"
LEVELS = "{levels: {nil: none, half: partial, full: full}, unknown: '?', not_applicable: n/a, blank: none}"


def records(folder: Path, mapping: str, table: str) -> list[sc.Record]:
    """Return the records of a table."""
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (folder / "table.csv").write_text(table, encoding="utf-8")
    return sc.load_records(folder / "table.csv", mapping=folder / "mapping.yaml")


def record_of(**parts: Any) -> sc.Record:
    """Return a record of these parts, as a file would give them."""
    return sc.Record(format="record/1", **parts)


def values(record: sc.Record) -> Mapping[str, Fraction | str | None]:
    """Return what a record observes: numbers and levels."""
    return {name: seen.level if seen.number is None else seen.number for name, seen in record.observations.items()}


def fault(folder: Path, mapping: str, table: str) -> str:
    """Return the first problem of a table, without the folder."""
    with pytest.raises(sc.DocumentError) as caught:
        records(folder, mapping, table)
    return str(caught.value.problems[0]).removeprefix(f"{folder}/")


def test_a_row_of_a_wide_table_is_a_record(tmp_path: Path) -> None:
    """Each column that the mapping names is a criterion, and each row a subject."""
    table = "town,days_late,seats\nArcadia,21,15\nLakeside,4.5,9\n"
    found = records(tmp_path, f"{TOWNS}wide: {{criteria: [days_late, seats]}}\n", table)
    assert [
        ("arcadia", {"days_late": Fraction(21), "seats": Fraction(15)}),
        ("lakeside", {"days_late": Fraction(9, 2), "seats": Fraction(9)}),
    ] == [(record.subject.id, values(record)) for record in found]


def test_rows_of_a_long_table_add_up(tmp_path: Path) -> None:
    """Each row is one observation; a number of a vote becomes a criterion by its prefix."""
    mapping = f"{TOWNS}long: {{criterion: {{column: vote, prefix: v}}, value: share}}\n"
    [record] = records(tmp_path, mapping, "town,vote,share\nArcadia,5,53/60\nArcadia,19,0.1\n")
    assert {"v5": Fraction(53, 60), "v19": Fraction(1, 10)} == values(record)


def test_labels_are_levels(tmp_path: Path) -> None:
    """What a cell says stands for a level, for not known, or for not applicable; so does an empty cell."""
    mapping = f"{TOWNS}{PRACTICE}wide: {{criteria: [a, b, c, d, e], cells: {LEVELS}}}\n"
    [record] = records(tmp_path, mapping, "town,a,b,c,d,e\nArcadia,full,half,?,n/a,\n")
    assert {"a": "full", "b": "partial", "c": "not_found", "d": "not_applicable", "e": "none"} == values(record)


def test_groups_of_columns_have_their_own_labels(tmp_path: Path) -> None:
    """An empty cell may be zero in one group of columns and a problem in another."""
    mapping = f"{TOWNS}wide: [{{criteria: [a]}}, {{criteria: [b], cells: {{blank: 0}}}}]\n"
    [record] = records(tmp_path, mapping, "town,a,b\nArcadia,1,\n")
    assert {"a": Fraction(1), "b": Fraction(0)} == values(record)
    line = "table.csv:2:2: error[blank-cell]: the cell of column 'a' is empty"
    assert line == fault(tmp_path, mapping, "town,a,b\nArcadia,,1\n")


def test_a_group_with_levels_takes_no_numbers(tmp_path: Path) -> None:
    """A number that is no label is as unknown as any other word."""
    mapping = f"{TOWNS}{PRACTICE}wide: {{criteria: [a], cells: {{levels: {{'0': none, '1': full}}}}}}\n"
    assert [{"a": "full"}] == [values(one) for one in records(tmp_path, mapping, "town,a\nArcadia,1\n")]
    line = "table.csv:2:2: error[unknown-label]: no label '2' for column 'a'"
    assert line == fault(tmp_path, mapping, "town,a\nArcadia,2\n")


def test_nothing_is_guessed(tmp_path: Path) -> None:
    """An empty cell, a thousands separator and a stray word are problems at their cells."""
    mapping = f"{TOWNS}wide: {{criteria: [a]}}\n"
    lines = {cell: fault(tmp_path, mapping, f'town,a\nArcadia,"{cell}"\n') for cell in ("", "1,234", "many")}
    assert {
        "": "table.csv:2:2: error[blank-cell]: the cell of column 'a' is empty",
        "1,234": "table.csv:2:2: error[bad-number]: '1,234' in column 'a': expected a number",
        "many": "table.csv:2:2: error[bad-number]: 'many' in column 'a': expected a number",
    } == lines


def test_an_observation_stands_in_one_row(tmp_path: Path) -> None:
    """A second row about the same names the first."""
    mapping = f"{TOWNS}long: {{criterion: what, value: value}}\n"
    line = "table.csv:4:2: error[repeated-row]: the observation of 'a' for this subject stands in row 2 already"
    assert line == fault(tmp_path, mapping, "town,what,value\nArcadia,a,1\nArcadia,b,1\nArcadia,a,1\n")


def test_a_table_scores_as_the_same_record_files_do(tmp_path: Path) -> None:
    """Whether facts stand in a table or in a file makes no difference to a score."""
    rubric = rubric_of(by_scale("a"), by_scale("b"), scales={"practice": {"none": 0, "partial": "1/2", "full": 1}})
    mapping = f"{TOWNS}{PRACTICE}wide: {{criteria: [a, b], cells: {LEVELS}}}\n"
    [tabled] = records(tmp_path, mapping, "town,a,b\nArcadia,full,half\n")
    written = record_of(
        subject={"id": "arcadia", "name": "Arcadia"},
        observations_of="open_books@1",
        observations={"a": "full", "b": "partial"},
    )
    assert (written, Fraction(3, 4)) == (tabled, sc.score(rubric, tabled).score)


def test_volunteers_code_actions_in_a_table(tmp_path: Path) -> None:
    """One row is one action, with its themes in one cell and its evidence in others."""
    mapping = (
        f"{TOWNS}source: minutes\n"
        "sources: {minutes: {title: Minutes, publisher: Town hall, kind: official_act}}\n"
        "actions: {id: number, summary: what, stage: stage, themes: themes, evidence: {at: item}}\n"
    )
    [record] = records(
        tmp_path,
        mapping,
        "town,number,what,stage,themes,item\n"
        "Arcadia,a1,Opened the ledger.,carried_out,anti_corruption: advances; press_freedom: mixed,item 4\n",
    )
    [action] = record.actions
    assert ("a1", {"anti_corruption": "advances", "press_freedom": "mixed"}, "minutes", "item 4") == (
        action.id,
        action.themes,
        action.evidence[0].source,
        action.evidence[0].at,
    )


def test_each_number_keeps_where_it_came_from(tmp_path: Path) -> None:
    """Where the mapping names the table's source, every observation cites its row and column there."""
    mapping = (
        f"{TOWNS}source: yearbook\n"
        "sources: {yearbook: {title: Yearbook, publisher: Statistics office, kind: independent}}\n"
        "wide: {criteria: {seats: Council seats}}\n"
    )
    [record] = records(tmp_path, mapping, "town,Council seats\nArcadia,15\n")
    [evidence] = record.observations["seats"].evidence
    assert ("yearbook", "row 2, column Council seats") == (evidence.source, evidence.at)
