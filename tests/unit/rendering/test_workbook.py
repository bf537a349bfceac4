"""Workbooks of results: every number is the library's own, text is text, and nothing is cut."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import scorecard as sc
from scorecard.model.number import half_up
from scorecard.model.renderable import Renderable
from scorecard.model.result import Result
from scorecard.rendering.comparison_sheets import CRITERIA, EVIDENCE, SOURCES
from scorecard.rendering.csv_text import table_of_data
from scorecard.rendering.files import rendered
from scorecard.rendering.grid import Grid, Number, named_apart
from scorecard.rendering.words import OUTCOMES
from scorecard.rendering.workbook import grids_as_xlsx

ROOT = Path(__file__).parent.parent.parent.parent
RUBRIC = sc.load_rubric("democracy")
TABLE = sc.compare(RUBRIC, sc.load_records(ROOT / "examples" / "records"), ranked=True)
OTHERS: dict[str, Renderable] = {
    "card": TABLE.cards[0],
    "rubric": RUBRIC,
    "explanation": sc.explain(TABLE.cards[1], "sanctions"),
}


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Return the values of each sheet, row by row, below its headings."""
    book = load_workbook(io.BytesIO(data))
    return {page.title: list(page.iter_rows(min_row=2, values_only=True)) for page in book}


@pytest.fixture(scope="module")
def pages() -> dict[str, list[tuple[Any, ...]]]:
    """Return the sheets of the comparison of the examples."""
    return sheets(rendered(TABLE, "xlsx"))


def test_the_numbers_of_a_comparison_are_those_shown(pages: dict[str, list[tuple[Any, ...]]]) -> None:
    """Score, bounds and coverage of every dimension are the numbers that the library shows, in the order given."""
    nodes = [node for node in RUBRIC.tree.walk() if node.path and not node.is_criterion]
    expected = [(node.path, node.title, *marks(node.path)) for node in nodes]
    found = [(row[0] or "", row[1], *row[3:]) for row in pages["Comparison"]]
    assert [*expected, ("", "All together", *marks(""))] == found[:-1]
    ranks = [TABLE.ranks()[card.record.subject.id] for card in TABLE.cards]
    assert ranks == list(found[-1][2::4])


def marks(path: str) -> list[float | str]:
    """Return score, bounds and coverage of each subject as shown, a word where there is no score."""
    results = [card[path] if path else card.root for card in TABLE.cards]
    return [
        cell
        for each in results
        for cell in (
            *(shown(each, value) for value in (each.score, each.lower, each.upper)),
            float(half_up(each.coverage * 100, 0)) / 100,
        )
    ]


def shown(result: Result, value: Fraction | None) -> float | str:
    """Return a value as it is shown, or the word for why there is none."""
    return OUTCOMES[result.outcome] if value is None else float(result.show.number(value))


def test_every_criterion_has_its_exact_numbers(pages: dict[str, list[tuple[Any, ...]]]) -> None:
    """The exact fractions of each criterion are those of the scorecard; the rounded ones stand beside them."""
    rows = [dict(zip(CRITERIA, row, strict=True)) for row in pages["Criteria"]]
    walked = [(card.record.subject.id, each) for card in TABLE.cards for each in card.root.walk()]
    results = [(name, each) for name, each in walked if each.node.is_criterion]
    names = ("Subject id", "Path", "Exact score", "Exact lowest", "Exact highest", "Score", "Lowest", "Highest")
    assert [
        (name, each.path, *map(exact, bounds(each)), *(shown(each, value) for value in bounds(each)))
        for name, each in results
    ] == [tuple(row[column] for column in names) for row in rows]


def bounds(result: Result) -> tuple[Fraction | None, ...]:
    """Return score and bounds."""
    return result.score, result.lower, result.upper


def exact(value: Fraction | None) -> str:
    """Return an exact number as it is written."""
    return "–" if value is None else str(value)


def test_every_act_is_cited(pages: dict[str, list[tuple[Any, ...]]]) -> None:
    """Each place that an act rests on has a row, with the points of the act and the source of the record."""
    rows = [dict(zip(EVIDENCE, row, strict=True)) for row in pages["Evidence"]]
    places = [
        (card.record.subject.id, each.path, act.id, str(act.worth.points), evidence.source, evidence.at)
        for card in TABLE.cards
        for each in card.root.walk()
        for found in each.evidence_results
        for act in found.acts
        for action in act.actions
        for evidence in action.evidence
    ]
    names = ("Subject id", "Path", "Act", "Exact points", "Source id", "At")
    assert places == [tuple(row[name] for name in names) for row in rows]
    assert [float(half_up(Fraction(row["Exact points"]), 3)) for row in rows] == [row["Points"] for row in rows]


def test_every_source_is_listed(pages: dict[str, list[tuple[Any, ...]]]) -> None:
    """Each source of each record has a row with the length of its text as a number."""
    rows = [dict(zip(SOURCES, row, strict=True)) for row in pages["Sources"]]
    assert [
        (card.record.subject.id, name, source.characters or "–")
        for card in TABLE.cards
        for name, source in card.record.sources.items()
    ] == [(row["Subject id"], row["Source id"], row["Characters"]) for row in rows]


@pytest.mark.parametrize("name", OTHERS)
def test_the_data_of_other_results_are_whole(name: str) -> None:
    """The sheet of data holds what comma-separated values hold, numbers as numbers."""
    columns, rows = table_of_data(OTHERS[name])
    found = sheets(rendered(OTHERS[name], "xlsx"))["Data"]
    assert [tuple(row.values()) for row in rows] == [
        tuple(as_written(value, row[column]) for value, column in zip(cells, columns, strict=True))
        for cells, row in zip(found, rows, strict=True)
    ]


def as_written(value: object, text: str) -> str:
    """Return a value of a cell as text; a number as it was written, if it is the same number."""
    if isinstance(value, (int, float)):
        return text if Fraction(text) == Fraction(str(value)) else str(value)
    return str(value or "")


@pytest.mark.parametrize("result", [TABLE, *OTHERS.values()], ids=["comparison", *OTHERS])
def test_the_same_result_is_the_same_bytes(result: Renderable) -> None:
    """A workbook knows no time of day."""
    assert rendered(result, "xlsx") == rendered(result, "xlsx")


def test_a_sheet_is_laid_out_for_its_reader() -> None:
    """Headings stay in view, each column has a filter, and numbers are shown as elsewhere."""
    page = load_workbook(io.BytesIO(rendered(TABLE, "xlsx")))["Comparison"]
    assert ("C2", "A1:W10") == (page.freeze_panes, page.auto_filter.ref)
    assert '"documented "+0;"documented "-0;"documented "0' == page["D2"].number_format
    assert ["+0;-0;0", r"0\ %;-0\ %;0\ %"] == [page["E2"].number_format, page["G2"].number_format]


@pytest.mark.parametrize("text", ["=1+1", "https://a.example/", "1.50", "007", "@SUM(A1)", "{=A1}", "2020-01-01"])
def test_text_stays_text(text: str) -> None:
    """No text becomes a formula, a link, a number or a date."""
    [cell] = load_workbook(io.BytesIO(one_cell(text)))["Sheet"]["A"][1:]
    assert (text, "s", None) == (cell.value, cell.data_type, cell.hyperlink)


def one_cell(value: str | Number) -> bytes:
    """Return a workbook of one value."""
    return grids_as_xlsx("A title", [Grid(name="", columns=("a",), rows=((value,),))])


@pytest.mark.parametrize("text", ["a" * 32_768, "\U0001f600" * 16_384])
def test_a_text_is_never_cut(text: str) -> None:
    """A text beyond what a cell holds ends in an error that names the cell."""
    message = "a text is longer than a cell of a workbook may be, 32,767 characters: Sheet!A2"
    with pytest.raises(sc.OutputError) as caught:
        one_cell(text)
    assert message == str(caught.value)


def test_the_longest_text_is_whole() -> None:
    """A text of as many characters as a cell holds comes back."""
    [cell] = load_workbook(io.BytesIO(one_cell("a" * 32_767)))["Sheet"]["A"][1:]
    assert "a" * 32_767 == cell.value


def test_hidden_characters_are_made_visible() -> None:
    """What no document may hold shows as an escape, also what is no character at all."""
    [cell] = load_workbook(io.BytesIO(one_cell("a\x00b\u202ec\ufffed\r")))["Sheet"]["A"][1:]
    assert r"a\x00b\u202ec\ufffed\r" == cell.value


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Scores", "scores"], ["Scores", "scores 2"]),
        (["Scores [by]: a/b?", "'x'"], ["Scores by a b", "x"]),
        (["", "***"], ["Sheet", "Sheet 2"]),
        (["a" * 40, "A" * 40], ["a" * 31, "A" * 29 + " 2"]),
    ],
)
def test_sheets_have_names_that_a_workbook_takes(names: list[str], expected: list[str]) -> None:
    """Marks that no name may have are left out, long names are cut, and no two are alike."""
    grids = [Grid(name=name, columns=("a",), rows=()) for name in names]
    assert expected == [grid.name for grid in named_apart(grids)]
