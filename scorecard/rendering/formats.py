"""The names of the formats of results, and of the endings of their files; apart, so that they load at once."""

from __future__ import annotations

FORMATS = ("text", "markdown", "html", "latex", "csv", "csv-excel", "json")
"""Formats that are text, those for readers first."""
BINARY_FORMATS = ("docx", "pdf", "xlsx")
"""Formats that are bytes, each made with a package of its own that need not be there."""
BY_ENDING = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".tex": "latex",
    ".csv": "csv",
    ".json": "json",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
}
"""Formats by the ending of the file that is written."""
