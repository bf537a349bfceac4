"""What the properties are tried on: rubrics and records as plain mappings, in the long form that the oracle reads.

Every rubric here is well formed and every record fits it. Sizes are small, numbers are few and awkward (0, 1, thirds,
`53/60`), and what should meet meets: acts share themes, sources share publishers, dates fall on ends of memberships.
Each part is picked as one number, so that thousands of examples take little time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from mixes import mix
from strategies_of_steps import ALL_STEPS, NO_STEPS, VALUES_OF_WEIGHTS, furnished, reads

Document = dict[str, Any]
"""A document, or a part of one, as YAML or JSON gives it."""
Pair = tuple[Document, Document]
"""A rubric and a record."""


def judged(**entries: Fraction | int | str) -> Document:
    """Return a table of judged numbers in its long form."""
    return {name: {"value": value} for name, value in entries.items()}


THIRD, HALF = Fraction(1, 3), Fraction(1, 2)
THEMES = ("press", "courts", "labour")
KINDS = ("self_reported", "official_act", "oversight", "independent")
STAGES = ("stated", "engaged", "committed", "carried_out")
GROUPS = ("friends", "rivals", "others")
COMPARED = (GROUPS[:2], GROUPS)
NUMBERS = (1, HALF, 0, THIRD, "53/60", Fraction(3, 4), Fraction(1, 10))
"""Numbers from 0 to 1."""
POSITIVE = (1, 2, HALF, "2/3", 3)
"""Numbers above 0."""
WEIGHTS = (*POSITIVE, 1, 0)
MEAN: Document = {"method": "mean"}
SUM: Document = {"method": "sum"}
METHODS: tuple[Document, ...] = (
    MEAN,
    SUM,
    *({"method": name} for name in ("geometric", "harmonic", "min", "max", "median", "product")),
    *({"method": "power", "power": power} for power in (2, -1, Fraction(2, 3), Fraction(-3, 2), "5/3")),
)
"""Every method of aggregation, in its long form."""
AVERAGES = tuple(how for how in METHODS if how["method"] != "product")
UNIT_METHODS = frozenset({"geometric", "harmonic", "power", "product", "custom"})
"""Methods under which no value may leave 0 to 1."""
COMBINATIONS: tuple[Document, ...] = (
    *({"top": n} for n in (1, 2, 3)),
    *({"method": method} for method in ("best", "mean", "accumulate")),
)
"""Every way in which acts combine."""
POINTS = (
    judged(stated="1/4", engaged="1/2", committed="3/4", carried_out=1),
    judged(stated=0, engaged="1/3", committed="1/3", carried_out="53/60"),
    judged(stated=1, engaged=1, committed=1, carried_out=1),
    judged(stated=0, engaged=0, committed=0, carried_out="1/10"),
)
"""Points of the stages; they never fall from a stage to the next."""
KIND_FACTORS = (
    judged(self_reported="4/5", official_act=1, oversight=1, independent=1),
    judged(self_reported=0, official_act="1/2", oversight="1/3", independent="9/10"),
    judged(self_reported=1, official_act=1, oversight=1, independent=1),
)
ASKED = (("press",), ("courts",), ("press", "courts"), ("labour", "courts"), THEMES)
"""Themes that an evidence criterion asks for."""
BEARINGS: tuple[Document, ...] = (
    *({theme: direction} for theme in THEMES for direction in ("advances", "sets_back")),
    {"press": "mixed"},
    {"press": "advances", "courts": "advances"},
    {"press": "advances", "courts": "sets_back"},
    {"courts": "sets_back", "labour": "mixed"},
)
"""Themes that an action bears on, with directions."""
LEVELS: tuple[Sequence[Any], ...] = ((0, HALF, 1), (THIRD, "53/60"), (0, 0, "1/10", 1), (HALF,))
"""Scores of the levels of a scale."""
REDEFINED: tuple[list[Document], ...] = (
    [],
    [{"id": "hidden", "unknown": True}],
    [{"id": "not_applicable", "unknown": True}],
    [{"id": "not_found", "score": 0}],
    [{"id": "not_found", "exclude": True}],
)
"""Levels that give reasons for no value another meaning."""
MARKS = ((0, 2, 5), (1, 3), (4,))
"""Points of the levels of a scale, out of 5."""
SIGNED: tuple[list[Document], ...] = (
    [{"id": name, "points": points} for name, points in (("against", -3), ("neither", 0), ("behind", 4))],
    [{"id": "against", "points": -1}, {"id": "behind", "points": Fraction(5, 2)}, {"id": "absent", "unknown": True}],
)
"""Levels of a scale of points from -3 to 4."""
TABLES: tuple[tuple[Document, ...], ...] = (
    ({"from": 0, "score": 0}, {"from": 2, "score": THIRD}, {"above": 7, "score": 1}),
    ({"above": 3, "score": "1/10"}, {"from": 1, "score": "53/60"}, {"from": 3, "score": HALF}),
)
"""Steps of a measure's table."""
MEMBERS: tuple[list[Document], ...] = (
    [{"target": "FRA", "from": "1993-01-20", "source": "gazette"}],
    [{"target": "IRN", "from": "1990-01-01", "source": "gazette"}],
    [{"target": "IRN", "from": "1995-06-15", "source": "gazette"}],
    [{"target": "FRA", "from": "1993-01-20", "to": "1995-06-15", "source": "gazette"}],
    [
        {"target": "BRA", "from": "1996-03-01", "source": "gazette"},
        {"target": "IRN", "from": "1990-01-01", "source": "gazette"},
    ],
)
"""Members of a group of targets, with their dates."""
TARGETS: tuple[list[str], ...] = (["FRA", "IRN"], ["FRA"], ["IRN"], ["BRA", "FRA"], ["IRN", "FRA"], ["CHN"], [])
DATES: tuple[Document, ...] = (
    {},
    *({"date": date} for date in ("1994", "1995-06-15", "1996-03-01", "1994/1995-06-15")),
)
STATES = (None, None, "in_force", "enjoined", "reversed")
BANDS: list[Document] = [
    {"id": "low", "from": 0, "label": "low"},
    {"id": "middle", "from": THIRD, "label": "middle"},
    {"id": "high", "from": "3/4", "label": "high"},
]
"""Bands of a rubric, lowest first."""


INHERITED = ("aggregate", "missing", "min_coverage")
"""Choices that a dimension takes from above where it makes none."""


@dataclass(frozen=True, eq=False)
class Choice:
    """What a rubric may be made of; a property narrows this to where it holds."""

    methods: tuple[Document, ...] = METHODS
    policies: tuple[str, ...] = ("exclude", "worst", "best", "withhold")
    rules: tuple[str, ...] = ("scale", "measure", "evidence", "evidence", "groups")
    min_coverages: tuple[Any, ...] = (0, 0, HALF, "2/3")
    caps: tuple[str, ...] = ("both", "both", "worst", "best", "none")
    combinations: tuple[Document, ...] = COMBINATIONS
    comparisons: tuple[str, ...] = ("least", "equality")
    weights: tuple[Any, ...] = WEIGHTS
    goalposts: tuple[tuple[Any, Any], ...] = ((1, 8), (180, 3), ("1/3", 12), (100, HALF))
    curves: tuple[str, ...] = ("linear", "linear", "log")
    numbers: tuple[Any, ...] = (1, 2, 3, 7, 12, 90, 200, "1/3", Fraction(53, 60))
    """Numbers that are observed."""
    tiers: int = 2
    """Dimensions inside each other at most."""
    unknowns: bool = True
    """Whether observations may be absent, unknown or not applicable."""
    acts: int = 4
    """Actions of a record at most."""
    steps: frozenset[str] = ALL_STEPS
    """What else a rubric may say, by the names of `strategies_of_steps`."""
    tables: bool = True
    """Whether numbers may be looked up in a table."""


ANYTHING = Choice()
DEEP = Choice(tiers=3, acts=6)
"""Larger rubrics and records."""
VALUES = Choice(rules=("scale", "measure"), caps=("both",), steps=NO_STEPS, tables=False)
"""Criteria that an observation alone settles, with values from 0 to 1."""
PLAIN = Choice(
    rules=("measure",), caps=("both",), goalposts=((0, 1),), curves=("linear",), numbers=NUMBERS, steps=NO_STEPS,
    tables=False,
)  # fmt: skip
"""Criteria whose value is the number observed."""
KNOWN = replace(PLAIN, min_coverages=(0,), unknowns=False)
"""The same, every number known, so that every score exists."""
LINEAR = replace(KNOWN, methods=(MEAN, SUM))
"""The same under weighted arithmetic means."""
ACTS = Choice(rules=("evidence", "groups"), unknowns=False, steps=NO_STEPS)
"""Criteria that are judged by acts."""


@st.composite
def rubrics(draw: DrawFn, choice: Choice = ANYTHING) -> Document:
    """Rubrics of what the choice allows."""
    own, ids = draw(_branches(choice)), map(str, range(10_000))
    children = [_dimension(draw, choice, ids, depth=1) for _ in range(own["inner"] + 1)]
    rubric = {
        "format": "rubric/1",
        "id": "made_up",
        "version": "1.0.0",
        "title": "Made up",
        "standard": {"title": "A standard that nobody holds"},
        "scales": draw(_SCALES),
        "themes": {theme: {"title": theme, "definition": f"More of {theme}."} for theme in THEMES},
        "relations": draw(_RELATIONS),
        "bands": BANDS,
        **{key: own[key] for key in INHERITED},
        "dimensions": _weighted(children, own),
    }
    return furnished(draw, rubric, choice.steps)


def _dimension(draw: DrawFn, choice: Choice, ids: Iterator[str], depth: int) -> Document:
    name, own = f"d{next(ids)}", draw(_branches(choice))
    inner = own["inner"] if depth < choice.tiers else 0
    count = own["leaves"] if inner else max(1, own["leaves"])
    dimensions = [_dimension(draw, choice, ids, depth + 1) for _ in range(inner)]
    leaves = [draw(criteria(choice, next(ids), own["aggregate"]["method"])) for _ in range(count)]
    children = _weighted([*dimensions, *leaves], own)
    kept = {key: own[key] for key in (*INHERITED, "weight")} | {"role": "ordinary"}
    return {"id": name, "title": name, **kept, "dimensions": children[:inner], "criteria": children[inner:]}


def _weighted(children: list[Document], own: Document) -> list[Document]:
    """Make weights 1 where full marks are the weights, or where all of them are 0."""
    free = own["aggregate"]["method"] != "sum" and any(child["weight"] for child in children)
    return children if free else [child | {"weight": 1} for child in children]


@cache
def _branches(choice: Choice) -> SearchStrategy[Document]:
    return mix(
        aggregate=choice.methods, missing=choice.policies, min_coverage=choice.min_coverages, weight=choice.weights,
        inner=range(3), leaves=range(4),
    )  # fmt: skip


@st.composite
def criteria(draw: DrawFn, choice: Choice, number: str, method: str) -> Document:
    """Criteria that may stand in a dimension which aggregates by the method."""
    picked = draw(_leaves(choice, capped=method in UNIT_METHODS))
    rule = picked["rule"]
    marks = {} if rule == "scale" and picked["by_scale"] else {"out_of": picked["out_of"]}
    leaf = {"id": f"{rule}_{number}", "weight": picked["weight"], "role": "ordinary", **marks}
    if rule == "measure" and picked["table"]:
        return leaf | {rule: {"table": list(picked["table"])}}
    if rule == "measure":
        curve = {key: picked[key] for key in ("curve", "cap")}
        return leaf | {rule: {"worst": picked["ends"][0], "best": picked["ends"][1], **curve}}
    return leaf | {rule: picked["scale"] if rule == "scale" else draw(_RULES[rule](choice))}


@cache
def _leaves(choice: Choice, *, capped: bool) -> SearchStrategy[Document]:
    return mix(
        rule=choice.rules, weight=choice.weights, out_of=POSITIVE, scale=("practice", "marks", "signed"),
        by_scale=(False, bool(choice.steps)), table=(None, None, None, *TABLES) if choice.tables else (None,),
        ends=choice.goalposts, curve=choice.curves, cap=("both",) if capped else choice.caps,
    )  # fmt: skip


@cache
def evidence_rules(choice: Choice = ANYTHING, **more: Sequence[Any]) -> SearchStrategy[Document]:
    """Evidence rules with every choice written out."""
    return mix(
        themes=ASKED,
        opposed=(0, 0, 1, len(THEMES)),
        stages=POINTS,
        instruments=({}, judged(award="1/2"), judged(award=0, speech="1/4")),
        statuses=({}, judged(enjoined="1/2", reversed=0), judged(reversed="1/3")),
        sources=KIND_FACTORS,
        combine=choice.combinations,
        net=("balance", "discount", "ignore"),
        enough=(1, 2, 3),
        scrutiny=(["oversight", "independent"], ["independent"], ["official_act", "oversight"]),
        **more,
    ).map(_with_lists)


EVIDENCE = ("stages", "instruments", "statuses", "sources", "combine", "net", "enough", "scrutiny")
"""Choices of an evidence criterion that a rubric may make for all of them."""


def _with_lists(rule: Document) -> Document:
    themes = list(rule["themes"])
    groups = {"of": list(rule["of"])} if "of" in rule else {}
    return rule | {"themes": themes, "opposed": themes[: rule["opposed"]]} | groups


def groups_rules(choice: Choice = ANYTHING) -> SearchStrategy[Document]:
    """Evidence rules that compare two or three groups of targets."""
    return evidence_rules(choice, of=COMPARED, by=choice.comparisons)


_RULES: dict[str, Callable[[Choice], SearchStrategy[Document]]] = {"evidence": evidence_rules, "groups": groups_rules}


def _scales(picked: Document) -> Document:
    scored = [{"id": f"level_{index}", "score": score} for index, score in enumerate(picked["scores"])]
    marked = [{"id": f"mark_{index}", "points": points} for index, points in enumerate(picked["marks"])]
    return {
        "practice": {"levels": [*scored, *picked["redefined"]]},
        "marks": {"out_of": 5, "levels": [*marked, {"id": "absent", "exclude": True}]},
        "signed": {"from": -3, "to": 4, "levels": SIGNED[picked["signed"]]},
    }


def _relations(members: Document) -> Document:
    return {
        "format": "relations/1",
        "id": "relations",
        "version": "1.0.0",
        "title": "Who stands where",
        "as_of": "2020-01-01",
        "sources": {"gazette": {"title": "Gazette", "publisher": "Press"}},
        "groups": {name: {"title": name, "definition": name, "members": given} for name, given in members.items()},
    }


_SCALES = mix(scores=LEVELS, marks=MARKS, redefined=REDEFINED, signed=range(2)).map(_scales)
_RELATIONS = mix(**dict.fromkeys(GROUPS, MEMBERS)).map(_relations)


@st.composite
def records(draw: DrawFn, rubric: Document, choice: Choice = ANYTHING) -> Document:
    """Records that fit a rubric."""
    leaves = criteria_of(rubric)
    own = [leaf for leaf in leaves if reads(leaf) == leaf["id"]]
    seen = {leaf["id"]: draw(observations(leaf, rubric["scales"], choice)) for leaf in own}
    by_acts = any("evidence" in leaf or "groups" in leaf for leaf in leaves)
    sources = draw(_SOURCES) if by_acts else {}
    return {
        "format": "record/1",
        "subject": {"id": "arcadia", "name": "Arcadia", "terms": [TERM]} | (draw(_STATED) if choice.steps else {}),
        "sources": sources,
        "actions": draw(action_lists(len(sources), choice.acts)) if by_acts else [],
        "observations_of": "made_up@1",
        "observations": {name: value for name, value in seen.items() if value},
    }


def observations(leaf: Document, scales: Document, choice: Choice = ANYTHING) -> SearchStrategy[Document]:
    """Values for one criterion; an empty mapping stands for none."""
    if "measure" in leaf:
        return _numbers(choice)
    if "scale" not in leaf:
        return _ACTS_OR_NOT if choice.unknowns else st.just({})
    levels = scales[leaf["scale"]]["levels"]
    worth = [{"level": level["id"]} for level in levels if {"score", "points"} & level.keys()]
    named = [{"level": level["id"]} for level in levels]
    return st.sampled_from([*worth, *named, *_REASONS, {}] if choice.unknowns else worth)


@cache
def _numbers(choice: Choice) -> SearchStrategy[Document]:
    known: list[Document] = [{"number": number} for number in choice.numbers]
    return st.sampled_from([*known, *known, *_REASONS, {}] if choice.unknowns else known)


_REASONS: list[Document] = [{"level": reason} for reason in ("not_applicable", "not_assessed", "not_found")]
TERM = {"from": "1993-01-20", "to": "1997-01-20"}
_STATED = mix(
    kind=VALUES_OF_WEIGHTS,
    attributes=[{"type": value} for value in VALUES_OF_WEIGHTS],
    terms=([TERM], [TERM, {"from": "2001-01-20"}]),
)
"""What a subject states of itself."""
_ACTS_OR_NOT: SearchStrategy[Document] = st.sampled_from([{}, {}, {}, {}, {"level": "not_applicable"}])
_SOURCE = mix(
    title=("A source",),
    publisher=("Ministry", "Auditor", "League"),
    kind=KINDS,
    covers=([], [], ["press"], ["courts", "labour"]),
)
_SOURCES: SearchStrategy[Document] = st.lists(_SOURCE, min_size=1, max_size=4).map(
    lambda given: {f"source_{index}": source for index, source in enumerate(given)}
)


@st.composite
def action_lists(draw: DrawFn, sources: int, most: int) -> list[Document]:
    """Actions, some of which report an act that another one reports."""
    found: list[Document] = []
    for index in range(draw(st.sampled_from((min(3, most), most, *range(most))))):
        action = draw(actions(f"action_{index}", sources, index))
        repeated = draw(st.integers(0, index * 2)) if index else 0
        found.append(repeating(action, found[repeated]) if repeated < index else action)
    return found


def actions(name: str, sources: int, index: int = 0) -> SearchStrategy[Document]:
    """Actions with the id given; their statuses are dated by the index, so that no two share a day."""
    return _actions(sources).map(lambda picked: _action(picked, name, sources, index))


@cache
def _actions(sources: int) -> SearchStrategy[Document]:
    return mix(
        stage=STAGES, themes=BEARINGS, instrument=("treaty", "award", "speech"), targets=TARGETS, date=DATES,
        state=STATES, first=range(sources), second=range(sources),
    )  # fmt: skip


def _action(picked: Document, name: str, sources: int, index: int) -> Document:
    cited = sorted({picked["first"], picked["second"] % sources})
    status = {"status": {"is": picked["state"], "since": f"1996-05-{index + 1:02}"}} if picked["state"] else {}
    return {
        "id": name,
        "summary": "Something was done.",
        "stage": picked["stage"],
        "themes": picked["themes"],
        "instrument": picked["instrument"],
        "targets": picked["targets"],
        "evidence": [{"source": f"source_{source}", "at": "page 1"} for source in cited],
        **picked["date"],
        **status,
    }


def repeating(action: Document, other: Document) -> Document:
    """Return the action as one more report of another's act; date, targets and instrument are the act's."""
    own = {key: value for key, value in action.items() if key not in {"date", "targets", "instrument"}}
    shared = {key: other[key] for key in ("date", "targets", "instrument") if key in other}
    return own | shared | {"same_act": other["id"]}


@st.composite
def cases(draw: DrawFn, choice: Choice = ANYTHING) -> Pair:
    """A rubric and a record that fits it."""
    rubric = draw(rubrics(choice))
    return rubric, draw(records(rubric, choice))


def parts_of(rubric: Document) -> list[Document]:
    """Return the rubric's root, dimensions and criteria, parents first."""
    found = [rubric]
    for child in (*rubric.get("dimensions", ()), *rubric.get("criteria", ())):
        found += parts_of(child)
    return found


def changed(part: Document, change: Callable[[Document], Document]) -> Document:
    """Return a rubric with a change made to every part of it, inner parts first."""
    inner = {key: [changed(child, change) for child in part[key]] for key in ("dimensions", "criteria") if key in part}
    return change(part | inner)


def criteria_of(rubric: Document) -> list[Document]:
    """Return every criterion of a rubric."""
    return [part for part in parts_of(rubric) if "dimensions" not in part]


def short_form_of(rubric: Document) -> Document:
    """Return a rubric without what it inherits and what stands by default: as an author would write it."""
    rules = [leaf.get("evidence") or leaf.get("groups") for leaf in criteria_of(rubric)]
    given = [rule for rule in rules if rule]
    shared = {
        key: value
        for key, value in (given[0] if given else {}).items()
        if all(rule.get(key) == value for rule in given)
    }
    common = {key: value for key, value in shared.items() if key in EVIDENCE}
    dimensions = [_shorter(child, rubric, common) for child in rubric["dimensions"]]
    return rubric | {"evidence": common, "dimensions": dimensions}


def _shorter(part: Document, above: Document, common: Document) -> Document:
    """Return a part of a rubric without what it would have anyway."""
    defaults: Document = {
        "weight": 1,
        "dimensions": [],
        "criteria": [],
        "curve": "linear",
        "cap": "both",
        "by": "least",
        "role": "ordinary",
        "over": "children",
        "use": "score",
        "clip": True,
    }
    inherited = {key: above[key] for key in INHERITED if key in above}
    anyway = defaults | inherited | common | {"opposed": []}
    found = {key: value for key, value in part.items() if key not in anyway or value != anyway[key]}
    for rule in ("measure", "evidence", "groups"):
        found |= {rule: _shorter(found[rule], {}, common)} if rule in found else {}
    for key in ("dimensions", "criteria"):
        found |= {key: [_shorter(child, part, common) for child in found[key]]} if key in found else {}
    return found
