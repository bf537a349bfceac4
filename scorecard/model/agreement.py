"""How far two coders agree: what an analysis finds, and what outputs show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.coding import ActionCode, Coding
from scorecard.model.notebook import Shown
from scorecard.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree."""

    alpha: float | None
    """1 where they always agree, 0 where they do as chance would have it, below 0 where less; None if undefined."""
    undefined: str
    """Why there is no alpha; empty where there is one."""
    alike: Fraction | None
    """Share of the pairs of values of one unit that are the same."""
    units: int
    """Units that two coders or more valued; only these count."""
    values: int
    """Values of these units."""
    interval: tuple[float, float] | None = None
    """Between what alpha lies in 95 of 100 times that as many units are drawn by lot from these; None where fewer than
    two units count."""
    draws: int = 0
    """Draws that had an alpha; those in which all values were the same are left out of the interval."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An action that both coders coded, by its name in each coding."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Something that either of two coders judged: an action by its name in each coding, or an observation."""

    first: str | None
    """The action in the first coding; None where that does not have it."""
    second: str | None
    observation: str | None = None
    """The observation, in place of an action."""
    on: tuple[str, ...] = ()
    """On what they differ: `stage`, `themes`, `direction` (of a theme that both gave), `instrument`; `coded` where only
    one coded the action, `observation` where the observations are not the same; nothing where they agree."""


@dataclass(frozen=True, slots=True)
class CodersCompared(Shown):
    """How far two coders agree on what was done, and on what it was."""

    first: Coding
    second: Coding
    pairs: tuple[Pair, ...]
    only_first: tuple[str, ...]
    """Actions that only the first coder coded."""
    only_second: tuple[str, ...]
    coded: Agreement
    """On which passages of the sources that both read hold an action; each passage is a unit."""
    stage: Agreement
    """On the stages of the actions that both coded, as an order."""
    themes: Agreement
    """On which themes those actions bear; a unit is an action and a theme that either coder gave anywhere."""
    direction: Agreement
    """On the direction of the themes that both gave an action."""
    overall: Agreement
    """On what is judged of every passage of those sources: whether it bears on each theme, and in which direction; what
    only one coder coded counts. A unit is a passage and a theme that either coder gave anywhere."""
    by_theme: Mapping[str, Agreement]
    """On whether each action of both bears on a theme, by the theme; of each theme that either coder gave anywhere."""
    by_criterion: Mapping[str, Agreement]
    """On whether each action of both counts on a criterion, and in which direction, by the criterion's path."""
    observations: Mapping[str, Agreement]
    """On the levels of each scale, as an order, and on numbers as the goalposts place them; a unit is an observation
    of both. Without any there is none."""
    rubric: Rubric | None
    """Whose criteria, scales and goalposts these are."""
    seed: int
    """Where the draws of the intervals start."""

    def codes(self, pair: Pair) -> tuple[ActionCode, ActionCode]:
        """Return what each coder says of an action."""
        return self.first.actions[pair.first], self.second.actions[pair.second]

    def judged(self) -> Iterator[Judged]:
        """Yield all that either coder judged, with what they differ on: actions of both, of one, and observations."""
        for pair in self.pairs:
            yield Judged(pair.first, pair.second, on=tuple(_on(*self.codes(pair))))
        yield from (Judged(name, None, on=("coded",)) for name in self.only_first)
        yield from (Judged(None, name, on=("coded",)) for name in self.only_second)
        for name in dict.fromkeys((*self.first.observations, *self.second.observations)):
            one, other = self.first.observations.get(name), self.second.observations.get(name)
            alike = one and other and (one.level, one.number) == (other.level, other.number)
            yield Judged(None, None, name, on=() if alike else ("observation",))

    def differing(self) -> Iterator[Pair]:
        """Yield the actions whose stage, themes or directions the coders judge differently."""
        for pair in self.pairs:
            one, other = self.codes(pair)
            if one.stage != other.stage or dict(one.themes) != dict(other.themes):
                yield pair


def _on(one: ActionCode, other: ActionCode) -> Iterator[str]:
    """Yield what two coders judge differently of an action."""
    if one.stage != other.stage:
        yield "stage"
    if one.themes.keys() != other.themes.keys():
        yield "themes"
    if any(other.themes.get(theme, way) != way for theme, way in one.themes.items()):
        yield "direction"
    if one.instrument != other.instrument:
        yield "instrument"
