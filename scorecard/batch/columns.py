"""Columns of observations: what each cell of a criterion's column is worth, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite, lcm
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.buffers import codes_in, numbers_in
from scorecard.kernel.values import Amounts, Known, Truths, certain, spanning
from scorecard.model.facts import ObservedValue
from scorecard.model.measure import Measure
from scorecard.model.names import unknown_name
from scorecard.model.node import Node
from scorecard.model.number import FRACTION, exact
from scorecard.model.result import Bounded
from scorecard.model.words import NO_VALUE
from scorecard.problem import Problem, echo
from scorecard.scoring.normalise import judge_level, judge_number
from scorecard.source import Pointer

NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?")
"""A number in a column of text."""
EXACT_WHOLE = 2**53
"""Whole numbers up to here are the same in floating point."""
WELL_PLACED = 100
"""How many times the distance between the goalposts lie from 0 at most, where floating point finds the way."""
MISFIT = "misfit-observation"


class Cells(Protocol):
    """What cells are worth, looked up a block at a time, so that no second table stands beside the first."""

    def at(self, where: slice) -> Known:
        """Return some rows, each array of shape (rows,)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion for every row."""

    values: Cells
    common: int | None
    """What every exact value is a whole multiple of one over; None where that is not known."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """Cells by the number of what they say."""

    codes: pa.Array
    """Whole numbers; null is unknown."""
    score: Amounts
    """What each number is worth, and at the end what null is; not a number where it is unknown or does not apply."""
    absent: Truths
    """Which of them do not apply."""
    low: float
    high: float

    def at(self, where: slice) -> Known:
        """Return some rows, each array of shape (rows,)."""
        codes = codes_in(self.codes, where)
        absent = self.absent.take(codes) if self.absent.any() else None
        return spanning(self.score.take(codes), self.low, self.high, absent)


@dataclass(frozen=True, slots=True)
class Measured:
    """Numbers between the goalposts of a linear measure."""

    cells: pa.Array
    """Numbers; null is unknown."""
    measure: Measure

    def at(self, where: slice) -> Known:
        """Return some rows, each array of shape (rows,)."""
        worst, best = map(float, self.measure.goalposts)
        way = numbers_in(self.cells, where)
        way -= worst
        way /= best - worst
        if self.measure.cap in {"both", "worst"}:
            np.maximum(way, 0.0, out=way)
        if self.measure.cap in {"both", "best"}:
            np.minimum(way, 1.0, out=way)
        return spanning(way, 0.0, 1.0)


def column_of(node: Node, cells: pa.Array | None, rows: int) -> Column:
    """Return what a column says of a criterion.

    Args:
        node: a criterion that is judged by a scale or a measure.
        cells: levels, numbers or reasons; null is unknown, and so is everything where there is no column.
        rows: how many there are.
    """
    if cells is None or cells.null_count == rows:
        return _by_code(node, pa.nulls(rows, pa.int8()), [])
    if pa.types.is_dictionary(cells.type) and not is_text(cells.type.value_type):
        cells = cells.dictionary_decode()
    if is_text(cells.type):
        return _of_texts(node, cells)
    if not is_number(cells.type):
        return _nothing(_wrong(node, 0, rows, f"a column of {cells.type}", "give text or numbers"))
    if node.measure is None:
        return _nothing(_wrong(node, 0, rows, "numbers", "give the ids of levels as text"))
    return _of_numbers(node, node.measure, cells)


def is_text(kind: pa.DataType) -> bool:
    """Tell whether cells are text, as they are or by a dictionary."""
    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    found: bool = pa.types.is_string(inner) or pa.types.is_large_string(inner) or pa.types.is_string_view(inner)
    return found


def is_number(kind: pa.DataType) -> bool:
    """Tell whether cells are numbers."""
    found: bool = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    return found


def observed_in(node: Node, cell: object) -> ObservedValue | None:
    """Return what a cell that fits its criterion says, as a record would; None where it is null."""
    if cell is None:
        return None
    if isinstance(cell, str):
        number = None if node.scale else _number(cell)
        return ObservedValue(level=cell) if number is None else ObservedValue(number=number)
    return ObservedValue(number=exact(cell))


def _of_texts(node: Node, cells: pa.Array) -> Column:
    encoded = cells if pa.types.is_dictionary(cells.type) else cells.dictionary_encode()
    codes, texts = encoded.indices, encoded.dictionary.to_pylist()
    unfit = {code: text for code, text in enumerate(texts) if text is not None and any(_misfits(node, text))}
    problems = [problem for code, text in unfit.items() for problem in _unfit(node, text, codes, code)]
    # A dictionary may hold texts that stand in no row.
    said = [None if code in unfit else text for code, text in enumerate(texts)]
    return _nothing(*problems) if problems else _by_code(node, codes, said)


def _by_code(node: Node, codes: pa.Array, texts: Sequence[object]) -> Column:
    """Return the values of codes; null is unknown."""
    common = None
    if node.scale:
        levels = [node.scale.value(level) for level in node.scale.levels]
        common = lcm(*(value.denominator for value in levels if value is not None))
    return Column(_coded(node, codes, texts), common)


def _coded(node: Node, codes: pa.Array, said: Sequence[object]) -> Coded:
    """Return what cells are worth by the number of what they say, each distinct thing by the definition."""
    judged = [_judged(node, observed_in(node, cell)) for cell in (*said, None)]
    score = np.array([np.nan if each.score is None else float(each.score) for each in judged])
    absent = np.array([each.outcome == "excluded" for each in judged])
    low, high = judged[-1].lower, judged[-1].upper
    return Coded(codes, score, absent, float(low or 0), float(high or 0))


def _judged(node: Node, observed: ObservedValue | None) -> Bounded:
    if node.scale:
        return judge_level(node.scale, observed)
    return judge_number(node.measure or Measure(worst=Fraction(0), best=Fraction(1)), observed)


def _unfit(node: Node, text: str, codes: pa.Array, code: int) -> Iterator[Problem]:
    """Yield what is wrong with a text that does not fit, if it stands in any row."""
    rows = np.flatnonzero(codes_in(codes) == code)
    if len(rows):
        yield from _misfits(node, text, int(rows[0]), len(rows))


def _misfits(node: Node, text: str, place: int = 0, count: int = 1) -> Iterator[Problem]:
    """Yield what is wrong with a text that stands in some rows; nothing where it fits."""
    if text in NO_VALUE:
        return
    if node.scale:
        known = tuple(level.id for level in node.scale.levels)
        if text not in known:
            problem = unknown_name("level", _at(node, place), text, known, within=f"the scale of '{node.id}'")
            yield in_rows(problem, place, count)
        return
    number = _number(text)
    if number is None:
        yield _wrong(node, place, count, f"'{echo(text)}'", f"write a number, or one of: {', '.join(NO_VALUE)}")
    elif _is_out_of_curve(node, float(number)):
        yield _not_above_zero(node, place, count)


def _of_numbers(node: Node, measure: Measure, cells: pa.Array) -> Column:
    whole = pa.types.is_integer(cells.type)
    if problems := list(_unfit_numbers(node, cells)):
        return _nothing(*problems)
    if _is_plain(measure) and (_are_exact(cells) if whole else not pa.types.is_decimal(cells.type)):
        return Column(Measured(cells, measure), _common(measure) if whole else None)
    encoded = cells.dictionary_encode()
    return Column(_coded(node, encoded.indices, encoded.dictionary.to_pylist()), None)


def _are_exact(cells: pa.Array) -> bool:
    ends = pc.min_max(cells).as_py()
    return bool(max(abs(ends["min"]), abs(ends["max"])) < EXACT_WHOLE)


def _unfit_numbers(node: Node, cells: pa.Array) -> Iterator[Problem]:
    is_log = node.measure is not None and node.measure.curve == "log"
    # What adds up to a finite number is finite; Arrow adds up ten times as fast as each number is looked at here.
    if not is_log and isfinite(pc.sum(cells).as_py()):
        return
    numbers = numbers_in(cells.cast(pa.float64(), safe=False), null=1.0)
    infinite = np.flatnonzero(~np.isfinite(numbers))
    if len(infinite):
        yield _wrong(node, int(infinite[0]), len(infinite), f"{numbers[infinite[0]]}", "leave the cell null")
    out = np.flatnonzero(numbers <= 0) if is_log else infinite[:0]
    if len(out):
        yield _not_above_zero(node, int(out[0]), len(out))


def _is_plain(measure: Measure) -> bool:
    """Tell whether floating point finds the way between the goalposts as surely as fractions do."""
    if measure.table or measure.curve == "log":
        return False
    worst, best = measure.goalposts
    literal = all(exact(float(post)) == post for post in (worst, best))
    return literal and max(abs(worst), abs(best)) <= WELL_PLACED * abs(best - worst)


def _common(measure: Measure) -> int:
    worst, best = measure.goalposts
    return worst.denominator * abs(best - worst).numerator


def _nothing(*problems: Problem) -> Column:
    return Column(certain(np.empty(0)), None, problems)


def _number(text: str) -> Fraction | None:
    if NUMBER.fullmatch(text):
        return exact(Decimal(text))
    return exact(text) if FRACTION.fullmatch(text) else None


def _is_out_of_curve(node: Node, number: float) -> bool:
    return node.measure is not None and node.measure.curve == "log" and number <= 0


def _not_above_zero(node: Node, place: int, count: int) -> Problem:
    message = f"'{node.id}' takes a number above 0, as its curve is a logarithm"
    found = Problem(code=MISFIT, message=message, pointer=_at(node, place), hint="write a number above 0")
    return in_rows(found, place, count)


def _wrong(node: Node, place: int, count: int, what: str, hint: str) -> Problem:
    kind = "a level" if node.scale else "a number"
    message = f"'{node.id}' takes {kind}, not {what}"
    return in_rows(Problem(code=MISFIT, message=message, pointer=_at(node, place), hint=hint), place, count)


def _at(node: Node, place: int) -> Pointer:
    return Pointer((node.reads, place))


def in_rows(problem: Problem, place: int, count: int) -> Problem:
    """Return a problem that says in which row it is found first, counted from 1, and in how many more."""
    more = f" and {count - 1} more" if count > 1 else ""
    return Problem(
        code=problem.code, message=f"row {place + 1}{more}: {problem.message}", pointer=problem.pointer,
        found=problem.found, allowed=problem.allowed, hint=problem.hint,
    )  # fmt: skip
