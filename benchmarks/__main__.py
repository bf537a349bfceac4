"""Run every benchmark and print its figures as a table: `python -m benchmarks [--rounds N] [--json FILE]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from tabulate import tabulate

from benchmarks import (
    acts,
    exact_scoring,
    guide_page,
    loading,
    rank_acceptability,
    rows,
    score_uncertainty,
    start_up,
    tables,
)
from benchmarks.measure import ROUNDS, Report

SCRIPTS: dict[str, Callable[[int], Report]] = {
    "acts": acts.run,
    "exact_scoring": exact_scoring.run,
    "guide_page": guide_page.run,
    "loading": loading.run,
    "rank_acceptability": rank_acceptability.run,
    "rows": rows.run,
    "score_uncertainty": score_uncertainty.run,
    "start_up": start_up.run,
    "tables": tables.run,
}
"""Every script by its name."""
HEADERS = ("figure", "measured", "goal", "")


def main() -> None:
    """Run the benchmarks that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(SCRIPTS)}; all by default")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns that each side takes; at least 9 to quote")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in SCRIPTS]:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(SCRIPTS)}")
    reports = [SCRIPTS[name](asked.rounds) for name in asked.names or SCRIPTS]
    print("\n\n".join(table(report) for report in reports))
    if asked.json:
        asked.json.write_text(as_list(reports), encoding="utf-8")


def table(report: Report) -> str:
    """Write a report as a table under its claim."""
    rows = [
        (
            figure.name,
            f"{figure.value:g} {figure.unit}",
            "" if figure.at_most is None else f"at most {figure.at_most:g} {figure.unit}",
            figure.verdict,
        )
        for figure in report.figures
    ]
    text = tabulate(rows, headers=HEADERS, tablefmt="github", disable_numparse=True)
    return f"{report.claim} (medians of {report.rounds} rounds)\n\n{text}"


def as_list(reports: Iterable[Report]) -> str:
    """Write reports as one JSON list."""
    return "[" + ",\n".join(report.to_json() for report in reports) + "]\n"


if __name__ == "__main__":
    main()
