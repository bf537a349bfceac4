"""Other means in published indices: the rank of every country and the order of every pair, as published figures say.

What is expected is computed here from the published tables alone, in plain Python, and shares no code with the library.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

import numpy as np
import pytest

import scorecard as sc
from published.cases import EXAMPLES, NEEDED, published, records, rubric, table
from scorecard.analysis.arrays import arrays_of
from scorecard.analysis.criteria import criteria_of
from scorecard.analysis.multiverse import multiverse
from scorecard.kernel.ranks import rank_counts
from scorecard.model.robustness import Alternative, Multiverse

pytestmark = NEEDED
MEANS = {"geometric": "gmean", "harmonic": "hmean"}
"""The publisher's names of the means by ours."""
LUXEMBOURG = {"geometric": 18, "harmonic": 26}
"""Ranks by which it falls, more than any other country moves."""
PAIRS = {"geometric": 93, "harmonic": 221}
"""Pairs of countries that change their order."""
Pairs = set[tuple[str, str]]


def ranks_of(scores: Mapping[str, float]) -> dict[str, int]:
    """Return competition ranks: one more than how many are higher."""
    return {name: 1 + sum(other > score for other in scores.values()) for name, score in scores.items()}


def shifts_of(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, int]:
    """Return by how many ranks each falls; a rise is negative."""
    old, new = ranks_of(before), ranks_of(after)
    return {name: new[name] - old[name] for name in old}


def reversals(before: Mapping[str, float], after: Mapping[str, float]) -> Pairs:
    """Return the pairs whose order is the opposite one; of equal scores there is no order."""
    return {
        (one, other)
        for one, other in combinations(before, 2)
        if (before[one] - before[other]) * (after[one] - after[other]) < 0
    }


def largest(shifts: Mapping[str, int]) -> dict[str, int]:
    """Return the shifts than which none is larger."""
    most = max(map(abs, shifts.values()))
    return {name: by for name, by in shifts.items() if abs(by) == most}


class Found:
    """What the library finds when all means are of another kind."""

    def __init__(self, index: sc.Rubric, subjects: Sequence[sc.Record], names: Sequence[str]) -> None:
        """Run every reasonable combination of choices."""
        arrays = arrays_of(index, subjects)
        self.names = names
        self.multiverse: Multiverse = multiverse(arrays, criteria_of(index, subjects, arrays.numbers))

    def shifts(self, averaging: str) -> dict[str, int]:
        """Return by how many ranks each falls."""
        other = self._other(averaging)
        own, changed = (_ranks(scores) for scores in (self.multiverse.scores[0], other.scores))
        return {name: changed[place] - own[place] for place, name in enumerate(self.names)}

    def reversals(self, averaging: str) -> Pairs:
        """Return the pairs whose order is another one."""
        return {(self.names[one], self.names[two]) for one, two in self._other(averaging).reversed}

    def _other(self, averaging: str) -> Alternative:
        by_choice = {(each.choice, each.name): each for each in self.multiverse.alternatives}
        return by_choice["aggregate", averaging]


def _ranks(scores: Sequence[float | None]) -> list[int]:
    counts = rank_counts(np.array([scores], dtype=np.float64))
    return [int(row.argmax()) + 1 for row in counts]


@pytest.fixture(scope="module")
def connectivity() -> Found:
    """Return what is found for the index that is scaled from 1 to 100."""
    countries = records("asem", "treated.csv")
    index = sc.fit(rubric("asem", "asem_from_one"), countries)
    return Found(index, countries, [record.subject.id.upper() for record in countries])


def published_connectivity() -> dict[str, dict[str, float]]:
    """Return the published index of each country, by the publisher's name of the mean."""
    rows = list(published("asem", "published_1_to_100.csv"))
    return {
        method: {row["code"]: float(row["Index"]) for row in rows if row["method"] == method}
        for method in ("amean", *MEANS.values())
    }


@pytest.mark.parametrize("averaging", MEANS)
def test_every_rank_shift_of_connectivity_is_that_of_the_published_figures(connectivity: Found, averaging: str) -> None:
    """With geometric and with harmonic means each of 51 countries moves as many ranks as in the publisher's table."""
    tables = published_connectivity()
    expected = shifts_of(tables["amean"], tables[MEANS[averaging]])
    assert (51, expected) == (len(expected), connectivity.shifts(averaging))


@pytest.mark.parametrize("averaging", MEANS)
def test_the_largest_shift_of_connectivity_is_that_of_the_published_figures(
    connectivity: Found, averaging: str
) -> None:
    """Luxembourg, whose indicators lie farthest apart, falls the most."""
    tables = published_connectivity()
    expected = largest(shifts_of(tables["amean"], tables[MEANS[averaging]]))
    assert {"LUX": LUXEMBOURG[averaging]} == expected == largest(connectivity.shifts(averaging))


@pytest.mark.parametrize("averaging", MEANS)
def test_every_reversed_pair_of_connectivity_is_that_of_the_published_figures(
    connectivity: Found, averaging: str
) -> None:
    """Of 1,275 pairs those change their order that do so in the publisher's table."""
    tables = published_connectivity()
    expected = reversals(tables["amean"], tables[MEANS[averaging]])
    assert (PAIRS[averaging], expected) == (len(expected), connectivity.reversals(averaging))


def published_development() -> tuple[dict[str, float], dict[str, float]]:
    """Return for 2022 each country's published index, and the arithmetic mean of its three dimensions instead."""
    index = {row["code"]: float(row["hdi"]) for row in published("hdi", "published.csv") if row["rank"]}
    rows = [row for row in published("hdi", "components.csv") if row["year"] == "2022" and row["code"] in index]
    return index, {row["code"]: _arithmetic(row) for row in rows}


def _arithmetic(row: Mapping[str, str]) -> float:
    life = (float(row["life_expectancy"]) - 20) / 65
    expected = min(1.0, float(row["expected_years_of_schooling"]) / 18)
    schooled = min(1.0, float(row["mean_years_of_schooling"]) / 15)
    income = math.log(float(row["gni_per_capita"]) / 100) / math.log(750)
    found = (min(1.0, life) + (expected + schooled) / 2 + min(1.0, income)) / 3
    return float(Decimal(found).quantize(Decimal("0.001"), ROUND_HALF_UP))


@pytest.fixture(scope="module")
def development() -> Found:
    """Return what is found for the countries of 2022 that are ranked."""
    path = table("hdi", "components.csv")
    index = rubric("hdi", "human_development_index")
    every = [
        record
        for record in sc.load_records(path, mapping=EXAMPLES / "hdi" / "mapping.yaml")
        if record.subject.attribute("year") == "2022"
    ]
    ranked = [record for record in every if sc.score(index, record).score is not None]
    return Found(index, ranked, [record.subject.id.removesuffix("_2022").upper() for record in ranked])


def test_every_rank_shift_of_human_development_is_that_of_the_published_figures(development: Found) -> None:
    """With an arithmetic mean, as before 2010, each of 193 countries moves as many ranks as its components say."""
    expected = shifts_of(*published_development())
    assert (193, expected) == (len(expected), development.shifts("mean"))


def test_every_reversed_pair_of_human_development_is_that_of_the_published_figures(development: Found) -> None:
    """Of 18,528 pairs those change their order that do so by the components."""
    expected = reversals(*published_development())
    assert (77, expected) == (len(expected), development.reversals("mean"))


def test_the_largest_shifts_of_human_development_are_those_of_the_published_figures(development: Found) -> None:
    """The Maldives and Pakistan rise the most, by six ranks each."""
    expected = largest(shifts_of(*published_development()))
    assert {"MDV": -6, "PAK": -6} == expected == largest(development.shifts("mean"))
