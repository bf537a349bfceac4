"""What the library itself says in a guide: messages of a language, with numbers as the language writes them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from scorecard.guide.sentence import sentence_of
from scorecard.model.messages import PLACE, Messages
from scorecard.model.number import half_up, is_long, literal
from scorecard.model.steps import Show
from scorecard.model.words import WritingDirection
from scorecard.problem import ScorecardError, echo
from scorecard.reading.document import read_document
from scorecard.reading.opening import open_as

LANGUAGES = ("en", "es")
"""Languages that come with the library, each with every message."""
NOTHING = "–"
"""Stands where there is no number."""
GROUP = 3
"""Digits of a group."""
DECIMALS = 4
"""Decimals of a number that has too many digits to be written exactly."""


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
    def direction(self) -> WritingDirection:
        """Which way the language is written."""
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
        pieces = PLACE.split(text)
        pieces[1::2] = [filled[name] for name in pieces[1::2]]
        return sentence_of(pieces, self.direction)

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
        """Write a number exactly: a decimal where that is short, else a fraction.

        One with more digits than anybody reads, as a root or a logarithm has, is written by its first decimals and an
        ellipsis.
        """
        if not is_long(value):
            return self._signed(literal(value))
        kept = Fraction(int(value * 10**DECIMALS), 10**DECIMALS)
        return f"{self.number(kept, DECIMALS)}…"

    def whole(self, value: int | None) -> str:
        """Write a whole number, or the sign for none."""
        return NOTHING if value is None else self.number(value)

    def percent(self, share: Fraction | None, decimals: int = 0) -> str:
        """Write a share as a per cent, rounded half up, or the sign for none."""
        if share is None:
            return NOTHING
        before, _, after = self.messages.numbers.percent.partition("{number}")
        return sentence_of((before, self.number(share * 100, decimals), after), self.direction)

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
        if not between or ".." in text:
            return sentence_of([text], self.direction)
        return self("exposure.span", oldest=first, newest=last)

    def listed(self, items: Sequence[str]) -> str:
        """Join items as a sentence does: a, b and c."""
        if not items[1:]:
            return items[0] if items else ""
        return self("list.and", items=self.joined(self("list.comma"), items[:-1]), last=items[-1])

    def joined(self, between: str, items: Iterable[str]) -> str:
        """Join items with what stands between them, as `str.join` does, so that a page can keep them apart."""
        pieces = [piece for item in items for piece in (between, item)]
        return sentence_of(["", *pieces[1:]], self.direction)

    def _signed(self, text: str, *, sign: bool = False) -> str:
        signs = self.messages.numbers
        digits = text.removeprefix("-")
        mark = signs.minus if text.startswith("-") else "+" if sign and digits.strip("0.") else ""
        whole, point, rest = digits.partition(".")
        number = mark + self._grouped(whole) + (signs.decimal + rest if point else "")
        return sentence_of([number], self.direction)

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
