"""The layers of the library are a contract, and the contract is kept."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


@pytest.fixture(scope="module")
def verdict(root: Path) -> str:
    """Return what import-linter says of the checkout."""
    command = [str(LINT_IMPORTS), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def contracts(root: Path) -> dict[str, dict[str, object]]:
    """Return the contracts that the project states, by their ids."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def test_every_contract_is_kept(verdict: str, contracts: dict[str, dict[str, object]]) -> None:
    """Every contract that the project states is kept, and none is left out of the check."""
    found = re.findall(r"Contracts: (\d+) kept, (\d+) broken", verdict)
    assert [(str(len(contracts)), "0")] == found, verdict


def test_the_layers_are_those_of_the_design(contracts: dict[str, dict[str, object]]) -> None:
    """The order of the layers is the design's, and a new module must be given its place."""
    layers = [
        "__main__",
        "cli",
        "edition",
        "guide | batch",
        "analysis | dumping | formatting | plugin | preview | saving",
        "reading | scoring | rendering | writing",
        "model | kernel",
        "installed",
        "problem",
        "later | packing | source | version",
    ]
    assert (layers, True) == (contracts["layers"]["layers"], contracts["layers"]["exhaustive"])


def test_each_dependency_has_its_own_door(contracts: dict[str, dict[str, object]]) -> None:
    """Each package from outside is imported in the one stage that is about it."""
    doors = {name: stated["allowed_importers"] for name, stated in contracts.items() if stated["type"] == "protected"}
    assert {
        "yaml": ["scorecard.reading", "scorecard.writing"],
        "pydantic": ["scorecard.model"],
        "arrays": ["scorecard.kernel", "scorecard.analysis", "scorecard.batch"],
        "workbooks": ["scorecard.reading"],
        "frames": ["scorecard.model.frame"],
        "sheets": ["scorecard.writing", "scorecard.rendering"],
        "click": ["scorecard.cli"],
        "pictures": ["scorecard.rendering", "scorecard.guide"],
        "tables": ["scorecard.rendering"],
        "paper": ["scorecard.rendering"],
        "saves": ["scorecard.preview"],
        "arrow": ["scorecard.batch", "scorecard.model.frame"],
        "engines": ["scorecard.batch"],
    } == doors
