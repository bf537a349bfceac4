"""Scoring, comparing and failing leave everything else as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from strategies import Pair, cases

from properties.cards import FEWER
from properties.layouts import Layout, written
from properties.test_fingerprint import BASE
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.compare import compare
from scorecard.scoring.explain import explain


@FEWER
@given(cases())
def test_scoring_changes_no_input(pair: Pair) -> None:
    """33. Scoring, comparing and explaining change neither rubric nor record."""
    rubric, record = Rubric(**pair[0]), Record(**pair[1])
    before = rubric.model_dump(), record.model_dump(), rubric.fingerprint, record.fingerprint
    explain(compare(rubric, [record]).cards[0])
    assert before == (rubric.model_dump(), record.model_dump(), Rubric(**pair[0]).fingerprint, record.fingerprint)


@FEWER
@given(cases())
def test_what_a_model_is_built_from_is_not_changed(pair: Pair) -> None:
    """33. Building a rubric or a record changes nothing of the mappings that it is built from."""
    before = repr(pair)
    Rubric(**pair[0])
    Record(**pair[1])
    assert before == repr(pair)


def test_a_failed_load_writes_nothing(tmp_path: Path) -> None:
    """33. Loading a wrong rubric and a wrong record leaves their folder as it was."""
    (tmp_path / "wrong.yaml").write_text(written(BASE | {"missing": "wurst"}, Layout()), encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(DocumentError):
        load_rubric(str(tmp_path / "wrong.yaml"))
    with pytest.raises(DocumentError):
        load_records(str(tmp_path))
    assert before == contents(tmp_path)


def contents(folder: Path) -> list[tuple[Path, bytes, int]]:
    """Return the files below a folder, with their bytes and times."""
    return [(path, path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*"))]
