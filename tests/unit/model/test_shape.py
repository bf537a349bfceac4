"""Keys that a document may have, read off its model."""

from __future__ import annotations

import pytest

from scorecard.model.record import Record
from scorecard.model.shape import keys_at
from scorecard.source import Step


@pytest.mark.parametrize(
    ("steps", "keys"),
    [
        (("subject", "terms", 0), ("from", "to")),
        (("sources",), ()),
        (("limits", 0), ()),
        (("nothing", "at_all"), ()),
    ],
)
def test_keys_are_known_where_a_part_has_some(steps: tuple[Step, ...], keys: tuple[str, ...]) -> None:
    """A part of a document has its keys; a text, a list, and what is nowhere have none."""
    assert keys == keys_at(Record, steps)
