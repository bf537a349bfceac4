"""What can be wrong with a document, and the errors that carry it.

ScorecardError
├── DocumentError         a document has problems; all of them are in `.problems`
├── RubricNotFoundError   no rubric by that name; the names there are stand in `.known`
├── NodeNotFoundError     a scorecard has no dimension or criterion by that path (also a KeyError)
├── RubricMismatchError   scorecards of different rubrics were put side by side
├── PluginError           an installed plug-in cannot be had, fails, or gives what it must not give
└── OutputError           a result could not be written, or not in the form asked for

A bug in this library is never a ScorecardError.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.later import later
from scorecard.source import Location, Pointer, SourceMap

if TYPE_CHECKING:
    from difflib import get_close_matches
else:
    get_close_matches = later("difflib:get_close_matches")

CANDIDATES = 200
"""Words among which a near one is looked for at most; likeness is slow."""
JOINERS = "\u200c\u200d"
"""Format characters that Persian, Indic scripts and emoji need; they hide nothing."""
ECHO_LIMIT = 80
"""Characters of a document's text that a message repeats at most."""


class Severity(StrEnum):
    """How bad a problem is: an error stops the work, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a document: where it is, what was found, what is allowed, what to do."""

    code: str
    """Stable, documented name of the kind of problem, such as `unknown-level`."""
    message: str
    """One line in the present tense that is complete by itself."""
    pointer: Pointer = Pointer()
    location: Location | None = None
    """Place in the file; None for documents that were built in Python."""
    found: str | None = None
    allowed: tuple[str, ...] = ()
    allowed_at: str = ""
    """Where what is allowed is defined, as text; empty when that is plain."""
    hint: str = ""
    severity: Severity = Severity.ERROR
    on_key: bool = False
    """Whether the key is at fault rather than the value."""
    earlier: Pointer | None = None
    """Where the same stands already; help says so once the lines are known."""

    def __str__(self) -> str:
        """Write the problem on one line, location first."""
        place = self.location or (self.pointer if self.pointer.steps else "document")
        return f"{place}: {self.severity}[{self.code}]: {self.message}"

    @property
    def with_hint(self) -> str:
        """The problem on one line, with what to do about it."""
        return f"{self}; {self.hint}" if self.hint else str(self)

    def located(self, sources: SourceMap) -> Problem:
        """Return the problem with its place in the file."""
        located = replace(self, location=sources.locate(self.pointer, on_key=self.on_key), earlier=None)
        line = sources.locate(self.earlier).line if self.earlier else 0
        return replace(located, hint=f"{self.hint}; it stands on line {line} already") if line else located


class ScorecardError(Exception):
    """Base of every error that a user of this library can cause."""

    def __reduce__(self) -> tuple[object, ...]:
        """Take an error to another process as it is.

        Why: an error would be made anew there from its message, which is not what its class is given.
        """
        return type(self).__new__, (type(self), *self.args), self.__dict__


class DocumentError(ScorecardError):
    """One or more documents have problems; every one of them is in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order given."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.with_hint for problem in self.problems))


class RubricNotFoundError(ScorecardError):
    """There is no rubric by that name; `known` lists the names there are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Say what was asked for and what there is."""
        self.name, self.known = name, tuple(known)
        hint = did_you_mean(name, self.known)
        text = f"no rubric '{echo(name)}'; known: {', '.join(self.known)}"
        super().__init__(f"{text}; {hint}" if hint else f"{text}; or give the path of a rubric file")


class NodeNotFoundError(ScorecardError, KeyError):
    """A rubric has no dimension or criterion by that path; `known` lists the paths there are."""

    def __init__(self, path: str, known: Sequence[str]) -> None:
        """Say what was asked for and what is near."""
        self.path, self.known = path, tuple(known)
        hint = did_you_mean(path, self.known) or f"known: {', '.join(self.known)}"
        super().__init__(f"no dimension or criterion '{echo(path)}'; {hint}")

    def __str__(self) -> str:
        """Write the message as it is; a KeyError would put it in quotation marks."""
        return str(self.args[0])


class RubricMismatchError(ScorecardError):
    """Scorecards of different rubrics do not compare; the message says what differs."""


class PluginError(ScorecardError):
    """An installed plug-in cannot be had, fails, or gives what it must not give; the message names it and its package.

    What it raised itself, if anything, is the cause: `error.__cause__`.
    """


class OutputError(ScorecardError):
    """A result could not be written, or not in the form asked for."""


def did_you_mean(found: str, allowed: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest allowed word, or nothing when none is near or there are too many."""
    words = tuple(allowed)
    close = _nearest(found[:ECHO_LIMIT], tuple(sorted(words))) if len(words) <= CANDIDATES else ""
    return f"did you mean '{close}'?" if close else ""


@lru_cache(maxsize=1024)
def _nearest(found: str, words: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(found, words, n=1, cutoff=0.6)), "")


def visible(text: str) -> str:
    """Return the text with control, format and surrogate characters written as escapes."""
    if text.isprintable():
        return text
    return "".join(_escape(character) if _is_hidden(character) else character for character in text)


def echo(text: str) -> str:
    """Return text of a document as a message may repeat it: visible, and cut at 80 characters."""
    cut = text if len(text) <= ECHO_LIMIT else text[: ECHO_LIMIT - 1] + "…"
    return visible(cut)


def _is_hidden(character: str) -> bool:
    return character not in JOINERS and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
