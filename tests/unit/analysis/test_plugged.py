"""Aggregations of plug-ins over arrays: the same numbers, or one clear error."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from packages import install

from scorecard.analysis.arrays import method_of
from scorecard.analysis.robustness import robustness
from scorecard.kernel.aggregate import mean
from scorecard.model.robustness import Robustness, Varied
from scorecard.problem import PluginError
from unit.analysis.small import Values, compared, measured

WEIGHTS: Values = {"a": 2, "b": 1, "c": 1}
FEW = Varied(draws=40)
FIRST = """
class First(Aggregation):
    version = "1.0.0"
    def aggregate(self, shares, values):
        return values[0] if shares[0] in {1, Fraction(1, 2)} else 1 // 0
"""


def account(aggregate: object) -> Robustness:
    """Return the account of three subjects, of whom one is not known in part."""
    values: dict[str, Values] = {
        "arcadia": {"a": 1, "b": 0, "c": "1/2"},
        "borduria": {"a": "1/4", "b": 1, "c": "3/4"},
        "corsica": {"a": "1/2", "b": "1/2", "c": None},
    }
    return robustness(compared(measured(WEIGHTS, aggregate=aggregate), **values), FEW)


def test_a_plugin_that_is_a_mean_is_varied_as_the_mean_is() -> None:
    """Weights, judgements and what is left out give the same, whoever puts the criteria together."""
    own, plugged = account("mean"), account({"custom": "mean_again"})
    assert (own.near, own.any, own.judgement) == (plugged.near, plugged.any, plugged.judgement)
    assert [each.scores for each in own.left_out] == [each.scores for each in plugged.left_out]


def test_what_a_plugin_puts_together_stays_with_it() -> None:
    """No mean takes the place of a plug-in among the ways to count."""
    assert ("aggregate", "missing") == account("mean").multiverse.choices
    assert ("missing",) == account({"custom": "mean_again"}).multiverse.choices


def test_what_levels_two_is_found_by_search() -> None:
    """Under a plug-in the share that puts two subjects level is the one that arithmetic finds under the mean."""
    own, plugged = (account(each).levellings[0] for each in ("mean", {"custom": "mean_again"}))
    assert own.single is not None
    assert plugged.single is not None
    assert (own.single.path, False, False) == (plugged.single.path, plugged.single.exact, plugged.linear)
    assert own.single.after == pytest.approx(plugged.single.after, abs=1e-6)


def test_inputs_that_do_not_count_are_not_shown_to_a_plugin() -> None:
    """An input of share 0 may hold anything, and where none counts the value is 0."""
    method = method_of(measured(WEIGHTS, aggregate={"custom": "mean_again"}).tree)
    shares = np.array([[[0.25]], [[0.75]], [[0.0]]])
    values = np.array([[[0.5, 0.5]], [[1.0, 0.0]], [[np.nan, np.nan]]])
    assert mean(shares, values).tolist() == method(shares, values).tolist()
    assert [[0.0]] == method(np.zeros((2, 1, 1)), np.full((2, 1, 1), np.nan)).tolist()


def test_a_plugin_that_fails_under_other_weights_ends_in_one_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The error names the plug-in, its package and the node, as it does in a score."""
    install(monkeypatch, tmp_path, FIRST, aggregation="first:First")
    rubric = measured({"a": 1, "b": 1}, aggregate={"custom": "first"})
    comparison = compared(rubric, arcadia={"a": 0, "b": 1}, borduria={"a": "1/2", "b": 0})
    with pytest.raises(PluginError) as raised:
        robustness(comparison, FEW)
    said = "the aggregation 'first' of made-up 2.1 fails: ZeroDivisionError: integer division or modulo by zero"
    assert said in str(raised.value)
