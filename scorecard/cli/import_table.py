"""`scorecard import`: the rows of a table as record files."""

from __future__ import annotations

from pathlib import Path

import click

from scorecard.cli.several_files import write_files
from scorecard.cli.streams import say
from scorecard.reading.files import is_table
from scorecard.reading.load import load_records
from scorecard.writing.dump import dump_record


@click.command("import")
@click.argument("mapping", metavar="MAPPING")
@click.argument("table", metavar="TABLE")
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the records; it is made if need be.")
@click.option("--force", is_flag=True, help="Replace record files that exist.")
def import_command(mapping: str, table: str, output: str, *, force: bool) -> None:
    """Write a record file for each subject of a table (CSV, XLSX), as a mapping says what its columns are.

    \b
    Examples:
      scorecard import examples/tables/votes.yaml examples/tables/votes.csv -o records
      scorecard import examples/tables/actions.yaml examples/tables/actions.csv -o records --force
    """
    if not is_table(table):
        msg = f"{table} is a document; give a table after its mapping, as a file that ends in .csv or .xlsx"
        raise click.UsageError(msg)
    files = {f"{record.subject.id}.yaml": dump_record(record) for record in load_records(table, mapping=mapping)}
    write_files(Path(output), files, force=force)
    say(f"{len(files)} records written to {output}" if len(files) != 1 else f"1 record written to {output}")
