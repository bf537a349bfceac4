"""Frictionless itself takes a data package for a valid one. It has many dependencies, so it is a program apart."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile.naughty import NAUGHTY

from scorecard.guide.data_package import data_package
from scorecard.model.comparison import Comparison
from unit.guide.test_data_package import examples, filled, observed

NAME, VARIABLE = "frictionless", "SCORECARD_FRICTIONLESS"


@pytest.fixture(scope="session")
def program() -> str:
    """Return the program, where it is."""
    found = os.environ.get(VARIABLE) or shutil.which(NAME)
    if found is None:
        pytest.skip(f"no {NAME} on PATH, and {VARIABLE} names none; pip install {NAME}")
    return found


@pytest.mark.parametrize("made", [examples, observed, filled])
def test_a_package_is_valid(made: Callable[[], Comparison], program: str, tmp_path: Path) -> None:
    """Description, hashes, types, keys and links are found valid, in every table."""
    for name, data in data_package(made(), organisation=NAUGHTY[0]).items():
        (tmp_path / name).write_bytes(data)
    call = [program, "validate", "datapackage.json", "--json"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert (True, 9, []) == (report["valid"], report["stats"]["tasks"], report["errors"])
