"""The colours of a page of HTML, and which of them stand for winner and loser, or for the parties of one country."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Hue = Literal["red", "green", "blue"]
HUES: dict[Hue, tuple[int, int]] = {"red": (-20, 20), "green": (75, 165), "blue": (190, 260)}
"""From where to where each hue goes on the circle of 360 degrees."""
PALE = 0.15
"""Saturation below which, and lightness near black or white up to which, a colour is seen as grey."""
NAMED = {
    "red": "ff0000", "darkred": "8b0000", "crimson": "dc143c", "firebrick": "b22222", "maroon": "800000",
    "tomato": "ff6347", "indianred": "cd5c5c", "lightcoral": "f08080", "green": "008000", "lime": "00ff00",
    "darkgreen": "006400", "forestgreen": "228b22", "limegreen": "32cd32", "lightgreen": "90ee90",
    "palegreen": "98fb98", "seagreen": "2e8b57", "mediumseagreen": "3cb371", "blue": "0000ff", "navy": "000080",
    "darkblue": "00008b", "mediumblue": "0000cd", "royalblue": "4169e1", "dodgerblue": "1e90ff",
    "cornflowerblue": "6495ed", "steelblue": "4682b4", "lightblue": "add8e6", "skyblue": "87ceeb",
    "deepskyblue": "00bfff", "midnightblue": "191970",
}  # fmt: skip
"""Names of colours of the three hues, as CSS has them; no other name is of one of them and of common use."""
_STYLED = re.compile(r"""(?is)<style\b[^>]*>(.*?)</style>|\b(?:style|color|bgcolor|fill|stroke)\s*=\s*(["'])(.*?)\2""")
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b", re.IGNORECASE)
_FUNCTION = re.compile(r"\b(rgb|hsl)a?\(([^)]*)\)", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w#.-])([a-z]+)(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as a page writes it, with its hue if it has one that could stand for a side."""

    text: str
    hue: Hue | None


def colours_of(html: str) -> Iterator[Colour]:
    """Yield every colour in a page's styles and attributes; its text, where words are only words, is passed over."""
    for style, _, attribute in _STYLED.findall(html):
        yield from _colours_in(style or attribute)


def clash(colours: Iterable[Colour]) -> tuple[Colour, Colour] | None:
    """Return a red beside a green or a blue, or nothing."""
    first: dict[Hue, Colour] = {}
    for colour in colours:
        if colour.hue:
            first.setdefault(colour.hue, colour)
    other = first.get("green") or first.get("blue")
    return (first["red"], other) if "red" in first and other else None


def _colours_in(style: str) -> Iterator[Colour]:
    for match in _HEX.finditer(style):
        yield Colour(match[0], hue_of(_from_hex(match[1])))
    for match in _FUNCTION.finditer(style):
        yield Colour(match[0], hue_of(_from_function(match[1].lower(), match[2])))
    for match in _WORD.finditer(style):
        if code := NAMED.get(match[1].lower()):
            yield Colour(match[0], hue_of(_from_hex(code)))


def hue_of(rgb: tuple[float, float, float]) -> Hue | None:
    """Return the hue of a colour, or nothing for what is grey, near white, near black, or of another hue.

    Args:
        rgb: red, green and blue, each from 0 to 1.
    """
    turn, lightness, saturation = colorsys.rgb_to_hls(*rgb)
    if saturation < PALE or not PALE / 2 < lightness < 1 - PALE / 2:
        return None
    degrees = turn * 360
    return next((name for name, (start, end) in HUES.items() if _lies_between(degrees, start, end)), None)


def _lies_between(degrees: float, start: int, end: int) -> bool:
    return start <= degrees <= end or start <= degrees - 360 <= end


def _from_hex(code: str) -> tuple[float, float, float]:
    full = "".join(digit * 2 for digit in code) if len(code) < len("rrggbb") else code
    red, green, blue = (int(full[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _from_function(name: str, inside: str) -> tuple[float, float, float]:
    """Return the colour of `rgb(...)` or `hsl(...)`; a part that is no number counts as 0."""
    parts = [*re.findall(r"(-?[0-9.]+)(%?)", inside), ("0", ""), ("0", ""), ("0", "")][:3]
    if name == "rgb":
        red, green, blue = (min(1.0, _number(text) / (100 if sign else 255)) for text, sign in parts)
        return red, green, blue
    hue, saturation, lightness = (_number(text) for text, _ in parts)
    return colorsys.hls_to_rgb(hue % 360 / 360, min(1.0, lightness / 100), min(1.0, saturation / 100))


def _number(text: str) -> float:
    try:
        return max(0.0, float(text))
    except ValueError:
        return 0.0
