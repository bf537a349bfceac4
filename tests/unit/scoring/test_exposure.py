"""The dates of the sources that a scorecard rests on, and the day up to which they were looked for."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.rendering.exposure import ALWAYS
from scorecard.scoring.score import score


def looked_at(*dates: str | None, **parts: Any) -> Any:
    """Return the scorecard of a record with sources of these dates."""
    sources = {
        f"s{number}": {"title": "T", "publisher": "P", "kind": "oversight", **({"date": date} if date else {})}
        for number, date in enumerate(dates)
    }
    subject = {"id": "arcadia", "name": "Arcadia"}
    record = Record(**{"format": "record/1", "subject": subject, "sources": sources, **parts})
    rubric = Rubric.model_validate({
        "format": "rubric/1", "id": "r", "version": "1.0.0", "title": "R", "standard": {"title": "S"},
        "scales": {"yes": [{"id": "no", "score": 0}, {"id": "yes", "score": 1}]},
        "dimensions": [{"id": "d", "title": "D", "criteria": [{"id": "c", "question": "Q?", "scale": "yes"}]}],
    })  # fmt: skip
    return score(rubric, record)


@pytest.mark.parametrize(
    ("dates", "oldest", "newest", "undated"),
    [
        ((), None, None, 0),
        ((None, None), None, None, 2),
        (("1993-09-27", "2000-12-06"), "1993-09-27", "2000-12-06", 0),
        (("2000", "2000-12-06", None), "2000", "2000", 1),
        (("1997-05/..", "1996"), "1996", "1997-05", 0),
        (("../1995", "1996"), "1995", "1996", 0),
        (("1990/2001-02", "1996"), "1990", "2001-02", 0),
    ],
)
def test_the_dates_of_the_sources_are_known(
    dates: tuple[str | None, ...], oldest: str | None, newest: str | None, undated: int
) -> None:
    """The oldest and the newest date stand as the record writes them, of an interval its ends."""
    exposure = looked_at(*dates).exposure
    assert (oldest, newest, undated, newest) == (exposure.oldest, exposure.newest, exposure.undated, exposure.as_of)


def test_a_declared_day_stands_for_the_newest_source() -> None:
    """The day up to which sources were looked for is the one that the record declares."""
    assert "2001-03-01" == looked_at("1996", as_of="2001-03-01").exposure.as_of


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ((), "–"),
        ((None,), "1 undated"),
        (("1996",), "1996"),
        (("1996", None), "1996; 1 undated"),
        (("1996", "1998-02", None, None), "1996 to 1998-02; 2 undated"),
    ],
)
def test_the_dates_of_the_sources_are_shown(dates: tuple[str | None, ...], text: str) -> None:
    """A cell gives the window of the sources, and how many bear no date."""
    assert text == ALWAYS["Sources dated"](looked_at(*dates)).text
