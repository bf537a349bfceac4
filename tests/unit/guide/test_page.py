"""The page of a guide, made from small documents."""

from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.page import guide_html


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The data do not separate any two of them, all together or on any outermost line."),
        ("es", "Los datos no permiten distinguir ningún par, ni en conjunto ni en ninguna de las líneas principales."),
    ],
)
def test_a_page_is_in_its_language(lang: str, said: str) -> None:
    """The page says in its language what the library says itself, and bears the language's tag."""
    compared = sc.compare(sc.load_rubric("democracy"), sc.load_records("examples/records")[:2])
    page = guide_html(make_guide(compared, GuideOptions(lang=lang, draws=0)))
    assert (True, True) == (f'<html lang="{lang}" dir="ltr">' in page, said in page)
