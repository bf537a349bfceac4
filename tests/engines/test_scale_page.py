"""The page about engines does what it says, for each engine that is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engines.conftest import installed

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "scale.md"
BLOCKS = re.findall(r"(?ms)^```python\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("module", "place"), [("distributed", 0), ("pyspark", 1), ("ray", 2)])
def test_the_page_prints_what_it_says(module: str, place: int, tmp_path: Path) -> None:
    """Each program of the page prints the text after it."""
    installed(module)
    program, written = BLOCKS[place]
    shutil.copytree(ROOT / "examples" / "batch", tmp_path / "examples" / "batch")
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(
        [sys.executable, "program.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (0, written) == (done.returncode, done.stdout), done.stderr


def test_every_program_of_the_page_is_run() -> None:
    """The page has as many programs as engines, each with what it prints."""
    assert 3 == len(BLOCKS) == PAGE.read_text(encoding="utf-8").count("```python")
