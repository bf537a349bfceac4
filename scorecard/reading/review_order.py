"""What a good reviewer would ask of levels and bands that are written in no order; no score depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from scorecard.model.number import literal
from scorecard.model.outline import Outline
from scorecard.model.rubric import Rubric
from scorecard.problem import Problem, Severity, echo
from scorecard.source import Pointer

T = TypeVar("T", Fraction, tuple[Fraction, bool])


def levels_are_out_of_order(rubric: Rubric, _outline: Outline) -> Iterator[Problem]:
    """What the levels of a scale are worth rises and falls, so that one of the numbers may be mistyped."""
    for name, scale in rubric.scales.items():
        known = [
            (index, level, value)
            for index, level in enumerate(scale.levels)
            if (value := scale.value(level)) is not None
        ]
        if turn := _turn([value for _, _, value in known]):
            (_, before, worth_before), (index, level, worth) = known[turn - 1 : turn + 1]
            yield _out_of_order(
                f"the levels of '{name}' neither rise nor fall: '{before.id}' is worth {literal(worth_before)}, and "
                f"'{level.id}' after it {literal(worth)}",
                Pointer(("scales", name, "levels", index)),
                "write the worst level first and the best last, or mend what they are worth",
            )


def bands_are_out_of_order(_: Rubric, outline: Outline) -> Iterator[Problem]:
    """Where bands start rises and falls down their list, so that a reader may take one for another."""
    for each in outline.parts:
        bands = each.part.bands or ()
        if turn := _turn([band.place for band in bands]):
            before, band = bands[turn - 1 : turn + 1]
            yield _out_of_order(
                f"the bands neither rise nor fall: '{echo(before.label)}' starts at {literal(before.threshold)}, and "
                f"'{echo(band.label)}' after it at {literal(band.threshold)}",
                each.at / "bands" / turn,
                "write the lowest band first and the highest last, or mend where they start",
            )


def _turn(values: Sequence[T]) -> int:
    """Return the index of the first value that goes against the direction of those before it; 0 where none does."""
    rises = None
    for index, (before, value) in enumerate(pairwise(values), 1):
        if before != value:
            if rises is not None and rises != (value > before):
                return index
            rises = value > before
    return 0


def _out_of_order(message: str, pointer: Pointer, hint: str) -> Problem:
    return Problem(code="out-of-order", message=message, pointer=pointer, hint=hint, severity=Severity.WARNING)
