"""Problems drawn for people, for editors and for code hosts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from scorecard.problem import Problem, Severity, visible

SHOWN = 100
"""Problems shown at most; the rest are counted."""
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_RESET = "\x1b[0m"


def problems_as_text(problems: Sequence[Problem], *, color: bool = False) -> str:
    """Return problems with their lines of text, and a last line that counts them."""
    shown = [_drawn(problem, color=color) for problem in problems[:SHOWN]]
    return "\n".join([*shown, count_line(problems)]) + "\n"


def count_line(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, and how many of them are not shown."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [_counted(errors, "error"), *([_counted(warnings, "warning")] if warnings else [])]
    hidden = f"; {len(problems) - SHOWN} of them not shown" if len(problems) > SHOWN else ""
    return ", ".join(counts) + hidden


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _drawn(problem: Problem, *, color: bool) -> str:
    first = visible(str(problem))
    if color:
        label = f"{problem.severity}[{problem.code}]"
        first = first.replace(label, f"{_COLOURS[problem.severity]}{label}{_RESET}", 1)
    return "\n".join([first, *_excerpt(problem), *_notes(problem), ""])


def _excerpt(problem: Problem) -> Iterator[str]:
    place = problem.location
    if place is None or not place.line or not place.excerpt.strip():
        return
    gutter = " " * len(str(place.line))
    start, line = _window(place.excerpt, place.column)
    room = max(1, len(line) - start)
    yield f"{gutter} |"
    yield f"{place.line} | {visible(line)}"
    yield f"{gutter} | {' ' * start}{'^' * min(place.width, room)}"


def _window(line: str, column: int, width: int = 120) -> tuple[int, str]:
    """Return the part of a long line around a column, and where in it the column lies."""
    first = max(0, column - 1 - width // 2) if len(line) > width else 0
    part = line[first : first + width].replace("\t", " ").rstrip()
    return column - 1 - first, part


def _notes(problem: Problem) -> Iterator[str]:
    if problem.pointer.steps:
        yield f"  = at:      {visible(str(problem.pointer))}"
    if problem.allowed:
        defined = f"   ({problem.allowed_at})" if problem.allowed_at else ""
        yield f"  = allowed: {_listed(problem.allowed)}{defined}"
    if problem.hint:
        yield f"  = help:    {visible(problem.hint)}"


def _listed(allowed: Sequence[str], limit: int = 12) -> str:
    more = f", ... ({len(allowed)} in all)" if len(allowed) > limit else ""
    return ", ".join(visible(word) for word in allowed[:limit]) + more


def problems_as_json(problems: Sequence[Problem]) -> str:
    """Return every problem as an object in a JSON list."""
    return json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _plain(problem: Problem) -> dict[str, object]:
    place = problem.location
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "at": str(problem.pointer),
        "found": problem.found,
        "allowed": list(problem.allowed),
        "help": problem.hint,
    }


def problems_as_github(problems: Sequence[Problem]) -> str:
    """Return problems as workflow commands, which GitHub shows beside the line.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    place = problem.location
    where = f"file={_property(place.path)},line={place.line or 1},col={place.column or 1}," if place else ""
    message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {where}title={_property(problem.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def problems_as_sarif(problems: Sequence[Problem]) -> str:
    """Return problems as SARIF 2.1.0, which code scanners exchange.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
    """
    rules = [{"id": code} for code in sorted({problem.code for problem in problems})]
    driver = {"name": "scorecard", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_finding(problem) for problem in problems]}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _finding(problem: Problem) -> dict[str, object]:
    finding: dict[str, object] = {
        "ruleId": problem.code,
        "level": str(problem.severity),
        "message": {"text": f"{problem.message}; {problem.hint}" if problem.hint else problem.message},
    }
    if place := problem.location:
        region = {"region": {"startLine": place.line, "startColumn": place.column}} if place.line else {}
        finding["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": place.path}, **region}}]
    return finding


PROBLEM_FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": problems_as_text,
    "json": problems_as_json,
    "github": problems_as_github,
    "sarif": problems_as_sarif,
}
"""Formats of problems by their names."""
