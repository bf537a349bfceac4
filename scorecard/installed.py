"""What other installed packages register for this library, by entry point; found and imported only when it is named.

Why: a rubric file may come from a stranger. It can name what its reader has installed, and nothing else is imported.

Source: https://packaging.python.org/specifications/entry-points for how packages register.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points

from scorecard.problem import PluginError, echo

Path = tuple[str, ...]
"""The folders that packages are looked for in."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What a package registers under a name."""

    name: str
    value: object
    """What the entry point leads to, imported."""
    package: str
    """Name and version of the package."""


def names_in(group: str) -> tuple[str, ...]:
    """Return the names that installed packages register in a group, sorted; nothing is imported."""
    return tuple(sorted(_entries(group).names))


def find(group: str, name: str) -> Installed | None:
    """Return what is registered under a name, imported; None where nothing is.

    Raises:
        PluginError: when two packages register the name, or it cannot be imported.
    """
    return _find(group, name, tuple(sys.path)) if name in names_in(group) else None


@lru_cache(maxsize=256)
def _find(group: str, name: str, _path: Path) -> Installed:
    """Import what a name stands for; what fails is not remembered."""
    entries = tuple(_entries(group).select(name=name))
    packages = sorted(_package(entry) for entry in entries)
    if len(entries) > 1:
        msg = f"'{name}' is registered twice in {group}: by {' and by '.join(packages)}; uninstall all but one"
        raise PluginError(msg)
    try:
        value = entries[0].load()
    except (Exception, SystemExit) as error:
        msg = f"'{name}' of {packages[0]} cannot be imported from {echo(entries[0].value)}: {told(error)}"
        raise PluginError(msg) from error
    return Installed(name, value, packages[0])


@lru_cache(maxsize=8)
def _entries_on(group: str, _path: Path) -> EntryPoints:
    try:
        return entry_points(group=group)
    except Exception as error:
        msg = f"the entry points of the installed packages cannot be read: {told(error)}"
        raise PluginError(msg) from error


def _entries(group: str) -> EntryPoints:
    return _entries_on(group, tuple(sys.path))


def _package(entry: EntryPoint) -> str:
    """Return name and version of the package that an entry point stands in, as far as it says them."""
    said: list[str | None] = []
    with suppress(AttributeError, KeyError, TypeError, OSError):
        said = [entry.dist.name, entry.dist.version] if entry.dist else []
    return echo(" ".join(word for word in said if word)) or "a package without a name"


def told(error: BaseException) -> str:
    """Return an error of code that is not the library's own, as a message repeats it."""
    said = str(error)
    return f"{type(error).__name__}: {echo(said)}" if said else type(error).__name__
