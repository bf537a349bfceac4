"""What an importer meets first: the bundled files are found, and the import is light."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import scorecard
from scorecard.reading import catalogue

HEAVY = {
    "click", "jinja2", "narwhals", "numpy", "pandas", "polars", "pyarrow", "pydantic", "pydantic_core", "tabulate",
    "yaml",
}  # fmt: skip
"""Packages that `import scorecard` leaves alone."""


def modules_after(statement: str) -> set[str]:
    """Return the names of the outermost packages that a statement loads in a fresh interpreter."""
    code = f"{statement}; import json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


def test_the_bundled_files_are_found_in_the_checkout(root: Path) -> None:
    """The catalogue reads the rubrics of the checkout that the tests stand in."""
    assert root / "rubrics" == catalogue.folder()


def test_the_bundled_rubrics_are_in_the_catalogue() -> None:
    """The bundled rubrics have names; the helper files beside them have none."""
    assert ["democracy", "human_rights_defenders"] == catalogue.names()


def test_the_version_is_stated_once(root: Path) -> None:
    """The project file, the installed distribution and the package agree on the version."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["version"],) * 2 == (version("policy-scorecard"), scorecard.__version__)


def test_the_import_loads_nothing_heavy() -> None:
    """`import scorecard` loads no package that costs more than the import itself."""
    assert set() == modules_after("import scorecard") & HEAVY


def test_the_child_shows_what_is_loaded() -> None:
    """The measurement sees a package that is loaded."""
    assert {"scorecard", "yaml"} <= modules_after("import scorecard, yaml")
