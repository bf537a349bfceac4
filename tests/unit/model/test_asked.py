"""Functions that are given something else than they ask for say what to give, and what returns it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spec.builders import by_scale, rubric_data

from scorecard.analysis.fairness import fairness
from scorecard.analysis.robustness import robustness
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import ScorecardError
from scorecard.reading.load import load_records
from scorecard.rendering.render import render
from scorecard.saving import save
from scorecard.scoring.compare import compare, compare_cards
from scorecard.scoring.diff import diff
from scorecard.scoring.explain import explain
from scorecard.scoring.fit import fit
from scorecard.scoring.score import score

RUBRIC = Rubric(**rubric_data(by_scale("laws"), scales={"practice": {"no": 0, "yes": 1}}))
RECORD = Record.model_validate({"format": "record/1", "subject": {"id": "arcadia", "name": "Arcadia"}})
A_RUBRIC, A_RECORD = "a rubric, as load_rubric returns it", "a record, one of the list that load_records returns"
RECORDS = "a list of records, as load_records returns it"
CARDS = "a list of scorecards, each as score returns it"
COMPARISON = "a comparison, as compare returns it"
RESULT = "a scorecard, comparison, rubric or another result, as score, compare, load_rubric and others return them"
SLIPS: list[tuple[Callable[..., Any], tuple[object, ...], str]] = [
    (score, ("democracy", RECORD), f"rubric is the text 'democracy'; give {A_RUBRIC}"),
    (score, (RECORD, RUBRIC), f"rubric is of the type Record; give {A_RUBRIC}"),
    (score, (RUBRIC, "a.yaml"), f"record is the text 'a.yaml'; give {A_RECORD}"),
    (score, (RUBRIC, [RECORD]), f"record is of the type list; give {A_RECORD}"),
    (compare, ([RECORD], RUBRIC), f"rubric is of the type list; give {A_RUBRIC}"),
    (compare, (RUBRIC, RECORD), f"records is of the type Record; give {RECORDS}"),
    (compare, (RUBRIC, "records"), f"records is the text 'records'; give {RECORDS}"),
    (compare, (RUBRIC, None), f"records is of the type NoneType; give {RECORDS}"),
    (compare, (RUBRIC, [RECORD, "a.yaml"]), f"records[1] is the text 'a.yaml'; give {A_RECORD}"),
    (compare_cards, (score(RUBRIC, RECORD),), f"cards is of the type Scorecard; give {CARDS}"),
    (explain, (RECORD,), "card is of the type Record; give a scorecard, as score returns it"),
    (diff, (RUBRIC, "democracy"), f"second is the text 'democracy'; give {A_RUBRIC}"),
    (fit, ("democracy", [RECORD]), f"rubric is the text 'democracy'; give {A_RUBRIC}"),
    (fit, (RUBRIC, RECORD), f"records is of the type Record; give {RECORDS}"),
    (robustness, ([RECORD],), f"comparison is of the type list; give {COMPARISON}"),
    (fairness, (RUBRIC,), f"comparison is of the type Rubric; give {COMPARISON}"),
    (render, ("a.yaml",), f"result is the text 'a.yaml'; give {RESULT}"),
    (render, ([score(RUBRIC, RECORD)], "json"), f"result is of the type list; give {RESULT}"),
    (render, (RECORD, "csv"), f"result is of the type Record; give {RESULT}"),
    (save, (None, "a.docx"), f"result is of the type NoneType; give {RESULT}"),
]


@pytest.mark.parametrize(("function", "given", "expected"), SLIPS)
def test_another_kind_is_refused_with_what_to_give(
    function: Callable[..., Any], given: tuple[object, ...], expected: str
) -> None:
    """The message names the argument, what was found, what is asked for and which function returns it."""
    with pytest.raises(ScorecardError) as caught:
        function(*given)
    assert expected == str(caught.value)


def test_records_are_loaded_for_a_rubric_and_not_for_its_name(tmp_path: object) -> None:
    """The name of a rubric in the place of the rubric is refused before anything is read."""
    with pytest.raises(ScorecardError) as caught:
        load_records(str(tmp_path), rubric="democracy")  # type: ignore[arg-type]  # what a user may give
    assert f"rubric is the text 'democracy'; give {A_RUBRIC}" == str(caught.value)
