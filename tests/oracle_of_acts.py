"""The part of the oracle that turns acts into a criterion's value; see `oracle`."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import prod
from typing import Any

Document = dict[str, Any]
"""A document, or a part of one, as YAML or JSON gives it."""
Act = list[Document]
"""The actions that report one act, the one that the others name first."""
Value = tuple[Any, Any, Any, Fraction]
"""Score, lower bound, upper bound, coverage. Without a score the first is None; where nothing applies, all three."""
ZERO, ONE = Fraction(0), Fraction(1)
STAGES = ["stated", "engaged", "committed", "carried_out"]
LAST = "9999-12-31"
SWAPPED = {"advances": "sets_back", "sets_back": "advances", "mixed": "mixed"}


def acts_of(record: Document) -> list[Act]:
    """Return the acts, those that count and those that do not."""
    roots = {action["id"]: action.get("same_act", action["id"]) for action in record["actions"]}
    for _ in record["actions"]:
        roots = {name: roots[above] for name, above in roots.items()}
    first = sorted(record["actions"], key=lambda action: "same_act" in action)
    return [[action for action in first if roots[action["id"]] == root] for root in set(roots.values())]


def evidence(rule: Document, record: Document, among: list[Act]) -> Value:
    """Weigh the acts whose themes match, and what the bounds add to them."""
    acts = [act for act in among if ways_of(rule, act)]
    ahead, back = ([p for act in acts for p in points(rule, record, act, side)] for side in ("advances", "sets_back"))
    full, best = (max(Fraction(entry["value"]) for entry in rule[table].values()) for table in ("stages", "sources"))
    few, unseen = max(0, rule["enough"] - len(acts)), [unscrutinised(rule, record, acts) * full]
    lower = min(net(rule, ahead, [*back, *[full] * few, *unseen * n]) for n in (0, rule["combine"].get("top", 1)))
    upper = net(rule, [*ahead, *[full * best] * few], back)
    return None if few else net(rule, ahead, back), lower, upper, min(ONE, Fraction(len(acts), rule["enough"]))


def ways_of(rule: Document, act: Act) -> set[tuple[str, str]]:
    """Return the themes of an act that match, each with its direction in the criterion's sense."""
    found = {(theme, way) for action in act for theme, way in action["themes"].items() if theme in rule["themes"]}
    return {(theme, SWAPPED[way] if theme in rule["opposed"] else way) for theme, way in found}


def points(rule: Document, record: Document, act: Act, side: str) -> list[Fraction]:
    """Return the points that an act has on one side: none, or one number."""
    directions = {way for _, way in ways_of(rule, act)}
    latest = max((a["status"] for a in act if "status" in a), key=lambda status: status["since"], default={"is": ""})
    kinds = {record["sources"][item["source"]]["kind"] for action in act for item in action["evidence"]}
    best = max(Fraction(rule["sources"][kind]["value"]) for kind in kinds) if side == "advances" else ONE
    stage = Fraction(rule["stages"][max((action["stage"] for action in act), key=STAGES.index)]["value"])
    factors = (rule["instruments"].get(act[0]["instrument"]), rule["statuses"].get(latest["is"]))
    whole = prod((Fraction(factor["value"]) for factor in factors if factor), start=stage * best)
    return [whole] if directions == {side} else [] if directions == {SWAPPED[side]} else [whole / 2]


def unscrutinised(rule: Document, record: Document, acts: list[Act]) -> Fraction:
    """Return the share of scrutiny that is lacking, over the criterion's themes."""
    against = [
        (theme, action) for act in acts for theme, way in ways_of(rule, act) if way != "advances" for action in act
    ]
    looked = {(theme, item["source"]) for theme, action in against for item in action["evidence"]}
    looked |= {(theme, name) for name, source in record["sources"].items() for theme in source["covers"]}
    cited = [(theme, record["sources"][name]) for theme, name in looked]
    found = {(theme, source["publisher"]) for theme, source in cited if source["kind"] in rule["scrutiny"]}
    counts = [sum(theme == wanted for theme, _ in found) for wanted in rule["themes"]]
    return sum((1 - min(ONE, Fraction(count, 2)) for count in counts), ZERO) / len(counts)


def net(rule: Document, ahead: list[Fraction], back: list[Fraction]) -> Fraction:
    """Return one value for both sides."""
    f, a = (combined(rule["combine"], side) for side in (ahead, back))
    return {"balance": (1 + f - a) / 2, "discount": f * (1 - a), "ignore": f}[rule["net"]]


def combined(how: Document, side: list[Fraction]) -> Fraction:
    """Return one value for the points of one side."""
    if how.get("method") == "accumulate":
        return 1 - prod((1 - p for p in side), start=ONE)
    count = how["top"] if "top" in how else {"best": 1, "mean": len(side) or 1}[how["method"]]
    return sum(sorted(side, reverse=True)[:count], ZERO) / count


def compared(rule: Document, groups: Document, record: Document) -> Value:
    """Judge each group of targets, and return the least value or how equal they are."""
    hits = [[a for a in acts_of(record) if hit(groups[name]["members"], a[0], record)] for name in rule["of"]]
    scores, lows, highs, covers = zip(*(parts := [evidence(rule, record, acts) for acts in hits]), strict=True)
    known, apart = None not in scores, max(ZERO, *(high[2] - low[1] for high, low in permutations(parts, 2)))
    if rule["by"] == "least":
        return min(scores) if known else None, min(lows), min(highs), sum(covers) / len(parts)
    value = 1 - (max(scores) - min(scores)) if known else None
    return value, 1 - apart, 1 - max(ZERO, max(lows) - min(highs)), sum(covers) / len(parts)


def hit(members: list[Document], action: Document, record: Document) -> bool:
    """Tell whether an act falls on a member of a group for as long as the act may have lasted."""
    terms = [day for term in record["subject"]["terms"] for day in (term["from"], term.get("to", LAST))]
    first, _, last = action.get("date", f"{min(terms)}/{max(terms)}").partition("/")
    since, until = f"{first}-01-01"[:10], f"{last or first}-12-31"[:10]
    joined = (member for member in members if member["target"] in action["targets"])
    return any(member["from"] <= since and until <= member.get("to", LAST) for member in joined)
