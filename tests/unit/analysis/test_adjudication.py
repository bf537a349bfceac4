"""Two codings settled into one: what is to be decided, what decisions make of it, and what a rule does."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.analysis.adjudication import disagreements, settled, settled_by_rule
from scorecard.analysis.coders import compare_codings
from scorecard.model.adjudication import Adjudication
from scorecard.model.agreement import CodersCompared
from scorecard.model.coding import ActionCode, Coding
from scorecard.problem import DocumentError, ScorecardError
from scorecard.reading.document import parse_document
from scorecard.writing.decisions_sheet import decisions_sheet
from scorecard.writing.dump import dump_coding

TEXT = "One act.\n\nAnother act.\n\nThe last act.\n"


def code(quote: str = "One", stage: str = "stated", **more: object) -> dict[str, Any]:
    """Return a judgement of an act that is quoted in the text."""
    return {"stage": stage, "themes": {"courts": "advances"}, "evidence": [{"source": "a", "at": "p", "quote": quote}],
            **more}  # fmt: skip


def coding(coder: str, actions: dict[str, Any], **more: object) -> Coding:
    """Return a coding of some acts."""
    head = {"format": "coding/1", "coder": {"id": coder}, "subject": "arcadia", "actions": actions}
    return Coding.model_validate({**head, **more})


def compared(first: dict[str, Any], second: dict[str, Any], **more: dict[str, Any]) -> CodersCompared:
    """Return two codings of the text put together; `one` and `other` are what else they say."""
    codings = coding("ann", first, **more.get("one", {})), coding("bob", second, **more.get("other", {}))
    return compare_codings(*codings, {"a": TEXT}, draws=0)


def adjudication(*decisions: dict[str, Any], subject: str = "arcadia") -> Adjudication:
    """Return decisions, each with a reason."""
    given = [{"because": "Rule 5.", **decision} for decision in decisions]
    return Adjudication.model_validate(
        {"format": "adjudication/1", "coder": {"id": "cleo"}, "subject": subject, "date": "2020-01-01",
         "decisions": given}
    )  # fmt: skip


def taken(found: CodersCompared, **decision: object) -> dict[str, ActionCode]:
    """Return the settled actions after one decision."""
    return dict(settled(found, adjudication(decision)).actions)


PAIR = {"first": "x", "second": "y"}


def differing() -> CodersCompared:
    """Return two codings that differ on the stage of one act."""
    return compared({"x": code(because="So.", confidence="1/2")}, {"y": code("One act", "committed")})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (code(), code("act"), ()),
        (code(because="So."), code(confidence=1), ()),
        (code(), code(stage="engaged"), ("stage",)),
        (code(), code(themes={"press_freedom": "advances"}), ("themes",)),
        (code(), code(themes={"courts": "mixed"}), ("direction",)),
        (code(), code(instrument="treaty"), ("instrument",)),
        (
            code(),
            code(stage="engaged", themes={"courts": "mixed", "torture": "mixed"}, instrument="treaty"),
            ("stage", "themes", "direction", "instrument"),
        ),
    ],
)
def test_what_differs_of_an_action_is_named(
    one: dict[str, Any], other: dict[str, Any], expected: tuple[str, ...]
) -> None:
    """Stage, themes, direction and instrument are to be settled; words, certainty and evidence are not."""
    assert [expected] == [each.on for each in compared({"x": one}, {"y": other}).judged()]


def test_disagreements_stand_in_the_order_of_the_texts() -> None:
    """Actions stand where they are first quoted, whoever coded them; without texts as the codings have them."""
    found = compared(
        {"late": code("The last"), "x": code("Another")}, {"early": code("One"), "y": code("Another", "engaged")}
    )
    names = [(each.first, each.second) for each in disagreements(found, {"a": TEXT})]
    assert [(None, "early"), ("x", "y"), ("late", None)] == names
    assert [("x", "y"), ("late", None), (None, "early")] == [(each.first, each.second) for each in disagreements(found)]


def test_what_both_judge_alike_is_taken_as_it_is() -> None:
    """The first coder's name and words stand, with the evidence of both, each piece once, and no line."""
    both = [{"source": "a", "at": "p", "quote": "One"}, {"source": "a", "at": "p", "quote": "One act"}]
    found = compared({"x": code(because="So.")}, {"y": {**code(because="Thus."), "evidence": both}})
    coded = settled(found, adjudication())
    assert ("cleo", "2020-01-01", ["x"]) == (coded.coder.id, coded.date, [*coded.actions])
    code_of = coded.actions["x"]
    assert ("So.", None, ["One", "One act"]) == (
        code_of.because, code_of.decided, [each.quote for each in code_of.evidence]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ({"take": "first"}, {"x": ("stated", "So.", ["One"])}),
        ({"take": "second"}, {"y": ("committed", None, ["One act"])}),
        ({"take": "both"}, {"x": ("stated", "So.", ["One"]), "y": ("committed", None, ["One act"])}),
        ({"take": "own", "stage": "engaged"}, {"x": ("engaged", None, ["One", "One act"])}),
        ({"take": "neither"}, {}),
    ],
)
def test_a_decision_is_followed(decision: dict[str, Any], expected: dict[str, Any]) -> None:
    """A coder's judgement is taken with its own words and evidence; the adjudicator's own rests on both."""
    found = taken(differing(), **PAIR, **decision)
    assert expected == {
        name: (each.stage, each.because, [piece.quote for piece in each.evidence]) for name, each in found.items()
    }
    assert {(decision["take"], "Rule 5.")} >= {
        (each.decided.take, each.decided.because) for each in found.values() if each.decided
    }
    assert all(each.decided for each in found.values())


def test_what_is_taken_of_both_has_two_names() -> None:
    """Where one name stands for two actions, the second coder's gets another."""
    found = compared({"x": code()}, {"x": code(stage="engaged")})
    assert {"x": "stated", "x_by_coder": "engaged"} == {
        name: each.stage for name, each in taken(found, first="x", second="x", take="both").items()
    }


def test_what_is_left_out_is_listed_with_its_evidence() -> None:
    """What was no action stands in `not_coded` with the decision's reason, after what the first did not code."""
    passed = {"not_coded": [{"source": "a", "at": "p", "reason": "context"}]}
    found = compared({"x": code()}, {"z": code("The last")}, one=passed)
    coded = settled(
        found, adjudication({"first": "x", "take": "first"}, {"second": "z", "take": "neither", "reason": "repeats"})
    )
    assert (["x"], [("context", None, None), ("repeats", "The last", "Rule 5.")]) == (
        [*coded.actions], [(each.reason, each.quote, each.because) for each in coded.not_coded]
    )  # fmt: skip


def test_what_both_judge_alike_can_be_mended() -> None:
    """A decision on what the coders agree on is followed too; what it leaves open is theirs."""
    found = compared({"x": code()}, {"y": code()})
    own = taken(found, **PAIR, take="own", themes={"torture": "mixed"})["x"]
    assert ("stated", {"torture": "mixed"}) == (own.stage, dict(own.themes))
    assert {} == taken(found, **PAIR, take="neither")


def observing(**observations: object) -> dict[str, Any]:
    """Return what a coding says besides actions."""
    return {"rubric": "own@1", "observations": observations}


def test_observations_are_settled_like_actions() -> None:
    """What both observed alike stays, and what differs, or one alone observed, is decided."""
    one, other = observing(a="full", b="none", c=1), observing(a="full", b="full", d=2)
    found = compared({}, {}, one=one, other=other)
    assert ["b", "c", "d"] == [each.observation for each in disagreements(found)]
    coded = settled(
        found,
        adjudication(
            {"observation": "b", "take": "second"},
            {"observation": "c", "take": "first"},
            {"observation": "d", "take": "neither"},
        ),
    )
    assert ("own@1", {"a": "full", "b": "full", "c": None}) == (
        coded.rubric, {name: seen.level for name, seen in coded.observations.items()}
    )  # fmt: skip


def test_levels_of_two_rubrics_cannot_be_settled() -> None:
    """A coding holds the levels of one rubric."""
    one, other = observing(a="full"), {**observing(a="full"), "rubric": "other@2"}
    found = compared({}, {}, one=one, other=other)
    with pytest.raises(
        ScorecardError, match=r"^the levels of the codings belong to two rubrics, own@1 and other@2, and"
    ):
        settled(found, adjudication())


OPEN_STAGE = (
    "decisions[0].take: error[unfit-decision]: the coders differ on the stage of x and y, and the decision gives none"
)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], ["decisions: error[missing-decision]: no decision on first: x, second: y",
              "decisions: error[missing-decision]: no decision on second: z"]),
        ([{"first": "x", "take": "first"}, {"second": "z", "take": "second"}],
         ["decisions[0]: error[unknown-decision]: 'x' is one action with another, which the decision does not name",
          "decisions: error[missing-decision]: no decision on first: x, second: y"]),
        ([{**PAIR, "take": "first"}, {"first": "x", "second": "z", "take": "first"}], ["repeated"]),
        ([{**PAIR, "take": "own"}, {"second": "z", "take": "first"}],
         [OPEN_STAGE,
          "decisions[1].take: error[unfit-decision]: 'first' cannot be taken of z"]),
        ([{**PAIR, "take": "first"}, {"second": "z", "take": "own", "themes": {"torture": "mixed"}},
          {"observation": "q", "take": "first"}, {"second": "w", "take": "neither"}],
         ["decisions[2].observation: error[unknown-decision]: neither coding observes 'q'",
          "decisions[3].second: error[unknown-decision]: the second coding has no action 'w'"]),
    ],
)  # fmt: skip
def test_decisions_that_do_not_fit_are_refused_with_every_reason(
    decisions: list[dict[str, Any]], expected: list[str]
) -> None:
    """Missing and unknown decisions, and those that take what is not there, are problems, all at once."""
    found = compared({"x": code()}, {"y": code("act", "engaged"), "z": code("The last")})
    assert expected == problems(found, decisions)


def problems(found: CodersCompared, decisions: list[dict[str, Any]]) -> list[str]:
    """Return what is wrong with decisions; that one is repeated is known before anything else."""
    try:
        settled(found, adjudication(*decisions))
    except DocumentError as error:
        codes = {problem.code for problem in error.problems}
        return ["repeated"] if codes == {"repeated-decision"} else [str(problem) for problem in error.problems]
    return []


def test_decisions_on_another_subject_are_refused() -> None:
    """Decisions go with the codings of their subject."""
    with pytest.raises(
        DocumentError, match=r"^subject: error\[other-subject\]: the document judges utopia, and not arc"
    ):
        settled(differing(), adjudication(subject="utopia"))


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ({"take": "first"}, "decisions[0]: error[missing-key]: the decision names no action and no observation"),
        ({"first": "x", "observation": "q", "take": "first"},
         "decisions[0].observation: error[no-effect]: an observation is decided by itself"),
        ({"first": "x", "take": "first", "stage": "stated"},
         "decisions[0].stage: error[no-effect]: 'stage' goes with take: own"),
        ({"first": "x", "take": "first", "reason": "context"},
         "decisions[0].reason: error[no-effect]: 'reason' goes with take: neither"),
    ],
)  # fmt: skip
def test_a_decision_says_what_goes_together(decision: dict[str, Any], expected: str) -> None:
    """A decision names something, and gives nothing that is not used."""
    with pytest.raises(DocumentError) as caught:
        adjudication(decision)
    assert [expected] == [str(problem) for problem in caught.value.problems]


def test_the_rule_takes_the_lower_stage_and_common_themes() -> None:
    """In doubt the lower stage, themes that both gave in one direction, and no instrument; the line says so."""
    one = code(stage="committed", themes={"courts": "advances", "torture": "mixed", "refugees": "advances"},
               instrument="treaty")  # fmt: skip
    other = code(stage="engaged", themes={"courts": "advances", "torture": "sets_back"}, instrument="report")
    coded = settled_by_rule(compared({"x": one}, {"y": other}))
    found = coded.actions["x"]
    assert ("engaged", {"courts": "advances"}, "other") == (found.stage, dict(found.themes), found.instrument)
    assert found.decided
    said = (
        "the lower stage of committed and engaged, the themes that both gave, the instrument left open between treaty"
    )
    assert f"By the rule 'lower': {said} and report." == found.decided.because
    assert "Settled from the codings of ann and bob by the rule 'lower'; nobody judged." == coded.coder.note


def test_the_rule_leaves_out_what_one_coded_and_what_has_no_common_theme() -> None:
    """What is left out by the rule stands in `not_coded`; an observation on which the coders differ is gone."""
    first = {"x": code(), "z": code("The last")}
    second = {"y": code(themes={"courts": "mixed"}), "w": code("Another")}
    found = compared(first, second, one=observing(a=1, b=1), other=observing(a=1, b=2))
    coded = settled_by_rule(found)
    passed = [(each.quote, each.because) for each in coded.not_coded]
    assert (
        {},
        ["a"],
        [("One", "By the rule 'lower': the coders have no theme with its direction in common."),
         ("The last", "By the rule 'lower': only ann coded it."),
         ("Another", "By the rule 'lower': only bob coded it.")],
    ) == (dict(coded.actions), [*coded.observations], passed)  # fmt: skip


SHEET = """\
# How the disagreements of ann (first) and bob (second) on arcadia are settled. Fill in
# who decides, and of each entry 'take' and 'because'. take: first, second, both (two
# actions), neither (no action; 'reason' may say why), or own, with 'stage', 'themes'
# and 'instrument' as far as the coders differ on them. An entry on an action that both
# judge alike may be added to mend it.
format: adjudication/1
coder:
  id:
subject: arcadia
decisions:
  # Judged differently (stage):
  #   ann: stated; courts advances; other
  #     a, p: "One"
  #     because: So.
  #   bob: committed; courts advances; other
  #     a, p: "One act"
  - first: x
    second: p
    take:
    because:
  # Coded by bob alone:
  #   bob: stated; courts advances; other
  #     a, p: "The last"
  - second: z
    take:
    because:
  # Observed differently:
  #   ann: full
  #   bob: nothing
  - observation: open
    take:
    because:
"""


def sheet_of() -> str:
    """Return what is to be filled in for two codings that differ on all kinds of things."""
    second = {"p": code("One act", "committed"), "z": code("The last")}
    found = compared({"x": code(because="So.")}, second, one=observing(open="full"))
    return decisions_sheet(found, disagreements(found, {"a": TEXT}))


def test_what_is_to_be_decided_stands_with_both_judgements() -> None:
    """Each entry has both judgements with their evidence above it, and what is to be filled in."""
    assert SHEET == sheet_of()


def test_nothing_that_is_to_be_filled_in_is_passed_over() -> None:
    """Each empty place of the document is a problem of its own until it is filled in."""
    assert ["empty-value"] * 7 == [problem.code for problem in parse_document(sheet_of(), "d.yaml").problems]


def test_coders_who_agree_leave_nothing_to_decide() -> None:
    """Where all is judged alike the document has no entries, and is whole but for who decides."""
    found = compared({"x": code()}, {"y": code()})
    assert decisions_sheet(found, disagreements(found)).endswith("subject: arcadia\ndecisions: []\n")


def test_a_settled_coding_is_written_and_read_as_the_same() -> None:
    """The settled coding loads as it was written."""
    coded = settled(differing(), adjudication({**PAIR, "take": "own", "stage": "engaged"}))
    value = parse_document(dump_coding(coded), "c.yaml").value
    assert isinstance(value, dict)
    assert coded == Coding(**value)
