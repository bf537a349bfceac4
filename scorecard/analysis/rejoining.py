"""Acts that stay one where the action that the others named is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.model.facts import Action


def rejoined(before: Sequence[Action], kept: Sequence[Action]) -> Iterator[Action]:
    """Yield what is kept, so that several reports of one act stay one act.

    Where an action names one that is gone, it names the next above that is there; where none is, the first that is
    kept takes the place, and the others name it.

    Args:
        before: all actions, which `same_act` leads through.
        kept: those that are left, and any others that name none of the actions before.
    """
    above = {action.id: action.same_act for action in before}
    there, heads = {action.id for action in kept}, dict[str, str]()
    for action in kept:
        named = action.same_act
        while named is not None and named not in there:
            last, named = named, above[named]
            if named is None:
                named = heads.setdefault(last, action.id)
        same_act = None if named == action.id else named
        yield action if same_act == action.same_act else action.model_copy(update={"same_act": same_act})
