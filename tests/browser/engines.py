"""What runs the scripts of a page: a page in the browser, or Node alone, asked in the same way."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SCRIPTS = (ROOT / "scorecard" / "guide" / "static" / "rescore.js", HERE / "answers.js")
"""The part of the page that is tested, and what asks it for a whole batch."""
Evaluate = Callable[[str], Any]
"""Gives the value of an expression of JavaScript."""


@contextmanager
def in_node(node: str, scripts: Sequence[Path] = SCRIPTS) -> Iterator[Evaluate]:
    """Run scripts in Node for as long as a `with` block, and hand out what evaluates expressions there."""
    command = [node, str(HERE / "in_node.js"), *map(str, scripts)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ask, answers = process.stdin, process.stdout

        def evaluate(expression: str) -> Any:
            ask.write(json.dumps(expression) + "\n")
            ask.flush()
            answer = json.loads(answers.readline())
            assert "error" not in answer, answer["error"]
            return answer["value"]

        yield evaluate


def page_of(scripts: Sequence[Path] = SCRIPTS) -> str:
    """Return an empty page that runs scripts."""
    inside = "".join(f"<script>{script.read_text(encoding='utf-8')}</script>" for script in scripts)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Scripts</title>{inside}</html>'
