"""A second, independent reading of the rules of scoring: it shares no code with the library that it checks.

It takes a rubric and a record as plain mappings in their long form, in which every choice that a document may leave
out is written where it holds. Numbers are `Fraction`, or text such as `53/60`. It trusts what it is given. This file
holds what turns values into scores; `oracle_of_acts` holds what turns acts into values. The functions of each have
at most 60 lines besides headings and docstrings, so that they can be checked by eye. The median of three numbers
keeps one of them between the other two.

Source: the design's section "Scoring, exactly".
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import prod
from statistics import median
from typing import Any

from oracle_of_acts import ONE, ZERO, Document, Value, acts_of, compared, evidence

GONE: Value = (None, None, None, ZERO)


def expected(rubric: Document, record: Document) -> dict[str, Value]:
    """Return the value of every node by its dotted path; the whole stands under the empty path."""
    found: dict[str, Value] = {}
    with localcontext(Context(prec=40)):
        judge(rubric, "", rubric, record, found)
    return found


def judge(part: Document, path: str, rubric: Document, record: Document, found: dict[str, Value]) -> Fraction:
    """Note the values of a node and of all below it, and return its full marks."""
    parts = {f"{path}.{p['id']}".lstrip("."): p for p in part.get("dimensions", []) + part.get("criteria", [])}
    marks = {name: judge(child, name, rubric, record, found) for name, child in parts.items()}
    in_points = part.get("aggregate") == {"method": "sum"}
    weights = marks if in_points else {name: Fraction(child["weight"]) for name, child in parts.items()}
    counted = [(weights[name], found[name]) for name in parts if weights[name] and found[name] != GONE]
    found[path] = dimension(part, counted) if counted else GONE if parts else criterion(part, rubric, record)
    return sum((marks[name] for name in parts if weights[name]), ZERO) if parts else Fraction(part["out_of"])


def dimension(part: Document, counted: list[tuple[Fraction, Value]]) -> Value:
    """Aggregate the children that apply and have a weight above 0."""
    lower, upper = (aggregate(part["aggregate"], [(w, v[end]) for w, v in counted]) for end in (1, 2))
    instead = {"worst": 1, "best": 2}.get(part["missing"], 0)
    known = [(w, v[0] if v[0] is not None else v[instead]) for w, v in counted if v[0] is not None or instead]
    coverage = sum((w * v[3] for w, v in counted), ZERO) / sum(w for w, _ in counted)
    withheld = part["missing"] == "withhold" and len(known) < len(counted)
    if withheld or not known or coverage < Fraction(part["min_coverage"]):
        return None, lower, upper, coverage
    return median((lower, aggregate(part["aggregate"], known), upper)), lower, upper, coverage


def aggregate(how: Document, pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Return one value from 0 to 1 for weights with values; a mean lies between its inputs."""
    method, p, values = how["method"], Fraction(how.get("power", 1)), [v for _, v in pairs]
    shared = [(w / sum(w for w, _ in pairs), v) for w, v in pairs]
    plain: dict[str, Callable[[list[Fraction]], Any]] = {"min": min, "max": max, "median": median, "product": prod}
    if method in plain:
        return Fraction(median((ZERO, plain[method](values), ONE)))
    if 0 in values and (p < 0 or method in {"geometric", "harmonic"}):
        return ZERO
    p = -ONE if method == "harmonic" else p
    mean = raised(sum((w * raised(v, p) for w, v in shared), ZERO), 1 / p)
    if method == "geometric":
        mean = rounded(prod((real(v) ** real(w) for w, v in shared), start=Decimal(1)))
    return median((ZERO, median((min(values), mean, max(values))), ONE))


def raised(base: Fraction, power: Fraction) -> Fraction:
    """Return a power; exactly, where the exponent is whole."""
    return base**power.numerator if power.denominator == 1 else rounded(real(base) ** real(power))


def real(value: Fraction) -> Decimal:
    """Return a number with 40 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def rounded(value: Decimal) -> Fraction:
    """Return a number with 30 of its digits."""
    return Fraction(Context(prec=30).plus(value))


def criterion(part: Document, rubric: Document, record: Document) -> Value:
    """Judge a leaf by the one rule that it has."""
    seen = record["observations"].get(part["id"], {"level": "not_assessed"})
    scale = rubric["scales"].get(part.get("scale"), {"levels": []})
    levels = {"not_applicable": {"exclude": True}} | {level["id"]: level for level in scale["levels"]}
    level = levels.get(seen.get("level"), {})
    if "exclude" in level:
        return GONE
    if rule := part.get("evidence"):
        return evidence(rule, record, acts_of(record))
    if rule := part.get("groups"):
        return compared(rule, rubric["relations"]["groups"], record)
    worths = [worth for level in scale["levels"] if (worth := worth_of(level, scale)) is not None] or [ZERO, ONE]
    value = position(part["measure"], Fraction(seen["number"])) if "number" in seen else worth_of(level, scale)
    return (None, min(worths), max(worths), ZERO) if value is None else (value, value, value, ONE)


def worth_of(level: Document, scale: Document) -> Fraction | None:
    """Return what a level is worth, if anything."""
    points = Fraction(level["points"]) / Fraction(scale["out_of"]) if "points" in level else None
    return Fraction(level["score"]) if "score" in level else points


def position(measure: Document, number: Fraction) -> Fraction:
    """Return where a number lies between the goalposts."""
    worst, best, cap = Fraction(measure["worst"]), Fraction(measure["best"]), measure["cap"]
    value = (number - worst) / (best - worst)
    if measure["curve"] == "log":
        value = rounded((real(number).ln() - real(worst).ln()) / (real(best).ln() - real(worst).ln()))
    value = max(value, ZERO) if cap in {"both", "worst"} else value
    return min(value, ONE) if cap in {"both", "best"} else value
