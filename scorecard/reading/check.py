"""Every document of a call checked, alone and against each other, with every problem of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scorecard.model.base import Document
from scorecard.model.coding import Coding
from scorecard.model.pair_checks import observation_problems
from scorecard.model.record import Record
from scorecard.model.relations import Relations
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion
from scorecard.model.theme import Vocabulary
from scorecard.model.translate import show_found
from scorecard.problem import DocumentError, Problem, Severity, did_you_mean
from scorecard.reading.archive import Archive, quotation_problems
from scorecard.reading.document import RawDocument, read_document
from scorecard.reading.files import documents_in
from scorecard.reading.load import FORMATS, Loaded, codes, find_rubric, open_as, open_rubric, vocabulary
from scorecard.reading.words_used import coded_theme_is_unknown, relations_target_is_unknown, word_problems
from scorecard.source import Pointer


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    files: int
    problems: tuple[Problem, ...]
    quotations: Counter[str] = field(default_factory=Counter)
    """Quotations by how they were found: `exact`, `white space`, `typography`, or not at all."""


def check(paths: str | Sequence[str], *, rubric: str | None = None, sources: str | None = None) -> Checked:
    """Check documents of any kind, alone and against each other.

    Args:
        paths: one or more files, folders and patterns; records are checked against the rubrics among them.
        rubric: name or path of a further rubric to check records against.
        sources: folder of archived texts to check quotations against.

    Raises:
        RubricNotFoundError: when no bundled rubric has that name.
        DocumentError: when the further rubric has problems.
    """
    problems: list[Problem] = []
    archive = _archive(sources, problems) if sources else None
    loaded: list[Loaded[Document]] = []
    files = list(_files([paths] if isinstance(paths, str) else paths, problems))
    for file in files:
        try:
            loaded.append(_open(read_document(file)))
        except DocumentError as error:
            problems += error.problems
    rubrics = [find_rubric(rubric)] if rubric else []
    rubrics += [Loaded(found.model, found.sources) for found in loaded if isinstance(found.model, Rubric)]
    matches: Counter[str] = Counter()
    for document in loaded:
        found = _problems_with_others(document.model, rubrics, archive, matches)
        problems += (problem.located(document.sources) for problem in found)
    return Checked(len(files), _in_order(files, problems), matches)


def _archive(folder: str, problems: list[Problem]) -> Archive | None:
    try:
        return Archive.of(folder)
    except DocumentError as error:
        problems += error.problems
        return None


def _files(paths: Sequence[str], problems: list[Problem]) -> Iterator[str]:
    for path in paths:
        try:
            yield from documents_in(path)
        except DocumentError as error:
            problems += error.problems


def _open(raw: RawDocument) -> Loaded[Document]:
    """Open a document as what its `format` says it is."""
    given = raw.value.get("format") if isinstance(raw.value, dict) else None
    kind = FORMATS.get(given) if isinstance(given, str) else None
    if kind is None:
        raise DocumentError(raw.problems or [_unknown_format(given).located(raw.sources)])
    opened = open_rubric(raw) if kind is Rubric else open_as(kind, raw)
    return Loaded(opened.model, opened.sources)


def _unknown_format(given: object) -> Problem:
    known = tuple(FORMATS)
    found = show_found(given) if given is not None else None
    return Problem(
        code="wrong-format",
        message=f"no format '{found}'" if found else "the document names no format",
        pointer=Pointer(("format",)),
        found=found,
        allowed=known,
        hint=did_you_mean(found or "", known) or "start the file with 'format: record/1' or another of them",
    )


def _problems_with_others(
    document: Document, rubrics: Sequence[Loaded[Rubric]], archive: Archive | None, matches: Counter[str]
) -> Iterator[Problem]:
    if isinstance(document, Relations):
        yield from relations_target_is_unknown(document)
    if isinstance(document, Coding):
        yield from coded_theme_is_unknown(document, tuple(_themes_of([rubric.model for rubric in rubrics]).themes))
    if isinstance(document, Record):
        yield from _record_problems(document, rubrics, archive, matches)


def _record_problems(
    record: Record, rubrics: Sequence[Loaded[Rubric]], archive: Archive | None, matches: Counter[str]
) -> Iterator[Problem]:
    models = [rubric.model for rubric in rubrics]
    yield from word_problems(record, _themes_of(models), codes().union(*(codes(model) for model in models)))
    yield from _observed_by_another(record, [model.name for model in models])
    for rubric in rubrics:
        found = observation_problems(rubric.model, record)
        yield from (_with_definition(problem, rubric) for problem in found)
    if archive:
        yield from quotation_problems(record, archive, matches)


def _observed_by_another(record: Record, given: Sequence[str]) -> Iterator[Problem]:
    name = record.observations_of
    if name is not None and given and name not in given:
        yield Problem(
            code="other-rubric",
            message=f"the observations belong to {name}, which is not among the rubrics given",
            pointer=Pointer(("observations_of",)),
            found=name,
            allowed=tuple(given),
            hint=did_you_mean(name, given) or "give that rubric too; under another no level is read",
            severity=Severity.WARNING,
        )


def _with_definition(problem: Problem, rubric: Loaded[Rubric]) -> Problem:
    """Add where the rubric defines the levels that are allowed."""
    source = rubric.model.criteria[str(problem.pointer.steps[1])].source if problem.code == "unknown-level" else None
    if not isinstance(source, Criterion) or source.scale is None:
        return problem
    return replace(problem, allowed_at=str(rubric.sources.locate(Pointer(("scales", source.scale)), on_key=True)))


def _themes_of(rubrics: Sequence[Rubric]) -> Vocabulary:
    themes = dict(vocabulary().themes)
    for rubric in rubrics:
        themes |= rubric.themes
    return vocabulary().model_copy(update={"themes": themes})


def _in_order(files: Sequence[str], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    order = {file: index for index, file in enumerate(files)}

    def place(problem: Problem) -> tuple[int, int, int]:
        at = problem.location
        return (order.get(at.path, -1), at.line, at.column) if at else (-1, 0, 0)

    return tuple(sorted(dict.fromkeys(problems), key=place))
