"""A comparison as a Frictionless data package: tables with their types, keys and hashes, for who wants to compute.

Source: Frictionless Data, Data Package and Tabular Data Package, version 1 (https://specs.frictionlessdata.io).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from scorecard.guide.data_table import DataTable, Plain
from scorecard.guide.data_tables import TABLES
from scorecard.model.comparison import Comparison
from scorecard.model.dates import interval
from scorecard.rendering.provenance import corrections_plain, made_from
from scorecard.rendering.text import one_line
from scorecard.rendering.words import coder_name

DESCRIPTOR, README = "datapackage.json", "README.txt"
UNKNOWN = (
    "A score that is empty is not known or does not apply, as the column outcome says; it is not zero. Scores are what "
    "the records document, from 0 (worst) to 1 (best); lower and upper say what they could be if everything unknown "
    "were at its worst, and at its best."
)
NUMBERS = (
    "Numbers are exact fractions, written as the nearest 64-bit floating-point number. Texts are as the records give "
    "them: a spreadsheet may take one that starts with =, +, - or @ for a formula, so open the tables as data."
)


def data_package(
    comparison: Comparison, *, title: str | None = None, organisation: str | None = None
) -> dict[str, bytes]:
    """Return the files of a data package by their names: a description, a readme, and the tables.

    The tables tell who and what is judged, scores, what was done, what counts where, and what it rests on.
    No licence is given, since that is the author's to choose. The package was created on the day of its edition, or
    on the day up to which sources were looked for; no clock is read.

    Args:
        comparison: what to pack; the package's version is that of its rubric.
        title: of the package; by default the rubric's.
        organisation: who publishes it.
    """
    tables = {table: table.text(comparison) for table in TABLES}
    said = {
        "profile": "tabular-data-package",
        "name": comparison.rubric.id,
        "title": title or comparison.rubric.title,
        "description": _description(comparison),
        "version": comparison.rubric.version,
        **_created(comparison),
        **_contributors(comparison, organisation),
        "sources": list(_sources(comparison)),
        "scorecard": _origin(comparison),
        "resources": [table.resource(data) for table, data in tables.items()],
    }
    return {
        DESCRIPTOR: f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode(),
        README: _readme(comparison, title).encode(),
        **{table.file: data for table, data in tables.items()},
    }


def _description(comparison: Comparison) -> str:
    rubric = comparison.rubric
    return f"Scorecards by the rubric {rubric.title} {rubric.version}. Standard: {rubric.standard}. {UNKNOWN}"


def _created(comparison: Comparison) -> Plain:
    """Return when the package was created, where anything tells but a clock."""
    found = comparison.edition.date if comparison.edition else _as_of(comparison)
    return {"created": f"{found}T00:00:00Z"} if found else {}


def _as_of(comparison: Comparison) -> str | None:
    """Return the last day up to which sources were looked for; of a source without an exact date its last day."""
    days = [interval(card.exposure.as_of)[1] for card in comparison.cards if card.exposure.as_of]
    known = [day for day in days if day < date.max]
    return max(known).isoformat() if known else None


def _contributors(comparison: Comparison, organisation: str | None) -> Plain:
    """Return who publishes the package, and who judged."""
    publisher = [{"title": organisation, "role": "publisher"}] if organisation else []
    coders = dict.fromkeys(coder_name(card.record.coder) for card in comparison.cards if card.record.coder)
    found = [*publisher, *({"title": name, "role": "contributor"} for name in coders)]
    return {"contributors": found} if found else {}


def _sources(comparison: Comparison) -> Iterator[Plain]:
    """Yield the standard, and each publication once."""
    standard = comparison.rubric.standard
    found = {(str(standard), standard.url): None}
    for card in comparison.cards:
        found |= {(f"{it.title} ({it.publisher})", it.url): None for it in card.record.sources.values()}
    for title, url in found:
        yield {"title": title, **({"path": url} if url else {})}


def _origin(comparison: Comparison) -> Plain:
    """Return what the package was made from; specifications leave room for properties of one's own."""
    rubric, records = comparison.rubric, [card.record for card in comparison.cards]
    edition = comparison.edition
    return {
        "rubric": {"id": rubric.id, "version": rubric.version, "fingerprint": rubric.fingerprint},
        "standard": str(rubric.standard),
        "edition": {"title": edition.title, "date": edition.date} if edition else None,
        "window": comparison.window.text if comparison.window else None,
        "where": dict(comparison.where),
        "made_from": made_from(rubric, records, edition),
        "corrections": corrections_plain(rubric, records),
    }


def _readme(comparison: Comparison, title: str | None) -> str:
    """Return what the tables hold, for who opens the package by hand."""
    lines = [
        _underlined(one_line(title or comparison.rubric.title), "="),
        one_line(_description(comparison)),
        NUMBERS,
        f"{DESCRIPTOR} describes every column for programs (Frictionless tabular data package).",
        *(part for table in TABLES for part in _table(table)),
    ]
    return "\n\n".join(lines) + "\n"


def _table(table: DataTable) -> Iterator[str]:
    yield _underlined(table.file, "-")
    yield f"{table.title}. {table.about} A row is known by {', '.join(table.key)}."
    yield "\n".join(f"{column.name}: {column.about}" for column in table.columns)


def _underlined(text: str, mark: str) -> str:
    return f"{text}\n{mark * len(text)}"
