"""Documents from strangers: one coded problem with file, line and column, or a stated harmless result."""

from __future__ import annotations

from pathlib import Path

import pytest

import scorecard as sc


def test_an_alias_is_refused(tmp_path: Path) -> None:
    """An anchor is refused where it stands."""
    path = tmp_path / "rubric.yaml"
    path.write_text("format: rubric/1\nid: &a x\n", encoding="utf-8")
    with pytest.raises(sc.DocumentError) as caught:
        sc.load_rubric(str(path))
    assert [problem.code for problem in caught.value.problems][0] == "anchor"
