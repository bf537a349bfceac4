"""A language that is written from right to left, whole and made up, for tests of pages in such a language."""

from __future__ import annotations

import string

from scorecard.guide.words import bundled_messages
from scorecard.model.base import FrozenDict
from scorecard.model.messages import PLACE, MessageForms, Messages

ARABIC = str.maketrans(string.ascii_letters, 2 * "ابتثجحخدذرزسشصضطظعغفقكلمنه")


def from_right() -> Messages:
    """Return the English messages with an Arabic letter in the place of each Latin one."""
    english = bundled_messages("en")
    messages = {key: _in_arabic(forms) for key, forms in english.messages.items()}
    return english.model_copy(update={"lang": "ar", "direction": "rtl", "messages": FrozenDict(messages)})


def _in_arabic(forms: MessageForms) -> MessageForms:
    return MessageForms(other=_written(forms.other), one=None if forms.one is None else _written(forms.one))


def _written(message: str) -> str:
    own = [piece.translate(ARABIC) for piece in PLACE.split(message)[::2]]
    places = [f"{{{name}}}" for name in PLACE.findall(message)]
    return "".join(piece for pair in zip(own, [*places, ""], strict=True) for piece in pair)
