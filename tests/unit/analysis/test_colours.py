"""Colours of a page: which hue each is of, and which two of them take sides."""

from __future__ import annotations

import pytest

from scorecard.analysis.colours import clash, colours_of


@pytest.mark.parametrize(
    ("style", "hue"),
    [
        ("#f00", "red"), ("#FF0000", "red"), ("#ff000080", "red"), ("#f008", "red"), ("crimson", "red"),
        ("rgb(200, 30, 30)", "red"), ("rgba(80%, 10%, 10%, 0.5)", "red"), ("hsl(350, 80%, 50%)", "red"),
        ("#080", "green"), ("SeaGreen", "green"), ("hsl(120deg 60% 40%)", "green"), ("rgb(0 128 0)", "green"),
        ("navy", "blue"), ("#1f77b4", "blue"), ("hsl(220, 80%, 50%)", "blue"),
        ("#808080", None), ("#fff", None), ("#000", None), ("#fff5f5", None), ("rgb(x)", None),
        ("hsl(45, 90%, 50%)", None), ("rgb(1.2.3, 0, 0)", None),
    ],
)  # fmt: skip
def test_a_colour_has_a_hue(style: str, hue: str | None) -> None:
    """A colour is red, green, blue, or of no hue that takes sides, however it is written."""
    assert [hue] == [colour.hue for colour in colours_of(f'<td style="color: {style}">x</td>')]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>red, green and blue: #f00</p>", []),
        ('<font color="red">x</font>', ["red"]),
        ("<td bgcolor='#0a0'>x</td>", ["#0a0"]),
        ("<STYLE type='text/css'>p { color: teal; background: darkred }</STYLE>", ["darkred"]),
        ('<rect fill="royalblue" stroke="none"/>', ["royalblue"]),
        ('<td class="infrared" style="margin: 0">x</td>', []),
    ],
)
def test_colours_are_found_in_styles_and_attributes(page: str, texts: list[str]) -> None:
    """Colours are what styles and attributes say; the words of the page are only words."""
    assert texts == [colour.text for colour in colours_of(page)]


@pytest.mark.parametrize(
    ("styles", "pair"),
    [
        ("red green", ("red", "green")),
        ("blue red", ("red", "blue")),
        ("red orange crimson", None),
        ("green blue", None),
        ("", None),
    ],
)
def test_red_takes_sides_beside_green_or_blue(styles: str, pair: tuple[str, str] | None) -> None:
    """A red beside a green or a blue is found; green beside blue says nothing."""
    found = clash(colours_of(f"<style>{styles}</style>"))
    assert pair == (found and (found[0].text, found[1].text))
