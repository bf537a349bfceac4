"""The guides that are looked at in a browser, each written once as a page."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path

from conftest import ROOT
from hostile.documents import OTHER, PLACES, Texts, as_place_takes, naughty, record_with, rubric_with
from languages import from_right

from scorecard.guide.content import Guide
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.page import guide_html
from scorecard.model.comparison import Comparison
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.compare import compare

OPEN_ALL = """document.querySelectorAll('details').forEach((each) => (each.open = true));
    for (const each of document.querySelectorAll('main > section, main > section > *'))
        each.style.contentVisibility = 'visible';"""
"""Opens all that can be opened, and lays out what a browser leaves until it is scrolled to, to look at all at once."""
RECOUNTS = 20
"""Few, as no test here looks at the shares that they give."""
ENGLISH = GuideOptions(organisation="League of Readers", draws=RECOUNTS)
SPANISH = GuideOptions(organisation="Liga de Lectores", lang="es", draws=RECOUNTS)
STILL = GuideOptions(script=False, draws=RECOUNTS)


@functools.cache
def example() -> Comparison:
    """Return the example records under their rubric."""
    return compare(load_rubric("democracy"), load_records(str(ROOT / "examples" / "records")))


@functools.cache
def small() -> Comparison:
    """Return two records with something in every place that a document has, under a rubric with every kind of rule."""
    return _with(tuple(as_place_takes(place, f"Words {number}") for number, place in enumerate(PLACES)))


def _with(texts: Texts) -> Comparison:
    return compare(rubric_with(texts), (record_with(texts), record_with(texts, OTHER)))


GUIDES: Mapping[str, Callable[[], Guide]] = {
    "example": lambda: make_guide(example(), ENGLISH),
    "example_es": lambda: make_guide(example(), SPANISH),
    "small": lambda: make_guide(small(), ENGLISH),
    "small_es": lambda: make_guide(small(), SPANISH),
    "small_rtl": lambda: make_guide(small(), ENGLISH, from_right()),
    "example_rtl": lambda: make_guide(example(), ENGLISH, from_right()),
    "small_still": lambda: make_guide(small(), STILL),
    "naughty": lambda: make_guide(_with(naughty(0)), ENGLISH),
}
"""What makes each guide: those whose names begin alike differ in language, direction or script alone."""


@functools.cache
def guide_called(name: str) -> Guide:
    """Return one of GUIDES."""
    return GUIDES[name]()


def page_of(name: str, folder: Path) -> Path:
    """Write the page of one of GUIDES into a folder, where it does not stand there yet, and return its path."""
    path = folder / f"{name}.html"
    if not path.exists():
        path.write_text(guide_html(guide_called(name)), encoding="utf-8")
    return path
