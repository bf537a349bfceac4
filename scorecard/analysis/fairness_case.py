"""What the checks of fairness look at: a comparison, what was declared about it, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scorecard.model.comparison import Comparison
from scorecard.model.fairness import Remark, Thresholds
from scorecard.model.lexicon import Lexicon
from scorecard.model.record import Record
from scorecard.model.roster import Roster
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.render import render

Renderer = Callable[[Comparison, str], str]
"""What makes an output of a comparison, in a format that is named."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A comparison that is checked."""

    comparison: Comparison
    lexicon: Lexicon
    roster: Roster | None = None
    published: tuple[Rubric, Sequence[Record]] | None = None
    """Rubric and records of an edition before."""
    thresholds: Thresholds = Thresholds()
    renderer: Renderer = render

    @property
    def cards(self) -> tuple[Scorecard, ...]:
        """The scorecards that are compared."""
        return self.comparison.cards

    @cached_property
    def outputs(self) -> dict[str, str]:
        """The comparison in every format."""
        return {form: self.renderer(self.comparison, form) for form in FORMATS}

    @cached_property
    def marked(self) -> tuple[tuple[tuple[str, ...], dict[str, str]], ...]:
        """The comparison in every format in the order given and the other way round, with marks in place of names.

        Why: a name may be folded, or stand in another one; a mark is found wherever it is.
        """
        marks = [f"qzx{number:03d}" for number in range(len(self.cards))]
        cards = [_under(mark, card) for mark, card in zip(marks, self.cards, strict=True)]
        return tuple(_rendered(self, cards[::step], marks[::step]) for step in (1, -1))


Check = Callable[[Case], Iterator[Remark]]
"""One check: what it finds in a case."""


def _under(mark: str, card: Scorecard) -> Scorecard:
    """Return a scorecard whose subject has a mark for its name and id."""
    subject = card.record.subject.model_copy(update={"id": mark, "name": mark.upper()})
    return replace(card, record=card.record.model_copy(update={"subject": subject}))


def _rendered(case: Case, cards: Sequence[Scorecard], marks: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    shown = replace(case.comparison, cards=tuple(cards))
    return tuple(marks), {form: case.renderer(shown, form) for form in FORMATS}
