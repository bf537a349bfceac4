"""The page's pictures for sheets: the same drawings, in light colours and with the fonts of a PDF."""

from __future__ import annotations

from scorecard.guide.content import Guide
from scorecard.guide.figures import example_of, plot_of
from scorecard.guide.lines import Line
from scorecard.guide.look import MOST, Look
from scorecard.rendering.book import Drawing, Drawings

STYLE = """
text { font-family: "Libertinus Serif", "DejaVu Sans Mono"; font-size: 12.5px; fill: #1a1a1e }
.tick { font-size: 11px; fill: #47464d; text-anchor: middle }
.num { font-weight: bold }
.start { text-anchor: start }
.end { text-anchor: end }
.grid { stroke: #cfcdc6; fill: none }
.span { stroke: #6b6a70; stroke-width: 2; fill: none }
.gap { stroke: #6b6a70; stroke-width: 8; stroke-dasharray: 1.5 2.5; fill: none }
.dot { stroke: #1a1a1e; stroke-width: 1.25 }
.a0 { fill: #00204d } .a1 { fill: #414d6b } .a2 { fill: #7c7b78 } .a3 { fill: #bcaf6f } .a4 { fill: #ffea46 }
"""
"""What the page's style says of plots, with its light colours in place of variables; a test compares the two."""


def drawings_of(guide: Guide) -> tuple[Drawings, ...]:
    """Return what explains a plot, and the plots of a guide; none of more subjects than a sheet has room for."""
    if len(guide.subjects) > MOST:
        return ()
    words = guide.words
    example = Drawing(
        words("plot.example.title"), words("plot.example.description"), _standing_alone(example_of(guide))
    )
    return Drawings((example,)), Drawings(tuple(_drawing(guide, line) for line in Look(guide).plotted))


def _drawing(guide: Guide, line: Line) -> Drawing:
    words = guide.words
    title, about = words("plot.title", line=line.title), words("plot.description", table=words("page.overview"))
    return Drawing(line.title, f"{title}. {about}", _standing_alone(plot_of(guide, line)))


def _standing_alone(svg: str) -> str:
    """Return a drawing of a page as a file of its own."""
    tag, rest = svg.split(">", 1)
    named = tag.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return f"{named}><style>{STYLE}</style>{rest}"
