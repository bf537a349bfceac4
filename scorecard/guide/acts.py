"""The acts of a guide, each written out once, where it first counts; other criteria that count it link there."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.guide.content import Guide
from scorecard.guide.criteria import CriterionView
from scorecard.guide.evidence import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAct:
    """An act of one subject with the criteria that count it."""

    anchor: str
    """Name of its place in a page; ids have no hyphen, so that two acts never share one."""
    deed: Deed
    """The act as the first of these criteria counts it, within its first group of targets."""
    views: tuple[CriterionView, ...]


def acts_of(guide: Guide) -> dict[tuple[str, str], ListedAct]:
    """Return each act by the ids of its subject and of the act."""
    deeds: dict[tuple[str, str], Deed] = {}
    views: dict[tuple[str, str], list[CriterionView]] = {}
    for view in guide.criteria:
        for account in view.accounts:
            for deed in account.deeds:
                name = (account.subject, deed.id)
                deeds.setdefault(name, deed)
                under = views.setdefault(name, [])
                if view not in under[-1:]:
                    under.append(view)
    return {
        name: ListedAct(anchor=f"act-{name[0]}-{name[1]}", deed=deed, views=tuple(views[name]))
        for name, deed in deeds.items()
    }
