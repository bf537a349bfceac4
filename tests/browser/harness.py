"""A client of `driver.mjs`, which drives a browser: a job is a line of JSON, and so is its answer."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 180
"""Seconds to wait for an answer."""
DRIVER = Path(__file__).with_name("driver.mjs")


@dataclass(frozen=True)
class Look:
    """How a page is looked at: the window in CSS pixels, and what the reader has asked the browser for."""

    width: int = 1280
    height: int = 800
    dark: bool = False
    print: bool = False
    script: bool = True
    forced_colors: bool = False


@dataclass(frozen=True)
class Heard:
    """What a page said and asked for, from its first byte on."""

    console: tuple[str, ...] = ()
    """`TYPE: text` of each console message; what a content security policy refuses is among them."""
    errors: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    """Every address that was asked for, whether or not it was stopped, the page's own among them."""


@dataclass(frozen=True)
class Fault:
    """One place where a rule of axe-core is broken."""

    rule: str
    help: str
    at: str
    html: str
    why: str

    def __str__(self) -> str:
        """Return what a failed test prints."""
        return f"{self.rule} at {self.at}: {self.help}\n  {self.html[:200]}\n  {self.why}"


@dataclass(frozen=True)
class Checked:
    """What axe-core says of a page."""

    violations: tuple[Fault, ...]
    passed: tuple[str, ...]
    """The rules that found something to look at, and nothing wrong with it."""


class Browser:
    """A running browser, for as long as a `with` block."""

    def __init__(self, tools: Path, node: str, chromium: str) -> None:
        """Start it."""
        command = [node, str(DRIVER), str(tools.resolve()), chromium]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self._inbox: queue.Queue[str] = queue.Queue()
        self._asked = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        """Hand out the browser."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say that nothing more comes; what does not leave by itself is ended."""
        try:
            if self._process.stdin:
                with suppress(BrokenPipeError):
                    self._process.stdin.close()
            self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            self._process.wait()
            self._listener.join(PATIENCE)
            if self._process.stdout:
                self._process.stdout.close()

    def open(self, path: Path, look: Look | None = None, fragment: str = "") -> Page:
        """Open a file, as `file://`, in a window of its own, and wait until it has loaded.

        Args:
            path: The file.
            look: How it is looked at.
            fragment: What follows `#` in the address; nothing if empty.
        """
        url = path.resolve().as_uri() + (f"#{fragment}" if fragment else "")
        return Page(self, self.ask("open", url=url, look=asdict(look or Look())))

    def ask(self, job: str, **details: object) -> Any:
        """Send a job and return what it gives.

        Raises:
            AssertionError: The job failed in the browser, or the browser has left.
        """
        self._asked += 1
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps({"id": self._asked, "job": job, **details}) + "\n")
            self._process.stdin.flush()
        line = self._inbox.get(timeout=PATIENCE)
        assert line, "the browser has left"
        answer = json.loads(line)
        assert self._asked == answer["id"]
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def _listen(self) -> None:
        """Put every line of the driver into the inbox, and an empty one when it has left."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._inbox.put(line)
        self._inbox.put("")


@dataclass(frozen=True)
class Page:
    """An open page, until the end of a `with` block."""

    browser: Browser
    number: int

    def __enter__(self) -> Self:
        """Hand out the page."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close its window."""
        self.browser.ask("close", page=self.number)

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; a promise is waited for."""
        return self.browser.ask("evaluate", page=self.number, expression=expression)

    def press(self, *keys: str, then: str | None = None) -> list[Any]:
        """Press keys, such as `Tab` or `Shift+Tab`, and return the value of an expression after each."""
        return list(self.browser.ask("press", page=self.number, keys=keys, expression=then))

    def click(self, selector: str) -> None:
        """Click the one element that a CSS selector finds."""
        self.browser.ask("click", page=self.number, selector=selector)

    def download(self, selector: str, path: Path) -> str:
        """Click what starts a download, save it as a file, and return the name that the page gives it."""
        return str(self.browser.ask("download", page=self.number, selector=selector, path=str(path)))

    def media(self, *, print: bool) -> None:  # noqa: A002  # named as in CSS
        """Look at the page as it is printed, or on a screen again."""
        self.browser.ask("media", page=self.number, print=print)

    def screenshot(self, path: Path, *, full: bool = True) -> None:
        """Write a PNG of the whole page, or of the window."""
        self.browser.ask("screenshot", page=self.number, path=str(path), full=full)

    def effort(self) -> float:
        """Return the seconds of the processor that the page's main thread has taken since it was asked for."""
        return float(self.browser.ask("effort", page=self.number))

    def heard(self) -> Heard:
        """Return what the page said and asked for so far."""
        found = self.browser.ask("heard", page=self.number)
        return Heard(**{name: tuple(values) for name, values in found.items()})

    def check(self) -> Checked:
        """Let axe-core look at the page, with every rule that it has."""
        found = self.browser.ask("check", page=self.number)
        return Checked(tuple(Fault(**fault) for fault in found["violations"]), tuple(found["passed"]))
