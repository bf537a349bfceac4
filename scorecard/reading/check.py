"""Every document of a call checked, alone and against each other, with every problem of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.later import later
from scorecard.model.base import Document
from scorecard.model.record import Record
from scorecard.model.translate import show_found
from scorecard.problem import DocumentError, Problem, Severity, did_you_mean
from scorecard.reading.between import BETWEEN, Others, of_record
from scorecard.reading.document import RawDocument, read_document
from scorecard.reading.files import documents_in, is_table
from scorecard.reading.levels_meant import levels_listed
from scorecard.reading.opening import FORMATS, Loaded, open_as
from scorecard.reading.review_record import record_warnings
from scorecard.reading.review_subjects import subject_has_another_record
from scorecard.source import Location, Pointer

if TYPE_CHECKING:
    from scorecard.model.rubric import Rubric
    from scorecard.reading.accounting import accounting_warnings
    from scorecard.reading.archive import Archive, quotation_problems
    from scorecard.reading.load import find_rubric, open_mapping, open_rubric, open_table
    from scorecard.reading.review_data import data_warnings
    from scorecard.reading.review_rubric import rubric_warnings

    open_archive = Archive.of
else:
    accounting_warnings = later("scorecard.reading.accounting:accounting_warnings")
    open_archive = later("scorecard.reading.archive:Archive.of")
    quotation_problems = later("scorecard.reading.archive:quotation_problems")
    find_rubric = later("scorecard.reading.load:find_rubric")
    open_mapping = later("scorecard.reading.load:open_mapping")
    open_rubric = later("scorecard.reading.load:open_rubric")
    open_table = later("scorecard.reading.load:open_table")
    data_warnings = later("scorecard.reading.review_data:data_warnings")
    rubric_warnings = later("scorecard.reading.review_rubric:rubric_warnings")

T = TypeVar("T")
_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    files: int
    problems: tuple[Problem, ...]
    quotations: Counter[str] = field(default_factory=Counter)
    """Quotations by how they were found: `exact`, `white space`, `typography`, or not at all."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that stop the work."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a good reviewer would ask; the work goes on."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    def without(self, codes: Collection[str]) -> Checked:
        """Return the same without the warnings of some codes; an error cannot be left out."""
        kept = (each for each in self.problems if each.severity is Severity.ERROR or each.code not in codes)
        return replace(self, problems=tuple(kept))


def check(
    paths: str | Sequence[str], *, rubric: str | None = None, sources: str | None = None, mapping: str | None = None
) -> Checked:
    """Check documents of any kind, alone and against each other.

    Args:
        paths: one or more files, folders and patterns; records are checked against the rubrics among them.
        rubric: name or path of a further rubric to check records against.
        sources: folder of archived texts to check quotations against.
        mapping: path of a mapping; files that are no documents are then tables of records.

    Raises:
        RubricNotFoundError: when no bundled rubric has that name.
        DocumentError: when the further rubric or the mapping has problems.
    """
    form = open_mapping(mapping) if mapping is not None else None
    problems: list[Problem] = []
    archive = _archive(sources, problems) if sources else None
    files = list(_files([paths] if isinstance(paths, str) else paths, problems, with_tables=form is not None))
    tables = {file: form for file in files if form and is_table(file)}
    raws = [raw for file in files if file not in tables and (raw := _collected(partial(read_document, file), problems))]
    opened = (_collected(partial(open_rubric, raw), problems) for raw in raws if _is_rubric(raw))
    given = [loaded for loaded in opened if loaded]
    others = Others([*([find_rubric(rubric)] if rubric else []), *given], archive, all_read=not problems)
    documents: list[Loaded[Any]] = []
    for raw in raws:
        if not _is_rubric(raw):
            documents += [loaded] if (loaded := _collected(partial(_open, raw, others), problems)) else []
    between = partial(of_record, others)
    for table, chosen in tables.items():
        documents += _collected(partial(open_table, table, chosen, between), problems) or ()
    whole = [] if problems else [loaded.model for loaded in documents if isinstance(loaded.model, Record)]
    problems += chain(_warnings_of_rubrics(given, whole, others), _warnings_of_records(documents, others))
    return Checked(len(files), _in_order(files, problems), others.matches)


def opened_alone(raw: RawDocument) -> type[Document]:
    """Check a document as what its `format` says it is, by itself; return the kind that it is.

    Words that another document may define, such as the themes of a rubric that is not given, are not looked up.

    Raises:
        DocumentError: with every problem of the document.
    """
    if _is_rubric(raw):
        return type(open_rubric(raw).model)
    return type(_open(raw, None).model)


def _collected(action: Callable[[], T], problems: list[Problem]) -> T | None:
    """Do something; where it fails, keep the problems and go on."""
    try:
        return action()
    except DocumentError as error:
        problems += error.problems
        return None


def _archive(folder: str, problems: list[Problem]) -> Archive | None:
    try:
        return open_archive(folder)
    except DocumentError as error:
        problems += error.problems
        return None


def _files(paths: Sequence[str], problems: list[Problem], *, with_tables: bool) -> Iterator[str]:
    for path in paths:
        yield from _collected(partial(documents_in, path, with_tables=with_tables), problems) or ()


def _format_of(raw: RawDocument) -> object:
    return raw.value.get("format") if isinstance(raw.value, dict) else None


def _is_rubric(raw: RawDocument) -> bool:
    return _format_of(raw) == "rubric/1"


def _open(raw: RawDocument, others: Others | None) -> Loaded[Document]:
    """Open a document as what its `format` says it is; check it against the others where there are any."""
    given = _format_of(raw)
    kind = FORMATS.get(given) if isinstance(given, str) else None
    if kind is None:
        raise DocumentError(raw.problems or [_unknown_format(given).located(raw.sources)])
    try:
        between = BETWEEN.get(str(given))
        return open_as(kind, raw, between=partial(between, others) if others and between else None)
    except DocumentError as error:
        rubrics = [each.model for each in others.rubrics] if others else []
        raise DocumentError(levels_listed(error.problems, rubrics)) from None


def _unknown_format(given: object) -> Problem:
    known = tuple(FORMATS)
    found = show_found(given) if given is not None else ""
    return Problem(
        code="wrong-format",
        message=f"no format '{found}'" if found else "the document names no format",
        pointer=Pointer(("format",)),
        found=found or None,
        allowed=known,
        hint=did_you_mean(found, known) or "start the file with 'format: record/1' or another of them",
    )


def _warnings_of_rubrics(
    rubrics: Sequence[Loaded[Rubric]], records: Sequence[Record], others: Others
) -> Iterator[Problem]:
    """Yield the warnings about rubrics, alone and beside records; none of the latter where a record could not be read.

    What a rubric takes over from another is that one's, and whoever checks it is told.
    """
    for rubric in rubrics:
        beside = data_warnings(rubric.model, records, alone=len(others.rubrics) == 1)
        for problem in (*rubric_warnings(rubric.model), *beside):
            found = problem.located(rubric.sources)
            if found.location and found.location.path == rubric.sources.path:
                yield found


def _warnings_of_records(documents: Sequence[Loaded[Any]], others: Others) -> Iterator[Problem]:
    records = [loaded for loaded in documents if isinstance(loaded.model, Record)]
    for loaded in records:
        yield from (problem.located(loaded.sources) for problem in _warnings_about(loaded.model, others))
    yield from subject_has_another_record(records)


def _warnings_about(record: Record, others: Others) -> Iterator[Problem]:
    """Yield what only a record that is sound can have."""
    yield from record_warnings(record)
    names = [name for each in others.rubrics for name in (each.model.name, *each.model.made_from)]
    yield from _observed_by_another(record, list(dict.fromkeys(names))) if others.all_read else ()
    if others.archive:
        yield from quotation_problems(record, others.archive, others.matches)
        yield from accounting_warnings(record, others.archive)


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


def _in_order(files: Sequence[str], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    order = {file: index for index, file in enumerate(files)}

    def place(problem: Problem) -> tuple[int, int, int]:
        at = problem.location or _NOWHERE
        return order.get(at.path, -1), at.line, at.column

    return tuple(sorted(dict.fromkeys(problems), key=place))
