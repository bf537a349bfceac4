"""Every word that a document may use is explained where an editor shows it."""

from __future__ import annotations

from typing import get_args

import pytest

from scorecard.model import words
from scorecard.model.glossary import MEANINGS, REASONS, meanings_of
from scorecard.model.json_schema import as_markdown

LISTS = {name: get_args(listed) for name, listed in vars(words).items() if name[0].isupper() and get_args(listed)}


def test_every_list_of_words_is_explained() -> None:
    """Each closed list has the meaning of each of its words, in its order."""
    assert len(LISTS) >= 20
    assert LISTS == {name: tuple(meanings) for name, meanings in MEANINGS.items()}
    assert words.NO_VALUE == tuple(REASONS)


@pytest.mark.parametrize("name", MEANINGS)
def test_a_meaning_is_one_sentence(name: str) -> None:
    """A meaning fits on one line, says what no other word of its list says, and ends as a sentence does."""
    meanings = meanings_of(LISTS[name])
    assert (len(LISTS[name]), []) == (
        len(set(meanings)),
        [said for said in meanings if len(said) > 100 or not said.endswith(".") or "`" in said],
    )


def test_other_words_have_no_meaning() -> None:
    """What is none of the lists, or a part of one, is left as it is."""
    assert ((), ()) == (meanings_of(["rubric/1"]), meanings_of(["stated"]))


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("How [0, 1] is printed.", r"How \[0, 1\] is printed."),
        ("Written `[a_b]`, or *c*.", r"Written `[a_b]`, or \*c\*."),
        ("Plain.", "Plain."),
    ],
)
def test_prose_is_shown_as_it_is(prose: str, shown: str) -> None:
    """Markdown acts on backticks only; within them nothing needs a backslash."""
    assert shown == as_markdown(prose)
