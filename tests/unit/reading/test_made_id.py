"""Ids made of any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.text import NAME
from scorecard.reading.made_id import id_of


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (["AFG", "1990"], "afg_1990"),
        (["LPI"], "lpi"),
        (["St. Ives"], "st_ives"),
        (["Côte d'Ivoire"], "cote_d_ivoire"),
        (["Türkiye"], "turkiye"),
        (["Łódź"], "lodz"),
        (["Straße"], "strasse"),
        (["Ǿ ǽ"], "o_ae"),
        (["\U0001d400\u211d\u2122"], "artm"),
        (["中国"], "u4e2d_u56fd"),
        (["a — b"], "a_b"),
        (["x" * 64], "x" * 64),
        (["x" * 54, "y" * 54], "x" * 54 + "_0070f4fc"),
        (["5"], "n5"),
        (["_a_", "", "B "], "a_b"),
        (["?", "!"], ""),
        ([], ""),
    ],
)
def test_an_id_is_made_of_texts(texts: list[str], made: str) -> None:
    """Letters lose their marks, other scripts become numbers, and everything else one underscore."""
    assert made == id_of(texts)


def test_a_prefix_starts_the_id() -> None:
    """A prefix stands before the texts as it is."""
    assert ("v5", "member_5") == (id_of(["5"], "v"), id_of(["5"], "member_"))


def test_long_texts_that_differ_at_their_end_make_two_ids() -> None:
    """An id that would be too long is cut and ends in a hash of the whole."""
    first, second = id_of(["x" * 100 + "a"]), id_of(["x" * 100 + "b"])
    assert (64, 64, True) == (len(first), len(second), first != second)


@given(st.lists(st.text(max_size=80), max_size=3))
def test_an_id_is_an_id_or_nothing(texts: list[str]) -> None:
    """Whatever the texts, they make an id that documents take, or none; and the same one each time."""
    made = id_of(texts)
    assert made == id_of(texts)
    assert not made or re.fullmatch(NAME, made)
