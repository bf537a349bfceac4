"""What the properties are tried on: rubrics and records as plain mappings, in the long form that the oracle reads.

Every rubric here is well formed and every record fits it. Sizes are small, numbers are few and awkward (0, 1, thirds,
`53/60`), and what should meet meets: acts share themes, sources share publishers, dates fall on ends of memberships.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Document = dict[str, Any]
"""A document, or a part of one, as YAML or JSON gives it."""
Pair = tuple[Document, Document]
"""A rubric and a record."""

THEMES = ("press", "courts", "labour")
KINDS = ("self_reported", "official_act", "oversight", "independent")
STAGES = ("stated", "engaged", "committed", "carried_out")
DIRECTIONS = ("advances", "sets_back", "mixed")
GROUPS = ("friends", "rivals", "others")
TARGETS = ("FRA", "IRN", "CHN", "BRA")
DATES = ("1994", "1995-06-15", "1996-03-01", "1994/1995-06-15")
DAYS = ("1993-01-20", "1995-06-15", "1996-03-01")
TIERS = 3
"""Dimensions inside each other at most."""
METHODS: tuple[Document, ...] = (
    *({"method": name} for name in ("mean", "geometric", "harmonic", "min", "max", "median", "product", "sum")),
    *({"method": "power", "power": power} for power in (2, -1, Fraction(1, 2), Fraction(-3, 2), "5/3")),
)
"""Every method of aggregation, in its long form."""
MEANS = tuple(how for how in METHODS if how["method"] != "product")
MEAN: Document = {"method": "mean"}
UNIT_METHODS = frozenset({"geometric", "harmonic", "power", "product"})
"""Methods under which no value may leave 0 to 1."""
COMBINATIONS: tuple[Document, ...] = (
    *({"method": "top", "n": n} for n in (1, 2, 3)),
    *({"method": method} for method in ("best", "mean", "accumulate")),
)
"""Every way in which acts combine, in its long form."""

ASKED = (*((theme,) for theme in THEMES), ("press", "courts"), ("labour", "courts"))
"""Themes that an evidence criterion asks for."""


def _judged(**entries: Fraction | int | str) -> Document:
    return {name: {"value": value} for name, value in entries.items()}


POINTS = (
    _judged(stated="1/4", engaged="1/2", committed="3/4", carried_out=1),
    _judged(stated=0, engaged="1/3", committed="1/3", carried_out="53/60"),
    _judged(stated=1, engaged=1, committed=1, carried_out=1),
    _judged(stated=0, engaged=0, committed=0, carried_out="1/10"),
)
"""Points of the stages."""
KIND_FACTORS = (
    _judged(self_reported="4/5", official_act=1, oversight=1, independent=1),
    _judged(self_reported=0, official_act="1/2", oversight="1/3", independent="9/10"),
    _judged(self_reported=1, official_act=1, oversight=1, independent=1),
)
"""Factors of the kinds of source."""
BEARINGS = (
    *({theme: way} for theme in THEMES for way in DIRECTIONS[:2]),
    {"press": "mixed"},
    {"press": "advances", "courts": "advances"},
    {"press": "advances", "courts": "sets_back"},
    {"courts": "sets_back", "labour": "mixed"},
)
"""Themes that an action bears on, with directions."""

unit_numbers: SearchStrategy[Fraction | int | str] = st.sampled_from(
    [0, 1, Fraction(1, 2), Fraction(1, 3), Fraction(3, 4), "53/60", Fraction(1, 10)]
)
"""Numbers from 0 to 1, ends included."""
positive_numbers = st.sampled_from([1, 2, Fraction(1, 2), "2/3", 3])
"""Numbers above 0."""
any_weights = st.one_of(st.just(1), positive_numbers, st.just(0))
"""Weights, some of them 0."""


@dataclass(frozen=True)
class Choice:
    """What a rubric may be made of; a property narrows this to where it holds."""

    methods: tuple[Document, ...] = METHODS
    policies: tuple[str, ...] = ("exclude", "worst", "best", "withhold")
    rules: tuple[str, ...] = ("scale", "measure", "evidence", "groups")
    min_coverages: tuple[Any, ...] = (0, 0, Fraction(1, 2), "2/3")
    caps: tuple[str, ...] = ("both", "both", "worst", "best", "none")
    combinations: tuple[Document, ...] = COMBINATIONS
    comparisons: tuple[str, ...] = ("least", "equality")
    weights: SearchStrategy[Any] = field(default=any_weights)
    tiers: int = TIERS
    unknowns: bool = True
    """Whether observations may be absent, unknown or not applicable."""


ANYTHING = Choice()
VALUES = Choice(rules=("scale", "measure"), caps=("both",))
"""Criteria that an observation alone settles, with values from 0 to 1."""
KNOWN = Choice(rules=("scale", "measure"), caps=("both",), min_coverages=(0,), unknowns=False)
"""The same, every value known, so that every score exists."""


def rubrics(choice: Choice = ANYTHING) -> SearchStrategy[Document]:
    """Rubrics with up to three tiers, of what the choice allows."""
    return st.deferred(lambda: _rubrics(choice))


@st.composite
def _rubrics(draw: DrawFn, choice: Choice) -> Document:
    scales = {"practice": draw(scored_scales()), "marks": draw(marked_scales())}
    own = draw(_policies(choice))
    ids = map(str, range(10_000))
    children = [_dimension(draw, choice, ids, depth=1) for _ in range(draw(st.integers(1, 3)))]
    return {
        "format": "rubric/1",
        "id": "made_up",
        "version": "1.0.0",
        "title": "Made up",
        "standard": {"title": "A standard that nobody holds"},
        "scales": scales,
        "themes": {theme: {"title": theme, "definition": f"More of {theme}."} for theme in THEMES},
        "relations": draw(relations()),
        **own,
        "dimensions": _weighted(draw, choice, children, own),
    }


def _dimension(draw: DrawFn, choice: Choice, ids: Iterator[str], depth: int) -> Document:
    name, own = f"d{next(ids)}", draw(_policies(choice))
    inner = draw(st.integers(0, 2)) if depth < choice.tiers else 0
    leaves = draw(st.integers(0 if inner else 1, 3))
    dimensions = [_dimension(draw, choice, ids, depth + 1) for _ in range(inner)]
    criteria = [_criterion(draw, choice, next(ids), own["aggregate"]["method"]) for _ in range(leaves)]
    children = _weighted(draw, choice, [*dimensions, *criteria], own)
    return {"id": name, "title": name, **own, "dimensions": children[:inner], "criteria": children[inner:]}


def _policies(choice: Choice) -> SearchStrategy[Document]:
    return st.fixed_dictionaries(
        {
            "aggregate": st.sampled_from(choice.methods),
            "missing": st.sampled_from(choice.policies),
            "min_coverage": st.sampled_from(choice.min_coverages),
        }
    )


def _weighted(draw: DrawFn, choice: Choice, children: list[Document], own: Document) -> list[Document]:
    """Give children weights, of which one at least is above 0; under `sum` full marks are the weights."""
    free = own["aggregate"]["method"] != "sum"
    given = [draw(choice.weights) if free else 1 for _ in children]
    return [child | {"weight": weight if any(given) else 1} for child, weight in zip(children, given, strict=True)]


def _criterion(draw: DrawFn, choice: Choice, number: str, method: str) -> Document:
    rule = draw(st.sampled_from(choice.rules))
    leaf: Document = {"id": f"{rule}_{number}", "out_of": draw(positive_numbers)}
    if rule == "scale":
        return leaf | {"scale": draw(st.sampled_from(("practice", "marks")))}
    if rule == "measure":
        return leaf | {"measure": draw(measures(choice.caps if method not in UNIT_METHODS else ("both",)))}
    return leaf | {rule: draw(evidence_rules(choice) if rule == "evidence" else groups_rules(choice))}


@st.composite
def scored_scales(draw: DrawFn) -> Document:
    """Scales whose levels have scores; some give the reasons for no value another meaning."""
    scores = draw(st.lists(unit_numbers, min_size=1, max_size=3))
    levels = [{"id": f"level_{index}", "score": score} for index, score in enumerate(scores)]
    redefined: list[Document] = draw(
        st.sampled_from(
            (
                [],
                [{"id": "not_found", "score": scores[0]}],
                [{"id": "not_applicable", "unknown": True}],
                [{"id": "not_found", "exclude": True}, {"id": "hidden", "unknown": True}],
            )
        )
    )
    return {"levels": [*levels, *redefined]}


@st.composite
def marked_scales(draw: DrawFn) -> Document:
    """Scales whose levels have points out of full marks."""
    points = draw(st.lists(st.integers(0, 5), min_size=1, max_size=3))
    levels = [{"id": f"mark_{index}", "points": mark} for index, mark in enumerate(points)]
    return {"out_of": 5, "levels": [*levels, {"id": "absent", "exclude": True}]}


def measures(caps: tuple[str, ...]) -> SearchStrategy[Document]:
    """Measures with goalposts in either order; a few run on a logarithm."""
    goalposts = st.sampled_from([(1, 8), (180, 3), ("1/3", 12), (100, Fraction(1, 2))])
    curves = st.sampled_from(["linear", "linear", "log"])
    return st.builds(
        lambda ends, curve, cap: {"worst": ends[0], "best": ends[1], "curve": curve, "cap": cap},
        goalposts, curves, st.sampled_from(caps),
    )  # fmt: skip


@st.composite
def evidence_rules(draw: DrawFn, choice: Choice = ANYTHING) -> Document:
    """Evidence rules with every choice written out; points never fall from a stage to the next."""
    themes = list(draw(st.sampled_from(ASKED)))
    return {
        "themes": themes,
        "opposed": draw(st.sampled_from(([], [], themes[:1], themes))),
        "stages": draw(st.sampled_from(POINTS)),
        "instruments": draw(st.sampled_from(({}, _judged(award="1/2"), _judged(award=0, speech=Fraction(1, 4))))),
        "statuses": draw(st.sampled_from(({}, _judged(enjoined="1/2", reversed=0), _judged(reversed="1/3")))),
        "sources": draw(st.sampled_from(KIND_FACTORS)),
        "combine": draw(st.sampled_from(choice.combinations)),
        "net": draw(st.sampled_from(("balance", "discount", "ignore"))),
        "enough": draw(st.integers(1, 3)),
        "scrutiny": list(draw(st.sampled_from((("oversight", "independent"), ("independent",), KINDS[1:3])))),
    }


@st.composite
def groups_rules(draw: DrawFn, choice: Choice = ANYTHING) -> Document:
    """Evidence rules that compare two or three groups of targets."""
    rule = draw(evidence_rules(choice))
    count = draw(st.integers(2, len(GROUPS)))
    return rule | {"of": list(GROUPS[:count]), "by": draw(st.sampled_from(choice.comparisons))}


@st.composite
def relations(draw: DrawFn) -> Document:
    """Groups of targets with dated memberships."""
    member = st.fixed_dictionaries(
        {"target": st.sampled_from(TARGETS), "from": st.sampled_from(DAYS), "source": st.just("gazette")},
        optional={"to": st.sampled_from(("1995-06-15", "2001-01-20"))},
    )
    members = st.lists(member, min_size=1, max_size=3)
    return {
        "format": "relations/1",
        "id": "relations",
        "version": "1.0.0",
        "title": "Who stands where",
        "as_of": "2020-01-01",
        "sources": {"gazette": {"title": "Gazette", "publisher": "Press"}},
        "groups": {name: {"title": name, "definition": f"The {name}.", "members": draw(members)} for name in GROUPS},
    }


@st.composite
def records(draw: DrawFn, rubric: Document, choice: Choice = ANYTHING) -> Document:
    """Records that fit a rubric."""
    leaves = {leaf["id"]: leaf for leaf in criteria_of(rubric)}
    seen = {name: draw(observations(leaf, rubric["scales"], unknowns=choice.unknowns)) for name, leaf in leaves.items()}
    by_acts = any("evidence" in leaf or "groups" in leaf for leaf in leaves.values())
    sources = draw(source_tables()) if by_acts else {}
    return {
        "format": "record/1",
        "subject": {"id": "arcadia", "name": "Arcadia", "terms": [{"from": "1993-01-20", "to": "1997-01-20"}]},
        "sources": sources,
        "actions": draw(action_lists(tuple(sources))) if by_acts else [],
        "observations_of": "made_up@1",
        "observations": {name: value for name, value in seen.items() if value},
    }


def observations(leaf: Document, scales: Document, *, unknowns: bool) -> SearchStrategy[Document]:
    """Values for one criterion; an empty mapping stands for none."""
    reasons = st.sampled_from([{"level": reason} for reason in ("not_applicable", "not_assessed", "not_found")])
    nothing: SearchStrategy[Document] = st.just({})
    if "measure" in leaf:
        numbers: SearchStrategy[Document] = st.fixed_dictionaries(
            {"number": st.sampled_from([1, 2, 3, 7, 12, 90, 200, "1/3", Fraction(53, 60)])}
        )
        return st.one_of(numbers, numbers, reasons, nothing) if unknowns else numbers
    if "scale" not in leaf:
        return st.one_of(nothing, nothing, nothing, st.just({"level": "not_applicable"})) if unknowns else nothing
    levels = scales[leaf["scale"]]["levels"]
    worth = st.sampled_from([{"level": level["id"]} for level in levels if {"score", "points"} & level.keys()])
    if not unknowns:
        return worth
    named = st.sampled_from([{"level": level["id"]} for level in levels])
    redefines = any(level["id"] == "not_found" for level in levels)
    return st.one_of(worth, named, reasons, *([] if redefines else [nothing]))


@st.composite
def source_tables(draw: DrawFn) -> Document:
    """Sources of every kind, some of one publisher, some of which look at conduct both ways."""
    source = st.fixed_dictionaries(
        {
            "title": st.just("A source"),
            "publisher": st.sampled_from(("Ministry", "Auditor", "League")),
            "kind": st.sampled_from(KINDS),
            "covers": st.lists(st.sampled_from(THEMES), max_size=2, unique=True),
        }
    )
    given = draw(st.lists(source, min_size=1, max_size=4))
    return {f"source_{index}": entry for index, entry in enumerate(given)}


@st.composite
def action_lists(draw: DrawFn, sources: tuple[str, ...]) -> list[Document]:
    """Actions, some of which report an act that another one reports."""
    actions: list[Document] = []
    for index in range(draw(st.integers(0, 6))):
        action = draw(actions_named(f"action_{index}", sources, index))
        repeated = draw(st.sampled_from([None, None, *actions]))
        actions.append(action if repeated is None else repeating(action, repeated))
    return draw(st.permutations(actions))


def repeating(action: Document, other: Document) -> Document:
    """Return the action as one more report of another's act; date, targets and instrument are the act's."""
    own = {key: value for key, value in action.items() if key not in {"date", "targets", "instrument"}}
    shared = {key: other[key] for key in ("date", "targets", "instrument") if key in other}
    return own | shared | {"same_act": other["id"]}


@st.composite
def actions_named(draw: DrawFn, name: str, sources: tuple[str, ...], index: int = 0) -> Document:
    """Actions with the id given; their statuses are dated by the index, so that no two share a day."""
    state = st.sampled_from(("in_force", "enjoined", "reversed"))
    status = st.fixed_dictionaries({"is": state, "since": st.just(f"1996-05-{index + 1:02}")})
    cited = st.lists(st.sampled_from(sources), min_size=1, max_size=2, unique=True)
    return {
        "id": name,
        "summary": "Something was done.",
        "stage": draw(st.sampled_from(STAGES)),
        "themes": dict(draw(st.sampled_from(BEARINGS))),
        "instrument": draw(st.sampled_from(("award", "speech", "treaty"))),
        "targets": draw(st.lists(st.sampled_from(TARGETS), max_size=2, unique=True)),
        "evidence": [{"source": source, "at": "page 1"} for source in draw(cited)],
        **draw(st.fixed_dictionaries({}, optional={"date": st.sampled_from(DATES), "status": status})),
    }


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


def criteria_of(rubric: Document) -> list[Document]:
    """Return every criterion of a rubric."""
    return [part for part in parts_of(rubric) if "dimensions" not in part]
