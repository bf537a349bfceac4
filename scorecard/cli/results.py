"""Where a result goes in the format that was asked for."""

from __future__ import annotations

from scorecard.cli.output import put_out
from scorecard.model.renderable import Renderable
from scorecard.rendering.files import rendered
from scorecard.rendering.formats import BINARY_FORMATS
from scorecard.rendering.render import render


def put_result(result: Renderable, chosen: str, output: str | None, *, force: bool, detail: bool = False) -> None:
    """Write a result to standard output or, atomically, to a file.

    Args:
        result: whatever can be rendered.
        chosen: the format.
        output: path of the file; None or `-` for standard output.
        force: whether a file that exists is replaced.
        detail: whether a comparison shows every dimension and criterion.

    Raises:
        OutputError: when it cannot be written, or not in this format.
    """
    made = rendered if chosen in BINARY_FORMATS else render
    put_out(made(result, chosen, detail=detail), output, force=force, exact=chosen != "text")
