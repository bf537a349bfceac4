"""Two codings settled into one: by decisions on each disagreement, or by a rule.

`disagreements` finds what is to be decided, `settled` follows decisions, and `settled_by_rule` makes them by a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from scorecard.analysis.decisions import decision_problems
from scorecard.analysis.pairing import cut_up, places_of
from scorecard.analysis.recoding import NO_TEXTS, other_subject
from scorecard.analysis.settling import settled_coding
from scorecard.model.adjudication import Adjudication, Decision
from scorecard.model.agreement import CodersCompared, Judged, Pair
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.facts import Coder
from scorecard.model.words import Stage
from scorecard.problem import DocumentError

STAGES: tuple[Stage, ...] = get_args(Stage)
LOWER = "lower"
"""The rule by which codings are settled without decisions."""


def disagreements(compared: CodersCompared, texts: Mapping[str, str] = NO_TEXTS) -> tuple[Judged, ...]:
    """Return all that two coders do not judge alike: actions in the order of the texts, then observations.

    Args:
        compared: the codings put together.
        texts: the archived text of each source, in order; without any, actions stand in the order of the codings.
    """
    found = [each for each in compared.judged() if each.on]
    actions = [each for each in found if each.observation is None]
    one, other = _beginnings(compared.first, texts), _beginnings(compared.second, texts)
    last = (len(texts), 0)
    actions.sort(key=lambda each: min(one.get(each.first or "", last), other.get(each.second or "", last)))
    return (*actions, *(each for each in found if each.observation is not None))


def _beginnings(coding: Coding, texts: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Return where each action is first quoted: the number of the source and that of the passage."""
    order = {source: index for index, source in enumerate(texts)}
    places = places_of(coding.actions, texts, cut_up(texts))
    return {name: min((order[source], at) for source, at in found) for name, found in places.items() if found}


def settled(compared: CodersCompared, adjudication: Adjudication) -> Coding:
    """Return the coding that decisions make of two.

    What both judge alike is taken as it is, with the first coder's words and the evidence of both. Every action that
    was decided has a line that says how. What was left out is listed in `not_coded` with its evidence, after what the
    first coder did not code.

    Args:
        compared: the codings put together.
        adjudication: one decision on each disagreement; one on what both judge alike mends it.

    Raises:
        DocumentError: with every decision that is missing, names what is not there, or takes what cannot be taken;
            pointers lead into the decisions.
        ScorecardError: when the levels of the codings belong to two rubrics.
    """
    if adjudication.subject != compared.first.subject:
        raise DocumentError([other_subject(adjudication.subject, (compared.first.subject,))])
    if problems := list(decision_problems(compared, disagreements(compared), adjudication.decisions)):
        raise DocumentError(problems)
    return settled_coding(compared, adjudication.decisions, adjudication.coder, adjudication.date)


def settled_by_rule(compared: CodersCompared) -> Coding:
    """Return the coding that the rule 'lower' makes of two: in doubt the lower stage, and the themes that both gave.

    A theme to which the coders give two directions is none that both gave, and an instrument on which they differ is
    `other`. An action that is left without themes, or that only one coder coded, is left out and listed in `not_coded`;
    an observation on which they differ is left out.

    Source: docs/coding.md, section 12: in doubt the lower stage and fewer themes.

    Raises:
        ScorecardError: when the levels of the codings belong to two rubrics.
    """
    ids = " and ".join(coding.coder.id for coding in (compared.first, compared.second))
    coder = Coder(id="rule_lower", note=f"Settled from the codings of {ids} by the rule '{LOWER}'; nobody judged.")
    return settled_coding(compared, [_lower(compared, each) for each in disagreements(compared)], coder, None)


def _lower(compared: CodersCompared, each: Judged) -> Decision:
    """Return the decision that the rule comes to."""
    if each.first and each.second:
        one, other = compared.codes(Pair(each.first, each.second))
        if both := _in_common(one, other):
            return _of(each, take="own", because=", ".join(_said(each, one, other)), **_lowest(one, other, both))
        return _of(each, take="neither", because="the coders have no theme with its direction in common")
    whose = compared.first if each.first else compared.second
    alone = "the coders differ" if each.observation else f"only {whose.coder.id} coded it"
    return _of(each, take="neither", because=alone)


def _of(each: Judged, *, because: str, **fields: object) -> Decision:
    names = {"first": each.first, "second": each.second, "observation": each.observation}
    return Decision.model_validate({**names, **fields, "because": f"By the rule '{LOWER}': {because}."})


def _in_common(one: ActionCode, other: ActionCode) -> dict[str, str]:
    return {theme: way for theme, way in one.themes.items() if other.themes.get(theme) == way}


def _lowest(one: ActionCode, other: ActionCode, themes: Mapping[str, str]) -> dict[str, object]:
    instrument = one.instrument if one.instrument == other.instrument else "other"
    return {"stage": min(one.stage, other.stage, key=STAGES.index), "themes": themes, "instrument": instrument}


def _said(each: Judged, one: ActionCode, other: ActionCode) -> Iterator[str]:
    if "stage" in each.on:
        yield f"the lower stage of {one.stage} and {other.stage}"
    if {"themes", "direction"} & set(each.on):
        yield "the themes that both gave"
    if "instrument" in each.on:
        yield f"the instrument left open between {one.instrument} and {other.instrument}"
