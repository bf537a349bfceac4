"""`scorecard preview`: a rubric or scorecards in a browser, while they are written."""

from __future__ import annotations

import webbrowser

import click

from scorecard.cli.options import mapping_option, rubric_option
from scorecard.cli.streams import say
from scorecard.preview.run import preview
from scorecard.preview.view import Asked
from scorecard.reading.files import STDIN


@click.command("preview")
@click.argument("file", metavar="FILE")
@click.argument("records", nargs=-1, metavar="[RECORDS...]")
@rubric_option
@mapping_option
@click.option("--detail", is_flag=True, help="Show the criteria below each dimension of a comparison.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; by default one that is free."
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def preview_command(
    file: str, records: tuple[str, ...], rubric: str, mapping: str | None, *, detail: bool, port: int, opens: bool
) -> None:
    """Show a rubric, or records under one, as a page on this machine that follows the files as they are saved.

    FILE is a rubric, which records after it are scored under; or a record, a folder or a pattern, which is then scored
    under --rubric. Problems stand in the page until they are mended. Ctrl-C ends it.

    \b
    Examples:
      scorecard preview rubrics/democracy.yaml
      scorecard preview examples/records --detail --open
      scorecard preview rubrics/democracy.yaml examples/records/clinton_1993.yaml --port 8000
      scorecard preview examples/tables/actions.csv --mapping examples/tables/actions.yaml
    """
    if STDIN in {file, *records, mapping}:
        msg = "a preview follows files, and - is none"
        raise click.UsageError(msg)

    def tell(url: str) -> None:
        say(f"{file} is shown at {url} until Ctrl-C")
        if opens:
            webbrowser.open(url)

    preview(Asked((file, *records), rubric, detail, mapping), port, tell)
