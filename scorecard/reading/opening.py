"""A document as its model: what every door of this stage opens with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any, Generic, TypeVar, get_args

from scorecard.model.base import Document
from scorecard.model.origin import Origin, OriginKind
from scorecard.model.record import Record
from scorecard.model.translate import show_found
from scorecard.problem import DocumentError, Problem
from scorecard.reading.document import RawDocument
from scorecard.reading.order import in_file_order
from scorecard.reading.salvage import Between, build
from scorecard.source import Pointer, SourceMap

D = TypeVar("D", bound=Document)


class Kinds(Mapping[str, type[Document]]):
    """Kinds of document by what their `format` says; the model of one is imported when it is asked for.

    Why: whoever reads one kind does not wait for the models of all others.
    """

    def __init__(self, homes: Mapping[str, str]) -> None:
        """Keep where each model is defined, as `module:name`."""
        self._homes = homes

    def __getitem__(self, form: str) -> type[Document]:
        """Return the model of a format."""
        module, _, name = self._homes[form].partition(":")
        found: type[Document] = getattr(import_module(module), name)
        return found

    def __iter__(self) -> Iterator[str]:
        """Iterate over the formats; no model is imported."""
        return iter(self._homes)

    def __len__(self) -> int:
        """Return how many kinds there are."""
        return len(self._homes)


FORMATS = Kinds(
    {
        "rubric/1": "scorecard.model.rubric:Rubric",
        "record/1": "scorecard.model.record:Record",
        "coding/1": "scorecard.model.coding:Coding",
        "adjudication/1": "scorecard.model.adjudication:Adjudication",
        "themes/1": "scorecard.model.theme:Vocabulary",
        "relations/1": "scorecard.model.relations:Relations",
        "mapping/1": "scorecard.model.mapping:Mapping",
        "roster/1": "scorecard.model.roster:Roster",
        "lexicon/1": "scorecard.model.lexicon:Lexicon",
        "blind_key/1": "scorecard.model.blind_key:BlindKey",
        "edition/1": "scorecard.model.edition:Edition",
        "messages/1": "scorecard.model.messages:Messages",
    }
)
"""Every kind of document by what its `format` says."""
KIND_OF: dict[str, OriginKind] = {
    "rubric/1": "rubric",
    "record/1": "record",
    "coding/1": "coding",
    "themes/1": "themes",
    "relations/1": "relations",
    "mapping/1": "mapping",
    "edition/1": "edition",
    "messages/1": "messages",
    "adjudication/1": "adjudication",
    "roster/1": "roster",
    "lexicon/1": "lexicon",
    "blind_key/1": "blind_key",
}
"""What a file of each kind of document is to the document that is read from it."""
CALLED = {
    "rubric/1": "a rubric",
    "record/1": "a record",
    "coding/1": "a coding",
    "adjudication/1": "a list of decisions",
    "themes/1": "a list of themes",
    "relations/1": "a list of relations",
    "mapping/1": "a mapping",
    "roster/1": "a roster",
    "lexicon/1": "a list of loaded words",
    "blind_key/1": "a key of masked records",
    "edition/1": "the manifest of an edition",
    "messages/1": "the messages of a guide in one language",
}
"""What help calls each kind of document."""


@dataclass(frozen=True)
class Loaded(Generic[D]):
    """A checked document, with where everything in it stands."""

    model: D
    placed: Callable[[], SourceMap]
    """Finds where everything stands."""

    @classmethod
    def of(cls, model: D, sources: SourceMap) -> Loaded[D]:
        """Return a document of which it is known already where everything stands."""
        return cls(model, lambda: sources)

    @cached_property
    def sources(self) -> SourceMap:
        """Where everything stands."""
        return self.placed()


def open_as(
    kind: type[D], raw: RawDocument, extra: Mapping[str, Any] | None = None, between: Between | None = None
) -> Loaded[D]:
    """Return a document as its model, with `extra` values put into it, checked further by `between`.

    Raises:
        DocumentError: with every problem, each with its place.
    """
    data = mapping_of(kind, raw)
    problems, model = list(raw.problems), None
    try:
        values = {**data, **(extra or {})}
        model = build(kind, values, between) if between else build(kind, values)
    except DocumentError as error:
        problems += (problem.located(raw.sources) for problem in error.problems)
    if model is None or problems:
        raise DocumentError(in_file_order(problems))
    if raw.sha256:
        model.read_from(_origin_of(model, raw), *raw.taken)
    return Loaded(model, lambda: raw.sources)


def _origin_of(model: Document, raw: RawDocument) -> Origin:
    kind = KIND_OF[format_of(type(model))]
    name = model.subject.id if isinstance(model, Record) else str(getattr(model, "id", kind))
    return Origin(kind, name, raw.sha256, raw.path)


def format_of(kind: type[Document]) -> str:
    """Return what the `format` of a kind of document says."""
    [said] = get_args(kind.model_fields["format"].annotation)
    return str(said)


def mapping_of(kind: type[Document], raw: RawDocument) -> dict[str, Any]:
    """Return a document's keys and values.

    Raises:
        DocumentError: when it is no mapping, or not of the format of its kind.
    """
    wanted = format_of(kind)
    data = raw.value
    if isinstance(data, dict) and data.get("format") == wanted:
        return data
    if raw.problems:
        raise DocumentError(raw.problems)
    given = data.get("format") if isinstance(data, dict) else None
    found = show_found(given) if given is not None else "no format"
    problem = Problem(
        code="wrong-format",
        message=f"expected a document of format {wanted}, found {found}",
        pointer=Pointer(("format",)),
        found=found,
        allowed=(wanted,),
        hint=_taken_for(given, wanted) or f"start the file with 'format: {wanted}'",
    )
    raise DocumentError([problem.located(raw.sources)])


def _taken_for(given: object, wanted: str) -> str:
    """Return what to do where a document of one kind is given in the place of another; nothing where it is of none."""
    if not isinstance(given, str) or given not in FORMATS:
        return ""
    option = {
        "rubric/1": "; name a rubric by --rubric",
        "mapping/1": "; name a mapping by --mapping",
        "roster/1": "; name a roster by --roster",
        "blind_key/1": "; name a key by --key",
    }
    instead = option.get(given, "") if wanted == "record/1" else ""
    return f"this is {CALLED[given]}; {CALLED[wanted]} is expected here{instead}"


def require(raw: RawDocument, problems: Sequence[Problem]) -> None:
    """Raise the problems of a document, each with its place, if there are any."""
    if problems:
        raise DocumentError(in_file_order(problem.located(raw.sources) for problem in problems))
