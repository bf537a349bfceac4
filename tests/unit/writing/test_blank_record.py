"""A record that is to be filled in is sound for any rubric, whatever its texts say."""

from __future__ import annotations

import pytest
from hostile.naughty import NAUGHTY
from hypothesis import given
from spec.builders import by_evidence, by_measure, by_scale, leaf, rubric_of
from strategies import Pair, cases

from scorecard.model.observation_checks import observation_problems, subject_problems
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.text import FORBIDDEN
from scorecard.reading.document import parse_document
from scorecard.writing.blank_record import blank_record

WRITABLE = [text for text in NAUGHTY if not FORBIDDEN.search(text) and len(text) < 1_000]
"""Naughty texts that a rubric may hold."""


def read(text: str) -> Record:
    """Read a record."""
    raw = parse_document(text, "record.yaml")
    assert () == tuple(raw.problems)
    assert isinstance(raw.value, dict)
    return Record(**raw.value)


@given(cases())
def test_a_blank_record_fits_its_rubric(pair: Pair) -> None:
    """Nothing stands in the way of scoring it, and it has no observation that the rubric does not read."""
    rubric = Rubric(**pair[0])
    record = read(blank_record(rubric, "arcadia", "Arcadia"))
    judged = {name for name, nodes in rubric.observed.items() if not any(node.evidence for node in nodes)}
    assert ([], True) == (
        [*subject_problems(rubric, record), *observation_problems(rubric, record)],
        set(record.observations) <= judged,
    )


@pytest.mark.parametrize("text", WRITABLE)
def test_no_text_of_a_rubric_leaves_its_comment(text: str) -> None:
    """Whatever titles, questions, levels, units and attributes say, only the observations are read."""
    rubric = rubric_of(
        by_scale("open", title=text, question=text, guidance=text, levels={"none": text}),
        by_measure(unit=text),
        leaf("known", title=text, question=text),
        by_evidence(),
        title=text,
        scales={"practice": [{"id": "none", "score": 0, "title": text}, {"id": "full", "score": 1, "why": text}]},
    )
    record = read(blank_record(rubric, "arcadia", text, "schema.json"))
    assert (text, {"not_assessed"}, ()) == (
        record.subject.name,
        {seen.level for seen in record.observations.values()},
        record.actions,
    )


@pytest.mark.parametrize("text", WRITABLE)
def test_values_of_attributes_are_written_as_they_are(text: str) -> None:
    """The first value that a weight knows is stated, whatever characters it has."""
    weight = {"by": "type", text: 1, "another": 2}
    rubric = rubric_of(leaf("first", weight=weight), leaf("second", weight=weight))
    assert {"type": text} == read(blank_record(rubric, "arcadia", "Arcadia")).subject.attributes


def test_words_with_hyphens_stay_on_one_line() -> None:
    """Long questions are folded between words, never at a hyphen."""
    rubric = rubric_of(leaf("open", question=" ".join(["self-appointed"] * 20) + "?"))
    lines = blank_record(rubric, "arcadia", "Arcadia").splitlines()
    assert (True, []) == (
        sum("self-appointed" in line for line in lines) > 1, [line for line in lines if line.endswith("self-")]
    )  # fmt: skip
