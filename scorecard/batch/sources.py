"""Files of observations: what they say of their size is looked at before anything else is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import PurePath

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from scorecard.batch.columns import is_text
from scorecard.batch.layouts import CRITERION, SUBJECT
from scorecard.problem import DocumentError, Problem, echo
from scorecard.source import Location

BATCH = 64_000
"""Rows that are read together."""
READ_AHEAD = 1_000_000
"""Bytes of a column of Parquet that are held at once, whatever the size of its row groups."""
LONGEST = 1_000
"""Bytes of a text at most that a dictionary of Parquet holds once for many rows."""
CSV_BLOCK = 1_000_000
"""Bytes of CSV that are read together; no row is longer."""


@dataclass(frozen=True)
class Caps:
    """How large a file may be, looked up before it is read."""

    rows: int = 100_000_000
    """Rows of a file at most."""
    bytes: int = 16_000_000_000
    """Bytes of a file at most, uncompressed."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was opened."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]


def source_of(path: str, file: BufferedReader, caps: Caps) -> Source:
    """Return what an open file holds, as its name's ending says: Parquet or CSV.

    Raises:
        DocumentError: when it is neither, too large, cut short or damaged.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in KINDS:
        hint = f"give files that end in {', '.join(KINDS)}"
        raise refused(path, "unreadable", f"a file that ends in '{echo(ending)}' is no table of observations", hint)
    kind, opened = KINDS[ending]
    with _damage_told(path, kind):
        found = opened(path, file, caps)
    return Source(found.schema, _checked(path, kind, found.batches, caps))


def refused(path: str, code: str, message: str, hint: str) -> DocumentError:
    """Return the one problem of a file."""
    return DocumentError([Problem(code=code, message=message, hint=hint, location=Location(path))])


def in_file(problem: Problem, path: str) -> Problem:
    """Return a problem that says in which file it is."""
    return replace(problem, location=problem.location or Location(path))


def _parquet(path: str, file: BufferedReader, caps: Caps) -> Source:
    about = pq.read_metadata(file)
    schema, groups = about.schema.to_arrow_schema(), range(about.num_row_groups)
    _refuse_above(path, about.num_rows, caps.rows, "rows")
    _refuse_above(path, sum(about.row_group(place).total_byte_size for place in groups), caps.bytes, "bytes")
    texts = [field.name for field in schema if is_text(field.type)]
    options = {"metadata": about, "buffer_size": READ_AHEAD, "pre_buffer": False, "page_checksum_verification": True}
    written_out = [name for name in texts if name in (SUBJECT, CRITERION)]
    _refuse_long_texts(path, pq.ParquetFile(file, read_dictionary=written_out, **options), written_out)
    # By a dictionary, levels are read three times faster; subjects, of which each is another, are not.
    levels = [name for name in texts if name != SUBJECT]
    return Source(schema, pq.ParquetFile(file, read_dictionary=levels, **options).iter_batches(batch_size=BATCH))


def _refuse_long_texts(path: str, found: pq.ParquetFile, names: list[str]) -> None:
    """Refuse a text that a dictionary holds once, and that would fill the memory where it stands in every row."""
    for group in range(found.metadata.num_row_groups if names else 0):
        for batch in found.iter_batches(batch_size=1, row_groups=[group], columns=names):
            for name, cells in zip(batch.schema.names, batch.columns, strict=True):
                longest = pc.max(pc.binary_length(cells.dictionary)).as_py() or 0
                if longest > LONGEST:
                    message = f"column '{echo(name)}' has a text of {longest:,} bytes, and {LONGEST:,} are allowed"
                    raise refused(path, "too-large", message, "name subjects and criteria by short ids")
            break


def _csv(path: str, file: BufferedReader, caps: Caps) -> Source:
    """Read every cell as text, so that no column is taken for what its first rows look like."""
    _refuse_above(path, os.fstat(file.fileno()).st_size, caps.bytes, "bytes")
    reading, parsing = pcsv.ReadOptions(block_size=CSV_BLOCK), pcsv.ParseOptions(newlines_in_values=True)
    names = pcsv.open_csv(file, reading, parsing).schema.names
    file.seek(0)
    as_text = pcsv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    found = pcsv.open_csv(file, reading, parsing, as_text)
    return Source(found.schema, iter(found))


KINDS: dict[str, tuple[str, Callable[[str, BufferedReader, Caps], Source]]] = {
    ".parquet": ("Parquet", _parquet),
    ".csv": ("CSV", _csv),
}
"""By the ending of a file's name, what it is and what opens it."""


def _refuse_above(path: str, found: int, allowed: int, cap: str) -> None:
    if found > allowed:
        raised = f"raise --max-{cap} (in Python Caps.{cap}) where it comes from somebody whom you trust"
        unit = "rows" if cap == "rows" else "bytes of data"
        message = f"the file has {found:,} {unit}, and {allowed:,} are allowed"
        raise refused(path, "too-large", message, f"split it into several files, or {raised}")


def _checked(path: str, kind: str, batches: Iterable[pa.RecordBatch], caps: Caps) -> Iterator[pa.RecordBatch]:
    """Yield batches whose text is text: pyarrow takes a file's word for it."""
    rows = 0
    with _damage_told(path, kind):
        for batch in batches:
            batch.validate(full=True)
            rows += batch.num_rows
            _refuse_above(path, rows, caps.rows, "rows")
            yield batch


@contextmanager
def _damage_told(path: str, kind: str) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"the file is no {kind}, or it is cut short or damaged"
        said = echo(str(error).partition("\n")[0])
        raise refused(path, "unreadable", message, f"get or write it again; pyarrow says: {said}") from None
