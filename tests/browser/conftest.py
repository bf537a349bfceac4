"""A browser for the tests in this folder, where its tools are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.harness import Browser

VARIABLE = "SCORECARD_BROWSER_TOOLS"
"""Names the folder whose `node_modules` has playwright-core and axe-core."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once for all tests; each page that a test opens is in a profile of its own."""
    tools = os.environ.get(VARIABLE)
    if tools is None:
        pytest.skip(f"{VARIABLE} names no folder; npm install --prefix FOLDER playwright-core axe-core")
    with Browser(Path(tools), _program("node"), _program("chromium")) as running:
        yield running


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{VARIABLE} is set, and no {name} is on PATH"
    return found
