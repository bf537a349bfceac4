"""The small documents of a town, which tests change as they need."""

from __future__ import annotations

RUBRIC_HEAD = """\
format: rubric/1
id: open_books
version: 1.0.0
title: Open books
standard: {title: Pledge of the town council}
"""
RUBRIC = f"""\
{RUBRIC_HEAD}\
dimensions:
  - id: books
    title: Books
    criteria:
"""
"""It wants its criteria, one a line."""
RECORD = """\
format: record/1
subject: {id: arcadia, name: Arcadia}
sources:
  minutes: {title: Minutes of May, publisher: Town hall, kind: official_act}
actions:
"""
"""It wants its actions."""
