"""Doors of the documents that fairness rests on: rosters, loaded words, and keys of masked records."""

from __future__ import annotations

import functools
import os

from scorecard.model.blind_key import BlindKey
from scorecard.model.coding import Coding
from scorecard.model.lexicon import Lexicon
from scorecard.model.record import Record
from scorecard.model.roster import Roster
from scorecard.reading import catalogue
from scorecard.reading.document import read_document
from scorecard.reading.opening import open_as


def load_roster(path: str | os.PathLike[str]) -> Roster:
    """Load the list of who belongs in a comparison.

    Raises:
        DocumentError: with every problem of the file.
    """
    return open_as(Roster, read_document(os.fspath(path))).model


def load_blind_key(path: str | os.PathLike[str]) -> BlindKey:
    """Load what leads from masked records back to those that they were made from.

    Raises:
        DocumentError: with every problem of the file.
    """
    return open_as(BlindKey, read_document(os.fspath(path))).model


def load_record_or_coding(path: str | os.PathLike[str]) -> Record | Coding:
    """Load a record or a coding, whichever the file says that it is; no word in it is looked up elsewhere.

    Raises:
        DocumentError: with every problem of the file, which is taken for a record where it says nothing.
    """
    raw = read_document(os.fspath(path))
    is_coding = isinstance(raw.value, dict) and raw.value.get("format") == "coding/1"
    return open_as(Coding, raw).model if is_coding else open_as(Record, raw).model


@functools.cache
def bundled_lexicon() -> Lexicon:
    """Return the bundled words that praise or blame."""
    return open_as(Lexicon, read_document(str(catalogue.bundled("loaded_words")))).model
