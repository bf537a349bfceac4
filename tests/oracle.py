"""A second, independent reading of the rules of scoring: it shares no code with the library that it checks.

It takes a rubric and a record as plain mappings in their long form: every choice that a document may leave out is
written where it holds. Numbers are `Fraction`, or text such as `53/60`. It trusts what it is given.

Source: the design's section "Scoring, exactly".
"""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction as F
from itertools import permutations
from math import prod
from statistics import median
from typing import Any

Document = dict[str, Any]
"""A document, or a part of one, as YAML or JSON gives it."""
Value = tuple[Any, Any, Any, F]
"""Score, lower bound, upper bound, coverage. Without a score the first is None; where nothing applies, all three."""
GONE: Value = (None, None, None, F(0))
OTHER_SIDE = {"advances": "sets_back", "sets_back": "advances", "mixed": "mixed"}


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
    weights = marks if part["aggregate"]["method"] == "sum" else {name: F(p["weight"]) for name, p in parts.items()}
    counted = [(weights[name], found[name]) for name in parts if weights[name] and found[name] != GONE]
    found[path] = dimension(part, counted) if counted else GONE if parts else criterion(part, rubric, record)
    return sum(marks.values()) if parts else F(part["out_of"])


def dimension(part: Document, counted: list[tuple[F, Value]]) -> Value:
    """Aggregate the children that apply and have a weight above 0."""
    lower, upper = (aggregate(part["aggregate"], [(w, v[end]) for w, v in counted]) for end in (1, 2))
    instead = {"worst": 1, "best": 2}.get(part["missing"], 0)
    known = [(w, v[0] if v[0] is not None else v[instead]) for w, v in counted if v[0] is not None or instead]
    coverage = sum(w * v[3] for w, v in counted) / sum(w for w, _ in counted)
    withheld = part["missing"] == "withhold" and len(known) < len(counted)
    if withheld or not known or coverage < F(part["min_coverage"]):
        return None, lower, upper, coverage
    return between(lower, aggregate(part["aggregate"], known), upper), lower, upper, coverage


def aggregate(how: Document, pairs: list[tuple[F, Any]]) -> F:
    """Return one value from 0 to 1 for weights with values; a mean lies between its inputs."""
    method, p, total, values = how["method"], F(how.get("power", 1)), sum(w for w, _ in pairs), [v for _, v in pairs]
    value = F(0) if 0 in values and (method in ("geometric", "harmonic") or p < 0) else {
        "mean": lambda: sum(w * v for w, v in pairs) / total,
        "geometric": lambda: rounded(prod(real(v) ** real(w / total) for w, v in pairs)),
        "harmonic": lambda: total / sum(w / v for w, v in pairs),
        "power": lambda: rounded(sum(real(w / total) * real(v) ** real(p) for w, v in pairs) ** real(1 / p)),
        "median": lambda: median(values),
        "product": lambda: prod(values),
        "min": lambda: min(values),
        "max": lambda: max(values),
    }[method.replace("sum", "mean")]()
    return between(F(0), value if method == "product" else between(min(values), value, max(values)), F(1))


def between(low: F, value: F, high: F) -> F:
    return min(max(low, value), high)


def real(value: F) -> Decimal:
    return Decimal(value.numerator) / value.denominator


def rounded(value: Decimal) -> F:
    return F(Context(prec=30).plus(value))


def criterion(part: Document, rubric: Document, record: Document) -> Value:
    """Judge a leaf by the one rule that it has."""
    seen = record["observations"].get(part["id"], {"level": "not_assessed"})
    number = F(seen["number"]) if "number" in seen else None
    reasons = {"not_applicable": {"exclude": True}, "not_assessed": {"unknown": True}, "not_found": {"unknown": True}}
    if "scale" in part:
        scale = rubric["scales"][part["scale"]]
        levels = reasons | {level["id"]: level for level in scale["levels"]}
        points = {name: F(level["points"]) / F(scale["out_of"]) for name, level in levels.items() if "points" in level}
        level = ...
