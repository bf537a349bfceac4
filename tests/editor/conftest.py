"""A language server for the tests in this folder, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from editor.language_server import LanguageServer

NAME = "yaml-language-server"
VARIABLE = "SCORECARD_YAML_LANGUAGE_SERVER"
"""Names the executable, where it is not on PATH."""


@pytest.fixture(scope="session")
def server() -> Iterator[LanguageServer]:
    """Start the server once for all tests."""
    executable = os.environ.get(VARIABLE) or shutil.which(NAME)
    if executable is None:
        pytest.skip(f"no {NAME} on PATH, and {VARIABLE} names none; npm install {NAME}")
    with LanguageServer(executable) as running:
        yield running
