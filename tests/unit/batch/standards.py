"""Rubrics that the tests of batches score under."""

from __future__ import annotations

from typing import Any

from scorecard.model.rubric import Rubric

HEAD: dict[str, Any] = {"format": "rubric/1", "version": "1.0.0", "title": "R", "standard": {"title": "S"}}
PRACTICE: dict[str, Any] = {
    "levels": [{"id": "none", "score": 0}, {"id": "part", "score": "1/2"}, {"id": "full", "score": 1}]
}
VOTE: dict[str, Any] = {"id": "vote", "question": "Q?", "scale": "practice"}
DAYS = {"id": "days", "question": "Q?", "measure": {"worst": 180, "best": 0}}
MONEY = {"id": "money", "question": "Q?", "measure": {"worst": 1, "best": 100, "curve": "log"}}


def standard(**parts: Any) -> Rubric:
    """Return a rubric with a head that is always the same."""
    return Rubric(**HEAD, **parts)


MIXED = standard(
    id="mixed", scales={"practice": PRACTICE},
    dimensions=[{"id": "d", "title": "D", "criteria": [VOTE, DAYS, MONEY]}],
)  # fmt: skip
"""One scale, one linear measure, one on a logarithm."""
PARTS = [{"id": name, "question": "Q?", "measure": {"worst": 0, "best": 1}} for name in ("a", "b", "c")]
THRESHOLD = standard(
    id="threshold", dimensions=[{"id": "d", "title": "D", "criteria": PARTS}],
    bands=[{"from": 0, "label": "low"}, {"from": 0.3, "label": "high"}],
)  # fmt: skip
"""Three measures from 0 to 1, with a threshold at 0.3."""
ROUNDED = standard(
    id="rounded", show={"from": 0, "to": 1, "decimals": 1}, round={"decimals": 1},
    dimensions=[{"id": "d", "title": "D", "criteria": PARTS}],
)  # fmt: skip
"""The same, rounded to one decimal."""
BY_ACTS = standard(
    id="acts", themes={"press": {"title": "Press", "definition": "A free press."}},
    dimensions=[
        {"id": "d", "title": "D", "criteria": [{"id": "press", "question": "Q?", "evidence": {"themes": ["press"]}}]}
    ],
)  # fmt: skip
SCORE = standard(
    id="named", scales={"practice": PRACTICE}, dimensions=[{"id": "score", "title": "D", "criteria": [VOTE]}]
)
BY_KIND = standard(
    id="kinds", scales={"practice": PRACTICE},
    dimensions=[{"id": "d", "title": "D", "criteria": [VOTE | {"applies_to": {"where": {"kind": "state"}}}]}],
)  # fmt: skip
