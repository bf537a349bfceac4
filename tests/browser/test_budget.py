"""A guide to many subjects opens fast: its size, when something is seen of it, and the work until it has loaded.

What it leaves for later must not lead its links to the wrong place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.guide_page import MOST_MEGABYTES, made_up_guide
from browser.harness import Browser, Look
from browser.links import NEAR, missed_by
from scorecard.guide.page import guide_html

SECONDS = 2
SLOWER = 2
"""How many times slower than a reader's a machine may be that runs tests, with others beside it."""
OPENED = 3
"""Times that the page is opened; the fastest counts, as other programs may run beside it."""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a guide to 50 subjects by 60 criteria with 1,000 actions."""
    path = tmp_path_factory.mktemp("large") / "guide.html"
    path.write_text(guide_html(made_up_guide()), encoding="utf-8")
    return path


def test_a_large_page_is_small_enough(large: Path) -> None:
    """The page has less than 3 MB."""
    assert large.stat().st_size < MOST_MEGABYTES * 1_000_000


def test_a_large_page_opens_fast(browser: Browser, large: Path) -> None:
    """The page is painted and has loaded in less than two seconds, and the work until then takes less as well."""
    painted, loaded, worked = [], [], []
    for _ in range(OPENED):
        with browser.open(large) as page:
            painted.append(page.evaluate(PAINTED) / 1000)
            loaded.append(page.evaluate(LOADED) / 1000)
            worked.append(page.effort())
    assert min(painted) < SECONDS, painted
    assert min(loaded) < SECONDS * SLOWER, loaded
    assert min(worked) < SECONDS * SLOWER, worked


@pytest.mark.parametrize(("look", "part"), [(Look(), "saying"), (Look(width=360, height=740), "subjects")])
def test_the_links_of_a_large_page_lead_to_their_parts(browser: Browser, large: Path, look: Look, part: str) -> None:
    """A section that is chosen begins at the top of the window."""
    assert missed_by(browser, large, look, part) == ""


def test_a_large_page_opens_at_the_part_in_its_address(browser: Browser, large: Path) -> None:
    """A part that is in the address begins at the top of the window once the page has opened."""
    with browser.open(large, fragment="saying") as page:
        top = page.evaluate("document.getElementById('saying').getBoundingClientRect().top")
    assert abs(top) < NEAR
