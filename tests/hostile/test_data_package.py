"""Naughty texts in a data package stand in their cells to the letter, and move no row, column or number beside them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from hostile.documents import Texts, everywhere, naughty, results_with
from hostile.filling import FINGERPRINT, NUMBERED, in_all, put
from hostile.naughty import ACCEPTED, BLANK, FORMULAS
from hostile.test_writing import DOCUMENTS
from scorecard.guide.data_package import data_package
from scorecard.model.comparison import Comparison

VOLATILE = ("record_sha256",)
"""Columns that change with any word of a record."""


def package_with(texts: Texts) -> dict[str, str]:
    """Return the files of a package of a comparison with the texts in their places."""
    comparison = results_with(texts)["comparison"]
    assert isinstance(comparison, Comparison)
    return {name: data.decode("utf-8") for name, data in data_package(comparison).items()}


def tables_of(files: dict[str, str]) -> dict[str, list[list[str]]]:
    """Return the cells of every table, without what changes with any word; objects as what they hold."""
    return {name: cells_of(text) for name, text in files.items() if name.endswith(".csv")}


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of a table."""
    head, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    kept = [place for place, name in enumerate(head) if name not in VOLATILE]
    return [[cell_of(row[place], head[place]) for place in kept] for row in [head, *rows]]


def cell_of(cell: str, column: str) -> str:
    """Return a cell; of an object, the values one after the other."""
    return "\n".join(json.loads(cell).values()) if column == "attributes" and cell.startswith("{") else cell


def said(files: dict[str, str]) -> Any:
    """Return the description of a package, without sizes, hashes and sources, of which two may become one."""
    found = json.loads(FINGERPRINT.sub("0", files["datapackage.json"]))
    resources = [{**each, "bytes": 0, "hash": ""} for each in found["resources"]]
    return {**found, "resources": resources, "sources": found["sources"][0]}


PLAIN = package_with(NUMBERED)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_naughty_texts_stand_in_their_cells(number: int) -> None:
    """Each cell holds its text to the letter, formulas and all, and no other cell is another."""
    texts = naughty(number)
    assert in_all(tables_of(PLAIN), put(texts)) == in_all(tables_of(package_with(texts)), str)


@pytest.mark.parametrize("text", [*BLANK, *FORMULAS[:4], *ACCEPTED[:: len(ACCEPTED) // 8]], ids=ascii)
def test_one_text_everywhere_stands_in_every_cell(text: str) -> None:
    """A text of white space, a formula or a mark in all places is kept to the letter."""
    texts = everywhere(text)
    assert in_all(tables_of(PLAIN), put(texts)) == in_all(tables_of(package_with(texts)), str)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_naughty_texts_stand_in_the_description(number: int) -> None:
    """The description says what it says of plain texts, with the naughty ones in their places."""
    texts = naughty(number)
    assert in_all(said(PLAIN), put(texts)) == in_all(said(package_with(texts)), str)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_the_readme_keeps_its_lines(number: int) -> None:
    """No text of a document begins a line in the readme."""
    assert len(PLAIN["README.txt"].splitlines()) == len(package_with(naughty(number))["README.txt"].splitlines())
