"""Your own weights in the page of a guide: the numbers that it shows are those that the library finds."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browser.guides import example, page_of
from browser.harness import Browser, Page
from scorecard.analysis.reweighting import reweighted
from scorecard.guide.lines import lines_of
from scorecard.guide.marks import Mark
from scorecard.guide.rescoring import weighable
from scorecard.guide.words import words_of
from scorecard.problem import DocumentError
from scorecard.scoring.compare import compare

DRAWN = 24
"""Weightings, each compared in every cell of the page."""
OFFERED = ("0", "0.05", "1", "2.5", "1/3", "7", "100")
SHOWN = """Object.fromEntries([...document.querySelectorAll('#scores tbody tr')].map((row) => {
    const yours = (cell) => [...cell.querySelectorAll('.yours')].map((each) => each.textContent).join();
    return [row.dataset.p, [...row.cells].slice(1).map(yours)];
}))"""
CHANGED = "document.querySelectorAll('#scores .yours').length"
FIRST = "document.querySelector('.slider input[type=range]')"
FIELDS = "[...document.querySelectorAll('.slider input[type=text]')].map((each) => each.value)"
REFUSED = "[document.querySelector('.refused').checkVisibility(), document.querySelector('.refused').textContent]"
OPEN = "document.querySelectorAll('#own, #own details').forEach((each) => (each.open = true))"
RESTORE = "#own .bar button:first-child"
Cells = dict[str, list[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for pages."""
    return tmp_path_factory.mktemp("guides")


def set_weights(page: Page, weights: dict[str, str]) -> None:
    """Type weights into their fields, as a reader does who empties and fills each."""
    named = {f"w-{path.replace('.', '-')}": weight for path, weight in weights.items()}
    page.evaluate(
        f"Object.entries({json.dumps(named)}).forEach(([id, weight]) => {{"
        " const field = document.getElementById(id); field.value = weight;"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })"
    )


def fields(page: Page) -> list[str]:
    """Return the paths of the weights that the page lets a reader move."""
    ids = page.evaluate("[...document.querySelectorAll('.slider input[type=text]')].map((each) => each.id)")
    return [path for path in weighable(example().rubric) if f"w-{path.replace('.', '-')}" in ids]


def expected_under(weights: dict[str, str]) -> Cells:
    """Return what the page shows beside each published score: what the library finds, where that differs."""
    words, published = words_of("en"), example()
    try:
        rubric = reweighted(published.rubric, {path: Fraction(weight) for path, weight in weights.items()})
    except DocumentError:
        # Nothing counts in some dimension: the page says so, and changes no number.
        return {line.path: [""] * len(published.cards) for line in lines_of(published, words)}
    own = compare(rubric, [card.record for card in published.cards])
    pairs = zip(lines_of(published, words), lines_of(own, words), strict=True)
    return {
        before.path: [
            "" if numbers(old) == numbers(new) else f"Your weights: {said(new)}"
            for old, new in zip(before.marks, after.marks, strict=True)
        ]
        for before, after in pairs
    }


def numbers(mark: Mark) -> tuple[object, ...]:
    """Return all that weights could change of a mark."""
    return mark.outcome, mark.score, mark.lower, mark.upper


def said(mark: Mark) -> str:
    """Return a mark as the page writes it under own weights."""
    words = words_of("en")
    score = mark.outcome_word if mark.score is None else words.score(mark.show, mark.score)
    if mark.lower is None or mark.upper is None or mark.lower == mark.upper:
        return score
    low, high = (words.score(mark.show, bound) for bound in (mark.lower, mark.upper))
    return f"{score} {words('script.could_be', low=low, high=high)}"


def test_numbers_are_those_of_the_library(browser: Browser, folder: Path) -> None:
    """Under weights that are drawn, every cell of the page shows the score and the bounds that the library finds."""
    draw = random.Random(20)  # noqa: S311  # the same weightings in every run
    with browser.open(page_of("example", folder)) as page:
        paths = fields(page)
        found, expected = [], []
        for _ in range(DRAWN):
            weights = {path: draw.choice(OFFERED) for path in draw.sample(paths, draw.randint(1, len(paths) // 2))}
            page.evaluate(f"document.querySelector({RESTORE!r}).click()")
            set_weights(page, weights)
            found.append(page.evaluate(SHOWN))
            expected.append(expected_under(weights))
    assert expected == found
    assert sum(any("".join(cells) for cells in each.values()) for each in found) >= DRAWN // 2


def test_a_slider_moves_numbers_by_key(browser: Browser, folder: Path) -> None:
    """An arrow key moves a slider, its field follows, numbers change, and restoring takes all back."""
    with browser.open(page_of("example", folder)) as page:
        page.evaluate(OPEN)
        before = [page.evaluate(FIELDS), page.evaluate(CHANGED), page.evaluate("document.body.innerText")]
        page.evaluate(f"{FIRST}.focus()")
        page.press(*["ArrowRight"] * 3)
        moved = [page.evaluate(FIELDS), page.evaluate(CHANGED)]
        page.click(RESTORE)
        after = [page.evaluate(FIELDS), page.evaluate(CHANGED), page.evaluate("document.body.innerText")]
    assert (True, True) == (before[0] != moved[0], moved[1] > 0)
    assert before[:2] == after[:2]


def test_an_address_carries_weights(browser: Browser, folder: Path) -> None:
    """The address that a page makes of weights shows the same weights and numbers where it is opened anew."""
    with browser.open(page_of("example", folder)) as page:
        page.evaluate(OPEN)
        chosen = dict(zip(fields(page)[:3], ("2.5", "0", "1/3"), strict=True))
        set_weights(page, chosen)
        shared = [page.evaluate(FIELDS), page.evaluate(SHOWN)]
        address = page.evaluate("document.querySelector('#own input[readonly]').value")
        assert address == page.evaluate("location.href")
    with browser.open(page_of("example", folder), fragment=urlsplit(address).fragment) as page:
        assert shared == [page.evaluate(FIELDS), page.evaluate(SHOWN)]
        assert expected_under(chosen) == page.evaluate(SHOWN)
        assert page.evaluate("document.getElementById('own').open")


@pytest.mark.parametrize(
    ("weight", "reason"), [("-1", "negative"), ("x", "no_number"), ("1e3", "no_number"), ("1/0", "no_number")]
)
def test_weights_that_are_none_are_refused(browser: Browser, folder: Path, weight: str, reason: str) -> None:
    """A weight that is none changes no number; the page says which it is and why."""
    with browser.open(page_of("example", folder)) as page:
        page.evaluate(OPEN)
        [path, *_] = fields(page)
        set_weights(page, {path: weight})
        name = example().rubric.nodes[path].title
        assert [True, words_of("en")(f"script.reason.{reason}", name=name)] == page.evaluate(REFUSED)
        assert (0, 1) == (page.evaluate(CHANGED), page.evaluate("document.querySelectorAll('[aria-invalid]').length"))


def test_weights_that_are_all_zero_are_refused(browser: Browser, folder: Path) -> None:
    """With nothing that counts there is no score; the page says so instead."""
    with browser.open(page_of("example", folder)) as page:
        page.evaluate(OPEN)
        set_weights(page, {path: "0" for path in fields(page) if "." not in path})
        shown, text = page.evaluate(REFUSED)
        assert (True, True, 0) == (shown, bool(text), page.evaluate(CHANGED))


@pytest.mark.parametrize("fragment", ["w=nonsense", "w=nobody:1", "w=", "%E0%A4%A", "w=%E0%A4%A"])
def test_an_address_of_nonsense_harms_nothing(browser: Browser, folder: Path, fragment: str) -> None:
    """An address that carries nonsense shows the published numbers, without an error."""
    with browser.open(page_of("example", folder), fragment=fragment) as page:
        assert (0, ()) == (page.evaluate(CHANGED), page.heard().errors)
