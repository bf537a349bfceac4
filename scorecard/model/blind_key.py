"""What leads from masked records back to those that they were made from (`format: blind_key/1`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, FrozenDict, Part, Table
from scorecard.model.facts import Subject
from scorecard.model.number import Count
from scorecard.model.text import Id, Sha256, Text, Url


class HiddenSource(Part):
    """What was masked of a source."""

    id: Id
    """Its id in the record."""
    title: Text
    """Its title."""
    publisher: Text
    """Who published it."""
    url: Url | None = None
    """Its web address."""
    sha256: Sha256 | None = None
    """SHA-256 of the archived text's bytes."""


class HiddenSubject(Part):
    """What was masked of a record."""

    subject: Subject
    """Who is judged."""
    years: Count = 0
    """Years that were added to every date."""
    sources: Table[Id, HiddenSource] = Field(default_factory=FrozenDict)
    """What was masked of each source, by its id in the masked record."""
    actions: Table[Id, Id] = Field(default_factory=FrozenDict)
    """Ids of the actions, each by its id in the masked record."""


class BlindKey(Document):
    """Who hides behind which mask. Whoever codes blind must not see it."""

    format: Literal["blind_key/1"]
    """Always `blind_key/1`."""
    seed: Count
    """Where the pseudonyms start."""
    words: Table[Text, Text] = Field(default_factory=FrozenDict)
    """What each mark in the masked texts stands for."""
    subjects: Table[Id, HiddenSubject]
    """What was masked of each record, by the id of its subject in the masked record."""
