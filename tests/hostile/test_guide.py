"""Texts that pages stumble over change no element, attribute, number or script of a guide."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Any

import pytest
from languages import from_right

from hostile.documents import SAMPLED, Texts, naughty, results_with
from hostile.filling import NUMBERED, in_all, on_a_page, put
from hostile.rows import Row, covers
from hostile.shapes import BLANK, single
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.page import guide_html
from scorecard.model.comparison import Comparison
from scorecard.model.messages import Messages

DATA = r"data:(?:text/csv|application/json|application/zip);base64,[A-Za-z0-9+/]+={0,2}"
ADDRESS = re.compile(rf"https?://a\.example/\S*|#\S*|{DATA}|\Z")
"""Where links lead: to the address of a source or of the standard, to a place in the page, or to data that it holds."""
FINGERPRINT = re.compile(
    r"\b[0-9a-f]{64}\b|(?<=<code>)[0-9a-f]{12}(?=</code>)|(?<=<span class=\"quiet\">)[^<]*(?=</span></li>)"
)
"""What changes with the words of a record: its fingerprint, and the sizes of data."""
APART = re.compile("[\u2066\u2067\u2068\u2069]")
"""Our own marks around what fills the places of sentences; those of texts are written as escapes."""
Seen = list[tuple[str, dict[str, str], str]]
"""Each element with its attributes, and the words after it."""


class _Page(HTMLParser):
    """Gathers the elements of a page with the words after each, and what its scripts hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Seen = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}, ""))

    def handle_comment(self, data: str) -> None:
        self.found.append((f"comment {data}", {}, ""))

    def unknown_decl(self, data: str) -> None:
        self.found.append((f"declaration {data}", {}, ""))

    def handle_pi(self, data: str) -> None:
        self.found.append((f"instruction {data}", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script":
            self.scripts.append(data)
        elif self.found:
            tag, attributes, words = self.found[-1]
            self.found[-1] = tag, attributes, words + data


@lru_cache(maxsize=8)
def page_of(texts: Texts, messages: Messages | None = None) -> _Page:
    """Return the page of a guide with the texts in their places, in its title and its organisation as well."""
    compared = results_with(texts)["comparison"]
    assert isinstance(compared, Comparison)
    options = GuideOptions(title=texts[0], organisation=texts[1], content_lang="fr", draws=0)
    page = _Page()
    page.feed(FINGERPRINT.sub("0", guide_html(make_guide(compared, options, messages))))
    page.close()
    return page


@cache
def plain(messages: Messages | None = None) -> _Page:
    """Return the page with a plain text in every place."""
    return page_of(NUMBERED, messages)


def shown(seen: Seen) -> list[list[Any]]:
    """Return elements and words, white space aside; of attributes all but addresses.

    The names in charts are left out, which cut them to their width, and so are commands, which quote them for a shell.
    """
    return [
        [
            tag,
            "" if tag in {"text", "code"} else unmarked(words),
            [[name, unmarked(value)] for name, value in attributes.items() if name != "href"],
        ]
        for tag, attributes, words in seen
    ]


def unmarked(words: str) -> str:
    """Return words without white space that is not seen, and without our own marks."""
    return single(BLANK.sub(" ", APART.sub("", words)))


@covers(Row.HTML)
@pytest.mark.parametrize("number", SAMPLED)
def test_naughty_texts_change_no_element_of_a_guide(number: int) -> None:
    """Each text stands in its own place, as itself, and every element, attribute and number is where it was."""
    texts = naughty(number)
    assert in_all(shown(plain().found), on_a_page(texts)) == in_all(shown(page_of(texts).found), str)


@covers(Row.HTML)
@pytest.mark.parametrize("number", SAMPLED[::4])
def test_naughty_texts_change_no_element_of_a_guide_from_right_to_left(number: int) -> None:
    """The same holds where words go from right to left, and each mark before a text has one after it in its element."""
    texts = naughty(number)
    found = page_of(texts, from_right()).found
    assert in_all(shown(plain(from_right()).found), on_a_page(texts)) == in_all(shown(found), str)
    marks = [APART.findall(words) for _, _, words in found]
    assert sum(map(len, marks)) >= 200
    assert [] == [each for each in marks if each.count("\u2069") * 2 != len(each)]


@covers(Row.HTML)
@pytest.mark.parametrize("number", SAMPLED)
def test_naughty_texts_change_no_link_of_a_guide(number: int) -> None:
    """Every link leads to the web or into the page, whatever its words."""
    links = [every["href"] for _, every, _ in page_of(naughty(number)).found if "href" in every]
    assert len(links) >= 20
    assert [] == [link for link in links if not ADDRESS.fullmatch(link)]


@covers(Row.HTML)
@pytest.mark.parametrize("number", SAMPLED)
def test_naughty_texts_change_no_script_of_a_guide(number: int) -> None:
    """The data of the page's script hold the texts as they are, and the script is the same."""
    texts = naughty(number)
    data, *scripts = page_of(texts).scripts
    expected, *others = plain().scripts
    assert in_all(json.loads(expected), put(texts)) == in_all(json.loads(data), str)
    assert others == scripts


def test_the_pages_are_whole() -> None:
    """What is compared is a whole page: its tables, its links and its script."""
    tags = [tag for tag, _, _ in plain().found]
    counts: dict[str, Any] = {tag: tags.count(tag) for tag in ("html", "main", "script")}
    assert ({"html": 1, "main": 1, "script": 2}, True) == (counts, tags.count("table") >= 5)
