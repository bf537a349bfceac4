"""Every number of a guide is one that the library has: marks, parts, points, and what an act adds."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scorecard as sc
from scorecard.guide.content import Guide
from scorecard.guide.make import make_guide
from scorecard.guide.marks import Mark
from scorecard.guide.options import GuideOptions
from scorecard.guide.words import LANGUAGES
from scorecard.model.number import rounded
from scorecard.model.result import Result

COMPARED = sc.compare(sc.load_rubric("democracy"), sc.load_records("examples/records"))
MADE = {lang: make_guide(COMPARED, GuideOptions(lang=lang, draws=0)) for lang in LANGUAGES}


def pairs_of(guide: Guide) -> list[tuple[Mark, Result]]:
    """Return each mark with the result that it is of."""
    cards = guide.comparison.cards
    return [
        (mark, card.results[line.path]) for line in guide.lines for mark, card in zip(line.marks, cards, strict=True)
    ]


def read_back(text: str) -> Fraction:
    """Return the number in a text, by the signs of either language."""
    digits = "".join(sign for sign in text if sign.isdigit() or sign in "+\u2212,.")
    return Fraction(digits.replace("\u2212", "-").replace(",", "."))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_marks_are_the_results(lang: str) -> None:
    """Score, bounds, outcome and coverage of each mark are those of the result."""
    pairs = pairs_of(MADE[lang])
    assert len(pairs) == len(COMPARED.cards) * len(list(COMPARED.rubric.tree.walk()))
    for mark, found in pairs:
        assert (found.score, found.lower, found.upper, found.outcome, found.coverage) == (
            (mark.score, mark.lower, mark.upper, mark.outcome, mark.coverage)
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_read_back_are_the_numbers(lang: str) -> None:
    """The number that a reader reads is the score as it is shown, rounded half up."""
    scored = [(mark, found) for mark, found in pairs_of(MADE[lang]) if found.score is not None]
    assert [rounded(found.show.shown(found.score or Fraction(0)), found.show.decimals) for _, found in scored] == [
        read_back(mark.text) for mark, _ in scored
    ]


def test_parts_of_a_mean_add_up() -> None:
    """What the parts of a weighted mean add comes to its value, exactly."""
    whole = [(mark, found) for mark, found in pairs_of(MADE["en"]) if mark.parts]
    assert len(whole) >= 30
    assert [found.aggregated for _, found in whole] == [sum(part.added for part in mark.parts) for mark, _ in whole]


def test_what_an_act_adds_is_a_difference_of_scores() -> None:
    """What an act adds is the criterion's score less its score without the act."""
    counted = [(account, act) for view in MADE["en"].criteria for account in view.accounts for act in account.acts]
    assert len(counted) >= 300
    for account, act in counted:
        found = act.difference
        assert account.mark.score == found.score
        assert found.added == (None if found.score is None or found.without is None else found.score - found.without)


def test_both_languages_have_the_same_numbers() -> None:
    """A language changes words and no number."""
    english, spanish = (
        [(mark.score, mark.lower, mark.upper, mark.shape) for mark, _ in pairs_of(MADE[lang])] for lang in LANGUAGES
    )
    assert english == spanish


def test_everybody_is_counted_once_where_levels_are_reached() -> None:
    """Each subject stands at one stage or level of a criterion, and no more."""
    names = sorted(card.record.subject.name for card in COMPARED.cards)
    for view in MADE["en"].criteria:
        assert (view.line.path, names) == (
            view.line.path,
            sorted(name for each in view.reached for name in each.subjects),
        )
