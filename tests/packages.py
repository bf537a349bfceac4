"""Made-up packages with plug-ins: installed in a folder on the path, as pip would put them there."""

from __future__ import annotations

from pathlib import Path

import pytest

HEAD = "from fractions import Fraction\nfrom scorecard.plugin import *\n"
"""What the module of every made-up package starts with."""
GROUPS = {"aggregation": "scorecard.aggregations", "rule": "scorecard.rules"}


def put(folder: Path, code: str, *, package: str = "made-up", metadata: str | None = None, **named: str) -> str:
    """Write a package with one module into a folder, and return the module's name.

    Args:
        folder: where packages are.
        code: the module, without `HEAD`.
        package: the package's name; its module is named after it.
        metadata: what METADATA says, where that is not name and version.
        named: entry points, as `aggregation="steep:Steep"`: name and attribute; or another attribute's group as it is.
    """
    module = f"{package.replace('-', '_')}_{abs(hash(folder)) % 10**8}"
    (folder / f"{module}.py").write_text(HEAD + code, encoding="utf-8")
    info = folder / f"{package.replace('-', '_')}-2.1.dist-info"
    info.mkdir()
    said = f"Metadata-Version: 2.1\nName: {package}\nVersion: 2.1\n" if metadata is None else metadata
    (info / "METADATA").write_text(said, encoding="utf-8")
    entries = []
    for kind, entry in named.items():
        name, _, attribute = entry.partition(":")
        entries += [f"[{GROUPS[kind]}]", f"{name} = {module}:{attribute}"]
    (info / "entry_points.txt").write_text("\n".join(entries), encoding="utf-8")
    return module


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str, *, package: str = "made-up", **named: str) -> str:
    """Write a package into a folder that imports find, and return its module's name; see `put`."""
    module = put(folder, code, package=package, **named)
    monkeypatch.syspath_prepend(folder)
    return module
