"""A table of a data package: what its columns hold, what its rows are known by, and its text.

Source: Frictionless Data, Table Schema and Tabular Data Resource, version 1; RFC 4180 for the text.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.model.comparison import Comparison

Value = str | int | Fraction | None
Row = Mapping[str, Value]
Plain = dict[str, object]
Type = Literal["string", "integer", "number", "object"]
"""Types of a table schema that columns have here; `object` is a JSON object."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column."""

    name: str
    about: str
    """What it holds, in a sentence for who reads the table."""
    type: Type = "string"
    is_required: bool = False
    """Whether no cell of it is empty."""
    values: tuple[str, ...] = ()
    """All that it may hold; anything where nothing is named."""
    within: tuple[int, int] | None = None
    """The ends of its numbers."""

    @property
    def field(self) -> Plain:
        """The column as a field of a table schema."""
        bounds = dict(zip(("minimum", "maximum"), self.within, strict=True)) if self.within else {}
        constraints: Plain = {
            **({"required": True} if self.is_required else {}),
            **({"enum": list(self.values)} if self.values else {}),
            **bounds,
        }
        said: Plain = {"name": self.name, "type": self.type, "description": self.about}
        return {**said, "constraints": constraints} if constraints else said


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose cells stand in the key of another table, or of the same one."""

    columns: tuple[str, ...]
    table: str
    """The table's name; empty for the same table."""
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table, with what finds its rows in a comparison."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that together are different in each row."""
    links: tuple[Link, ...] = ()
    rows: Callable[[Comparison], Iterator[Row]]

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}.csv"

    def text(self, comparison: Comparison) -> bytes:
        """Return the table as comma-separated values, lossless: no text is changed for the sake of spreadsheets."""
        output = io.StringIO(newline="")
        writer = csv.DictWriter(output, [column.name for column in self.columns], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: written(value) for name, value in row.items()} for row in self.rows(comparison))
        return output.getvalue().encode("utf-8")

    def resource(self, data: bytes) -> Plain:
        """Return what a package says of the table and of its file."""
        return {
            "profile": "tabular-data-resource",
            "name": self.name,
            "path": self.file,
            "title": self.title,
            "description": self.about,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
            "bytes": len(data),
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "schema": self._schema(),
        }

    def _schema(self) -> Plain:
        links = [
            {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.to)}}
            for link in self.links
        ]
        return {
            "fields": [column.field for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
            **({"foreignKeys": links} if links else {}),
        }


def written(value: Value) -> str:
    """Write a cell: an exact number as the shortest decimal that reads back as the nearest 64-bit float."""
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else repr(float(value))
    return "" if value is None else str(value)
