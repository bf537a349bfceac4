"""Every kind of result in every format, to the letter. `SCORECARD_UPDATE=1` rewrites the files, to be looked at."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scorecard import compare, diff, explain, fairness, load_records, load_rubric, render, score
from scorecard.analysis.edition_difference import edition_difference
from scorecard.analysis.robustness import robustness
from scorecard.edition.freeze import freeze, write_edition
from scorecard.edition.verify import verify
from scorecard.model.edition import EditionName
from scorecard.model.record import Record
from scorecard.model.renderable import Renderable
from scorecard.model.robustness import Varied
from scorecard.model.rubric import Rubric
from scorecard.reading.edition import open_whole_edition
from scorecard.rendering.formats import FORMATS
from scorecard.writing.blank_record import blank_record

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


CORRECTION = """\
corrections:
  - date: "2026-11-24"
    what: The level of the tenders was too low.
    why: The decree names no exemption.
    paths: [observations.tenders_published]
"""
KINDS = (
    "comparison", "scorecard", "rubric", "explanation", "difference", "ranking", "changed", "robustness", "fairness",
    "editions", "verified",
)  # fmt: skip
"""Results, by the names of their files: `ranking` and `changed` are a comparison and a rubric with other choices."""


def with_kind(record: Record) -> Record:
    """Return a record of a subject that is a city, as the changed rubric asks which it is."""
    return record.model_copy(update={"subject": record.subject.model_copy(update={"attributes": {"kind": "city"}})})


@functools.cache
def results() -> dict[str, Renderable]:
    """Return one result of each kind, of the small example beside this file."""
    rubric, changed = (load_rubric(str(HERE / "input" / f"{name}.yaml")) for name in ("rubric", "council"))
    records = [load_records(str(HERE / "input" / f"{name}.yaml"), rubric=rubric)[0] for name in ("arcadia", "borduria")]
    others = [with_kind(record) for record in records]
    more = [load_records(str(HERE / "input" / f"{name}.yaml"), rubric=changed)[0] for name in ("corsica", "dorada")]
    card = score(rubric, records[0])
    return {
        "comparison": compare(rubric, records),
        "scorecard": card,
        "rubric": rubric,
        "explanation": explain(card, "disclosure"),
        "difference": diff(rubric, changed, others),
        "ranking": compare(changed, [*others, *more], window="3y", ranked=True),
        "changed": changed,
        "robustness": robustness(compare(rubric, records), Varied(draws=200)),
        "fairness": fairness(compare(rubric, records), ignore=["blindness"]),
        **editions(rubric, records),
    }


def editions(rubric: Rubric, records: list[Record]) -> dict[str, Renderable]:
    """Return what two editions differ in, and a look at one of them in which an output was changed."""
    with TemporaryDirectory() as folder:
        first, second = Path(folder) / "first", Path(folder) / "second"
        before = freeze(rubric, records, EditionName("First edition", "2026-11-20"), formats=["text"])
        write_edition(str(first), before)
        corrected = Path(folder) / "arcadia.yaml"
        text = (HERE / "input" / "arcadia.yaml").read_text(encoding="utf-8")
        corrected.write_text(f"{text.replace('level: partial', 'level: full')}{CORRECTION}", encoding="utf-8")
        later = [*load_records(corrected, rubric=rubric), records[1]]
        write_edition(str(second), freeze(rubric, later, EditionName("Second edition", "2026-11-24"), formats=["text"]))
        difference = edition_difference(open_whole_edition(str(first)), open_whole_edition(str(second)))
        (first / "outputs" / "comparison.txt").write_text("Nothing.\n", encoding="utf-8")
        return {"editions": difference, "verified": verify(str(first))}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
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


def test_a_blank_record_is_what_it_was() -> None:
    """A record that is to be filled in has the bytes that somebody has looked at."""
    path = HERE / "output" / "blank_record.yaml"
    changed = results()["changed"]
    assert isinstance(changed, Rubric)
    given = blank_record(changed, "arcadia", "Government of Arcadia").encode()
    if os.environ.get(UPDATE):
        path.write_bytes(given)
        pytest.fail(f"{path.name} is rewritten; look at it")
    assert path.read_bytes() == given


def test_every_format_has_its_files() -> None:
    """No file stands there that no test reads."""
    expected = {f"{kind}.{ending}" for kind in KINDS for ending in ENDINGS.values()} | {"comparison.detail.txt"}
    expected |= {"blank_record.yaml"}
    assert expected == {path.name for path in (HERE / "output").iterdir()}
