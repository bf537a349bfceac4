"""How a notebook shows a result: as `render` writes it, when the notebook asks.

Rendering stands above the model. So the package's own door is asked for it when it is needed, by its name; see
`docs/decisions/notebooks-ask-at-the-door.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from scorecard.later import later

if TYPE_CHECKING:
    from html import escape
else:
    escape = later("html:escape")


class Printer(Protocol):
    """What IPython hands to whoever writes itself as plain text."""

    def text(self, text: str) -> None:
        """Write a text."""


class Shown:
    """A result that notebooks show as a page; what cannot be rendered raises what `render` raises."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _asked("render", self, "html")

    def _repr_markdown_(self) -> str:
        return _asked("render", self, "markdown")

    def _repr_pretty_(self, printer: Printer, *_: object) -> None:
        """Write the result as plain text; Python's own account of it is millions of characters long."""
        printer.text(_asked("render", self, "text").rstrip("\n"))


class ShownAsYaml:
    """A document that notebooks show as the YAML that it is dumped as."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return f"<pre><code>{escape(_asked('dump_record', self))}</code></pre>\n"

    def _repr_markdown_(self) -> str:
        text = _asked("dump_record", self)
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        return f"{fence}yaml\n{text}{fence}\n"

    def _repr_pretty_(self, printer: Printer, *_: object) -> None:
        printer.text(_asked("dump_record", self).rstrip("\n"))


def _asked(name: str, *arguments: object) -> str:
    """Return what a public function of the package says."""
    function: Callable[..., str] = getattr(import_module("scorecard"), name)
    return function(*arguments)
