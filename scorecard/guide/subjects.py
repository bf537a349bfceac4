"""One view for each subject: what there was to look at, what its sources cannot tell, and what it replied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.guide.evidence import Publication, publications_of
from scorecard.guide.marks import Mark, mark_of
from scorecard.guide.words import Words
from scorecard.model.corrections import Correction
from scorecard.model.observation_checks import unread_levels
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.words import coder_name, judges_acts


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing that stands beside the scores, with what it is called and what that means."""

    key: str
    """Permanent name, the same in every language."""
    title: str
    text: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionText:
    """A correction of the rubric or of a record."""

    of: str
    """Title of the rubric or name of the subject."""
    date: str
    what: str
    why: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """One subject; its marks stand in the lines of the guide, at the same place as it stands among the subjects."""

    id: str
    anchor: str
    """Name of its place in a page."""
    place: int
    """Place among the subjects, from 0, and so of its marks in each line."""
    name: str
    about: tuple[Fact, ...]
    """Who held the office, the party, the time in office, where the record says so."""
    note: str
    whole: Mark
    exposure: tuple[Fact, ...]
    """How much there was to look at; the same facts in the same order for every subject."""
    limits: tuple[str, ...]
    """What its sources cannot tell, in the coder's words."""
    reply: str
    """Whether the subject was asked to reply, in a sentence."""
    reply_text: str
    """What it replied, word for word; empty where it did not."""
    coding: str
    """Whose judgements are scored, in a sentence; empty where the record does not name a coder."""
    notes: tuple[str, ...]
    """What of the record is not read under the rubric, a sentence each."""
    corrections: tuple[CorrectionText, ...]
    publications: tuple[Publication, ...]


def subject_views(cards: tuple[Scorecard, ...], words: Words) -> Iterator[SubjectView]:
    """Yield a view of each subject, in the order given."""
    for place, card in enumerate(cards):
        record = card.record
        yield SubjectView(
            id=record.subject.id,
            anchor=f"subject-{record.subject.id}",
            place=place,
            name=record.subject.name,
            about=tuple(_about(card, words)),
            note=record.subject.note or "",
            whole=mark_of(card, card.root, words),
            exposure=tuple(_exposure(card, words)),
            limits=record.limits,
            reply=_reply(card, words),
            reply_text=(record.reply and record.reply.text) or "",
            coding=_coding(card, words),
            notes=tuple(_notes(card, words)),
            corrections=corrections_of(record.subject.name, record.corrections),
            publications=tuple(publications_of(card, words)),
        )


def _about(card: Scorecard, words: Words) -> Iterator[Fact]:
    subject = card.record.subject
    if subject.office_holder:
        yield Fact("office_holder", words("subject.office_holder"), subject.office_holder)
    if subject.party:
        yield Fact("party", words("subject.party"), subject.party)
    if subject.terms:
        terms = [
            words("subject.term", first=term.since, last=term.to)
            if term.to
            else words("subject.since", first=term.since)
            for term in subject.terms
        ]
        yield Fact("terms", words("subject.terms"), words.listed(terms))


def _exposure(card: Scorecard, words: Words) -> Iterator[Fact]:
    found = card.exposure
    said = {
        "coverage": words.percent(card.coverage),
        "years": "–" if found.years is None else words.number(found.years, 1),
        "documents": words.whole(found.documents),
        "characters": words.whole(found.characters),
        "dated": _dated(card, words),
        "as_of": found.as_of or "–",
    }
    if judges_acts(card.rubric):
        said |= {
            "acts": words.whole(found.acts),
            "scrutinised": words.percent(found.scrutinised),
            "self_reported": words.percent(found.self_reported),
            "shared_points": words.percent(found.shared_points),
        }
    if card.window:
        said["left_out"] = words.whole(found.left_out)
    for key, text in said.items():
        yield Fact(key, words(f"exposure.{key}"), text, words(f"exposure.{key}.meaning"))


def _dated(card: Scorecard, words: Words) -> str:
    oldest, newest, undated = card.exposure.oldest, card.exposure.newest, card.exposure.undated
    said = [words("exposure.undated", count=undated)] if undated else []
    if oldest and newest:
        span = oldest if oldest == newest else words("exposure.span", oldest=oldest, newest=newest)
        said = [span, *said]
    return words.joined("; ", said) or "–"


def _reply(card: Scorecard, words: Words) -> str:
    reply = card.record.reply
    status = reply.status if reply else "not_asked"
    date = reply.date if reply else None
    return words(f"reply.{status}.dated", date=date) if date else words(f"reply.{status}")


def _coding(card: Scorecard, words: Words) -> str:
    record = card.record
    if record.coder is None:
        return ""
    coder = coder_name(record.coder)
    if record.coded_on:
        return words("coding.dated", coder=coder, date=record.coded_on)
    return words("coding", coder=coder)


def _notes(card: Scorecard, words: Words) -> Iterator[str]:
    if count := unread_levels(card.record, card.rubric):
        whose = card.record.observations_of or ""
        yield words("note.unread", count=count, whose=whose, rubric=card.rubric.name)
    numbers = [name for name, seen in card.record.observations.items() if seen.number is not None]
    if unread := [name for name in numbers if name not in card.rubric.observed]:
        yield words("note.unread_numbers", count=len(unread), names=words.listed(unread), rubric=card.rubric.name)


def corrections_of(name: str, corrections: tuple[Correction, ...]) -> tuple[CorrectionText, ...]:
    """Return the corrections of a document that is called by a name."""
    return tuple(
        CorrectionText(of=name, date=each.date, what=each.what, why=each.why, paths=each.paths) for each in corrections
    )
