"""What a reader finds in documents on sheets, by packages for reading them and not by this library."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

Seen = list[list[str]]
KEPT = {"Document", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Note", "Caption", "Figure"}
"""Tags that say what a part of a document is."""

FOOT = re.compile(r"[^\n]*\b\d+ of \d+\s*\Z")
"""The line at the foot of a sheet."""


def docx_seen(data: bytes) -> Seen:
    """Return the paragraphs of a Word document, each with its style, its tables by their rows, and its footnotes."""
    document = Document(io.BytesIO(data))
    names = {style.style_id: style.name or "" for style in document.styles}
    found: Seen = []
    for block in document.iter_inner_content():
        found += [_paragraph(block, names)] if isinstance(block, Paragraph) else list(_rows(block, names))
    return found + [["note", note] for note in docx_notes(data)]


def _paragraph(paragraph: Paragraph, names: Mapping[str, str]) -> list[str]:
    """Return a paragraph's style, words and how many footnotes it has; python-docx looks up each style anew."""
    element = paragraph._p  # noqa: SLF001  # python-docx has no door to it
    notes = len(list(element.iter(qn("w:footnoteReference"))))
    return [names[element.style or "Normal"], paragraph.text, str(notes)]


def _rows(table: Table, names: Mapping[str, str]) -> Iterator[list[str]]:
    for row in table.rows:
        yield ["row", *(part for cell in row.cells for part in _paragraph(cell.paragraphs[0], names))]


def docx_notes(data: bytes) -> list[str]:
    """Return the footnotes of a Word document."""
    parts = Document(io.BytesIO(data)).part.package.iter_parts()
    [blob] = [part.blob for part in parts if part.partname == "/word/footnotes.xml"]
    notes = [note for note in parse_xml(blob) if note.get(qn("w:type")) is None]
    return ["".join(text.text or "" for text in note.iter(qn("w:t"))).strip() for note in notes]


def docx_text(data: bytes) -> str:
    """Return the words of a Word document, a line each paragraph and cell, and its footnotes."""
    body = Document(io.BytesIO(data)).element.body
    return "\n".join([*(paragraph.text for paragraph in body.iter(qn("w:p"))), *docx_notes(data)])


def pdf_text(data: bytes) -> str:
    """Return the words of a PDF, without the line at the foot of each sheet."""
    pages = PdfReader(io.BytesIO(data)).pages
    return "\n".join(FOOT.sub("", page.extract_text()) for page in pages)


def pdf_tags(data: bytes) -> list[str]:
    """Return the tags of a PDF in the order of reading."""
    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    tags = (str(found["/S"]).removeprefix("/") for found in _nodes(root["/StructTreeRoot"]["/K"]))
    return [tag for tag in tags if tag in KEPT]


def _nodes(node: Any) -> Iterator[Any]:
    """Yield the parts of a tree of tags in the order of reading."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        for each in found:
            yield from _nodes(each)
    elif isinstance(found, DictionaryObject) and "/S" in found:
        yield found
        if "/K" in found:
            yield from _nodes(found["/K"])


def pdf_figures(data: bytes) -> list[str]:
    """Return what the pictures of a PDF say to those who do not see them."""
    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    return [str(found["/Alt"]) for found in _nodes(root["/StructTreeRoot"]["/K"]) if "/Alt" in found]


def squeezed(text: str) -> str:
    """Return text without white space, as a sheet breaks lines where it will."""
    return re.sub(r"\s+", "", text)
