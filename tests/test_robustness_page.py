"""The account of the example records in docs is what the command prints, and its sentences follow from its numbers."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from scorecard import Robustness, compare, load_records, load_rubric, render, robustness
from scorecard.rendering.robustness_page import bounds_table
from scorecard.rendering.robustness_words import often, steady, verdicts

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "robustness-of-the-examples.md"


@pytest.fixture(scope="module")
def account() -> Robustness:
    """Return the account of the example records."""
    return robustness(compare(load_rubric("democracy"), load_records(str(ROOT / "examples" / "records"))))


def test_the_page_is_what_the_command_prints(account: Robustness) -> None:
    """The page in docs has the bytes of `scorecard robustness examples/records --format markdown`."""
    text = render(account, "markdown")
    if os.environ.get("SCORECARD_UPDATE") == "1" and (not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text):
        PAGE.write_text(text, encoding="utf-8")
        pytest.fail("the page is written anew; read the difference")
    assert PAGE.read_text(encoding="utf-8") == text


def test_every_line_of_the_bounds_follows_from_them(account: Robustness) -> None:
    """Each cell of the table of bounds has those of a scorecard on that line."""
    every = (*account.comparison.rubric.tree.children, account.comparison.rubric.tree)
    found = [[(cell.text.partition(" to ")[::2]) for cell in row.cells] for row in bounds_table(account).rows]
    assert found == [
        [
            (card.results[node.path].show.text(lower), card.results[node.path].show.text(upper))
            for card in account.comparison.cards
            for lower, upper in [(card.results[node.path].lower, card.results[node.path].upper)]
            if lower is not None and upper is not None
        ]
        for node in every
    ]


def test_every_verdict_follows_from_the_shares(account: Robustness) -> None:
    """Each sentence on a pair has the share of draws in which the higher one is above, of every kind."""
    standings = (account.near, account.any, account.judgement, account.multiverse.standing)
    for (first, second), sentence in zip(account.pairs(), verdicts(account), strict=True):
        above, below = account.ordered(first, second)
        expected = [often(each.share_above(above, below)) for each in standings]
        found = re.findall(r"(?:near|weights|slips|count) ((?:over |under )?\d+ %)", sentence)
        assert expected == found
        assert sentence.startswith(f"{account.names[above]} is documented above {account.names[below]}")


def test_nothing_is_called_steady_that_the_shares_do_not_bear_out(account: Robustness) -> None:
    """A pair is steady exactly where each kind of draw has the higher one above in 95 of 100."""
    standings = (account.near, account.any, account.judgement, account.multiverse.standing)
    for first, second in account.pairs():
        above, below = account.ordered(first, second)
        shares = [each.share_above(above, below) or 0 for each in standings]
        assert steady(account, first, second) == all(share >= 0.95 for share in shares)
