"""A second, independent reading of the rules of scoring: it shares no code with the library that it checks.

It takes a rubric and a record as plain mappings in their long form, in which every choice that a document may leave
out is written where it holds. Numbers are `Fraction`, or text such as `53/60`. It trusts what it is given.

It has at most 60 statements besides imports, headings and docstrings, so that it can be checked by eye against its
source: the design's section "Scoring, exactly".
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
STAGES = ["stated", "engaged", "committed", "carried_out"]
SWAPPED = {"advances": "sets_back", "sets_back": "advances", "mixed": "mixed"}


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
    weighted = [(marks[name] if in_points else F(child["weight"]), found[name]) for name, child in parts.items()]
    counted = [(weight, value) for weight, value in weighted if weight and value != GONE]
    found[path] = dimension(part, counted) if counted else GONE if parts else criterion(part, rubric, record)
    return sum(marks.values(), F(0)) if parts else F(part["out_of"])


def dimension(part: Document, counted: list[tuple[F, Value]]) -> Value:
    """Aggregate the children that apply and have a weight above 0."""
    lower, upper = (aggregate(part["aggregate"], [(w, v[end]) for w, v in counted]) for end in (1, 2))
    instead = {"worst": 1, "best": 2}.get(part["missing"], 0)
    known = [(w, v[0] if v[0] is not None else v[instead]) for w, v in counted if v[0] is not None or instead]
    coverage = sum(w * v[3] for w, v in counted) / sum(w for w, _ in counted)
    withheld = coverage < F(part["min_coverage"]) or (part["missing"] == "withhold" and len(known) < len(counted))
    score = between(lower, aggregate(part["aggregate"], known), upper) if known and not withheld else None
    return score, lower, upper, coverage


def aggregate(how: Document, pairs: list[tuple[F, F]]) -> F:
    """Return one value from 0 to 1 for weights with values; a mean lies between its inputs."""
    method, p, values = how["method"], F(how.get("power", 1)), [v for _, v in pairs]
    shared = [(w / sum(w for w, _ in pairs), v) for w, v in pairs]
    vanishes = 0 in values and (method in {"geometric", "harmonic"} or p < 0)
    value = F(0) if vanishes else {
        "geometric": lambda: digits(30, prod(digits(40, v) ** digits(40, w) for w, v in shared)),
        "harmonic": lambda: 1 / sum(w / v for w, v in shared),
        "power": lambda: digits(30, sum(digits(40, w) * digits(40, v) ** digits(40, p) for w, v in shared) ** digits(40, 1 / p)),
    }
