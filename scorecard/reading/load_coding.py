"""Doors of codings, and of decisions that settle two of them."""

from __future__ import annotations

import os
from functools import partial

from scorecard.model.adjudication import Adjudication
from scorecard.model.coding import Coding
from scorecard.model.rubric import Rubric
from scorecard.reading.document import read_document
from scorecard.reading.load import vocabulary
from scorecard.reading.opening import Loaded, open_as
from scorecard.reading.words_used import coded_theme_is_unknown


def load_coding(path: str | os.PathLike[str]) -> Coding:
    """Load one coder's judgements from a file.

    Raises:
        DocumentError: with every problem of the file.
    """
    return open_coding(os.fspath(path)).model


def open_coding(path: str, rubric: Rubric | None = None) -> Loaded[Coding]:
    """Load a coding with the places of everything in it, its themes checked where a rubric is given."""
    known = tuple(vocabulary(rubric).themes)
    between = partial(coded_theme_is_unknown, known=known) if rubric else None
    return open_as(Coding, read_document(path), between=between)


def load_adjudication(path: str | os.PathLike[str]) -> Adjudication:
    """Load decisions on what two coders disagree about from a file.

    Raises:
        DocumentError: with every problem of the file.
    """
    return open_adjudication(os.fspath(path)).model


def open_adjudication(path: str) -> Loaded[Adjudication]:
    """Load decisions with the places of everything in them; see `load_adjudication`."""
    return open_as(Adjudication, read_document(path))
