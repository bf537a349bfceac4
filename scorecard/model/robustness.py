"""How far a comparison can be trusted: what an analysis finds, and what outputs show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar, Literal

from scorecard.model.comparison import Comparison
from scorecard.model.frame import Framed, Kind
from scorecard.model.limits import DRAWS, FACTOR, SEED, SHARE
from scorecard.model.methods import Method
from scorecard.model.notebook import Shown
from scorecard.model.standing import Standing

VariedGroup = Literal["weights", "judgement", "method"]
"""What is varied as one: the weights, what judgements are off by, and the way to count."""
Left = Literal["criterion", "document", "kind of source"]
"""What was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Varied:
    """How far weights and judgements are varied, and how often."""

    draws: int = 10_000
    """How often weights, and judgements, are drawn, 1 to 100,000; the first n of 2n draws are the n draws."""
    seed: int = 1
    """Where the draws start, 0 or more."""
    concentration: Fraction = Fraction(50)
    """How near the drawn weights are to the rubric's, 1 or more: a share s has a variance of s (1 - s) / (this + 1). By
    default a weight of a seventh varies by about a twentieth of the whole, up or down."""
    slip: Fraction = Fraction(1, 10)
    """How likely a stage or a level is a step off, where no coder says how sure he is, 0 to 1."""

    def __post_init__(self) -> None:
        """Check every setting; raises ScorecardError for one that cannot be."""
        DRAWS.required("draws", self.draws)
        SEED.required("seed", self.seed)
        FACTOR.required("concentration", self.concentration)
        SHARE.required("slip", self.slip)

    def exactly(self) -> Varied:
        """Return the same with exact numbers in place of floats."""
        concentration, slip = FACTOR.required("concentration", self.concentration), SHARE.required("slip", self.slip)
        return replace(self, concentration=concentration, slip=slip)


@dataclass(frozen=True, slots=True)
class Shift:
    """The smallest change of one weight that puts two subjects level."""

    path: str
    """Of the node whose share changes; the shares of the others follow in proportion."""
    before: Fraction
    """Its share among what is put together."""
    after: Fraction
    exact: bool
    """Whether it was found by arithmetic; else by search, to a millionth."""


@dataclass(frozen=True, slots=True)
class Move:
    """The smallest amount of weight that must move so that two subjects come level."""

    moved: Fraction
    """Share of the whole weight that moves."""
    taken: tuple[tuple[str, Fraction], ...]
    """From which nodes, with how much of the whole weight."""
    given: str
    """To which node."""


@dataclass(frozen=True, slots=True)
class Levelling:
    """What puts the lower of two subjects level with the higher one, on the whole."""

    above: int
    """Place of the subject with the higher score."""
    below: int
    single: Shift | None
    """None where no change of one weight does."""
    move: Move | None
    """None where no weights do, or the tree is no weighted sum for both."""
    linear: bool
    """Whether the whole is the same weighted sum for both, so that `move` is known to be the smallest."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One choice of the rubric made otherwise, all else as it is."""

    choice: str
    name: str
    scores: tuple[float | None, ...]
    """Of the whole, one a subject, from 0 to 1."""
    reversed: tuple[tuple[int, int], ...]
    """Pairs of places whose order is another one than under the rubric's own choices; a tie is no order."""


@dataclass(frozen=True, slots=True)
class Multiverse:
    """Every reasonable combination of choices."""

    methods: tuple[Method, ...]
    scores: tuple[tuple[float | None, ...], ...]
    """Of the whole, one row a method and one column a subject."""
    standing: Standing
    alternatives: tuple[Alternative, ...]
    weight: Mapping[str, float | None]
    """By choice: the share of the variance of where subjects stand that it alone explains; None if nothing varies."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Names of the choices that are varied."""
        return tuple(self.weight)

    @property
    def heaviest(self) -> str | None:
        """The choice that matters most, if any does."""
        found = [(share, name) for name, share in self.weight.items() if share]
        return max(found)[1] if found else None


@dataclass(frozen=True, slots=True)
class Influence:
    """How much of the variance of where a subject stands comes from one group of choices."""

    group: VariedGroup
    first: float
    """Share that goes if the group alone is known (first-order index)."""
    total: float
    """Share that stays if all but the group is known (total index)."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Sobol indices of each subject's standing."""

    influences: tuple[tuple[Influence, ...], ...]
    """One row a subject; empty where nothing varies."""
    rows: int
    """Samples in which all subjects had a score; only these count."""
    of: int
    """Samples in all."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What comes of leaving one thing out."""

    kind: Left
    name: str
    title: str
    scores: tuple[Fraction | None, ...]
    """Of the whole, one a subject."""
    reversed: tuple[tuple[int, int], ...]
    """Pairs of places whose order is another one than before."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One number of an account."""

    kind: str
    """What it is: lower, upper, place, above, choice, alternative, influence, left_out or level."""
    subject: str = ""
    other: str = ""
    """The subject that it is compared with."""
    under: str = ""
    """Which weights, judgements or ways to count."""
    what: str = ""
    """The node, choice, group, document or end that it is about."""
    value: Fraction | float | None = None


@dataclass(frozen=True, kw_only=True)
class Robustness(Framed, Shown):
    """An account of how far a comparison can be trusted."""

    comparison: Comparison
    varied: Varied
    slips: Mapping[str, Fraction]
    """How likely a stage is a step off by a coder's own word, by subject: the mean over the subject's acts."""
    near: Standing
    """Under weights around the rubric's."""
    any: Standing
    """Under all weights."""
    judgement: Standing
    """Where judgements are a step off, and unknowns lie anywhere in their range."""
    levellings: tuple[Levelling, ...]
    multiverse: Multiverse
    sensitivity: Sensitivity
    left_out: tuple[LeftOut, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the subjects, in the order given."""
        return tuple(card.record.subject.name for card in self.comparison.cards)

    def ordered(self, first: int, second: int) -> tuple[int, int]:
        """Return two places, that of the higher score first; of equal ones, as given."""
        one, other = (self.comparison.cards[place].score or Fraction(0) for place in (first, second))
        return (first, second) if one >= other else (second, first)

    def unscored(self, *places: int) -> tuple[str, ...]:
        """Return the names of those that have no score."""
        return tuple(self.names[place] for place in places if self.comparison.cards[place].score is None)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield each two places, in the order given."""
        size = len(self.comparison.cards)
        yield from ((first, second) for first in range(size) for second in range(first + 1, size))

    @property
    def standings(self) -> dict[str, Standing]:
        """How subjects stand, by what was varied."""
        return {
            "weights_near": self.near,
            "weights_any": self.any,
            "judgement": self.judgement,
            "ways_to_count": self.multiverse.standing,
        }

    def data(self) -> Iterator[Datum]:
        """Yield every number of the account."""
        subjects = [card.record.subject.id for card in self.comparison.cards]
        for under, standing in self.standings.items():
            yield from _of_standing(subjects, under, standing)
        for name, share in self.multiverse.weight.items():
            yield Datum("choice", what=name, value=share)
        for each in self.multiverse.alternatives:
            for subject, score in zip(subjects, each.scores, strict=True):
                yield Datum("alternative", subject, under=each.choice, what=each.name, value=score)
        for subject, influences in zip(subjects, self.sensitivity.influences, strict=True):
            for influence in influences:
                yield Datum("influence", subject, under="first", what=influence.group, value=influence.first)
                yield Datum("influence", subject, under="total", what=influence.group, value=influence.total)
        for left in self.left_out:
            for subject, exact in zip(subjects, left.scores, strict=True):
                yield Datum("left_out", subject, under=left.kind, what=left.name, value=exact)
        yield from _of_levellings(self.levellings, subjects)

    columns: ClassVar[dict[str, Kind]] = {
        "kind": "text", "subject": "text", "other": "text", "under": "text", "what": "text", "value": "number",
    }  # fmt: skip
    """Columns of `to_rows` and `to_frame`, each with what it holds."""

    def to_rows(self) -> list[dict[str, object]]:
        """Return one dict for each number of the account; counted shares are exact, simulated values are floats."""
        return [{name: getattr(each, name) for name in self.columns} for each in self.data()]


def _of_standing(subjects: list[str], under: str, standing: Standing) -> Iterator[Datum]:
    for path, spans in standing.spans.items():
        for subject, span in zip(subjects, spans, strict=True):
            lower, upper = span or (None, None)
            yield Datum("lower", subject, under=under, what=path, value=lower)
            yield Datum("upper", subject, under=under, what=path, value=upper)
    for place, subject in enumerate(subjects):
        for rank, count in enumerate(standing.ranks[place], 1):
            share = Fraction(count, standing.draws) if standing.draws else None
            yield Datum("place", subject, under=under, what=str(rank), value=share)
        for beside, other in enumerate(subjects):
            if beside != place:
                yield Datum("above", subject, other, under, value=standing.share_above(place, beside))


def _of_levellings(found: tuple[Levelling, ...], subjects: list[str]) -> Iterator[Datum]:
    for each in found:
        above, below = subjects[each.above], subjects[each.below]
        if each.single:
            yield Datum("level", above, below, "weight_before", each.single.path, each.single.before)
            yield Datum("level", above, below, "weight_after", each.single.path, each.single.after)
        if each.move:
            for path, share in each.move.taken:
                yield Datum("level", above, below, "moved_from", path, share)
            yield Datum("level", above, below, "moved_to", each.move.given, each.move.moved)
