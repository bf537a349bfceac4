"""What fills the templates of a guide: everything is escaped, and nothing that they name may be missing."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from jinja2 import Environment

from scorecard.guide.sentence import Sentence
from scorecard.model.words import WritingDirection
from scorecard.problem import visible
from scorecard.rendering.html import strict_environment

LINE_ENDS = re.compile(
    r"\n+(?=</?(?:caption|circle|dd|desc|details|div|dl|dt|figcaption|figure|h\d|li|ol|p|path|section|summary|svg|table|"
    r"tbody|td|text|th|thead|title|tr|ul)\b)"
)
"""Line ends before elements that begin a line of their own, or that are drawn; no text holds any."""
BLANKS = re.compile(r"[ \t\r\n\f\v]+")
"""White space that becomes one blank; a blank that does not break stays."""
READ: Mapping[WritingDirection | None, str] = {"ltr": "\u2066", "rtl": "\u2067", None: "\u2068"}
"""Marks before a text that is read one way whatever stands around it, or the way of its first letter.

They show nowhere. Markup for the same has no place in drawings and attributes.

Source: Unicode Standard Annex 9, Unicode Bidirectional Algorithm, explicit directional isolates.
"""
END = "\u2069"
"""The mark after such a text."""


@functools.cache
def environment() -> Environment:
    """Return what fills templates: everything is escaped, and every text stands on one line with nothing hidden."""
    environment = strict_environment("scorecard.guide", _visible)
    environment.filters["tight"] = _tight
    return environment


def _tight(text: str) -> str:
    """Return markup of ours without the line ends that show nowhere; of a large page they are a hundredth."""
    return LINE_ENDS.sub("", text)


def _visible(value: object) -> object:
    if isinstance(value, Sentence):
        return _shown(value) if value.direction == value.page else _apart(value)
    return _shown(value) if type(value) is str else value


def _shown(text: str) -> str:
    """Return a text on one line with nothing hidden but our own marks around what fills its places."""
    if not isinstance(text, Sentence):
        return visible(BLANKS.sub(" ", text))
    return "".join(_apart(each) if place % 2 else _shown(each) for place, each in enumerate(text.pieces))


def _apart(text: str) -> str:
    return f"{READ[text.direction if isinstance(text, Sentence) else None]}{_shown(text)}{END}"
