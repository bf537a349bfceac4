"""What every problem code means, with examples (`format: problems/1`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from scorecard.model.base import Document, FrozenDict, Part, Table
from scorecard.model.text import Text

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", strict=True)]
"""A problem's permanent name: words joined by hyphens."""


class ManualEntry(Part):
    """One problem code."""

    what: Text
    """What is wrong, in one sentence."""
    why: Text
    """Why it matters."""
    call: Text | None = None
    """The command that finds it in the files, where `scorecard check` of them does not."""
    saved: Text | None = None
    """How the files come to be, where their text does not tell."""
    bad: Table[str, Text] = Field(default_factory=FrozenDict)
    """Files that have the problem, by name."""
    good: Table[str, Text] = Field(default_factory=FrozenDict)
    """The same files without it."""


class Manual(Document):
    """Every problem code with its meaning."""

    format: Literal["problems/1"]
    codes: Table[Code, ManualEntry]
