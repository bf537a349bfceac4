"""What a criterion rule of a plug-in is shown, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scorecard.model.dates import Interval
from scorecard.model.number import ONE
from scorecard.model.words import Direction, Instrument, SourceKind, Stage, State


@dataclass(frozen=True, slots=True, kw_only=True)
class ActInView:
    """One act that bears on the themes of a criterion, as a rule may look at it."""

    id: str
    """Id of the action that the act is named after."""
    stage: Stage
    """The highest stage that an action reports."""
    direction: Direction
    """Over the themes of the criterion, swapped on those that it opposes."""
    themes: tuple[str, ...]
    """Those of its themes that the criterion asks for, sorted."""
    span: Interval
    """Earliest and latest day that its date and the subject's terms allow."""
    instrument: Instrument
    state: State
    """What became of it by its latest status."""
    targets: frozenset[str]
    """Codes of those at whom it was aimed."""
    kinds: frozenset[SourceKind]
    """Kinds of the sources that bear it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsInView:
    """What a rule may look at: the subject, the acts on the criterion's themes, and the number that is observed."""

    acts: tuple[ActInView, ...]
    """By id; only those in the window that the scorecard looks at, and on the themes that the criterion names."""
    number: Fraction | None
    """The observed number; None where there is none or it is not known."""
    subject: str
    """Id of the subject."""
    attributes: Mapping[str, str]
    """What the subject states of itself, `kind` included."""
    terms: tuple[Interval, ...]
    """First and last day of each time in office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a rule comes to: a score with its bounds, all from 0 to 1, as fractions or whole numbers."""

    lower: Fraction | int
    """The value if everything that is not known were at its worst."""
    upper: Fraction | int
    """The value if everything that is not known were at its best."""
    score: Fraction | int | None = None
    """The value by what is known, between the bounds; None where too little is known for one."""
    coverage: Fraction | int = field(default=ONE)
    """Share of what is looked for that is known."""
    lines: tuple[str, ...] = ()
    """What a reader must see to follow the numbers, a sentence each."""
