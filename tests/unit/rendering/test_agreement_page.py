"""Two codings put together, as readers and programs get them."""

from __future__ import annotations

import csv
import json

import pytest

from scorecard.analysis.coders import compare_codings
from scorecard.model.agreement import CodersCompared
from scorecard.model.coding import Coding
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
What was coded  undefined: no unit was valued by two coders                               –        0
Stage           0.83                                                                      50 %     2
Themes          0.13                                                                      50 %     4
Direction       undefined: all values are the same, so that there is nothing to agree on  100 %    1

Read: Krippendorff's alpha is 1 where coders always agree, and 0 where they agree as chance would have it. In brackets \
stands between what 95 of 100 alphas of resampled units lie.

Read: Units are passages for what was coded, actions of both coders for stages, such an action with each theme that \
either coder gave anywhere for themes, and with each theme that both gave it for directions.

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
    assert ["ann", "bob"] == [each["coder"]["id"] for each in found["codings"]]
    rows = list(csv.DictReader(render(compared(), "csv").splitlines()))
    assert [("same", "same"), ("other", "other"), ("more", "")] == [(row["first"], row["second"]) for row in rows]
    assert ("engaged", "committed", "courts:advances", "torture:sets_back") == (
        rows[1]["first_stage"],
        rows[1]["second_stage"],
        rows[1]["first_themes"],
        rows[1]["second_themes"],
    )
