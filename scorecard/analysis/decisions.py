"""Whether decisions are on what two codings disagree about, on all of it, and take what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scorecard.model.adjudication import Decision
from scorecard.model.agreement import CodersCompared, Judged
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.source import Pointer

DECISIONS = Pointer() / "decisions"


def decision_problems(
    compared: CodersCompared, differing: Iterable[Judged], decisions: Sequence[Decision]
) -> Iterator[Problem]:
    """Yield what is wrong with decisions on two codings; pointers lead into the decisions.

    Args:
        compared: the codings.
        differing: what has to be decided.
        decisions: what is decided.
    """
    things = {(each.first, each.second, each.observation): each for each in compared.judged()}
    for index, decision in enumerate(decisions):
        thing = things.get((decision.first, decision.second, decision.observation))
        if thing is None:
            yield _unknown(compared, decision, DECISIONS / index)
        else:
            yield from _unfit(decision, thing, DECISIONS / index)
    decided = {(each.first, each.second, each.observation) for each in decisions}
    for each in differing:
        if (each.first, each.second, each.observation) not in decided:
            yield _missing(each)


def _unknown(compared: CodersCompared, decision: Decision, at: Pointer) -> Problem:
    """Return that a name is in neither coding, or that two names are not of one action."""
    known = {
        "first": tuple(compared.first.actions),
        "second": tuple(compared.second.actions),
        "observation": tuple(dict.fromkeys((*compared.first.observations, *compared.second.observations))),
    }
    for key, names in known.items():
        name = getattr(decision, key)
        if name is not None and name not in names:
            what = "neither coding observes" if key == "observation" else f"the {key} coding has no action"
            hint = did_you_mean(name, names) or "name it as the coding does"
            return _problem("unknown-decision", f"{what} '{echo(name)}'", at / key, hint, name)
    actions = [each for each in compared.judged() if each.observation is None]
    shared = [(each, {("first", each.first), ("second", each.second)} - {("first", None), ("second", None)})
              for each in actions]  # fmt: skip
    asked = {("first", decision.first), ("second", decision.second)}
    near = "; or on ".join(_named(each) for each, names in shared if names & asked)
    message = f"'{decision.names[0]}' is one action with another, which the decision does not name"
    if decision.first and decision.second:
        message = f"'{decision.first}' of the first coding and '{decision.second}' of the second are not one action"
    return _problem("unknown-decision", message, at, f"decide on {near}")


def _named(each: Judged) -> str:
    """Return what is decided, as a decision names it."""
    found = {"first": each.first, "second": each.second, "observation": each.observation}
    return ", ".join(f"{key}: {name}" for key, name in found.items() if name)


def _unfit(decision: Decision, thing: Judged, at: Pointer) -> Iterator[Problem]:
    """Yield that a decision takes what is not there, or leaves open what the coders judge differently."""
    allowed = _takes(thing)
    if decision.take not in allowed:
        message = f"'{decision.take}' cannot be taken of {' and '.join(decision.names)}"
        yield _problem("unfit-decision", message, at / "take", "take one of these", decision.take, allowed)
    given: dict[str, object] = {"stage": decision.stage, "themes": decision.themes, "direction": decision.themes,
                                "instrument": decision.instrument}  # fmt: skip
    if decision.take == "own":
        for on in dict.fromkeys("themes" if each == "direction" else each for each in thing.on if each in given):
            if not given[on]:
                message = (
                    f"the coders differ on the {on} of {' and '.join(decision.names)}, and the decision gives none"
                )
                yield _problem("unfit-decision", message, at / "take", f"add {on}:", decision.take)


def _takes(thing: Judged) -> tuple[str, ...]:
    """Return what can be taken: what a coder gave, neither, and of actions both or the adjudicator's own."""
    if thing.observation is not None:
        return ("first", "second", "neither")
    if thing.first and thing.second:
        return ("first", "second", "both", "neither", "own")
    return ("first" if thing.first else "second", "neither", "own")


def _missing(each: Judged) -> Problem:
    return _problem("missing-decision", f"no decision on {_named(each)}", DECISIONS, "add one with take: and because:")


def _problem(
    code: str, message: str, at: Pointer, hint: str, found: str | None = None, allowed: tuple[str, ...] = ()
) -> Problem:
    return Problem(code=code, message=message, pointer=at, found=found, allowed=allowed, hint=hint)
