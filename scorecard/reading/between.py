"""What is checked between a document and the others of a call: words, and observations under rubrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecard.later import later
from scorecard.model.observation_checks import observation_problems
from scorecard.problem import Problem
from scorecard.reading.opening import Loaded
from scorecard.reading.words_used import (
    coded_theme_is_unknown,
    decided_theme_is_unknown,
    has_words,
    relations_target_is_unknown,
    word_problems,
)

if TYPE_CHECKING:
    from scorecard.model.adjudication import Adjudication
    from scorecard.model.coding import Coding
    from scorecard.model.record import Record
    from scorecard.model.relations import Relations
    from scorecard.model.rubric import Rubric
    from scorecard.model.theme import Vocabulary
    from scorecard.reading.archive import Archive
    from scorecard.reading.definitions import with_definition
    from scorecard.reading.load import codes, vocabulary
else:
    with_definition = later("scorecard.reading.definitions:with_definition")
    codes = later("scorecard.reading.load:codes")
    vocabulary = later("scorecard.reading.load:vocabulary")


@dataclass(frozen=True, slots=True)
class Others:
    """What documents are checked against."""

    rubrics: list[Loaded[Rubric]]
    archive: Archive | None
    matches: Counter[str] = field(default_factory=Counter)
    all_read: bool = True
    """Whether all that may be a rubric could be read; else no word that one may define is called unknown."""


def _of_relations(_: Others, relations: Relations) -> Iterator[Problem]:
    return relations_target_is_unknown(relations)


def _of_coding(others: Others, coding: Coding) -> Iterator[Problem]:
    return coded_theme_is_unknown(coding, _themes_of(others)) if others.all_read else iter(())


def _of_adjudication(others: Others, adjudication: Adjudication) -> Iterator[Problem]:
    return decided_theme_is_unknown(adjudication, _themes_of(others)) if others.all_read else iter(())


def of_record(others: Others, record: Record) -> Iterator[Problem]:
    """Yield words of a record that nobody defines, and what is wrong with its observations under each rubric."""
    models = [rubric.model for rubric in others.rubrics]
    if others.all_read and has_words(record):
        targets = codes().union(*(codes(model) for model in models))
        yield from word_problems(record, _vocabulary_of(models), targets, models)
    for rubric in others.rubrics:
        found = observation_problems(rubric.model, record)
        yield from (with_definition(problem, rubric) for problem in found)


BETWEEN: dict[str, Callable[[Others, Any], Iterator[Problem]]] = {
    "relations/1": _of_relations,
    "coding/1": _of_coding,
    "adjudication/1": _of_adjudication,
    "record/1": of_record,
}
"""What is checked between a document and the others, by its format."""


def _themes_of(others: Others) -> tuple[str, ...]:
    return tuple(_vocabulary_of([rubric.model for rubric in others.rubrics]).themes)


def _vocabulary_of(rubrics: Sequence[Rubric]) -> Vocabulary:
    """Return the themes of all rubrics, their own before the bundled ones."""
    bundled = vocabulary().themes
    themes = {name: theme for rubric in rubrics for name, theme in rubric.themes.items() if name not in bundled}
    return vocabulary().model_copy(update={"themes": {**themes, **bundled}})
