"""Numbers, dates and formulas among words from right to left: each is drawn from its first sign to its last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser.guides import OPEN_ALL, page_of
from browser.harness import Browser, Look, Page

WIDE, PHONE, PAPER = Look(), Look(width=360, height=740), Look(print=True)
DRAWN = r"""((root) => {
    const number = /[+\u2212-]?\d(?:(?:[\d.,\/()-]| [+\u2212\u00d7\/=] )*\d)?(?:\u00a0%)?/gu;
    const boxes = (node, start, length) => Array.from({length}, (_, place) => {
        const range = document.createRange();
        range.setStart(node, start + place);
        range.setEnd(node, start + place + 1);
        return range.getClientRects()[0];
    }).filter((box) => box && box.width);
    const kinds = {signed: /^[+\u2212]/u, dates: /^\d{4}-\d\d-\d\d$/u, shares: /%$/u, formulas: / [+\u2212\/=] /u};
    const seen = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]));
    const turned = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        if (!node.parentElement.checkVisibility()) continue;
        for (const {0: text, index} of node.data.matchAll(number)) {
            const all = boxes(node, index, text.length);
            if (all.length < 2) continue;
            for (const [kind, pattern] of Object.entries(kinds)) seen[kind] += pattern.test(text);
            const goesBack = (box, place) => box.top === all[place].top && box.left < all[place].left;
            if (all.slice(1).some(goesBack)) turned.push(`${text} in: ${node.data}`);
        }
    }
    return [seen, turned];
})"""
"""Gives how many numbers of each kind are drawn below an element, and those whose signs do not go to the right."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for pages."""
    return tmp_path_factory.mktemp("guides")


def drawn(page: Page, selector: str) -> Any:
    """Return how many numbers of each kind are drawn below an element, and those that are turned."""
    page.evaluate(OPEN_ALL)
    return page.evaluate(f"{DRAWN}(document.querySelector({selector!r}))")


@pytest.mark.parametrize("look", [WIDE, PHONE, PAPER])
@pytest.mark.parametrize("name", ["example_rtl", "small_rtl"])
def test_numbers_go_from_left_to_right(browser: Browser, folder: Path, name: str, look: Look) -> None:
    """Signs stand left of digits, per cents right of them, years left of months, and formulas go to the right."""
    with browser.open(page_of(name, folder), look) as page:
        seen, turned = drawn(page, "body")
    assert ([], True) == (turned, all(seen.values()))


def test_numbers_of_own_weights_go_from_left_to_right(browser: Browser, folder: Path) -> None:
    """So do the numbers that the page writes itself, in the table of what changed and in its cells."""
    with browser.open(page_of("example_rtl", folder), fragment="w=diplomacy:3") as page:
        found = [drawn(page, selector) for selector in ("#own", "#scores")]
    assert [[], []] == [turned for _, turned in found]
    assert [True, True] == [seen["signed"] > 10 for seen, _ in found]
