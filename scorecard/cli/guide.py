"""`scorecard guide`: a page about records, for readers, with the evidence for every mark."""

from __future__ import annotations

<<<<<<< HEAD
from typing import Unpack
=======
from dataclasses import replace
>>>>>>> s6-look

import click

from scorecard.cli.guides import Chosen, chosen_guide, guide_options
from scorecard.cli.streams import STDOUT, put_out
from scorecard.guide.writers import writer_for
<<<<<<< HEAD


@click.command("guide")
@guide_options
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whose ending picks the format; - is the page.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def guide_command(*, output: str | None, force: bool, **chosen: Unpack[Chosen]) -> None:
=======
from scorecard.model.dates import is_day
from scorecard.model.edition import EditionName
from scorecard.reading.load import load_rubric
from scorecard.scoring.compare import compare

DEFAULT = GuideOptions()
MOST_DRAWS = 100_000


def _print_messages(context: click.Context, _parameter: click.Parameter, value: object) -> None:
    """Print the English messages, which a catalogue in another language starts from, and end."""
    if value:
        put_out(messages_text("en"), None, force=False, exact=True)
        context.exit()


@click.command("guide")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@rubric_option
@window_option
@mapping_option
@click.option("--title", default="", help="Title of the guide; by default that of the rubric.")
@click.option("--organisation", default="", help="Who publishes the guide.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of this edition of the guide; no clock is read.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=DEFAULT.lang,
    show_default=True,
    help="Language of what the library itself says.",
)
@click.option("--messages", metavar="FILE", help="Messages in another language; English stands for what FILE lacks.")
@click.option(
    "--content-lang",
    metavar="TAG",
    default=DEFAULT.content_lang,
    show_default=True,
    help="Language of what the rubric and the records say.",
)
@click.option("--theme", metavar="FILE", help="CSS that sets variables of the page: --guide-name: value;")
@click.option("--no-script", is_flag=True, help="Leave out the page's script; nothing that is said needs it.")
@click.option(
    "--draws",
    type=click.IntRange(0, MOST_DRAWS),
    default=DEFAULT.draws,
    show_default=True,
    help="Recounts of each kind by which robustness is told; 0 leaves it out.",
)
@click.option(
    "--print-messages",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_messages,
    help="Print the messages in English, to translate for --messages, and end.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whose ending picks the format; - is the page.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def guide_command(
    records: tuple[str, ...],
    rubric: str,
    *,
    window: str | None,
    mapping: str | None,
    title: str,
    organisation: str,
    date: str | None,
    lang: str,
    messages: str | None,
    content_lang: str,
    theme: str | None,
    no_script: bool,
    draws: int,
    output: str | None,
    force: bool,
) -> None:
>>>>>>> s6-look
    """Make one page about records, in the order given, that needs nothing from elsewhere.

    It says what is documented, what each mark rests on, what the data can and cannot say, and how all of it is
    computed. It neither supports nor opposes anybody.

    \b
    Examples:
      scorecard guide examples/records -o guide.html
      scorecard guide examples/records --rubric human_rights_defenders --lang es -o guia.html
      scorecard guide examples/records --organisation "League of Readers" --title "What was done" -o what-was-done.html
    """
    if date is not None and not is_day(date):
        msg = f"--date takes a day, as 2026-11-20, not {date}"
        raise click.UsageError(msg)
    writer = writer_for("page.html" if output in {None, STDOUT} else str(output))
<<<<<<< HEAD
    put_out(writer(chosen_guide(chosen)), output, force=force, exact=True)
=======
    options = GuideOptions(
        title=title,
        organisation=organisation,
        lang=lang,
        content_lang=content_lang,
        theme=read_theme(theme) if theme is not None else "",
        script=not no_script,
        draws=draws,
    )
    own = load_messages(messages) if messages is not None else None
    standard = load_rubric(rubric)
    opened = opened_at(records, standard, mapping)
    found = [each.model for each in opened]
    say_whose_rubric(found, standard)
    refuse_repeats(opened)
    edition = EditionName(title or standard.title, date) if date is not None else None
    made = make_guide(replace(compare(standard, found, window=window), edition=edition), options, own)
    _say_what_is_english(made.words)
    put_out(writer(made), output, force=force, exact=True)


def _say_what_is_english(words: Words) -> None:
    """Say how many messages a reader's own catalogue lacks."""
    if count := len(words.missing):
        verb = "is" if count == 1 else "are"
        say(f"{count} of {len(words.english.messages)} messages {verb} in English, as {words.lang} lacks them")
>>>>>>> s6-look
