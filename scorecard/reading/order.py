"""Problems in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.problem import Problem


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place; at one place only the first problem stands, the others follow from it."""
    by_place: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        place = problem.location
        key = (place.path, place.line, place.column, problem.on_key) if place else (str(problem.pointer),)
        if place and place.line and problem.code != "missing-key":
            by_place.setdefault(key, problem)
        else:
            by_place.setdefault((*key, problem.message), problem)
    return sorted(by_place.values(), key=_place_of)


def _place_of(problem: Problem) -> tuple[str | int, ...]:
    """Return what a problem is sorted by; what has no place comes first."""
    place = problem.location
    return (place.path, place.line, place.column, problem.code, problem.message) if place else ()
