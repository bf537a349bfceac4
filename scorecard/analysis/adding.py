"""What each act adds to a criterion: its value with the act, and as if the act had never been known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scorecard.model.joined import JoinedAct
from scorecard.model.result import Result
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import judge
from scorecard.scoring.view import ActsInView, acts_in_view


def without_each_act(card: Scorecard, path: str) -> Mapping[str, Result]:
    """Return what a criterion would be without each of the acts that it counts, by the id of the act.

    What the criterion's own ceilings look at stays as it is, and so do the sources that scrutinise: they were read.

    Args:
        card: the scorecard.
        path: dotted path or id of a criterion that is judged by acts; any other has no acts, and none is returned.

    Raises:
        NodeNotFoundError: when the rubric has no such node.
    """
    result = card[path]
    counted = {act.id: act.joined for found in result.evidence_results for act in found.acts}
    if not counted:
        return {}
    view = acts_in_view(card.record, card.window)
    bearing = view.bearing_on(result.node.themes)
    others = {each.node.id: each for each in card.root.walk()}
    return {
        name: judge(result.node, card.rubric, _without(view, bearing, act), others) for name, act in counted.items()
    }


def _without(view: ActsInView, bearing: list[JoinedAct], gone: JoinedAct) -> ActsInView:
    return replace(view, acts=tuple(act for act in bearing if act is not gone))
