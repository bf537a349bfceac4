"""Problems drawn for people: with their lines of text, or on one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.problem import Problem, Severity, visible

SHOWN = 100
"""Problems shown at most; the rest are counted."""
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_RESET = "\x1b[0m"


def problems_as_text(problems: Sequence[Problem], *, color: bool = False) -> str:
    """Return problems with their lines of text, errors before warnings, and a last line that counts them."""
    shown = [_drawn(problem, color=color) for problem in errors_first(problems)[:SHOWN]]
    return "\n".join([*shown, count_line(problems)]) + "\n"


def problems_as_lines(problems: Sequence[Problem]) -> str:
    """Return every problem on one line, errors before warnings, as editors and grep read them."""
    return "".join(f"{visible(problem.with_hint)}\n" for problem in errors_first(problems))


def errors_first(problems: Sequence[Problem]) -> list[Problem]:
    """Return errors, then warnings, each in the order given, so that warnings never hide an error."""
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)


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
