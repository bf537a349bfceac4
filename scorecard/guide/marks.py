"""How one subject stands on one line of a rubric, as a guide shows it: never by a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.guide.formulas import formulas_of
from scorecard.guide.words import Words
from scorecard.model.node import id_of
from scorecard.model.result import Bounded, Outcome, Result
from scorecard.model.scorecard import Scorecard
from scorecard.model.steps import Show
from scorecard.rendering.words import is_documented
from scorecard.scoring.bands import bands_held
from scorecard.scoring.explain import contribution

Shape = Literal["empty", "quarter", "half", "three_quarters", "full", "none"]
"""How far a circle is filled beside a score: by the fifth of the range that it lies in; hatched for `none`."""
SHAPES: tuple[Shape, ...] = ("empty", "quarter", "half", "three_quarters", "full")
"""The shapes of scores, from the lowest fifth to the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one child adds to its parent's value; the parts of a weighted mean add up to it."""

    path: str
    title: str
    share: Fraction
    """Of the weight, 0 to 1."""
    value: Fraction
    """As the parent sees it."""
    added: Fraction
    """What it adds; where the value is no sum, what would be lost with the child at its worst."""
    text: str
    """What it adds, in shown units and in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How one subject stands on one dimension or criterion, or on the whole."""

    subject: str
    """Id of the subject."""
    path: str
    """Dotted path of the dimension or criterion; empty for the whole."""
    outcome: Outcome
    score: Fraction | None
    """From 0 to 1, exactly; None where there is none."""
    lower: Fraction | None
    upper: Fraction | None
    coverage: Fraction
    """Share of the weight that could be judged, 0 to 1."""
    show: Show
    """How values from 0 to 1 are shown."""
    text: str
    """The score as it is shown, or the words for why there is none."""
    could_be: str
    """The bounds as they are shown; empty where they are one number, or there are none."""
    coverage_text: str
    outcome_word: str
    """What the outcome is called."""
    outcome_meaning: str
    """What that means; empty where there is a score."""
    band: str
    """Label of the band; where the bounds span several, of the lowest and the highest; empty without bands."""
    shape: Shape
    shape_word: str
    """What the shape says in words."""
    is_documented: bool
    """Whether the score rests on what is documented while scrutiny is lacking."""
    is_exact: bool
    """Whether nothing is open: both bounds are the score."""
    parts: tuple[Part, ...]
    """What the score was put together from; none for criteria."""
    formulas: tuple[str, ...]
    """How the value comes about, with its numbers."""

    def shown(self, value: Fraction) -> Fraction:
        """Return a value in shown units, exactly."""
        return self.show.shown(value)


def mark_of(card: Scorecard, result: Result, words: Words) -> Mark:
    """Return how a subject stands on what a result is of."""
    shape = shape_of(result.score)
    return Mark(
        subject=card.record.subject.id,
        path=result.path,
        outcome=result.outcome,
        score=result.score,
        lower=result.lower,
        upper=result.upper,
        coverage=result.coverage,
        show=result.show,
        text=_text(result, words),
        could_be=_could_be(result, words),
        coverage_text=words.percent(result.coverage),
        outcome_word=words(f"outcome.{result.outcome}"),
        outcome_meaning="" if result.outcome == "judged" else words(f"meaning.{result.outcome}"),
        band=_band(card, result, words),
        shape=shape,
        shape_word=words(f"shape.{shape}"),
        is_documented=is_documented(result),
        is_exact=result.score is not None and result.lower == result.upper,
        parts=tuple(_parts(card, result, words)),
        formulas=tuple(formulas_of(result, words)),
    )


def shape_of(score: Fraction | None) -> Shape:
    """Return the shape beside a score: the fifth of the range from 0 to 1 that it lies in."""
    if score is None:
        return "none"
    last = len(SHAPES) - 1
    return SHAPES[max(0, min(last, int(score * len(SHAPES))))]


def _text(result: Result, words: Words) -> str:
    if result.score is None:
        return words(f"outcome.{result.outcome}")
    score = words.score(result.show, result.score)
    return words("mark.documented", score=score) if is_documented(result) else score


def _could_be(result: Result, words: Words) -> str:
    if result.lower is None or result.upper is None or result.lower == result.upper:
        return ""
    low, high = (words.score(result.show, value) for value in (result.lower, result.upper))
    return words("mark.could_be", low=low, high=high)


def _band(card: Scorecard, result: Result, words: Words) -> str:
    """Return the bands that the bounds span: of a score that could be another, one band would say too much."""
    bands = result.node.settled.bands
    looked_at = {id_of(name): card[id_of(name)] for band in bands for name in band.requires}
    open_score = Bounded(
        outcome=result.outcome, score=None, lower=result.lower, upper=result.upper, coverage=result.coverage
    )
    labels = [band.label for band in bands_held(bands, open_score, looked_at)]
    return words("mark.bands", low=labels[0], high=labels[-1]) if labels[1:] else "".join(labels)


def _parts(card: Scorecard, result: Result, words: Words) -> list[Part]:
    found = []
    for term in result.terms:
        child = card[term.id]
        added, _ = contribution(result, child, term)
        text = words.number(added * (result.show.high - result.show.low), result.show.decimals + 1, sign=True)
        found.append(
            Part(path=child.path, title=child.title, share=term.share, value=term.value, added=added, text=text)
        )
    return found
