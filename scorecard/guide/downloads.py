"""The files of data that a guide holds within itself, for its readers to save."""

from __future__ import annotations

import json
from fractions import Fraction

from scorecard.guide.content import Download
from scorecard.guide.data_package import data_package
from scorecard.guide.options import GuideOptions
from scorecard.model.comparison import Comparison
from scorecard.packing import zipped
from scorecard.rendering.json_parts import number, standard
from scorecard.rendering.provenance import corrections_plain, made_from
from scorecard.rendering.render import render

CSV, JSON, ZIP = "text/csv", "application/json", "application/zip"
LARGE = 256 * 1024
"""Bytes above which a file is packed, since a page that holds it must open fast on a slow line."""


def downloads_of(comparison: Comparison, options: GuideOptions) -> tuple[Download, ...]:
    """Return the scores as CSV and as JSON, and the data package; a large file stands in an archive of its own."""
    package = data_package(comparison, title=options.title or None, organisation=options.organisation or None)
    return (
        _packed_if_large(Download(name="comparison.csv", media_type=CSV, data=render(comparison, "csv").encode())),
        _packed_if_large(Download(name="scores.json", media_type=JSON, data=scores_json(comparison).encode())),
        Download(name="datapackage.zip", media_type=ZIP, data=zipped(package)),
    )


def scores_json(comparison: Comparison) -> str:
    """Return every score of a comparison, exactly, with what it was made from.

    Why: `render` gives the rubric and each step of the way as well, which is more than a page should carry.
    """
    rubric, records = comparison.rubric, [card.record for card in comparison.cards]
    said = {
        "format": "scores/1",
        "made_from": made_from(rubric, records, comparison.edition),
        **standard(rubric),
        "window": comparison.window.text if comparison.window else None,
        "where": dict(comparison.where),
        "corrections": corrections_plain(rubric, records),
        "scores": [{name: _plain(value) for name, value in row.items()} for row in comparison.to_rows()],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: object) -> object:
    """Return a value as JSON has it; a fraction as text ("9/10")."""
    return number(value) if isinstance(value, Fraction) else value


def _packed_if_large(file: Download) -> Download:
    if len(file.data) <= LARGE:
        return file
    return Download(name=f"{file.name}.zip", media_type=ZIP, data=zipped({file.name: file.data}))
