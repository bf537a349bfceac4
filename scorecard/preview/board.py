"""What is shown now, for those who wait for the next."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from threading import Condition


class Board:
    """The inside of the page with its number; each change wakes all who wait."""

    def __init__(self, draw: Callable[[], str]) -> None:
        """Draw the first one.

        Args:
            draw: returns the inside of the page as it is now.
        """
        self._draw = draw
        self._run = secrets.token_hex(4)
        self._changed = Condition()
        self._count = 0
        self._content = draw()
        self.is_closed = False

    @property
    def shown(self) -> tuple[str, str]:
        """The name of what is shown, which no other run has, and the inside of the page."""
        with self._changed:
            return f"{self._run}-{self._count}", self._content

    def redraw(self) -> None:
        """Draw anew, and tell all who wait where that changed anything."""
        content = self._draw()
        with self._changed:
            if content != self._content:
                self._content = content
                self._count += 1
                self._changed.notify_all()

    def close(self) -> None:
        """Let all who wait go."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()

    def wait(self, seen: str, seconds: float) -> str:
        """Return the name of what is shown once it is another than the one seen, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or f"{self._run}-{self._count}" != seen, seconds)
            return f"{self._run}-{self._count}"
