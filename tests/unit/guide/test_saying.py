"""What a guide says of what the data can and cannot say: true of one record, of one pair, and of many."""

from __future__ import annotations

import pytest
from spec.builders import dimension, leaf, record_of, rubric_of

import scorecard as sc
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.saying import Saying
from scorecard.model.record import Record

RUBRIC = rubric_of(
    dimensions=[
        dimension("books", *({**leaf(name), "range": ["1/4", 1]} for name in ("income", "delay"))),
        dimension("courts", leaf("cases"), applies_to={"where": {"kind": "court"}}),
    ]
)


def town(name: str, **values: object) -> Record:
    """Return the record of a town."""
    return record_of(
        subject={"id": name, "name": name, "attributes": {"kind": "town"}},
        observations_of="open_books@1",
        observations=values,
    )


def saying_of(*records: Record, draws: int = 0, lang: str = "en") -> Saying:
    """Return what a guide says of records."""
    return make_guide(sc.compare(RUBRIC, list(records)), GuideOptions(draws=draws, lang=lang)).saying


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"income": 1}, "the data cannot say more than that the score lies from 63 to 100."),
        ({"income": 1, "delay": "1/2"}, "the data say 81, and leave nothing open."),
    ],
)
def test_of_one_record_the_bounds_are_told(values: dict[str, object], said: str) -> None:
    """Where nobody else is shown, the bounds of the whole and of each outermost dimension that applies are told."""
    assert (
        "Nobody else is shown, so that nothing is compared.",
        f"All together: {said}",
        f"books: {said}",
    ) == saying_of(town("a", **values)).sentences


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "all together or on any outermost line. Lines within these are not compared."),
        ("es", "ni en ninguna de las líneas principales. Las líneas que estas contienen no se comparan."),
    ],
)
def test_only_what_was_looked_at_is_called_not_separated(lang: str, said: str) -> None:
    """Criteria may be far apart where their dimensions are not; what is said of pairs does not speak of them."""
    saying = saying_of(town("a", income=1), town("b", income=0, delay=1), lang=lang)
    assert said == saying.not_separated[-len(said) :]


@pytest.mark.parametrize(
    ("income", "said"),
    [
        (0, "It keeps its order in 95 of 100 recounts of each kind: a above b."),
        (1, "It does not keep its order in 95 of 100 recounts of each kind."),
    ],
)
def test_one_open_pair_is_no_several(income: int, said: str) -> None:
    """Of one pair that the bounds leave open, nothing is said as of several."""
    saying = saying_of(town("a", income=1), town("b", income=income), draws=50)
    assert ("The bounds leave 1 pair open.", said) == saying.robust_summary[:2]


def test_ways_to_count_are_not_drawn() -> None:
    """What was drawn so often, and how many ways to count there are, stand apart."""
    assert (
        "Recounts with other weights, and with coding slips and unknowns filled in, were drawn 50 times of each kind,"
        " from seed 1. Of ways to count, all 9 were tried."
    ) == saying_of(town("a", income=1), town("b"), draws=50).varied
