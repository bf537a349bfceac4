"""How large the page of a guide to many subjects is, and how long it takes to write its content down.

`python -m benchmarks.guide_page FILE` writes the page to a file, for a browser to open.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import scorecard
from benchmarks.made_up import cited_records, rubric_of
from benchmarks.measure import ROUNDS, Figure, Report, interleaved, milliseconds
from scorecard.guide.content import Guide
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.page import guide_html

SUBJECTS, CRITERIA, ACTIONS = 50, 60, 1_000
MOST_MEGABYTES = 3
TURNS = 3
"""Rounds at most: a page takes seconds."""


def made_up_guide() -> Guide:
    """Return a guide to made-up records, without an account of how robust they are."""
    compared = scorecard.compare(rubric_of(CRITERIA), cited_records(SUBJECTS, CRITERIA, ACTIONS))
    return make_guide(compared, GuideOptions(draws=0))


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often the page is written, TURNS at most.
    """
    guide, rounds = made_up_guide(), min(rounds, TURNS)
    times = interleaved({"page": lambda: iter([partial(guide_html, guide)])}, rounds)
    size = len(guide_html(guide).encode("utf-8")) / 1_000_000
    return Report(
        claim=f"a guide to {SUBJECTS} subjects by {CRITERIA} criteria with {ACTIONS:,} actions",
        rounds=rounds,
        figures=(
            Figure(name="its page", value=round(size, 3), unit="MB", at_most=MOST_MEGABYTES),
            Figure(name="writing it", value=milliseconds(times, "page"), unit="ms"),
        ),
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(guide_html(made_up_guide()), encoding="utf-8")
