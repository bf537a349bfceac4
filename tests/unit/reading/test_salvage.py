"""Every problem at once: what is not of its form hides nothing of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem
from scorecard.reading import salvage
from scorecard.reading.salvage import build
from scorecard.source import Pointer
from unit.reading.texts import RECORD, RUBRIC, found, problems_in

TWO_ACTIONS = """\
format: record/1
subject: {id: arcadia, name: Arcadia}
sources:
  gazette: {title: Decree, publisher: Gazette, kind: official_act}
actions:
  - {id: first, summary: A, stage: stated, themes: {press_freedom: advances}, evidence: [{source: gazette, at: p1}]}
  - {id: second, summary: B, stage: stated, themes: {press_freedom: advances}, evidence: [{source: gazette, at: p2}]}
"""


def codes(folder: Path, text: str) -> list[tuple[str, int]]:
    """Return code and line of each problem of a file."""
    return [(code, line) for code, line, _ in found(problems_in(folder, text))]


def test_a_wrong_key_does_not_hide_an_unknown_theme(tmp_path: Path) -> None:
    """In a rubric a misspelt key and an unknown theme are both reported."""
    text = RUBRIC.replace("title: Books", "title: Books\n    wieght: 2").replace("[press_freedom]", "[pres_freedom]")
    assert [("unknown-key", 9), ("unknown-theme", 11)] == codes(tmp_path, text)


def test_a_missing_key_is_the_only_problem_of_its_kind(tmp_path: Path) -> None:
    """A dimension without its title is not also reported as a lack of dimensions."""
    assert [("missing-key", 7)] == codes(tmp_path, RUBRIC.replace("    title: Books\n", ""))


def test_a_wrong_id_does_not_hide_what_comes_after(tmp_path: Path) -> None:
    """A subject whose id is wrong does not keep the rest of the record from being checked."""
    text = TWO_ACTIONS.replace("id: arcadia", "id: Arcadia").replace("gazette, at: p2", "gazete, at: p2")
    assert [("bad-id", 2), ("unknown-source", 7)] == codes(tmp_path, text)


def test_a_wrong_key_does_not_hide_a_records_unknown_theme(tmp_path: Path) -> None:
    """In a record a misspelt key and an unknown theme are both reported."""
    text = RECORD.replace("name: Arcadia", "name: Arcadia, patry: X").replace("press_freedom:", "pres_freedom:")
    assert [("unknown-key", 2), ("unknown-theme", 9)] == codes(tmp_path, text)


def test_an_index_is_the_one_in_the_file(tmp_path: Path) -> None:
    """Where an item of a list is left out, later items are still found at their own places."""
    text = TWO_ACTIONS.replace("stage: stated", "stage: sated", 1).replace(
        "source: gazette, at: p2", "source: gazete, at: p2"
    )
    assert [("unknown-word", 6), ("unknown-source", 7)] == codes(tmp_path, text)


def test_names_that_a_faulty_part_defines_are_not_missed(tmp_path: Path) -> None:
    """A source that is not of its form is not reported as unknown where it is cited."""
    text = TWO_ACTIONS.replace("kind: official_act", "kind: oficial_act")
    assert [("unknown-word", 4)] == codes(tmp_path, text)


def test_an_action_left_out_is_not_missed(tmp_path: Path) -> None:
    """An action that is not of its form is not reported as unknown where another one names it."""
    text = TWO_ACTIONS.replace("stage: stated", "stage: sated", 1).replace("id: second", "id: second, same_act: first")
    assert [("unknown-word", 6)] == codes(tmp_path, text)


def test_words_and_form_are_reported_together(tmp_path: Path) -> None:
    """An ambiguous word, a repeated key and a wrong value come together, in file order."""
    text = TWO_ACTIONS.replace("name: Arcadia", "name: Arcadia, name: NO").replace("summary: B", "summary: [B]")
    assert [("duplicate-key", 2), ("ambiguous-word", 2), ("wrong-type", 7)] == codes(tmp_path, text)


def test_at_one_place_one_problem_stands(tmp_path: Path) -> None:
    """What follows from a problem at its own place is not reported again."""
    assert [("ambiguous-word", 2)] == codes(tmp_path, TWO_ACTIONS.replace("name: Arcadia", "name: 012"))


def test_a_document_without_its_head_is_still_checked(tmp_path: Path) -> None:
    """Where a required part is missing, nothing else can be checked, and only that is said."""
    assert [("missing-key", 1)] == codes(tmp_path, "format: record/1\n")


@pytest.mark.parametrize("mend", ["stage", "source", "key"])
def test_mending_one_problem_hides_no_other(tmp_path: Path, mend: str) -> None:
    """Of three problems, mending any one leaves the other two."""
    wrong = {
        "stage": ("stage: stated", "stage: sated"),
        "source": ("gazette, at: p2", "gazete, at: p2"),
        "key": ("name: Arcadia", "name: Arcadia, patry: X"),
    }
    text = TWO_ACTIONS
    for name, (right, mistake) in wrong.items():
        text = text.replace(right, mistake, 1) if name != mend else text
    assert 2 == len(codes(tmp_path, text))


def test_the_same_file_gives_the_same_problems(tmp_path: Path) -> None:
    """A wrong file gives the same problems in the same order, however often it is read."""
    text = TWO_ACTIONS.replace("stated", "sated").replace("gazette, at", "gazete, at")
    assert problems_in(tmp_path, text) == problems_in(tmp_path, text)


def test_parts_of_parts_are_left_out_in_turn() -> None:
    """Where leaving a part out breaks what it stood in, that is left out, too."""
    data = {
        "format": "record/1",
        "subject": {"id": "a", "name": "A"},
        "reply": {"status": "not_asked", "date": "soon"},
        "actions": [{"id": "b", "evidence": [{"source": 1, "at": "x"}]}],
        "not_coded": [{"source": "nowhere", "at": "x", "reason": "no_act"}],
    }
    with pytest.raises(DocumentError) as raised:
        build(Record, data)
    assert "unknown-source" == raised.value.problems[-1].code


def test_nothing_left_is_nothing_to_check() -> None:
    """A document of which no part is of its form has the problems of its form, and no others."""
    with pytest.raises(DocumentError) as raised:
        build(Record, {"format": "record/1", "subject": 1, "actions": 1})
    assert ["wrong-type", "wrong-type"] == [problem.code for problem in raised.value.problems]


def test_the_rest_is_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are left out a few times only; then what was found is reported."""
    monkeypatch.setattr(salvage, "ROUNDS", 0)
    with pytest.raises(DocumentError) as raised:
        build(Record, {"format": "record/1", "subject": {"id": "A", "name": "A"}})
    assert ["bad-id"] == [problem.code for problem in raised.value.problems]


WRONG_ID = {"format": "record/1", "subject": {"id": "A", "name": "A"}}
NOWHERE = {"not_coded": [{"source": "nowhere", "at": "x", "reason": "no_act"}]}


@pytest.mark.parametrize(("most", "codes"), [(1, ["wrong-type"]), (2, ["wrong-type", "unknown-source"])])
def test_beside_a_flood_of_problems_the_rest_is_not_checked(
    monkeypatch: pytest.MonkeyPatch, most: int, codes: list[str]
) -> None:
    """Where as many parts are at fault as are reported at most, nothing more is looked for."""
    monkeypatch.setattr(salvage, "MOST", most)
    with pytest.raises(DocumentError) as raised:
        build(Record, {"format": "record/1", "subject": {"id": "a", "name": "A"}, "limits": [5], **NOWHERE})
    assert codes == [problem.code for problem in raised.value.problems]


def test_what_lacks_a_key_is_left_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part without a key that it needs is left out in the first round, as one at fault itself."""
    monkeypatch.setattr(salvage, "ROUNDS", 1)
    lacking = {"sources": {"audit": {"title": "Audit", "kind": "oversight"}}}
    with pytest.raises(DocumentError) as raised:
        build(Record, {"format": "record/1", "subject": {"id": "a", "name": "A"}, **lacking, **NOWHERE})
    assert ["missing-key", "unknown-source"] == [problem.code for problem in raised.value.problems]


def test_parts_of_later_items_are_left_out_at_their_own_places() -> None:
    """Where an item is left out, what follows in the items after it is left out where it stands in the file."""
    data = {
        "format": "record/1",
        "subject": {"id": "a", "name": "A"},
        "actions": [5, {"id": "b", "summary": "B", "stage": "stated", "themes": {"courts": "mixed"},
                        "evidence": [{"source": 1, "at": "x"}]}],
    }  # fmt: skip
    with pytest.raises(DocumentError) as raised:
        build(Record, {**data, **NOWHERE})
    assert "unknown-source" == raised.value.problems[-1].code


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (("subject", "name", 0, "text"), ("subject", "name", 0, "text")),
        (("limits", "all", 0), ("limits", "all", 0)),
        (("limits", 0), ("limits", 1)),
        (("limits", 0, "text", 0), ("limits", 1, "text", 0)),
    ],
)
def test_a_place_in_the_rest_is_that_in_the_file(found: tuple[str | int, ...], expected: tuple[str | int, ...]) -> None:
    """Items have the numbers that they have in the file, and what was written short is passed over."""
    problem = Problem(code="odd", message="this is odd", pointer=Pointer(found), earlier=Pointer(found))
    with pytest.raises(DocumentError) as raised:
        build(Record, {**WRONG_ID, "limits": [5, "none"]}, lambda _record: [problem])
    last = raised.value.problems[-1]
    assert ("odd", Pointer(expected), Pointer(expected)) == (last.code, last.pointer, last.earlier)


def test_every_text_of_a_part_left_out_may_be_a_name() -> None:
    """What is missing because a list at fault would have named it is not missed."""
    problem = Problem(code="odd", message="no act 'opened'", found="opened", pointer=Pointer(("actions",)))
    with pytest.raises(DocumentError) as raised:
        build(Record, {**WRONG_ID, "limits": [["opened"]]}, lambda _record: [problem])
    assert ["bad-id", "wrong-type"] == [each.code for each in raised.value.problems]
