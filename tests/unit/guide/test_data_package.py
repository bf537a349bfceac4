"""A data package: its tables hold the API's numbers, their keys hold, and the same input gives the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hostile.documents import results_with
from hostile.filling import NUMBERED
from packages import install
from spec.builders import action, by_measure, by_scale, record_of, rubric_of
from spec.plugged import FACTS

from scorecard import compare, load_records, load_rubric
from scorecard.guide.data_package import data_package
from scorecard.guide.data_tables import TABLES
from scorecard.model.comparison import Comparison
from scorecard.model.edition import EditionName
from scorecard.packing import zipped

ROOT = Path(__file__).parent.parent.parent.parent
Cells = dict[str, str]
TABLE_NAMES = tuple(table.name for table in TABLES)


@cache
def examples() -> Comparison:
    """Return the example records under the bundled rubric, which are judged by acts."""
    return compare(load_rubric("democracy"), load_records(ROOT / "examples" / "records"))


@cache
def observed() -> Comparison:
    """Return subjects whose levels and numbers are observed, with evidence, and one of whom nothing is known."""
    rubric = rubric_of(by_scale("tenders"), by_measure("delay"), scales={"practice": {"none": 0, "full": 1}})
    source = {"title": "Audit", "publisher": "Court", "kind": "oversight"}
    observations = {
        "tenders": {"level": "full", "because": "=1+1", "evidence": [{"source": "audit", "at": "p. 1"}] * 2},
        "delay": "1/3",
    }
    one = record_of(
        subject={"id": "arcadia", "name": "Arcadia", "attributes": {"region": "north"}},
        sources={"audit": source}, observations=observations, observations_of="open_books@1",
    )  # fmt: skip
    return compare(rubric, [one, record_of(subject={"id": "borduria", "name": "Borduria"})])


def filled() -> Comparison:
    """Return a comparison with something in every place, groups of targets among its rules."""
    comparison = results_with(NUMBERED)["comparison"]
    assert isinstance(comparison, Comparison)
    return comparison


CASES: dict[str, Callable[[], Comparison]] = {"examples": examples, "observed": observed, "filled": filled}


def descriptor_of(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what a package says of itself."""
    said: dict[str, Any] = json.loads(files["datapackage.json"])
    return said


def rows_of(files: dict[str, bytes], name: str) -> list[Cells]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8"), newline=""), strict=True))


def keys_of(rows: list[Cells], columns: list[str]) -> list[tuple[str, ...]]:
    """Return what stands in some columns of each row."""
    return [tuple(row[name] for name in columns) for row in rows]


def faults_of(files: dict[str, bytes]) -> Iterator[str]:
    """Yield where a package does not keep to its own schema: keys, links, and what columns may hold."""
    resources = {each["name"]: each for each in descriptor_of(files)["resources"]}
    for name, each in resources.items():
        schema, rows = each["schema"], rows_of(files, name)
        keys = keys_of(rows, schema["primaryKey"])
        yield from (f"{name}: {key} twice" for key in keys if keys.count(key) > 1 or not all(key))
        for link in schema.get("foreignKeys", ()):
            other = link["reference"]["resource"] or name
            known = {*keys_of(rows_of(files, other), link["reference"]["fields"])}
            lost = [key for key in keys_of(rows, link["fields"]) if any(key) and key not in known]
            yield from (f"{name}: no {key} in {other}" for key in lost)
        for field in schema["fields"]:
            yield from (f"{name}.{field['name']}: {row[field['name']]}" for row in rows if is_wrong(row, field))


def is_wrong(row: Cells, field: dict[str, Any]) -> bool:
    """Tell whether a cell is none that its column may hold."""
    cell, limits = row[field["name"]], field.get("constraints", {})
    if not cell:
        return bool(limits.get("required"))
    if field["type"] in {"number", "integer"}:
        number = float(cell) if field["type"] == "number" else int(cell)
        return not limits.get("minimum", number) <= number <= limits.get("maximum", number)
    return cell not in limits.get("enum", [cell])


@pytest.mark.parametrize("case", CASES)
def test_a_package_keeps_to_its_own_schema(case: str) -> None:
    """Keys are unique, links lead to rows that there are, and each cell is of its column's type."""
    assert [] == list(faults_of(data_package(CASES[case]())))


@pytest.mark.parametrize(("case", "name"), [
    *(("examples", name) for name in TABLE_NAMES if not name.startswith("observation")),
    ("observed", "observations"), ("observed", "observation_evidence"),
])  # fmt: skip
def test_every_table_is_tried_with_rows(case: str, name: str) -> None:
    """Each table has rows in one of the cases, so that the tests of keys and links see some."""
    assert rows_of(data_package(CASES[case]()), name)


@pytest.mark.parametrize("table", TABLES, ids=TABLE_NAMES)
@pytest.mark.parametrize("case", CASES)
def test_rows_have_no_column_that_is_not_stated(case: str, table: Any) -> None:
    """Each row's columns are among those that the table states, those that a row lacks are empty."""
    stated = {column.name for column in table.columns}
    assert set() == {name for row in table.rows(CASES[case]()) for name in row} - stated


@pytest.mark.parametrize("case", CASES)
def test_scores_are_those_of_the_rows(case: str) -> None:
    """Every number of the table of scores, read back, is the nearest float to the exact number of `to_rows`."""
    comparison = CASES[case]()
    numbers = ("score", "lower", "upper", "coverage", "unscrutinised")
    expected = [
        {name: value if name not in numbers or value is None else float(str_of(value)) for name, value in row.items()}
        | {"path": row["path"] or "."}
        for row in comparison.to_rows()
    ]
    assert expected == [
        {name: (float(cell) if cell else None) if name in numbers else cell for name, cell in row.items()}
        for row in rows_of(data_package(comparison), "scores")
    ]


def str_of(value: object) -> Fraction:
    """Return an exact number as what it is."""
    assert isinstance(value, Fraction)
    return value


def test_points_are_those_of_the_acts() -> None:
    """Every act's points, read back, are those that scoring gave it, in the order in which they count."""
    expected = [
        (result.path, act.id, float(act.worth.advancing), float(act.worth.setting_back), float(act.worth.points))
        for card in examples().cards
        for result in card.root.walk()
        for found in result.evidence_results
        for act in found.acts
    ]
    rows = rows_of(data_package(examples()), "acts")
    numbers = ("advancing", "setting_back", "points")
    assert expected == [(row["path"], row["act"], *(float(row[name]) for name in numbers)) for row in rows]


def test_groups_of_targets_have_rows_of_their_own() -> None:
    """An act is told once for each group in which it counts, and under a rule without groups once."""
    rows = rows_of(data_package(filled()), "acts")
    groups = {(row["path"].rpartition(".")[2], row["group"]) for row in rows}
    assert {("acts", "."), ("grouped", "near"), ("grouped", "far")} == groups


def test_acts_that_a_plug_in_counts_have_no_points(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the rule of a plug-in was shown is told with its direction, and no points are made up for it."""
    install(monkeypatch, tmp_path, FACTS, rule="seen:Seen")
    rubric = rubric_of({"id": "judged", "custom": {"rule": "seen", "themes": ["press"]}})
    files = data_package(compare(rubric, [record_of(action("law"))]))
    (row,) = rows_of(files, "acts")
    found = [row[name] for name in ("group", "act", "direction", "advancing", "setting_back", "points")]
    assert ([".", "law", "advances", "", "", ""], []) == (found, list(faults_of(files)))


def test_observations_are_told_with_their_evidence() -> None:
    """Levels, numbers and reasons stand as the record gives them, formulas and all, and each pointer has its row."""
    files = data_package(observed())
    assert [("arcadia", "tenders", "full", "", "=1+1"), ("arcadia", "delay", "", repr(1 / 3), "")] == [
        tuple(row.values()) for row in rows_of(files, "observations")
    ]
    assert [("arcadia", "tenders", number, "audit", "p. 1", "") for number in "12"] == [
        tuple(row.values()) for row in rows_of(files, "observation_evidence")
    ]


def test_subjects_are_told_with_what_there_was_to_look_at() -> None:
    """A subject's attributes are a JSON object, and what is not given is empty."""
    first, second = rows_of(data_package(observed()), "subjects")
    assert ({"region": "north"}, "", "1") == (json.loads(first["attributes"]), second["attributes"], first["documents"])


def test_files_are_described_with_size_and_hash() -> None:
    """Each table's size and hash are those of its file, and no file is without a description."""
    files = data_package(examples())
    said = {each["path"]: (each["bytes"], each["hash"]) for each in descriptor_of(files)["resources"]}
    tables = {name: data for name, data in files.items() if name.endswith(".csv")}
    assert {n: (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}") for n, data in tables.items()} == said
    assert ["datapackage.json", "README.txt", *said] == list(files)


def test_the_readme_tells_every_column() -> None:
    """The readme has a line for each column of each table."""
    lines = data_package(observed())["README.txt"].decode("utf-8").splitlines()
    assert [] == [c.name for table in TABLES for c in table.columns if f"{c.name}: {c.about}" not in lines]


@pytest.mark.parametrize(
    ("given", "title", "contributors"),
    [
        ({}, "Open books", None),
        ({"title": "Guide", "organisation": "League"}, "Guide", [{"title": "League", "role": "publisher"}]),
    ],
)
def test_title_and_publisher(given: dict[str, str], title: str, contributors: object) -> None:
    """A package is called what the author says, or what the rubric is called; no licence is made up."""
    said = descriptor_of(data_package(observed(), **given))
    found = (said["name"], said["title"], said["version"], said.get("contributors"), "licenses" in said)
    assert ("open_books", title, "1.0.0", contributors, False) == found


def test_sources_are_the_standard_and_each_publication() -> None:
    """The sources of the package are the standard and what the records cite, each once."""
    said = descriptor_of(data_package(observed()))["sources"]
    assert [{"title": "Pledge of the town council"}, {"title": "Audit (Court)"}] == said[:2]
    assert [{"title": "A paper, oversight (Office of oversight)"}] == [it for it in said if "oversight" in it["title"]]


@pytest.mark.parametrize(
    ("edition", "as_of", "created"),
    [
        ("2024-05-06", "2003", "2024-05-06T00:00:00Z"),
        (None, "2003", "2003-12-31T00:00:00Z"),
        (None, "2003-04/..", None),
        (None, None, None),
    ],
)
def test_the_date_is_never_the_clocks(edition: str | None, as_of: str | None, created: str | None) -> None:
    """A package was created on the day of its edition, else on that of its newest source."""
    cards = tuple(replace(card, exposure=replace(card.exposure, as_of=as_of)) for card in observed().cards)
    name = EditionName("First", edition) if edition else None
    package = data_package(replace(observed(), cards=cards, edition=name))
    assert created == descriptor_of(package).get("created")


def test_an_archive_holds_the_files_and_nothing_of_this_machine() -> None:
    """The archive gives the files back in their order, all with one time that is no time of writing."""
    files = data_package(observed())
    archive = zipped(files)
    with ZipFile(io.BytesIO(archive)) as opened:
        assert files == {name: opened.read(name) for name in opened.namelist()}
        times = {(each.date_time, each.create_system, each.external_attr) for each in opened.infolist()}
    assert ({((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)}, archive) == (times, zipped(data_package(observed())))


def archive_from(seed: str, zone: str) -> bytes:
    """Return the hash of the archive that another process makes, with its own seed of hashes and time zone."""
    code = (
        "import hashlib, scorecard as sc\nfrom scorecard.packing import zipped\n"
        "table = sc.compare(sc.load_rubric('democracy'), sc.load_records('examples/records'))\n"
        "print(hashlib.sha256(zipped(sc.data_package(table))).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True).stdout


def test_every_process_makes_the_same_archive() -> None:
    """Neither the order in which sets are kept nor the time zone changes a byte."""
    assert archive_from("0", "UTC") == archive_from("1", "Pacific/Kiritimati")
