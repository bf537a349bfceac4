"""What a run over many files leaves behind: which file was scored, and what came of it, by hash."""

from __future__ import annotations

import json
from typing import Literal

from pydantic import Field

from scorecard.model.base import Items, Part
from scorecard.model.text import Sha256, Text


class ScoredFile(Part):
    """A file that was scored, and the file of its scores."""

    input: Text
    """Name of the file, without its folder."""
    bytes: int = Field(ge=0)
    """Its size."""
    sha256: Sha256
    """SHA-256 of its bytes."""
    output: Text
    """Name of the file of scores in the folder of the run."""
    output_sha256: Sha256
    """SHA-256 of its bytes."""
    subjects: int = Field(ge=0)
    """How many subjects were scored: rows of the output."""
    first: str | None
    """The first of them in the order of text; None where there is none."""
    last: str | None
    """The last of them in that order."""
    in_order: bool
    """Whether they stand in that order, each once."""


class RunHead(Part):
    """What the scores of a run depend on besides its inputs."""

    format: Literal["batch/1"] = "batch/1"
    """Always `batch/1`."""
    rubric: Text
    """Name of the rubric."""
    fingerprint: Sha256
    """SHA-256 of what scores depend on in the rubric."""
    library: Text
    """Version of this library."""


class Run(RunHead):
    """The manifest of a complete run: every file was scored, and no subject stands in two."""

    subjects: int = Field(ge=0)
    """How many subjects were scored in all."""
    files: Items[ScoredFile]
    """Every file, in the order of the inputs."""

    def text(self) -> str:
        """Return the manifest as the text of its file: the same bytes for the same run."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
