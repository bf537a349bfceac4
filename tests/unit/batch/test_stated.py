"""What subjects state of themselves, as columns: weights that differ, criteria that apply to some, ranks within."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard.batch import score_table
from scorecard.problem import DocumentError
from unit.batch.standards import BY_KIND, IN_OFFICE, WEIGHED

VOTES = {
    "subject": ["ada", "bo", "cy", "di"],
    "vote": ["full", "full", "none", "full"],
    "other": ["none", "none", "full", "full"],
    "attributes.type": ["county", "city", "city", "county"],
    "attributes.year": ["2020", "2020", "2024", "2024"],
}
LONG = {
    "subject": [name for name in VOTES["subject"] for _ in range(4)],
    "criterion": [name for _ in VOTES["subject"] for name in VOTES if name != "subject"],
    "value": [cells[row] for row in range(4) for name, cells in VOTES.items() if name != "subject"],
}


@pytest.mark.parametrize("given", [VOTES, LONG])
def test_subjects_weigh_and_rank_by_what_they_state(given: dict[str, list[str]]) -> None:
    """Weights are those of the subject's own type, and only subjects of one year are ranked together."""
    found = score_table(WEIGHED, pa.table(given), rank=True)
    assert [0.5, 0.75, 0.25, 1.0] == found.column("score").to_pylist()
    assert [2, 1, 2, 1] == found.column("rank").to_pylist()


def test_a_criterion_applies_to_some() -> None:
    """What does not apply to a subject is excluded."""
    table = {"subject": ["ada", "bo"], "vote": ["full", "full"], "attributes.kind": ["state", "county"]}
    assert [1.0, None] == score_table(BY_KIND, pa.table(table)).column("lower").to_pylist()


def test_a_criterion_applies_to_who_was_in_office() -> None:
    """Terms say who was in office on a criterion's date; who states none may have been."""
    terms = ["1993-01-20/1997-01-20", "2001-01-20/..", "1989-01-20/1993-01-20; 1995-06-30/1999-01-20", None]
    table = {"subject": ["ada", "bo", "cy", "di"], "vote": ["full"] * 4, "subject.terms": terms}
    assert [1.0, None, 1.0, 1.0] == score_table(IN_OFFICE, pa.table(table)).column("score").to_pylist()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"attributes.type": ["county", "village", None, "village"]},
            [
                (
                    "attributes.type[2]: error[unknown-attribute]: row 3: the subject's type is not stated, and"
                    " weighed@1 asks for it"
                ),
                (
                    "attributes.type[1]: error[unknown-attribute]: row 2 and 1 more: the subject's type is"
                    " 'village', and weighed@1 has no weight for that"
                ),
            ],
        ),
        (
            {"attributes.year": pa.array([None] * 4, pa.string())},
            [
                (
                    "attributes.year[0]: error[unknown-attribute]: row 1 and 3 more: the subject's year is not"
                    " stated, and weighed@1 asks for it"
                ),
            ],
        ),
        (
            {"subject.terms": ["1993/1997", "1997-01-20/1993-01-20", "2001-01-20", "x"]},
            [
                f"subject.terms[{row}]: error[bad-date]: row {row + 1}: '{text}' names no terms"
                for row, text in enumerate(["1993/1997", "1997-01-20/1993-01-20", "2001-01-20", "x"])
            ],
        ),
        ({"attributes.kind": ["a"] * 4}, ["attributes.kind: error[unknown-column]: no column 'attributes.kind'"]),
    ],
)
def test_what_is_stated_wrongly_is_told(changed: dict[str, list[str]], message: list[str]) -> None:
    """Attributes that are missing or that no weight knows, and terms that are none, are told by row."""
    with pytest.raises(DocumentError) as caught:
        score_table(WEIGHED, pa.table(VOTES | changed))
    assert message == [str(problem) for problem in caught.value.problems]


def test_an_attribute_without_a_column_is_asked_for() -> None:
    """Without the column that a rubric asks for, the hint names it."""
    with pytest.raises(DocumentError) as caught:
        score_table(BY_KIND, pa.table({"subject": ["ada"], "vote": ["full"]}))
    assert "state it in the column attributes.kind" == caught.value.problems[0].hint
