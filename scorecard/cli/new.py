"""`scorecard new`: a small document to start from."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath

import click

from scorecard.cli.output import STDOUT, put_out
from scorecard.cli.schema import schema_text
from scorecard.cli.streams import say
from scorecard.model.rubric import Rubric
from scorecard.model.text import FORBIDDEN
from scorecard.problem import OutputError, visible
from scorecard.reading.load import load_rubric
from scorecard.reading.made_id import id_of
from scorecard.reading.schema import schema_of
from scorecard.reading.tuned_schema import schema_under
from scorecard.writing.atomic import refuse_in_the_way, write_text
from scorecard.writing.blank_record import blank_record
from scorecard.writing.starter import STARTERS, starter

ENDINGS = (".yaml", ".yml")
"""Endings of the files that are written."""
SCHEMAS = ".scorecard"
"""The folder beside a document in which its JSON Schema is put; reading a folder passes it by."""


@click.command("new")
@click.argument("kind", type=click.Choice(STARTERS))
@click.argument("name", metavar="NAME")
@click.option("--rubric", metavar="NAME|FILE", help="Make a record that lists all that this rubric asks for.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, not NAME.yaml; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def new_command(kind: str, name: str, rubric: str | None, output: str | None, *, force: bool) -> None:
    """Write NAME.yaml, a small document that works, with comments that say what each part is for.

    Its JSON Schema is put beside it, in the folder .scorecard, and its first line leads an editor there.

    \b
    Examples:
      scorecard new rubric open_aid
      scorecard new record arcadia --rubric open_aid.yaml
      scorecard new record borduria
      scorecard new mapping yearbook -o -
    """
    if rubric is not None and kind != "record":
        msg = f"--rubric goes with record, which is filled in under one; a {kind} is not"
        raise click.UsageError(msg)
    given, title = named(name)
    standard = None if rubric is None else load_rubric(rubric)
    if output == STDOUT:
        put_out(_text(kind, given, title, standard), STDOUT, force=force, exact=True)
        return
    target = target_of(name, output)
    schema = PurePath(SCHEMAS, f"{kind}_{standard.name.replace('@', '_')}.json" if standard else f"{kind}.json")
    beside = target.parent / schema
    refuse_in_the_way(str(target), force=force)
    _put_schema(beside, kind, standard)
    write_text(str(target), _text(kind, given, title, standard, schema.as_posix()), force=force)
    under = "" if rubric is None else f" --rubric {shlex.quote(rubric)}"
    say(visible(f"{target} and {beside} are written; next: scorecard check {shlex.quote(str(target))}{under}"))


def named(name: str) -> tuple[str, str]:
    """Return the id and the title that a name makes: `Open aid.yaml` makes `open_aid` and `Open aid`.

    Raises:
        click.UsageError: when it makes none.
    """
    path = PurePath(name)
    stem = path.stem if path.suffix.lower() in ENDINGS else path.name
    made, title = id_of([stem]), " ".join(stem.replace("_", " ").replace("-", " ").split())
    if not made or FORBIDDEN.search(title):
        msg = f"'{name}' makes no id; give a name with letters or digits, such as open_aid or open_aid.yaml"
        raise click.UsageError(msg)
    return made, title[0].upper() + title[1:]


def target_of(name: str, output: str | None) -> Path:
    """Return the file that is written.

    Raises:
        click.UsageError: when its ending is that of another kind of file.
    """
    path = Path(name if output is None else output)
    if path.suffix.lower() in ENDINGS:
        return path
    if output is not None or path.suffix.lower() == ".json":
        msg = f"{path} does not end in {' or '.join(ENDINGS)}, and its comments need YAML; give a name that does"
        raise click.UsageError(msg)
    return Path(f"{path}.yaml")


def _text(kind: str, name: str, title: str, standard: Rubric | None, schema: str = "") -> str:
    return blank_record(standard, name, title, schema) if standard else starter(kind, name, title, schema)


def _put_schema(path: Path, kind: str, standard: Rubric | None) -> None:
    """Write a JSON Schema, over an older one too: nobody edits it, and an editor is to know what the library knows.

    Why no link is followed: nobody asked for this file, so it must not be written over one that stands elsewhere.
    """
    if path.parent.is_symlink():
        msg = f"cannot write {path}: {path.parent} is a link"
        raise OutputError(msg)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        msg = f"cannot make the folder {path.parent}: {error.strerror or error}"
        raise OutputError(msg) from None
    text = schema_text(schema_under(standard, kind) if standard else schema_of(kind))
    write_text(str(path), text, force=True, follow_links=False)
