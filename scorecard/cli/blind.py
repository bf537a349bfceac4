"""`scorecard blind`: records under a mask for coders who are not to know whom they judge, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from scorecard.analysis.blind import blind, restore_coding, restore_record
from scorecard.cli.inputs import records_at, say_whose_rubric
from scorecard.cli.options import rubric_option
from scorecard.cli.several_files import refuse_existing, write_files
from scorecard.cli.streams import say
from scorecard.model.blind_key import BlindKey
from scorecard.model.coding import Coding
from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem, ScorecardError
from scorecard.reading.files import documents_in
from scorecard.reading.load import load_rubric
from scorecard.reading.load_fairness import load_blind_key, load_record_or_coding
from scorecard.writing.atomic import write_text
from scorecard.writing.dump import dump_document

HEADER = """\
# Who hides behind which mask: keep this file from whoever codes the masked records.
# 'words' says what each mark in their texts stands for; a mark such as [Y+2] is a year, counted
# from the first one in office. 'subjects' has what was taken out of each record: its subject,
# what its sources are, and the names of its actions; 'years' were added to its dates.
# Back: scorecard blind --restore MASKED... --key THIS_FILE -o DIR
"""


@click.command("blind")
@click.argument("paths", nargs=-1, required=True, metavar="RECORDS...")
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for what is written; it is made if need be.")
@click.option("--key", required=True, metavar="FILE", help="The key: written, or read with --restore.")
@rubric_option
@click.option("--mask", multiple=True, metavar="WORD", help="Replace this word too; may be repeated.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Where pseudonyms start.")
@click.option("--restore", is_flag=True, help="Take the mask off records, and off codings made of them.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
def blind_command(
    paths: tuple[str, ...],
    output: str,
    key: str,
    *,
    rubric: str,
    mask: tuple[str, ...],
    seed: int,
    restore: bool,
    force: bool,
) -> None:
    """Write records in which nothing says who is judged, and a key that leads back.

    Names, parties, offices, years and sources are masked; dates are moved as far as the rubric allows. A masked record
    scores exactly as the record does.

    \b
    Examples:
      scorecard blind examples/records -o masked --key key.yaml --mask Democrat --seed 20250120
      scorecard blind examples/records/obama_2009.yaml -o masked --key key.yaml --force
    """
    if restore:
        files = dict(_restored(paths, load_blind_key(key)))
        write_files(Path(output), files, force=force)
        say(f"{_counted(len(files), 'file')} written to {output} without masks")
        return
    if Path(key).absolute().parent == Path(output).absolute():
        msg = f"{key} lies among the masked records, where coders would see it; put the key elsewhere"
        raise click.UsageError(msg)
    standard = load_rubric(rubric)
    records = records_at(paths, standard)
    say_whose_rubric(records, standard)
    made = blind(records, standard, mask=mask, seed=seed)
    if not force:
        refuse_existing([Path(key)])
    masked = {f"{record.subject.id}.yaml": dump_document(record) for record in made.records}
    write_files(Path(output), masked, force=force)
    write_text(key, HEADER + dump_document(made.key), force=force)
    say(f"{_counted(len(masked), 'masked record')} written to {output}; the key is {key}")
    if made.undated:
        say(f"dates stay as they are in {', '.join(made.undated)}, as {standard.name} scores by the calendar")


def _restored(paths: Sequence[str], key: BlindKey) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file without its mask; with the problems of all files at once.

    Raises:
        ScorecardError: when two files would have one name.
    """
    seen: dict[str, str] = {}
    for path, document in _documents(paths):
        if isinstance(document, Coding):
            coding = restore_coding(document, key)
            name, text = f"{coding.subject}.{coding.coder.id}.yaml", dump_document(coding)
        else:
            record = restore_record(document, key)
            name, text = f"{record.subject.id}.yaml", dump_document(record)
        if name in seen:
            msg = f"{seen[name]} and {path} would both be written as {name}; give one of them"
            raise ScorecardError(msg)
        seen[name] = path
        yield name, text


def _documents(paths: Sequence[str]) -> list[tuple[str, Record | Coding]]:
    found: list[tuple[str, Record | Coding]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            files = documents_in(path)
        except DocumentError as error:
            problems += error.problems
            continue
        for file in files:
            try:
                found.append((file, load_record_or_coding(file)))
            except DocumentError as error:
                problems += error.problems
    if problems:
        raise DocumentError(problems)
    return found


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
