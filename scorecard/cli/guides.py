"""What `scorecard guide` and `scorecard site` share: the options of a guide, and making it of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypedDict, TypeVar

import click

from scorecard.cli.inputs import opened_at, refuse_repeats, say_whose_rubric
from scorecard.cli.options import mapping_option, rubric_option, window_option
from scorecard.cli.output import put_out
from scorecard.cli.streams import say
from scorecard.guide.content import Guide
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.own_words import load_messages
from scorecard.guide.theme import read_theme
from scorecard.guide.words import LANGUAGES, Words, messages_text
from scorecard.model.dates import is_day
from scorecard.model.edition import EditionName
from scorecard.reading.load import load_rubric
from scorecard.scoring.compare import compare

Command = TypeVar("Command", bound=Callable[..., object])
DEFAULT = GuideOptions()
MOST_DRAWS = 100_000


def _print_messages(context: click.Context, _parameter: click.Parameter, value: object) -> None:
    """Print the English messages, which a catalogue in another language starts from, and end."""
    if value:
        put_out(messages_text("en"), None, force=False, exact=True)
        context.exit()


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no day, before anything is read."""
    if value is not None and not is_day(value):
        msg = f"--date takes a day, as 2026-11-20, not {value}"
        raise click.UsageError(msg)
    return value


class Chosen(TypedDict):
    """What is given by the arguments and options of a guide."""

    records: tuple[str, ...]
    rubric: str
    window: str | None
    mapping: str | None
    title: str
    organisation: str
    date: str | None
    lang: str
    messages: str | None
    content_lang: str
    theme: str | None
    no_script: bool
    draws: int


OPTIONS = (
    click.argument("records", nargs=-1, required=True, metavar="RECORDS..."),
    rubric_option,
    window_option,
    mapping_option,
    click.option("--title", default="", help="Title of the guide; by default that of the rubric."),
    click.option("--organisation", default="", help="Who publishes the guide."),
    click.option(
        "--date", callback=_day, metavar="YYYY-MM-DD", help="Day of this edition of the guide; no clock is read."
    ),
    click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=DEFAULT.lang,
        show_default=True,
        help="Language of what the library itself says.",
    ),
    click.option(
        "--messages", metavar="FILE", help="Messages in another language; English stands for what FILE lacks."
    ),
    click.option(
        "--content-lang",
        metavar="TAG",
        default=DEFAULT.content_lang,
        show_default=True,
        help="Language of what the rubric and the records say.",
    ),
    click.option("--theme", metavar="FILE", help="CSS that sets variables of the page: --guide-name: value;"),
    click.option("--no-script", is_flag=True, help="Leave out the page's script; nothing that is said needs it."),
    click.option(
        "--draws",
        type=click.IntRange(0, MOST_DRAWS),
        default=DEFAULT.draws,
        show_default=True,
        help="Recounts of each kind by which robustness is told; 0 leaves it out.",
    ),
    click.option(
        "--print-messages",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_messages,
        help="Print the messages in English, to translate for --messages, and end.",
    ),
)
"""The arguments and options of a guide, in the order in which its help gives them."""


def guide_options(command: Command) -> Command:
    """Give a command the arguments and options of a guide."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def chosen_guide(chosen: Chosen) -> Guide:
    """Read what was given and make a guide of it.

    Raises:
        ScorecardError: when a document has problems, or cannot be read or compared.
    """
    options = GuideOptions(
        title=chosen["title"],
        organisation=chosen["organisation"],
        lang=chosen["lang"],
        content_lang=chosen["content_lang"],
        theme=read_theme(chosen["theme"]) if chosen["theme"] is not None else "",
        script=not chosen["no_script"],
        draws=chosen["draws"],
    )
    own = load_messages(chosen["messages"]) if chosen["messages"] is not None else None
    standard = load_rubric(chosen["rubric"])
    opened = opened_at(chosen["records"], standard, chosen["mapping"])
    found = [each.model for each in opened]
    say_whose_rubric(found, standard)
    refuse_repeats(opened)
    date = chosen["date"]
    edition = EditionName(options.title or standard.title, date) if date is not None else None
    compared = replace(compare(standard, found, window=chosen["window"]), edition=edition)
    made = make_guide(compared, options, own)
    _say_what_is_english(made.words)
    return made


def _say_what_is_english(words: Words) -> None:
    """Say how many messages a reader's own catalogue lacks."""
    if count := len(words.missing):
        verb, those = ("is", "it") if count == 1 else ("are", "them")
        every, lang = len(words.english.messages), words.lang
        say(f"{count} of {every} messages {verb} in English, as the catalogue of '{lang}' lacks {those}")
