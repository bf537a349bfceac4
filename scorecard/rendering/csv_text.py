"""Results as comma-separated values: `csv` loses nothing, `csv-excel` is safe to open in a spreadsheet.

Source: RFC 4180 for the form; OWASP, CSV Injection, for what a spreadsheet takes for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from fractions import Fraction

from scorecard.model.comparison import Comparison
from scorecard.model.explanation import Explanation
from scorecard.model.number import half_up, written
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard

Cells = dict[str, str]
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠|")
"""Characters at the start of a text that make a spreadsheet read it as a formula."""
EXCEL_DECIMALS = 12
"""Places of a fraction in a spreadsheet, which keeps some 15 digits."""
_NUMBERS = frozenset({"score", "lower", "upper", "coverage_percent", "share", "value", "depth", "weight"})


def as_csv(result: Scorecard | Comparison | Rubric | Explanation, *, excel: bool = False) -> str:
    """Return one row a result, node or statement, each with the standard it was judged by."""
    rows = list(_rows(result))
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_safe(row) if excel else row for row in rows)
    return ("\ufeff" if excel else "") + output.getvalue()


def _rows(result: Scorecard | Comparison | Rubric | Explanation) -> Iterable[Cells]:
    if isinstance(result, Rubric):
        return _rubric_rows(result)
    if isinstance(result, Explanation):
        return _explanation_rows(result)
    cards = result.cards if isinstance(result, Comparison) else (result,)
    return (_result_row(card, found) for card in cards for found in card.root.walk())


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
    }


def _shown(result: Result, value: Fraction | None) -> str:
    return "" if value is None else result.show.number(value)


def _rubric_rows(rubric: Rubric) -> Iterable[Cells]:
    for node in rubric.tree.walk():
        yield {
            "path": node.path,
            "title": node.title,
            "tier": node.tier,
            "weight": str(node.weight),
            "at": getattr(node.source, "at", None) or "",
            "question": getattr(node.source, "question", None) or "",
            "themes": " ".join(node.evidence.themes) if node.evidence else "",
            "why": (getattr(node.source, "why", None) or "") if node.path else "",
            "standard": str(rubric.standard),
        }


def _explanation_rows(explanation: Explanation) -> Iterable[Cells]:
    walked = (pair for statement in explanation.statements for pair in statement.walk())
    for depth, statement in walked:
        yield {
            "depth": str(depth),
            "kind": statement.kind,
            "text": statement.text,
            "value": "" if statement.value is None else written(statement.value),
            "standard": str(explanation.card.rubric.standard),
        }


def _safe(row: Mapping[str, str]) -> Cells:
    """Mark text that a spreadsheet would take for a formula; a fraction, which it would take for a date, is rounded."""
    return {name: _number(text) if name in _NUMBERS else _text(text) for name, text in row.items()}


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _number(text: str) -> str:
    return half_up(Fraction(text), EXCEL_DECIMALS) if "/" in text and "x" not in text else text
