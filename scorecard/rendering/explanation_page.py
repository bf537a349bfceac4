"""An explanation laid out: nested statements."""

from __future__ import annotations

from scorecard.model.explanation import Explanation
from scorecard.rendering.page import Note, Outline, Page, Prose
from scorecard.rendering.provenance import correction_lines
from scorecard.rendering.words import coder_lines, standard_line


def explanation_page(explanation: Explanation) -> Page:
    """Return the page of an explanation."""
    card, result = explanation.card, explanation.result
    walked = [pair for statement in explanation.statements for pair in statement.walk()]
    sources = {place: Note(statement.text) for place, (_, statement) in enumerate(walked) if statement.kind == "source"}
    outline = Outline(tuple((depth, statement.text) for depth, statement in walked), sources)
    title = f"{card.record.subject.name}: {result.title}"
    head = (Prose(standard_line(card.rubric), "Standard"), *coder_lines([card.record]))
    return Page(title, (*head, outline, *correction_lines(card.rubric, [card.record])))
