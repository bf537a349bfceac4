"""Where a page writes out each act: once, under the criterion that counts it first; the others link there."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.guide.content import Guide
from scorecard.guide.criteria import CriterionView
from scorecard.guide.evidence import CountedAct


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPlace:
    """The place in a page where an act of one subject is written out, and the criteria that count the act."""

    anchor: str
    """Name of the place; ids have no hyphen, so that two acts never share one."""
    first: CountedAct
    """The act as the first of these criteria counts it, within its first group of targets."""
    criteria: tuple[CriterionView, ...]


def act_places(guide: Guide) -> dict[tuple[str, str], ActPlace]:
    """Return the place of each act by the ids of its subject and of the act."""
    first: dict[tuple[str, str], CountedAct] = {}
    criteria: dict[tuple[str, str], list[CriterionView]] = {}
    for view in guide.criteria:
        for account in view.accounts:
            for act in account.acts:
                name = (account.subject, act.id)
                first.setdefault(name, act)
                counting = criteria.setdefault(name, [])
                if view not in counting[-1:]:
                    counting.append(view)
    return {
        name: ActPlace(anchor=f"act-{name[0]}-{name[1]}", first=act, criteria=tuple(criteria[name]))
        for name, act in first.items()
    }
