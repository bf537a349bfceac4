"""Columns of observations: what each cell of a criterion's column is worth, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.kernel.values import Amounts, Values
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


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion for every row."""

    values: Values
    """Each array of shape (rows,)."""
    common: int | None
    """What every exact value is a whole multiple of one over; None where that is not known."""
    problems: tuple[Problem, ...] = ()


def column_of(node: Node, cells: pa.Array | None, rows: int) -> Column:
    """Return what a column says of a criterion.

    Args:
        node: a criterion that is judged by a scale or a measure.
        cells: levels, numbers or reasons; null is unknown, and so is everything where there is no column.
        rows: how many there are.
    """
    if cells is None or cells.null_count == rows:
        return _by_code(node, np.full(rows, -1), [])
    if pa.types.is_dictionary(cells.type) and not is_text(cells.type.value_type):
        cells = cells.dictionary_decode()
    if is_text(cells.type):
        return _of_texts(node, cells)
    if not is_number(cells.type):
        return _nothing(rows, _wrong(node, 0, rows, f"a column of {cells.type}", "give text or numbers"))
    if node.measure is None:
        return _nothing(rows, _wrong(node, 0, rows, "numbers", "give the ids of levels as text"))
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
    codes = pc.fill_null(encoded.indices.cast(pa.int64()), -1).to_numpy(zero_copy_only=False)
    # A column that others share its dictionary with is judged by its own texts alone.
    used = np.flatnonzero(np.bincount(codes[codes >= 0], minlength=len(encoded.dictionary)))
    places = np.full(len(encoded.dictionary) + 1, -1)
    places[used] = np.arange(len(used))
    codes, texts = places[codes], [encoded.dictionary[int(place)].as_py() for place in used]
    codes = np.where(np.array([text is None for text in texts] + [True])[codes], -1, codes)
    named = [(code, text) for code, text in enumerate(texts) if text is not None]
    problems = [problem for code, text in named for problem in _unfit(node, text, codes, code)]
    return _nothing(len(codes), *problems) if problems else _by_code(node, codes, texts)


def _by_code(node: Node, codes: np.ndarray[tuple[int], np.dtype[np.int64]], texts: Sequence[str | None]) -> Column:
    """Return the values of codes, of which -1 is unknown."""
    judged = [_judged(node, observed_in(node, text)) for text in (*texts, None)]
    common = None
    if node.scale:
        levels = [node.scale.value(level) for level in node.scale.levels]
        common = lcm(*(value.denominator for value in levels if value is not None))
    return Column(_looked_up(judged, codes), common)


def _looked_up(judged: Sequence[Bounded], codes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Values:
    return Values(
        _row([each.score for each in judged])[codes],
        _row([each.lower for each in judged])[codes],
        _row([each.upper for each in judged])[codes],
        _row([each.coverage for each in judged])[codes],
    )


def _row(numbers: Sequence[Fraction | None]) -> Amounts:
    return np.array([np.nan if number is None else float(number) for number in numbers])


def _judged(node: Node, observed: ObservedValue | None) -> Bounded:
    if node.scale:
        return judge_level(node.scale, observed)
    return judge_number(node.measure or Measure(worst=Fraction(0), best=Fraction(1)), observed)


def _unfit(node: Node, text: str, codes: np.ndarray[tuple[int], np.dtype[np.int64]], code: int) -> Iterator[Problem]:
    """Yield what is wrong with a text that stands in some rows."""
    rows = np.flatnonzero(codes == code)
    if not len(rows):
        return
    place, count = int(rows[0]), len(rows)
    if node.scale:
        known = tuple(level.id for level in node.scale.levels)
        if text not in (*known, *NO_VALUE):
            problem = unknown_name("level", _at(node, place), text, known, within=f"the scale of '{node.id}'")
            yield _in_rows(problem, place, count)
    elif text not in NO_VALUE:
        number = _number(text)
        if number is None:
            yield _wrong(node, place, count, f"'{echo(text)}'", f"write a number, or one of: {', '.join(NO_VALUE)}")
        elif _is_out_of_curve(node, float(number)):
            yield _not_above_zero(node, place, count)


def _of_numbers(node: Node, measure: Measure, cells: pa.Array) -> Column:
    whole, decimal = pa.types.is_integer(cells.type), pa.types.is_decimal(cells.type)
    known = pc.is_valid(cells).to_numpy(zero_copy_only=False)
    numbers = pc.fill_null(cells.cast(pa.float64(), safe=False), 1.0).to_numpy(zero_copy_only=False)
    if problems := list(_unfit_numbers(node, numbers)):
        return _nothing(len(numbers), *problems)
    fits = not decimal and (not whole or float(np.abs(numbers).max(initial=0)) < EXACT_WHOLE)
    if fits and _is_plain(measure):
        return Column(_plainly(measure, numbers, known), _common(measure) if whole else None)
    return Column(_each_exactly(node, cells), None)


def _unfit_numbers(node: Node, numbers: Amounts) -> Iterator[Problem]:
    infinite = np.flatnonzero(~np.isfinite(numbers))
    if len(infinite):
        yield _wrong(node, int(infinite[0]), len(infinite), f"{numbers[infinite[0]]}", "leave the cell null")
    out = np.flatnonzero(numbers <= 0) if node.measure and node.measure.curve == "log" else infinite[:0]
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


def _plainly(measure: Measure, numbers: Amounts, known: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Values:
    worst, best = map(float, measure.goalposts)
    way = (numbers - worst) / (best - worst)
    if measure.cap in {"both", "worst"}:
        way = np.maximum(way, 0.0)
    if measure.cap in {"both", "best"}:
        way = np.minimum(way, 1.0)
    if known.all():
        return Values(way, way, way, np.ones(len(way)))
    return Values(
        np.where(known, way, np.nan), np.where(known, way, 0.0), np.where(known, way, 1.0), known.astype(np.float64)
    )


def _each_exactly(node: Node, cells: pa.Array) -> Values:
    """Return the values of numbers by the definition, each distinct one once."""
    encoded = cells.dictionary_encode()
    codes = pc.fill_null(encoded.indices.cast(pa.int64()), -1).to_numpy(zero_copy_only=False)
    judged = [_judged(node, observed_in(node, cell)) for cell in (*encoded.dictionary.to_pylist(), None)]
    return _looked_up(judged, codes)


def _nothing(rows: int, *problems: Problem) -> Column:
    nothing = np.full(rows, np.nan)
    return Column(Values(nothing, nothing, nothing, nothing), None, problems)


def _number(text: str) -> Fraction | None:
    if NUMBER.fullmatch(text):
        return exact(Decimal(text))
    return exact(text) if FRACTION.fullmatch(text) else None


def _is_out_of_curve(node: Node, number: float) -> bool:
    return node.measure is not None and node.measure.curve == "log" and number <= 0


def _not_above_zero(node: Node, place: int, count: int) -> Problem:
    message = f"'{node.id}' takes a number above 0, as its curve is a logarithm"
    found = Problem(code=MISFIT, message=message, pointer=_at(node, place), hint="write a number above 0")
    return _in_rows(found, place, count)


def _wrong(node: Node, place: int, count: int, what: str, hint: str) -> Problem:
    kind = "a level" if node.scale else "a number"
    message = f"'{node.id}' takes {kind}, not {what}"
    return _in_rows(Problem(code=MISFIT, message=message, pointer=_at(node, place), hint=hint), place, count)


def _at(node: Node, place: int) -> Pointer:
    return Pointer((node.reads, place))


def _in_rows(problem: Problem, place: int, count: int) -> Problem:
    """Return a problem that says in which row it is found first, counted from 1, and in how many more."""
    more = f" and {count - 1} more" if count > 1 else ""
    return Problem(
        code=problem.code, message=f"row {place + 1}{more}: {problem.message}", pointer=problem.pointer,
        found=problem.found, allowed=problem.allowed, hint=problem.hint,
    )  # fmt: skip
