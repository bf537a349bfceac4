"""`scorecard schema`: what a document may hold, for editors."""

from __future__ import annotations

import json

import click

from scorecard.cli.output import put_out
from scorecard.reading.load import load_rubric
from scorecard.reading.schema import KINDS, Schema, schema_of
from scorecard.reading.tuned_schema import TUNED, schema_under


@click.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option("--rubric", metavar="NAME|FILE", help="Know the criteria, levels and themes of this rubric only.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def schema_command(kind: str, rubric: str | None, output: str | None, *, force: bool) -> None:
    """Print the JSON Schema of a kind of document, by which an editor completes and checks it.

    The schema knows keys, words and types, and the settings of installed plug-ins; with --rubric also the levels of a
    record's observations. What must hold between the parts of a document, 'scorecard check' knows.

    \b
    Examples:
      scorecard schema rubric
      scorecard schema record --rubric democracy
      scorecard schema record -o record.json --force
    """
    if rubric is not None and kind not in TUNED:
        msg = f"--rubric goes with {' and '.join(TUNED)}, which hold observations; a {kind} holds none"
        raise click.UsageError(msg)
    found = schema_of(kind, with_plugins=True) if rubric is None else schema_under(load_rubric(rubric), kind)
    put_out(schema_text(found), output, force=force, exact=True)


def schema_text(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
