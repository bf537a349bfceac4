"""Files that a document was read from, by the hash of their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OriginKind = Literal[
    "rubric", "extended", "relations", "themes", "record", "coding", "mapping", "edition", "adjudication", "roster",
    "lexicon", "blind_key", "messages",
]  # fmt: skip
"""What a file is to the document that was read from it: the document itself, or what it takes from elsewhere."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One file that a document was read from."""

    kind: OriginKind
    id: str
    """Permanent name of what is in the file; of a rubric that is extended, the name by which it is."""
    sha256: str
    """SHA-256 of the file's bytes."""
    path: str
    """Where the file was; for messages and for reading it again, and in no output."""
