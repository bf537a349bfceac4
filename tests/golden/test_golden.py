"""Every kind of result in every format, to the letter. `SCORECARD_UPDATE=1` rewrites the files, to be looked at."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import pytest

from scorecard import compare, explain, load_records, load_rubric, render, score
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.render import Renderable

HERE = Path(__file__).parent
UPDATE = "SCORECARD_UPDATE"
ENDINGS = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "latex": "tex",
    "csv": "csv",
    "csv-excel": "excel.csv",
    "json": "json",
}


@functools.cache
def results() -> dict[str, Renderable]:
    """Return one result of each kind, of the small example beside this file."""
    rubric = load_rubric(str(HERE / "input" / "rubric.yaml"))
    records = [load_records(str(HERE / "input" / f"{name}.yaml"), rubric=rubric)[0] for name in ("arcadia", "borduria")]
    card = score(rubric, records[0])
    return {
        "comparison": compare(rubric, records),
        "scorecard": card,
        "rubric": rubric,
        "explanation": explain(card, "disclosure"),
    }


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", ["comparison", "scorecard", "rubric", "explanation"])
def test_an_output_is_what_it_was(kind: str, format_: str) -> None:
    """An output has the bytes that somebody has looked at."""
    path = HERE / "output" / f"{kind}.{ENDINGS[format_]}"
    given = render(results()[kind], format_).encode()
    if os.environ.get(UPDATE):
        path.write_bytes(given)
        pytest.fail(f"{path.name} is rewritten; look at it")
    assert path.read_bytes() == given


def test_detail_is_what_it_was() -> None:
    """A comparison in detail has the bytes that somebody has looked at."""
    path = HERE / "output" / "comparison.detail.txt"
    given = render(results()["comparison"], detail=True).encode()
    if os.environ.get(UPDATE):
        path.write_bytes(given)
        pytest.fail(f"{path.name} is rewritten; look at it")
    assert path.read_bytes() == given


def test_every_format_has_its_files() -> None:
    """No file stands there that no test reads."""
    kinds = ("comparison", "scorecard", "rubric", "explanation")
    expected = {f"{kind}.{ending}" for kind in kinds for ending in ENDINGS.values()} | {"comparison.detail.txt"}
    assert expected == {path.name for path in (HERE / "output").iterdir()}
