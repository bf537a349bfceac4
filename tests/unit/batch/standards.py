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
WATCHED = standard(
    id="watched", themes={name: {"title": name, "definition": f"More of {name}."} for name in ("press", "courts")},
    evidence={"instruments": {"award": "1/2"}, "statuses": {"reversed": 0}, "combine": "best", "net": "ignore"},
    dimensions=[
        {
            "id": "d", "title": "D",
            "criteria": [{"id": "free", "question": "Q?", "evidence": {"themes": ["press", "courts"]}}],
        }
    ],
)  # fmt: skip
"""One criterion, worth as much as the best act that advances one of its two themes."""
SCORE = standard(
    id="named", scales={"practice": PRACTICE}, dimensions=[{"id": "score", "title": "D", "criteria": [VOTE]}]
)
BY_KIND = standard(
    id="kinds", scales={"practice": PRACTICE},
    dimensions=[{"id": "d", "title": "D", "criteria": [VOTE | {"applies_to": {"where": {"kind": "state"}}}]}],
)  # fmt: skip
WEIGHED = standard(
    id="weighed", scales={"practice": PRACTICE}, rank={"within": ["year"]},
    dimensions=[
        {
            "id": "d", "title": "D",
            "criteria": [
                VOTE | {"weight": {"by": "type", "county": 1, "city": 3}},
                VOTE | {"id": "other", "weight": {"by": "type", "county": 1, "city": 1}},
            ],
        }
    ],
)  # fmt: skip
"""Two votes that weigh as 1 to 1 in a county and as 3 to 1 in a city; subjects of one year are ranked together."""
IN_OFFICE = standard(
    id="in_office", scales={"practice": PRACTICE},
    dimensions=[
        {"id": "d", "title": "D", "criteria": [VOTE | {"date": "1995-06", "applies_to": {"in_office": True}}]}
    ],
)  # fmt: skip
"""One vote, of who was in office on its date."""
