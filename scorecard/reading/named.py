"""Names in warnings: those that readers take for one another, and lists of them that are not long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scorecard.problem import Problem, Severity, echo
from scorecard.source import Pointer

NAMED = 3
"""Names that a warning about many lists at most."""


def alike(named: Iterable[tuple[str, Pointer]], *, on_key: bool = False) -> Iterator[Problem]:
    """Yield a warning for each name that differs from one before it only in case, blanks or underscores."""
    seen: dict[str, str] = {}
    for name, pointer in named:
        before = seen.setdefault(folded(name), name)
        if before != name:
            yield Problem(
                code="alike-names",
                message=f"'{echo(name)}' and '{echo(before)}' differ in case, blanks or underscores alone",
                pointer=pointer,
                found=echo(name),
                hint="write both alike where they are one, and give them clearer names where they are two",
                severity=Severity.WARNING,
                on_key=on_key,
            )


def folded(name: str) -> str:
    """Return what a reader takes in of a name: neither its case nor its blanks and underscores, but between digits."""
    return re.sub(r"(?<!\d)[_\s]+|[_\s]+(?!\d)", "", name.casefold()).replace("_", " ")


def listed(names: list[str]) -> str:
    """Return names in quotation marks, three at most, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(f"'{name}'" for name in names[:NAMED]) + more
