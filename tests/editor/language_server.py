"""A client of `yaml-language-server`, which speaks JSON-RPC over its standard input and output, as an editor does.

Source: Language Server Protocol 3.17, https://microsoft.github.io/language-server-protocol/.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Message = dict[str, Any]
Position = dict[str, int]

PATIENCE = 60
"""Seconds to wait for an answer."""
SETTINGS: Message = {
    "yaml": {
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "validate": True,
        "hover": True,
        "completion": True,
    },
    "http": {"proxy": "http://127.0.0.1:9", "proxyStrictSSL": True},
    "redhat": {"telemetry": {"enabled": False}},
}
"""What an editor is set to: nothing is fetched, and whatever tries to finds a closed door."""


class LanguageServer:
    """A running server, for as long as a `with` block."""

    def __init__(self, executable: str) -> None:
        """Start the server and greet it."""
        self._process = subprocess.Popen([executable, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        self._diagnostics: dict[str, list[Message]] = {}
        self._asked = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        markdown = ["markdown", "plaintext"]
        self._ask(
            "initialize",
            processId=None,
            rootUri=None,
            capabilities={
                "textDocument": {
                    "hover": {"contentFormat": markdown},
                    "completion": {"completionItem": {"documentationFormat": markdown}},
                    "publishDiagnostics": {},
                },
                "workspace": {"configuration": True},
            },
        )
        self._tell("initialized")

    def __enter__(self) -> Self:
        """Hand out the server."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say goodbye; what does not leave by itself is ended."""
        try:
            self._ask("shutdown")
            self._tell("exit")
            self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            self._process.wait()
            self._listener.join(PATIENCE)
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()

    def diagnostics(self, path: Path) -> list[Message]:
        """Open a file, which does not change from then on, and return what the server finds wrong with it."""
        uri = path.resolve().as_uri()
        if uri not in self._diagnostics:
            file = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
            self._tell("textDocument/didOpen", textDocument=file)
            self._wait(lambda _message: uri in self._diagnostics)
        return self._diagnostics[uri]

    def hover(self, path: Path, at: Position) -> str:
        """Return the Markdown that is shown over a place of an open file."""
        found = self._ask("textDocument/hover", textDocument={"uri": path.resolve().as_uri()}, position=at)
        return str(found["contents"]["value"]) if found else ""

    def completions(self, path: Path, at: Position) -> dict[str, str]:
        """Return what may be written at a place of an open file, each with its documentation."""
        found = self._ask("textDocument/completion", textDocument={"uri": path.resolve().as_uri()}, position=at)
        return {item["label"]: _documentation(item) for item in found["items"]}

    def _ask(self, method: str, **params: object) -> Any:
        """Send a request and return its result."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _tell(self, method: str, **params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _wait(self, is_it: Callable[[Message], bool]) -> Message:
        """Return the first message of a kind, and see to those that come before it."""
        while (message := self._inbox.get(timeout=PATIENCE)) is not None:
            self._see_to(message)
            if is_it(message):
                return message
        msg = "the server has left"
        raise AssertionError(msg)

    def _see_to(self, message: Message) -> None:
        """Answer what the server asks, and keep what it finds."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [_setting(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _listen(self) -> None:
        """Put every message of the server into the inbox, and None when it has left."""
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
            elif not line.strip():
                self._inbox.put(json.loads(stream.read(length)))
        self._inbox.put(None)


def _setting(section: str) -> object:
    found: Any = SETTINGS
    for step in section.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _documentation(item: Message) -> str:
    said = item.get("documentation") or ""
    return str(said["value"] if isinstance(said, dict) else said)
