"""Functions that are imported when they are called, so that no command waits for what only others need.

Whoever uses one says its types for checkers, and its home for Python:

    if TYPE_CHECKING:
        from scorecard.reading.manual import manual
    else:
        manual = later("scorecard.reading.manual:manual")
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from operator import attrgetter


def later(home: str) -> Callable[..., object]:
    """Return a function that imports another, named as `module:name` or `module:class.name`, and calls it."""
    module, _, name = home.partition(":")

    def call(*arguments: object, **named: object) -> object:
        found: Callable[..., object] = attrgetter(name)(import_module(module))
        return found(*arguments, **named)

    return call
