"""Words of a language: messages with their places, plural forms, and numbers as the language writes them."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from scorecard.guide.words import words_of
from scorecard.model.messages import MessageForms, Messages, NumberSigns
from scorecard.model.steps import Show
from scorecard.problem import ScorecardError

ENGLISH, SPANISH = words_of("en"), words_of("es")
HEBREW = words_of(
    "he",
    Messages(
        format="messages/1",
        lang="he",
        direction="rtl",
        plural="zero_one_other",
        messages={
            "exposure.undated": MessageForms(other="{count} ללא תאריך", one="אחד ללא תאריך"),
        },
    ),
)
"""A small catalogue that is written from right to left."""
POINTS = Show(low=Fraction(0), high=Fraction(40), decimals=0, out_of=True)
BOTH_WAYS = Show(low=Fraction(-100), high=Fraction(100))


@pytest.mark.parametrize(
    ("value", "decimals", "english", "spanish"),
    [
        (1234, 0, "1,234", "1234"),
        (12345, 0, "12,345", "12\u00a0345"),
        (1234567, 0, "1,234,567", "1\u00a0234\u00a0567"),
        (Fraction(5, 2), 1, "2.5", "2,5"),
        (Fraction(-5, 2), 0, "\u22123", "\u22123"),
        (Fraction(-1, 10), 0, "0", "0"),
        (Fraction(123456, 10), 1, "12,345.6", "12\u00a0345,6"),
        (0, 0, "0", "0"),
    ],
)
def test_a_number_is_written_as_its_language_does(
    value: Fraction | int, decimals: int, english: str, spanish: str
) -> None:
    """Groups, decimals and the minus sign are those of the language; nothing is written as minus nothing."""
    assert (english, spanish) == (ENGLISH.number(value, decimals), SPANISH.number(value, decimals))


@pytest.mark.parametrize(
    ("show", "value", "english", "spanish"),
    [
        (BOTH_WAYS, Fraction(9, 10), "+80", "+80"),
        (BOTH_WAYS, Fraction(1, 2), "0", "0"),
        (BOTH_WAYS, Fraction(1, 10), "\u221280", "\u221280"),
        (POINTS, Fraction(1, 2), "20 of 40", "20 de 40"),
        (Show(decimals=1), Fraction(1, 3), "33.3", "33,3"),
    ],
)
def test_a_score_is_written_as_it_is_shown(show: Show, value: Fraction, english: str, spanish: str) -> None:
    """A score has the sign, decimals and full marks that the rubric shows."""
    assert (english, spanish) == (ENGLISH.score(show, value), SPANISH.score(show, value))


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [(Fraction(1, 8), "0.125", "0,125"), (Fraction(-1, 3), "\u22121/3", "\u22121/3"), (Fraction(2), "2", "2")],
)
def test_an_exact_number_loses_nothing(value: Fraction, english: str, spanish: str) -> None:
    """An exact number is a decimal where that is short, else a fraction."""
    assert (english, spanish) == (ENGLISH.exact(value), SPANISH.exact(value))


def test_a_number_without_end_is_cut() -> None:
    """A root or a logarithm, which is kept to thirty digits, is written by four and an ellipsis."""
    root = Fraction("-0.353553390593273762200422181052")
    assert ("\u22120.3535…", "\u22120,3535…") == (ENGLISH.exact(root), SPANISH.exact(root))


@pytest.mark.parametrize(("share", "text"), [(Fraction(5, 6), "83\u00a0%"), (Fraction(1), "100\u00a0%"), (None, "–")])
def test_a_share_is_a_per_cent(share: Fraction | None, text: str) -> None:
    """A share is a whole per cent, and there is a sign for none."""
    assert text == SPANISH.percent(share)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "Los límites dejan abiertos 0 pares."),
        (1, "Los límites dejan abierto 1 par."),
        (2, "Los límites dejan abiertos 2 pares."),
        (12345, "Los límites dejan abiertos 12\u00a0345 pares."),
    ],
)
def test_a_message_takes_the_form_of_its_number(count: int, text: str) -> None:
    """The form for one stands for the numbers that the plural rule calls one."""
    assert text == SPANISH("robust.open", count=count)


@pytest.mark.parametrize(("count", "text"), [(0, "אחד ללא תאריך"), (1, "אחד ללא תאריך"), (2, "2 ללא תאריך")])
def test_a_catalogue_has_its_own_plural_rule(count: int, text: str) -> None:
    """A catalogue may call 0 one as well, and its form for one may leave the number out."""
    assert text == HEBREW("exposure.undated", count=count)


def test_english_stands_for_what_a_catalogue_lacks() -> None:
    """A message that a catalogue does not have is in English, in the form of English."""
    assert ("2 ללא תאריך", "no date given", "The bounds leave 1 pair open.") == (
        HEBREW("exposure.undated", count=2),
        HEBREW("date.none"),
        HEBREW("robust.open", count=1),
    )
    assert len(ENGLISH.english.messages) - 1 == len(HEBREW.missing)
    assert ("rtl", "ltr") == (HEBREW.direction, ENGLISH.direction)


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a y b"), (["a", "b", "c"], "a, b y c")],
)
def test_items_are_joined_as_in_a_sentence(items: list[str], text: str) -> None:
    """The last of several items has a word before it."""
    assert text == SPANISH.listed(items)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (None, "no date given"),
        ("1996", "1996"),
        ("1996-04/1997", "1996-04 to 1997"),
        ("../2020", "../2020"),
    ],
)
def test_a_date_is_as_its_document_gives_it(date: str | None, text: str) -> None:
    """An interval has a word between its ends; an open one stays as it is written."""
    assert text == ENGLISH.date(date)


def test_places_in_texts_are_not_filled() -> None:
    """What fills a place is not looked into for further places."""
    assert "{count} to {high}" == ENGLISH("mark.bands", low="{count}", high="{high}")


def test_a_language_without_messages_is_refused() -> None:
    """A language that the library does not have is named, with those that it has."""
    with pytest.raises(ScorecardError, match=re.escape("no messages in 'xx'; languages: en, es; give others by")):
        words_of("xx")


def test_signs_are_those_of_the_catalogue() -> None:
    """A catalogue says how numbers are written."""
    signs = NumberSigns(decimal="'", group=".", group_from=4, minus="-", percent="%{number}")
    own = words_of("x", Messages(format="messages/1", lang="eu", numbers=signs))
    assert ("-1.234'5", "%50") == (own.number(Fraction(-12345, 10), 1), own.percent(Fraction(1, 2)))
