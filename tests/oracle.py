"""A second, independent reading of the rules of scoring: it shares no code with the library that it checks.

It takes a rubric and a record as plain mappings in their long form, in which every choice that a document may leave
out is written where it holds. Numbers are `Fraction`, or text such as `53/60`. It trusts what it is given. This file
holds what turns values into scores; `oracle_of_acts` holds what turns acts into values. Each has at most 60 lines
besides imports and docstrings, so that it can be checked by eye.

Source: the design's section "Scoring, exactly".
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction as F
from math import prod
from statistics import median
from typing import Any

from oracle_of_acts import Document, Value, acts_of, compared, evidence

GONE: Value = (None, None, None, F(0))


def expected(rubric: Document, record: Document) -> dict[str, Value]:
    """Return the value of every node by its dotted path; the whole stands under the empty path."""
    found: dict[str, Value] = {}
    with localcontext(Context(prec=40)):
        judge(rubric, "", rubric, record, found)
    return found


def judge(part: Document, path: str, rubric: Document, record: Document, found: dict[str, Value]) -> F:
    """Note the values of a node and of all below it, and return its full marks."""
    parts = {f"{path}.{p['id']}".lstrip("."): p for p in part.get("dimensions", []) + part.get("criteria", [])}
    marks = {name: judge(child, name, rubric, record, found) for name, child in parts.items()}
    in_points = part.get("aggregate") == {"method": "sum"}
    weights = {name: marks[name] if in_points else F(child["weight"]) for name, child in parts.items()}
    counted = [(weights[name], found[name]) for name in parts if weights[name] and found[name] != GONE]
    found[path] = dimension(part, counted) if counted else GONE if parts else criterion(part, rubric, record)
    return sum(marks.values(), F(0)) if parts else F(part["out_of"])


def dimension(part: Document, counted: list[tuple[F, Value]]) -> Value:
    """Aggregate the children that apply and have a weight above 0."""
    lower, upper = (aggregate(part["aggregate"], [(w, v[end]) for w, v in counted]) for end in (1, 2))
    instead = {"worst": 1, "best": 2}.get(part["missing"], 0)
    known = [(w, v[0] if v[0] is not None else v[instead]) for w, v in counted if v[0] is not None or instead]
    coverage = sum((w * v[3] for w, v in counted), F(0)) / sum(w for w, _ in counted)
    withheld = coverage < F(part["min_coverage"]) or (part["missing"] == "withhold" and len(known) < len(counted))
    score = between(lower, aggregate(part["aggregate"], known), upper) if known and not withheld else None
    return score, lower, upper, coverage


def aggregate(how: Document, pairs: list[tuple[F, F]]) -> F:
    """Return one value from 0 to 1 for weights with values; a mean lies between its inputs."""
    method, p, values = how["method"], F(how.get("power", 1)), [v for _, v in pairs]
    shared = [(w / sum(w for w, _ in pairs), v) for w, v in pairs]
    unweighted: dict[str, Callable[[list[F]], Any]] = {"min": min, "max": max, "median": median, "product": prod}
    weighted: dict[str, Callable[[], Any]] = {
        "geometric": lambda: rounded(prod((real(v) ** real(w) for w, v in shared), start=Decimal(1))),
        "harmonic": lambda: 1 / sum(w / v for w, v in shared),
        "power": lambda: raised(sum((w * raised(v, p) for w, v in shared), F(0)), 1 / p),
    }
    vanishes = 0 in values and (method in {"geometric", "harmonic"} or p < 0)
    mean = weighted.get(method, lambda: sum(w * v for w, v in shared))
    value = F(0) if vanishes else unweighted[method](values) if method in unweighted else mean()
    return between(F(0), value if method == "product" else between(min(values), value, max(values)), F(1))


def between(low: F, value: F, high: F) -> F:
    """Return the value, or the end that it lies beyond."""
    return min(max(low, value), high)


def raised(base: F, exponent: F) -> F:
    """Return a power; exactly, where the exponent is whole."""
    return base**exponent.numerator if exponent.denominator == 1 else rounded(real(base) ** real(exponent))


def real(value: F) -> Decimal:
    """Return a number with 40 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def rounded(value: Decimal) -> F:
    """Return a number with 30 of its digits."""
    return F(Context(prec=30).plus(value))


def criterion(part: Document, rubric: Document, record: Document) -> Value:
    """Judge a leaf by the one rule that it has."""
    seen = record["observations"].get(part["id"], {"level": "not_found"})
    scale = rubric["scales"][part["scale"]]["levels"] if "scale" in part else []
    levels = {"not_applicable": {"exclude": True}} | {level["id"]: level for level in scale}
    if "exclude" in levels.get(seen.get("level"), {}):
        return GONE
    if rule := part.get("evidence"):
        return evidence(rule, record, acts_of(record))
    if rule := part.get("groups"):
        return compared(rule, rubric["relations"]["groups"], record)
    worths = {name: F(level["score"]) for name, level in levels.items() if "score" in level} or {"": F(0), " ": F(1)}
    value = position(part["measure"], F(seen["number"])) if "number" in seen else worths.get(seen["level"])
    return (None, min(worths.values()), max(worths.values()), F(0)) if value is None else (value, value, value, F(1))


def position(measure: Document, number: F) -> F:
    """Return where a number lies between the goalposts."""
    worst, best = F(measure["worst"]), F(measure["best"])
    value = (number - worst) / (best - worst)
    if measure["curve"] == "log":
        value = rounded((real(number).ln() - real(worst).ln()) / (real(best).ln() - real(worst).ln()))
    low, high = (F(end) if measure["cap"] in {"both", side} else value for end, side in enumerate(("worst", "best")))
    return between(low, value, high)
