"""How sure coders are of each act, as an account of robustness takes it: for every act, or a word on what is wrong."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from spec.builders import action, by_evidence, record_of, rubric_of

from scorecard.analysis.robustness import robustness
from scorecard.model.comparison import Comparison
from scorecard.model.robustness import Varied
from scorecard.problem import ScorecardError
from scorecard.scoring.compare import compare

FEW = Varied(draws=20)
EACH, SURE = "one for each act, in their order", "how sure a coder is of each act, by the subject's id"
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"workers": 0}, "workers is 0; give a whole number from 1 to 64"),
    ({"workers": "2"}, "workers is '2'; give a whole number from 1 to 64"),
    ({"workers": 65}, "workers is 65; give a whole number from 1 to 64"),
    (
        {"confidences": "sure"},
        f"confidences is the text 'sure'; give {SURE}",
    ),
    (
        {"confidences": {"nobody": [1, 1]}},
        "confidences are of 'nobody', who is not compared; the subjects are arcadia, borduria",
    ),
    ({"confidences": {"arcadia": 1}}, f"confidences['arcadia'] is of the type int; give a list of 2, {EACH}"),
    ({"confidences": {"arcadia": "1"}}, f"confidences['arcadia'] is the text '1'; give a list of 2, {EACH}"),
    ({"confidences": {"arcadia": [1]}}, f"confidences['arcadia'] is a list of 1; give one of 2, {EACH}"),
    ({"confidences": {"arcadia": [1, 2]}}, "confidences['arcadia'][1] is 2; give a share from 0 to 1, such as 1/2"),
]


@cache
def comparison() -> Comparison:
    """Return a comparison of two subjects with two acts each."""
    acts = action("first"), action("second", stage="stated")
    names = {"id": "borduria", "name": "Borduria"}
    return compare(rubric_of(by_evidence(enough=2)), [record_of(*acts), record_of(*acts, subject=names)])


@pytest.mark.parametrize(("given", "expected"), WRONG)
def test_what_cannot_be_is_refused_with_what_to_give(given: dict[str, Any], expected: str) -> None:
    """One number for all acts, somebody else's, and shares above 1 are told apart, and none is counted with."""
    with pytest.raises(ScorecardError) as caught:
        robustness(comparison(), FEW, **given)
    assert expected == str(caught.value)


def test_what_is_missing_to_1_is_how_likely_a_stage_is_off() -> None:
    """Numbers of any kind count; who has none keeps the usual chance."""
    given: Any = {"arcadia": (0.5, Fraction(1))}
    assert {"arcadia": Fraction(1, 4)} == robustness(comparison(), FEW, confidences=given, in_short=True).slips
    assert {} == robustness(comparison(), FEW, in_short=True).slips
