"""Everything that a guide shows, before any output says how: no HTML, every number exact beside its text.

Texts that the library says itself are in the guide's language. Titles, questions, summaries, quotations, limits and
replies are as the rubric and the records say them, in `options.content_lang`.
"""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.guide.criteria import CriterionView
from scorecard.guide.lines import Line
from scorecard.guide.method import Method
from scorecard.guide.options import GuideOptions
from scorecard.guide.saying import Saying
from scorecard.guide.subjects import SubjectView
from scorecard.guide.words import Words
from scorecard.model.comparison import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that a reader of the guide can save."""

    name: str
    """Name of the file, with its ending."""
    media_type: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Guide:
    """Everything that a guide shows."""

    comparison: Comparison
    """What it was made from; every number of the guide is one of it."""
    options: GuideOptions
    words: Words
    title: str
    subjects: tuple[SubjectView, ...]
    """In the order given."""
    lines: tuple[Line, ...]
    """Every dimension and criterion in the order written, and last the whole."""
    criteria: tuple[CriterionView, ...]
    saying: Saying
    method: Method
    downloads: tuple[Download, ...] = ()

    @property
    def whole(self) -> Line:
        """The line of the whole."""
        return self.lines[-1]

    @property
    def outermost(self) -> tuple[Line, ...]:
        """The lines of the outermost dimensions."""
        return tuple(line for line in self.lines if line.path and "." not in line.path)
