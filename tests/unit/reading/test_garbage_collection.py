"""Garbage collection is as it was once documents are loaded."""

from __future__ import annotations

import gc

import pytest

from scorecard.reading.garbage_collection import collection_held_off


@pytest.mark.parametrize("is_on", [True, False])
def test_collection_is_as_it_was(*, is_on: bool) -> None:
    """Collection is held off inside, and afterwards on only where it was on before, whatever happens inside."""
    before = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        with pytest.raises(ZeroDivisionError), collection_held_off():
            assert gc.isenabled() or 1 / 0
        assert is_on == gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()
