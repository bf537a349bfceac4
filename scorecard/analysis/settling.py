"""A coding put together from two by decisions that fit them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scorecard.analysis.recoding import free_name
from scorecard.model.adjudication import Decision
from scorecard.model.agreement import CodersCompared, Judged
from scorecard.model.coding import ActionCode, Coding, Decided
from scorecard.model.facts import Coder, Evidence, NotCoded, ObservedValue
from scorecard.model.words import NO_VALUE
from scorecard.problem import ScorecardError


def settled_coding(compared: CodersCompared, decisions: Iterable[Decision], coder: Coder, date: str | None) -> Coding:
    """Return the coding that decisions make of two; see `settled`, which first looks whether they fit.

    Raises:
        ScorecardError: when the levels of the codings belong to two rubrics.
    """
    by_names = {(each.first, each.second, each.observation): each for each in decisions}
    actions: dict[str, ActionCode] = {}
    observations: dict[str, ObservedValue] = {}
    passed: list[NotCoded] = []
    for thing in compared.judged():
        decision = by_names.get((thing.first, thing.second, thing.observation))
        if thing.observation is not None:
            observations |= _observed(compared, thing.observation, decision)
        elif decision and decision.take == "neither":
            passed += _left_out(compared, thing, decision)
        else:
            for name, code in _taken(compared, thing, decision):
                actions[free_name(name, actions)] = code
    return Coding(
        format="coding/1",
        coder=coder,
        subject=compared.first.subject,
        rubric=_rubric(compared, observations) if observations else None,
        date=date,
        actions=actions,
        observations=observations,
        not_coded=(*compared.first.not_coded, *passed),
    )


def _taken(compared: CodersCompared, thing: Judged, decision: Decision | None) -> Iterator[tuple[str, ActionCode]]:
    """Yield what becomes of an action, with its name: one action, or two where both hold."""
    one, other = compared.first.actions.get(thing.first or ""), compared.second.actions.get(thing.second or "")
    line = Decided(take=decision.take, because=decision.because) if decision else None
    if decision and decision.take in {"first", "second", "both"}:
        if thing.first and one and decision.take != "second":
            yield thing.first, _with(one, decided=line)
        if thing.second and other and decision.take != "first":
            yield thing.second, _with(other, decided=line)
        return
    codes = [code for code in (one, other) if code]
    name, code = thing.first or thing.second or "", codes[0]
    own = {"confidence": None, "because": None, **_own(decision)} if decision else {}
    yield name, _with(code, evidence=joined_evidence(codes), decided=line, **own)


def _own(decision: Decision) -> dict[str, object]:
    given = {"stage": decision.stage, "themes": decision.themes, "instrument": decision.instrument}
    return {name: value for name, value in given.items() if value}


def _with(code: ActionCode, **changes: object) -> ActionCode:
    """Return a judgement with some fields changed; what the coder did not say stays unsaid."""
    said = {name: getattr(code, name) for name in code.model_fields_set}
    return ActionCode.model_validate({**said, **changes})


def joined_evidence(parts: Sequence[ActionCode | ObservedValue]) -> tuple[Evidence, ...]:
    """Return the evidence of some judgements, each piece once."""
    return tuple(dict.fromkeys(each for part in parts for each in part.evidence))


def _left_out(compared: CodersCompared, thing: Judged, decision: Decision) -> Iterator[NotCoded]:
    """Yield the passages of an action that is none."""
    one, other = compared.first.actions.get(thing.first or ""), compared.second.actions.get(thing.second or "")
    for each in joined_evidence([code for code in (one, other) if code]):
        yield NotCoded(
            source=each.source, at=each.at, quote=each.quote, reason=decision.reason or "no_act",
            because=decision.because,
        )  # fmt: skip


def _observed(compared: CodersCompared, name: str, decision: Decision | None) -> dict[str, ObservedValue]:
    one, other = compared.first.observations.get(name), compared.second.observations.get(name)
    if decision:
        taken = {"first": one, "second": other}.get(decision.take)
        return {name: taken} if taken else {}
    codes = [seen for seen in (one, other) if seen]
    return {name: ObservedValue.model_validate({**dict(codes[0]), "evidence": joined_evidence(codes)})}


def _rubric(compared: CodersCompared, observations: dict[str, ObservedValue]) -> str | None:
    """Return whose levels are settled."""
    named = list(dict.fromkeys(filter(None, (compared.first.rubric, compared.second.rubric))))
    levels = [name for name, seen in observations.items() if seen.level not in {None, *NO_VALUE}]
    if levels and len(named) > 1:
        msg = (
            f"the levels of the codings belong to two rubrics, {' and '.join(named)}, and cannot be put into one coding"
        )
        raise ScorecardError(msg)
    return named[0] if named else None
