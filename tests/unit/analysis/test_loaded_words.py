"""Words of praise and blame: found with their endings, by themselves, whatever their case, on both sides alike."""

from __future__ import annotations

import pytest

from scorecard.analysis.loaded_words import forms, loaded_words
from scorecard.model.lexicon import Lexicon
from scorecard.problem import DocumentError
from scorecard.reading.load_fairness import bundled_lexicon

LEXICON = Lexicon.model_validate({
    "format": "lexicon/1", "id": "few", "version": "1.0.0", "title": "A few",
    "praise": [{"word": "brave", "instead": "what was done"}, "world-class", "noble", "steady"],
    "blame": ["rash", "short-sighted", "ill advised"],
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A brave act", [("brave", "praises")]),
        ("BRAVELY done, the bravest of all", [("BRAVELY", "praises"), ("bravest", "praises")]),
        ("steadily; steadier", [("steadily", "praises"), ("steadier", "praises")]),
        ("nobly done", [("nobly", "praises")]),
        ("World class, world-class", [("World class", "praises"), ("world-class", "praises")]),
        ("rashly and short sighted", [("rashly", "blames"), ("short sighted", "blames")]),
        ("ill-advised, ill\nadvised", [("ill-advised", "blames"), ("ill\nadvised", "blames")]),
        ("trash, bravery, Nobel, ennobled, unsteady, crashes", []),
        ("", []),
    ],
)
def test_words_are_found_with_their_endings(text: str, found: list[tuple[str, str]]) -> None:
    """A word is found with its common endings, with blanks for hyphens, and not within another word."""
    assert found == [(each.text, each.side) for each in loaded_words(text, LEXICON)]


def test_what_to_write_instead_goes_along() -> None:
    """The word that was found leads to what may stand in its place."""
    assert ["what was done"] == [each.word.instead for each in loaded_words("the bravest", LEXICON)]


def test_an_empty_lexicon_finds_nothing() -> None:
    """Without words nothing is loaded."""
    empty = LEXICON.model_copy(update={"praise": (), "blame": ()})
    assert [] == list(loaded_words("a brave and rash act", empty))


@pytest.mark.parametrize("side", ["praise", "blame"])
def test_every_bundled_word_is_found(side: str) -> None:
    """Each word that is bundled is found in each of its forms, on its own side."""
    lexicon, verb = bundled_lexicon(), {"praise": "praises", "blame": "blames"}[side]
    missed = [
        form
        for each in getattr(lexicon, side)
        for form in forms(each.word)
        if [verb] != [found.side for found in loaded_words(f"It was {form}.", lexicon)]
    ]
    assert [] == missed


def test_praise_and_blame_are_as_many() -> None:
    """As many words of praise as of blame are bundled, and enough of both."""
    lexicon = bundled_lexicon()
    assert (True, True) == (len(lexicon.praise) == len(lexicon.blame), len(lexicon.praise) >= 100)


@pytest.mark.parametrize("word", ["genocide", "torture", "corruption", "massacre", "sanction", "strong"])
def test_terms_of_sources_are_not_loaded(word: str) -> None:
    """Terms that say what happened may be used."""
    assert [] == list(loaded_words(word, bundled_lexicon()))


def test_a_word_stands_once() -> None:
    """A word that both praises and blames is refused."""
    with pytest.raises(DocumentError, match=r"the id 'Brave' is used before"):
        LEXICON.model_copy(update={"blame": (*LEXICON.blame, {"word": "Brave"})})
