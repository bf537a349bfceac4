"""The files of data that a guide holds within itself, for its readers to save."""

from __future__ import annotations

from scorecard.guide.content import Download
from scorecard.guide.data_package import data_package, zipped
from scorecard.guide.options import GuideOptions
from scorecard.model.comparison import Comparison
from scorecard.rendering.render import render

CSV, JSON, ZIP = "text/csv", "application/json", "application/zip"
LARGE = 256 * 1024
"""Bytes above which a file is packed, since a page that holds it must open fast on a slow line."""


def downloads_of(comparison: Comparison, options: GuideOptions) -> tuple[Download, ...]:
    """Return the scores as CSV, everything as JSON, and the data package.

    The CSV and the JSON are what `render` gives; one that is large stands in an archive of its own.

    Raises:
        OutputError: see `data_package`.
    """
    package = data_package(comparison, title=options.title or None, organisation=options.organisation or None)
    return (
        _packed_if_large(Download(name="comparison.csv", media_type=CSV, data=render(comparison, "csv").encode())),
        _packed_if_large(Download(name="comparison.json", media_type=JSON, data=render(comparison, "json").encode())),
        Download(name="datapackage.zip", media_type=ZIP, data=zipped(package, compressed=True)),
    )


def _packed_if_large(file: Download) -> Download:
    if len(file.data) <= LARGE:
        return file
    return Download(name=f"{file.name}.zip", media_type=ZIP, data=zipped({file.name: file.data}, compressed=True))
