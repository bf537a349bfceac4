"""The outputs of an edition, made from its inputs alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.guide.make import make_guide
from scorecard.guide.page import guide_html
from scorecard.model.comparison import Comparison
from scorecard.model.edition import OUTPUTS, EditionChoices, EditionName
from scorecard.model.words import OutputFormat
from scorecard.reading.edition import EditionInputs, documents_of
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare

ENDINGS: Mapping[OutputFormat, str] = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "latex": "tex",
    "csv": "csv",
    "csv-excel": "excel.csv",
    "json": "json",
}
"""Endings of the files by their formats, all but the guide."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an edition's inputs make."""

    comparison: Comparison
    files: dict[OutputFormat, bytes]


def made(inputs: EditionInputs, name: EditionName, choices: EditionChoices, formats: Sequence[OutputFormat]) -> Made:
    """Return the comparison that the inputs make, and its outputs in some formats.

    Raises:
        DocumentError: with every problem of the inputs.
        ScorecardError: when they make no comparison, as two records of one subject do.
        PluginError: when a plug-in of the rubric cannot be had, or fails.
    """
    rubric, records = documents_of(inputs)
    compared = replace(compare(rubric, records, window=choices.window, ranked=choices.ranks), edition=name)
    texts = {each: _text(compared, each, choices) for each in dict.fromkeys(formats)}
    return Made(compared, {each: text.encode("utf-8") for each, text in texts.items()})


def _text(compared: Comparison, format_: OutputFormat, choices: EditionChoices) -> str:
    """Return the comparison in a format; a guide always shows all criteria, and no ranks."""
    if format_ == "guide":
        return guide_html(make_guide(compared))
    return render(compared, format_, detail=choices.detail)


def output_file(format_: OutputFormat) -> str:
    """Return the path of an output in the edition's folder."""
    if format_ == "guide":
        return f"{OUTPUTS}/guide.html"
    return f"{OUTPUTS}/comparison.{ENDINGS[format_]}"
