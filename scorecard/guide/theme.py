"""A publisher's own look: CSS that sets variables of the page, and nothing else.

Why: a style sheet can load from elsewhere, hide what the page says and recolour one subject; a variable cannot, as long
as its value is a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scorecard.problem import DocumentError, Problem, echo
from scorecard.reading.files import read_text
from scorecard.source import Location

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"\s*(?:(?P<name>--[^:;\s]*)[ \t]*(?::(?P<value>[^;\n]*))?(?P<end>;?)|(?P<other>[^\n]+))")
"""A declaration, or a line of anything else."""
NAME = re.compile(r"--guide-[a-z0-9]+(-[a-z0-9]+)*")
"""How a variable of the page is called."""
FORM = "--guide-name: value;"
FUNCTIONS = (
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color-mix", "light-dark", "calc", "min",
    "max", "clamp", "var",
)  # fmt: skip
"""Functions that a value may use: none of them loads anything."""
VALUE = re.compile(r"[\w #.,%()+*/\"'-]+", re.ASCII)
"""Characters of a value."""
CALL = re.compile(r"([\w-]*)\s*\(", re.ASCII)
LIMIT = 20_000
"""Bytes of a theme at most."""


def read_theme(path: str) -> str:
    """Return the declarations of a theme, one a line, without its comments.

    Raises:
        DocumentError: with every problem of the file: anything but comments and `--guide-name: value;`, a value that
            might load something, and what `read_text` refuses.
    """
    text = read_text(path, limit=LIMIT)
    bare = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    problems: list[Problem] = []
    lines: list[str] = []
    for start, found in _declarations(bare):
        problem = _problem(found)
        if problem is None:
            lines.append(f"{found['name']}: {' '.join(found['value'].split())};")
        else:
            problems.append(_placed(problem, path, text, start))
    if problems:
        raise DocumentError(problems)
    return "\n".join(lines)


def _declarations(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each declaration with where its first character stands."""
    place = 0
    while (found := DECLARATION.match(text, place)) and found[0].strip():
        yield found.start("name") if found["name"] else found.start("other"), found
        place = found.end()


def _problem(found: re.Match[str]) -> Problem | None:
    name, value = found["name"] or found["other"].strip(), found["value"]
    if not NAME.fullmatch(name):
        what = f"'{echo(name)}' sets no variable of the page"
        return _refused("bad-theme", what, name, "a theme sets variables and nothing else")
    if value is None or not value.strip() or not found["end"]:
        return _refused("bad-theme", f"the declaration of {name} is not complete", name, f"write it as {FORM}")
    return _problem_of_value(name, value.strip())


def _problem_of_value(name: str, value: str) -> Problem | None:
    calls = [call for call in CALL.findall(value) if call and call.lower() not in FUNCTIONS]
    if calls:
        return Problem(
            code="bad-theme-value",
            message=f"the value of {name} uses {echo(calls[0])}(), which is no function that a theme may use",
            found=value,
            allowed=FUNCTIONS,
            hint="a theme sets colours, lengths and fonts; it loads nothing",
        )
    if not VALUE.fullmatch(value) or not _is_closed(value):
        what = f"the value of {name} is not a plain one"
        return replace(
            _refused("bad-theme-value", what, value, "write colours, lengths, numbers and font names; no < { } \\ @"),
            allowed=(),
        )
    return None


def _is_closed(value: str) -> bool:
    """Tell whether what is opened in a value is closed in it, so that nothing after it is taken in."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", value)
    depth = 0
    for sign in bare:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0 and not set(bare) & {'"', "'"} and "/*" not in bare


def _refused(code: str, message: str, found: str, hint: str) -> Problem:
    return Problem(code=code, message=message, found=found or None, allowed=(FORM,), hint=hint)


def _placed(problem: Problem, path: str, text: str, start: int) -> Problem:
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    excerpt = text.splitlines()[line - 1]
    return replace(problem, location=Location(path, line, column, excerpt=excerpt))
