"""What two coders are asked: themes, criteria, levels, numbers, and everything together."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.analysis.agreement import NO_VARIATION
from scorecard.analysis.coders import NO_TEXTS, compare_codings
from scorecard.analysis.units import levels_and_numbers, on_criterion, on_everything
from scorecard.model.agreement import CodersCompared
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.rubric import Rubric

RUBRIC: dict[str, Any] = {
    "format": "rubric/1",
    "id": "own",
    "version": "1.0.0",
    "title": "Own",
    "standard": {"title": "S"},
    "themes": {name: {"title": name, "definition": name} for name in ("courts", "press")},
    "scales": {"practice": {"none": 0, "partial": "1/2", "full": 1, "absent": "exclude"}},
    "dimensions": [
        {
            "id": "all",
            "title": "All",
            "criteria": [
                {"id": "law", "evidence": {"themes": ["courts", "press"], "opposed": ["press"]}},
                {"id": "one", "question": "?", "scale": "practice"},
                {"id": "two", "question": "?", "scale": "practice"},
                {"id": "days", "measure": {"worst": 100, "best": 0}},
                {"id": "wealth", "measure": {"worst": 1, "best": 100, "curve": "log"}},
                {"id": "unfitted", "measure": {"fit": "min_max"}},
            ],
        }
    ],
}
TEXT = "One act.\n\nAnother act.\n\nNo act at all.\n"


def code(quote: str = "One", **themes: str) -> dict[str, Any]:
    """Return a judgement of an act that is quoted in the text."""
    return {"stage": "stated", "themes": themes, "evidence": [{"source": "a", "at": "p", "quote": quote}]}


def coding(actions: dict[str, Any] | None = None, rubric: str = "own@1", **observations: object) -> Coding:
    """Return a coding of some acts and observations."""
    head = {"format": "coding/1", "coder": {"id": "someone"}, "subject": "arcadia", "rubric": rubric}
    return Coding.model_validate({**head, "actions": actions or {}, "observations": observations})


ANOTHER = {"coder": {"id": "another"}}


def compared(first: dict[str, Any], second: dict[str, Any]) -> CodersCompared:
    """Return two codings of the text put together under the rubric, without intervals."""
    return compare_codings(
        coding(first), coding(second).model_copy(update=ANOTHER), {"a": TEXT}, rubric=Rubric(**RUBRIC), draws=0
    )


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        ({"courts": "advances"}, "advances"),
        ({"press": "advances"}, "sets_back"),
        ({"press": "mixed"}, "mixed"),
        ({"courts": "advances", "press": "sets_back"}, "advances"),
        ({"courts": "advances", "press": "advances"}, "mixed"),
        ({"torture": "advances"}, "not_at_all"),
    ],
)
def test_an_act_counts_on_a_criterion_as_it_does_in_a_score(themes: dict[str, str], expected: str) -> None:
    """Themes of the criterion give the direction, swapped where it opposes one, and mixed where they differ."""
    rule = Rubric(**RUBRIC).criteria["law"].evidence
    one, other = ActionCode.model_validate(code(**themes)), ActionCode.model_validate(code(torture="advances"))
    assert rule
    assert (expected, "not_at_all") == on_criterion(rule, (one, other))


def test_themes_and_criteria_are_asked_of_the_acts_of_both() -> None:
    """Each act of both is a unit of each theme and criterion; what one coder alone coded is none."""
    found = compared(
        {"x": code(courts="advances"), "y": code("Another", courts="advances"), "z": code("No act", torture="mixed")},
        {"p": code(courts="advances"), "q": code("Another", press="advances")},
    )
    assert {"courts": (2, Fraction(1, 2)), "press": (2, Fraction(1, 2)), "torture": (2, Fraction(1))} == {
        name: (each.units, each.alike) for name, each in found.by_theme.items()
    }
    assert NO_VARIATION == found.by_theme["torture"].undefined
    assert {"all.law": (2, Fraction(1, 2))} == {
        name: (each.units, each.alike) for name, each in found.by_criterion.items()
    }


def test_overall_asks_every_passage_for_every_theme() -> None:
    """What one coder alone coded counts, two ways of one theme in a passage are mixed, and nothing is a value too."""
    first = coding({"x": code(courts="advances"), "y": code(courts="sets_back", press="mixed")})
    second = coding({"p": code(courts="mixed")})
    places = {name: frozenset({("a", 0)}) for name in ("x", "y", "p")}
    read = [("a", 0), ("a", 1)]
    assert [
        ("mixed", "mixed"),
        ("mixed", "not_at_all"),
        ("not_at_all", "not_at_all"),
        ("not_at_all", "not_at_all"),
    ] == [*on_everything(read, ["courts", "press"], (first, places), (second, places))]


def test_overall_has_units_only_where_the_texts_are() -> None:
    """Passages are seen in the texts, so that without these nothing is asked of all."""
    acts = {"x": code(courts="advances"), "y": code("Another", press="advances")}
    assert (6, Fraction(1)) == ((found := compared(acts, acts).overall).units, found.alike)
    assert NO_TEXTS == compare_codings(coding(acts), coding(acts).model_copy(update=ANOTHER), {}).overall.undefined


def test_levels_are_an_order_and_numbers_lie_between_goalposts() -> None:
    """Levels of one scale are asked together, in its order; numbers of all measures, as their goalposts place them."""
    first = coding(one="none", two="full", days=25, wealth=10, unfitted=3, law="not_applicable", other=1)
    second = coding(one="absent", two="partial", days=50, wealth=0, unfitted=4, law="not_applicable", other=2)
    found = levels_and_numbers(first, second, Rubric(**RUBRIC))
    assert {
        "levels of practice": ([("none", None), ("full", "partial")], ("none", "partial", "full")),
        "numbers": ([(Fraction(3, 4), Fraction(1, 2)), (Fraction(1, 2), None), (None, None), (None, None)], ()),
    } == found


def test_levels_belong_to_their_rubric_and_numbers_to_nobody() -> None:
    """Levels that are judgements under another rubric are not compared; numbers are facts."""
    found = levels_and_numbers(coding(one="none", days=1), coding(rubric="b@1", one="none", days=1), Rubric(**RUBRIC))
    assert ([("none", None)], [(Fraction(99, 100), Fraction(99, 100))]) == (
        found["levels of practice"][0],
        found["numbers"][0],
    )


def test_observations_have_an_agreement_for_each_scale() -> None:
    """Alpha is ordinal for levels and of distances for numbers."""
    other = coding(one="none", two="partial", days=1).model_copy(update=ANOTHER)
    found = compare_codings(
        coding(one="none", two="full", days=1), other, {}, rubric=Rubric(**RUBRIC), draws=0
    ).observations
    assert ["levels of practice", "numbers"] == list(found)
    assert found["levels of practice"].alpha == pytest.approx(5 / 6)
    assert NO_VARIATION == found["numbers"].undefined
