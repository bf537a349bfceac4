"""Small whole documents to start from, with comments that say what each part is for."""

from __future__ import annotations

from pathlib import Path

from scorecard.writing.yaml_text import word

STARTERS = ("rubric", "record", "mapping")
"""Kinds of document that there is a start of."""
ID, TITLE = "starter_name", "Starter name"
"""What stands in a template for the id and the title."""
_TEMPLATES = Path(__file__).parent / "templates"


def starter(kind: str, name: str, title: str, schema: str = "") -> str:
    """Return a document to start from: it has no problems, and all that it says is made up.

    Args:
        kind: one of `STARTERS`.
        name: its id.
        title: its title.
        schema: path of its JSON Schema from where it is put; none where there is no such file.
    """
    template = (_TEMPLATES / f"{kind}.yaml").read_text(encoding="utf-8")
    return schema_line(schema) + template.replace(ID, word(name)).replace(TITLE, word(title))


def schema_line(schema: str) -> str:
    """Return the first line of a document, by which an editor finds its JSON Schema; nothing without one."""
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""
