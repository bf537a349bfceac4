"""`scorecard schema`: what a document may hold, for editors."""

from __future__ import annotations

import json

import click

from scorecard.cli.streams import put_out
from scorecard.reading.schema import KINDS, schema_of


@click.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)))
def schema_command(kind: str) -> None:
    """Print the JSON Schema of a kind of document, by which an editor completes and checks it.

    The schema knows keys, words and types, and the settings of installed plug-ins. What must hold between the parts of
    a document, 'scorecard check' knows.

    \b
    Examples:
      scorecard schema rubric
      scorecard schema record
    """
    text = json.dumps(schema_of(kind, with_plugins=True), indent=2, ensure_ascii=False)
    put_out(f"{text}\n", None, force=False, exact=True)
