"""One function for every result and every format."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from scorecard.model.asked import refused
from scorecard.model.comparison import Comparison
from scorecard.model.renderable import Renderable
from scorecard.problem import OutputError, did_you_mean, echo
from scorecard.rendering.agreement_page import agreement_page
from scorecard.rendering.comparison_page import comparison_page
from scorecard.rendering.csv_text import as_csv
from scorecard.rendering.difference_page import difference_page
from scorecard.rendering.edition_difference_page import edition_difference_page
from scorecard.rendering.explanation_page import explanation_page
from scorecard.rendering.fairness_page import fairness_page
from scorecard.rendering.formats import BINARY_FORMATS, FORMATS
from scorecard.rendering.html import page_as_html
from scorecard.rendering.json_text import as_json
from scorecard.rendering.latex import page_as_latex
from scorecard.rendering.markdown import page_as_markdown
from scorecard.rendering.page import Page
from scorecard.rendering.robustness_page import robustness_page
from scorecard.rendering.rubric_page import rubric_page
from scorecard.rendering.scorecard_page import scorecard_page
from scorecard.rendering.text import page_as_text
from scorecard.rendering.verified_page import verified_page

GIVE = "a scorecard, comparison, rubric or another result, as score, compare, load_rubric and others return them"
"""What is to be given where something is rendered."""
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
            together, an account of robustness, checks of fairness, or what a look at an edition found.
        format: `text`, `markdown`, `html`, `latex`, `csv`, `csv-excel` or `json`.
        detail: whether a comparison shows every dimension and criterion; the data formats always do.

    Raises:
        OutputError: when there is no such format, or it is not text.
        ScorecardError: when it is no result.
    """
    expect_result(result)
    if format == "json":
        return as_json(result)
    if format in {"csv", "csv-excel"}:
        return as_csv(result, excel=format == "csv-excel")
    if format in BINARY_FORMATS:
        msg = f"{format} is no text, but a file: save(result, 'result.{format}') writes it"
        raise OutputError(msg)
    if format not in PAGES:
        hint = did_you_mean(format, FORMATS)
        msg = f"no format '{echo(format)}'; formats: {', '.join(FORMATS)}" + (f"; {hint}" if hint else "")
        raise OutputError(msg)
    return PAGES[format](page_of(result, detail=detail))


def expect_result(result: object) -> None:
    """Refuse what is no result.

    Raises:
        ScorecardError: with what was found and what to give.
    """
    if not isinstance(result, Renderable):
        raise refused("result", result, GIVE)


def page_of(result: Renderable, *, detail: bool = False) -> Page:
    """Return the neutral page of a result."""
    return comparison_page(result, detail=detail) if isinstance(result, Comparison) else _page(result)


@singledispatch
def _page(result: object) -> Page:
    """Return the page of a result of a kind that is registered below."""
    msg = f"no page for {type(result).__name__}"
    raise TypeError(msg)


for page in (
    scorecard_page, rubric_page, explanation_page, difference_page, agreement_page, robustness_page, fairness_page,
    edition_difference_page, verified_page,
):  # fmt: skip
    _page.register(page)
