"""Fuzz a target: `python -m fuzz rubric|record|renderers CORPUS [libFuzzer's options]`, in the folder `tests`.

Needs atheris (`pip install atheris`). CORPUS is a folder that gathers inputs; seeds are put into it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scorecard"]):
    from fuzz.seeds import DICTIONARY, SEEDS
    from fuzz.targets import TARGETS


def main() -> None:
    """Put the seeds into the corpus and fuzz until told to stop."""
    _, name, corpus, *options = sys.argv
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate(SEEDS[name]):
        (folder / f"seed_{index:03}").write_bytes(seed)
    words = folder.parent / f"{name}.dictionary"
    words.write_text("".join(f'"{word}"\n' for word in DICTIONARY), encoding="ascii")
    atheris.Setup([sys.argv[0], f"-dict={words}", str(folder), *options], TARGETS[name])
    atheris.Fuzz()


main()
