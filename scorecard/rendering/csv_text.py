"""Results as comma-separated values: `csv` loses nothing, `csv-excel` is safe to open in a spreadsheet.

Source: RFC 4180 for the form; OWASP, CSV Injection, for what a spreadsheet takes for a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import singledispatch

from scorecard.model.agreement import Agreement, CodersCompared
from scorecard.model.coding import ActionCode
from scorecard.model.comparison import Comparison
from scorecard.model.difference import Difference
from scorecard.model.edition_difference import EditionDifference
from scorecard.model.explanation import Explanation
from scorecard.model.fairness import Fairness, Remark
from scorecard.model.number import half_up, written
from scorecard.model.record import Record
from scorecard.model.renderable import Renderable
from scorecard.model.result import Result
from scorecard.model.robustness import Robustness
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.verified import Verified
from scorecard.rendering import edition_data
from scorecard.rendering.provenance import correction_cell
from scorecard.rendering.robustness_data import number_text
from scorecard.rendering.words import coder_name

Cells = dict[str, str]
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠|")
"""Characters at the start of a text that make a spreadsheet read it as a formula."""
DIFFERENCE_COLUMNS = ("kind", "subject", "path", "what", "before", "after", "standard")
"""Columns of a difference, which alone may have no rows."""
AGREEMENT_COLUMNS = (
    "kind", "subject", "on", "alpha", "lower", "upper", "alike", "units", "undefined", "first", "second",
    "first_stage", "second_stage", "first_themes", "second_themes",
)  # fmt: skip
"""Columns of two codings put together: those of an agreement, then those of an action."""
ALPHA_DECIMALS = 6
"""Places of an alpha and of the ends of its interval, beyond which machines may differ."""
EXCEL_DECIMALS = 12
"""Places of a fraction in a spreadsheet, which keeps some 15 digits."""
_EXACT = re.compile(r"-?[0-9]+(?:\.[0-9]+|/[0-9]+)?")
_FRACTION = re.compile(r"-?[0-9]+/[0-9]+")
_NUMBERS = frozenset({
    "score", "lower", "upper", "coverage_percent", "share", "value", "depth", "weight", "rank", "alpha", "alike",
    "units",
})  # fmt: skip
_MOVED = _NUMBERS | {"before", "after"}
"""Columns of numbers where a score moves; where a rubric changes the same columns hold words as well."""


def as_csv(result: Renderable, *, excel: bool = False) -> str:
    """Return one row a result, node or statement, each with the standard it was judged by."""
    columns, rows = table_of_data(result)
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_safe(row) if excel else row for row in rows)
    return ("\ufeff" if excel else "") + output.getvalue()


def table_of_data(result: Renderable) -> tuple[list[str], list[Cells]]:
    """Return the columns of a result's data, and its rows with a text for each column."""
    rows = list(_rows(result))
    columns = list(dict.fromkeys(name for row in rows for name in row) or _columns(result))
    return columns, [{name: row.get(name, "") for name in columns} for row in rows]


def is_number_column(row: Mapping[str, str], name: str) -> bool:
    """Tell whether a column of a row holds numbers."""
    return name in (_MOVED if row.get("kind") == "score" else _NUMBERS)


def _columns(result: Renderable) -> tuple[str, ...]:
    """Return the columns of a result that may have no rows."""
    if isinstance(result, Verified):
        return edition_data.VERIFIED_COLUMNS
    return edition_data.DIFFERENCE_COLUMNS if isinstance(result, EditionDifference) else DIFFERENCE_COLUMNS


@singledispatch
def _rows(result: object) -> Iterable[Cells]:
    """Return the rows of a result of a kind that is registered below."""
    msg = f"no rows for {type(result).__name__}"
    raise TypeError(msg)


_rows.register(edition_data.rows_of)


@_rows.register
def _scorecard_rows(card: Scorecard) -> Iterable[Cells]:
    coder = _coder_cells(card.record, [card])
    return ({**_result_row(card, found), **coder} for found in card.root.walk())


@_rows.register
def _comparison_rows(comparison: Comparison) -> Iterable[Cells]:
    """Yield each subject's rows, with ranks where they are asked for."""
    paths = [node.path for node in comparison.rubric.tree.walk()] if comparison.ranked else []
    ranks = {path: comparison.ranks(path) for path in paths}
    for card in comparison.cards:
        coder = _coder_cells(card.record, comparison.cards)
        for found in card.root.walk():
            row = {**_result_row(card, found), **coder}
            if comparison.ranked:
                rank = ranks[found.path][card.record.subject.id]
                row["rank"] = "" if rank is None else written(rank)
            if comparison.edition:
                row["edition"] = str(comparison.edition)
            yield row


def _result_row(card: Scorecard, result: Result) -> Cells:
    subject = card.record.subject
    return {
        "subject": subject.id,
        "name": subject.name,
        "path": result.path,
        "title": result.title,
        "outcome": result.outcome,
        "score": _shown(result, result.score),
        "lower": _shown(result, result.lower),
        "upper": _shown(result, result.upper),
        "coverage_percent": half_up(result.coverage * 100, 0),
        "band": result.band,
        "window": card.window.text if card.window else "",
        "rubric": f"{card.rubric.id} {card.rubric.version}",
        "fingerprint": card.rubric.fingerprint,
        "standard": str(card.rubric.standard),
        "sources_from": card.exposure.oldest or "",
        "sources_to": card.exposure.newest or "",
        "as_of": card.exposure.as_of or "",
        **_noted(card.rubric, card.record),
    }


def _coder_cells(record: Record, among: Iterable[Scorecard]) -> Cells:
    """Return whose judgements are scored, where a coding judged any of the subjects that are shown together."""
    if not any(card.record.coder for card in among):
        return {}
    name = coder_name(record.coder) if record.coder else ""
    return {"coder": name, "coded_on": (record.coded_on or "") if record.coder else ""}


def _noted(rubric: Rubric, *records: Record) -> Cells:
    """Return the column of corrections, which only rows of what was corrected have."""
    corrections = correction_cell(rubric, records)
    return {"corrections": corrections} if corrections else {}


def _shown(result: Result, value: Fraction | None) -> str:
    return "" if value is None else result.show.number(value)


@_rows.register
def _rubric_rows(rubric: Rubric) -> Iterable[Cells]:
    for node in rubric.tree.walk():
        yield {
            "path": node.path,
            "title": node.title,
            "tier": node.tier,
            "weight": str(node.weight),
            "at": getattr(node.source, "at", None) or "",
            "question": getattr(node.source, "question", None) or "",
            "themes": " ".join(node.themes),
            "why": (getattr(node.source, "why", None) or "") if node.path else "",
            "standard": str(rubric.standard),
            **_noted(rubric),
        }


@_rows.register
def _difference_rows(difference: Difference) -> Iterable[Cells]:
    """Yield the changes, then the scores that move."""
    shared = {"standard": str(difference.second.standard)}
    for change in difference.changes:
        said = {"path": change.path, "what": change.what, "before": change.before, "after": change.after}
        yield {"kind": "change", "subject": "", **said, **shared}
    for move in difference.moves:
        scores = {"before": _exact(move.before), "after": _exact(move.after)}
        yield {"kind": "score", "subject": move.subject, "path": move.path, "what": "score", **scores, **shared}


@_rows.register
def _agreement_rows(compared: CodersCompared) -> Iterable[Cells]:
    """Yield how far the coders agree on each thing asked, then every action of either with what each says of it."""
    whole = {name: getattr(compared, name) for name in ("coded", "stage", "themes", "direction", "overall")}
    parts = {"theme": compared.by_theme, "criterion": compared.by_criterion, "observations": compared.observations}
    for kind, found in {"all": whole, **parts}.items():
        for name, each in found.items():
            yield _agreement_row(compared, kind=kind, on=name, **_alpha_cells(each))
    pairs = [(pair.first, pair.second) for pair in compared.pairs]
    alone = [*((name, "") for name in compared.only_first), *(("", name) for name in compared.only_second)]
    for first, second in (*pairs, *alone):
        one, other = compared.first.actions.get(first), compared.second.actions.get(second)
        yield _agreement_row(
            compared,
            kind="action",
            first=first,
            second=second,
            first_stage=one.stage if one else "",
            second_stage=other.stage if other else "",
            first_themes=_themes(one),
            second_themes=_themes(other),
        )


def _agreement_row(compared: CodersCompared, **cells: str) -> Cells:
    return {**dict.fromkeys(AGREEMENT_COLUMNS, ""), "subject": compared.first.subject, **cells}


def _alpha_cells(found: Agreement) -> Cells:
    lower, upper = map(_decimal, found.interval or (None, None))
    alike = _exact(found.alike)
    said = {"alpha": _decimal(found.alpha), "lower": lower, "upper": upper, "alike": alike, "units": str(found.units)}
    return {**said, "undefined": found.undefined}


def _decimal(number: float | None) -> str:
    return "" if number is None else half_up(Fraction(number), ALPHA_DECIMALS)


@_rows.register
def _fairness_rows(found: Fairness) -> Iterable[Cells]:
    """Yield every finding, and a row for each check that has none."""
    for checked in found.checked:
        for remark in checked.remarks or (Remark("met", ""),):
            yield {
                "check": checked.demand.id,
                "title": checked.demand.title,
                "outcome": checked.outcome,
                "subject": remark.subject,
                "path": remark.path,
                "finding": remark.outcome,
                "says": remark.says,
                "standard": str(found.comparison.rubric.standard),
            }


def _themes(code: ActionCode | None) -> str:
    return " ".join(f"{theme}:{direction}" for theme, direction in code.themes.items()) if code else ""


@_rows.register
def _robustness_rows(found: Robustness) -> Iterable[Cells]:
    """Yield every number of an account of robustness."""
    for each in found.data():
        yield {
            "kind": each.kind, "subject": each.subject, "other": each.other, "under": each.under, "what": each.what,
            "value": number_text(each.value),
            "standard": str(found.comparison.rubric.standard),
        }  # fmt: skip


def _exact(value: Fraction | None) -> str:
    return "" if value is None else written(value)


@_rows.register
def _explanation_rows(explanation: Explanation) -> Iterable[Cells]:
    walked = (pair for statement in explanation.statements for pair in statement.walk())
    for depth, statement in walked:
        yield {
            "depth": str(depth),
            "kind": statement.kind,
            "text": statement.text,
            "value": "" if statement.value is None else written(statement.value),
            "standard": str(explanation.card.rubric.standard),
            **_coder_cells(explanation.card.record, [explanation.card]),
            **_noted(explanation.card.rubric, explanation.card.record),
        }


def _safe(row: Mapping[str, str]) -> Cells:
    """Mark text that a spreadsheet would take for a formula or a date; a fraction among numbers is rounded."""
    return {name: _number(text) if is_number_column(row, name) else _text(text) for name, text in row.items()}


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) or _FRACTION.fullmatch(text) else text


def _number(text: str) -> str:
    """Round a fraction; what stands in a column of numbers and is none, as weights by an attribute, is text."""
    if not _EXACT.fullmatch(text):
        return _text(text)
    return half_up(Fraction(text), EXCEL_DECIMALS) if "/" in text else text
