"""Links that lead to a cited passage."""

from __future__ import annotations

import pytest

from scorecard.guide.links import passage_link


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        ("https://a.example/x", "open to anyone", "https://a.example/x#:~:text=open%20to%20anyone"),
        (
            "https://a.example/x",
            "well-known, free & fair",
            "https://a.example/x#:~:text=well%2Dknown%2C%20free%20%26%20fair",
        ),
        ("https://a.example/x#part-2", "a", "https://a.example/x#part-2:~:text=a"),
        ("http://a.example/", "«año» #1 100%", "http://a.example/#:~:text=%C2%ABa%C3%B1o%C2%BB%20%231%20100%25"),
        ("https://a.example/x", "two\n  lines", "https://a.example/x#:~:text=two%20lines"),
        ("https://a.example/x", None, "https://a.example/x"),
        ("javascript:alert(1)", "a", ""),
        (None, "a", ""),
    ],
)
def test_a_link_leads_to_the_words_that_are_quoted(url: str | None, words: str | None, link: str) -> None:
    """The words are percent-encoded, hyphens and commas too, and only web addresses are links."""
    assert link == passage_link(url, words)
