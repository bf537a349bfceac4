"""The acts of a guide, each once: criteria link to it, as one act may count under several."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.guide.content import Guide
from scorecard.guide.criteria import CriterionView
from scorecard.guide.evidence import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAct:
    """An act of one subject with the criteria that count it."""

    anchor: str
    """Name of its place in a page."""
    deed: Deed
    """The act as the first of these criteria counts it; what its reports say is the same for all."""
    views: tuple[CriterionView, ...]


def acts_of(guide: Guide) -> dict[str, tuple[ListedAct, ...]]:
    """Return each subject's acts by the subject's id, in the order in which its record gives them."""
    found: dict[str, dict[str, tuple[Deed, list[CriterionView]]]] = {subject.id: {} for subject in guide.subjects}
    for view in guide.criteria:
        for account in view.accounts:
            for deed in account.deeds:
                _, views = found[account.subject].setdefault(deed.id, (deed, []))
                if view not in views[-1:]:
                    views.append(view)
    return {
        card.record.subject.id: tuple(
            ListedAct(anchor=act_anchor(card.record.subject.id, deed.id), deed=deed, views=tuple(views))
            for action in card.record.actions
            for deed, views in filter(None, (found[card.record.subject.id].get(action.id),))
        )
        for card in guide.comparison.cards
    }


def act_anchor(subject: str, act: str) -> str:
    """Return the name of an act's place in a page; ids have no hyphen, so that two acts never share one."""
    return f"act-{subject}-{act}"
