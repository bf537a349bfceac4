"""Many subjects: a row each, pairs counted, ranks where asked for, and subsets by attribute."""

from __future__ import annotations

import pytest

from scorecard.model.comparison import Comparison
from scorecard.problem import ScorecardError
from scorecard.rendering.comparison_page import MORE
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare
from spec.builders import by_measure, dimension, record_of, rubric_of

NOWHERE = (
    "The data do not separate any two of them, all together or on any outermost dimension. What is in a dimension is"
    " not compared."
)
RUBRIC = rubric_of(
    dimensions=[
        dimension("books", by_measure("a")),
        dimension("courts", by_measure("b"), applies_to={"where": {"kind": "court"}}),
    ],
    rank={"within": ["year"]},
)


def compared(count: int, **choices: object) -> Comparison:
    """Return the comparison of so many subjects, the first of which is of another year."""
    records = [
        record_of(
            subject={
                "id": f"s{index}",
                "name": f"S{index}",
                "attributes": {"year": str(2000 + bool(index)), "kind": "town"},
            },
            observations={"a": f"{index}/100"},
        )
        for index in range(count)
    ]
    return compare(RUBRIC, records, **choices)  # type: ignore[arg-type]  # each test gives choices of its own


def test_few_subjects_are_columns() -> None:
    """Up to eight subjects stand side by side, and each pair has its sentences."""
    page = render(compared(2))
    assert "Dimension     S0    S1" in page
    assert "S1 above S0 on what is documented, whatever the declared unknowns: All together, books." in page


def test_many_subjects_are_rows() -> None:
    """From nine on each subject has a row, and pairs are counted."""
    page = render(compared(9))
    assert "Subject    books    All together" in page
    assert "Of 36 pairs on All together, 36 are separated by the data." in page


def test_what_applies_to_nobody_is_named_once() -> None:
    """A dimension that applies to none of the subjects has no line of its own, and is named."""
    assert "Left out, as they apply to none of these subjects: courts." in render(compared(2))


def test_a_subset_is_named() -> None:
    """Subjects chosen by an attribute are compared alone, and the caption says by which."""
    page = render(compared(4, where={"year": "2001"}))
    assert "Scores by dimension, where year is 2001" in page
    assert "S0" not in page


def test_a_subset_of_nobody_is_refused() -> None:
    """A value that no subject states is refused, with what they do state."""
    with pytest.raises(
        ScorecardError, match=r"no record states year=1999; the subjects state: kind=town, year=2000, year=2001"
    ):
        compared(4, where={"year": "1999"})


def test_ranks_are_shown_where_asked_for() -> None:
    """Ranks stand below the scores where they are asked for, counted within the attributes of the rubric."""
    plain, ranked = compared(4), compared(4, ranked=True)
    assert ("Rank" in render(plain), "Rank" in render(ranked)) == (False, True)
    assert {"s0": 1, "s1": 3, "s2": 2, "s3": 1} == ranked.ranks()
    assert "among subjects with the same year" in render(ranked)


def test_the_worst_may_be_first() -> None:
    """A rubric may count ranks from the worst score."""
    rubric = RUBRIC.model_copy(update={"rank": {"first": "worst"}})
    ranked = compare(rubric, [card.record for card in compared(3).cards], ranked=True)
    assert {"s0": 1, "s1": 2, "s2": 3} == ranked.ranks()
    assert "the worst first" in render(ranked)


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_data_formats_hold_ranks(format_: str) -> None:
    """CSV and JSON have ranks where they are asked for, and only there."""
    assert ("rank" in render(compared(3), format_).partition("scorecards")[0].partition("\n")[0]) is False
    assert "rank" in render(compared(3, ranked=True), format_)


def test_a_long_table_goes_over_pages_in_latex() -> None:
    """A table of more than forty rows repeats its head on each page, and says what package it needs."""
    short, long = render(compared(10), "latex"), render(compared(41), "latex")
    assert (False, True) == ("longtable" in short, "\\usepackage{array,booktabs,longtable}" in long)
    assert "\\midrule\n\\endhead" in long


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ([None, None, None], [NOWHERE, MORE]),
        (
            [0, None, 1],
            [
                "C above A on what is documented, whatever the declared unknowns: All together, books.",
                f"Beyond this, t{NOWHERE[1:]}",
                MORE,
            ],
        ),
        ([None, None], ["The data do not separate A and B on: All together, books.", MORE]),
    ],
)
def test_what_is_not_separated_is_said_once(known: list[int | None], said: list[str]) -> None:
    """Of several pairs those that are separated are named, and the others told in one sentence."""
    rubric = rubric_of(dimensions=[dimension("books", by_measure("a"))])
    records = [
        record_of(
            subject={"id": name, "name": name.upper()},
            observations={"a": "not_found" if number is None else number},
        )
        for name, number in zip("abc", known, strict=False)
    ]
    page = render(compare(rubric, records))
    found = [line.removeprefix("Separation: ") for line in page.splitlines() if line.startswith("Separation: ")]
    assert said == found
