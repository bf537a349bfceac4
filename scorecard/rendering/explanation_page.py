"""An explanation laid out: nested statements."""

from __future__ import annotations

from scorecard.model.explanation import Explanation
from scorecard.rendering.page import Outline, Page, Prose
from scorecard.rendering.provenance import correction_lines
from scorecard.rendering.words import standard_line


def explanation_page(explanation: Explanation) -> Page:
    """Return the page of an explanation."""
    card, result = explanation.card, explanation.result
    walked = (pair for statement in explanation.statements for pair in statement.walk())
    outline = Outline(tuple((depth, statement.text) for depth, statement in walked))
    title = f"{card.record.subject.name}: {result.title}"
    corrected = correction_lines(card.rubric, [card.record])
    return Page(title, (Prose(standard_line(card.rubric), "Standard"), outline, *corrected))
