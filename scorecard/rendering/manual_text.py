"""The manual of problem codes as text."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent

from scorecard.model.manual import ManualEntry


def index_as_text(entries: Mapping[str, ManualEntry]) -> str:
    """Return every code with what it means, one a line."""
    width = max(len(code) for code in entries)
    return "".join(f"{code:<{width}}  {entry.what}\n" for code, entry in sorted(entries.items()))


def entry_as_text(code: str, entry: ManualEntry) -> str:
    """Return one code with its reason and its examples."""
    parts = [f"{code}: {entry.what}", f"Why it matters: {entry.why}"]
    parts += [f"It is found by: {entry.call}"] if entry.call else []
    parts += [entry.saved] if entry.saved else []
    parts += [_example("Bad", name, text) for name, text in entry.bad.items()]
    parts += [_example("Good", name, text) for name, text in entry.good.items()]
    return "\n\n".join(parts) + "\n"


def _example(kind: str, name: str, text: str) -> str:
    return f"{kind} ({name}):\n\n{indent(text.rstrip(), '    ')}"
