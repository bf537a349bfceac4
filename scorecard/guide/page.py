"""A guide as one HTML file that needs nothing from elsewhere."""

from __future__ import annotations

from scorecard.guide.content import Guide
from scorecard.guide.filling import environment
from scorecard.guide.look import Look


def guide_html(guide: Guide) -> str:
    """Return the page of a guide."""
    return environment().get_template("guide.html.j2").render(guide=guide, words=guide.words, page=Look(guide))
