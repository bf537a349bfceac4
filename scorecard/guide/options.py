"""What whoever publishes a guide chooses of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideOptions:
    """Choices that change how a guide is called, worded and looks, and no number in it."""

    title: str = ""
    """Title of the guide; by default that of the rubric."""
    organisation: str = ""
    """Who publishes it; nobody is named by default."""
    lang: str = "en"
    """Language of what the library itself says, as its catalogue names it."""
    content_lang: str = "en"
    """Language of what rubric and records say."""
    theme: str = ""
    """CSS that sets variables of the page, as `read_theme` returns it; nothing else may stand in it."""
    script: bool = True
    """Whether the page has a script, for sorting and own weights; all else works without."""
    draws: int = 1_000
    """Recounts of each kind by which robustness is told; 0 leaves it out."""
    seed: int = 1
    """Where these start."""
