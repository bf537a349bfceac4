"""What the library itself says to readers of a guide, in one language (`format: messages/1`)."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from scorecard.model.base import Document, FrozenDict, Part, Table, short_form
from scorecard.model.number import Count
from scorecard.model.text import Text, pattern
from scorecard.model.words import PluralRule, WritingDirection

PLACE = re.compile(r"\{([a-z][a-z_]*)\}")
"""A named place in a message, which a word or number of the guide takes."""
MessageKey = Annotated[
    str,
    StringConstraints(strict=True, max_length=64),
    pattern("bad-message-key", r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", "words of lower-case letters joined by dots"),
]
"""Name of a message, as `mark.could_be`."""
LANGUAGE = r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*"
"""How a language tag is written.

Source: IETF BCP 47, of which this is the part that languages, scripts and regions need.
"""
LanguageTag = Annotated[
    str,
    StringConstraints(strict=True, max_length=35),
    pattern("bad-language", LANGUAGE, "a language tag such as es or pt-BR"),
]
"""A language by its BCP 47 tag."""


class MessageForms(Part):
    """A message, with the form for numbers that the language says as one."""

    stands_alone: ClassVar = ("other",)

    other: Text
    """The message."""
    one: Text | None = None
    """The message where the place `{count}` takes a number that the plural rule calls one."""

    @property
    def places(self) -> frozenset[str]:
        """Names of the places in the message."""
        return frozenset(PLACE.findall(self.other))

    @property
    def places_of_one(self) -> frozenset[str]:
        """Names of the places in the form for one; those of the message where it has no such form."""
        return frozenset(PLACE.findall(self.other if self.one is None else self.one))


Message = Annotated[MessageForms, short_form("other", str)]
"""A message; one without a second form may stand alone."""


class NumberSigns(Part):
    """How the language writes numbers."""

    decimal: Text = "."
    """What stands before decimals."""
    group: Text = ","
    """What stands between groups of three digits."""
    group_from: Count = 4
    """Digits before the decimals from which on groups are parted."""
    minus: Text = "\u2212"
    """What stands before a number below zero."""
    percent: Text = "{number}\u00a0%"
    """A per cent; `{number}` is its place."""


class Messages(Document):
    """What the library says to readers of a guide, in one language."""

    format: Literal["messages/1"]
    """Always `messages/1`."""
    lang: LanguageTag
    """The language."""
    name: Text | None = None
    """What the language calls itself."""
    direction: WritingDirection = "ltr"
    """Which way the language is written: from left to right, or from right to left."""
    plural: PluralRule = "one_other"
    """Which numbers take the form `one`."""
    numbers: NumberSigns = NumberSigns()
    """How numbers are written."""
    messages: Table[MessageKey, Message] = Field(default_factory=FrozenDict)
    """The messages by their names; English stands for one that is not given."""
