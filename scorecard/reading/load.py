"""One door for each kind of document. Whoever comes in has been checked; whoever does not says why, all at once."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from scorecard.model.asked import expect
from scorecard.model.mapping import Mapping as TableMapping
from scorecard.model.observation_checks import observation_problems, subject_problems
from scorecard.model.origin import Origin
from scorecard.model.record import Record
from scorecard.model.relations import Relations
from scorecard.model.rubric import Rubric
from scorecard.model.text import NAME
from scorecard.model.theme import Vocabulary
from scorecard.model.translate import wrong_type
from scorecard.problem import DocumentError, Problem, RubricNotFoundError, did_you_mean, echo
from scorecard.reading import catalogue
from scorecard.reading.document import RawDocument, document_from, read_document
from scorecard.reading.extend import resolved
from scorecard.reading.files import documents_in, is_path, is_table
from scorecard.reading.garbage_collection import collection_held_off
from scorecard.reading.levels_meant import levels_listed
from scorecard.reading.opening import Loaded, mapping_of, open_as, require
from scorecard.reading.order import in_file_order
from scorecard.reading.paths import is_below
from scorecard.reading.salvage import Between, build
from scorecard.reading.tabulated import tabulated
from scorecard.reading.words_used import has_words, word_problems
from scorecard.source import Mark, Pointer, SourceMap

BUNDLED_RELATIONS = "relations"
"""Name of the relations that come with the library."""
BUNDLED_THEMES = "themes"
"""Name of the themes that come with the library."""
REMEMBERED = 8
"""Versions of the bundled themes and relations that are kept at hand; but for editions there is one."""


def load_rubric(name: str | os.PathLike[str]) -> Rubric:
    """Load a rubric.

    Args:
        name: of a bundled rubric, with `@version` where another version must not do; or the path of a rubric file.

    Raises:
        RubricNotFoundError: when no bundled rubric has that name and version.
        DocumentError: with every problem of the file.
    """
    return find_rubric(os.fspath(name)).model


def find_rubric(name: str) -> Loaded[Rubric]:
    """Load a rubric with the places of everything in it; see `load_rubric`."""
    if is_path(name):
        return open_rubric(read_document(name))
    plain, _, version = name.partition("@")
    if plain not in catalogue.names():
        raise RubricNotFoundError(name, catalogue.names())
    found = open_rubric(read_document(str(catalogue.bundled(plain))))
    if version and not f"{found.model.version}.".startswith(f"{version}."):
        raise RubricNotFoundError(name, [f"{plain}@{found.model.version}"])
    return found


def load_records(
    path: str | os.PathLike[str],
    *,
    rubric: Rubric | None = None,
    mapping: str | os.PathLike[str] | TableMapping | None = None,
) -> list[Record]:
    """Load the records of a file, of a folder, or of all files that a pattern matches, sorted by name.

    The records of a table come in the order of their first rows.

    Args:
        path: a file, a folder, a pattern with `*`, or `-` for standard input.
        rubric: the rubric that the records are for; its own themes may then be used besides the bundled ones.
        mapping: a mapping or the path of its file; files that are no documents are then tables, as CSV and XLSX.

    Raises:
        DocumentError: with every problem of every file.
        ScorecardError: when a workbook is to be read and openpyxl is not there, or what is given is no rubric.
    """
    if rubric is not None:
        expect(Rubric, rubric, "rubric")
    chosen = None if mapping is None else open_mapping(mapping)
    return [loaded.model for loaded in open_records(os.fspath(path), rubric, chosen)]


def open_records(
    path: str, rubric: Rubric | None = None, mapping: Loaded[TableMapping] | None = None
) -> list[Loaded[Record]]:
    """Load records with the places of everything in them; see `load_records`."""
    opened: list[Loaded[Record]] = []
    problems: list[Problem] = []
    between = partial(_problems_under, rubric)
    with collection_held_off():
        for file in documents_in(path, with_tables=mapping is not None):
            try:
                if mapping and is_table(file):
                    opened += open_table(file, mapping, between)
                else:
                    opened.append(open_as(Record, read_document(file), between=between))
            except DocumentError as error:
                problems += levels_listed(error.problems, [rubric] if rubric else [])
    if problems:
        raise DocumentError(problems)
    return opened


def open_record(raw: RawDocument, rubric: Rubric) -> Loaded[Record]:
    """Return a record that is for a rubric, with the places of everything in it.

    Raises:
        DocumentError: with every problem.
    """
    return open_as(Record, raw, between=partial(_problems_under, rubric))


def _problems_under(rubric: Rubric | None, record: Record) -> Iterator[Problem]:
    if has_words(record):
        yield from word_problems(record, vocabulary(rubric), codes(rubric), [rubric] if rubric else ())
    if rubric:
        yield from subject_problems(rubric, record)
        yield from observation_problems(rubric, record)


def load_mapping(path: str | os.PathLike[str]) -> TableMapping:
    """Load what says which column of a table is what.

    Raises:
        DocumentError: with every problem of the file.
    """
    return open_mapping(path).model


def open_mapping(mapping: str | os.PathLike[str] | TableMapping) -> Loaded[TableMapping]:
    """Load a mapping with the places of everything in it; one that was built in Python has none."""
    if isinstance(mapping, TableMapping):
        return Loaded.of(mapping, SourceMap("mapping", Mark((0, 0, 0))))
    return open_as(TableMapping, read_document(os.fspath(mapping)))


def open_table(path: str, mapping: Loaded[TableMapping], between: Between) -> list[Loaded[Record]]:
    """Load the records of a table, each with the cells of everything in it, checked further by `between`.

    Raises:
        DocumentError: with every problem of the table, each with its row as the line and its column as the column.
    """
    found = tabulated(path, mapping.model, mapping.sources, between)
    if found.problems:
        raise DocumentError(in_file_order(found.problems))
    for record, _ in found.records:
        record.read_from(Origin("record", record.subject.id, found.sha256, path), *mapping.model.origins)
    return [Loaded.of(record, sources) for record, sources in found.records]


def open_rubric(raw: RawDocument) -> Loaded[Rubric]:
    """Return a rubric with what it extends, the bundled themes and the relations that it names put into it."""
    raw = resolved(raw)
    data = mapping_of(Rubric, raw)
    own = data.get("themes", {})
    if not isinstance(own, dict):
        return _opened_without_themes(raw)
    known = vocabulary().themes
    require(raw, [_bundled_already(name) for name in own if name in known])
    extra: dict[str, Any] = {"themes": {**known, **own}}
    if "relations" in data:
        extra["relations"] = _relations_for(raw, data["relations"])
    try:
        opened = open_as(Rubric, raw, extra)
    except DocumentError as error:
        raise DocumentError(_own_themes_first(problem) for problem in error.problems) from None
    relations = opened.model.relations.origins if opened.model.relations else ()
    opened.model.read_from(*opened.model.origins, *relations, *_bundled_vocabulary().origins)
    return opened


def _opened_without_themes(raw: RawDocument) -> Loaded[Rubric]:
    """Raise what is wrong in a rubric whose themes cannot be read; which of those it uses there are is not known."""
    try:
        return open_as(Rubric, raw)
    except DocumentError as error:
        raise DocumentError([each for each in error.problems if each.code != "unknown-theme"]) from None


def _own_themes_first(problem: Problem) -> Problem:
    """Name the rubric's own themes before the bundled ones, which are many, where a theme is not known."""
    known = vocabulary().themes
    is_theme = problem.code == "unknown-theme"
    return replace(problem, allowed=tuple(sorted(problem.allowed, key=known.__contains__))) if is_theme else problem


def _bundled_already(theme: str) -> Problem:
    return Problem(
        code="duplicate-id",
        message=f"the theme '{theme}' is bundled already",
        pointer=Pointer(("themes", theme)),
        found=theme,
        hint="use it as it is, or give yours another id",
        on_key=True,
    )


def vocabulary(rubric: Rubric | None = None) -> Vocabulary:
    """Return the themes of a rubric, its own first, and the bundled ones."""
    bundled = _bundled_vocabulary()
    own = {name: theme for name, theme in rubric.themes.items() if name not in bundled.themes} if rubric else {}
    return bundled.model_copy(update={"themes": {**own, **bundled.themes}}) if own else bundled


def codes(rubric: Rubric | None = None) -> frozenset[str]:
    """Return the codes of targets that a rubric's relations, or the bundled ones, define besides ISO 3166."""
    relations = (rubric.relations if rubric else None) or bundled_relations()
    return frozenset(relations.codes)


def _bundled_vocabulary() -> Vocabulary:
    return _vocabulary_in(catalogue.kept_as(BUNDLED_THEMES))


def bundled_relations() -> Relations:
    """Return the bundled groups of states."""
    return _relations_in_file(catalogue.kept_as(BUNDLED_RELATIONS))


@functools.lru_cache(maxsize=REMEMBERED)
def _vocabulary_in(kept: catalogue.Kept | None) -> Vocabulary:
    return open_as(Vocabulary, _bundled_document(BUNDLED_THEMES, kept)).model


@functools.lru_cache(maxsize=REMEMBERED)
def _relations_in_file(kept: catalogue.Kept | None) -> Relations:
    return open_as(Relations, _bundled_document(BUNDLED_RELATIONS, kept)).model


def _bundled_document(name: str, kept: catalogue.Kept | None) -> RawDocument:
    return document_from(kept.data, kept.path) if kept else read_document(str(catalogue.bundled(name)))


def _relations_for(raw: RawDocument, name: object) -> Relations:
    """Return the relations written out, those beside the rubric's file, or the bundled ones by that name."""
    if isinstance(name, dict):
        return _relations_in(raw, name)
    if not isinstance(name, str):
        problem = wrong_type(Pointer(("relations",)), name, "text: the name of a file beside the rubric, without .yaml")
        raise DocumentError([problem.located(raw.sources)])
    if kept := catalogue.kept_as(name):
        return open_as(Relations, document_from(kept.data, kept.path)).model
    apart = catalogue.is_apart()
    beside = Path(raw.path).with_name(f"{name}.yaml") if re.fullmatch(NAME, name) and not apart else None
    if beside and is_below(str(beside.parent), beside.name):
        return open_as(Relations, read_document(str(beside), follow_links=False)).model
    if name == BUNDLED_RELATIONS and not apart:
        return bundled_relations()
    problem = Problem(
        code="unknown-relations",
        message=f"no relations file '{echo(name)}' beside the rubric",
        pointer=Pointer(("relations",)),
        found=echo(name),
        allowed=(BUNDLED_RELATIONS,),
        hint=did_you_mean(name, (BUNDLED_RELATIONS,)) or "give the name of a file beside the rubric, without .yaml",
    )
    raise DocumentError([problem.located(raw.sources)])


def _relations_in(raw: RawDocument, fields: Mapping[str, Any]) -> Relations:
    at = Pointer(("relations",))
    try:
        return build(Relations, fields)
    except DocumentError as error:
        found = [replace(problem, pointer=Pointer((*at.steps, *problem.pointer.steps))) for problem in error.problems]
    raise DocumentError(in_file_order(problem.located(raw.sources) for problem in found))
