"""Two codings of one text: which acts are one, and on what the coders agree."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.analysis.coders import NO_TEXTS, compare_codings
from scorecard.model.agreement import CodersCompared, Pair
from scorecard.model.coding import Coding
from scorecard.problem import ScorecardError

TEXT = "One act.\n\nAnother act.\n\nNo act at all.\n\nThe last act.\n"
"""Four passages."""
COURTS, PRESS = {"courts": "advances"}, {"press_freedom": "advances"}


def act(quote: str | None, *, stage: str = "stated", source: str = "a", **themes: str) -> dict[str, Any]:
    """Return a judgement of an act that is quoted in a source."""
    quoted = {"quote": quote} if quote else {}
    return {"stage": stage, "themes": themes or COURTS, "evidence": [{"source": source, "at": "p", **quoted}]}


def coding(**actions: dict[str, Any]) -> Coding:
    """Return a coding of some acts."""
    return Coding.model_validate(
        {"format": "coding/1", "coder": {"id": "someone"}, "subject": "arcadia", "actions": actions}
    )


def compared(first: Coding, second: Coding, texts: dict[str, str] | None = None) -> CodersCompared:
    """Return two codings of the text put together, without intervals."""
    other = second.model_copy(update={"coder": {"id": "another"}})
    return compare_codings(first, other, {"a": TEXT} if texts is None else texts, draws=0)


def pairs(first: Coding, second: Coding) -> list[tuple[str, str]]:
    """Return which acts are taken for one."""
    return [(pair.first, pair.second) for pair in compared(first, second).pairs]


def test_acts_on_one_passage_are_one() -> None:
    """Names differ; what is quoted tells which act is meant, also where other words of the passage are quoted."""
    found = compared(
        coding(x=act("One"), y=act("Another"), z=act("The last")), coding(p=act("Another act"), q=act("act."))
    )
    assert (Pair("x", "q"), Pair("y", "p")) == found.pairs
    assert (("z",), ()) == (found.only_first, found.only_second)


def test_of_several_acts_on_a_passage_the_likest_are_one() -> None:
    """Two acts of one passage belong to those with the same themes; each act has one partner at most."""
    first = coding(x=act("One", courts="advances"), y=act("One", press_freedom="advances"))
    second = coding(
        p=act("One act", press_freedom="sets_back"), q=act("act", courts="advances", legislatures="mixed"), r=act("One")
    )
    assert [("x", "r"), ("y", "p")] == pairs(first, second)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (act(None), act(None), [("x", "x")]),
        (act("One"), act(None), [("x", "x")]),
        (act("One"), act("Nowhere"), [("x", "x")]),
        (act("One"), act("One", source="b"), [("x", "x")]),
        (act("One"), act("Another"), []),
    ],
)
def test_one_name_is_one_act_unless_the_passages_differ(
    one: dict[str, Any], other: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Codings by the names of a record need no quotations; a name that stands for another passage is another act."""
    assert expected == pairs(coding(x=one), coding(x=other))


def test_what_was_coded_is_asked_of_every_passage_of_sources_that_both_read() -> None:
    """Each passage of a source that both codings name is a unit; a source of one coder alone is none."""
    first = coding(x=act("One"), y=act("The last"), z=act("One", source="b"))
    found = compared(first, coding(p=act("One")), {"a": TEXT, "b": TEXT}).coded
    assert (4, Fraction(3, 4)) == (found.units, found.alike)
    assert found.alpha == pytest.approx(1 - 7 * 2 / (2 * 3 * 5))


def test_a_source_that_only_has_passages_without_acts_was_read() -> None:
    """What a coder lists as not coded shows that the source was read."""
    second = coding(p=act("One")).model_copy(
        update={"not_coded": coding_with_not_coded().not_coded},
    )
    assert 8 == compared(coding(x=act("One"), y=act("One", source="b")), second, {"a": TEXT, "b": TEXT}).coded.units


def coding_with_not_coded() -> Coding:
    """Return a coding that codes nothing of source b."""
    return Coding.model_validate(
        {
            "format": "coding/1",
            "coder": {"id": "someone"},
            "subject": "arcadia",
            "not_coded": [{"source": "b", "at": "all", "reason": "no_act"}],
        }
    )


def test_stages_themes_and_directions_are_asked_of_acts_that_both_coded() -> None:
    """Units are the stages of pairs, pairs with any theme that was given, and directions where both gave the theme."""
    first = coding(
        x=act("One", stage="stated", courts="advances", press_freedom="mixed"),
        y=act("Another", stage="committed"),
        z=act("The last", legislatures="advances"),
    )
    second = coding(
        p=act("One", stage="engaged", courts="sets_back"),
        q=act("Another", stage="committed"),
    )
    found = compared(first, second)
    assert (2, Fraction(1, 2)) == (found.stage.units, found.stage.alike)
    assert (6, Fraction(5, 6)) == (found.themes.units, found.themes.alike)
    assert (2, Fraction(1, 2)) == (found.direction.units, found.direction.alike)
    assert [("x", "p")] == [(pair.first, pair.second) for pair in found.differing()]
    assert ["stated", "engaged"] == [code.stage for code in found.codes(found.pairs[0])]


def test_codings_without_a_common_act_have_no_agreement() -> None:
    """Where no act is common, stage, themes and direction have no alpha, and the reason is said."""
    found = compared(coding(x=act("One")), coding(p=act("Another")))
    assert ["no unit was valued by two coders"] * 3 == [
        each.undefined for each in (found.stage, found.themes, found.direction)
    ]
    assert 0 > (found.coded.alpha or 0)


def test_codings_of_two_subjects_are_refused() -> None:
    """Two codings must judge one subject."""
    other = coding(x=act("One")).model_copy(update={"subject": "utopia"})
    with pytest.raises(ScorecardError, match=r"^the codings are of two subjects, arcadia and utopia; give two of one"):
        compared(coding(x=act("One")), other)


def test_codings_of_one_coder_are_refused() -> None:
    """A coding that is given twice agrees with itself, and two of one coder say nothing of another."""
    one, again = coding(x=act("One")), coding(x=act("Another"))
    for each in (one, again):
        with pytest.raises(ScorecardError, match=r"^both codings are by the coder 'someone'; give the codings of"):
            compare_codings(one, each, {})


def test_passages_need_the_texts() -> None:
    """Without texts there are no passages, and what is asked of them says what it needs."""
    found = compared(coding(x=act("One")), coding(x=act("One")), {})
    assert [NO_TEXTS, NO_TEXTS] == [found.coded.undefined, found.overall.undefined]
