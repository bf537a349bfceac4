"""Calls of every command, and a program that makes them one after the other and prints what each wrote.

Started with a JSON of its settings, it prints a JSON: for each call its code, what it wrote on both streams and into
files. Its settings are the calls, the folder that files are written into, and the names of disturbances.
"""

from __future__ import annotations

import contextlib
import io
import json
import locale
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

RECORDS = "examples/records"
RECORD = f"{RECORDS}/clinton_1993.yaml"
CODINGS = [f"examples/codings/clinton_1993.{name}.yaml" for name in ("first", "second")]
FORMATS = ("text", "markdown", "html", "latex", "csv", "csv-excel", "json")
PROBLEM_FORMATS = ("text", "concise", "json", "github", "sarif")
KINDS = (
    "rubric", "record", "coding", "adjudication", "themes", "relations", "mapping", "roster", "lexicon", "blind_key",
    "edition", "messages",
)  # fmt: skip
ENDINGS = (".txt", ".md", ".html", ".tex", ".csv", ".json", ".docx", ".pdf", ".xlsx")


def every_call(documents: str, out: str) -> list[list[str]]:
    """Return calls of every command in all its formats, on the examples and on documents with problems.

    Args:
        documents: a folder of documents with problems, of fitted measures and of a table, as `documents_into` puts it.
        out: a folder for files.
    """
    calls = [["compare", RECORDS, "--detail", "--ranks", "--format", form] for form in FORMATS]
    calls += [["compare", RECORDS, "--window", "2y"], ["explain", RECORD]]
    calls += [["score", RECORD, "--format", form] for form in FORMATS]
    calls += [["explain", RECORD, "sanctions", "--format", form] for form in FORMATS]
    calls += [["show", "democracy", "--format", form] for form in FORMATS]
    calls += [["guide", RECORDS, "--lang", lang, "--draws", "20"] for lang in ("en", "es")]
    calls += [["diff", "democracy", f"{documents}/own.yaml", RECORD, "--format", form] for form in FORMATS]
    calls += [["check", "rubrics", RECORDS, documents, "--format", form] for form in PROBLEM_FORMATS]
    calls += [["check", documents, "--sources", documents, "--format", form] for form in PROBLEM_FORMATS]
    calls += [["schema", kind] for kind in KINDS]
    calls += [["adjudicate", *CODINGS, *how] for how in ([], ["--by-rule", "lower"])]
    calls += [["agreement", *CODINGS, "--draws", "50"], ["score", RECORD, "--coding", CODINGS[0]]]
    calls += [["problem"], ["problem", "unknown-level"], ["problem", "unknwon"]]
    calls += [["compare", RECORDS, "-o", f"{out}/table{ending}"] for ending in ENDINGS]
    calls += [["show", "democracy", "-o", f"{out}/table.md"], ["show", "democracy", "-o", f"{out}/table.md", "--force"]]
    calls += [["import", "examples/tables/towns.yaml", "examples/tables/towns.csv", "-o", f"{out}/towns"]]
    calls += [["import", "examples/tables/actions.yaml", "examples/tables/actions.csv", "-o", f"{out}/acts", "--force"]]
    calls += [
        ["fit", f"{documents}/fitted.yaml", f"{documents}/obs*.yaml", *to] for to in ([], ["-o", f"{out}/fitted.yaml"])
    ]
    return calls


def documents_into(folder: Path) -> None:
    """Put documents with problems, a rubric that extends a bundled one, and one to be fitted, with what it needs."""
    head = "format: record/1\nsubject: {{id: {0}, name: {0}}}\n"
    folder.mkdir(parents=True)
    texts = {
        "own": "format: rubric/1\nid: own\nversion: 1.0.0\nextends: democracy@1\nmissing: worst\nmin_coverage: 1/2\n",
        "fitted": (
            "format: rubric/1\nid: r\nversion: 1.0.0\ntitle: R\nstandard: {title: S}\ndimensions:\n  - id: d\n"
            "    title: D\n    criteria: [{id: c, measure: {fit: min_max}}]\n"
        ),
        "observed_1": head.format("one") + "observations: {c: 1/3}\n",
        "observed_2": head.format("two") + "observations: {c: 7.25}\n",
        "wrong_1": head.format("three") + "observations: {c: no}\nlimits: [1, 2]\nsubjcet: x\n",
        "wrong_2": head.format("Four") + "terms: 012\nlimits: [a\n",
        "wrong_3": "format: rubric/1\nid: w\nextends: nobody@1\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def files_in(folder: Path) -> dict[str, str]:
    """Return what is in the files of a folder, by their paths in it; bytes that are no text as halves of characters."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes().decode("utf-8", "surrogateescape") for path in found}


class Stream(io.TextIOWrapper):
    """A stream as the command has it, which keeps what is written."""

    @classmethod
    def new(cls) -> Stream:
        """Return an empty one."""
        return cls(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="", write_through=True)

    @property
    def text(self) -> str:
        """What was written."""
        written: Any = self.buffer
        return str(written.getvalue().decode("utf-8"))


def made(call: list[str], exit_code: Callable[[list[str]], int]) -> tuple[int, str, str]:
    """Make a call; return its code and what it wrote on both streams."""
    out, err = Stream.new(), Stream.new()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = exit_code(call)
    return code, out.text, err.text


def reversed_folders() -> None:
    """Let folders list their files in the other order."""
    listed, scanned = os.listdir, os.scandir

    @contextlib.contextmanager
    def scan(path: Any = ".") -> Iterator[Iterator[os.DirEntry[str]]]:
        with scanned(path) as entries:
            yield iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    os.listdir = lambda path=".": sorted(listed(path), reverse=True)  # type: ignore[assignment]  # as it is called
    os.scandir = scan  # type: ignore[assignment]  # as it is called


def no_clock() -> None:
    """Let a clock that this library reads raise."""

    def refused(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*rest: Any) -> Any:
            name = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001  # who asks
            if name.startswith("scorecard"):
                message = f"{name} reads a clock"
                raise AssertionError(message)
            return function(*rest)

        return call

    for name in ("time", "time_ns", "monotonic", "localtime", "gmtime", "strftime", "perf_counter"):
        setattr(time, name, refused(getattr(time, name)))


DISTURBANCES = {
    "locale": lambda: locale.setlocale(locale.LC_ALL, ""),
    "mask": lambda: os.umask(0o077),
    "order": reversed_folders,
    "clock": no_clock,
}


def main(settings: str) -> None:
    """Make the calls and print what they wrote."""
    said = json.loads(settings)
    for name in said["disturbances"]:
        DISTURBANCES[name]()
    from scorecard.cli.main import exit_code  # noqa: PLC0415  # after what disturbs it

    answers = [made(call, exit_code) for call in said["calls"]]
    print(json.dumps({"answers": answers, "files": files_in(Path(said["out"]))}), file=sys.__stdout__)


if __name__ == "__main__":
    main(sys.argv[1])
