"""SHA-256 over the meaning of a document, whatever its layout."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scorecard.later import later

if TYPE_CHECKING:
    from json import dumps
else:
    dumps = later("json:dumps")


def fingerprint(meaning: object) -> str:
    """Return the SHA-256, in hexadecimal, of canonical JSON: sorted keys, no white space, UTF-8."""
    text = dumps(meaning, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
