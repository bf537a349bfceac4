"""The part of the oracle that holds a value down and rounds it; see `oracle`.

`case` is the oracle's `Case`: what a step looks at elsewhere in the rubric it asks of `case.value`.
"""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import Any

from oracle_of_acts import ONE, ZERO, Value
from oracle_of_bands import reaches
from oracle_of_values import nearest
from oracle_of_weights import Ends, Line, inputs, marks, sums


def ended(line: Line, value: Value, case: Any) -> Value:
    """Return a value after the ceilings and the rounding of its node; where there is no value, nothing is done."""
    steps = [
        None if end is None else rounded(line, held_down(line, end, side, case), case)
        for side, end in enumerate(value[:3])
    ]
    return steps[0], steps[1], steps[2], value[3]


def held_down(line: Line, value: Fraction, side: int, case: Any) -> Fraction:
    """Return a value under the ceilings that bind: for a score those whose trigger is known to be below."""
    for ceiling in line[-1].get("ceiling", ()):
        if any(reaches(case.value(name), Fraction(least), side) is False for name, least in ceiling["while"].items()):
            value = min(value, Fraction(ceiling["at"]))
    return value


def rounded(line: Line, value: Fraction, case: Any) -> Fraction:
    """Return a value rounded in its shown units; rounding does not take it out of 0 to 1."""
    if "round" not in line[-1]:
        return value
    low, high = units(line, case)
    found = (nearest(low + (high - low) * value, **line[-1]["round"]) - low) / (high - low)
    return median((ZERO, found, ONE)) if 0 <= value <= 1 else found


def units(line: Line, case: Any) -> Ends:
    """Return what 0 and 1 are shown as: as the node says; as points of what applies; or as it says further out."""
    if "show" not in line[-1] and any(
        line in (above, *inputs(above, case)) for above in case.lines.values() if sums(above)
    ):
        return marks(line, case)
    show = next((part["show"] for part in reversed(line) if "show" in part), {"from": 0, "to": 100})
    low, high = Fraction(show["from"]), Fraction(show["to"])
    unsigned = "show" not in line[-1] and line[-1].get("groups", {}).get("by") == "equality"
    return (max(low, ZERO) if unsigned else low), high
