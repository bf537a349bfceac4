"""The page, the server and the watch put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from scorecard.preview.board import Board
from scorecard.preview.server import Server
from scorecard.preview.view import Asked, fragment
from scorecard.problem import ScorecardError
from scorecard.reading.files import is_path, read_bytes
from scorecard.reading.load import load_rubric


def preview(asked: Asked, port: int, tell: Callable[[str], None], stop: Event | None = None) -> None:
    """Show files until interrupted.

    Args:
        asked: what is shown.
        port: to listen on; 0 for any that is free.
        tell: is called with the address of the page once it can be had.
        stop: ends it once it is set.

    Raises:
        ScorecardError: when watchfiles is not there.
        DocumentError: when there are no such files; what is wrong in them stands in the page instead.
        RubricNotFoundError: when no rubric is bundled by a name that is given, or not in that version.
        OutputError: when the port cannot be had.
    """
    try:
        from scorecard.preview.watching import saves  # noqa: PLC0415  # it needs watchfiles, of the extra `preview`
    except ImportError:
        msg = "a preview needs watchfiles: pip install 'policy-scorecard[preview]'"
        raise ScorecardError(msg) from None
    _refuse_missing(asked)
    changes = saves(asked.folders, stop or Event())
    next(changes)  # what is there is noted before it is drawn, so that no change between is missed
    board = Board(partial(fragment, asked))
    server = Server(board, f"{asked.paths[0]} - scorecard preview", port)
    try:
        tell(server.url)
        for _ in changes:
            board.redraw()
    except KeyboardInterrupt:
        return
    finally:
        server.close()


def _refuse_missing(asked: Asked) -> None:
    """Raise what is wrong with the first path that nothing stands at; a page that waits for it would wait for ever."""
    for name in asked.bundled:
        load_rubric(name)
    for path in asked.files:
        for file in asked.documents(path):
            if not Path(file).exists():
                read_bytes(file) if is_path(path) else load_rubric(path)
