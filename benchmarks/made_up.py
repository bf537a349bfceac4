"""Rubrics and records of any size, the same each time for the same size."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric

STAGES = ("stated", "engaged", "committed", "carried_out")
KINDS = ("self_reported", "official_act", "oversight", "independent")
DIRECTIONS = ("advances", "advances", "advances", "sets_back", "mixed")
PER_DIMENSION = 2
"""Criteria in a dimension, as in the built-in rubric."""
SOURCES = 12
NAMES = tuple(f"source_{index}" for index in range(SOURCES))
FIRST_DAY, DAYS = date(2001, 1, 20), 1461


def rubric_of(criteria: int) -> Rubric:
    """Return a rubric of so many evidence criteria in dimensions of two; each asks for a theme of its own."""
    names = [f"theme_{index}" for index in range(criteria)]
    leaves = [{"id": f"criterion_{index}", "evidence": {"themes": [name]}} for index, name in enumerate(names)]
    dimensions = [
        {"id": f"dimension_{start}", "title": f"Dimension {start}", "criteria": leaves[start : start + PER_DIMENSION]}
        for start in range(0, criteria, PER_DIMENSION)
    ]
    data = {
        "format": "rubric/1",
        "id": "made_up",
        "version": "1.0.0",
        "title": "Made up",
        "standard": {"title": "Nobody's standard"},
        "themes": {name: {"title": name, "definition": "Made up."} for name in names},
        "dimensions": dimensions,
    }
    return Rubric.model_validate(data)


def record_of(criteria: int, actions: int) -> Record:
    """Return a record of so many actions, each with two of the themes of a rubric of so many criteria."""
    chance = random.Random(actions)
    data = {
        "format": "record/1",
        "subject": {"id": "made_up", "name": "Made up", "terms": [{"from": "2001-01-20", "to": "2005-01-20"}]},
        "sources": {f"source_{index}": _source(index) for index in range(SOURCES)},
        "actions": [_action(index, criteria, chance) for index in range(actions)],
    }
    return Record.model_validate(data)


def cited_records(subjects: int, criteria: int, actions: int) -> list[Record]:
    """Return records of so many subjects, each with its part of so many actions, with words and links as real ones."""
    return [_cited(subject, criteria, actions // subjects) for subject in range(subjects)]


def measured_rubric(sizes: Sequence[int]) -> Rubric:
    """Return a rubric of measures from 0 to 100 in dimensions of so many each, with unequal weights."""
    data = {
        "format": "rubric/1",
        "id": "measured",
        "version": "1.0.0",
        "title": "Measured",
        "standard": {"title": "Nobody's standard"},
        "dimensions": [
            {
                "id": f"dimension_{place}",
                "title": f"Dimension {place}",
                "weight": 1 + place % 3,
                "criteria": [_measure(place, number) for number in range(size)],
            }
            for place, size in enumerate(sizes)
        ],
    }
    return Rubric.model_validate(data)


def measured_records(rubric: Rubric, subjects: int) -> list[Record]:
    """Return records of so many subjects, each with a number for each criterion."""
    chance = random.Random(subjects)
    return [
        Record.model_validate(
            {
                "format": "record/1",
                "subject": {"id": f"subject_{subject}", "name": f"Subject {subject}"},
                "observations": {name: chance.randrange(10_001) / 100 for name in rubric.criteria},
            }
        )
        for subject in range(subjects)
    ]


def _cited(subject: int, criteria: int, actions: int) -> Record:
    chance = random.Random(subject)
    sources = {name: _source(index) | {"url": f"https://archive.example/{name}"} for index, name in enumerate(NAMES)}
    words = {"summary": "Made up, in about as many words as the summary of a real act has, or a few more."}
    return Record.model_validate(
        {
            "format": "record/1",
            "subject": {
                "id": f"subject_{subject}",
                "name": f"Subject {subject}",
                "terms": [{"from": "2001-01-20", "to": "2005-01-20"}],
            },
            "sources": sources,
            "actions": [
                _action(index, criteria, chance)
                | words
                | {
                    "evidence": [
                        {"source": chance.choice(NAMES), "at": "page 1", "quote": "a few words that stand there"}
                    ]
                }
                for index in range(actions)
            ],
        }
    )


def _measure(place: int, number: int) -> dict[str, object]:
    measure = {"unit": "points", "worst": 0, "best": 100}
    return {"id": f"criterion_{place}_{number}", "weight": 1 + number % 2, "measure": measure}


def _source(index: int) -> dict[str, object]:
    kind = KINDS[index % len(KINDS)]
    return {"title": f"Source {index}", "publisher": f"Publisher {index % 5}", "kind": kind, "covers": ["theme_0"]}


def _action(index: int, criteria: int, chance: random.Random) -> dict[str, object]:
    themes = {f"theme_{chance.randrange(criteria)}": chance.choice(DIRECTIONS) for _ in range(2)}
    return {
        "id": f"action_{index}",
        "date": (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat(),
        "summary": "Made up.",
        "stage": chance.choice(STAGES),
        "themes": themes,
        "evidence": [{"source": f"source_{chance.randrange(SOURCES)}", "at": "page 1"}],
    }
