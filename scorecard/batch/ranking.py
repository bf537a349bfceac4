"""Ranks of many scores: exactly those that fractions would have."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

import numpy as np

from scorecard.batch.definition import Definition
from scorecard.batch.doubts import NEAR
from scorecard.batch.groups import Found
from scorecard.kernel.values import Amounts, Whole
from scorecard.model.comparison import ranked_value
from scorecard.model.ranking import Ranking
from scorecard.model.rubric import Rubric
from scorecard.model.words import Ties

Sortable = TypeVar("Sortable", Fraction, tuple[int, Fraction])


def ranks_of_scores(rubric: Rubric, found: Found, definition: Definition, among: Whole) -> Amounts:
    """Return every row's rank, as the rubric says; not a number where there is no score.

    Scores that lie so near to each other that they could be level are compared by the definition.

    Args:
        rubric: what is judged.
        found: the scores.
        definition: what scores single rows.
        among: of each row the number of those that are ranked together.
    """
    ranking = rubric.rank or Ranking()
    scores = found.scores.nodes[rubric.id]
    rows = np.flatnonzero(~np.isnan(scores))
    ranks = np.full(len(scores), np.nan)
    if ranking.on == "exact" and found.common:
        places = np.rint(scores[rows] * found.common).astype(np.int64)
    elif ranking.on == "exact":
        places = _places(scores[rows], rows, definition)
    else:
        values = [ranked_value(card.root, ranking.on) for card in definition.cards(list(rows))]
        places = _dense(values)
    order = np.argsort(among[rows], kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(among[rows][order])) + 1):
        ranks[rows[group]] = _ranked(places[group] if ranking.first == "worst" else -places[group], ranking.ties)
    return ranks


def _places(scores: Amounts, rows: Whole, definition: Definition) -> Whole:
    """Return of each score its place among the distinct ones, the lowest first."""
    order = np.argsort(scores, kind="stable")
    starts = np.diff(scores[order], prepend=-np.inf) > NEAR
    clusters = np.cumsum(starts)
    exact: list[tuple[int, Fraction]] = []
    alone = np.bincount(clusters, minlength=1)[clusters] == 1 if len(clusters) else starts
    for place, row in enumerate(rows[order]):
        card = None if alone[place] else definition.cards([row])[0]
        exact.append((int(clusters[place]), Fraction(0) if card is None or card.score is None else card.score))
    places = np.empty(len(scores), dtype=np.int64)
    places[order] = _dense(exact)
    return places


def _dense(values: Sequence[Sortable]) -> Whole:
    """Return of each value its place among the distinct ones, the lowest first."""
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.array([places[value] for value in values], dtype=np.int64)


def _ranked(places: Whole, ties: Ties) -> Amounts:
    """Return the ranks of places, the lowest first."""
    _, dense, counts = np.unique(places, return_inverse=True, return_counts=True)
    before = np.cumsum(counts) - counts
    by_place = {"min": before + 1, "dense": np.arange(len(counts)) + 1, "average": before + (counts + 1) / 2}[ties]
    return np.asarray(by_place[dense], dtype=np.float64)
