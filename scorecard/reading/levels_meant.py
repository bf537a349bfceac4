"""Levels that were typed as people say them: the problem lists the ids that the rubric has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.problem import Problem, did_you_mean
from scorecard.source import Pointer

if TYPE_CHECKING:
    from scorecard.model.node import Node
    from scorecard.model.rubric import Rubric


def levels_listed(problems: Iterable[Problem], rubrics: Iterable[Rubric]) -> Iterator[Problem]:
    """Yield the problems of a record, those of levels that are no ids with the ids that may stand there.

    Args:
        problems: of one record, which could not be read because of them.
        rubrics: those under which it is read; of several that have the criterion the first counts.
    """
    known = list(rubrics)
    for problem in problems:
        node = _judged(problem.pointer, known) if problem.code == "bad-id" else None
        yield _listed(problem, _titles(node)) if node else problem


def _judged(pointer: Pointer, rubrics: Iterable[Rubric]) -> Node | None:
    """Return the criterion whose level stands at a place, if one does."""
    steps = pointer.steps
    if steps[:1] != ("observations",) or steps[2:] != ("level",):
        return None
    nodes = (node for rubric in rubrics for node in rubric.observed.get(str(steps[1]), ()))
    return next((node for node in nodes if node.scale), None)


def _titles(node: Node) -> Mapping[str, str]:
    """Return what each level is called, by its id."""
    said = getattr(node.source, "levels", {})
    levels = node.scale.levels if node.scale else ()
    return {level.id: said.get(level.id) or level.title or level.id for level in levels}


def _listed(problem: Problem, titles: Mapping[str, str]) -> Problem:
    typed = (problem.found or "").casefold()
    meant = [name for name, title in titles.items() if typed in {name.casefold(), title.casefold()}]
    hint = f"did you mean '{meant[0]}'?" if meant else did_you_mean(typed, titles) or problem.hint
    return replace(problem, allowed=tuple(titles), hint=hint)
