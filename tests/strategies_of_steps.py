"""What a rubric may say besides its tree and its rules: roles, ranges, steps, bands, tiers, and for whom it holds.

A rubric that is well formed is furnished with these and stays so: where a choice would be refused, it is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis.strategies import DrawFn, SearchStrategy
from mixes import Document, mix

HALF = Fraction(1, 2)
NO_STEPS: frozenset[str] = frozenset()
VALUES_OF_WEIGHTS = ("county", "city", "district")
"""Values of the attribute that weights differ by."""
TIERS = ["pillar", "strategy", "pledge", "test", "part"]
UNIT_METHODS = frozenset({"geometric", "harmonic", "power", "product", "custom"})
"""Methods under which no value may leave 0 to 1."""
BAND_SETS: tuple[list[Document], ...] = (
    [
        {"id": "poor", "from": 0, "label": "poor", "value": 0},
        {"id": "fair", "above": HALF, "label": "fair", "value": "1/3"},
        {"id": "good", "from": "3/4", "label": "good", "value": 1},
    ],
    [
        {"id": "upper", "from": "2/3", "label": "upper", "value": "9/10"},
        {"id": "under", "above": "1/4", "label": "under", "value": "1/10"},
    ],
    [
        {"id": "middling", "from": "1/2", "label": "middling", "value": 1},
        {"id": "least", "from": 0, "label": "least", "value": HALF},
        {"id": "most", "above": "1/2", "label": "most", "value": 0},
    ],
)
"""Bands of a node, in any order, whose values need not rise."""
PART: dict[str, tuple[Any, ...]] = {
    "role": (*["ordinary"] * 6, "penalty", "bonus"),
    "range": (*[None] * 6, [HALF, 1], [1, 0], ["1/5", "4/5"], [-1, 2]),
    "round": (
        *[None] * 5, {"decimals": 0, "mode": "half_up"}, {"decimals": 1, "mode": "half_even"},
        {"decimals": 0, "mode": "down"}, {"decimals": 2, "mode": "half_up"},
    ),
    "show": (*[None] * 5, {"from": -100, "to": 100}, {"from": 0, "to": Fraction(5, 2)}, {"from": 30, "to": -7}),
    "bands": (*[None] * 4, *BAND_SETS),
    "ceiling": (0, 0, 0, 1, 2),
    "requires": (False, False, True),
    "where": (*[None] * 6, {"type": ["county"]}, {"type": ["county", "city"]}, {"kind": ["district"]}),
    "in_office": (*[None] * 6, True),
    "by": (*[None] * 5, (1, 2, HALF), (0, 1, "2/3"), ("1/5", 3, 0)),
    "observation": (False, False, False, True),
}  # fmt: skip
"""Choices of a dimension or criterion, the most usual first and most often."""
OWN: dict[str, tuple[Any, ...]] = {
    "over": (*["children"] * 3, "criteria", *["tier"] * 3),
    "use": (*["score"] * 4, "band"),
    "clip": (*[True] * 4, False),
}  # fmt: skip
"""Choices of a dimension, or of the rubric itself."""
ALL_STEPS = frozenset(PART) | frozenset(OWN)
DEEPEST = 99
"""A depth that no tree of these reaches."""
RISING = ALL_STEPS - {"role", "range", "use"}
"""Choices under which a higher value never lowers a score: no penalty, no range that turns, no band's own value."""
DATES = ("1993-01-19", "1993-01-20", "1995", "1993", "1997-01-21", "1990/1993-01-20", "2001-02", "1998/2000")
"""Dates in, on the edge of and out of a time in office."""
NUMBERS = (HALF, "1/4", "53/60", 0, "2/3")
"""Thresholds, and what a ceiling holds down to."""
Line = tuple[Document, ...]
"""A part of a rubric after all that it stands in, the rubric first."""


def reads(leaf: Document) -> str:
    """Return the id of the observation that a criterion reads."""
    return str(leaf.get("observation", leaf["id"]))


def furnished(draw: DrawFn, rubric: Document, steps: frozenset[str]) -> Document:
    """Return the rubric with more of what it may say; what stands by default is written out."""
    lines = list(_lines((rubric,)))
    for line in lines:
        line[-1].update({"over": "children", "use": "score", "clip": True} if "dimensions" in line[-1] else {})
    if not steps:
        return rubric
    rubric["tiers"] = TIERS
    by = draw(_BY)["by"]
    for line in lines:
        picked = draw(_choices(steps))
        _furnish(line, picked, by)
        line[-1]["picked"] = picked
    for line in lines:
        _settle(line)
    _look_around(lines)
    _share_observations(lines)
    for line in lines:
        del line[-1]["picked"]
    return rubric


_BY = mix(by=("type", "type", "kind"))


@cache
def _choices(steps: frozenset[str]) -> SearchStrategy[Document]:
    every = {**PART, **OWN}
    return mix(
        **{name: every[name] if name in steps else every[name][:1] for name in every},
        target=range(11), at=NUMBERS, least=NUMBERS, date=DATES,
    )  # fmt: skip


def _lines(line: Line) -> Iterator[Line]:
    yield line
    for part in (*line[-1].get("dimensions", ()), *line[-1].get("criteria", ())):
        yield from _lines((*line, part))


def _furnish(line: Line, picked: Document, by: str) -> None:
    """Give a part the choices that depend on nothing but itself and what it stands in."""
    part, named = line[-1], ("round", "show", "bands")
    part.update({name: picked[name] for name in named if picked[name] is not None})
    if "bands" in part:
        part["bands"] = [dict(band) for band in part["bands"]]
    if "dimensions" in part:
        part.update({name: picked[name] for name in ("use", "clip")})
    if len(line) == 1:
        part["bands"] = [dict(band) | {"value": (0, "1/3", "2/3")[index]} for index, band in enumerate(part["bands"])]
        return
    part["role"] = picked["role"]
    if picked["range"]:
        part["range"] = picked["range"]
    if picked["by"] and part["weight"] and line[-2]["aggregate"]["method"] != "sum":
        part["weight"] = {"by": by, **dict(zip(VALUES_OF_WEIGHTS, picked["by"], strict=True))}
    applies = {key: picked[key] for key in ("where", "in_office") if picked[key]}
    part.update({"applies_to": applies} if applies else {})
    if "dimensions" not in part and (
        picked["target"] % 2 or any("in_office" in each.get("applies_to", {}) for each in line)
    ):
        part["date"] = picked["date"]


def _settle(line: Line) -> None:
    """Choose what a dimension aggregates, and take back what it cannot aggregate."""
    part = line[-1]
    if "dimensions" not in part:
        return
    part["over"] = _over(line)
    plain = {"children": len(line) + 1, "criteria": DEEPEST}
    below, depth = list(_lines(line))[1:], plain.get(part["over"]) or TIERS.index(part["over"]) + 2
    leaves = [each for each in below if "dimensions" not in each[-1]]
    children = [each[-1] for each in below if len(each) == len(line) + 1]
    inputs = [
        each[-1]
        for each in (leaves if part["over"] == "criteria" else below)
        if part["over"] == "criteria" or len(each) == depth
    ]
    between = [each[-1] for each in below if "dimensions" in each[-1] and len(each) < depth]
    for passed in between if part["over"] != "children" else ():
        passed["role"] = "ordinary"
    for among in (children, inputs):
        among[0]["role"] = "ordinary"
        among[0]["weight"] = among[0]["weight"] or 1
    if part["aggregate"]["method"] in UNIT_METHODS:
        for each in (*children, *inputs):
            each.update({"clip": True} if "clip" in each else {})
            each.update({"range": [0, 1]} if each.get("range") == [-1, 2] else {})


def _over(line: Line) -> str:
    """Return what a dimension may aggregate, as near as can be to what was picked."""
    part, below = line[-1], list(_lines(line))[1:]
    leaves = [each for each in below if "dimensions" not in each[-1]]
    unit = part["aggregate"]["method"] in UNIT_METHODS
    if part["picked"]["over"] == "tier":
        depth = min(map(len, leaves))
        return (
            TIERS[depth - 2]
            if depth > len(line) + 1 and not (unit and _uncapped(each for each in below if len(each) == depth))
            else "children"
        )
    return "children" if unit and _uncapped(leaves) else part["picked"]["over"]


def _uncapped(lines: Any) -> bool:
    return any(line[-1].get("measure", {}).get("cap", "both") != "both" for line in lines)


def _look_around(lines: list[Line]) -> None:
    """Let ceilings and bands look at other nodes, where that leads into no circle."""
    needs = {line[-1]["id"]: {each[-1]["id"] for each in lines if each[-2:-1] == line[-1:]} for line in lines}
    paths = {line[-1]["id"]: ".".join(part["id"] for part in line[1:]) for line in lines}
    for line in lines:
        part, name = line[-1], line[-1]["id"]
        picked = part.pop("picked")
        part["picked"] = picked
        wanted = picked["ceiling"] + (picked["requires"] and "bands" in part)
        free = [other for other in needs if wanted and name not in _all_needed(other, needs) and other != "made_up"]
        if not free:
            continue
        first, second = (free[(picked["target"] * turn + 5) % len(free)] for turn in (1, 3))
        looked = {paths[first] if picked["target"] % 2 else first: picked["least"], second: picked["at"]}
        needs[name] |= {first, second}
        if picked["ceiling"]:
            at = picked["at"] or "9/10"
            given = [{"at": at, "while": looked}, {"at": "1/3", "while": {second: "1/10"}}][: picked["ceiling"]]
            part["ceiling"] = given
        if picked["requires"] and "bands" in part:
            part["bands"][-1]["requires"] = {first: picked["least"]}
            part["bands"][picked["target"] % len(part["bands"])]["requires"] = {second: picked["at"], first: "1/3"}


def _all_needed(name: str, needs: dict[str, set[str]]) -> set[str]:
    found, todo = {name}, [name]
    while todo:
        new = needs[todo.pop()] - found
        found |= new
        todo += new
    return found


def _share_observations(lines: list[Line]) -> None:
    """Let criteria read what another one of their kind reads."""
    seen: dict[str, str] = {}
    for line in lines:
        part = line[-1]
        kind = part.get("scale", "number" if "measure" in part else "")
        if kind and part["picked"]["observation"] and kind in seen:
            part["observation"] = seen[kind]
        elif kind:
            seen[kind] = part["id"]
