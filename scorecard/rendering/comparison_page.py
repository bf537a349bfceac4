"""A comparison laid out: strategies by subjects, then what there was to look at, then what the data separate."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.comparison import Comparison, Pair
from scorecard.model.node import Node
from scorecard.rendering.exposure import exposure_rows
from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.words import TOGETHER, WINDOW_LEGEND, legend, score_cell, standard_line, unread_lines, whole


def comparison_page(comparison: Comparison, *, detail: bool = False) -> Page:
    """Return the page of a comparison; with `detail` every node, else the outermost dimensions."""
    nodes = [node for node in comparison.rubric.tree.walk() if node.path and (detail or "." not in node.path)]
    results = [card[path] for card in comparison.cards for path in ("", *(node.path for node in nodes))]
    blocks: list[Block] = [
        Prose(standard_line(comparison.rubric), "Standard"),
        _scores(comparison, nodes),
        _exposure(comparison),
        *(Prose(line, "Read") for line in legend(comparison.rubric, results)),
        *([Prose(WINDOW_LEGEND, "Read")] if comparison.window else []),
        *unread_lines(comparison.cards),
        *(Prose(line, "Separation") for line in separation(comparison)),
        *_limits(comparison),
    ]
    return Page(comparison.rubric.title, tuple(blocks))


def _scores(comparison: Comparison, nodes: list[Node]) -> Table:
    tiers = comparison.rubric.tiers
    rows = [_row(comparison, node, node.title, node.path.count(".")) for node in nodes]
    rows.append(_row(comparison, comparison.rubric.tree, TOGETHER, 0))
    window = f", window {comparison.window.text} of each time in office" if comparison.window else ""
    first = tiers[0].capitalize() if tiers else "Dimension"
    return Table(f"Scores by {first.lower()}{window}", _columns(comparison, first), tuple(rows))


def _row(comparison: Comparison, node: Node, title: str, depth: int) -> Row:
    return Row(title, tuple(score_cell(card[node.path]) for card in comparison.cards), depth)


def _columns(comparison: Comparison, first: str) -> tuple[str, ...]:
    return (first, *(card.record.subject.name for card in comparison.cards))


def _exposure(comparison: Comparison) -> Table:
    rows = [
        Row(title, tuple(Cell.of(write(card)) for card in comparison.cards))
        for title, write in exposure_rows(comparison.rubric).items()
    ]
    if comparison.window:
        left_out = tuple(Cell.of(whole(card.exposure.left_out)) for card in comparison.cards)
        rows.append(Row("Acts left out", left_out))
    return Table("What there was to look at", _columns(comparison, "Exposure"), tuple(rows))


def separation(comparison: Comparison) -> Iterator[str]:
    """Yield what the bounds separate and what they do not, one sentence for each pair and finding."""
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for pair in comparison.pairs:
        names = pair.first.record.subject.name, pair.second.record.subject.name
        pairs.setdefault(names, []).append(pair)
    for (first, second), found in pairs.items():
        for finding, sentence in SENTENCES.items():
            titles = [_title(comparison, pair) for pair in found if pair.finding == finding]
            if titles:
                yield sentence.format(first=first, second=second, titles=", ".join(titles))


SENTENCES = {
    "first_above": "{first} above {second} on what is documented, whatever the declared unknowns: {titles}.",
    "second_above": "{second} above {first} on what is documented, whatever the declared unknowns: {titles}.",
    "level": "{first} and {second} are exactly level: {titles}.",
    "not_separated": "The data do not separate {first} and {second} on: {titles}.",
    "not_comparable": "One of {first} and {second} has no score to compare, as it does not apply: {titles}.",
}
"""What a comparison says of a pair, by its finding."""


def _title(comparison: Comparison, pair: Pair) -> str:
    return comparison.rubric.nodes[pair.path].title if pair.path else TOGETHER


def _limits(comparison: Comparison) -> Iterator[Prose]:
    for card in comparison.cards:
        for limit in card.record.limits:
            yield Prose(limit, f"Limit of {card.record.subject.name}")
