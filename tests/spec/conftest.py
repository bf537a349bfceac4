"""Fixtures of the chapters on plug-ins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from packages import install

from scorecard.model.rubric import Rubric
from spec.builders import by_measure, rubric_of
from spec.plugged import LAST, RULE, Given


@pytest.fixture
def last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Given:
    """Return what makes a rubric of two criteria whose aggregation returns what an expression says."""

    def given(expression: str, **choices: Any) -> Rubric:
        install(monkeypatch, tmp_path, LAST.format(expression), aggregation="last:Last")
        criteria = [by_measure("first"), by_measure("second")]
        return rubric_of(*criteria, **{"aggregate": {"custom": "last"}, **choices})

    return given


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Given:
    """Return what makes a rubric of one criterion whose rule returns what an expression says."""

    def given(expression: str, code: str = RULE, **choices: Any) -> Rubric:
        install(monkeypatch, tmp_path, code.format(expression) if code == RULE else code, rule="seen:Seen")
        return rubric_of({"id": "judged", "custom": {"rule": "seen", **choices}})

    return given
