"""`scorecard passages`: an archived text cut into numbered passages, for whoever codes it."""

from __future__ import annotations

import click

from scorecard.cli.output import put_out
from scorecard.problem import visible
from scorecard.reading.archive import ARCHIVE_LIMIT
from scorecard.reading.files import read_text
from scorecard.reading.passages import Span, passages


@click.command("passages")
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def passages_command(file: str, output: str | None, *, force: bool) -> None:
    """Cut an archived text into numbered passages, the same for everybody who codes it.

    A passage has 300 characters at least, unless its paragraph ends before, and is cut after what looks like the end of
    a sentence. What stands above a line of equals signs is about the copy and is left out. 'scorecard check --sources
    DIR' uses the same passages.

    \b
    Examples:
      scorecard passages archive/minutes.txt
      scorecard passages archive/minutes.txt -o minutes_in_passages.txt
    """
    text = read_text(file, limit=ARCHIVE_LIMIT)
    numbered = (f"[{number}] {_shown(text, span)}\n" for number, span in enumerate(passages(text), 1))
    put_out("\n".join(numbered), output, force=force)


def _shown(text: str, span: Span) -> str:
    return "\n".join(visible(line.rstrip()) for line in text[span.start : span.end].splitlines())
