"""What the evidence rule makes of one act more, one report more, or one that nobody asks for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import ACTS, COMBINATIONS, KINDS, STAGES, THEMES, Document, Pair, actions, cases, criteria_of

from properties.cards import FEWER, card_of, figures, numbers_of
from scorecard.model.result import Result

STEADY = tuple(how for how in COMBINATIONS if how.get("method") != "mean")
"""Ways to combine acts under which a weaker act takes nothing from a stronger one."""
STEADY_ACTS = replace(ACTS, combinations=STEADY, comparisons=("least",))
STEADY_EVIDENCE = replace(STEADY_ACTS, rules=("evidence",), acts=3)
FEW_ACTS = replace(ACTS, rules=("evidence",), acts=3)
WATCHFUL = {
    f"{kind}_{number}": {"title": "A look", "publisher": f"Watch {number}", "kind": kind, "covers": list(THEMES)}
    for kind in KINDS
    for number in (1, 2)
}
"""Two sources of every kind that look at conduct both ways, on every theme."""
ways = st.sampled_from(["advances", "sets_back"])


def with_actions(pair: Pair, *added: Document) -> Pair:
    """Return the rubric, and the record with further actions."""
    rubric, record = pair
    return rubric, record | {"actions": [*record["actions"], *added]}


def rule_of(leaf: Document) -> Document:
    """Return the evidence rule of a criterion."""
    rule: Document = leaf.get("evidence") or leaf["groups"]
    return rule


@FEWER
@given(st.data(), cases(ACTS))
def test_a_repeated_report_changes_nothing(data: st.DataObject, pair: Pair) -> None:
    """17. Reporting an act once more changes no number, nor what stands beside the scores."""
    assume(pair[1]["actions"])
    told = data.draw(st.sampled_from(pair[1]["actions"]))
    again = {key: value for key, value in told.items() if key != "same_act"} | {"id": "again", "same_act": told["id"]}
    before, after = card_of(*pair), card_of(*with_actions(pair, again))
    assert (numbers_of(before), before.exposure) == (numbers_of(after), after.exposure)


@FEWER
@given(st.data(), cases(ACTS))
def test_a_weaker_report_changes_nothing(data: st.DataObject, pair: Pair) -> None:
    """17. Reporting an act once more, at the lowest stage and with part of its themes and evidence, changes nothing."""
    assume(pair[1]["actions"])
    told = data.draw(st.sampled_from(pair[1]["actions"]))
    theme, way = next(iter(told["themes"].items()))
    kept = {key: told[key] for key in ("summary", "instrument", "targets", "date") if key in told}
    less = {"id": "again", "stage": STAGES[0], "themes": {theme: way}, "evidence": told["evidence"][:1]}
    before, after = card_of(*pair), card_of(*with_actions(pair, kept | less | {"same_act": told["id"]}))
    assert (numbers_of(before), before.exposure) == (numbers_of(after), after.exposure)


@FEWER
@given(st.data(), cases(STEADY_ACTS), st.sampled_from(THEMES), ways)
def test_one_act_more_moves_its_criteria_its_own_way(data: st.DataObject, pair: Pair, theme: str, way: str) -> None:
    """18. An act that advances never lowers its criterion, one that sets back never raises it."""
    act = data.draw(actions("more", len(pair[1]["sources"]))) | {"themes": {theme: way}}
    before, after = card_of(*pair), card_of(*with_actions(pair, act))
    asking = [leaf for leaf in criteria_of(pair[0]) if theme in rule_of(leaf)["themes"]]
    wrong = [leaf["id"] for leaf in asking if moves_against(leaf, before[leaf["id"]], after[leaf["id"]], theme, way)]
    assert [] == wrong


def moves_against(leaf: Document, before: Result, after: Result, theme: str, way: str) -> bool:
    """Tell whether a score went the other way than the act does in the criterion's sense."""
    if before.score is None or after.score is None:
        return before.score is not None
    forward = (way == "advances") != (theme in rule_of(leaf)["opposed"])
    return after.score < before.score if forward else after.score > before.score


@FEWER
@given(st.data(), cases(ACTS), st.sampled_from(THEMES))
def test_a_theme_that_nobody_asks_for_changes_nothing(data: st.DataObject, pair: Pair, theme: str) -> None:
    """18. An act on a theme that a criterion does not ask for changes nothing of that criterion."""
    act = data.draw(actions("more", len(pair[1]["sources"])))
    act |= {"themes": {theme: "mixed"}}
    before, after = card_of(*pair), card_of(*with_actions(pair, act))
    others = [leaf["id"] for leaf in criteria_of(pair[0]) if theme not in rule_of(leaf)["themes"]]
    assert [figures(before[name]) for name in others] == [figures(after[name]) for name in others]


@FEWER
@given(st.data(), cases(STEADY_EVIDENCE))
def test_the_acts_that_a_criterion_lacks_stay_within_its_bounds(data: st.DataObject, pair: Pair) -> None:
    """14. Whatever acts a thin criterion lacks, with them its score lies within the bounds that were given."""
    leaf, before = data.draw(thin_criteria(pair))
    theme = rule_of(leaf)["themes"][0]
    sources = len(pair[1]["sources"])
    found = [data.draw(actions(f"more_{index}", sources)) for index in range(lacking(leaf, before))]
    after = card_of(*with_actions(pair, *(act | {"themes": {theme: data.draw(ways)}} for act in found)))[leaf["id"]]
    assert [] == [figures(after) for low, high in [bounds_of(before)] if not low <= score_of(after) <= high]


@FEWER
@given(st.data(), cases(FEW_ACTS), ways)
def test_the_bounds_of_a_thin_criterion_are_attained(data: st.DataObject, pair: Pair, way: str) -> None:
    """14. With full scrutiny, acts at full points for all that a criterion lacks attain the bound on their side."""
    rubric, record = pair
    watched = rubric, record | {"sources": record["sources"] | WATCHFUL}
    leaf, before = data.draw(thin_criteria(watched))
    rule = rule_of(leaf)
    theme = rule["themes"][0]
    best = max(KINDS, key=lambda kind: Fraction(rule["sources"][kind]["value"]))
    acts = [full_act(f"more_{index}", {theme: way}, best) for index in range(lacking(leaf, before))]
    forward = (way == "advances") != (theme in rule["opposed"])
    assert bounds_of(before)[forward] == score_of(card_of(*with_actions(watched, *acts))[leaf["id"]])


def thin_criteria(pair: Pair) -> st.SearchStrategy[tuple[Document, Result]]:
    """Criteria with too few acts, each with its result."""
    card = card_of(*pair)
    thin = [(leaf, card[leaf["id"]]) for leaf in criteria_of(pair[0]) if card[leaf["id"]].score is None]
    assume(thin)
    return st.sampled_from(thin)


def lacking(leaf: Document, result: Result) -> int:
    """Return how many acts a criterion lacks."""
    assert result.evidence
    return int(rule_of(leaf)["enough"]) - len(result.evidence.acts)


def full_act(name: str, themes: Document, kind: str) -> Document:
    """Return an action that is worth all that an action can be."""
    evidence = [{"source": f"{kind}_1", "at": "page 1"}]
    return {"id": name, "summary": "All was done.", "stage": "carried_out", "themes": themes, "evidence": evidence}


def bounds_of(result: Result) -> tuple[Fraction, Fraction]:
    """Return the bounds of a result that has them."""
    assert result.lower is not None
    assert result.upper is not None
    return result.lower, result.upper


def score_of(result: Result) -> Fraction:
    """Return the score of a result that has one."""
    assert result.score is not None
    return result.score
