"""The rubrics, themes, relations and loaded words that come with the library, by name; or those of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_HELPERS = ("themes", "relations", "loaded_words")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that an edition keeps."""

    path: str
    """What messages call it."""
    data: bytes


_SHELF: ContextVar[Mapping[str, Kept] | None] = ContextVar("shelf", default=None)


@contextmanager
def only(files: Mapping[str, Kept]) -> Iterator[None]:
    """Let documents find what they name among these files, by name, and nowhere else.

    Why: an edition stands alone. What it was made from must not be mixed with what the library bundles today, and a
    document of strangers must not lead out of it.
    """
    token = _SHELF.set(files)
    try:
        yield
    finally:
        _SHELF.reset(token)


def is_apart() -> bool:
    """Tell whether documents find what they name in an edition alone."""
    return _SHELF.get() is not None


def kept_as(name: str) -> Kept | None:
    """Return the file that an edition keeps by a name; None where there is none, or no edition."""
    return (_SHELF.get() or {}).get(name)


def folder() -> Path:
    """Return the folder of bundled files: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / "rubrics"
    return inside if inside.is_dir() else _PACKAGE.parent / "rubrics"


def names() -> list[str]:
    """Return the names of the bundled rubrics, sorted; in an edition, of what it keeps."""
    found = _SHELF.get()
    every = (path.stem for path in folder().glob("*.yaml")) if found is None else found
    return sorted(name for name in every if name not in _HELPERS)


def bundled(name: str) -> Path:
    """Return the path of a bundled file: a rubric, `themes`, `relations` or `loaded_words`."""
    return folder() / f"{name}.yaml"
