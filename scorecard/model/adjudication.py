"""How the disagreements of two coders were settled, one by one (`format: adjudication/1`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, FrozenDict, Items, Part, Table
from scorecard.model.dates import DateText
from scorecard.model.facts import Coder
from scorecard.model.text import Id, Text
from scorecard.model.words import Direction, Instrument, NotCodedReason, Stage, Take
from scorecard.problem import Problem
from scorecard.source import Pointer


class Decision(Part):
    """How one disagreement was settled, or one judgement of both coders mended."""

    first: Id | None = None
    """The action in the first coding, where that has it."""
    second: Id | None = None
    """The action in the second coding, where that has it."""
    observation: Id | None = None
    """The observation, in place of an action."""
    take: Take
    """Whose judgement holds."""
    stage: Stage | None = None
    """With `own`: how far it went; the coders' stage by default, if they agree on it."""
    themes: Table[Id, Direction] = Field(default_factory=FrozenDict)
    """With `own`: what it bears on; the coders' themes by default, if they agree on them."""
    instrument: Instrument | None = None
    """With `own`: what it was done with; the coders' instrument by default, if they agree on it."""
    reason: NotCodedReason | None = None
    """With `neither`: why it is no action; `no_act` by default."""
    because: Text
    """Why it is settled so, such as a rule of the protocol."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it settles, as messages say it."""
        return tuple(dict.fromkeys(name for name in (self.first, self.second, self.observation) if name))


class Adjudication(Document):
    """The decisions on the disagreements of two coders."""

    format: Literal["adjudication/1"]
    """Always `adjudication/1`."""
    coder: Coder
    """Who decided; the settled coding is by this coder."""
    subject: Id
    """Id of the subject whom both coded."""
    date: DateText | None = None
    """When."""
    decisions: Items[Decision] = ()
    """One for each disagreement; what both judged alike needs none."""

    def problems(self) -> Iterator[Problem]:
        """Yield decisions on nothing, on the same twice, and keys that do not go with what is taken."""
        seen: dict[tuple[str, str], Pointer] = {}
        for index, decision in enumerate(self.decisions):
            at = Pointer() / "decisions" / index
            yield from _names_nothing(decision, at)
            yield from _keys_without_effect(decision, at)
            named = {key: getattr(decision, key) for key in ("first", "second", "observation")}
            keys = [(key, name) for key, name in named.items() if name is not None]
            before = [key for key in keys if seen.setdefault(key, at / key[0]) != at / key[0]]
            yield from (_repeated(at / key, name, seen[key, name]) for key, name in before[:1])


def _names_nothing(decision: Decision, at: Pointer) -> Iterator[Problem]:
    if not decision.names:
        yield Problem(
            code="missing-key",
            message="the decision names no action and no observation",
            pointer=at,
            hint="add first:, second:, both, or observation:",
        )
    if decision.observation and (decision.first or decision.second):
        yield _no_effect(at / "observation", "an observation is decided by itself", "give it a decision of its own")


def _keys_without_effect(decision: Decision, at: Pointer) -> Iterator[Problem]:
    for key in ("stage", "themes", "instrument"):
        if getattr(decision, key) and decision.take != "own":
            yield _no_effect(at / key, f"'{key}' goes with take: own", f"write take: own, or leave {key} out")
    if decision.reason and decision.take != "neither":
        yield _no_effect(at / "reason", "'reason' goes with take: neither", "write take: neither, or leave reason out")


def _no_effect(pointer: Pointer, message: str, hint: str) -> Problem:
    return Problem(code="no-effect", message=message, pointer=pointer, hint=hint, on_key=True)


def _repeated(pointer: Pointer, name: str, earlier: Pointer) -> Problem:
    return Problem(
        code="repeated-decision",
        message=f"'{name}' is decided before",
        pointer=pointer,
        found=name,
        hint="keep one of the decisions",
        earlier=earlier,
    )
