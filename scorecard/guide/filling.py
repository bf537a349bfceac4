"""What fills the templates of a guide: everything is escaped, and nothing that they name may be missing."""

from __future__ import annotations

import functools
import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from scorecard.problem import visible

BLANKS = re.compile(r"[ \t\r\n\f\v]+")
"""White space that becomes one blank; a blank that does not break stays."""


@functools.cache
def environment() -> Environment:
    """Return what fills templates: everything is escaped, and every text stands on one line with nothing hidden."""
    return Environment(
        loader=PackageLoader("scorecard.guide"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_visible,
    )


def _visible(value: object) -> object:
    return visible(BLANKS.sub(" ", value)) if type(value) is str else value
