"""`scorecard site`: a guide as a folder of pages, for sets that would make one page too long."""

from __future__ import annotations

from typing import Unpack

import click

from scorecard.cli.guides import Chosen, chosen_guide, guide_options
from scorecard.cli.output import STDOUT
from scorecard.cli.streams import say
from scorecard.guide.site import write_site
from scorecard.problem import visible
from scorecard.writing.folder import refuse_in_the_way


@click.command("site")
@guide_options
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder of the site.")
@click.option("--force", is_flag=True, help="Replace the folder if it holds a site and nothing else.")
def site_command(*, output: str, force: bool, **chosen: Unpack[Chosen]) -> None:
    """Make a folder of pages about records: one for all, one for each subject, criterion and for the method.

    It says what a guide says, at addresses that stay the same as long as the ids do. All links are relative: the folder
    can be read from a disk and put under any address.

    \b
    Examples:
      scorecard site examples/records -o guide
      scorecard site examples/records --rubric human_rights_defenders --lang es --no-script -o guia
    """
    if output == STDOUT:
        msg = "a site is a folder of files; -o takes the name of one"
        raise click.UsageError(msg)
    refuse_in_the_way(output, force=force)
    write_site(output, chosen_guide(chosen), force=force)
    say(f"wrote {visible(output)}; open {visible(output)}/index.html")
