"""Where links within a page lead to."""

from __future__ import annotations

from pathlib import Path

from browser.harness import Browser, Look

REST = "new Promise((done) => setTimeout(done, 300))"
NEAR = 100
"""Pixels from the top of the window within which a part begins that was chosen."""


def missed_by(browser: Browser, path: Path, look: Look, part: str) -> str:
    """Follow the first link to a part in a page just opened, and return where the part is instead of at the top."""
    with browser.open(path, look) as page:
        page.evaluate(f"document.querySelector('a[href=\"#{part}\"]').click()")
        page.evaluate(REST)
        top, left = page.evaluate(
            f"[document.getElementById('{part}').getBoundingClientRect().top,"
            " document.documentElement.scrollHeight - innerHeight - scrollY]"
        )
    return "" if abs(top) < NEAR or left < 2 else f"{part} is {top:.0f} pixels from the top"
