"""Explanation: every number can be asked why, down to the citation."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.explanation import Explanation, Statement
from scorecard.model.scorecard import Scorecard
from scorecard.problem import NodeNotFoundError, PluginError
from scorecard.scoring.explain import explain
from spec.builders import (
    action,
    by_evidence,
    by_measure,
    by_scale,
    card_of,
    children,
    dimension,
    leaf,
    of_kind,
    record_of,
    rubric_of,
    seen,
    source,
)
from spec.plugged import Given


def texts(explanation: Explanation, kind: str = "") -> list[str]:
    """Return the sentences of an explanation, of one kind or of all."""
    walked = (statement for top in explanation.statements for _, statement in top.walk())
    return [statement.text for statement in walked if kind in {"", statement.kind}]


def contributions(card: Scorecard, path: str) -> list[Statement]:
    """Return what the children of a node add to it."""
    return [statement for statement in explain(card, path).statements[0].below if statement.kind == "contribution"]


def test_a_value_is_exact_and_shown() -> None:
    """A value is given as it is shown, and exactly."""
    assert "books (books): 33 (exactly 1/3 from 0 to 1)" == texts(explain(children("1/3"), "books"))[0]


def test_a_formula_has_its_numbers() -> None:
    """An aggregation is written out with shares and values."""
    card = children("1/4", 1, weights=(3, 1))
    assert ["mean: 0.75 x 0.25 + 0.25 x 1 = 0.4375"] == [
        text for text in texts(explain(card, "books"), "formula") if text.startswith("mean")
    ]


@pytest.mark.parametrize("method", ["mean", "sum"])
def test_contributions_add_up_exactly(method: str) -> None:
    """For means, what the children add is exactly the parent's value."""
    card = children("1/3", "1/7", "1/11", aggregate=method)
    assert card["books"].score == sum(statement.value or 0 for statement in contributions(card, "books"))


def test_a_contribution_shows_its_product() -> None:
    """A contribution is its share times its value."""
    card = children("1/4", 1, weights=(3, 1))
    assert contributions(card, "books")[0].text.endswith("; adds 0.75 x 0.25 = 0.1875")


def test_an_aggregation_that_fails_while_it_is_explained_is_named(last: Given) -> None:
    """A plug-in that fails with a child at its worst, which only an explanation asks for, is named with the place."""
    card = card_of(last("values[0] if values[0] else 1 / 0", missing="withhold"), seen(first=1, second=1))
    with pytest.raises(PluginError, match=r"^the aggregation 'last' of made-up 2.1 fails: .* \(at 'books'\)$"):
        explain(card)


def test_other_methods_say_what_would_be_lost() -> None:
    """For other methods a contribution is the change if the child were at its worst, and is named so."""
    lost = contributions(children("1/4", 1, aggregate="geometric"), "books")[1]
    assert (Fraction(1, 2), True) == (lost.value, lost.text.endswith("; at its worst, 0, the value would be 0.5 lower"))


def test_a_root_is_not_called_exact() -> None:
    """A root is rounded, and has more digits than anybody reads; it is written to 12 decimals, and as about."""
    card = children("1/4", "1/2", aggregate="geometric")
    said = "\n".join(texts(explain(card)))
    assert "books: 35 (about 0.353553390593 from 0 to 1)" in said.replace("Books (books)", "books")
    assert " = about 0.353553390593\n" in said
    assert "; at its worst, 0, the value would be about 0.353553390593 lower" in said


def test_a_formula_of_another_method_names_it() -> None:
    """A method that is no sum is named with its values and shares."""
    expected = "power 2 of c1 0.25 with share 0.5, c2 0.25 with share 0.5 = 0.25"
    assert expected in texts(explain(children("1/4", "1/4", aggregate={"power": 2}), "books"), "formula")


def test_what_is_unknown_says_so() -> None:
    """A child without a value says that it does not enter the score."""
    expected = (
        "c2 (books.c2): not known; could be 0 to 100; does not enter the score (missing: exclude);"
        " the bounds take it at worst and at best"
    )
    assert expected in texts(explain(children(1, None)), "unknown")


def test_what_does_not_apply_says_so() -> None:
    """An excluded child says that it does not count."""
    assert "c2 (books.c2): not applicable; does not count" in texts(explain(children(1, "out")))


def test_a_weight_of_zero_says_so() -> None:
    """A child of weight 0 says why it adds nothing."""
    assert "c2 (books.c2): 0 (exactly 0 from 0 to 1); has a weight of 0" in texts(
        explain(children(1, 0, weights=(1, 0)))
    )


def test_withheld_scores_say_why() -> None:
    """Where coverage is too low, the explanation says how low and what was asked for."""
    expected = "coverage 0.25 is below the 0.5 that the rubric asks for, so there is no score"
    assert expected in texts(explain(children(1, None, None, None, min_coverage="1/2"), "books"))


def test_a_clamp_has_its_own_line() -> None:
    """Where a score is clamped to its bounds, the explanation says so."""
    thin = dimension("thin", by_measure("a"), by_measure("b"), min_coverage=1)
    card = card_of(rubric_of(dimensions=[thin, dimension("full", by_measure("c"))]), seen(a=1, c=0))
    assert ["clamped to the bounds: 0.25"] == texts(explain(card), "step")


def test_a_clip_has_its_own_line() -> None:
    """Where a value left 0 to 1, the explanation says that it was clipped."""
    card = card_of(rubric_of(by_measure("delay", cap="none")), seen(delay=3))
    assert ["clipped to 0 to 1: 1"] == texts(explain(card), "step")


def test_a_level_is_named_with_its_worth() -> None:
    """A judged level is explained by its name, its worth, its reason and its evidence."""
    record = record_of(
        observations_of="open_books@1",
        observations={
            "a": {"level": "yes", "because": "It does.", "evidence": [{"source": "oversight", "at": "page 3"}]}
        },
    )
    found = texts(
        explain(
            card_of(rubric_of(by_scale("a", question="Is it?"), scales={"practice": {"no": 0, "yes": "1/2"}}), record),
            "a",
        )
    )
    assert ["question: Is it?", "level yes = 0.5", "because: It does.", "A paper, oversight, page 3"] == found[1:5]


def test_a_level_without_a_worth_is_named() -> None:
    """A reason for no value is named."""
    card = card_of(rubric_of(by_scale("a"), scales={"practice": {"no": 0}}), seen(a="not_assessed"))
    assert ["level not_assessed"] == texts(explain(card, "a"), "formula")


def test_a_missing_observation_says_so() -> None:
    """Where the record observes nothing, the explanation says that."""
    assert ["the record has no observation for it"] == texts(explain(children(None), "c1"), "unknown")


@pytest.mark.parametrize("level", ["yes", "not_found"])
def test_an_observation_of_another_rubric_says_so(level: str) -> None:
    """Where what the record observes belongs to another rubric, the explanation says that it is not read."""
    record = record_of(observations_of="open_books@2", observations={"a": level})
    card = card_of(rubric_of(by_scale("a"), scales={"practice": {"no": 0, "yes": 1}}), record)
    expected = "the record's observation for it belongs to open_books@2 and is not read under open_books@1"
    assert [expected] == texts(explain(card, "a"), "unknown")


@pytest.mark.parametrize(
    ("measure", "number", "formula"),
    [
        ({"worst": 180, "best": 0}, 45, "(45 - 180) / (0 - 180) = 0.75, capped at both"),
        ({"worst": 0, "best": 2, "cap": "none"}, 3, "(3 - 0) / (2 - 0) = 1.5"),
        ({"worst": 1, "best": 100, "curve": "log"}, 10, "(log 10 - log 1) / (log 100 - log 1) = 0.5, capped at both"),
        (
            {"worst": 1, "best": 100, "curve": "log"},
            20,
            "(log 20 - log 1) / (log 100 - log 1) = about 0.650514997832, capped at both",
        ),
    ],
)
def test_a_measure_shows_its_way(measure: dict[str, object], number: int, formula: str) -> None:
    """A number is explained by its way between the goalposts."""
    card = card_of(rubric_of(by_measure("delay", **measure)), seen(delay=number))
    assert [formula] == texts(explain(card, "delay"), "formula")


def test_an_act_is_explained_down_to_its_source() -> None:
    """An act has its points with every factor, its reason, its evidence with the quotation, and the publication."""
    act = action(
        "a", by=["self_reported"], stage="engaged", date="2002", because="It was asked for.",
        evidence=[{"source": "self_reported", "at": "line 4", "quote": "we asked"}],
    )  # fmt: skip
    sources = {"self_reported": {**source("self_reported"), "date": "2003", "url": "https://a.example/"}}
    rubric = rubric_of(by_evidence(sources={"self_reported": "4/5"}))
    found = texts(explain(card_of(rubric, record_of(act, sources=sources)), "free_press"))
    assert [
        "advances, engaged: Did a. (2002)",
        "points: advancing 0.5 (engaged) x 0.8 (source) = 0.4",
        "because: It was asked for.",
        'A paper, self_reported, line 4: "we asked"',
        "Office of self_reported; 2003; self_reported; https://a.example/",
    ] == found[4:9]


def test_a_mixed_act_shows_both_sides() -> None:
    """The points of a mixed act are written for each side; the source counts on the advancing one only."""
    act = action("a", "mixed", by=["self_reported"])
    rubric = rubric_of(by_evidence(sources={"self_reported": "4/5"}))
    expected = (
        "points: advancing 1 (carried_out) x 0.8 (source) x 0.5 (mixed) = 0.4;"
        " setting back 1 (carried_out) x 0.5 (mixed) = 0.5"
    )
    assert [expected] == texts(explain(card_of(rubric, record_of(act)), "free_press"), "points")


@pytest.mark.parametrize(
    ("net", "formula"),
    [
        ("balance", "(1 + F - A) / 2 = (1 + 1 - 0.5) / 2 = 0.75"),
        ("discount", "F x (1 - A) = 1 x (1 - 0.5) = 0.5"),
        ("ignore", "F = 1 = 1"),
    ],
)
def test_the_net_is_written_out(net: str, formula: str) -> None:
    """The net of both sides is written with its numbers."""
    acts = (action("a"), action("b", "sets_back", stage="engaged"))
    card = card_of(rubric_of(by_evidence(net=net, combine="best")), record_of(*acts))
    found = texts(explain(card, "free_press"), "formula")
    assert [formula, "F, what advances: best of 1: 1 -> 1", "A, what sets back: best of 1: 0.5 -> 0.5"] == found[:3]


def test_the_bounds_are_written_out() -> None:
    """A bound that differs from the score is written with its numbers, too."""
    card = card_of(rubric_of(by_evidence(combine="best")), record_of(action("a")))
    found = texts(explain(card, "free_press"), "formula")
    assert "lower bound: (1 + F - A) / 2 = (1 + 1 - 1) / 2 = 0.5" in found


def test_missing_acts_and_scrutiny_are_said() -> None:
    """What is not known about a thin and unscrutinised criterion is said in so many words."""
    found = texts(explain(card_of(rubric_of(by_evidence()), record_of(action("a"))), "free_press"), "unknown")
    assert [
        "not known: 1 further acts; the bounds take them at full points, setting back and advancing",
        "not known: setbacks that scrutiny would find, of which a share of 1 is lacking",
    ] == found


def test_a_thin_criterion_says_what_is_asked_for() -> None:
    """A formula without a result says how many acts are asked for and known."""
    found = texts(explain(card_of(rubric_of(by_evidence()), record_of(action("a"))), "free_press"), "formula")
    assert "2 acts are needed and 1 known, so there is no score" == found[0]


def test_an_unknown_node_is_not_explained() -> None:
    """Asking for a node that the rubric does not have names the nearest one."""
    with pytest.raises(NodeNotFoundError, match="no dimension or criterion 'boks'; did you mean 'books'"):
        explain(children(1), "boks")


def test_groups_are_explained_each() -> None:
    """A groups criterion is explained group by group, then over the groups."""
    members = {
        name: [{"target": code, "from": "1950-01-01", "source": "list"}]
        for name, code in (("partner", "NOR"), ("adversary", "CUB"))
    }
    relations = {
        "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-19",
        "sources": {"list": {"title": "A list", "publisher": "The government"}},
        "groups": {name: {"title": name, "definition": name, "members": found} for name, found in members.items()},
    }  # fmt: skip
    criterion = {"id": "consistency", "groups": {"of": ["partner", "adversary"], "themes": ["press"], "enough": 1}}
    card = card_of(rubric_of(criterion, relations=relations), record_of(action("a", targets=["NOR"])))
    found = texts(explain(card, "consistency"))
    assert ["group partner: 0.75", "group adversary: no acts", "least over the groups"] == [
        text for text in found if text.startswith("group ") or text.endswith("groups")
    ]


def test_an_explanation_reads_as_indented_lines() -> None:
    """Written as text, an explanation is indented by what stands below what."""
    assert ["books (books): 100 (exactly 1 from 0 to 1)", "  mean: 1 x 1 = 1", "  coverage 1"] == str(
        explain(children(1), "books")
    ).split("\n")[:3]


HELD = {"at": "1/2", "while": {"watch": "2/5"}}
WATCH = dimension("other", leaf("watch"))


def steps(card: Scorecard, path: str = "books") -> list[str]:
    """Return what is said of the steps of a node."""
    return [below.text for below in explain(card, path).statements[0].below if below.kind == "step"]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("penalty", "penalty fine takes off 0.25 x 0.5 = 0.125: 0.375"),
        ("bonus", "bonus fine adds 0.25 x 0.5 = 0.125: 0.625"),
    ],
)
def test_a_penalty_has_its_own_line(role: str, text: str) -> None:
    """What a penalty takes off is its share of the weights times its value, written with both."""
    criteria = (leaf("a"), leaf("b"), leaf("fine", role=role, weight="1/2"))
    assert [text] == steps(card_of(rubric_of(*criteria), seen(a="1/2", b="1/2", fine="1/2")))


def test_a_penalty_says_what_it_is() -> None:
    """A penalty is no part of the mean, and one that is not known says what it moves."""
    criteria = (leaf("a"), leaf("fine", role="penalty"), leaf("extra", role="bonus"))
    found = texts(explain(card_of(rubric_of(*criteria), seen(a=1, fine=0)), "books"), "unknown")
    assert [
        "fine (books.fine): 0 (exactly 0 from 0 to 1); is a penalty, taken off what the others come to",
        (
            "extra (books.extra): not known; could be 0 to 100; is a bonus, added to what the others come to;"
            " unknown, it moves the bounds and not the score"
        ),
    ] == found[:2]


def test_a_ceiling_says_what_binds() -> None:
    """A ceiling names the node that makes it bind, with its value and its threshold."""
    card = card_of(rubric_of(dimensions=[dimension("books", leaf("a"), ceiling=HELD), WATCH]), seen(a=1, watch="1/4"))
    assert ["held down by the ceiling, as watch is 0.25, below 0.4: 0.5"] == steps(card)


def test_a_ceiling_may_bind_without_a_score() -> None:
    """A trigger without a score is named with the most that it can be."""
    watch = dimension("watch", leaf("b"), leaf("c"), leaf("d"), missing="withhold")
    card = card_of(rubric_of(dimensions=[dimension("books", leaf("a"), ceiling=HELD), watch]), seen(a=1, b=0, c=0))
    assert ["held down by the ceiling, as watch is at most 1/3, below 0.4: 0.5"] == steps(card)


def test_rounding_is_written_in_shown_units() -> None:
    """Rounding says how, and from what number to what number as it is shown."""
    books = dimension("books", leaf("a"), round={"decimals": 0, "mode": "half_even"})
    card = card_of(rubric_of(dimensions=[books]), seen(a="1/8"))
    assert ["rounded half even to 0 decimals, as it is shown, from 12.5 to 12: 0.12"] == steps(card)


def test_a_level_that_is_held_down_keeps_its_worth() -> None:
    """The worth of a level is what the scale says, and the ceiling has its own line below."""
    books = dimension("books", {"id": "a", "scale": "practice", "ceiling": HELD})
    card = card_of(
        rubric_of(dimensions=[books, WATCH], scales={"practice": {"no": 0, "yes": 1}}), seen(a="yes", watch=0)
    )
    assert ["level yes = 1", "held down by the ceiling, as watch is 0, below 0.4: 0.5"] == texts(explain(card, "a"))[1:]


@pytest.mark.parametrize(("number", "step"), [(5, "from 3 on"), (10, "from 3 on"), (11, "above 10")])
def test_a_table_says_which_step(number: int, step: str) -> None:
    """A number that is looked up is explained by its step."""
    table = [{"from": 0, "score": 0}, {"from": 3, "score": "1/2"}, {"above": 10, "score": "1/2"}]
    card = card_of(rubric_of({"id": "a", "measure": {"table": table}}), seen(a=number))
    assert [f"{number} lies in the step {step} of the table = 0.5"] == texts(explain(card, "a"), "formula")


def test_the_lowest_step_of_a_table_is_named() -> None:
    """The lowest step is open below and named so."""
    table = [{"from": 0, "score": 0}, {"from": 3, "score": 1}]
    card = card_of(rubric_of({"id": "a", "measure": {"table": table}}), seen(a=-1))
    assert ["-1 lies in the lowest step of the table = 0"] == texts(explain(card, "a"), "formula")


def test_an_aggregation_further_in_says_over_what() -> None:
    """A formula over criteria or a tier names it, and explains these and not the dimensions between."""
    card = card_of(
        rubric_of(dimensions=[dimension("one", leaf("a")), dimension("two", leaf("b"))], over="criteria"),
        seen(a=1, b=0),
    )
    found = texts(explain(card))
    assert "mean over criteria: 0.5 x 1 + 0.5 x 0 = 0.5" == found[1]
    assert ["a (one.a)", "b (two.b)"] == [text.partition(":")[0] for text in found if text[:3] in {"a (", "b ("}]


def test_a_range_says_what_is_seen() -> None:
    """What the parent sees over a range is written, and is at worst the low end."""
    card = card_of(rubric_of(leaf("a", range=["1/2", 1]), leaf("b"), aggregate="product"), seen(a="1/2", b=1))
    assert contributions(card, "books")[0].text.endswith(
        "; seen as 0.75, over its range from 0.5 to 1; at its worst, 0.5, the value would be 0.25 lower"
    )


def test_a_band_that_is_used_is_named() -> None:
    """Under `use: band` a contribution names the band and its value."""
    bands = [{"from": 0, "label": "low", "value": 0}, {"from": "1/2", "label": "high", "value": 1}]
    card = card_of(rubric_of(dimensions=[dimension("books", leaf("a"), bands=bands, use="band")]), seen(a="3/4"))
    assert contributions(card, "books")[0].text.endswith("; its band, high, is worth 1; adds 1 x 1 = 1")


def test_a_weight_of_zero_for_the_subject_says_so() -> None:
    """A child whose weight by an attribute is 0 for the subject says why it adds nothing."""
    rubric = rubric_of(leaf("a", weight={"by": "type", "county": 0, "city": 1}), leaf("b"))
    found = texts(explain(of_kind(rubric, "county", a=1, b=1), "books"), "unknown")
    assert ["a (books.a): 100 (exactly 1 from 0 to 1); has a weight of 0"] == found


def test_every_membership_that_counts_is_named() -> None:
    """A target that was in a group twice is named with both times, if acts on it lie in both."""
    times = [
        {"target": "NOR", "from": "2001-01-01", "to": "2003-01-01", "source": "list"},
        {"target": "NOR", "from": "2006-01-01", "source": "list"},
        {"target": "NOR", "from": "2008-01-01", "source": "list"},
    ]
    groups = {"partner": times, "adversary": []}
    relations = {
        "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-19",
        "sources": {"list": {"title": "A list", "publisher": "The government"}},
        "groups": {name: {"title": name, "definition": name, "members": found} for name, found in groups.items()},
    }  # fmt: skip
    criterion = {"id": "consistency", "groups": {"of": list(groups), "themes": ["press"]}}
    acts = [action(name, date=date, targets=["NOR"]) for name, date in (("a", "2002"), ("b", "2007"))]
    card = card_of(rubric_of(criterion, relations=relations), record_of(*acts))
    assert [
        "in the group: NOR from 2001-01-01 to 2003-01-01 (A list, The government)",
        "in the group: NOR from 2006-01-01 (A list, The government)",
    ] == [text for text in texts(explain(card, "consistency"), "source") if text.startswith("in the group")]
