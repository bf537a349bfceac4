"""Themes and targets of a record against the words that there are."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.names import unknown_name
from scorecard.model.record import Record
from scorecard.model.theme import Vocabulary
from scorecard.problem import Problem
from scorecard.reading.iso3166 import ALPHA_3
from scorecard.source import Pointer

ROOT = Pointer()


def word_problems(record: Record, vocabulary: Vocabulary, codes: frozenset[str]) -> Iterator[Problem]:
    """Yield each theme that the vocabulary does not have, and each target that no code list has."""
    yield from theme_is_unknown(record, tuple(vocabulary.themes))
    yield from target_is_unknown(record, codes)


def theme_is_unknown(record: Record, known: tuple[str, ...]) -> Iterator[Problem]:
    """An action bears on a theme, or a source covers one, that the vocabulary does not have."""
    for index, action in enumerate(record.actions):
        for name in action.themes:
            if name not in known:
                yield unknown_name("theme", ROOT / "actions" / index / "themes" / name, name, known, on_key=True)
    for source_id, source in record.sources.items():
        for index, name in enumerate(source.covers):
            if name not in known:
                yield unknown_name("theme", ROOT / "sources" / source_id / "covers" / index, name, known)


def target_is_unknown(record: Record, codes: frozenset[str]) -> Iterator[Problem]:
    """An action is aimed at a target that neither ISO 3166 nor the relations have."""
    for index, action in enumerate(record.actions):
        for number, name in enumerate(action.targets):
            if name not in ALPHA_3 and name not in codes:
                yield unknown_name(
                    "target", ROOT / "actions" / index / "targets" / number, name, (*sorted(codes), *sorted(ALPHA_3))
                )
