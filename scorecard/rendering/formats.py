"""The names of output formats, apart from what makes them."""

from __future__ import annotations

FORMATS = ("text", "markdown", "html", "latex", "csv", "csv-excel", "json")
"""Every format, in the order in which help names them."""
