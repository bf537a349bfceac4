"""The files that a guide holds for its readers: scores and the data package, packed where they are large."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from functools import cache
from zipfile import ZipFile

import pytest

from scorecard import compare, load_records, load_rubric, render
from scorecard.guide import downloads
from scorecard.guide.content import Download
from scorecard.guide.data_package import data_package
from scorecard.guide.downloads import downloads_of, scores_json
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.writers import WRITERS
from scorecard.model.comparison import Comparison
from scorecard.packing import zipped
from unit.analysis.small import compared, measured

OPTIONS = GuideOptions(title="Small guide", organisation="Arcadia League", draws=0)


@cache
def small() -> Comparison:
    """Return a small comparison."""
    return compared(measured({"a": 1, "b": 2}), arcadia={"a": "1/3", "b": 1}, borduria={"a": None, "b": 0})


def inside(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive."""
    with ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def named(found: tuple[Download, ...]) -> dict[str, str]:
    """Return the media types of files by their names."""
    return {each.name: each.media_type for each in found}


def test_a_guide_offers_three_files() -> None:
    """The scores as CSV and as JSON, and the data package by the guide's title and publisher."""
    table, whole, package = downloads_of(small(), OPTIONS)
    assert {
        "comparison.csv": "text/csv", "scores.json": "application/json", "datapackage.zip": "application/zip",
    } == named((table, whole, package))  # fmt: skip
    assert (render(small(), "csv"), scores_json(small())) == (table.data.decode(), whole.data.decode())
    expected = data_package(small(), title="Small guide", organisation="Arcadia League")
    assert expected == inside(package.data)


def test_the_guide_holds_them() -> None:
    """What a guide offers is made with it."""
    assert downloads_of(small(), OPTIONS) == make_guide(small(), OPTIONS).downloads


def test_scores_as_json_are_exact() -> None:
    """Each score, its bounds and its coverage come back as the fractions that they are, and say what they rest on."""
    said = json.loads(scores_json(small()))
    names = ("score", "lower", "upper", "coverage")
    read = [{name: row[name] if row[name] is None else Fraction(row[name]) for name in names} for row in said["scores"]]
    assert [{name: row[name] for name in names} for row in small().to_rows()] == read
    assert (small().rubric.fingerprint, "scores/1") == (said["rubric_fingerprint"], said["format"])
    assert [row["path"] for row in small().to_rows()] == [row["path"] for row in said["scores"]]


def test_a_large_file_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit stands in an archive of its own, under its own name; one at the limit does not."""
    table, whole, _ = downloads_of(small(), OPTIONS)
    monkeypatch.setattr(downloads, "LARGE", len(table.data))
    found = downloads_of(small(), OPTIONS)
    assert ["comparison.csv", "scores.json.zip", "datapackage.zip"] == list(named(found))
    assert {"scores.json": whole.data} == inside(found[1].data)


def test_what_the_examples_offer_is_small() -> None:
    """All that the guide to the example records offers is less than 300,000 bytes."""
    examples = compare(load_rubric("democracy"), load_records("examples/records"))
    found = downloads_of(examples, OPTIONS)
    assert ["comparison.csv", "scores.json", "datapackage.zip"] == list(named(found))
    assert sum(len(each.data) for each in found) < 300_000


def test_a_guide_is_written_as_a_package() -> None:
    """A guide whose file ends in .zip is the data package."""
    expected = zipped(data_package(small(), title="Small guide", organisation="Arcadia League"))
    assert expected == WRITERS[".zip"](make_guide(small(), OPTIONS))
