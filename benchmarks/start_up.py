"""What `import scorecard`, `scorecard --help` and the check of one small file take over Python itself."""

from __future__ import annotations

import compileall
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import scorecard
from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, milliseconds, ratio

CALLS = 3
"""Processes that are started in a round, each side."""
SMALL = "format: record/1\nsubject: {id: arcadia, name: Arcadia}\n"
AFTER_IMPORT = ("pydantic", "yaml", "numpy", "pyarrow", "jinja2", "tabulate", "click")
"""Modules that the import must not load."""
WOULD_TAKE = {
    "scorecard --help": (
        "Answering without click, which is most of what is loaded: the list of commands would be kept as text."
    ),
    "scorecard check one.yaml": (
        "Validators that are kept from one start to the next, which pydantic does not offer: click, YAML and pydantic "
        "with the model of one kind of document are five sixths of the time."
    ),
}
"""For goals that are missed: what it would take."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    compileall.compile_dir(Path(scorecard.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.yaml"
        one.write_text(SMALL, encoding="utf-8")
        sides = {
            "python": ["-c", "pass"],
            "import": ["-c", "import scorecard"],
            "help": ["-m", "scorecard", "--help"],
            "check": ["-m", "scorecard", "check", str(one)],
        }
        times = interleaved({name: partial(_started, arguments) for name, arguments in sides.items()}, rounds)
    return Report(
        claim="start-up over bare Python, compiled and warm",
        rounds=rounds,
        figures=(
            Figure(name="bare Python", value=milliseconds(times, "python"), unit="ms"),
            Figure(name="import scorecard", value=ratio(times, "import", "python"), unit="x", at_most=1.5),
            Figure(name="scorecard --help", value=ratio(times, "help", "python"), unit="x", at_most=4),
            Figure(name="scorecard check one.yaml", value=ratio(times, "check", "python"), unit="x", at_most=16),
            Figure(name="modules of others after the import", value=_loaded(), unit="", at_most=0),
        ),
    )


def _started(arguments: list[str]) -> Iterator[Side]:
    command = [sys.executable, *arguments]
    return iter([partial(subprocess.run, command, check=True, capture_output=True)] * CALLS)


def _loaded() -> int:
    """Return how many of the modules that it must not load the import loads."""
    code = f"import sys, scorecard; print(len(set({AFTER_IMPORT!r}) & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(ran.stdout)


if __name__ == "__main__":
    print(run().to_json())
