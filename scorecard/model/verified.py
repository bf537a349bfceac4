"""Whether an edition is what its manifest says, and whether its outputs can be made again: what outputs show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard.model.edition import Edition
from scorecard.model.notebook import Shown

Fault = Literal["changed", "missing", "extra", "not_as_said", "not_made", "made_otherwise"]
"""changed: the file is another. missing: it is not there, or cannot be read. extra: the manifest does not name it.

not_as_said: the manifest says of it what it does not say. not_made: the inputs make no outputs. made_otherwise: this
library makes another file from the inputs.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in an edition's folder that is not as its manifest says."""

    file: str
    """Path in the edition's folder."""
    fault: Fault
    detail: str = ""
    """More of it; empty where there is no more to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified(Shown):
    """What a look at an edition found."""

    edition: Edition
    findings: tuple[Finding, ...]
    library: str
    """Version of the library that looked."""
    made_again: bool
    """Whether outputs were made from the inputs; they are not where an input is changed or missing."""

    @property
    def holds(self) -> bool:
        """Whether every file is there as the manifest says, and every output was made again byte for byte."""
        return not self.findings
