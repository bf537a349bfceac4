"""Themes: variables of the page with plain values, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.guide.theme import read_theme
from scorecard.problem import DocumentError


def read(text: str, folder: Path) -> str:
    """Return what a theme of this text comes to."""
    path = folder / "theme.css"
    path.write_text(text, encoding="utf-8")
    return read_theme(str(path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("/* nothing */\n", ""),
        ("--guide-accent: #205493;", "--guide-accent: #205493;"),
        ("--guide-a:1px;--guide-b : 2px ;", "--guide-a: 1px;\n--guide-b: 2px;"),
        ("--guide-font: 'Inter', \"Noto Sans\", serif;", "--guide-font: 'Inter', \"Noto Sans\", serif;"),
        ("--guide-x: /* why */ light-dark(rgb(1 2 3), #fff);", "--guide-x: light-dark(rgb(1 2 3), #fff);"),
        ("--guide-x: calc((1rem + 2px) * 3);", "--guide-x: calc((1rem + 2px) * 3);"),
    ],
)
def test_a_theme_sets_variables(text: str, said: str, tmp_path: Path) -> None:
    """Each variable stands on a line of its own, and comments go."""
    assert said == read(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("body { color: red }", "1:1", "bad-theme"),
        ("\n  @import 'a.css';", "2:3", "bad-theme"),
        ("--other-x: 1px;", "1:1", "bad-theme"),
        ("--guide-X: 1px;", "1:1", "bad-theme"),
        ("--guide-x: 1px", "1:1", "bad-theme"),
        ("--guide-x;", "1:1", "bad-theme"),
        ("--guide-x: ;", "1:1", "bad-theme"),
        ("} body {", "1:1", "bad-theme"),
        ("<style>", "1:1", "bad-theme"),
        ("/* open", "1:1", "bad-theme"),
        ("--guide-x: url(a.png);", "1:1", "bad-theme-value"),
        ("--guide-x: URL(a.png);", "1:1", "bad-theme-value"),
        ("--guide-x: image-set('a.png' 1x);", "1:1", "bad-theme-value"),
        ("--guide-x: u\\72l(a.png);", "1:1", "bad-theme-value"),
        ("--guide-x: a</style>;", "1:1", "bad-theme-value"),
        ("--guide-x: (a;", "1:1", "bad-theme-value"),
        ("--guide-x: a);", "1:1", "bad-theme-value"),
        ("--guide-x: 'a;", "1:1", "bad-theme-value"),
        ("--guide-x: {a};", "1:1", "bad-theme-value"),
        ("--guide-x: a } body { x;", "1:1", "bad-theme-value"),
        ("--guide-x: a /* b;", "1:1", "bad-theme-value"),
    ],
)
def test_anything_else_is_refused(text: str, place: str, code: str, tmp_path: Path) -> None:
    """What sets no variable, is not complete, or might load or close something is told with its place."""
    with pytest.raises(DocumentError) as caught:
        read(text, tmp_path)
    (problem,) = caught.value.problems
    assert (f"{tmp_path}/theme.css:{place}", code) == (str(problem.location), problem.code)
