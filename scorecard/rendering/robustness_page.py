"""An account of robustness laid out: what may be said in short, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.methods import TITLES
from scorecard.model.robustness import Alternative, Influence, LeftOut, Robustness
from scorecard.model.standing import Span
from scorecard.rendering.page import Block, Cell, Outline, Page, Prose, Row, Table
from scorecard.rendering.robustness_words import (
    alternative,
    heaviest,
    in_short,
    kinds,
    levelled,
    often,
    pairs_named,
    steady_without,
    unscored,
    verdicts,
)
from scorecard.rendering.words import NOTHING, TOGETHER, capitalised, score_cell, shown_range, standard_line, whole

PAIRS_SHOWN = 8
"""Subjects up to which every pair of them is named."""


NO_SCORE = "no score"
WITHIN_A_ROW = (
    "Compare within a row only: under another way to count 0 may no longer mean that there is no net movement."
)
INTERVALS_LEGEND = (
    "To be printed are the bounds, after 'could be'. Each other column holds 95 of 100 recounts that vary one kind of"
    " choice alone; a narrow one does not mean that little is unknown."
)
RANKS_LEGEND = (
    "A place is shared by equal scores; 'no score' means that too little is known under those weights. Of subjects that"
    " are not separated, print no place."
)
INFLUENCES_LEGEND = (
    "How much of the differences in how far a subject is from the average of all comes from each alone, and together"
    " with the other two (first-order and total Sobol indices); estimates, from"
)


def robustness_page(found: Robustness) -> Page:
    """Return the page of an account."""
    few = len(found.names) <= PAIRS_SHOWN
    blocks: list[Block] = [
        Prose(standard_line(found.comparison.rubric), "Standard"),
        Outline(((0, "In short"), *((1, line) for line in in_short(found)))),
        bounds_table(found) if few else bounds_table(found).turned("Subject", NOTHING),
        Prose(shown_range(found.comparison.rubric.tree.show), "Read"),
        Outline(((0, "The four kinds of recount"), *((1, line) for line in kinds(found)))),
        *(_pairwise(found) if few else ()),
        _intervals(found),
        Prose(INTERVALS_LEGEND, "Read"),
        _ranks(found),
        Prose(RANKS_LEGEND, "Read"),
        *(_levelled(found) if few else ()),
        _alternatives(found),
        Prose(WITHIN_A_ROW, "Read"),
        Prose(heaviest(found), "Ways to count"),
        *(Prose(line, "Ways to count") for line in unscored(found)),
        *_influences(found),
        *_left_out(found),
    ]
    return Page(f"How far the scores can be trusted: {found.comparison.rubric.title}", tuple(blocks))


def bounds_table(found: Robustness) -> Table:
    """Return between which scores each subject could lie, whatever is unknown, on each line and on all together."""
    rubric = found.comparison.rubric
    rows = [
        Row(node.title if node.path else TOGETHER, tuple(_bounds(found, node.path)))
        for node in (*rubric.tree.children, rubric.tree)
    ]
    first = capitalised(rubric.tiers[0] if rubric.tiers else "dimension")
    return Table("Bounds: the lowest and the highest score, whatever is unknown", (first, *found.names), tuple(rows))


def _bounds(found: Robustness, path: str) -> Iterator[Cell]:
    for card in found.comparison.cards:
        result = card[path]
        if result.lower is None or result.upper is None:
            yield Cell.of(NOTHING)
        else:
            yield Cell.of(f"{result.show.text(result.lower)} to {result.show.text(result.upper)}")


def _pairwise(found: Robustness) -> Iterator[Outline]:
    yield Outline(((0, "Pair by pair: the same documents, recounted"), *((1, line) for line in verdicts(found))))


def _levelled(found: Robustness) -> Iterator[Outline]:
    if found.levellings:
        yield Outline(((0, "What would put two of them level"), *((1, levelled(found, it)) for it in found.levellings)))


def _intervals(found: Robustness) -> Table:
    standings = (found.near, found.any, found.judgement, found.multiverse.standing)
    rows = [
        Row(name, (score_cell(card.root), *(Cell.of(_span(found, each.spans[""][place])) for each in standings)))
        for place, (name, card) in enumerate(zip(found.names, found.comparison.cards, strict=True))
    ]
    columns = ("Subject", "As it is", "Weights near", "Any weights", "Slips", "Ways to count")
    return Table("Scores of all together, recounted", columns, tuple(rows))


def _span(found: Robustness, span: Span | None) -> str:
    if span is None:
        return NOTHING
    show = found.comparison.rubric.tree.show
    low, high = (show.text(Fraction(end)) for end in span)
    return f"{low} to {high}"


def _ranks(found: Robustness) -> Table:
    """Return how often each subject comes first, second and so on, under weights near the rubric's and any."""
    size = len(found.names)
    rows = [_places(name, found.near.places(place), found.any.places(place)) for place, name in enumerate(found.names)]
    none = () if all(row.cells[-1].text == "0 % / 0 %" for row in rows) else ("No score",)
    columns = ("Subject", *(f"Place {rank + 1}" for rank in range(size)), *none)
    cut = [Row(row.title, row.cells[: len(columns) - 1]) for row in rows]
    return Table("How often each place, by weights near / any weights", columns, tuple(cut))


def _places(name: str, near: tuple[Fraction, ...], every: tuple[Fraction, ...]) -> Row:
    return Row(name, tuple(Cell.of(f"{often(one)} / {often(other)}") for one, other in zip(near, every, strict=True)))


def _alternatives(found: Robustness) -> Table:
    rows = [
        _row(found, f"{capitalised(TITLES[each.choice])}: {alternative(each.choice, each.name)}", each)
        for each in found.multiverse.alternatives
    ]
    columns = ("One choice made otherwise", *found.names, "Order reversed")
    return Table("Scores under one choice made otherwise", columns, tuple(rows))


def _number(found: Robustness, score: float | Fraction | None) -> str:
    return NO_SCORE if score is None else found.comparison.rubric.tree.show.text(Fraction(score))


def _influences(found: Robustness) -> Iterator[Block]:
    sensitivity = found.sensitivity
    every = zip(found.names, sensitivity.influences, strict=True)
    rows = [Row(name, tuple(map(_influence, influences))) for name, influences in every if influences]
    if rows:
        columns = ("Subject", "Weights", "Slips", "Ways to count")
        yield Table("What moves a score against the average: alone / together with the other two", columns, tuple(rows))
        counted = f"{whole(sensitivity.rows)} of {whole(sensitivity.of)} samples in which all had a score"
        yield Prose(f"{INFLUENCES_LEGEND} {counted}.", "Read")


def _influence(each: Influence) -> Cell:
    first, total = (often(Fraction(max(0.0, min(1.0, share)))) for share in (each.first, each.total))
    return Cell.of(f"{first} / {total}")


def _left_out(found: Robustness) -> Iterator[Block]:
    rows = [_row(found, f"{capitalised(each.kind)}: {each.title}", each) for each in found.left_out if each.reversed]
    if rows:
        columns = ("Left out", *found.names, "Order reversed")
        yield Table("Scores without one criterion, document or kind of source", columns, tuple(rows))
    yield Prose(steady_without(found), "Left out")


def _row(found: Robustness, title: str, each: Alternative | LeftOut) -> Row:
    scores = (Cell.of(_number(found, score)) for score in each.scores)
    return Row(title, (*scores, Cell.of(pairs_named(found, each.reversed) or "none")))
