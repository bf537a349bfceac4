"""The vocabulary of themes that actions bear on (`format: themes/1`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, Part, Table
from scorecard.model.text import Id, Text, Version


class Theme(Part):
    """One thing that an action may bear on."""

    title: Text
    definition: Text
    """One sentence; an action advances the theme when it moves what this describes."""
    is_not: Text | None = Field(default=None, alias="not")
    """What the theme leaves to others."""


class Vocabulary(Document):
    """A vocabulary of themes."""

    format: Literal["themes/1"]
    id: Id
    version: Version
    title: Text
    about: Text | None = None
    themes: Table[Id, Theme]
