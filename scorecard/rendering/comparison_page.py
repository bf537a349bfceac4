"""A comparison laid out: strategies by subjects, then what there was to look at, then what the data separate."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.comparison import Comparison
from scorecard.model.node import Node
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.exposure import exposure_rows
from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.provenance import correction_lines, edition_lines
from scorecard.rendering.separation import separation
from scorecard.rendering.words import (
    NOTHING,
    TOGETHER,
    WINDOW_LEGEND,
    capitalised,
    coder_lines,
    legend,
    rank_text,
    ranking_line,
    score_cell,
    standard_line,
    unread_lines,
    whole,
)

MANY = 9
"""Subjects from which on each has a row of its own, as no page has room for so many columns."""
MORE = (
    "Where the data do not separate two subjects, the higher score alone does not say that one did better; 'scorecard"
    " robustness', run on the same records, tells what holds under other weights, judgements and ways to count."
)
"""Where to read on, for those who have to decide what may be said."""


def comparison_page(comparison: Comparison, *, detail: bool = False) -> Page:
    """Return the page of a comparison; with `detail` every node, else the outermost dimensions."""
    every = [node for node in comparison.rubric.tree.walk() if node.path and (detail or "." not in node.path)]
    nodes = [node for node in every if not _applies_to_nobody(comparison, node)] or every
    results = [card[path] for card in comparison.cards for path in ("", *(node.path for node in nodes))]
    tables = [_scores(comparison, nodes), _exposure(comparison)]
    if len(comparison.cards) >= MANY:
        tables = [table.turned("Subject", NOTHING) for table in tables]
    blocks: list[Block] = [
        Prose(standard_line(comparison.rubric), "Standard"),
        *coder_lines((card.record for card in comparison.cards), named=True),
        *edition_lines(comparison.edition),
        *tables,
        *(Prose(line, "Read") for line in legend(comparison.rubric, results)),
        *([Prose(WINDOW_LEGEND, "Read")] if comparison.window else []),
        *([Prose(ranking_line(comparison.rubric), "Read")] if comparison.ranked else []),
        *(Prose(line, "Read") for line in _left_out(every, nodes)),
        *unread_lines(comparison.cards),
        *(Prose(line, "Separation") for line in _separation(comparison, nodes)),
        *_limits(comparison),
        *correction_lines(comparison.rubric, (card.record for card in comparison.cards)),
    ]
    return Page(comparison.rubric.title, tuple(blocks))


def _applies_to_nobody(comparison: Comparison, node: Node) -> bool:
    """Tell whether a node is excluded for every subject because of whom it applies to."""
    return bool(node.applies_to) and all(card[node.path].outcome == "excluded" for card in comparison.cards)


def _left_out(every: list[Node], nodes: list[Node]) -> Iterator[str]:
    shown = {node.path for node in nodes}
    titles = [node.title for node in every if node.path not in shown]
    if titles:
        yield f"Left out, as they apply to none of these subjects: {', '.join(titles)}."


def _separation(comparison: Comparison, nodes: list[Node]) -> Iterator[str]:
    shown = {"", *(node.path for node in nodes)}
    yield from separation(comparison, shown, in_full=len(comparison.cards) < MANY)
    if any(pair.path in shown and pair.finding == "not_separated" for pair in comparison.pairs):
        yield MORE


def _scores(comparison: Comparison, nodes: list[Node]) -> Table:
    tiers = comparison.rubric.tiers
    rows = [_row(comparison, node, node.title, node.path.count(".")) for node in nodes]
    rows.append(_row(comparison, comparison.rubric.tree, TOGETHER, 0))
    if comparison.rubric.tree.settled.bands and all(_is_exact(card) for card in comparison.cards):
        rows.append(Row("Band", tuple(Cell.of(card.root.band) for card in comparison.cards)))
    if comparison.ranked:
        ranks = comparison.ranks()
        rows.append(Row("Rank", tuple(Cell.of(rank_text(ranks[card.record.subject.id])) for card in comparison.cards)))
    window = f", window {comparison.window.text} of each time in office" if comparison.window else ""
    where = "".join(f", where {name} is {value}" for name, value in comparison.where.items())
    first = tiers[0] if tiers else "dimension"
    return Table(f"Scores by {first}{window}{where}", _columns(comparison, capitalised(first)), tuple(rows))


def _is_exact(card: Scorecard) -> bool:
    """Tell whether nothing that counts is unknown, so that a band says no more than the data allow."""
    return card.root.score is None or card.root.lower == card.root.upper


def _row(comparison: Comparison, node: Node, title: str, depth: int) -> Row:
    return Row(title, tuple(score_cell(card[node.path]) for card in comparison.cards), depth)


def _columns(comparison: Comparison, first: str) -> tuple[str, ...]:
    return (first, *(card.record.subject.name for card in comparison.cards))


def _exposure(comparison: Comparison) -> Table:
    rows = [
        Row(title, tuple(write(card) for card in comparison.cards))
        for title, write in exposure_rows(comparison.rubric).items()
    ]
    if comparison.window:
        left_out = tuple(Cell.of(whole(card.exposure.left_out)) for card in comparison.cards)
        rows.append(Row("Acts left out", left_out))
    return Table("What there was to look at", _columns(comparison, "Exposure"), tuple(rows))


def _limits(comparison: Comparison) -> Iterator[Prose]:
    for card in comparison.cards:
        for limit in card.record.limits:
            yield Prose(limit, f"Limit of {card.record.subject.name}")
