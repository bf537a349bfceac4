"""Problems for programs: JSON, the workflow commands of GitHub, and SARIF for code scanners."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from scorecard.later import later
from scorecard.problem import Problem, visible
from scorecard.rendering.diagnostic import problems_as_lines, problems_as_text
from scorecard.source import Location

if TYPE_CHECKING:
    from json import dumps

    from scorecard.model.manual import ManualEntry
else:
    dumps = later("json:dumps")

Meanings: TypeAlias = "Mapping[str, ManualEntry]"
"""What each problem code means."""


def problems_as_json(problems: Sequence[Problem]) -> str:
    """Return every problem as an object in a JSON list."""
    return dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


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


def problems_as_sarif(problems: Sequence[Problem], meanings: Meanings) -> str:
    """Return problems as SARIF 2.1.0, which code scanners exchange, with what each code means.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
    """
    codes = sorted({problem.code for problem in problems})
    rules = [_rule(code, meanings[code]) for code in codes]
    driver = {"name": "scorecard", "rules": rules}
    results = [_finding(problem, codes.index(problem.code)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, meaning: ManualEntry) -> dict[str, object]:
    return {
        "id": code,
        "shortDescription": {"text": meaning.what},
        "fullDescription": {"text": f"{meaning.what} {meaning.why}"},
        "help": {"text": f"scorecard problem {code}"},
    }


def _finding(problem: Problem, rule: int) -> dict[str, object]:
    finding: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": visible(f"{problem.message}; {problem.hint}" if problem.hint else problem.message)},
    }
    if place := problem.location:
        region = {"region": _region(place)} if place.line else {}
        address = {"uri": quote(place.path, safe="/~")}
        finding["locations"] = [{"physicalLocation": {"artifactLocation": address, **region}}]
    return finding


def _region(place: Location) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + max(1, place.width)}


PROBLEM_FORMATS: dict[str, Callable[[Sequence[Problem], Meanings], str]] = {
    "text": lambda problems, _: problems_as_text(problems),
    "concise": lambda problems, _: problems_as_lines(problems),
    "json": lambda problems, _: problems_as_json(problems),
    "github": lambda problems, _: problems_as_github(problems),
    "sarif": problems_as_sarif,
}
"""Formats of problems by their names; only SARIF says what the codes mean."""
