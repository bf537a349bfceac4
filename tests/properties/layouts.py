"""One document written in many ways: key order, indentation, quoting, comments, line ends, a byte order mark, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st
from strategies import Document

SIMPLE = re.compile(r"[a-z]{4,}(_[a-z0-9]+)*")
"""Words that mean themselves without quotation marks."""


class Plain(str):
    """Text that is written without quotation marks, whatever programs may read in it."""

    __slots__ = ()


@dataclass(frozen=True)
class Layout:
    """One way to write a document."""

    indent: int = 2
    quote: str = ""
    """Mark around every word; none for simple words by default."""
    backwards: bool = False
    comments: bool = False
    line_end: str = "\n"
    mark: str = ""


layouts = st.builds(
    Layout,
    indent=st.sampled_from([2, 3, 7]),
    quote=st.sampled_from(["", "'", '"']),
    backwards=st.booleans(),
    comments=st.booleans(),
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
"""Ways to write a document."""


def written(document: Document, layout: Layout) -> str:
    """Return the document as YAML in a layout."""
    lines = list(_lines(document, layout))
    noted = (f"{line}  # a note" if layout.comments else line for line in lines)
    heading = ["# A comment", ""] if layout.comments else []
    return layout.mark + layout.line_end.join([*heading, *noted, ""])


def as_json(document: Document) -> str:
    """Return the document as JSON; fractions are text there."""
    return json.dumps(document, default=str)


def _lines(value: object, layout: Layout) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key in reversed(value) if layout.backwards else value:
            yield from _entry(f"{_scalar(key, layout)}:", value[key], layout)
    elif isinstance(value, list) and value:
        for item in value:
            first, *rest = _lines(item, layout)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield _scalar(value, layout)


def _entry(key: str, value: object, layout: Layout) -> Iterator[str]:
    inner = list(_lines(value, layout))
    if isinstance(value, (dict, list)) and value:
        yield key
        yield from (" " * layout.indent + line for line in inner)
    else:
        yield f"{key} {inner[0]}"


def _scalar(value: object, layout: Layout) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Fraction, Plain)):
        return str(value)
    if value in ({}, []):
        return str(value)
    text = str(value)
    mark = layout.quote or ("" if SIMPLE.fullmatch(text) else '"')
    return f"{mark}{text}{mark}"
