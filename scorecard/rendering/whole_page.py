"""A whole page around a fragment of HTML; its style and its script are files of their own."""

from __future__ import annotations

from scorecard.rendering.html import environment


def whole_page(title: str, content: str, version: str) -> str:
    """Return a page.

    Args:
        title: of the page, as text.
        content: HTML, from this library.
        version: name of the content, by which the page's script tells it from the next.
    """
    return environment().get_template("whole_page.html.j2").render(title=title, content=content, version=version)


def faults_as_html(text: str) -> str:
    """Return what is wrong, in the lines of the terminal, as a fragment of HTML."""
    return environment().get_template("faults.html.j2").render(text=text)


def in_scrollers(fragment: str) -> str:
    """Return a fragment of this library in which every table scrolls by itself where it is too wide.

    Why: text in a fragment is escaped, so that what looks like a tag is one.
    """
    return fragment.replace("<table>", '<div class="scroller" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
