"""What every model shares: frozen, closed, strict, and the same after a copy."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from pydantic import ValidationError
from spec.builders import action, by_evidence, by_measure, record_of, rubric_data, rubric_of

from scorecard.model.base import FrozenDict
from scorecard.model.facts import Subject
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError

Copy = Callable[[object], object]
COPIES: dict[str, Copy] = {
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),  # noqa: S301  # made on this very line
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.__setitem__("a", 2),
        lambda table: table.__delitem__("a"),
        lambda table: table.__ior__({"b": 2}),
        lambda table: table.clear(),
        lambda table: table.pop("a"),
        lambda table: table.popitem(),
        lambda table: table.setdefault("b", 2),
        lambda table: table.update(b=2),
    ],
)
def test_a_frozen_mapping_refuses_every_change(change: Callable[[FrozenDict[str, int]], object]) -> None:
    """No method of a mapping changes a frozen one."""
    with pytest.raises(TypeError, match="this mapping is frozen"):
        change(FrozenDict({"a": 1}))


def test_frozen_mappings_hash_by_their_items() -> None:
    """Equal frozen mappings have one hash, whatever their order."""
    assert 1 == len({FrozenDict({"a": 1, "b": 2}), FrozenDict({"b": 2, "a": 1})})


def test_a_frozen_mapping_equals_a_plain_one() -> None:
    """A frozen mapping compares and reads as a mapping does."""
    assert {"a": 1} == FrozenDict({"a": 1})


@pytest.mark.parametrize("how", COPIES)
def test_a_frozen_mapping_can_be_copied(how: str) -> None:
    """A copied frozen mapping is an equal frozen mapping."""
    copied = COPIES[how](FrozenDict({"a": 1}))
    assert (FrozenDict, {"a": 1}) == (type(copied), copied)


@pytest.mark.parametrize("how", COPIES)
@pytest.mark.parametrize("document", [rubric_of(by_evidence()), record_of(action("a"))], ids=["rubric", "record"])
def test_a_document_can_be_copied(how: str, document: Rubric | Record) -> None:
    """A copied document is equal, has the same hash and the same fingerprint."""
    copied = COPIES[how](document)
    assert isinstance(copied, type(document))
    assert (document, hash(document), document.fingerprint) == (copied, hash(copied), copied.fingerprint)


def test_a_used_document_equals_a_fresh_one() -> None:
    """What a document has worked out so far is no part of what it is."""
    used = record_of(action("a"))
    assert (1, record_of(action("a"))) == (len(used.acts), used)


def test_a_used_document_survives_pickling() -> None:
    """A document that has worked something out can still be copied."""
    used = rubric_of(by_evidence())
    nodes = list(used.nodes)
    copied = COPIES["pickle"](used)
    assert isinstance(copied, Rubric)
    assert nodes == list(copied.nodes)


@pytest.mark.parametrize("name", ["title", "dimensions", "unheard_of"])
def test_a_document_refuses_assignment(name: str) -> None:
    """No field of a document can be set, whether it has that field or not."""
    with pytest.raises(ValidationError, match="frozen"):
        setattr(rubric_of(by_evidence()), name, "other")


def test_a_document_built_in_python_is_checked() -> None:
    """A document built in Python has its problems named as a file's are, all at once."""
    data = rubric_data(by_evidence("free_press", "pres"), by_measure("delay", worst=1))
    with pytest.raises(DocumentError) as raised:
        Rubric(**data)
    assert ["goalposts", "unknown-theme"] == [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize("wrong", [1, True, None, b"text", ["text"]])
def test_nothing_is_taken_for_text(wrong: object) -> None:
    """Models are strict: what is not text is not made into text."""
    with pytest.raises(DocumentError, match=r"subject.name: error\[wrong-type\]: expected text"):
        record_of(subject={"id": "a", "name": wrong})


def test_lists_become_tuples() -> None:
    """A list in a document is a tuple in the model."""
    assert (action("a")["id"],) == tuple(made.id for made in record_of(action("a")).actions)


def test_a_part_may_be_written_by_name_or_by_key() -> None:
    """A field whose key is a word of Python's may be given by either name."""
    written = [
        Subject.model_validate({"id": "a", "name": "A", "terms": [{key: "2001-01-20"}]}) for key in ("from", "since")
    ]
    assert written[0] == written[1]


def test_a_changed_copy_forgets_what_was_worked_out() -> None:
    """A copy with other actions has their acts and their fingerprint, not those of the original."""
    used = record_of(action("a"))
    known = (used.fingerprint, len(used.acts))
    changed = used.model_copy(update={"actions": ()})
    assert (True, 0) == (known[0] != changed.fingerprint, len(changed.acts))
