"""Tables of actions: how rows become acts, and what is refused."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from record_tables import actions, long, sources, wide

from scorecard import compare, load_records, load_rubric
from scorecard.batch import score_table
from scorecard.problem import DocumentError
from unit.batch.standards import BY_ACTS, MIXED, WATCHED

SUBJECTS = pa.table({"subject": ["ada", "bo"]})
ACTIONS = {
    "subject": ["ada", "ada", "bo"],
    "action": ["law", "law", "speech"],
    "theme": ["press", None, "press"],
    "direction": ["advances", None, "sets_back"],
    "stage": ["committed", "committed", "stated"],
    "source_kind": ["official_act", "oversight", "independent"],
    "publisher": ["Gazette", "Auditor", "League"],
}
REPORTED = {
    "subject": ["ada"] * 3, "theme": ["press"] * 3, "direction": ["advances"] * 3,
    "stage": ["carried_out", "stated", "engaged"], "instrument": ["speech", "award", "speech"],
    "source_kind": ["independent"] * 3, "publisher": ["League"] * 3,
}  # fmt: skip
"""A report at the highest stage, the act that it reports, an award, and another act."""
COVERED = {"subject": ["ada"], "source_kind": ["oversight"], "publisher": ["Auditor"], "covers": ["press"]}


def bounds(found: pa.Table) -> list[tuple[object, ...]]:
    """Return the bounds and the coverage of every subject."""
    return [(row["lower"], row["upper"], row["coverage"]) for row in found.to_pylist()]


def test_the_examples_come_out_as_their_comparison() -> None:
    """The administrations of the examples score as one by one, to the twelfth place, whatever the layout."""
    rubric, records = load_rubric("democracy"), load_records("examples/records")
    tables = [wide(rubric, records), long(rubric, records)]
    found = [score_table(rubric, each, actions=actions(records), sources=sources(records)) for each in tables]
    expected = [
        {path: None if result.score is None else float(result.score) for path, result in card.results.items() if path}
        for card in compare(rubric, records).cards
    ]
    paths = list(expected[0])
    assert expected == [pytest.approx(row, abs=1e-12) for row in found[0].select(paths).to_pylist()]
    assert found[0].equals(found[1])


def test_what_is_not_known_is_in_the_bounds() -> None:
    """With one act of two the criterion has no score; what is told of it and of its scrutiny bounds it."""
    assert [(0.1875, 0.9375, 0.5), (0.125, 0.6875, 0.5)] == bounds(
        score_table(BY_ACTS, SUBJECTS, actions=pa.table(ACTIONS))
    )


def test_a_source_that_covers_a_theme_scrutinises_it() -> None:
    """One publisher of two takes half of the further setbacks that scrutiny could find."""
    found = score_table(BY_ACTS, SUBJECTS, actions=pa.table(ACTIONS), sources=pa.table(COVERED))
    assert [(0.3125, 0.9375, 0.5), (0.125, 0.6875, 0.5)] == bounds(found)


def test_days_are_taken_as_dates() -> None:
    """A column of days holds dates as well as one of text does."""
    given = pa.table(ACTIONS | {"date": [date(1995, 6, 1), None, None]})
    assert score_table(BY_ACTS, SUBJECTS, actions=pa.table(ACTIONS)).equals(
        score_table(BY_ACTS, SUBJECTS, actions=given)
    )


@pytest.mark.parametrize(
    ("more", "score"),
    [
        ({"action": ["report", "award", "other"], "same_act": ["award", None, None]}, 0.5),
        ({"action": ["report", "award", "other"]}, 1.0),
        ({}, 1.0),
        ({"action": ["report", "award", "report"], "same_act": ["award", None, None]}, 0.5),
        ({"action": [3, 1, 2], "same_act": [1, None, None]}, 0.5),
    ],
)
def test_reports_of_one_act_are_one(more: dict[str, list[object]], score: float) -> None:
    """An act has the highest stage of its reports and the instrument of the action that they name."""
    found = score_table(WATCHED, pa.table({"subject": ["ada"]}), actions=pa.table(REPORTED | more))
    assert [score] == found.column("score").to_pylist()


def test_without_ids_a_shared_name_makes_one_act() -> None:
    """Without a column of ids, rows that share a `same_act` are one action, and each other row is one."""
    same = REPORTED | {"same_act": ["a", None, "a"], "direction": ["advances", "advances", "sets_back"]}
    assert [0.5] == score_table(WATCHED, pa.table({"subject": ["ada"]}), actions=pa.table(same))["score"].to_pylist()


@pytest.mark.parametrize(
    ("status", "since", "score"),
    [
        (["in_force", "reversed"], ["1995", "1996-05"], 0.0),
        (["in_force", "reversed"], ["1997", "1996-05"], 1.0),
        (["in_force", "reversed"], [None, None], 0.0),
        ([None, None], [None, None], 1.0),
    ],
)
def test_the_latest_status_holds(status: list[str | None], since: list[str | None], score: float) -> None:
    """Of several statuses of an act the latest counts, and of two on one day that further from being in force."""
    told = {name: cells[:2] for name, cells in (REPORTED | {"instrument": ["speech"] * 3}).items()}
    given = told | {"action": ["law", "law"], "status": status, "status_since": since}
    found = score_table(WATCHED, pa.table({"subject": ["ada"]}), actions=pa.table(given))
    assert [score] == found.column("score").to_pylist()


def test_a_criterion_may_not_apply() -> None:
    """The one observation that a criterion by acts takes excludes it."""
    table = pa.table({"subject": ["ada", "bo"], "press": ["not_applicable", None]})
    assert [(None, None, 0.0), (0.125, 0.6875, 0.5)] == bounds(score_table(BY_ACTS, table, actions=pa.table(ACTIONS)))


def test_actions_that_no_criterion_asks_for_change_nothing() -> None:
    """Under a rubric of observations the actions of a table are read and count nowhere."""
    table = pa.table({"subject": ["ada", "bo"], "vote": ["part", "full"]})
    given = pa.table(ACTIONS | {"theme": ["press_freedom", None, "civil_society"]})
    assert score_table(MIXED, table).equals(score_table(MIXED, table, actions=given))


@pytest.mark.parametrize(
    ("changed", "messages"),
    [
        (
            {
                "stage": ["comitted", "stated", "comitted"],
                "theme": ["pres", None, "press"],
                "target": ["FRA", "XX", "X"],
            },
            [
                ("actions.stage[0]: error[unknown-word]: row 1 and 1 more: 'comitted' is not one of the words allowed"
                " here"),
                "actions.theme[0]: error[unknown-theme]: row 1: no theme 'pres'",
                "actions.target[1]: error[unknown-target]: row 2: no target 'XX'",
                "actions.target[2]: error[unknown-target]: row 3: no target 'X'",
            ],
        ),
        (
            {"subject": ["ada", "\x1b[2J", None], "stage": ["\x1b[2J"] * 3},
            [
                ("actions.stage[0]: error[unknown-word]: row 1 and 2 more: '\\x1b[2J' is not one of the words allowed"
                " here"),
                ("actions.subject[1]: error[other-subject]: row 2 and 1 more: no subject '\\x1b[2J' in the table of"
                " subjects"),
            ],
        ),
        (
            {"subject": [None, "ada", "bo"]},
            ["actions.subject[0]: error[other-subject]: row 1: no subject"],
        ),
        (
            {
                "publisher": [None, "Auditor", "League"],
                "direction": [None, None, "mixed"],
                "status_since": ["x", None, None],
            },
            [
                "actions.status_since[0]: error[bad-date]: row 1: 'x' is no date",
                "actions.direction[0]: error[blank-cell]: row 1: no direction beside the theme",
                "actions.publisher[0]: error[blank-cell]: row 1: no publisher beside the source_kind",
                "actions.status[0]: error[blank-cell]: row 1: no status beside the status_since",
            ],
        ),
        (
            {"stage": [None, None, "stated"]},
            ["actions.stage[0]: error[blank-cell]: row 1: no stage, and none in another row of its act"],
        ),
        (
            {"instrument": ["law", None, None]},
            ["actions.instrument[0]: error[unknown-word]: row 1: 'law' is not one of the words allowed here"],
        ),
        (
            {"instrument": ["treaty", "speech", None], "date": ["1995", "1996", None]},
            [
                ("actions.instrument[0]: error[differing-rows]: row 1: another row of its action gives another"
                " instrument"),
                "actions.date[0]: error[differing-rows]: row 1: another row of its action gives another date",
            ],
        ),
        (
            {"same_act": ["speech", None, None]},
            ["actions.same_act[0]: error[unknown-action]: row 1: no action 'speech' of the same subject"],
        ),
        (
            {"subject": ["ada"] * 3, "same_act": ["speech", "speech", "law"]},
            ["actions.same_act[0]: error[same-act-circle]: row 1 and 2 more: same_act goes in a circle"],
        ),
        ({"stage": [1.5, 2.5, 3.5]}, ["actions.stage: error[wrong-type]: column 'stage' takes text, not double"]),
        ({"stgae": ["stated"] * 3}, ["actions.stgae: error[unknown-column]: no column 'stgae'"]),
    ],
)  # fmt: skip
def test_every_problem_of_the_actions_is_told(changed: dict[str, list[object]], messages: list[str]) -> None:
    """What does not fit is told all at once, by column and row, and nothing is guessed."""
    with pytest.raises(DocumentError) as caught:
        score_table(BY_ACTS, SUBJECTS, actions=pa.table(ACTIONS | changed))
    assert messages == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("covered", "messages"),
    [
        (
            COVERED | {"subject": ["cy"], "source_kind": ["oversigt"], "covers": ["pres"]},
            [
                "sources.source_kind[0]: error[unknown-word]: row 1: 'oversigt' is not one of the words allowed here",
                "sources.covers[0]: error[unknown-theme]: row 1: no theme 'pres'",
                "sources.subject[0]: error[other-subject]: row 1: no subject 'cy' in the table of subjects",
            ],
        ),
        (
            COVERED | {"publisher": pa.array([None], pa.string())},
            ["sources.publisher[0]: error[blank-cell]: row 1: no publisher"],
        ),
        ({"subject": ["ada"]}, [
            f"document: error[missing-key]: no column '{name}' in the table of sources"
            for name in ("source_kind", "publisher", "covers")
        ]),
    ],
)  # fmt: skip
def test_every_problem_of_the_sources_is_told(covered: dict[str, list[object]], messages: list[str]) -> None:
    """The same holds of the table of what sources cover."""
    with pytest.raises(DocumentError) as caught:
        score_table(BY_ACTS, SUBJECTS, actions=pa.table(ACTIONS), sources=pa.table(covered))
    assert messages == [str(problem) for problem in caught.value.problems]


def test_an_observation_of_acts_is_told() -> None:
    """A criterion that is judged by acts takes no level."""
    with pytest.raises(DocumentError) as caught:
        score_table(BY_ACTS, pa.table({"subject": ["ada"], "press": ["full"]}), actions=pa.table(ACTIONS).slice(0, 2))
    message = "press[0]: error[misfit-observation]: row 1: 'press' is judged by actions; record actions, or write "
    assert f"{message}not_applicable" == str(caught.value)
