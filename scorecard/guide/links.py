"""Links that lead to the cited passage itself, where a browser can find it by its words.

Source: WICG, URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def passage_link(url: str | None, words: str | None) -> str:
    """Return the address of a source, leading to the words that are quoted from it; empty without a web address.

    Every character of the words but letters, digits, `.`, `_` and `~` is percent-encoded: `-`, `,` and `&` have a
    meaning of their own in a text directive. An address that has a fragment keeps it.

    Args:
        url: address of the source; anything but http and https is no link.
        words: words that stand in the source as they are; without them the link leads to the source as a whole.
    """
    if url is None or urlsplit(url).scheme not in {"http", "https"}:
        return ""
    said = " ".join((words or "").split())
    if not said:
        return url
    encoded = quote(said, safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={encoded}"
