"""A guide as a workbook: the numbers of its comparison, and its words in the guide's language."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import scorecard as sc
from scorecard.cli.main import exit_code
from scorecard.guide.options import GuideOptions
from scorecard.guide.words import LANGUAGES, words_of
from scorecard.guide.workbook import TERMS, guide_grids, guide_xlsx
from scorecard.rendering.comparison_sheets import CRITERIA, EVIDENCE, PARTS, SOURCES, comparison_grids
from scorecard.rendering.grid import Number

ROOT = Path(__file__).parent.parent.parent.parent
RECORDS = [ROOT / "examples" / "records" / f"{name}.yaml" for name in ("clinton_1993", "trump_2017")]
TABLE = sc.compare(sc.load_rubric("democracy"), [sc.load_records(path)[0] for path in RECORDS])


def guide_in(lang: str) -> sc.Guide:
    """Return the guide in a language, without recounts."""
    return sc.make_guide(TABLE, GuideOptions(lang=lang, draws=0, organisation="League of Readers"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_is_the_comparisons(lang: str) -> None:
    """In each language the numbers of each sheet are those of the comparison's own workbook."""
    own, guides = [numbers(grid.rows) for grid in comparison_grids(TABLE)], guide_grids(guide_in(lang))[1:]
    assert own == [numbers(grid.rows) for grid in guides]
    assert [True, True, True, True] == [bool(each) for each in own]


def numbers(rows: tuple[tuple[Any, ...], ...]) -> list[tuple[int, int, float]]:
    """Return every number with its row and column."""
    cells = ((row, index, value) for row, values in enumerate(rows) for index, value in enumerate(values))
    return [(row, index, float(value.value)) for row, index, value in cells if isinstance(value, Number)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_heading_is_in_the_language(lang: str) -> None:
    """Headings are the catalogue's messages, in the order of the sheets."""
    words = words_of(lang, None)
    sheets = guide_grids(guide_in(lang))[2:]
    assert [tuple(words(TERMS[name]) for name in names) for names in (CRITERIA, EVIDENCE, SOURCES)] == [
        grid.columns for grid in sheets
    ]
    assert set() == {*CRITERIA, *EVIDENCE, *SOURCES, *filter(None, PARTS)} - TERMS.keys()


def test_the_words_of_marks_are_spanish() -> None:
    """Words for no score, stages and directions are the catalogue's, and what the record says stays as it is."""
    _, _, criteria, evidence, _ = guide_grids(guide_in("es"))
    outcomes, directions = {row[4] for row in criteria.rows}, {row[9] for row in evidence.rows}
    assert ({"evaluado", "muy pocos actos", "no se sabe"}, True) == (outcomes, "favorece" in directions)
    plain = [row[12] for row in list(comparison_grids(TABLE))[2].rows]
    assert plain == [row[12] for row in evidence.rows]


def test_the_first_sheet_says_what_the_guide_says() -> None:
    """Title, publisher, standard, limits of each subject and the fingerprint stand on the first sheet."""
    guide = guide_in("en")
    said = [text for _, text in guide_grids(guide)[0].rows]
    limits = [f"Limits: {limit}" for card in TABLE.cards for limit in card.record.limits]
    expected = [
        guide.title,
        "Published by League of Readers",
        guide.method.neutrality,
        *limits,
        guide.method.fingerprint,
    ]
    assert [] == [text for text in expected if text not in said]


def test_the_command_writes_the_workbook(tmp_path: Path) -> None:
    """A file that ends in .xlsx gets the same bytes as in Python, twice."""
    records = [str(path) for path in RECORDS]
    assert 0 == exit_code(["guide", *records, "--draws", "0", "-o", str(tmp_path / "guide.xlsx")])
    made = sc.make_guide(TABLE, GuideOptions(draws=0))
    names = load_workbook(io.BytesIO(guide_xlsx(made))).sheetnames
    assert ["About", "Comparison", "Criteria", "Evidence", "Sources"] == names
    assert guide_xlsx(made) == guide_xlsx(made)
    assert names == load_workbook(tmp_path / "guide.xlsx").sheetnames


def test_without_xlsxwriter_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is missing, one line names it."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "scorecard.rendering.workbook", raising=False)
    with pytest.raises(sc.OutputError) as caught:
        guide_xlsx(guide_in("en"))
    assert "writing xlsx needs xlsxwriter: pip install 'policy-scorecard[excel]'" == str(caught.value)
