"""Quotations checked against the archived texts of their sources: exact first, never by likeness.

Why: likeness scores "will comply" and "will not comply" as almost the same; it may only suggest.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from scorecard.model.facts import Evidence, Source
from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem, Severity, echo
from scorecard.reading.files import read_bytes
from scorecard.reading.passages import Span, beginning
from scorecard.reading.paths import names_in
from scorecard.source import Location, Pointer

ARCHIVE_LIMIT = 20_000_000
"""Bytes of an archived text at most."""
ARCHIVE_DEPTH = 1
"""How many folders deep texts may lie in the folder."""
_TYPOGRAPHY = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " "}
)
"""Marks that printers vary; nothing that changes a letter or a digit."""
_SUGGEST, _TRIED = 0.8, 500
"""How like a run of words must be to be suggested, and how many runs are tried."""
SUGGEST_WITHIN = 200_000
"""Characters of a text in which a suggestion is looked for."""
_ROOT = Pointer()


@dataclass(frozen=True, slots=True)
class Archive:
    """Archived texts by the SHA-256 of their bytes; they stay in their files until they are asked for."""

    folder: str
    names: dict[str, str]
    """Names of the files in the folder, by the SHA-256 of what they hold."""
    _last: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: str) -> Archive:
        """Look through every regular file of a folder and of those in it, links aside.

        Raises:
            DocumentError: when the folder or a file in it cannot be read.
        """
        if not Path(folder).is_dir():
            raise _unreadable(folder, "this is no folder", "give a folder")
        try:
            names = names_in(folder, ARCHIVE_DEPTH)
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror}"
            raise _unreadable(error.filename or folder, message, "check path and rights") from None
        return cls(folder, {_sha256(_read(folder, name)): name for name in names})

    def text(self, sha256: str | None) -> str | None:
        """Return the text of the file with a hash; None where there is none, or it has become another one."""
        if sha256 is None or sha256 not in self.names:
            return None
        if sha256 not in self._last:
            data = _read(self.folder, self.names[sha256])
            if _sha256(data) != sha256:
                return None
            self._last.clear()
            self._last[sha256] = data.decode("utf-8", "replace")
        return self._last[sha256]


def _unreadable(folder: str, message: str, hint: str) -> DocumentError:
    return DocumentError([Problem(code="unreadable", message=message, location=Location(str(folder)), hint=hint)])


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a document takes from a source, and where it does."""

    pointer: Pointer
    source: str
    words: str
    after: str = ""
    """Words that it must follow."""


def _read(folder: str, name: str) -> bytes:
    return read_bytes(str(Path(folder) / name), limit=ARCHIVE_LIMIT, follow_links=False, below=folder)


def texts_of(record: Record, archive: Archive) -> dict[str, str]:
    """Return the archived texts of a record's sources by their ids; those that the archive has."""
    found = {name: archive.text(source.sha256) for name, source in record.sources.items()}
    return {name: text for name, text in found.items() if text is not None}


def quotation_problems(record: Record, archive: Archive, matches: Counter[str]) -> Iterator[Problem]:
    """Yield what the archived texts do not bear out, and count in `matches` how each quotation was found."""
    for name, source in record.sources.items():
        yield from _source_problems(_ROOT / "sources" / name, source, archive)
    for quotation in quotations(record):
        text = archive.text(record.sources[quotation.source].sha256)
        if text is not None:
            found = how_found(quotation.words, text)
            matches[found] += 1
            if not found:
                yield _not_found(quotation.pointer, quotation.words, text)
            elif not _follows(quotation, text):
                yield _comes_before(quotation)


def how_found(quote: str, text: str) -> str:
    """Return `exact`, `white space` or `typography` by how the quotation is found, or nothing."""
    if quote in text:
        return "exact"
    if _folded(quote) in _folded(text):
        return "white space"
    return "typography" if _plain(quote) in _plain(text) else ""


def where_found(quote: str, text: str, start: int = 0) -> Span | None:
    """Return where a quotation first stands in a text, from a place on, but for white space and typography."""
    words = r"\s+".join(re.escape(word) for word in quote.translate(_TYPOGRAPHY).split())
    found = re.compile(words).search(text.translate(_TYPOGRAPHY), start)
    return Span(*found.span()) if found else None


def _source_problems(pointer: Pointer, source: Source, archive: Archive) -> Iterator[Problem]:
    if source.sha256 is None:
        yield Problem(
            code="no-archived-text",
            message="the source names no archived text, so nothing quoted from it is checked",
            pointer=pointer,
            hint="archive the text and add its 'sha256: ...'",
            severity=Severity.WARNING,
            on_key=True,
        )
        return
    text = archive.text(source.sha256)
    if text is None:
        yield Problem(
            code="archived-text-missing",
            message=f"no file in {echo(archive.folder)} has this SHA-256",
            pointer=pointer / "sha256",
            found=source.sha256,
            hint="add the archived text to the folder, or correct the sha256",
        )
    elif source.characters is not None and source.characters != len(text):
        yield Problem(
            code="archived-text-length",
            message=f"the archived text has {len(text)} characters, not {source.characters}",
            pointer=pointer / "characters",
            found=str(source.characters),
            allowed=(str(len(text)),),
            hint=f"write {len(text)}",
        )


def quotations(record: Record) -> Iterator[Quotation]:
    """Yield every quotation of a record: of its actions, its observations, and what it does not code."""
    for index, action in enumerate(record.actions):
        yield from _quoted(_ROOT / "actions" / index / "evidence", action.evidence)
    for name, observed in record.observations.items():
        yield from _quoted(_ROOT / "observations" / name / "evidence", observed.evidence)
    for index, passage in enumerate(record.not_coded):
        for key, words in (("quote", passage.quote), ("until", passage.until)):
            if words is not None:
                after = passage.quote or "" if key == "until" else ""
                yield Quotation(_ROOT / "not_coded" / index / key, passage.source, words, after)


def _quoted(pointer: Pointer, evidence: Sequence[Evidence]) -> Iterator[Quotation]:
    for number, each in enumerate(evidence):
        if each.quote is not None:
            yield Quotation(pointer / number / "quote", each.source, each.quote)


def _not_found(pointer: Pointer, quote: str, text: str) -> Problem:
    near = _nearest(_plain(quote), _plain(text))
    return Problem(
        code="quote-not-found",
        message=f"'{echo(quote)}' does not stand in the source's text",
        pointer=pointer,
        found=echo(quote),
        hint=f"the nearest words are '{echo(near)}'" if near else "quote the source word for word",
    )


def _follows(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation stands where the words stand that it must follow, or further on."""
    first = where_found(quotation.after, text, beginning(text)) if quotation.after else None
    return first is None or where_found(quotation.words, text, first.start) is not None


def _comes_before(quotation: Quotation) -> Problem:
    return Problem(
        code="quote-not-found",
        message=f"'{echo(quotation.words)}' does not stand after '{echo(quotation.after)}' in the source's text",
        pointer=quotation.pointer,
        found=echo(quotation.words),
        hint="let 'quote' have the first words of the passage, and 'until' its last",
    )


def _nearest(quote: str, text: str) -> str:
    """Return the run of as many words that is most like the quotation, as a suggestion only."""
    words, wanted = text[:SUGGEST_WITHIN].split(), quote.split()
    size, shared = len(wanted), set(wanted)
    starts = range(max(1, len(words) - size + 1))
    alike = (start for start in starts if 2 * len(shared.intersection(words[start : start + size])) >= len(shared))
    runs = (" ".join(words[start : start + size]) for start in islice(alike, _TRIED))
    scored = [(difflib.SequenceMatcher(None, quote, run).ratio(), run) for run in runs]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _SUGGEST else ""


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _plain(text: str) -> str:
    return _folded(text.translate(_TYPOGRAPHY))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
