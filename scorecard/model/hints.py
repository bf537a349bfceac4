"""What to do about a value that is not of its form: help for messages, by what was written and what is expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from scorecard.model.number import ONE, ZERO, literal
from scorecard.problem import did_you_mean
from scorecard.source import Pointer

Hint = Callable[[Pointer, object, str], str]
"""Gives help for a place, what was found there and what is expected; nothing where it has none to give."""
PLAIN_HINTS = {
    "bad-date": 'write it as the source gives it, in quotes: "1996-04"',
    "bad-hash": "copy it from a tool such as sha256sum",
    "bad-id": "write it in lower case, with _ between words",
    "bad-measure": "write {worst: 180, best: 0}, or one of the others in their place",
    "bad-number": "write digits, with a point before decimals",
    "bad-rubric-name": "write the rubric's id, @ and the first number of its version",
    "bad-range": "write what the parent sees in place of 0 and of 1",
    "bad-target": "look the code up in ISO 3166, or define it under codes: of the relations file",
    "bad-threshold": "keep from: where the number itself belongs to the interval, above: where it does not",
    "bad-version": 'write "1.0.0"',
    "bad-weight": "write 2, or {by: type, city: 2, village: 1}",
    "quote-too-long": "keep only the words that find the passage",
}
"""Help by code, where nothing nearer is known."""
PER_CENT = 100
"""Parts of one in which people often write a share."""
POINTS = "where levels have points, say what full marks are, as in {out_of: 10, none: 0, full: 10}; or divide by them"
POINTS_BELOW_NOTHING = "where levels have points, say between which, as in {from: -1, to: 1, nay: -1, yea: 1}"
"""Help for a level whose score is above 1, and below 0."""
_DIGITS = re.compile(r"[-+]?[0-9]{1,18}(\.[0-9]{1,18})?")
_PER_CENT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?) ?%")
_DAY_FIRST = re.compile(r"[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?[0-9]{4}")
_SAID_PLAINLY = re.compile(r"[A-Za-z][A-Za-z0-9 -]{0,59}")
_ENDS = frozenset({"min", "max", "minimum", "maximum", "lowest", "highest", "low", "high"})
"""Keys by which other programs call the ends of a measure."""


def hint_for(code: str, pointer: Pointer, value: object, expected: str) -> str:
    """Return what to do about a value that breaks a rule, by its code and by what was written."""
    nearer = _NEARER[code](pointer, value, expected) if code in _NEARER else ""
    return nearer or PLAIN_HINTS.get(code, "")


def _for_id(pointer: Pointer, _value: object, _expected: str) -> str:
    is_level = pointer.steps[:1] == ("observations",) and pointer.steps[-1] == "level"
    return "write the level's id, not its title; an id is in lower case, with _ between words" if is_level else ""


def _for_number(pointer: Pointer, value: object, _expected: str) -> str:
    text = value if isinstance(value, str) else ""
    if _DIGITS.fullmatch(text):
        return "write it without quotation marks"
    share = _PER_CENT.fullmatch(text)
    return _part_of_one(Fraction(share[1])) if share and pointer.steps[0] != "observations" else ""


def _for_range(pointer: Pointer, value: object, expected: str) -> str:
    is_number = isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool)
    share = Fraction(str(value)) if is_number and expected == "a number: 0 to 1" else ONE
    if _is_of_level(pointer):
        return POINTS if share > ONE else POINTS_BELOW_NOTHING if share < ZERO else ""
    return _part_of_one(share) if ONE < share <= PER_CENT else ""


def _is_of_level(pointer: Pointer) -> bool:
    return pointer.steps[-3:-2] == ("levels",) and pointer.steps[-1] == "score"


def _part_of_one(per_cent: Fraction) -> str:
    return f"write a part of one, as {literal(per_cent / PER_CENT)}"


def _for_date(_pointer: Pointer, value: object, expected: str) -> str:
    if isinstance(value, str) and _DAY_FIRST.fullmatch(value):
        return 'write year-month-day, in quotes, as "1996-04-03"'
    return 'write year, month and day, in quotes: "1996-04-03"' if expected.startswith("a day such as") else ""


_NEARER: dict[str, Hint] = {
    "bad-id": _for_id,
    "bad-number": _for_number,
    "out-of-range": _for_range,
    "bad-date": _for_date,
}


def hint_for_key(key: str, value: object, allowed: Sequence[str]) -> str:
    """Return what to do about a key that is not known."""
    if key in _ENDS and {"worst", "best"} <= set(allowed):
        return "name the ends worst: and best:, as in {worst: 180, best: 0}"
    if near := did_you_mean(key, allowed):
        return near
    comma = "; where the comma before it belongs to a text, put that text in quotation marks"
    return "remove it" + (comma if value == "" and " " in key else "")


def hint_for_form(expected: str, form: str, value: object) -> str:
    """Return how to write a mapping or a list in place of something else.

    Args:
        expected: "a mapping" or "a list".
        form: how the models have it, as `{id: ..., name: ...}`; empty where they do not say.
        value: what was found, which is filled in where it is plain text.
    """
    if not form:
        return f"write {expected}"
    filled = form if isinstance(value, Mapping) else _filled(form, value)
    return f"write {'names with values' if expected == 'a mapping' else expected}, as {filled}"


def _filled(form: str, value: object) -> str:
    if not isinstance(value, str) or not _SAID_PLAINLY.fullmatch(value):
        return form
    made = re.sub(r"[^a-z0-9]+", "_", value.lower()).strip("_")
    for key in ("title", "name"):
        form = form.replace(f"{key}: ...", f"{key}: {value}", 1)
    return f"[{value}]" if form == "[...]" else form.replace("{id: ...", f"{{id: {made}", 1)
