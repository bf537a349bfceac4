"""Two codings put together, as readers and programs get them."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest

from scorecard.analysis.coders import compare_codings
from scorecard.model.agreement import CodersCompared
from scorecard.model.coding import Coding
from scorecard.model.rubric import Rubric
from scorecard.rendering.render import render


def coding(coder: str, **actions: tuple[str, str]) -> Coding:
    """Return a coding: each action's stage, and its theme with a direction."""
    return Coding.model_validate(
        {
            "format": "coding/1",
            "coder": {"id": coder},
            "subject": "arcadia",
            "actions": {
                name: {
                    "stage": stage,
                    "themes": dict([theme.split()]),
                    "evidence": [
                        {"source": "report", "at": "page 1", "quote": "so it was"},
                        {"source": "b", "at": "end"},
                    ],
                    "because": f"{coder} says so.",
                }
                for name, (stage, theme) in actions.items()
            },
        }
    )


def compared() -> CodersCompared:
    """Return two codings that agree on one action of two, with one more that only the first has."""
    first = coding(
        "ann", same=("stated", "courts advances"), other=("engaged", "courts advances"), more=("stated", "courts mixed")
    )
    second = coding("bob", same=("stated", "courts advances"), other=("committed", "torture sets_back"))
    return compare_codings(first, second, {}, draws=0, seed=7)


TEXT = """\
Agreement of ann and bob on arcadia
===================================

How far the coders agree

On              Alpha                                                                     Alike    Units
--------------  ------------------------------------------------------------------------  -------  -------
What was coded  undefined: needs the archived texts, as --record and --sources give them  –        0
Stage           0.83                                                                      50 %     2
Themes          0.13                                                                      50 %     4
Direction       undefined: all values are the same, so that there is nothing to agree on  100 %    1
Overall         undefined: needs the archived texts, as --record and --sources give them  –        0

How far the coders agree by theme

Theme    Alpha    Alike    Units
-------  -------  -------  -------
courts   0.00     50 %     2
torture  0.00     50 %     2

Read: Krippendorff's alpha is 1 where coders always agree, and 0 where they agree as chance would have it. The numbers \
in brackets say how far it hangs on which units there happen to be: each time as many units are drawn by lot from \
these, some more than once and some not at all, and in 95 of 100 times alpha lies between the two.

Read: Units are passages for what was coded, actions of both coders for stages, such an action with each theme that \
either coder gave anywhere for themes, and with each theme that both gave it for directions. Overall takes each \
passage with each theme that either coder gave anywhere, and asks whether the passage moves it, and in which \
direction, so that what only one coder coded counts; stages do not enter it.

Read: By theme, each action of both coders is a unit, and the question is whether it bears on the theme.

Read: The draws start from seed 7.

Actions: ann coded 3, bob 2, of which 2 are the same.

Judged differently
  other
    ann: engaged; courts advances
      report, page 1: "so it was"
      b, end
      because: ann says so.
    bob: committed; torture sets_back
      report, page 1: "so it was"
      b, end
      because: bob says so.

Coded by ann alone
  more: stated; courts mixed
    report, page 1: "so it was"
    b, end
    because: ann says so.
"""


def test_a_reader_gets_figures_and_each_disagreement() -> None:
    """The page has alphas or why there are none, and both judgements of each action with their evidence."""
    assert TEXT == render(compared())


def test_codings_that_agree_have_no_disagreements() -> None:
    """Where all is judged alike, nothing stands below the figures."""
    one = coding("ann", same=("stated", "courts advances"))
    page = render(compare_codings(one, coding("bob", same=("stated", "courts advances")), {}))
    assert page.endswith("Actions: ann coded 1, bob 1, of which 1 are the same.\n")


def test_an_interval_stands_beside_its_alpha() -> None:
    """Alpha and the ends of its interval have two places, and nothing is minus nothing."""
    first = coding("ann", **{f"a{n}": (("stated", "engaged")[n % 2], "courts advances") for n in range(8)})
    second = coding("bob", **{f"a{n}": (("stated", "engaged")[n < 4], "courts advances") for n in range(8)})
    found = compare_codings(first, second, {}, draws=200)
    line = next(line for line in render(found).splitlines() if line.startswith("Stage"))
    assert line.split()[1] == f"{found.stage.alpha:.2f}"
    assert "-0.00" not in line
    assert " to " in line


RUBRIC: dict[str, Any] = {
    "format": "rubric/1",
    "id": "own",
    "version": "1.0.0",
    "title": "Own",
    "standard": {"title": "S"},
    "themes": {name: {"title": name, "definition": name} for name in ("courts", "torture", "press")},
    "scales": {"practice": {"none": 0, "partial": "1/2", "full": 1}},
    "dimensions": [
        {
            "id": "all",
            "title": "All",
            "criteria": [
                {"id": "law", "evidence": {"themes": ["courts", "torture"], "opposed": ["torture"]}},
                {"id": "press_law", "evidence": {"themes": ["press"]}},
                *({"id": name, "question": "?", "scale": "practice"} for name in ("one", "two")),
            ],
        }
    ],
}


def observed(coder: str, of: str, **levels: str) -> Coding:
    """Return a coding of one action and some levels under a rubric."""
    found = coding(coder, same=("stated", "courts advances"))
    return found.model_copy(update={"rubric": of, "observations": levels})


def test_criteria_and_levels_of_a_rubric_have_rows_of_their_own() -> None:
    """Under a rubric the page has its criteria and scales; those without alpha share a line for each reason."""
    rubric = Rubric(**RUBRIC)
    first = coding("ann", a=("stated", "courts advances"), b=("stated", "courts advances"))
    second = coding("bob", a=("stated", "courts advances"), b=("stated", "torture advances"))
    levels = {"rubric": "own@1", "observations": {"one": "none", "two": "full"}}
    others = {"rubric": "own@1", "observations": {"one": "none", "two": "partial"}}
    codings = first.model_copy(update=levels), second.model_copy(update=others)
    page = render(compare_codings(*codings, {}, rubric=rubric, draws=0))
    assert "How far the coders agree by criterion of own@1\n" in page
    assert "\nlaw          0.00     50 %     2\n" in page
    assert "\nlevels of practice  0.83     50 %     2\n" in page
    line = "Criterion without alpha: All values are the same, so that there is nothing to agree on: press_law."
    assert f"\n{line}\n" in page


def test_levels_under_another_rubric_are_not_compared() -> None:
    """A page names the coder whose levels belong to another rubric, and the option that takes one."""
    first, second = (observed(name, of, one="none", two="full") for name, of in (("ann", "own@1"), ("bob", "other@2")))
    found = compare_codings(first, second, {}, rubric=Rubric(**RUBRIC), draws=0)
    said = (
        "Note: Levels of bob are judgements under other@2 and are not compared under own@1; --rubric names another one."
    )
    assert [said] == [line for line in render(found).splitlines() if line.startswith("Note")]
    assert 0 == found.observations["levels of practice"].units


def test_programs_get_everything() -> None:
    """JSON has figures, pairs and both codings; comma-separated values have a row an action."""
    found = json.loads(render(compared(), "json"))
    keys = ("format", "subject", "coders", "seed", "pairs", "differing", "only_first", "only_second")
    assert {
        "format": "agreement/1",
        "subject": "arcadia",
        "coders": ["ann", "bob"],
        "seed": 7,
        "pairs": [["same", "same"], ["other", "other"]],
        "differing": [["other", "other"]],
        "only_first": ["more"],
        "only_second": [],
    } == {key: found[key] for key in keys}
    stage = {"interval": None, "draws": 0, "undefined": "", "alike": "1/2", "units": 2, "values": 4}
    assert stage | {"alpha": pytest.approx(5 / 6)} == found["stage"]
    assert (["courts", "torture"], {}, {}) == ([*found["by_theme"]], found["by_criterion"], found["observations"])
    assert 0 == found["overall"]["units"]
    assert ["ann", "bob"] == [each["coder"]["id"] for each in found["codings"]]
    every = list(csv.DictReader(render(compared(), "csv").splitlines()))
    assert ["all"] * 5 + ["theme"] * 2 + ["action"] * 3 == [row["kind"] for row in every]
    assert ("stage", "0.833333", "1/2", "2", "") == tuple(
        every[1][name] for name in ("on", "alpha", "alike", "units", "lower")
    )
    rows = [row for row in every if row["kind"] == "action"]
    assert [("same", "same"), ("other", "other"), ("more", "")] == [(row["first"], row["second"]) for row in rows]
    assert ("engaged", "committed", "courts:advances", "torture:sets_back") == (
        rows[1]["first_stage"],
        rows[1]["second_stage"],
        rows[1]["first_themes"],
        rows[1]["second_themes"],
    )
