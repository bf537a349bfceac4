"""Results as files: what rendering makes, written as writing writes."""

from __future__ import annotations

import os

from scorecard.model.renderable import Renderable
from scorecard.rendering.files import format_of, rendered
from scorecard.writing.atomic import write_bytes


def save(
    result: Renderable,
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  # as in --format
    detail: bool = False,
    force: bool = False,
) -> None:
    """Write a result to a file, atomically.

    Args:
        result: whatever `render` takes.
        path: of the file, whose ending picks the format, as `.md` or `.docx`.
        format: one of `FORMATS` or `BINARY_FORMATS` instead.
        detail: whether a comparison shows every dimension and criterion; the data formats always do.
        force: whether a file that exists is replaced.

    Raises:
        OutputError: when the ending says nothing, there is no such format, the package that makes it is not there,
            or the file exists or cannot be written.
        ScorecardError: when it is no result.
    """
    name = os.fspath(path)
    write_bytes(name, rendered(result, format or format_of(name), detail=detail), force=force)
