"""One function for every result and every format."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.model.agreement import CodersCompared
from scorecard.model.comparison import Comparison
from scorecard.model.difference import Difference
from scorecard.model.edition_difference import EditionDifference
from scorecard.model.explanation import Explanation
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.verified import Verified
from scorecard.problem import OutputError, did_you_mean, echo
from scorecard.rendering.agreement_page import agreement_page
from scorecard.rendering.comparison_page import comparison_page
from scorecard.rendering.csv_text import as_csv
from scorecard.rendering.difference_page import difference_page
from scorecard.rendering.edition_difference_page import edition_difference_page
from scorecard.rendering.explanation_page import explanation_page
from scorecard.rendering.formats import FORMATS
from scorecard.rendering.html import page_as_html
from scorecard.rendering.json_text import as_json
from scorecard.rendering.latex import page_as_latex
from scorecard.rendering.markdown import page_as_markdown
from scorecard.rendering.page import Page
from scorecard.rendering.rubric_page import rubric_page
from scorecard.rendering.scorecard_page import scorecard_page
from scorecard.rendering.text import page_as_text
from scorecard.rendering.verified_page import verified_page

Renderable = Scorecard | Comparison | Rubric | Explanation | Difference | CodersCompared | EditionDifference | Verified
"""What can be rendered."""
PAGES: dict[str, Callable[[Page], str]] = {
    "text": page_as_text,
    "markdown": page_as_markdown,
    "html": page_as_html,
    "latex": page_as_latex,
}
"""Formats of pages for readers."""


def render(result: Renderable, format: str = "text", *, detail: bool = False) -> str:  # noqa: A002  # as in --format
    """Return a result in a format.

    Args:
        result: a scorecard, comparison, rubric, explanation, difference of rubrics or of editions, two codings put
            together, or what a look at an edition found.
        format: `text`, `markdown`, `html`, `latex`, `csv`, `csv-excel` or `json`.
        detail: whether a comparison shows every dimension and criterion; the data formats always do.

    Raises:
        OutputError: when there is no such format.
    """
    if format == "json":
        return as_json(result)
    if format in {"csv", "csv-excel"}:
        return as_csv(result, excel=format == "csv-excel")
    if format not in PAGES:
        hint = did_you_mean(format, FORMATS)
        msg = f"no format '{echo(format)}'; formats: {', '.join(FORMATS)}" + (f"; {hint}" if hint else "")
        raise OutputError(msg)
    return PAGES[format](page_of(result, detail=detail))


def page_of(result: Renderable, *, detail: bool = False) -> Page:
    """Return the neutral page of a result."""
    if isinstance(result, Comparison):
        return comparison_page(result, detail=detail)
    if isinstance(result, Rubric):
        return rubric_page(result)
    if isinstance(result, Difference):
        return difference_page(result)
    if isinstance(result, CodersCompared):
        return agreement_page(result)
    if isinstance(result, EditionDifference):
        return edition_difference_page(result)
    if isinstance(result, Verified):
        return verified_page(result)
    return explanation_page(result) if isinstance(result, Explanation) else scorecard_page(result)
