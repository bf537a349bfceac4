"""A server for one page on this machine: it answers five fixed addresses, and takes no path from anybody.

Why: any web page that is open in the same browser can send requests to a local port, under a name of its own if it
controls one. So the Host must be this machine, no request changes anything, and no answer may be read elsewhere.
"""

from __future__ import annotations

import http.client
import http.server
import os
from functools import partial
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from typing import ClassVar

from scorecard.preview.board import Board
from scorecard.problem import OutputError
from scorecard.rendering.whole_page import whole_page

ADDRESS = "127.0.0.1"
"""The only interface that is listened on."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may load: nothing from elsewhere; the attributes are those of the library's own tables."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""What every answer says."""
BEAT = 10.0
"""Seconds after which a silent stream says that it is alive, and finds out whether anybody listens."""
_STATIC = Path(__file__).parent / "static"
_FILES = {"/preview.js": "text/javascript; charset=utf-8", "/preview.css": "text/css; charset=utf-8"}
_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"


class Server(http.server.ThreadingHTTPServer):
    """Answers from a board, on this machine only."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"
    """So that a port can be had again at once; elsewhere it would let others take the port too."""

    def __init__(self, board: Board, title: str, port: int = 0) -> None:
        """Listen, and answer in a thread until `close`.

        Args:
            board: what is shown.
            title: of the page.
            port: to listen on; 0 for any that is free.

        Raises:
            OutputError: when the port cannot be had.
        """
        self.board, self.title = board, title
        try:
            super().__init__((ADDRESS, port), partial(_Handler))
        except OSError as error:
            msg = f"cannot listen on port {port}: {error.strerror or error}; leave --port away for one that is free"
            raise OutputError(msg) from None
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{ADDRESS}:{self.server_port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request may call this server by."""
        names = (ADDRESS, "localhost")
        bare = names if self.server_port == http.client.HTTP_PORT else ()
        return frozenset((*bare, *(f"{name}:{self.server_port}" for name in names)))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a browser has gone away."""

    def close(self) -> None:
        """Stop answering."""
        self.board.close()
        self.shutdown()
        self.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: BaseServer
    timeout: ClassVar[float] = 30.0

    def do_GET(self) -> None:  # as the base names it
        """Answer with the page, a part of it, or the stream of changes."""
        server = self.server
        if not isinstance(server, Server) or self.headers.get_all("Host", []) not in [[host] for host in server.hosts]:
            self._answer(403, _TEXT, b"this server answers to 127.0.0.1 and localhost only\n")
        elif self.path == "/events":
            self._stream(server.board)
        else:
            self._page(server)

    def do_HEAD(self) -> None:  # as the base names it
        """Answer with the head alone."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, or asks for anything else than to read."""
        del explain
        self._answer(code, _TEXT, f"{message or 'refused'}\n".encode())

    def _page(self, server: Server) -> None:
        version, content = server.board.shown
        if self.path == "/":
            self._answer(200, _HTML, whole_page(server.title, content, version).encode(), Version=version)
        elif self.path == "/content":
            self._answer(200, _HTML, content.encode(), Version=version)
        elif self.path in _FILES:
            self._answer(200, _FILES[self.path], (_STATIC / self.path[1:]).read_bytes())
        else:
            self._answer(404, _TEXT, b"there is nothing here\n")

    def _answer(self, status: int, kind: str, body: bytes, **more: str) -> None:
        self._head(status, kind, {**more, "Content-Length": str(len(body))})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str, more: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **HEADERS, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, board: Board) -> None:
        """Send the name of what is shown, now and after every change.

        Source: WHATWG HTML, Server-sent events.
        """
        self._head(200, "text/event-stream", {})
        seen = ""
        while self.command != "HEAD" and not board.is_closed:
            now = board.wait(seen, BEAT)
            self.wfile.write(b": alive\n\n" if now == seen else f"retry: 500\ndata: {now}\n\n".encode())
            seen = now

    def log_message(self, *_said: object) -> None:
        """Keep standard error for messages."""

    def version_string(self) -> str:
        """Name no version of Python."""
        return "scorecard"
