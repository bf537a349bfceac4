"""Sentences with letters from right to left: a page keeps what fills their places apart; elsewhere they are texts."""

from __future__ import annotations

import copy
import functools
import io
import pickle
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from languages import from_right
from sheets import pdf_text

from scorecard.guide.content import Guide
from scorecard.guide.filling import environment
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.words import Words, words_of
from scorecard.guide.writers import WRITERS
from scorecard.model.messages import MessageForms, Messages
from scorecard.model.steps import Show
from scorecard.reading.load import load_records, load_rubric
from scorecard.scoring.compare import compare

HERE = Path(__file__).parent.parent.parent / "golden" / "input"
ENGLISH = words_of("en")
MESSAGES = {
    "mark.could_be": "בין {low} ל־{high}",
    "separation.level": "{title}: {first} גם {second} שווים",
    "number.of": "{number} מתוך {most}",
    "exposure.span": "{oldest} עד {newest}",
    "list.comma": ", ",
    "list.and": "{items} גם {last}",
}
HEBREW = words_of(
    "he",
    Messages(
        format="messages/1",
        lang="he",
        direction="rtl",
        messages={key: MessageForms(other=text) for key, text in MESSAGES.items()},
    ),
)
SIGNED, POINTS = Show(low=Fraction(-100), high=Fraction(100)), Show(high=Fraction(40), out_of=True)
HALF, FIFTH = Fraction(1, 2), Fraction(1, 5)
SEEN = str.maketrans({"\u2066": "<", "\u2067": "[", "\u2068": "(", "\u2069": "|"})
"""How marks are written here: before a text from left to right, from right to left, and as its first letter goes."""
MARKS = tuple(map(chr, SEEN))
Say = Callable[[Words], str]


def on_a_page(text: str) -> str:
    """Return a text as a page writes it, with its marks to be seen."""
    return environment().from_string("{{ text }}").render(text=text).translate(SEEN)


@functools.cache
def guide() -> Guide:
    """Return a small guide in a language from right to left."""
    rubric = load_rubric(str(HERE / "rubric.yaml"))
    records = [load_records(str(HERE / f"{name}.yaml"), rubric=rubric)[0] for name in ("arcadia", "borduria")]
    return make_guide(compare(rubric, records), GuideOptions(organisation="League", draws=0), from_right())


@pytest.mark.parametrize(
    ("say", "seen"),
    [
        pytest.param(lambda words: words.score(SIGNED, FIFTH), "<\u221260|", id="a number"),
        pytest.param(lambda words: words.percent(HALF), "<50\u00a0%|", id="a share"),
        pytest.param(lambda words: words.date("1996~"), "<1996~|", id="a date"),
        pytest.param(lambda words: words.date("1996/1997-04"), "(1996| עד (1997-04|", id="an interval"),
        pytest.param(lambda words: words.score(POINTS, HALF), "<20| מתוך <40|", id="points"),
        pytest.param(
            lambda words: words("mark.could_be", low=words.exact(-HALF), high=words.exact(HALF)),
            "בין <\u22120.5| ל־<0.5|",
            id="numbers in a sentence",
        ),
        pytest.param(
            lambda words: words("mark.could_be", low=words.score(POINTS, HALF), high="5"),
            "בין [<20| מתוך <40|| ל־(5|",
            id="words in a sentence",
        ),
        pytest.param(
            lambda words: words("separation.level", title="Press (free)", first="ארקדיה", second="a\u2069b"),
            "(Press (free)|: (ארקדיה| גם (a\\u2069b| שווים",
            id="names",
        ),
        pytest.param(lambda words: words.listed(["a", "ב", "c"]), "[(a|, (ב|| גם (c|", id="a list"),
        pytest.param(lambda words: words("formula.ignore", forward="1/3"), "<1/3|", id="a formula"),
        pytest.param(
            lambda words: words("formula.lower", formula=words("formula.discount", forward="1/3", back="0"), value="1"),
            "<Lower bound: 1/3 \u00d7 (1 \u2212 0) = 1|",
            id="a formula in a formula",
        ),
        pytest.param(
            lambda words: words("unknown.observation"),
            "<The record has no observation for it.|",
            id="a message that the catalogue lacks",
        ),
    ],
)
def test_a_page_from_right_to_left_keeps_places_apart(say: Say, seen: str) -> None:
    """What fills a place goes its own way, and so does a whole text without letters from right to left."""
    assert seen == on_a_page(say(HEBREW))


@pytest.mark.parametrize(
    ("say", "seen"),
    [
        pytest.param(
            lambda words: words("separation.level", title="כותרת", first="א", second="B"),
            "(כותרת|: (א| and (B| are exactly level.",
            id="names",
        ),
        pytest.param(lambda words: words.listed(["א", "ב", "c"]), "<(א|, (ב|| and (c|", id="a list"),
        pytest.param(
            lambda words: words("separation.level", title="Título", first="Ärkadien", second="Б"),
            "Título: Ärkadien and Б are exactly level.",
            id="letters from left to right",
        ),
    ],
)
def test_a_page_from_left_to_right_keeps_other_letters_apart(say: Say, seen: str) -> None:
    """Among words from left to right only names from right to left make marks."""
    assert seen == on_a_page(say(ENGLISH))


def test_a_sentence_is_its_text() -> None:
    """Everywhere but in a page a sentence is a text like any other."""
    said = HEBREW("mark.could_be", low=HEBREW.score(SIGNED, FIFTH), high="+5")
    assert ("בין \u221260 ל־+5", "בין \u221260 ל־+5!", True) == (said, f"{said}!", {said: True}["בין \u221260 ל־+5"])


def test_a_copy_of_a_sentence_is_like_it() -> None:
    """Copied or put away and read again, a sentence is still kept apart as it was."""
    said = HEBREW("mark.could_be", low=HEBREW.score(SIGNED, FIFTH), high="+5")
    again = [said, copy.deepcopy(said), pickle.loads(pickle.dumps(said))]  # noqa: S301  # our own
    assert ["בין <\u221260| ל־(+5|"] * 3 == [on_a_page(each) for each in again]


def all_text(made: bytes) -> str:
    """Return what a guide's file holds as text; of an archive that of all its parts."""
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return pdf_text(made) if made.startswith(b"%PDF") else made.decode("utf-8", "replace")


@pytest.mark.parametrize("ending", sorted(WRITERS.keys() - {".html", ".htm"}))
def test_no_other_output_has_marks(ending: str) -> None:
    """Documents, workbooks and data hold the words, and neither marks nor escapes of them."""
    text = all_text(WRITERS[ending](guide()))
    assert [] == [mark for mark in (*MARKS, "\\u2066", "\\u2067", "\\u2068", "\\u2069") if mark in text]
