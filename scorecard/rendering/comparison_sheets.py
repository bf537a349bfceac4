"""A comparison as sheets: dimensions side by side, every criterion, the evidence for each mark, and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.comparison import Comparison
from scorecard.model.facts import Evidence
from scorecard.model.number import literal, rounded, written
from scorecard.model.result import Result
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.grid import Grid, Number, Value
from scorecard.rendering.words import NOTHING, OUTCOMES, TOGETHER, is_documented, rank_text

PARTS = ("", ": lowest", ": highest", ": coverage")
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


POINTS_DECIMALS = 3
"""Places of an act's points."""


def comparison_grids(comparison: Comparison) -> Iterator[Grid]:
    """Yield the sheets of a comparison; subjects come in the order given, nodes in the order written."""
    names = [card.record.subject.name for card in comparison.cards]
    heads = ("Path", "Title", "Tier", *(f"{name}{part}" for name in names for part in PARTS))
    yield Grid(name="Comparison", columns=heads, rows=tuple(_side_by_side(comparison)), fixed=2)
    for name, columns, rows in (
        ("Criteria", CRITERIA, _criteria(comparison)),
        ("Evidence", EVIDENCE, _evidence(comparison)),
        ("Sources", SOURCES, _sources(comparison)),
    ):
        yield Grid(name=name, columns=columns, rows=tuple(rows), fixed=2)


def _side_by_side(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    for node in comparison.rubric.tree.walk():
        if node.path and not node.is_criterion:
            yield (node.path, node.title, node.tier, *_marks(comparison, node.path))
    yield ("", TOGETHER, "", *_marks(comparison, ""))
    if comparison.ranked:
        ranks = [rank_text(comparison.ranks()[card.record.subject.id]) for card in comparison.cards]
        yield ("", "Rank", "", *(cell for rank in ranks for cell in (_rank(rank), *[NOTHING] * (len(PARTS) - 1))))


def _rank(text: str) -> Value:
    return text if text == NOTHING else Number(Fraction(text), len(text.partition(".")[2]))


def _marks(comparison: Comparison, path: str) -> Iterator[Value]:
    for card in comparison.cards:
        result = card[path] if path else card.root
        yield from (*_bounded(result), Number.share(result.coverage))


def _bounded(result: Result) -> Iterator[Value]:
    """Yield score and bounds as numbers, or the word for why there is none."""
    documented = result.score is not None and result.lower != result.upper and is_documented(result)
    yield _number(result, result.score, "documented " if documented else "")
    yield _number(result, result.lower)
    yield _number(result, result.upper)


def _number(result: Result, value: Fraction | None, before: str = "") -> Value:
    return OUTCOMES[result.outcome] if value is None else Number.shown(value, result.show, before)


def _criteria(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    for card in comparison.cards:
        for result in card.root.walk():
            if result.node.is_criterion:
                exact = (_exact(value) for value in (result.score, result.lower, result.upper))
                coverage = Number.share(result.coverage)
                yield (
                    *_of(card), result.path, result.title, OUTCOMES[result.outcome], *_bounded(result), coverage,
                    result.band, *exact,
                )  # fmt: skip


def _of(card: Scorecard) -> tuple[str, str]:
    return card.record.subject.id, card.record.subject.name


def _exact(value: Fraction | None) -> str:
    return NOTHING if value is None else written(value)


def _evidence(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    for card in comparison.cards:
        for result in card.root.walk():
            if result.node.is_criterion:
                for said in (*_acts(card, result), *_observed(card, result)):
                    yield (*_of(card), result.path, result.title, *said)


def _acts(card: Scorecard, result: Result) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each place that an act rests on; within groups of targets an act may count in several."""
    for found in result.evidence_results:
        for act in found.acts:
            for action in act.actions:
                about = (
                    "act", act.id, action.id, action.date or NOTHING, act.stage, act.direction,
                    Number(rounded(act.worth.points, POINTS_DECIMALS), POINTS_DECIMALS), written(act.worth.points),
                    action.summary,
                )  # fmt: skip
                yield from ((*about, *_cited(card, each)) for each in action.evidence)


def _observed(card: Scorecard, result: Result) -> Iterator[tuple[Value, ...]]:
    seen = result.observed
    if seen:
        value = seen.level or ("" if seen.number is None else literal(seen.number))
        about = ("observation", *[NOTHING] * 7, f"{value}: {seen.because}" if seen.because else value)
        cited: list[tuple[Value, ...]] = [_cited(card, each) for each in seen.evidence] or [(NOTHING,) * 7]
        yield from ((*about, *each) for each in cited)


def _cited(card: Scorecard, evidence: Evidence) -> tuple[Value, ...]:
    source = card.record.sources[evidence.source]
    about = (evidence.source, source.title, source.publisher, source.kind)
    return (*about, evidence.at, evidence.quote or NOTHING, source.url or NOTHING)


def _sources(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    for card in comparison.cards:
        for name, source in card.record.sources.items():
            length = NOTHING if source.characters is None else Number(Fraction(source.characters))
            yield (
                *_of(card), name, source.title, source.publisher, source.date or NOTHING, source.kind,
                "; ".join(source.covers) or NOTHING, source.url or NOTHING, length, source.sha256 or NOTHING,
                source.note or NOTHING,
            )  # fmt: skip
