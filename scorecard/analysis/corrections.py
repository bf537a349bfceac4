"""Corrections from one edition to the next: the list of a document grows, and nothing in it is changed or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scorecard.model.corrections import Correction
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, echo
from scorecard.reading.edition import documents_of, inputs_of, open_whole_edition
from scorecard.reading.opening import Loaded
from scorecard.source import Location, Pointer


def corrections_removed(before: Sequence[Correction], after: Sequence[Correction]) -> list[Correction]:
    """Return the corrections that a document had and has no longer, or has in other words; in their order.

    Args:
        before: of the document as it was published.
        after: of the same document later on.
    """
    left = Counter(after)
    removed: list[Correction] = []
    for each in before:
        if left[each]:
            left[each] -= 1
        else:
            removed.append(each)
    return removed


def corrections_added(before: Sequence[Correction], after: Sequence[Correction]) -> list[Correction]:
    """Return the corrections that a document has and had not; in their order. See `corrections_removed`."""
    return corrections_removed(after, before)


def refuse_removed(folder: str, rubric: Rubric, records: Sequence[Loaded[Record]]) -> None:
    """Refuse documents that lack a correction which an edition published before.

    Args:
        folder: of the edition before.
        rubric: of the edition that is to come; compared where it has the id of the one before.
        records: of the edition that is to come; compared with those of the same subjects.

    Raises:
        DocumentError: with each correction that is missing, or with what is wrong with the edition before.
    """
    old_rubric, old_records = documents_of(inputs_of(open_whole_edition(folder)))
    before = {record.subject.id: record.corrections for record in old_records}
    problems: list[Problem] = []
    if old_rubric.id == rubric.id:
        place = Location(next((each.path for each in rubric.origins if each.kind == "rubric"), rubric.id))
        problems += (_removed(each, place) for each in corrections_removed(old_rubric.corrections, rubric.corrections))
    for loaded in records:
        problems += _removed_from(loaded, before.get(loaded.model.subject.id, ()))
    if problems:
        raise DocumentError(problems)


def _removed_from(loaded: Loaded[Record], before: Sequence[Correction]) -> Iterator[Problem]:
    removed = corrections_removed(before, loaded.model.corrections)
    if removed:
        place = loaded.sources.locate(Pointer(("corrections",)), on_key=True)
        yield from (_removed(each, place) for each in removed)


def _removed(correction: Correction, place: Location) -> Problem:
    return Problem(
        code="correction-removed",
        message=f"the correction of {correction.date}, which was published, is not here: {echo(correction.what)}",
        pointer=Pointer(("corrections",)),
        location=place,
        hint="put it back as it was, and correct it by a further correction",
    )
