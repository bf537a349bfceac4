"""Views of criteria: who reached which level or stage, whatever the subjects are called."""

from __future__ import annotations

from typing import Any

import pytest

import scorecard as sc
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric

DATA: dict[str, Any] = {
    "format": "rubric/1",
    "id": "open_books",
    "version": "1.0.0",
    "title": "Open books",
    "standard": {"title": "Pledge"},
    "scales": {"practice": {"none": 0, "partial": "1/2", "full": 1}},
    "dimensions": [
        {
            "id": "books",
            "title": "Books",
            "criteria": [
                {"id": "meetings", "scale": "practice", "levels": {"full": "Every meeting"}},
                {"id": "delay", "measure": {"worst": 100, "best": 0, "unit": "days"}},
            ],
        }
    ],
}
BANDS: list[dict[str, Any]] = [
    {"from": 0, "label": "low"},
    {"from": "1/2", "label": "middle"},
    {"from": "9/10", "label": "high"},
]
RUBRIC = Rubric(**DATA)


def record(name: str, **observed: str | int) -> Record:
    """Return a record of a subject that is called as all others are."""
    data: dict[str, Any] = {
        "format": "record/1",
        "subject": {"id": name, "name": "Town"},
        "observations_of": "open_books@1",
        "observations": observed,
    }
    return Record(**data)


GUIDE = make_guide(
    sc.compare(
        RUBRIC,
        [
            record("one", meetings="full", delay=50),
            record("two", meetings="full"),
            record("three", meetings="not_found", delay=10),
            record("four"),
        ],
    ),
    GuideOptions(draws=0),
)


def test_levels_are_counted_by_subject() -> None:
    """Subjects of one name count each; reasons without a level stand below the levels."""
    view = GUIDE.criteria[0]
    assert [("none", 0), ("partial", 0), ("full", 2), ("not_found", 1), ("no_observation", 1)] == [
        (each.id, each.count) for each in view.reached
    ]
    assert ["", "", "Every meeting", "", ""] == [each.meaning for each in view.reached]


@pytest.mark.parametrize(
    ("place", "text", "formulas", "unknowns"),
    [
        (0, "50 days", ("(50 \u2212 100) / (0 \u2212 100) = 0.5",), ()),
        (1, None, (), ("The record has no observation for it.",)),
        (2, "10 days", ("(10 \u2212 100) / (0 \u2212 100) = 0.9",), ()),
    ],
)
def test_a_measure_shows_its_number(
    place: int, text: str | None, formulas: tuple[str, ...], unknowns: tuple[str, ...]
) -> None:
    """What was observed, the formula with its numbers, and what is not known stand with each subject."""
    account = GUIDE.criteria[1].accounts[place]
    seen = account.seen.text if account.seen else None
    assert (text, formulas, unknowns) == (seen, account.formulas, account.unknowns)


def test_a_reason_without_a_value_is_an_observation() -> None:
    """Where the record says why there is no value, the guide does not say that it observes nothing."""
    found = [(account.seen.text if account.seen else None, account.unknowns) for account in GUIDE.criteria[0].accounts]
    assert [("not found", ()), (None, ("The record has no observation for it.",))] == found[2:]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The record's observation for it belongs to open_books@2 and is not read under open_books@1."),
        ("es", "La observación del registro al respecto pertenece a open_books@2 y no se lee con open_books@1."),
    ],
)
def test_a_level_of_another_rubric_is_told(lang: str, said: str) -> None:
    """A level that belongs to another rubric is not read, and said to be there."""
    other = record("one", meetings="full", delay=50).model_copy(update={"observations_of": "open_books@2"})
    made = make_guide(sc.compare(RUBRIC, [other]), GuideOptions(lang=lang, draws=0))
    assert [(said,), ()] == [view.accounts[0].unknowns for view in made.criteria]


def test_bands_span_what_the_bounds_leave_open() -> None:
    """A score that is exactly known is in one band; one that could be another names the lowest and the highest."""
    banded = Rubric(**{**DATA, "bands": BANDS})
    made = make_guide(
        sc.compare(banded, [record("one", meetings="full", delay=50), record("two", meetings="partial")]),
        GuideOptions(draws=0),
    )
    assert ["middle", "low to middle"] == [mark.band for mark in made.whole.marks]
