"""What can be wrong between the parts of a record. Each check is named after what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from scorecard.model.corrections import corrections_out_of_time
from scorecard.model.facts import Facts
from scorecard.model.names import MOST, duplicate_id, unknown_name
from scorecard.model.words import NO_VALUE
from scorecard.problem import Problem
from scorecard.source import Pointer, Step

_ROOT = Pointer()
CIRCLE_SHOWN = 5
"""Actions of a circle that a message names at most."""


def record_problems(facts: Facts) -> Iterator[Problem]:
    """Yield every problem of a record, check by check."""
    for check in CHECKS:
        yield from islice(check(facts), MOST)


def term_ends_before_it_starts(facts: Facts) -> Iterator[Problem]:
    """A term's last day lies before its first."""
    for index, term in enumerate(facts.subject.terms):
        if term.to and term.to < term.since:
            yield Problem(
                code="term-reversed",
                message=f"the term ends on {term.to}, before it starts on {term.since}",
                pointer=_ROOT / "subject" / "terms" / index / "to",
                found=term.to,
                hint="swap the two days, or correct one",
            )


def action_id_is_taken(facts: Facts) -> Iterator[Problem]:
    """Two actions have one id."""
    seen: dict[str, Pointer] = {}
    for index, action in enumerate(facts.actions):
        place = _ROOT / "actions" / index / "id"
        if seen.setdefault(action.id, place) != place:
            yield duplicate_id(place, action.id, seen[action.id])


def evidence_names_no_source(facts: Facts) -> Iterator[Problem]:
    """Evidence points into a source that the record does not have."""
    for steps, source in _cited(facts):
        if source not in facts.sources:
            yield unknown_name("source", Pointer(steps), source, tuple(facts.sources))


def same_act_names_no_action(facts: Facts) -> Iterator[Problem]:
    """An action repeats one that the record does not have."""
    known = tuple(dict.fromkeys(action.id for action in facts.actions))
    place = {name: index for index, name in enumerate(known)}
    for index, action in enumerate(facts.actions):
        if action.same_act and action.same_act not in place:
            own = place[action.id]
            others = known[:own] + known[own + 1 :]
            yield unknown_name("action", _ROOT / "actions" / index / "same_act", action.same_act, others)


def same_act_goes_in_a_circle(facts: Facts) -> Iterator[Problem]:
    """Actions repeat each other, so that none of them is the act."""
    after = {action.id: action.same_act for action in facts.actions}
    place = {action.id: index for index, action in enumerate(facts.actions)}
    seen: set[str] = set()
    for start in after:
        path: dict[str, None] = {}
        step: str | None = start
        while step is not None and step in after and step not in seen and step not in path:
            path[step] = None
            step = after[step]
        seen.update(path)
        if step is not None and step in path:
            yield _circle(place[step], list(path)[list(path).index(step) :])


def passage_ends_and_does_not_begin(facts: Facts) -> Iterator[Problem]:
    """A passage that is not coded says where it ends and not where it begins."""
    for index, passage in enumerate(facts.not_coded):
        if passage.until is not None and passage.quote is None:
            yield Problem(
                code="no-effect",
                message="'until' says where a passage ends, and nothing says where it begins",
                pointer=_ROOT / "not_coded" / index / "until",
                hint="add 'quote' with its first words",
                on_key=True,
            )


def _circle(index: int, names: list[str]) -> Problem:
    shown = names if len(names) <= CIRCLE_SHOWN else [*names[:CIRCLE_SHOWN], "..."]
    return Problem(
        code="same-act-circle",
        message=f"same_act goes in a circle: {' -> '.join([*shown, names[0]])}",
        pointer=_ROOT / "actions" / index / "same_act",
        hint="let one of the actions stand without same_act",
    )


def observation_has_no_one_value(facts: Facts) -> Iterator[Problem]:
    """An observation gives neither a level nor a number, or both."""
    for name, seen in facts.observations.items():
        if (seen.level is None) == (seen.number is None):
            yield Problem(
                code="one-value",
                message=f"the observation '{name}' needs a level or a number, and one of them only",
                pointer=_ROOT / "observations" / name,
                hint="write level: or number:",
            )


def levels_belong_to_no_rubric(facts: Facts) -> Iterator[Problem]:
    """Levels are judgements, and the record does not say by which rubric."""
    judged = [name for name, seen in facts.observations.items() if seen.level not in {None, *NO_VALUE}]
    if judged and facts.observations_of is None:
        yield Problem(
            code="levels-without-rubric",
            message=f"the level of '{judged[0]}' belongs to no rubric",
            pointer=_ROOT / "observations" / judged[0],
            hint="say whose levels they are: 'observations_of: rubric_id@1'",
        )


def corrections_go_back_in_time(facts: Facts) -> Iterator[Problem]:
    """A correction is dated before the one that stands above it."""
    return corrections_out_of_time(facts.corrections)


Check = Callable[[Facts], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    term_ends_before_it_starts,
    action_id_is_taken,
    evidence_names_no_source,
    same_act_names_no_action,
    same_act_goes_in_a_circle,
    passage_ends_and_does_not_begin,
    observation_has_no_one_value,
    levels_belong_to_no_rubric,
    corrections_go_back_in_time,
)
"""Every check of a record, in the order in which they run."""


def _cited(facts: Facts) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield every source that is cited, with the steps to its place; why not a pointer: nearly all are fine."""
    for index, action in enumerate(facts.actions):
        for number, evidence in enumerate(action.evidence):
            yield ("actions", index, "evidence", number, "source"), evidence.source
    for name, seen in facts.observations.items():
        for number, evidence in enumerate(seen.evidence):
            yield ("observations", name, "evidence", number, "source"), evidence.source
    for index, passage in enumerate(facts.not_coded):
        yield ("not_coded", index, "source"), passage.source
