"""Documents as YAML that loads again as the same documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.model.base import Document
from scorecard.model.coding import Coding
from scorecard.model.record import Record
from scorecard.model.relations import Relations
from scorecard.model.rubric import Rubric
from scorecard.model.theme import Vocabulary
from scorecard.problem import DocumentError, Problem
from scorecard.source import Pointer
from scorecard.writing.plain import Plain, fields_of, plain_of, unwritable
from scorecard.writing.yaml_text import yaml_text


def dump_document(document: Document) -> str:
    """Return a document of any kind as YAML.

    Raises:
        DocumentError: with every text and number in it that no document may hold.
    """
    return _text_of(fields_of(document))


def dump_coding(coding: Coding) -> str:
    """Return a coding as YAML that loads as the same coding.

    Raises:
        DocumentError: with every text and number in it that no document may hold.
    """
    return dump_document(coding)


def dump_record(record: Record) -> str:
    """Return a record as YAML that loads as the same record.

    Raises:
        DocumentError: with every text and number in it that no document may hold.
    """
    return dump_document(record)


def dump_rubric_beside(rubric: Rubric, vocabulary: Vocabulary, relations: Mapping[str, Relations]) -> str:
    """Return a rubric as YAML, without what reading puts into every rubric.

    Args:
        rubric: the rubric.
        vocabulary: the themes that reading puts in; they are left out.
        relations: the relations that a rubric may name; any others are written out.

    Raises:
        DocumentError: with every text and number in it that no document may hold, and every theme that is
            defined otherwise than the one of its name in the vocabulary.
    """
    if problems := list(_redefined(rubric, vocabulary)):
        raise DocumentError(problems)
    said = fields_of(rubric)
    said["themes"] = {name: plain_of(theme) for name, theme in rubric.themes.items() if name not in vocabulary.themes}
    for name, known in relations.items():
        if known == rubric.relations:
            said["relations"] = name
    return _text_of({key: value for key, value in said.items() if value or key != "themes"})


def _redefined(rubric: Rubric, vocabulary: Vocabulary) -> Iterator[Problem]:
    for name, theme in rubric.themes.items():
        if vocabulary.themes.get(name, theme) != theme:
            yield Problem(
                code="duplicate-id",
                message=f"the theme '{name}' is bundled already, with another definition",
                pointer=Pointer(("themes", name)),
                found=name,
                hint="give yours another id",
                on_key=True,
            )


def _text_of(fields: dict[str, Plain]) -> str:
    if problems := list(unwritable(fields)):
        raise DocumentError(problems)
    return yaml_text(fields)
