"""Every field of every model is written, whether or not somebody thought of it."""

from __future__ import annotations

import random

import pytest

from scorecard.model.base import Document
from scorecard.reading.document import parse_document
from scorecard.reading.opening import FORMATS
from scorecard.writing.dump import dump_document
from unit.writing.samples import fields_below, fields_set, made_up

SAMPLES = 16


@pytest.fixture(autouse=True)
def _no_rules_between_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let documents that are made up pass whatever is between their parts."""
    for kind in FORMATS.values():
        monkeypatch.setattr(kind, "problems", lambda _self: iter(()))


def samples(kind: type[Document]) -> list[Document]:
    """Return documents of a kind that are made up."""
    found = [made_up(kind, random.Random(number)) for number in range(SAMPLES)]  # noqa: S311  # samples guard no secret
    return [document for document in found if isinstance(document, kind)]


@pytest.mark.parametrize("kind", FORMATS.values())
def test_every_field_is_tried(kind: type[Document]) -> None:
    """The documents that are made up have every field of every part of their kind."""
    assert set() == fields_below(kind) - set().union(*map(fields_set, samples(kind)))


@pytest.mark.parametrize("kind", FORMATS.values())
def test_every_field_survives(kind: type[Document]) -> None:
    """A document with every field is the same after it was written and read."""
    documents = samples(kind)
    values = [parse_document(dump_document(document), "document.yaml").value for document in documents]
    assert documents == [kind(**value) for value in values if isinstance(value, dict)]
