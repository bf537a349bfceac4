"""`scorecard import`: the rows of a table as record files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from scorecard.cli.streams import say
from scorecard.problem import OutputError
from scorecard.reading.files import is_table
from scorecard.reading.load import load_records
from scorecard.writing.atomic import write_text
from scorecard.writing.dump import dump_record

SHOWN = 5
"""Files that a message names at most."""


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
    folder = Path(output)
    files = {folder / f"{record.subject.id}.yaml": record for record in load_records(table, mapping=mapping)}
    if not force:
        _refuse_existing(files)
    _make(folder)
    for file, record in files.items():
        write_text(str(file), dump_record(record), force=force)
    say(f"{len(files)} records written to {folder}" if len(files) != 1 else f"1 record written to {folder}")


def _refuse_existing(files: Iterable[Path]) -> None:
    """Refuse before anything is written, so that no folder holds half of a table."""
    there = [file.name for file in files if file.exists()]
    if there:
        more = f" and {len(there) - SHOWN} more" if len(there) > SHOWN else ""
        verb = "exists" if len(there) == 1 else "exist"
        msg = f"{', '.join(there[:SHOWN])}{more} {verb} already; use --force to replace"
        raise OutputError(msg)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"cannot make the folder {folder}: {error.strerror or error}"
        raise OutputError(msg) from None
