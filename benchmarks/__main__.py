"""Run every benchmark and print its figures as a table.

Times on a busy machine mean little. On a quiet one, with the peers that are to be held against ours installed beside
them, `python -m benchmarks --page docs/performance.md` makes the page in docs, its picture, and the file of figures
that both are made of. With `--from docs/performance.json` it makes page and picture again, and measures only those
benchmarks that are named.

All peers, in an environment that is thrown away, one thread for each product of matrices:

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install '.[batch,dask]' duckdb polars pymcdm scikit-criteria pyDecision pyrepo-mcda
    OPENBLAS_NUM_THREADS=1 /tmp/peers/bin/python -m benchmarks --page docs/performance.md
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import (
    acts,
    cold_tables,
    dask_files,
    exact_scoring,
    growth,
    guide_page,
    loading,
    rank_acceptability,
    rendered_tables,
    rows,
    score_uncertainty,
    start_up,
    tables,
)
from benchmarks.measure import ROUNDS, Report
from benchmarks.page import Kept, NoSentenceError, table, write_page

Sized = Callable[[int, float], Report]
"""A benchmark of so many rounds, and of a share of its full size."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script, and what it would take to meet those of its goals that are missed, by the name of the figure."""

    run: Sized
    would_take: Mapping[str, str] = field(default_factory=dict)


def fixed(run: Callable[[int], Report]) -> Sized:
    """Return a benchmark that has one size."""
    return lambda rounds, _: run(rounds)


SCRIPTS: dict[str, Script] = {
    "rows": Script(fixed(rows.run), rows.WOULD_TAKE),
    "tables": Script(fixed(tables.run)),
    "acts": Script(fixed(acts.run), acts.WOULD_TAKE),
    "cold_tables": Script(cold_tables.run, cold_tables.WOULD_TAKE),
    "dask_files": Script(dask_files.run, dask_files.WOULD_TAKE),
    "growth": Script(growth.run, growth.WOULD_TAKE),
    "rank_acceptability": Script(fixed(rank_acceptability.run), rank_acceptability.WOULD_TAKE),
    "score_uncertainty": Script(fixed(score_uncertainty.run), score_uncertainty.WOULD_TAKE),
    "loading": Script(fixed(loading.run), loading.WOULD_TAKE),
    "start_up": Script(fixed(start_up.run), start_up.WOULD_TAKE),
    "rendered_tables": Script(rendered_tables.run, rendered_tables.WOULD_TAKE),
    "exact_scoring": Script(fixed(exact_scoring.run), exact_scoring.WOULD_TAKE),
    "guide_page": Script(fixed(guide_page.run)),
}
"""Every script by its name, in the order of the page."""
WOULD_TAKE = {name: script.would_take for name, script in SCRIPTS.items()}
QUICK = 0.1
"""The share of their full size that benchmarks of many rows have where no page is written."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the benchmarks that are named, or all."""
    parser = _parser()
    asked = parser.parse_args(words)
    if unknown := [name for name in asked.names if name not in SCRIPTS]:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(SCRIPTS)}")
    if asked.rounds < 1 or not 0 < (1 if asked.size is None else asked.size) <= 1:
        parser.error("--rounds takes 1 or more, and --size a share above 0, up to 1")
    if asked.earlier and not asked.earlier.is_file():
        parser.error(f"no figures in {asked.earlier}; --from takes a file that --json or --page wrote")
    kept = Kept.read(asked.earlier) if asked.earlier else Kept()
    names = asked.names or ([] if asked.earlier else [*SCRIPTS])
    if asked.page and (lacking := [name for name in SCRIPTS if name not in {*names, *kept.reports}]):
        parser.error(f"the page has every benchmark, and these would be missing: {', '.join(lacking)}; see --from")
    size = asked.size or (1.0 if asked.page else QUICK)
    files = [path for path in (asked.json, asked.page and asked.page.with_suffix(".json")) if path]
    for name in names:
        kept = kept.with_report(name, SCRIPTS[name].run(asked.rounds, size))
        for path in files:  # now, as the next may fail
            path.write_text(kept.to_json(), encoding="utf-8")
        print(f"{kept.reports[name].claim}. {kept.reports[name].how}\n\n{table(kept.reports[name])}\n", flush=True)
    if asked.page:
        try:
            write_page(kept, WOULD_TAKE, asked.page)
        except NoSentenceError as error:
            parser.error(f"{error}; the figures are kept: --from {asked.page.with_suffix('.json')}")


def _parser() -> argparse.ArgumentParser:
    first, _, rest = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=first,
        epilog=rest,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(SCRIPTS)}; all by default")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns that each side takes; at least 9 to quote")
    parser.add_argument("--size", type=float, help="share of the full size; 1 for a page, else a tenth by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write page, picture and figures of all benchmarks")
    parser.add_argument(
        "--from",
        type=Path,
        metavar="FILE",
        dest="earlier",
        help="keep the figures of an earlier run on this machine, and measure anew only what is named",
    )
    return parser


if __name__ == "__main__":
    main()
