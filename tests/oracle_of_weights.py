"""The part of the oracle that says what counts, for whom and how much; see `oracle`.

`case` is the oracle's `Case`: the rubric, the record, and the values found so far.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oracle_of_acts import ZERO, Document, Value
from oracle_of_values import points_of

GONE: Value = (None, None, None, ZERO)
"""The value of what does not apply."""
Line = tuple[Document, ...]
"""A part of a rubric after all that it stands in, the rubric first."""
Ends = tuple[Fraction, Fraction]
"""What 0 and 1 stand for."""


def applies(line: Line, case: Any) -> bool:
    """Tell whether a node, and all that it stands in, applies to the subject; a date that may be in a term does."""
    given, (first, _, last) = [part.get("applies_to", {}) for part in line], line[-1].get("date", "").partition("/")
    since, until = f"{first}-01-01"[:10], f"{last or first}-12-31"[:10]
    terms = [(term["from"], term.get("to", "9999")) for term in case.record["subject"].get("terms", ())]
    in_office = not terms or any(since <= end and start <= until for start, end in terms)
    asked = first and any(each.get("in_office") for each in given)
    where = [(name, values) for each in given for name, values in each.get("where", {}).items()]
    return (in_office or not asked) and all(stated(case, name) in values for name, values in where)


def stated(case: Any, name: str) -> str:
    """Return what the subject states for an attribute."""
    subject = case.record["subject"]
    return str(subject["kind"] if name == "kind" else subject["attributes"][name])


def inputs(line: Line, case: Any) -> list[Line]:
    """Return what a dimension aggregates."""
    over, tiers, below = line[-1]["over"], case.rubric.get("tiers", []), list(case.below(line))[1:]
    if over == "criteria":
        return [each for each in below if "dimensions" not in each[-1]]
    return [each for each in below if len(each) == (tiers.index(over) + 2 if over in tiers else len(line) + 1)]


def sums(line: Line) -> bool:
    """Tell whether full marks are the weights."""
    return bool(line[-1].get("aggregate") == {"method": "sum"})


def marks(line: Line, case: Any) -> Ends:
    """Return the points that 0 and 1 stand for; a dimension's are the total of its ordinary children's that count."""
    if "dimensions" in line[-1]:
        among = [each for each in inputs(line, case) if each[-1]["role"] == "ordinary" and weight(line, each, case)]
        ends = [marks(each, case) for each in among if case.value(each[-1]["id"]) != GONE]
        return sum((low for low, _ in ends), ZERO), sum((high for _, high in ends), ZERO)
    own = {"out_of": line[-1]["out_of"]} if "out_of" in line[-1] else None
    return points_of(own or case.rubric["scales"].get(line[-1].get("scale"), {}))


def weight(line: Line, each: Line, case: Any) -> Fraction:
    """Return what an input weighs for the subject; under `sum` its full marks, if it weighs anything to anybody."""
    (low, high), own = marks(each, case), each[-1]["weight"]
    written = [own[name] for name in own if name != "by"] if isinstance(own, dict) else [own]
    own = own[stated(case, own["by"])] if isinstance(own, dict) else own
    return (high - low if any(map(Fraction, written)) else ZERO) if sums(line) else Fraction(own)
