"""Settings of analyses: what cannot be is refused with what is allowed, and floats are taken exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from scorecard.model.fairness import Thresholds
from scorecard.model.robustness import Varied
from scorecard.problem import ScorecardError

WHOLE, SHARE, FACTOR = "a whole number from 1 to 100000", "a share from 0 to 1, such as 1/2", "1 or more, such as 2"
WRONG = [
    (Varied, {"draws": 0}, f"draws is 0; give {WHOLE}"),
    (Varied, {"draws": -5}, f"draws is -5; give {WHOLE}"),
    (Varied, {"draws": 100_001}, f"draws is 100001; give {WHOLE}"),
    (Varied, {"draws": 2.0}, f"draws is 2.0; give {WHOLE}"),
    (Varied, {"draws": "many"}, f"draws is 'many'; give {WHOLE}"),
    (Varied, {"seed": -1}, "seed is -1; give a whole number, 0 or more"),
    (Varied, {"concentration": 0}, f"concentration is 0; give {FACTOR}"),
    (Varied, {"concentration": -3}, f"concentration is -3; give {FACTOR}"),
    (Varied, {"slip": 2}, f"slip is 2; give {SHARE}"),
    (Varied, {"slip": float("nan")}, f"slip is nan; give {SHARE}"),
    (Varied, {"slip": None}, f"slip is None; give {SHARE}"),
    (Thresholds, {"most_weight": -1}, f"most_weight is -1; give {SHARE}"),
    (Thresholds, {"most_evidence": 50}, f"most_evidence is 50; give {SHARE}"),
    (Thresholds, {"factor": Fraction(1, 2)}, f"factor is Fraction(1, 2); give {FACTOR}"),
]


@pytest.mark.parametrize(("settings", "given", "expected"), WRONG)
def test_a_setting_that_cannot_be_is_refused_with_what_is_allowed(
    settings: type, given: dict[str, object], expected: str
) -> None:
    """The message names the setting, what was given and what is allowed."""
    with pytest.raises(ScorecardError) as caught:
        settings(**given)
    assert expected == str(caught.value)


def test_the_ends_of_what_is_allowed_are_allowed() -> None:
    """The least and the most of each setting."""
    least = Varied(draws=1, seed=0, concentration=Fraction(1), slip=Fraction(0))
    most = Varied(draws=100_000, slip=Fraction(1))
    assert (1, 100_000) == (least.draws, most.draws)


def test_other_numbers_are_taken_exactly() -> None:
    """A float counts at its shortest literal, as in a document, so that what is printed is what was counted with."""
    given: dict[str, object] = {"concentration": 50, "slip": 0.3}
    assert Varied(slip=Fraction(3, 10)) == Varied(**given).exactly()  # type: ignore[arg-type]  # what Python users give
    assert Varied() == Varied(slip=Decimal("0.1")).exactly()  # type: ignore[arg-type]  # the same
