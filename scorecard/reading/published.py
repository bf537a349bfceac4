"""The cells that an edition published, from its JSON: what another version of the library made of the inputs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_args

from scorecard.model.result import Outcome
from scorecard.reading.edition import EditionFolder

_NUMBER = re.compile(r"-?[0-9]{1,400}(?:/[1-9][0-9]{0,399}|\.[0-9]{1,400})?")
"""An exact number as JSON outputs write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCell:
    """What an edition states of one subject on one node."""

    outcome: Outcome
    score: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    coverage: Fraction
    band: str


def published_cells(folder: EditionFolder) -> dict[tuple[str, str], PublishedCell] | None:
    """Return each cell of an edition's JSON by subject and path; None where it has none that is as it was published."""
    named = next((each for each in folder.manifest.outputs if each.format == "json"), None)
    if named is None or named.file not in folder.files or folder.changed(named):
        return None
    try:
        return dict(_cells(json.loads(folder.files[named.file])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _cells(said: Any) -> Iterator[tuple[tuple[str, str], PublishedCell]]:
    for card in said["scorecards"]:
        ahead = [card["result"]]
        while ahead:
            result = ahead.pop()
            yield (str(card["subject"]), str(result["path"])), _cell(result)
            ahead += result.get("children", ())


def _cell(result: Any) -> PublishedCell:
    if result["outcome"] not in get_args(Outcome):
        raise ValueError(result["outcome"])
    coverage = _number(result["coverage"])
    if coverage is None:
        raise ValueError(coverage)
    score, lower, upper = (_number(result[name]) for name in ("score", "lower", "upper"))
    outcome, band = result["outcome"], str(result["band"])
    return PublishedCell(outcome=outcome, score=score, lower=lower, upper=upper, coverage=coverage, band=band)


def _number(text: Any) -> Fraction | None:
    if text is None:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)
