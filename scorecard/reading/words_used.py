"""Themes and targets of a record against the words that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from scorecard.model.names import MOST, unknown_name
from scorecard.model.observation_checks import is_observed_by
from scorecard.problem import Problem
from scorecard.reading.iso3166 import ALPHA_3
from scorecard.source import Pointer

if TYPE_CHECKING:
    from scorecard.model.adjudication import Adjudication
    from scorecard.model.coding import Coding
    from scorecard.model.record import Record
    from scorecard.model.relations import Relations
    from scorecard.model.rubric import Rubric
    from scorecard.model.theme import Vocabulary

ROOT = Pointer()


def word_problems(
    record: Record, vocabulary: Vocabulary, codes: frozenset[str], rubrics: Iterable[Rubric] = ()
) -> Iterator[Problem]:
    """Yield each theme that the vocabulary does not have, and each target that no code list has.

    Args:
        record: whose words are looked up.
        vocabulary: of the rubrics given and the bundled themes.
        codes: of targets, besides ISO 3166.
        rubrics: that are given; help names the one that the record belongs to where it is not among them.
    """
    named = record.observations_of
    missing = named if named and not any(is_observed_by(record, rubric) for rubric in rubrics) else ""
    for problem in islice(theme_is_unknown(record, tuple(vocabulary.themes)), MOST):
        yield _with_rubric(problem, missing) if missing else problem
    yield from islice(target_is_unknown(record, codes), MOST)


def has_words(record: Record) -> bool:
    """Tell whether a record has themes or targets at all, which are looked up in lists that take time to read."""
    is_coded = any(action.themes or action.targets for action in record.actions)
    return is_coded or any(source.covers for source in record.sources.values())


def _with_rubric(problem: Problem, missing: str) -> Problem:
    joint = " " if problem.hint.endswith("?") else "; "
    named = f"the record names {missing}; give its file too (in Python, rubric=)"
    return replace(problem, hint=f"{problem.hint}{joint}{named}")


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
                yield unknown_target(ROOT / "actions" / index / "targets" / number, name, codes)


def unknown_target(pointer: Pointer, name: str, codes: frozenset[str]) -> Problem:
    """Return the Problem of a code that no list has; likeness of codes means nothing, so none is suggested."""
    return Problem(
        code="unknown-target",
        message=f"no target '{name}'",
        pointer=pointer,
        found=name,
        allowed=("ISO 3166 alpha-3 codes", *sorted(codes)),
        hint="use an ISO 3166 alpha-3 code, or a code that the relations file defines",
    )


def relations_target_is_unknown(relations: Relations) -> Iterator[Problem]:
    """A member of a group is neither a country of ISO 3166 nor a code that the relations define."""
    codes = frozenset(relations.codes)
    for name, group in relations.groups.items():
        for index, member in enumerate(group.members):
            if member.target not in ALPHA_3 and member.target not in codes:
                yield unknown_target(ROOT / "groups" / name / "members" / index / "target", member.target, codes)


def decided_theme_is_unknown(adjudication: Adjudication, known: tuple[str, ...]) -> Iterator[Problem]:
    """A decision gives a theme that the vocabulary does not have."""
    for index, decision in enumerate(adjudication.decisions):
        for name in decision.themes:
            if name not in known:
                yield unknown_name("theme", ROOT / "decisions" / index / "themes" / name, name, known, on_key=True)


def coded_theme_is_unknown(coding: Coding, known: tuple[str, ...]) -> Iterator[Problem]:
    """A coder codes a theme that the vocabulary does not have."""
    for action, code in coding.actions.items():
        for name in code.themes:
            if name not in known:
                yield unknown_name("theme", ROOT / "actions" / action / "themes" / name, name, known, on_key=True)
