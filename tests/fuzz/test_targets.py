"""The fuzzer's targets hold for every seed, and for every input that a fuzzer has found."""

from __future__ import annotations

import pytest

from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS

FINDS: list[tuple[str, bytes]] = []
"""Inputs on which a target once failed, by the target."""
TRIED = [*((name, seed) for name in TARGETS for seed in SEEDS[name]), *FINDS]


@pytest.mark.parametrize(("name", "data"), TRIED)
def test_a_target_holds(name: str, data: bytes) -> None:
    """Each target ends without a failure."""
    TARGETS[name](data)


def test_there_are_seeds_enough() -> None:
    """A fuzzer starts from documents of most problem codes."""
    assert 150 <= len(TRIED)
