"""Corrections of a document: what was wrong in it, when that was mended, and why. A list that only grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from scorecard.model.base import Items, Part
from scorecard.model.dates import DayText
from scorecard.model.text import Text
from scorecard.problem import Problem
from scorecard.source import Pointer


class Correction(Part):
    """One correction of a document that was published before."""

    date: DayText
    """The day on which it was made."""
    what: Text
    """What was corrected, in the corrector's own words."""
    why: Text
    """Why: what showed that it was wrong."""
    paths: Items[Text] = Field(default=())
    """Where in the document, as dotted paths, such as `actions.register_decree`; for a rubric those of its nodes."""


def corrections_out_of_time(corrections: Sequence[Correction]) -> Iterator[Problem]:
    """A correction is dated before the one that stands above it."""
    for index in range(1, len(corrections)):
        before, after = corrections[index - 1].date, corrections[index].date
        if after < before:
            yield Problem(
                code="corrections-out-of-order",
                message=f"the correction of {after} stands below that of {before}",
                pointer=Pointer() / "corrections" / index / "date",
                found=after,
                hint="put corrections in order of time, the newest last",
            )
