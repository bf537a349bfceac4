"""The page, the server and the watch put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

from scorecard.preview.board import Board
from scorecard.preview.view import Asked, fragment
from scorecard.problem import ScorecardError
from scorecard.reading.files import documents_in


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
        OutputError: when the port cannot be had.
    """
    from scorecard.preview.server import Server  # noqa: PLC0415  # a web server, which no other command needs

    try:
        from scorecard.preview.watching import saves  # noqa: PLC0415  # watchfiles need not be there
    except ImportError:
        msg = "a preview needs watchfiles: pip install 'policy-scorecard[preview]'"
        raise ScorecardError(msg) from None
    for path in asked.files:
        documents_in(path)
    board = Board(partial(fragment, asked))
    server = Server(board, f"{asked.paths[0]} - scorecard preview", port)
    try:
        tell(server.url)
        for _ in saves(asked.folders, stop or Event()):
            board.redraw()
    except KeyboardInterrupt:
        return
    finally:
        server.close()
