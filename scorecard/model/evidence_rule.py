"""How an evidence criterion turns acts into a value: the choices a rubric states, and what holds where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm, prod
from typing import Annotated, ClassVar, TypeVar, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import FrozenDict, Items, Part, Table, short_form
from scorecard.model.number import ONE, ActCount, UnitExact
from scorecard.model.text import Id, Text
from scorecard.model.words import CombineMethod, GroupMethod, Instrument, Net, SourceKind, Stage, State

K = TypeVar("K")
T = TypeVar("T")


class JudgedNumber(Part):
    """A number from 0 to 1 that is a judgement, with its reason."""

    stands_alone: ClassVar = ("value",)

    value: UnitExact
    """The number, 0 to 1."""
    why: Text | None = None
    """Reason for the number."""


Judged = Annotated[JudgedNumber, short_form("value", int, float, Decimal, Fraction, str)]
"""A judged number; it may stand alone, without its reason."""


class Combination(Part):
    """How the points of several acts become one value."""

    stands_alone: ClassVar = ("method",)
    goes_without_saying: ClassVar = "method"

    method: CombineMethod
    """The method by its name."""
    top: ActCount | None = None
    """Acts that count under the method `top`: so many of the best, empty places being 0."""

    @model_validator(mode="after")
    def _top_has_a_number(self) -> Combination:
        if (self.method == "top") != (self.top is not None):
            expected = "top with its number of acts, as {top: 2}, or another method"
            raise PydanticCustomError("bad-combine", "expected {expected}", {"expected": expected})
        return self

    def __str__(self) -> str:
        """Write the combination as a rubric does."""
        return f"top {self.top}" if self.top else self.method


def _expand_combination(value: object) -> object:
    if isinstance(value, str):
        return {"method": value}
    if isinstance(value, dict) and set(value) == {"top"}:
        return {"method": "top", **value}
    return value


Combine = Annotated[Combination, BeforeValidator(_expand_combination)]
"""`{top: 2}`, or the name of another method."""


class EvidenceChoices(Part):
    """Choices of the evidence rule; what is left out is taken from the rubric, then from the built-in choices."""

    stages: Table[Stage, Judged] = Field(default_factory=FrozenDict)
    """Points of each stage, 0 to 1; by default stated 0.25, engaged 0.5, committed 0.75, carried_out 1."""
    instruments: Table[Instrument, Judged] = Field(default_factory=FrozenDict)
    """Factor of an instrument, 0 to 1; 1 where none is given."""
    statuses: Table[State, Judged] = Field(default_factory=FrozenDict)
    """Factor of what became of the act, 0 to 1; 1 where none is given."""
    sources: Table[SourceKind, Judged] = Field(default_factory=FrozenDict)
    """Factor of an advancing act's best kind of source, 0 to 1; 1 where none is given."""
    combine: Combine | None = None
    """How the points of several acts become one value for each side; by default `{top: 2}`."""
    net: Net | None = None
    """How the two sides become one value; by default `balance`."""
    enough: ActCount | None = None
    """Acts that must be known before there is a score; by default the n of `top: n`, else 1."""
    scrutiny: Items[SourceKind] | None = None
    """Kinds of source that scrutinise, by default oversight and independent; with an empty list none is asked for, and
    no bound rests on it."""
    why: Table[Id, Text] = Field(default_factory=FrozenDict)
    """Reasons for choices, by the name of the choice."""


class EvidenceRule(EvidenceChoices):
    """The acts whose themes match, turned into a value."""

    themes: Items[Id] = Field(min_length=1)
    """Themes whose acts count."""
    opposed: Items[Id] = ()
    """Themes of these on which the directions swap."""


class GroupsRule(EvidenceRule):
    """The evidence rule within each group of targets, and one value of them all."""

    of: Items[Id] = Field(min_length=2)
    """Groups of the relations file."""
    by: GroupMethod = "least"
    """`least`: the lowest group's value; `equality`: 1 - (largest - smallest)."""


STAGES: dict[Stage, Fraction] = {
    "stated": Fraction(1, 4),
    "engaged": Fraction(1, 2),
    "committed": Fraction(3, 4),
    "carried_out": ONE,
}
"""Points of the stages where a rubric gives none."""
BUILT_IN = EvidenceChoices(
    stages={stage: JudgedNumber(value=points) for stage, points in STAGES.items()},
    combine=Combination(method="top", top=2),
    net="balance",
    scrutiny=("oversight", "independent"),
)
"""The choices where neither criterion nor rubric says otherwise."""


@dataclass(frozen=True, kw_only=True, eq=False)
class SettledRule:
    """An evidence rule with every choice filled in: its own first, then the rubric's, then the built-in ones.

    Rules are the same only where they are one object, so that what follows from a rule can be remembered by it.
    """

    themes: tuple[str, ...]
    opposed: frozenset[str]
    stages: Mapping[Stage, Fraction]
    instruments: Mapping[Instrument, Fraction]
    statuses: Mapping[State, Fraction]
    sources: Mapping[SourceKind, Fraction]
    combine: Combination
    net: Net
    enough: int
    scrutiny: frozenset[str]
    groups: tuple[str, ...] = ()
    """Groups of targets that are compared; none for a plain evidence rule."""
    by: GroupMethod = "least"

    @cached_property
    def unit(self) -> int:
        """Number of parts of one in which the points of every act are whole numbers, halves of mixed acts included."""
        tables = (self.stages, self.instruments, self.statuses, self.sources)
        return 2 * prod(lcm(*(number.denominator for number in table.values())) for table in tables)

    @cached_property
    def full_units(self) -> int:
        """Full points: those of the highest stage, with no factor below 1."""
        return int(max(self.stages.values()) * self.unit)

    @cached_property
    def full_forward_units(self) -> int:
        """Full points on the advancing side, with the factor of the best kind of source."""
        return int(self.full_units * max(self.sources.get(kind, ONE) for kind in get_args(SourceKind)))


def rubric_choices(stated: EvidenceChoices) -> EvidenceChoices:
    """Return a rubric's choices with the built-in ones where it states none."""
    given = {name: getattr(stated, name) for name in stated.model_fields_set}
    return BUILT_IN.model_copy(update={**given, "stages": FrozenDict({**BUILT_IN.stages, **stated.stages})})


def settle(rule: EvidenceRule, defaults: EvidenceChoices) -> SettledRule:
    """Return the rule with every choice filled in."""
    layers = (BUILT_IN, defaults, rule)
    combine = _last(layer.combine for layer in layers)
    return SettledRule(
        themes=tuple(dict.fromkeys(rule.themes)),
        opposed=frozenset(rule.opposed),
        stages=_numbers(layer.stages for layer in layers),
        instruments=_numbers(layer.instruments for layer in layers),
        statuses=_numbers(layer.statuses for layer in layers),
        sources=_numbers(layer.sources for layer in layers),
        combine=combine,
        net=_last(layer.net for layer in layers),
        enough=rule.enough or defaults.enough or combine.top or 1,
        scrutiny=frozenset(_last(layer.scrutiny for layer in layers)),
        groups=tuple(dict.fromkeys(rule.of)) if isinstance(rule, GroupsRule) else (),
        by=rule.by if isinstance(rule, GroupsRule) else "least",
    )


def _last(given: Iterable[T | None]) -> T:
    return [value for value in given if value is not None][-1]


def _numbers(tables: Iterable[Mapping[K, JudgedNumber]]) -> FrozenDict[K, Fraction]:
    return FrozenDict({name: judged.value for table in tables for name, judged in table.items()})
