"""Shares add up to 1 in each group, have the moments of their distribution, and do not depend on what counts."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.kernel.draws import BLOCK, Block, Shares, blocks

GROUPS = [0, 0, 1, 1, 1]


def test_blocks_hold_all_draws_in_order() -> None:
    """The last block is as long as what is left."""
    found = [(block.number, block.rows) for block in blocks(2 * BLOCK + 5, 3)]
    assert [(0, BLOCK), (1, BLOCK), (2, 5)] == found


def test_the_shares_of_each_group_add_up_to_1() -> None:
    """Inputs of one group share 1 among them, and the last column is 1."""
    shares = Shares(GROUPS).draw(Block(1, 0, BLOCK).stream())
    sums = [shares[:, :2].sum(axis=1), shares[:, 2:5].sum(axis=1), shares[:, 5]]
    assert (BLOCK, 6) == shares.shape
    assert [True] * 3 == [bool(np.allclose(each, 1, rtol=0, atol=1e-15)) for each in sums]


@pytest.mark.parametrize("concentration", [None, np.array([2.0, 6.0, 1.0, 3.0, 4.0])])
def test_the_shares_have_the_moments_of_their_distribution(concentration: np.ndarray | None) -> None:
    """Means and variances are those of the Dirichlet distribution, within four standard errors or so."""
    shares = Shares(GROUPS, concentration)
    drawn = np.vstack([shares.draw(Block(7, number, BLOCK).stream()).copy() for number in range(40)])[:, :5]
    own = np.ones(5) if concentration is None else concentration
    whole = np.array([own[:2].sum()] * 2 + [own[2:].sum()] * 3)
    mean = own / whole
    variance = mean * (1 - mean) / (whole + 1)
    assert 0.01 > np.abs(drawn.mean(axis=0) - mean).max()
    assert 0.06 > np.abs(drawn.var(axis=0) / variance - 1).max()


def test_no_groups_are_one_column() -> None:
    """Where nothing is drawn there is only the column of ones."""
    assert [[1.0]] * BLOCK == Shares([]).draw(Block(1, 0, 3).stream()).tolist()


def test_a_block_is_drawn_whole_however_much_of_it_counts() -> None:
    """A block of which a few draws count gives the same numbers as one of which all count."""
    few, every = (Shares(GROUPS).draw(Block(1, 2, rows).stream()) for rows in (3, BLOCK))
    assert every.tolist() == few.tolist()
