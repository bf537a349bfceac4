"""A record that was written into a grading sheet comes back as the same record, or is refused with the reason."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import cases
from unit.writing.samples import fields_below, fields_set, made_up

import scorecard as sc
from scorecard.model.grading_sheet import unfit_for_cell
from scorecard.model.record import Record
from scorecard.model.text import FORBIDDEN
from scorecard.reading import grading_sheet as door

ROOT = Path(__file__).parent.parent.parent
DEMOCRACY = sc.load_rubric("democracy")
SAMPLES = 60
RECORD: dict[str, Any] = {"format": "record/1", "subject": {"id": "a", "name": "A"}}
LETTERS = st.sampled_from(" \n\t\r:#-=+@'\"<&;_x000D_/.0123eN\u00a0\u00e9\u200b\u3000\U0001f600\u05d0\x07")


def there_and_back(record: Record, rubric: sc.Rubric, folder: Path) -> Record:
    """Return what comes back of a record."""
    path = folder / "sheet.xlsx"
    path.write_bytes(sc.grading_sheet(rubric, record))
    return sc.load_sheet(path, rubric)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for sheets."""
    return tmp_path_factory.mktemp("sheets")


@given(cases())
def test_records_come_back(folder: Path, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Whatever a record says under whatever rubric, its sheet says."""
    rubric, record = sc.Rubric(**pair[0]), sc.Record(**pair[1])
    assert record == there_and_back(record, rubric, folder)


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "records").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_come_back(path: Path, folder: Path) -> None:
    """The example records come back, and their sheets are the same bytes each time."""
    [record] = sc.load_records(path)
    assert record == there_and_back(record, DEMOCRACY, folder)
    assert sc.grading_sheet(DEMOCRACY, record) == sc.grading_sheet(DEMOCRACY, record)


def samples() -> list[Record]:
    """Return records that are made up, whose actions have ids of their own."""
    found = [made_up(Record, random.Random(number)) for number in range(SAMPLES)]  # noqa: S311  # samples guard no secret
    return [
        each
        for each in found
        if isinstance(each, Record) and len({one.id for one in each.actions}) == len(each.actions)
    ]


def test_every_key_comes_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key that a record may have stands in its sheet, whatever is between the parts."""
    monkeypatch.setattr(Record, "problems", lambda _self: iter(()))
    monkeypatch.setattr(door, "_problems_under", lambda _rubric, _record: iter(()))
    records = samples()
    assert set() == fields_below(Record) - set().union(*map(fields_set, records))
    assert records == [there_and_back(record, DEMOCRACY, folder) for record in records]


@given(st.text(LETTERS, min_size=1) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_texts_come_back_or_are_refused(folder: Path, text: str) -> None:
    """A text comes back letter by letter, or the sheet is not written."""
    record = sc.Record(**{**RECORD, "limits": (text,)})
    refused = bool(unfit_for_cell(text) or FORBIDDEN.search(text))
    assert (["unfit-for-cell"] if refused else record) == outcome(record, folder)


def outcome(record: Record, folder: Path) -> Record | list[str]:
    """Return what comes back of a record, or the codes of the problems for which it has no sheet."""
    try:
        return there_and_back(record, DEMOCRACY, folder)
    except sc.DocumentError as error:
        return [problem.code for problem in error.problems]
