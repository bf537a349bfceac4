"""Every case of a module is read once, by one program that gives each a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from hostile.cases import Case, Outcome

READER = Path(__file__).with_name("reader.py")
PATIENCE = 200
"""Seconds by the clock after which the program is given up, whatever becomes of its cases."""


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Return what became of every case of the module, by its name."""
    cases: Iterable[Case] = request.module.CASES
    folder = tmp_path_factory.mktemp("documents")
    limits = getattr(request.module, "SECONDS", 3), getattr(request.module, "MEGABYTES", 200)
    paths = {case.name: str(case.put_into(folder / str(number) / "inside")) for number, case in enumerate(cases)}
    done = subprocess.run(
        [sys.executable, READER, *map(str, limits), *paths.values()],
        capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    said = [Outcome.of(json.loads(line)) for line in done.stdout.splitlines()]
    return dict(zip(paths, said, strict=True))
