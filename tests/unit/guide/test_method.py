"""The method of a guide: the rules in force, their reasons, and how to make the guide again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spec.builders import action, by_evidence, dimension, leaf, record_of, rubric_of, seen

import scorecard as sc
from scorecard.guide.make import make_guide
from scorecard.guide.method import Method
from scorecard.guide.options import GuideOptions
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric

CLIPPED = " What comes out is kept from 0 to 1."
ALWAYS = ("How values are put together", "What is not known", "Least coverage")
OWN: dict[str, Any] = {"combine": "best", "net": "discount", "enough": 1, "stages": {"stated": 0}}
DIED = action("passed"), action("repealed", "sets_back")


def method_of(rubric: Rubric, *records: Record) -> Method:
    """Return the method of a guide to records."""
    return make_guide(sc.compare(rubric, list(records)), GuideOptions(draws=0)).method


def formulas_in(method: Method) -> list[str]:
    """Return the formulas with the signs of a keyboard."""
    return [text.replace("\u2212", "-").replace("\u00d7", "*") for text in method.formulas]


def choices_in(method: Method) -> dict[str, tuple[str, str]]:
    """Return each choice with its text and its reason."""
    return {choice.title: (choice.text, choice.why) for choice in method.choices}


def test_choices_of_the_only_criterion_are_the_method() -> None:
    """What no criterion takes from the rubric stands nowhere; the formula is the one that the example follows."""
    method = method_of(rubric_of(by_evidence("free_press", **OWN)), record_of(*DIED))
    assert (
        [
            "Value of a criterion = advances * (1 - setbacks).",
            "For example, free_press, Arcadia: 1 * (1 - 1) = 0, shown as 0.",
        ],
        {
            "Acts that count on each side": ("the act with most points", ""),
            "Advances and setbacks": ("setbacks take away a part of what advances", ""),
            "Enough acts": ("1 act is needed for a score.", ""),
            "Who scrutinises": ("oversight and independent", ""),
        },
        [("Points of the stages", "0")],
    ) == (
        formulas_in(method)[1:3],
        {title: said for title, said in choices_in(method).items() if title not in ALWAYS},
        [(table.title, table.rows[0].value_text) for table in method.tables],
    )


def test_a_criterion_with_other_choices_is_named() -> None:
    """The rubric's choice stands first, with its reason; then each other one, with the criteria that make it."""
    rubric = rubric_of(
        by_evidence("free_press", why={"net": "What is undone is undone."}, **OWN),
        by_evidence("free_radio"),
        by_evidence("free_speech", net="discount"),
        evidence={"why": {"net": "Both sides weigh."}},
    )
    method = method_of(rubric, record_of(*DIED, action("built")))
    found = choices_in(method)
    assert [
        ("weigh alike; one half is no net movement", "Both sides weigh."),
        ("setbacks take away a part of what advances", "What is undone is undone."),
        ("setbacks take away a part of what advances", ""),
        ("2 acts are needed for a score.", ""),
        ("1 act is needed for a score.", ""),
    ] == [
        found[title]
        for title in (
            "Advances and setbacks",
            "Advances and setbacks (free_press)",
            "Advances and setbacks (free_speech)",
            "Enough acts",
            "Enough acts (free_press)",
        )
    ]
    assert ["Points of the stages", "Points of the stages (free_press)"] == [table.title for table in method.tables]
    assert [
        "Value of a criterion = (1 + advances - setbacks) / 2, where one half means no net movement.",
        "For example, free_radio, Arcadia: (1 + 1 - 0.5) / 2 = 0.75, shown as 75.",
        "free_press and free_speech: Value of a criterion = advances * (1 - setbacks).",
        "For example, free_press, Arcadia: 1 * (1 - 1) = 0, shown as 0.",
    ] == formulas_in(method)[1:5]


@pytest.mark.parametrize(
    ("role", "clipped", "said", "example"),
    [
        (
            "penalty",
            " What comes out is kept from 0 to 1.",
            "taken off",
            "0.25 - 0.5 * 1 = -0.25; Kept from 0 to 1: 0, shown as 0.",
        ),
        ("bonus", "", "added", "0.25 + 0.5 * 1 = 0.75, shown as 75."),
    ],
)
def test_penalties_and_bonuses_can_be_followed(role: str, clipped: str, said: str, example: str) -> None:
    """The method says what a penalty or bonus does to a line, with the numbers of the first line that it changed."""
    rubric = rubric_of(
        dimensions=[dimension("money", leaf("income"), leaf("turnout"), leaf("fees", role=role), clip=bool(clipped))]
    )
    free = record_of(
        subject={"id": "borduria", "name": "Borduria"},
        observations_of="open_books@1",
        observations={"income": 0, "turnout": 0, "fees": 0},
    )
    formulas = formulas_in(method_of(rubric, free, seen(income=0, turnout="1/2", fees=1)))
    assert [
        f"money: fees is a {role}: its value, times its weight over the sum of the weights that count beside it, is"
        f" {said}. Where its value is not known, only the bounds allow for it." + clipped,
        f"For example, money, Arcadia: {example}",
    ] == [text for text in formulas if "fees is" in text or "example" in text]


def test_what_follows_a_penalty_is_told_by_title() -> None:
    """A ceiling that holds a value down after its penalties is named by the title of what it looks at."""
    criteria = (leaf("income", title="Income of the town"), leaf("fees", role="penalty"))
    ceiling = {"at": "1/4", "while": {"income": 1}}
    rubric = rubric_of(dimensions=[dimension("money", *criteria, ceiling=ceiling)])
    assert (
        "For example, money, Arcadia: 0.9 - 1 * 0.1 = 0.8; Held down by the ceiling that looks at Income of the town:"
        " 0.25, shown as 25."
    ) in formulas_in(method_of(rubric, seen(income="9/10", fees="1/10")))


def test_reasons_of_bands_and_ceilings_are_said() -> None:
    """The reason for where a band begins, and for a ceiling, stands with it, of the whole and of parts."""
    bands = [{"from": 0, "label": "low"}, {"from": "1/2", "label": "high", "why": "Half is much."}]
    ceiling = {"at": "1/2", "while": {"delay": "1/4"}, "why": "No haste, no trust."}
    own = [{"from": 0, "label": "slow", "why": "It began so."}]
    rubric = rubric_of(
        bands=bands,
        why={"bands": "As in school."},
        ceiling=ceiling,
        dimensions=[dimension("books", leaf("delay"), bands=own)],
    )
    method = method_of(rubric, seen(delay=1))
    assert ("low (0); high (50)", "As in school. The band “high”: Half is much.") == (
        choices_in(method)["Bands and where they begin"]
    )
    assert [
        "All together: Its value is at most 0.5 while delay is below 0.25. Reason: No haste, no trust.",
        "books: Its bands, and where they begin: slow (0). The band “slow”: It began so.",
    ] == [text for text in method.formulas if "Reason:" in text or "slow" in text]


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "A score is given as soon as anything could be judged, however little."),
        ({"missing": "worst"}, "No least share of the weight need be judged for a score."),
        ({"min_coverage": "1/2"}, "A score is given where at least 50\u00a0% of the weight could be judged."),
    ],
)
def test_the_least_coverage_is_said_as_it_works(choices: dict[str, Any], said: str) -> None:
    """Where no share is asked for, the method says what follows, and no share of 0 %."""
    assert said == choices_in(method_of(rubric_of(leaf("delay"), **choices), seen(delay=1)))["Least coverage"][0]


def test_a_dimension_that_asks_for_no_coverage_says_so() -> None:
    """A dimension that takes back the least coverage of the rubric says what holds there."""
    rubric = rubric_of(min_coverage="1/2", dimensions=[dimension("books", leaf("delay"), min_coverage=0)])
    assert "books: A score is given as soon as anything could be judged, however little." in (
        method_of(rubric, seen(delay=1)).formulas
    )


@pytest.mark.parametrize(
    ("name", "rubric", "fill_in"),
    [
        ("democracy", "democracy@1", "RECORDS stands for the files of the records; the hashes above"),
        ("tests/golden/input/rubric.yaml", "RUBRIC", "RUBRIC stands for the file of the rubric open_council 1.2.0, "),
    ],
)
def test_a_rubric_of_ones_own_is_to_be_filled_in(name: str, rubric: str, fill_in: str) -> None:
    """The command names a rubric that comes with the library; any other is a file that the reader has to give."""
    method = method_of(sc.load_rubric(name), record_of())
    assert f"scorecard guide RECORDS --rubric {rubric} --draws 0 -o guide.html" == method.commands[1]
    assert fill_in == method.fill_in[: len(fill_in)]


def test_a_changed_copy_of_a_bundled_rubric_is_no_bundled_one(tmp_path: Path) -> None:
    """A rubric that was copied and changed under the same id is not told by its name."""
    copy = tmp_path / "rubric.yaml"
    copy.write_text(Path("rubrics/democracy.yaml").read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert " --rubric RUBRIC " in method_of(sc.load_rubric(copy), record_of()).commands[1]
