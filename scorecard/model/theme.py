"""The vocabulary of themes that actions bear on (`format: themes/1`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, Part, Table
from scorecard.model.text import Id, Text, Version


class Theme(Part):
    """One thing that an action may bear on."""

    title: Text
    """What it is called where results are printed."""
    definition: Text
    """One sentence; an action advances the theme when it moves what this describes."""
    is_not: Text | None = Field(default=None, alias="not")
    """What the theme leaves to others."""


class Vocabulary(Document):
    """A vocabulary of themes."""

    format: Literal["themes/1"]
    """Always `themes/1`."""
    id: Id
    """Permanent name."""
    version: Version
    """Two or three numbers."""
    title: Text
    """What it is called where results are printed."""
    about: Text | None = None
    """What it is about, for a reader."""
    themes: Table[Id, Theme]
    """Themes by their ids."""
