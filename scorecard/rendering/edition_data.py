"""What editions differ in, and what a look at one found, as rows of CSV and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.edition import Edition
from scorecard.model.edition_difference import CellMove, CellValue, EditionDifference
from scorecard.model.number import written
from scorecard.model.verified import Verified
from scorecard.rendering.edition_difference_page import causes_text
from scorecard.rendering.provenance import correction_plain, correction_text

Plain = dict[str, object]
Cells = dict[str, str]
VERIFIED_COLUMNS = ("file", "fault", "detail", "edition", "date")
"""Columns of a look at an edition, which has no rows where nothing was found."""
DIFFERENCE_COLUMNS = ("kind", "subject", "path", "what", "before", "after", "causes", "because")
"""Columns of what two editions differ in, which has no rows where they do not."""
WORDS = frozenset({"outcome", "band"})
"""What of a cell is no number; a row of kind `score` has numbers before and after, one of kind `cell` has words."""


def rows_of(result: EditionDifference | Verified) -> Iterator[Cells]:
    """Yield the rows of either kind of result."""
    return verified_rows(result) if isinstance(result, Verified) else edition_difference_rows(result)


def verified_rows(verified: Verified) -> Iterator[Cells]:
    """Yield a row for each thing that is not as the manifest says."""
    name = verified.edition.name
    for each in verified.findings:
        yield {"file": each.file, "fault": each.fault, "detail": each.detail, "edition": name.title, "date": name.date}


def edition_difference_rows(difference: EditionDifference) -> Iterator[Cells]:
    """Yield a row for each input that differs, each correction, each node and subject of one edition, and each number.

    Numbers are exact and from 0 to 1.
    """
    for each in difference.inputs:
        yield _row("input", each.id if each.kind == "record" else "", "", f"{each.kind} {each.id}", after=each.how)
    for label, those in (("correction", difference.corrections), ("dropped correction", difference.dropped)):
        for dated in those:
            text = f"{dated.correction.date} {correction_text(dated.correction)}"
            yield _row(label, dated.id if dated.kind == "record" else "", "", f"{dated.kind} {dated.id}", after=text)
    for subject, how in difference.subjects:
        yield _row("subject", subject, "", "subject", after=how)
    for path, how in difference.nodes:
        yield _row("node", "", path, "dimension or criterion", after=how)
    for move in difference.moves:
        yield from _cell_rows(move)


def _row(kind: str, subject: str, path: str, what: str, *, before: str = "", after: str = "") -> Cells:
    said = (kind, subject, path, what, before, after, "", "")
    return dict(zip(DIFFERENCE_COLUMNS, said, strict=True))


def _cell_rows(move: CellMove) -> Iterator[Cells]:
    before, after = _cell(move.before), _cell(move.after)
    because = " | ".join(f"{each.kind} {each.id} {each.how}" for each in move.because)
    for what in before:
        if before[what] != after[what]:
            kind = "cell" if what in WORDS else "score"
            row = _row(kind, move.subject, move.path, what, before=before[what] or "", after=after[what] or "")
            yield {**row, "causes": causes_text(move), "because": because}


def _cell(value: CellValue) -> dict[str, str | None]:
    numbers: dict[str, Fraction | None] = {
        "score": value.score,
        "lower": value.lower,
        "upper": value.upper,
        "coverage": value.coverage,
    }
    said = {name: None if number is None else written(number) for name, number in numbers.items()}
    return {"outcome": value.outcome, **said, "band": value.band}


def verified_plain(verified: Verified) -> Plain:
    """Return what a look at an edition found."""
    return {
        "format": "verified/1",
        "edition": _edition(verified.edition),
        "library": verified.library,
        "holds": verified.holds,
        "made_again": verified.made_again,
        "findings": [{"file": it.file, "fault": it.fault, "detail": it.detail} for it in verified.findings],
    }


def edition_difference_plain(difference: EditionDifference) -> Plain:
    """Return what two editions differ in."""
    return {
        "format": "edition_difference/1",
        "editions": [_edition(each) for each in (difference.first, difference.second)],
        "inputs": [{"kind": each.kind, "id": each.id, "how": each.how} for each in difference.inputs],
        "subjects": [{"id": name, "how": how} for name, how in difference.subjects],
        "nodes": [{"path": path, "how": how} for path, how in difference.nodes],
        "corrections": [correction_plain(it.kind, it.id, it.correction) for it in difference.corrections],
        "dropped": [correction_plain(it.kind, it.id, it.correction) for it in difference.dropped],
        "compared": difference.compared,
        "unknown_library": difference.unknown_library,
        "moves": [_move(move) for move in difference.moves],
    }


def _edition(edition: Edition) -> Plain:
    return {
        "title": edition.title,
        "date": edition.date,
        "library": edition.library,
        "rubric": edition.rubric.model_dump(mode="json"),
        "choices": edition.choices.model_dump(mode="json"),
    }


def _move(move: CellMove) -> Plain:
    return {
        "subject": move.subject,
        "path": move.path,
        "title": move.title,
        "before": _cell(move.before),
        "after": _cell(move.after),
        "causes": list(move.causes),
        "together": move.together,
        "because": [{"kind": each.kind, "id": each.id, "how": each.how} for each in move.because],
    }
