"""What a mark rests on, as lines of a document: acts and observations, with their sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard.guide.criteria import Account
from scorecard.guide.evidence import Citation, CountedAct
from scorecard.guide.words import Words
from scorecard.rendering.page import Note, Outline


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a document."""

    depth: int
    text: str
    note: Note | None = None
    """Says the same, where that is where the line above is from."""


def account_lines(account: Account, say: Words) -> Outline:
    """Return how one subject stands on a criterion: its mark, then what that rests on."""
    lines = list(_lines(account, say))
    noted = {place: line.note for place, line in enumerate(lines) if line.note}
    return Outline(tuple((line.depth, line.text) for line in lines), noted)


def _lines(account: Account, say: Words) -> Iterator[Said]:
    mark = account.mark
    said = [mark.text, mark.could_be, say("page.coverage", share=mark.coverage_text), mark.band]
    yield Said(0, f"{account.name}: {'; '.join(part for part in said if part)}")
    if mark.outcome_meaning:
        yield Said(1, mark.outcome_meaning)
    if account.seen:
        seen = account.seen
        yield Said(1, f"{seen.text}: {seen.meaning}" if seen.meaning else seen.text)
        yield from _sources(seen.citations)
        if seen.because:
            yield Said(2, seen.because)
    for act in account.acts:
        yield from _act(act)
    yield from (Said(1, text) for text in (*account.formulas, *account.unknowns))


def _act(act: CountedAct) -> Iterator[Said]:
    words = (act.direction_word, act.stage_word, act.state_word, act.instrument_word, act.group)
    tags = "; ".join(part for part in (*words, act.points_text, act.difference.text) if part)
    for number, report in enumerate(act.reports):
        yield Said(1 if number == 0 else 2, f"{report.summary} ({report.date})")
        yield from _sources(report.citations)
        if number == 0:
            yield Said(2, tags)
        if report.because:
            yield Said(2, report.because)


def _sources(citations: Iterable[Citation]) -> Iterator[Said]:
    """Yield a line for each citation: the words, the place, the source, and the address that is typed in."""
    for each in citations:
        source = each.source
        quote = f"“{each.quote}” " if each.quote else ""
        parts = (source.title, source.publisher, source.date, source.kind_word, source.url)
        note = Note("; ".join(part for part in parts if part), f"{quote}{each.at}")
        yield Said(3, note.text, note)
