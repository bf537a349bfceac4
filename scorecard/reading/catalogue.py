"""The rubrics, themes, relations and loaded words that come with the library, by name."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_HELPERS = ("themes", "relations", "loaded_words")


def folder() -> Path:
    """Return the folder of bundled files: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / "rubrics"
    return inside if inside.is_dir() else _PACKAGE.parent / "rubrics"


def names() -> list[str]:
    """Return the names of the bundled rubrics, sorted."""
    return sorted(path.stem for path in folder().glob("*.yaml") if path.stem not in _HELPERS)


def bundled(name: str) -> Path:
    """Return the path of a bundled file: a rubric, `themes`, `relations` or `loaded_words`."""
    return folder() / f"{name}.yaml"
