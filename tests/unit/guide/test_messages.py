"""The messages that the library says: the same ones in every language, each of them used, and none missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from scorecard.guide.words import LANGUAGES, bundled_messages
from scorecard.model import words

GUIDE = Path(__file__).parents[3] / "scorecard" / "guide"
WRITTEN = {
    path: path.read_text(encoding="utf-8")
    for path in [*GUIDE.glob("*.py"), *GUIDE.glob("templates/*"), *GUIDE.glob("static/*")]
}
ENGLISH = bundled_messages("en").messages
SAID = re.compile(r"""["']([a-z][a-z_]*(?:\.[a-z0-9_]+)*)["']""")
"""A message that the source names in full."""
FAMILY = re.compile(r"""f?["']([a-z][a-z_.]*\.)(?:\{[^{}"']+\}|["'] ~)([a-z_.]*)""")
"""Messages that the source names by their beginning, and maybe their end."""


def names_in_source() -> set[str]:
    """Return the messages that the source names, in full or as one of a family."""
    full = {name for text in WRITTEN.values() for name in SAID.findall(text)}
    families = {family for text in WRITTEN.values() for family in FAMILY.findall(text)}
    of_family = {
        name for name in ENGLISH for start, end in families if re.fullmatch(rf"{re.escape(start)}[a-z_]+{end}", name)
    }
    return (full & ENGLISH.keys()) | of_family


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_messages(lang: str) -> None:
    """A language that comes with the library has every message, and no other."""
    assert list(ENGLISH) == list(bundled_messages(lang).messages)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_places(lang: str) -> None:
    """A message has the same places in every language, in each of its forms; one may leave its number out."""
    for key, message in bundled_messages(lang).messages.items():
        places = ENGLISH[key].places
        assert (key, places, places) == (key, message.places, message.places_of_one | (places & {"count"}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_forms(lang: str) -> None:
    """Where English tells one from several, so does each language by its own rule."""
    with_forms = {key for key, message in bundled_messages(lang).messages.items() if message.one is not None}
    assert {key for key, message in ENGLISH.items() if message.one is not None} == with_forms


def test_no_message_is_unused() -> None:
    """Each message is named somewhere in the guide's source or templates."""
    assert [] == sorted(ENGLISH.keys() - names_in_source())


def test_no_message_is_missing() -> None:
    """Each message that the source asks for is there; a missing one would end a guide as a bug."""
    asked = {name for text in WRITTEN.values() for name in re.findall(r"""words\(\s*["']([a-z_.0-9]+)["'][,)]""", text)}
    assert len(asked) >= 90
    assert [] == sorted(asked - ENGLISH.keys())


@pytest.mark.parametrize(
    ("family", "listed"),
    [
        ("stage", "Stage"),
        ("direction", "Direction"),
        ("source", "SourceKind"),
        ("instrument", "Instrument"),
        ("state", "State"),
        ("aggregate", "Method"),
        ("missing", "Missing"),
        ("net", "Net"),
        ("combine", "CombineMethod"),
        ("reply", "ReplyStatus"),
        ("input", "InputKind"),
    ],
)
def test_each_word_of_a_list_has_a_message(family: str, listed: str) -> None:
    """No word that a document may use is without a message."""
    assert [] == [word for word in get_args(getattr(words, listed)) if f"{family}.{word}" not in ENGLISH]
