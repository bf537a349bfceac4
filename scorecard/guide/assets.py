"""What a page carries with it: style, script, files to save, and the policy that lets nothing else in."""

from __future__ import annotations

import functools
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scorecard.guide.content import Download, Guide

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that a reader can save from the page."""

    name: str
    address: str
    """Its content as a `data:` address."""
    bytes: int


def style_of(guide: Guide) -> str:
    """Return the style of the page, and after it what the publisher's theme sets."""
    theme = guide.options.theme
    return _static("guide.css") + (f":root {{\n{theme}\n}}\n" if theme else "")


def script_of(guide: Guide) -> str:
    """Return the script of the page; nothing where the guide has none."""
    return _static("rescore.js") + _static("guide.js") if guide.options.script else ""


def policy_of(style: str, script: str) -> str:
    """Return a content security policy under which a page runs this script and has this style, and asks for nothing.

    Source: W3C, Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
    """
    allowed = {
        "default-src": "'none'",
        "style-src": _hashed(style),
        "script-src": _hashed(script) if script else "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def files_of(guide: Guide) -> Iterator[File]:
    """Yield the files that a reader can save, each within the page itself."""
    for each in guide.downloads:
        yield File(name=each.name, address=_address(each), bytes=len(each.data))


def _address(file: Download) -> str:
    return f"data:{file.media_type};base64,{b64encode(file.data).decode('ascii')}"


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@functools.cache
def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
