"""The score measures neither the length of a document nor whose it is."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import mean

import pytest

import scorecard as sc
from scorecard.model.result import Result

DRAWS, SEED = 100, 1993
RECORDS = Path(__file__).parent.parent / "examples" / "records"


@pytest.fixture(scope="module")
def rubric() -> sc.Rubric:
    """Return the built-in rubric."""
    return sc.load_rubric("democracy")


@pytest.fixture(scope="module")
def records(rubric: sc.Rubric) -> dict[str, sc.Record]:
    """Return the example records by subject."""
    return {record.subject.id: record for record in sc.load_records(str(RECORDS), rubric=rubric)}


@dataclass(frozen=True)
class Shortened:
    """What shorter records do to the strategies, in shown points (of 200) and in shares, over all draws."""

    moved: float
    """Mean change of a score, up or down, where there still is one."""
    widened: float
    """Mean growth of the distance between the bounds."""
    uncovered: float
    """Mean loss of coverage."""
    without_score: float
    """Share of scores that are no longer given."""


def shortened(rubric: sc.Rubric, record: sc.Record, part: int) -> Shortened:
    """Score what is left of the record when only one action in `part` is kept, drawn at random many times."""
    whole = sc.score(rubric, record)
    draw = random.Random(SEED)  # noqa: S311  # a seeded draw of actions guards no secret
    pairs = [pair for _ in range(DRAWS) for pair in strategies(rubric, record, whole, part, draw)]
    scored = [(before.score, after.score) for before, after in pairs if before.score is not None]
    kept = [abs(before - after) for before, after in scored if after is not None]
    return Shortened(
        moved=200 * float(mean(kept)),
        widened=200 * float(mean(width(after) - width(before) for before, after in pairs)),
        uncovered=float(mean(before.coverage - after.coverage for before, after in pairs)),
        without_score=1 - len(kept) / len(scored),
    )


def strategies(
    rubric: sc.Rubric, record: sc.Record, whole: sc.Scorecard, part: int, draw: random.Random
) -> Iterator[tuple[Result, Result]]:
    """Yield each strategy's result before and after, for one draw of actions."""
    chosen = {action.id for action in draw.sample(record.actions, len(record.actions) // part)}
    actions = tuple(action for action in record.actions if action.id in chosen)
    card = sc.score(rubric, record.model_copy(update={"actions": actions}))
    for child in whole.root.children:
        yield child, card[child.path]


def width(result: Result) -> Fraction:
    """Return the distance between the bounds."""
    return (result.upper or Fraction(0)) - (result.lower or Fraction(0))


@dataclass(frozen=True)
class Limits:
    """What shorter records may do at most, and must do at least."""

    part: int
    moved: float
    widened: float
    uncovered: float


@pytest.mark.parametrize("limits", [Limits(2, 12, 8, 0.08), Limits(4, 18, 20, 0.2)], ids=["half", "quarter"])
def test_score_does_not_measure_the_length_of_the_document(
    rubric: sc.Rubric, records: dict[str, sc.Record], limits: Limits, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half and a quarter of the actions move scores little, and bounds and coverage much."""
    found = shortened(rubric, records["clinton_1993"], limits.part)
    with capsys.disabled():
        sys.stdout.write(f"\n1/{limits.part} of the actions, {DRAWS} draws: {found}\n")
    assert found.moved <= limits.moved
    assert found.widened >= limits.widened
    assert found.widened > found.moved
    assert found.uncovered >= limits.uncovered


def test_score_does_not_depend_on_whose_record_it_is(tmp_path: Path, rubric: sc.Rubric) -> None:
    """Swapping names, parties and file order of the two administrations changes no number."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in RECORDS.glob("*.yaml")}
    swaps = {
        "Biden-Harris administration": "Clinton administration",
        "Joe Biden": "Bill Clinton",
        "party: Democratic": "party: Other",
    }
    for (stem, text), name in zip(sorted(texts.items()), ("z", "a"), strict=True):
        (tmp_path / f"{name}.yaml").write_text(swapped(text, swaps), encoding="utf-8")
        assert swapped(text, swaps) != text, stem
    before = numbers(sc.compare(rubric, sc.load_records(str(RECORDS))))
    after = numbers(sc.compare(rubric, sc.load_records(str(tmp_path))))
    assert before == after
    assert ["biden_2021", "clinton_1993"] == list(before)


def swapped(text: str, swaps: dict[str, str]) -> str:
    """Return the text with each word of a pair in the place of the other."""
    for first, second in swaps.items():
        text = text.replace(first, "\0").replace(second, first).replace("\0", second)
    return text


def numbers(comparison: sc.Comparison) -> dict[str, list[tuple[object, ...]]]:
    """Return every number of each subject, by its id, sorted."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in comparison.to_rows():
        row_numbers = (row["path"], row["outcome"], row["score"], row["lower"], row["upper"], row["coverage"])
        found.setdefault(str(row["subject"]), []).append(row_numbers)
    return dict(sorted(found.items()))


def test_thin_record_is_not_made_to_look_bad(rubric: sc.Rubric, records: dict[str, sc.Record]) -> None:
    """No commitment of the thin record with fewer acts than are asked for has a score, and its bounds stay open."""
    card = sc.score(rubric, records["biden_2021"])
    thin = [result for result in card.root.walk() if result.evidence and len(result.evidence.acts) < 2]
    assert len(thin) >= 10
    assert [None] * len(thin) == [result.score for result in thin]
    assert [True] * len(thin) == [width(result) >= Fraction(1, 2) for result in thin]
    assert card.score is None


def test_unscrutinised_record_is_not_made_to_look_good(rubric: sc.Rubric, records: dict[str, sc.Record]) -> None:
    """A score that nobody outside has looked at reads "documented", and could be far lower."""
    comparison = sc.compare(rubric, [records["clinton_1993"]])
    lines = sc.render(comparison, "markdown", detail=True).splitlines()
    row = next(line for line in lines if "International justice" in line)
    assert "documented +70; could be -30 to +70" in row


def test_source_that_looks_narrows_the_bounds(rubric: sc.Rubric, records: dict[str, sc.Record]) -> None:
    """Two publishers that look at conduct both ways close the gap that scrutiny leaves."""
    record = records["clinton_1993"]
    source = next(iter(record.sources.values()))
    looking = {
        name: source.model_copy(update={"kind": "oversight", "publisher": name, "covers": ("international_justice",)})
        for name in ("first_body", "second_body")
    }
    seen = record.model_copy(update={"sources": {**record.sources, **looking}})
    result = sc.score(rubric, seen)["sanctions.international_justice"]
    assert (Fraction(17, 20), Fraction(17, 20)) == (result.score, result.lower)
