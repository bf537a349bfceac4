"""Mappings picked as one number, so that thousands of examples take little time."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, prod
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Document = dict[str, Any]
"""A document, or a part of one, as YAML or JSON gives it."""


def mix(**options: Sequence[Any]) -> SearchStrategy[Document]:
    """Mappings with one of the options under each key, picked together as one number; 0 picks the first of each.

    Why: numbers near 0 come often, so they are strewn over all that can be picked.
    """
    size = prod(map(len, options.values()))
    step = next(number for number in range(size * 5 // 8 + 1, 2 * size + 2) if gcd(number, size) == 1)
    return st.integers(0, size - 1).map(lambda number: _picked(number * step % size, options))


def _picked(number: int, options: dict[str, Sequence[Any]]) -> Document:
    found: Document = {}
    for key, values in options.items():
        number, index = divmod(number, len(values))
        found[key] = values[index]
    return found
