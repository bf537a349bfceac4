"""The site of a guide in a browser, read from a disk: its own style and script, and nothing else, are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.guides import OPEN_ALL, guide_called
from browser.harness import Browser, Heard, Look
from scorecard.guide.site import write_site

PAGES = ("index.html", "method.html", "subjects/arcadia.html", "criteria/books.inner.acts.html")
STYLED = "getComputedStyle(document.querySelector('.masthead')).borderBlockStartWidth"


WHERE_LOADED = """new Promise((tell) => {
    const look = () => tell([location.href, Boolean(document.querySelector(":target"))]);
    if (document.readyState === "complete") look();
    else addEventListener("load", look);
})"""
"""Where the page is, and whether it has the place that its address names, once it has loaded."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small site, with a blank and a sign in the path to it."""
    folder = tmp_path_factory.mktemp("my site #1") / "guide"
    write_site(str(folder), guide_called("small"))
    return folder


@pytest.mark.parametrize("page_name", PAGES)
@pytest.mark.parametrize("look", [Look(), Look(width=360, height=740)])
def test_a_page_has_its_style_and_script(browser: Browser, site: Path, page_name: str, look: Look) -> None:
    """A page asks for itself, the style and the script, gets them, and is silent; it fits its window."""
    with browser.open(site / page_name, look) as page:
        expected = tuple((site / name).as_uri() for name in (page_name, "guide.css", "guide.js"))
        assert Heard(requests=expected) == page.heard()
        assert ("8px", 0) == (
            page.evaluate(STYLED),
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        )


@pytest.mark.parametrize("page_name", PAGES)
def test_a_page_breaks_no_rule(browser: Browser, site: Path, page_name: str) -> None:
    """In each kind of page, with everything open, axe-core finds nothing."""
    with browser.open(site / page_name) as page:
        page.evaluate(OPEN_ALL)
        assert "" == "\n".join(map(str, page.check().violations))


def test_a_link_leads_to_a_page(browser: Browser, site: Path) -> None:
    """From the first page a click leads to a subject's page, to the place of the subject there."""
    with browser.open(site / "index.html") as page:
        page.click("#subjects a[href^='subjects/borduria.html']")
        expected = f"{(site / 'subjects' / 'borduria.html').as_uri()}#subject-borduria"
        assert [expected, True] == page.evaluate(WHERE_LOADED)


def test_own_weights_are_on_the_first_page(browser: Browser, site: Path) -> None:
    """The sliders stand on the first page, where all subjects are, and on no other."""
    found = []
    for name in PAGES:
        with browser.open(site / name) as page:
            found.append(page.evaluate("document.querySelectorAll('.slider').length > 0"))
    assert [True, False, False, False] == found
