"""A comparison as sheets: dimensions side by side, every criterion, the evidence for each mark, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.comparison import Comparison
from scorecard.model.facts import Evidence
from scorecard.model.number import literal, rounded, written
from scorecard.model.result import Result
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.grid import Grid, Number, Value
from scorecard.rendering.words import NOTHING, OUTCOMES, TOGETHER, is_documented, rank_text

PARTS = ("", "lowest", "highest", "coverage")
"""What stands side by side for each subject: its score, its bounds, and how much could be judged."""
CRITERIA = (
    "Subject id", "Subject", "Path", "Criterion", "Outcome", "Score", "Lowest", "Highest", "Coverage", "Band",
    "Exact score", "Exact lowest", "Exact highest",
)  # fmt: skip
"""Columns of the sheet of criteria; exact numbers run from 0 to 1."""
EVIDENCE = (
    "Subject id", "Subject", "Path", "Criterion", "Rests on", "Act", "Action", "Date", "Stage", "Direction", "Points",
    "Exact points", "Summary", "Source id", "Source", "Publisher", "Kind", "At", "Quote", "Web address",
)  # fmt: skip
"""Columns of the sheet of evidence; points of one act are at most 1."""
SOURCES = (
    "Subject id", "Subject", "Source id", "Source", "Publisher", "Date", "Kind", "Covers", "Web address", "Characters",
    "SHA-256", "Note",
)  # fmt: skip
"""Columns of the sheet of sources."""


DOCUMENTED = "documented"
"""What stands before a score while scrutiny is lacking."""
POINTS_DECIMALS = 3
"""Places of an act's points."""


Say = Callable[[str], str]
"""Returns what stands for a word of the library: a heading, an outcome, a stage, the name of a sheet."""


def comparison_grids(comparison: Comparison, say: Say = str) -> Iterator[Grid]:
    """Yield the sheets of a comparison; subjects come in the order given, nodes in the order written.

    Args:
        comparison: the scorecards.
        say: the words of another language; texts of the rubric and the records stay as they are.
    """
    names = [card.record.subject.name for card in comparison.cards]
    parts = [f": {say(part)}" if part else "" for part in PARTS]
    heads = (*map(say, ("Path", "Title", "Tier")), *(f"{name}{part}" for name in names for part in parts))
    sheets = _Sheets(comparison, say)
    yield Grid(name=say("Comparison"), columns=heads, rows=tuple(sheets.side_by_side()), fixed=2)
    for name, columns, rows in (
        ("Criteria", CRITERIA, sheets.criteria()),
        ("Evidence", EVIDENCE, sheets.evidence()),
        ("Sources", SOURCES, sheets.sources()),
    ):
        yield Grid(name=say(name), columns=tuple(map(say, columns)), rows=tuple(rows), fixed=2)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """A comparison in the words of a language."""

    comparison: Comparison
    say: Say

    def side_by_side(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row for each dimension, and one for the whole."""
        for node in self.comparison.rubric.tree.walk():
            if node.path and not node.is_criterion:
                yield (node.path, node.title, node.tier, *self._marks(node.path))
        yield ("", self.say(TOGETHER), "", *self._marks(""))
        if self.comparison.ranked:
            ranks = self.comparison.ranks()
            texts = [rank_text(ranks[card.record.subject.id]) for card in self.comparison.cards]
            cells = (cell for text in texts for cell in (_rank(text), *[NOTHING] * (len(PARTS) - 1)))
            yield ("", self.say("Rank"), "", *cells)

    def _marks(self, path: str) -> Iterator[Value]:
        for card in self.comparison.cards:
            result = card[path] if path else card.root
            yield from (*self._bounded(result), Number.share(result.coverage))

    def _bounded(self, result: Result) -> Iterator[Value]:
        """Yield score and bounds as numbers, or the word for why there is none."""
        documented = result.score is not None and result.lower != result.upper and is_documented(result)
        yield self._number(result, result.score, f"{self.say(DOCUMENTED)} " if documented else "")
        yield self._number(result, result.lower)
        yield self._number(result, result.upper)

    def _number(self, result: Result, value: Fraction | None, before: str = "") -> Value:
        return self.say(OUTCOMES[result.outcome]) if value is None else Number.shown(value, result.show, before)

    def criteria(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row for each subject and criterion."""
        for card, result in self._judged():
            exact = (_exact(value) for value in (result.score, result.lower, result.upper))
            outcome, coverage = self.say(OUTCOMES[result.outcome]), Number.share(result.coverage)
            yield (*_of(card, result), outcome, *self._bounded(result), coverage, result.band, *exact)

    def _judged(self) -> Iterator[tuple[Scorecard, Result]]:
        for card in self.comparison.cards:
            for result in card.root.walk():
                if result.node.is_criterion:
                    yield card, result

    def evidence(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row for each place that a mark rests on."""
        for card, result in self._judged():
            for said in (*self._acts(card, result), *self._observed(card, result)):
                yield (*_of(card, result), *said)

    def _acts(self, card: Scorecard, result: Result) -> Iterator[tuple[Value, ...]]:
        """Yield a row for each place that an act rests on; within groups of targets an act may count in several."""
        acts = [act for found in result.evidence_results for act in found.acts]
        for act, action in [(each, action) for each in acts for action in each.actions]:
            stage, direction = self.say(act.stage), self.say(act.direction)
            points = Number(rounded(act.worth.points, POINTS_DECIMALS), POINTS_DECIMALS)
            about: tuple[Value, ...] = (
                self.say("act"), act.id, action.id, action.date or NOTHING, stage, direction, points,
                written(act.worth.points), action.summary,
            )  # fmt: skip
            yield from ((*about, *self._cited(card, each)) for each in action.evidence)

    def _observed(self, card: Scorecard, result: Result) -> Iterator[tuple[Value, ...]]:
        if seen := result.observed:
            value = seen.level or ("" if seen.number is None else literal(seen.number))
            said = f"{value}: {seen.because}" if seen.because else value
            about = (self.say("observation"), *[NOTHING] * 7, said)
            cited = [self._cited(card, each) for each in seen.evidence] or [(NOTHING,) * 7]
            yield from ((*about, *each) for each in cited)

    def _cited(self, card: Scorecard, evidence: Evidence) -> tuple[Value, ...]:
        source = card.record.sources[evidence.source]
        about = (evidence.source, source.title, source.publisher, self.say(source.kind))
        return (*about, evidence.at, evidence.quote or NOTHING, source.url or NOTHING)

    def sources(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row for each source of each record."""
        for card in self.comparison.cards:
            subject = card.record.subject
            for name, source in card.record.sources.items():
                length = NOTHING if source.characters is None else Number(Fraction(source.characters))
                yield (
                    subject.id, subject.name, name, source.title, source.publisher, source.date or NOTHING,
                    self.say(source.kind), "; ".join(source.covers) or NOTHING, source.url or NOTHING, length,
                    source.sha256 or NOTHING, source.note or NOTHING,
                )  # fmt: skip


def _of(card: Scorecard, result: Result) -> tuple[str, ...]:
    return card.record.subject.id, card.record.subject.name, result.path, result.title


def _rank(text: str) -> Value:
    return text if text == NOTHING else Number(Fraction(text), len(text.partition(".")[2]))


def _exact(value: Fraction | None) -> str:
    return NOTHING if value is None else written(value)
