"""Fairness: no number depends on whose name is on it, on how long the document is, or on who wrote it."""

from __future__ import annotations

import functools
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from scorecard import Comparison, Record, Rubric, Scorecard, compare, load_records, load_rubric, score
from scorecard.model.facts import Action
from scorecard.rendering.comparison_page import comparison_page
from scorecard.rendering.page import Table

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "examples" / "records"
DRAWS = 100


@functools.cache
def rubric() -> Rubric:
    """Return the built-in rubric."""
    return load_rubric("democracy")


@functools.cache
def compared() -> Comparison:
    """Return the comparison of the example records."""
    return compare(rubric(), load_records(str(FOLDER)))


def numbers(card: Scorecard) -> list[tuple[object, ...]]:
    """Return every number of a scorecard, and the words that stand for numbers."""
    return [
        (row.path, row.outcome, row.score, row.lower, row.upper, row.coverage, row.band) for row in card.root.walk()
    ]


def renamed(folder: Path) -> Path:
    """Copy the records, each with the name, party, office-holder and file name of the next."""
    shutil.copytree(FOLDER, folder)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    subjects = {name: load_records(str(FOLDER / name))[0].subject for name in texts}
    names = sorted(texts)
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        text = texts[name]
        for field in ("name", "party", "office_holder"):
            own, theirs = getattr(subjects[name], field), getattr(subjects[other], field)
            text = text.replace(f"  {field}: {own}\n", f"  {field}: {theirs}\n")
        (folder / other).write_text(text, encoding="utf-8")
    return folder


def test_names_parties_and_file_order_change_no_number(tmp_path: Path) -> None:
    """With names, parties, office-holders and file order swapped, every number stays with its facts."""
    swapped = compare(rubric(), load_records(str(renamed(tmp_path / "records"))))
    assert {card.record.subject.id: numbers(card) for card in compared().cards} == {
        card.record.subject.id: numbers(card) for card in swapped.cards
    }


def test_the_names_were_swapped(tmp_path: Path) -> None:
    """The swap of the test above does happen: each record bears another's name, and they come in another order."""
    swapped = load_records(str(renamed(tmp_path / "records")))
    before = {card.record.subject.id: card.record.subject for card in compared().cards}
    assert sorted(before) == sorted(record.subject.id for record in swapped) != [each.subject.id for each in swapped]
    assert sorted(subject.name for subject in before.values()) == sorted(record.subject.name for record in swapped)
    assert [] == [each.subject.id for each in swapped if each.subject.name == before[each.subject.id].name]


def test_the_order_of_records_only_orders_the_columns() -> None:
    """Compared the other way round, every finding is the same the other way round."""
    turned = compare(rubric(), [card.record for card in reversed(compared().cards)])
    assert [numbers(card) for card in compared().cards] == [numbers(card) for card in reversed(turned.cards)]


@dataclass(frozen=True)
class Drift:
    """How far the strategies' figures move when only a part of the acts is drawn, on average; in shown points."""

    score: float
    """Change of the score, where there is one before and after, without its sign."""
    lean: float
    """The same with its sign: below 0 where fewer acts make a lower score."""
    bounds: float
    """Widening of the bounds."""
    coverage: float
    """Fall of the coverage, in percentage points."""
    scoreless: float
    """Share of the draws that have no score where the whole record has one."""

    def __str__(self) -> str:
        """Write the figures on one line."""
        return (
            f"score moves {self.score:.1f} points ({self.lean:+.1f} with its sign),"
            f" bounds widen {self.bounds:.1f} points,"
            f" coverage falls {self.coverage:.1f} %, no score in {self.scoreless:.0%} of the draws"
        )


def drawn(record: Record, part: Fraction, seed: int) -> Record:
    """Return the record with a part of its acts, drawn at random."""
    count = round(len(record.acts) * part)
    acts = random.Random(seed).sample(record.acts, count)  # noqa: S311  # a draw guards no secret
    return with_actions(record, [action for act in acts for action in act.actions])


def with_actions(record: Record, actions: Sequence[Action]) -> Record:
    """Return the record with other actions."""
    parts = {name: getattr(record, name) for name in Record.model_fields}
    return Record(**(parts | {"actions": tuple(actions)}))


def drift(record: Record, part: Fraction) -> Drift:
    """Return how far the strategies move over all draws of a part of the acts."""
    whole = score(rubric(), record)
    pairs = [pair for seed in range(DRAWS) for pair in _strategies(whole, score(rubric(), drawn(record, part, seed)))]
    had = [(before, after) for before, after in pairs if before.score is not None]
    both = [(before, after) for before, after in had if after.score is not None]
    return Drift(
        score=fmean(abs(_points(after.score - before.score)) for before, after in both),
        lean=fmean(_points(after.score - before.score) for before, after in both),
        bounds=fmean(_width(after) - _width(before) for before, after in pairs),
        coverage=fmean(float(100 * (before.coverage - after.coverage)) for before, after in pairs),
        scoreless=1 - len(both) / len(had),
    )


def _strategies(whole: Scorecard, part: Scorecard) -> Iterator[tuple[Any, Any]]:
    return zip(whole.root.children, part.root.children, strict=True)


def _points(value: Fraction) -> float:
    show = rubric().tree.show
    return float((show.high - show.low) * value)


def _width(result: Any) -> float:
    return _points(result.upper - result.lower)


def test_the_score_does_not_measure_the_length_of_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Half or a quarter of the acts moves the scores little, and the bounds and coverage much."""
    record = resting_on("clinton_1993", {"white_house_record"})
    half, quarter = drift(record, Fraction(1, 2)), drift(record, Fraction(1, 4))
    with capsys.disabled():
        sys.stdout.write(f"\nhalf the acts, {DRAWS} draws: {half}\na quarter of them: {quarter}\n")
    assert (True, True) == (half.score < 12, half.lean > -7)
    assert (True, True) == (half.bounds > 9, half.coverage > 9)
    assert (True, True) == (quarter.score < 18, quarter.lean > -14)
    assert (True, True, True) == (quarter.bounds > 22, quarter.coverage > 22, quarter.scoreless > 0.2)
    assert (True, True) == (half.bounds > half.score, quarter.bounds > 2 * quarter.score)


def resting_on(subject: str, sources: set[str]) -> Record:
    """Return what a record would be if it rested on some of its sources alone."""
    record = next(card.record for card in compared().cards if card.record.subject.id == subject)
    kept = [each for each in record.actions if {at.source for at in each.evidence} <= sources]
    names = {each.id for each in kept}
    return with_actions(record, [each for each in kept if each.same_act is None or each.same_act in names])


THIN = score(rubric(), resting_on("biden_2021", {"embassy_mexico", "embassy_podgorica_copy"}))


@pytest.mark.parametrize("result", list(THIN.root.walk()), ids=lambda result: result.path or "whole")
def test_a_thin_record_has_no_score_without_acts(result: Any) -> None:
    """No criterion of the thin record has a score without enough acts, and none is missing without its bounds."""
    acts = [len(found.acts) >= result.node.evidence.enough for found in result.evidence_results]
    assert all(acts) or result.score is None
    assert result.lower <= (result.score if result.score is not None else result.lower) <= result.upper


def test_a_thin_record_is_not_made_to_look_bad() -> None:
    """No score of the thin record is below no net movement, and each could be as good as what is missing allows."""
    scores = [result.score for result in THIN.root.walk() if result.score is not None]
    assert (True, True) == (bool(scores), min(scores) >= Fraction(1, 2))
    assert [] == [result.path for result in THIN.root.walk() if (result.upper or 0) < Fraction(1, 2)]


def test_an_unscrutinised_record_is_not_made_to_look_good() -> None:
    """Where nobody outside has looked, the lower bound of every criterion allows for setbacks."""
    unseen = [result for card in compared().cards for result in card.root.walk() if result.unscrutinised == 1]
    assert len(unseen) > 20
    assert [] == [result.path for result in unseen if (result.lower or 0) >= Fraction(1, 2)]


def test_cells_read_documented_and_could_be() -> None:
    """A cell reads "documented ...; could be ...", or gives a word and its bounds, or a number that has no others."""
    table = next(block for block in comparison_page(compared(), detail=True).blocks if isinstance(block, Table))
    cells = [cell.lines for row in table.rows for cell in row.cells]
    exact = sum(result.lower == result.upper for card in compared().cards for result in card.root.walk())
    assert exact == sum(len(lines) == 1 for lines in cells)
    several = [lines for lines in cells if len(lines) > 1]
    assert [] == [lines for lines in several if not lines[1].startswith("could be ")]
    words = {"not known", "too few acts", "too little known"}
    assert [] == [lines for lines in several if not lines[0].startswith("documented ") and lines[0] not in words]


def test_nothing_is_separated_that_the_data_do_not_separate() -> None:
    """Of five records at which hardly anybody outside has looked, none is above another on anything."""
    assert {"not_separated"} == {pair.finding for pair in compared().pairs}
