"""Small rubrics and records for the specification: each chapter names only what it speaks of.

A rubric made here has one dimension, `books`, unless its dimensions are given. Evidence stands in sources named after
their kind, of one publisher each, and every action is carried out and rests on an official act unless it says
otherwise, so that it is worth full points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from scorecard.model.record import Record
from scorecard.model.result import EvidenceResult, Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import score

Data = dict[str, Any]
"""A part of a document as a file would give it."""
THEMES = ("press", "courts", "elections")
"""Themes of the made-up vocabulary."""
KINDS = ("self_reported", "official_act", "oversight", "independent")
"""Kinds of source; each is also the id of a source of that kind."""
TERM = {"from": "2001-01-20", "to": "2009-01-20"}
"""The time in office of the made-up subject."""


def rubric_of(*criteria: Data, **choices: Any) -> Rubric:
    """Return a rubric with one dimension that holds the criteria."""
    return Rubric(**rubric_data(*criteria, **choices))


def rubric_data(*criteria: Data, **choices: Any) -> Data:
    """Return a rubric's data, to be built or changed."""
    whole: Data = {
        "format": "rubric/1",
        "id": "open_books",
        "version": "1.0.0",
        "title": "Open books",
        "standard": {"title": "Pledge of the town council"},
        "themes": {name: {"title": name, "definition": f"What moves {name}."} for name in THEMES},
        "dimensions": [dimension("books", *criteria)],
    }
    return whole | choices


def dimension(name: str, *criteria: Data, **choices: Any) -> Data:
    """Return a dimension that holds criteria."""
    return {"id": name, "title": name, "criteria": list(criteria)} | choices


def by_evidence(name: str = "free_press", *themes: str, **rule: Any) -> Data:
    """Return an evidence criterion on the themes, on `press` by default."""
    return {"id": name, "evidence": {"themes": list(themes or ("press",))} | rule}


def by_scale(name: str, scale: str = "practice", **choices: Any) -> Data:
    """Return a criterion that is judged on a scale."""
    return {"id": name, "scale": scale} | choices


def by_measure(name: str = "delay", weight: object = 1, **choices: Any) -> Data:
    """Return a criterion that is a number between goalposts, 0 and 1 by default."""
    return {"id": name, "weight": weight, "measure": {"worst": 0, "best": 1} | choices}


def leaf(name: str, **choices: Any) -> Data:
    """Return a criterion that is a number from 0 to 1, with choices of its own."""
    return {"id": name, "measure": {"worst": 0, "best": 1}} | choices


def of_kind(rubric: Rubric, value: str, /, **values: object) -> Scorecard:
    """Return the scorecard of a subject whose attribute `type` has a value, with its observations."""
    return card_of(rubric, record_of(subject=subject(type=value), observations=values))


def subject(*terms: Data, **attributes: str) -> Data:
    """Return a subject with its attributes; in office for the usual term unless others are given."""
    return {"id": "arcadia", "name": "Arcadia", "terms": list(terms or (TERM,)), "attributes": attributes}


def action(
    name: str, way: str | Mapping[str, str] = "advances", *, by: Sequence[str] = ("official_act",), **rest: Any
) -> Data:
    """Return an action; `way` is its direction on the theme `press`, or its directions on several themes."""
    themes = {"press": way} if isinstance(way, str) else dict(way)
    evidence = [{"source": source, "at": "page 1"} for source in by]
    made: Data = {"id": name, "summary": f"Did {name}.", "stage": "carried_out", "themes": themes, "evidence": evidence}
    return made | rest


def record_of(*actions: Data, **rest: Any) -> Record:
    """Return a record of the actions; every kind of source is at hand."""
    sources = {kind: source(kind) for kind in KINDS}
    whole: Data = {
        "format": "record/1",
        "subject": {"id": "arcadia", "name": "Arcadia", "terms": [TERM]},
        "sources": sources,
        "actions": list(actions),
    }
    return Record(**(whole | rest))


def source(kind: str, publisher: str = "", covers: Sequence[str] = ()) -> Data:
    """Return a source; each kind has a publisher of its own."""
    return {
        "title": f"A paper, {kind}",
        "publisher": publisher or f"Office of {kind}",
        "kind": kind,
        "covers": list(covers),
    }


def seen(**values: object) -> Record:
    """Return a record that observes a value for each criterion, under the rubric `open_books`."""
    return record_of(observations_of="open_books@1", observations=values)


def card_of(rubric: Rubric, record: Record | None = None) -> Scorecard:
    """Return the scorecard of a record; of an empty one by default."""
    return score(rubric, record or record_of())


def children(*values: object, weights: Sequence[object] = (), **choices: Any) -> Scorecard:
    """Return the scorecard of criteria c1, c2 ... with these values; None is unknown, "out" does not apply."""
    names = [f"c{number}" for number, _ in enumerate(values, start=1)]
    criteria = [by_measure(str(name), weight) for name, weight in zip_longest(names, weights, fillvalue=1)]
    observed = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    observations = {name: "not_applicable" if value == "out" else value for name, value in observed.items()}
    return card_of(rubric_of(*criteria, **choices), seen(**observations))


def judged(*actions: Data, **rule: Any) -> EvidenceResult:
    """Return what the evidence rule finds on `press`, where one act is enough and the best one counts by default."""
    defaults: Data = {"enough": 1, "combine": "best", "scrutiny": []}
    return evidence_in(card_of(rubric_of(by_evidence("free_press", **(defaults | rule))), record_of(*actions)))


def evidence_in(card: Scorecard, path: str = "free_press") -> EvidenceResult:
    """Return what the evidence rule found for a criterion."""
    found = card[path].evidence
    assert found is not None
    return found


def bounds(result: Result | EvidenceResult | Scorecard) -> tuple[Fraction | None, Fraction | None]:
    """Return the lower and the upper bound."""
    return result.lower, result.upper
