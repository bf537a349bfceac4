"""The page of all figures in docs, and the picture in it: made of what a run keeps, and of nothing else."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import TypeAdapter
from tabulate import tabulate

from benchmarks.measure import Figure, Report
from benchmarks.picture import growth_picture

PACKAGES = ("numpy", "pyarrow", "tabulate", "PyYAML")
PEERS = ("duckdb", "polars", "scikit-criteria", "pymcdm", "pyDecision", "pyrepo-mcda", "dask")
HEADERS = ("figure", "measured", "goal", "")
PICTURE = Path("pictures") / "growth.svg"
"""Where the picture stands, as the page links to it."""
HOW = """\
# How fast it is

This page is written by a run of the benchmarks, from the figures in [{data}]({data}); nobody edits it.
`python -m benchmarks --help` says how to run them.

**How it is measured.** The sides of a comparison take turns, one after the other in every round: in one process or,
where the claim says so, each in a fresh one. A figure is the median of the rounds. A ratio, in `x`, is the median of
the ratios of two times that were taken in the same round. On a shared machine times drift by half within minutes and
their ratios hardly: ratios count, not times, and they take nine rounds to be steady; each section says how many there
were. A peer gets the same data, and is asked for no more than ours gives.

**On what.** {machine}.
"""


class NoSentenceError(Exception):
    """Goals are missed, and their scripts do not say what it would take to meet them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a run keeps."""

    machine: str = ""
    """What it ran on, in words that name no machine."""
    reports: Mapping[str, Report] = field(default_factory=dict)
    """By the name of the script."""

    @classmethod
    def read(cls, path: Path) -> Kept:
        """Return what an earlier run kept in a file."""
        return TypeAdapter(cls).validate_json(path.read_bytes())

    def with_report(self, name: str, report: Report) -> Kept:
        """Return the same with what a script measured, in the place of what it had measured before."""
        return replace(self, machine=machine(), reports={**self.reports, name: report})

    def to_json(self) -> str:
        """Write all that is kept as JSON."""
        return TypeAdapter(Kept).dump_json(self, indent=2).decode() + "\n"


def machine() -> str:
    """Return what the figures were measured on, in words that name no machine."""
    cores = f"{os.cpu_count()} cores, shared with other work"
    system = f"{platform.system()} on {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    found = {name: _version(name) for name in (*PACKAGES, *PEERS)}
    named = ", ".join(f"{name} {each}" for name, each in found.items() if each)
    return f"{cores}; {system}; {python}; {named}"


def write_page(kept: Kept, would_take: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Write the page, the picture beside it, and the figures that both are made of.

    Args:
        kept: of a run of every script.
        would_take: for each script, in the order of the page, what it would take to meet its goals, each by the name of
            its figure.
        path: of the page.

    Raises:
        NoSentenceError: when a goal is missed without a sentence; the figures are written.
    """
    data, picture = path.with_suffix(".json"), path.parent / PICTURE
    data.write_text(kept.to_json(), encoding="utf-8")
    path.write_text(page_of(kept, would_take, data.name), encoding="utf-8")
    picture.parent.mkdir(exist_ok=True)
    picture.write_text(growth_picture(kept.reports["growth"].lines), encoding="utf-8")


def page_of(kept: Kept, would_take: Mapping[str, Mapping[str, str]], data: str) -> str:
    """Return the page in Markdown; see `write_page`."""
    lacking = [
        f"{name}: {missed}"
        for name, sentences in would_take.items()
        for missed in kept.reports[name].missed
        if missed not in sentences
    ]
    if lacking:
        msg = f"WOULD_TAKE of the script has no sentence for what is missed: {'; '.join(lacking)}"
        raise NoSentenceError(msg)
    sections = (_section(name, kept.reports[name], sentences) for name, sentences in would_take.items())
    return "\n".join([HOW.format(data=data, machine=kept.machine), *sections])


def table(report: Report) -> str:
    """Write the figures of a report as a table."""
    rows = [(figure.name, _amount(figure.value, figure), _goal(figure), figure.verdict) for figure in report.figures]
    return tabulate(rows, headers=HEADERS, tablefmt="github", disable_numparse=True)


def _section(name: str, report: Report, would_take: Mapping[str, str]) -> str:
    claim = report.claim[:1].upper() + report.claim[1:]
    blocks = [f"## {claim}", f"`python -m benchmarks {name}`. {report.how}", table(report)]
    if report.lines:
        blocks.append(f"![{' '.join(_picture_words(report))}]({PICTURE.as_posix()})")
    blocks += [
        f"Missed: *{missed}*. What it would take: {would_take[missed]}" for missed in dict.fromkeys(report.missed)
    ]
    return "\n\n".join(blocks) + "\n"


def _picture_words(report: Report) -> Iterator[str]:
    yield "Seconds by cells, on logarithmic axes."
    for line, points in report.lines.items():
        (first, least), (last, most) = points[0], points[-1]
        yield f"{line}: {least:.3g} s for {first:,.0f} cells to {most:.3g} s for {last:,.0f}."


def _amount(value: float, figure: Figure) -> str:
    return f"{value:,g} {figure.unit}".strip()


def _goal(figure: Figure) -> str:
    return "" if figure.at_most is None else f"at most {_amount(figure.at_most, figure)}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
