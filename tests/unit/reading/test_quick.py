"""The quick reading of documents agrees with the careful one, and leaves to it whatever is not plainly fine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.problem import DocumentError
from scorecard.reading import quick
from scorecard.reading.characters import directives_in_text, forbidden_in_text
from scorecard.reading.events import DEPTH_LIMIT
from scorecard.reading.quick import QUICK_LIMIT, UnsureError, quick_value
from scorecard.reading.yaml_tree import YamlTree

ROOT = Path(__file__).parents[3]
DOCUMENTS = [
    path
    for path in sorted([*ROOT.glob("rubrics/*.yaml"), *ROOT.glob("examples/**/*.yaml")])
    if not re.search(r"\bon:", path.read_text(encoding="utf-8"))
]
"""Documents of this project, but for those that have the key `on`, which takes care."""
WORDS = (
    "a", "id", "b: ", "- ", "\n", "\n  ", "\n- ", ": ", ", ", "{", "}", "[", "]", "'", '"', "yes", "true",
    "null", "~", "1.10",
    "012", "1e3", "-5", "0x1f", "1:30", ".inf", "nan", "on", "On", "<<", "&a ", "*a", "!!str ", "!", "# x",
    "--- ", "...", "? ",
    "|\n  x", ">-\n  y\n  z", "\\u202e", "\\n", "é", "\u2028", "1993 was early", "The year", "Infinity",
    "infinitely long",
)  # fmt: skip
"""Pieces of which documents are put together that have everything which one must not have."""


def careful(text: str) -> YamlTree:
    """Return what the careful reading finds."""
    tree = YamlTree("a.yaml")
    tree.fill(text)
    return tree


def is_quick(text: str) -> bool:
    """Tell whether a text is read quickly."""
    try:
        quick_value(text)
    except UnsureError:
        return False
    return True


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_of_this_project_are_read_quickly_and_alike(path: Path) -> None:
    """Every bundled document and example is read without care, as the careful reading reads it."""
    text = path.read_text(encoding="utf-8")
    assert careful(text).value == quick_value(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_what_is_read_quickly_has_nothing_wrong(text: str) -> None:
    """Whatever the quick reading takes, the careful one takes too, without a problem and with the same value."""
    if not [*forbidden_in_text(text, ""), *directives_in_text(text, "")] and is_quick(text):
        tree = careful(text)
        assert ([], repr(tree.value)) == (tree.problems, repr(quick_value(text)))


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2", "a: &x 1", "a: *x", "a: !!str 1", "a: yes", "a:", "1: a", "true: a", "? [a]\n: b",
        "? {a: b}\n: c", "<<: a",
        "--- a\n--- b", "", "a: [", 'a: "\\u202e"', f"{'k' * 257}: a", "a: 12345678901234567890", "on: 1",
        "[" * 33 + "]" * 33,
        "&x {a: 1}", "!!map {a: 1}", "&x [1]", "a: ! b", "a: 0x1234567890abcdef", "a: 1234567890123456789.5",
    ],
)  # fmt: skip
def test_whatever_is_not_plainly_fine_is_left_to_care(text: str) -> None:
    """At the first thing that might be wrong the quick reading gives up."""
    assert not is_quick(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1", "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, f"{'k' * 256}: a", "a: fish & chips!",
        'a: "\\t\\u00e9"', "a: 'yes'",
        f"{'k' * 256}: a\nl: b", "a: \\ \u00a0", "{}", "- {a: b, c: [d, 53/60]}", f"{'k' * 200}: a\n{'l' * 200}: b",
    ],
)  # fmt: skip
def test_what_is_fine_is_read_quickly(text: str) -> None:
    """Limits are reached before the quick reading gives up, and not later."""
    assert careful(text).value == quick_value(text)


def test_a_long_text_is_read_with_care() -> None:
    """A text in which a limit could be exceeded is left to the careful reading."""
    assert (True, False) == (is_quick("a" * QUICK_LIMIT), is_quick("a" * (QUICK_LIMIT + 1)))


def test_the_quick_reading_is_told_from_the_careful_one() -> None:
    """The quick reading has its own error, so that a mistake of ours is no reason to read with care."""
    with pytest.raises(UnsureError):
        quick_value("a: yes")
    assert not issubclass(quick.UnsureError, DocumentError)
