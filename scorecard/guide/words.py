"""What the library itself says in a guide: messages of a language, with numbers as the language writes them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from scorecard.model.messages import PLACE, Messages
from scorecard.model.number import half_up, literal
from scorecard.model.steps import Show
from scorecard.problem import ScorecardError, echo
from scorecard.reading.document import read_document
from scorecard.reading.opening import open_as

LANGUAGES = ("en", "es")
"""Languages that come with the library, each with every message."""
NOTHING = "–"
"""Stands where there is no number."""
GROUP = 3
"""Digits of a group."""


@dataclass(frozen=True)
class Words:
    """The messages of one language; English stands for what it lacks."""

    messages: Messages
    english: Messages

    @property
    def lang(self) -> str:
        """The language's tag."""
        return self.messages.lang

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.messages.direction

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the messages that English stands for."""
        return tuple(key for key in self.english.messages if key not in self.messages.messages)

    def __call__(self, key: str, /, **places: str | int) -> str:
        """Return a message with its places filled: text as it is, whole numbers as the language writes them.

        Args:
            key: name of the message.
            places: by name; `count` also picks the form of the message.
        """
        source = self.messages if key in self.messages.messages else self.english
        message = source.messages[key]
        is_one = message.one is not None and _is_one(source.plural, places.get("count"))
        text = message.one if is_one and message.one is not None else message.other
        filled = {name: self.number(value) if isinstance(value, int) else value for name, value in places.items()}
        return PLACE.sub(lambda found: filled[found[1]], text)

    def number(self, value: Fraction | int, decimals: int = 0, *, sign: bool = False) -> str:
        """Write a number rounded half up; every number of a guide is written here.

        Args:
            value: the number.
            decimals: places that are shown.
            sign: whether what is above zero bears a plus sign.
        """
        text = half_up(Fraction(value), decimals)
        return self._signed(text, sign=sign)

    def exact(self, value: Fraction) -> str:
        """Write a number exactly: a decimal where that is short, else a fraction."""
        return self._signed(literal(value))

    def whole(self, value: int | None) -> str:
        """Write a whole number, or the sign for none."""
        return NOTHING if value is None else self.number(value)

    def percent(self, share: Fraction | None, decimals: int = 0) -> str:
        """Write a share as a per cent, rounded half up, or the sign for none."""
        if share is None:
            return NOTHING
        return self.messages.numbers.percent.replace("{number}", self.number(share * 100, decimals))

    def score(self, show: Show, value: Fraction) -> str:
        """Write a value from 0 to 1 in shown units, with a plus sign where the shown range goes below zero."""
        number = self.number(show.shown(value), show.decimals, sign=show.low < 0)
        if not show.out_of:
            return number
        return self("number.of", number=number, most=self.number(show.high, show.decimals))

    def date(self, text: str | None) -> str:
        """Write a date as its document gives it; of an interval both ends, and words where there is none."""
        if text is None:
            return self("date.none")
        first, between, last = text.partition("/")
        return text if not between or ".." in text else self("exposure.span", oldest=first, newest=last)

    def listed(self, items: Sequence[str]) -> str:
        """Join items as a sentence does: a, b and c."""
        if not items[1:]:
            return "".join(items)
        return self("list.and", items=self("list.comma").join(items[:-1]), last=items[-1])

    def _signed(self, text: str, *, sign: bool = False) -> str:
        signs = self.messages.numbers
        digits = text.removeprefix("-")
        mark = signs.minus if text.startswith("-") else "+" if sign and digits.strip("0.") else ""
        whole, point, rest = digits.partition(".")
        return mark + self._grouped(whole) + (signs.decimal + rest if point else "")

    def _grouped(self, digits: str) -> str:
        signs = self.messages.numbers
        if len(digits) < signs.group_from or not digits.isdecimal():
            return digits
        first = len(digits) % GROUP
        parts = [digits[start : start + GROUP] for start in range(first, len(digits), GROUP)]
        return signs.group.join([digits[:first], *parts] if first else parts)


def _is_one(rule: str, count: object) -> bool:
    return count in {"one_other": (1,), "zero_one_other": (0, 1), "other": ()}[rule]


@functools.cache
def bundled_messages(lang: str) -> Messages:
    """Return the messages of a language that comes with the library."""
    return open_as(Messages, read_document(str(_path(lang)))).model


def messages_text(lang: str) -> str:
    """Return the file of a language that comes with the library, for translators to start from."""
    return _path(lang).read_text(encoding="utf-8")


def _path(lang: str) -> Path:
    return Path(__file__).parent / "messages" / f"{lang}.json"


def words_of(lang: str, own: Messages | None = None) -> Words:
    """Return the words of a language that comes with the library, or of a reader's own catalogue.

    Raises:
        ScorecardError: when there is no own catalogue and no messages of the language.
    """
    if own is None and lang not in LANGUAGES:
        msg = f"no messages in '{echo(lang)}'; languages: {', '.join(LANGUAGES)}; give others by --messages"
        raise ScorecardError(msg)
    return Words(own or bundled_messages(lang), bundled_messages("en"))
