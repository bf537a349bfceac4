"""What fills the templates of a guide: everything is escaped, and nothing that they name may be missing."""

from __future__ import annotations

import functools
import re

from jinja2 import Environment

from scorecard.problem import visible
from scorecard.rendering.html import strict_environment

LINE_ENDS = re.compile(
    r"\n+(?=</?(?:caption|circle|dd|desc|details|div|dl|dt|figcaption|figure|h\d|li|ol|p|path|section|summary|svg|table|"
    r"tbody|td|text|th|thead|title|tr|ul)\b)"
)
"""Line ends before elements that begin a line of their own, or that are drawn; no text holds any."""
BLANKS = re.compile(r"[ \t\r\n\f\v]+")
"""White space that becomes one blank; a blank that does not break stays."""


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
    return visible(BLANKS.sub(" ", value)) if type(value) is str else value
