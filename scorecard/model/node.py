"""A rubric's tree with every choice filled in: what is scored, shown and fingerprinted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scorecard.model.aggregate import Aggregate
from scorecard.model.custom import CustomRule
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.measure import Measure
from scorecard.model.number import ONE, ZERO, rescaled
from scorecard.model.plugin import PluginInUse
from scorecard.model.rubric_parts import Criterion, Dimension, RubricFields
from scorecard.model.scale import LevelScale
from scorecard.model.steps import Band, Ceiling, Rounding, Show
from scorecard.model.weight import Applying, Weighting
from scorecard.model.words import Missing, Role, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The choices in force at a node."""

    aggregate: Aggregate = Aggregate(method="mean")
    missing: Missing = "exclude"
    min_coverage: Fraction = ZERO
    show: Show = Show()
    bands: tuple[Band, ...] = ()
    """Lowest first."""
    use: Use = "score"
    clip: bool = True
    ceilings: tuple[Ceiling, ...] = ()
    round: Rounding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One node whose value another one aggregates."""

    id: str
    role: Role
    weight: Weighting
    """As written; under `sum` the full marks."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """One dimension or criterion, or the rubric itself at the root.

    Nodes are the same only where they are one object: a node leads to its rubric, which leads back to its nodes.
    """

    id: str
    path: str
    """Ids from the outermost dimension to here, dotted; empty at the root."""
    title: str
    tier: str
    source: RubricFields | Dimension | Criterion
    settled: Settled
    weight: Weighting = Weighting(number=ONE)
    """As written; under `sum` the full marks."""
    role: Role = "ordinary"
    marks: tuple[Fraction, Fraction] = (ZERO, ONE)
    """The points that 0 and 1 stand for, as a parent under `sum` counts them."""
    in_points: bool = False
    """Whether values are shown as points, of what applies: under `sum`, unless the node says how it is shown."""
    range: tuple[Fraction, ...] = ()
    """What the parent sees in place of 0 and 1; nothing where it sees the value itself."""
    applies_to: tuple[Applying, ...] = ()
    """To whom it applies, by its own account and by that of what it stands in; it applies where all do."""
    scale: LevelScale | None = None
    measure: Measure | None = None
    evidence: SettledRule | None = None
    """The rule of an `evidence` or a `groups` criterion."""
    custom: CustomRule | None = None
    children: tuple[Node, ...] = ()
    inputs: tuple[Input, ...] = ()
    """What is aggregated: the children, or what `over` names."""
    shares: Mapping[str, tuple[Fraction, ...]] = field(default_factory=dict)
    """Weights of the ordinary inputs rescaled to add up to 1 where all count: by the value of the attribute that they
    differ by, or under the empty name."""

    @property
    def is_criterion(self) -> bool:
        """Tell whether the node is a leaf."""
        return isinstance(self.source, Criterion)

    @property
    def show(self) -> Show:
        """How the node's values are shown."""
        return self.settled.show

    @property
    def date(self) -> str | None:
        """A criterion's own date, where it must lie in the subject's time in office."""
        if isinstance(self.source, Criterion) and any(each.in_office for each in self.applies_to):
            return self.source.date
        return None

    @property
    def reads(self) -> str:
        """Id of the observation that a criterion reads."""
        return (isinstance(self.source, Criterion) and self.source.observation) or self.id

    @property
    def themes(self) -> tuple[str, ...]:
        """Themes whose acts a criterion is judged by."""
        rule = self.evidence or self.custom
        return rule.themes if rule else ()

    @property
    def plugin(self) -> PluginInUse | None:
        """The plug-in by which the node's value is found, if any."""
        return self.custom.plugin if self.custom else self.settled.aggregate.plugin

    @property
    def full_marks(self) -> Fraction:
        """Points between nothing and everything."""
        return self.marks[1] - self.marks[0]

    @property
    def looks_at(self) -> frozenset[str]:
        """Ids of the nodes that its ceilings and bands look at besides what it aggregates."""
        return frozenset(
            id_of(name)
            for names in (*(ceiling.trigger for ceiling in self.settled.ceilings),
                          *(band.requires for band in self.settled.bands))
            for name in names
        )  # fmt: skip

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def id_of(name: str) -> str:
    """Return the id that a node's id or dotted path ends in; ids are unique in a rubric."""
    return name.rpartition(".")[2]


def attribute_of(inputs: tuple[Input, ...]) -> str:
    """Return the subject's attribute that the weights differ by; empty where they are fixed."""
    return next((each.weight.by for each in inputs if each.weight.by), "")


def shares_of(inputs: tuple[Input, ...]) -> dict[str, tuple[Fraction, ...]]:
    """Return the ordinary inputs' shares, for each value of the attribute that their weights differ by."""
    weights = [each.weight for each in inputs if each.role == "ordinary"]
    values = next((tuple(weight.values) for weight in weights if weight.by), ("",))
    return {value: rescaled([weight_at(weight, value) for weight in weights]) for value in values}


def weight_at(weight: Weighting, value: str) -> Fraction:
    """Return the weight for a value of the attribute that it differs by."""
    return weight.values.get(value, ZERO) if weight.number is None else weight.number
