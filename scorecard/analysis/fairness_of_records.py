"""Checks of fairness that look at the records: who is there, on what it rests, and what is said of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from scorecard.analysis.corrections import corrections_removed
from scorecard.analysis.fairness_case import Case
from scorecard.analysis.fairness_of_standard import loaded_remarks
from scorecard.model.corrections import Correction
from scorecard.model.dates import interval
from scorecard.model.facts import Source
from scorecard.model.fairness import Remark
from scorecard.model.joined import JoinedAct
from scorecard.model.number import half_up
from scorecard.model.result import Result
from scorecard.model.scorecard import Exposure, Scorecard
from scorecard.model.words import NO_VALUE
from scorecard.rendering.words import percent, whole

NO_ROSTER = "no roster is given; write one (format: roster/1: title, date, subjects) and name it by --roster"

NO_EDITION = "no earlier edition is given; name the folder of one by --since"


def complete_roster(case: Case) -> Iterator[Remark]:
    """Who is on the roster and has neither a record nor a reason, and who is compared and not on it."""
    if case.roster is None:
        yield Remark("not_applicable", NO_ROSTER)
        return
    names = {card.record.subject.id: card.record.subject.name for card in case.cards}
    for listed in case.roster.subjects:
        if listed.id not in names and listed.no_record is None:
            said = f"{listed.name} is on the roster and not compared; add its record, or say 'no_record: why'"
            yield Remark("not_met", said, listed.id)
        elif listed.id not in names:
            yield Remark("stated", f"there is no record of {listed.name}: {listed.no_record}", listed.id)
        elif listed.no_record is not None:
            yield Remark("not_met", f"the roster says that there is no record: {listed.no_record}", listed.id)
        elif listed.name != names[listed.id]:
            said = f"the roster calls it {listed.name}, its record {names[listed.id]}"
            yield Remark("not_met", said, listed.id)
    on_it = {listed.id for listed in case.roster.subjects}
    for subject, name in names.items():
        if subject not in on_it:
            yield Remark("not_met", f"{name} is compared and not on the roster", subject)


def corrections_only_grow(case: Case) -> Iterator[Remark]:
    """Corrections that an earlier edition published and that are here no longer, or in other words."""
    if case.published is None:
        yield Remark("not_applicable", NO_EDITION)
        return
    rubric, records = case.published
    now = {card.record.subject.id: card.record.corrections for card in case.cards}
    if rubric.id == case.comparison.rubric.id:
        yield from _removed(rubric.corrections, case.comparison.rubric.corrections, "", "rubric.corrections")
    for record in records:
        subject = record.subject.id
        if subject in now:
            yield from _removed(record.corrections, now[subject], subject, "corrections")


def _removed(before: Sequence[Correction], now: Sequence[Correction], subject: str, path: str) -> Iterator[Remark]:
    for each in corrections_removed(before, now):
        said = f"the correction of {each.date} was published and is not here: {each.what}"
        yield Remark("not_met", said, subject, path)


def neutral_summaries(case: Case) -> Iterator[Remark]:
    """Words of praise or blame in the summaries of actions; quotations are the sources' own."""
    for card in case.cards:
        for action in card.record.actions:
            path = f"actions.{action.id}.summary"
            yield from loaded_remarks(case, action.summary, path=path, subject=card.record.subject.id)


def dated_and_located_sources(case: Case) -> Iterator[Remark]:
    """What counts and rests on nothing that bears a date and can be found again."""
    for card in case.cards:
        yield from _acts_that_rest_on_nothing_firm(card)
        bare = [result.path for result in card.root.walk() if _has_a_value_without_evidence(result)]
        if bare:
            values = "1 value rests" if len(bare) == 1 else f"{len(bare)} values rest"
            yield Remark("not_met", f"{values} on no source", card.record.subject.id, bare[0])


def _acts_that_rest_on_nothing_firm(card: Scorecard) -> Iterator[Remark]:
    """Yield each source that lacks a date or a place to find it, with how many acts rest on such sources alone."""
    sources = card.record.sources
    lacking = {name: _lacks(source) for name, source in sources.items()}
    counted: dict[str, JoinedAct] = {
        act.id: act.joined
        for result in card.root.walk()
        for part in result.evidence_results
        for act in part.acts
        if all(lacking[source] for source in act.joined.sources)
    }
    found = Counter(source for act in counted.values() for source in act.sources)
    for name, number in sorted(found.items()):
        note = sources[name].note
        acts = "1 act rests" if number == 1 else f"{number} acts rest"
        said = f"{acts} on '{name}', which bears {' and '.join(lacking[name])}"
        told = f"; its note says: {note}" if note else "; say why in its 'note', or add it"
        yield Remark("stated" if note else "not_met", f"{said}{told}", card.record.subject.id, f"sources.{name}")


def _lacks(source: Source) -> tuple[str, ...]:
    place = source.url or source.sha256
    return (*(() if source.date else ("no date",)), *(() if place else ("neither an address nor a hash",)))


def _has_a_value_without_evidence(result: Result) -> bool:
    seen = result.observed
    return seen is not None and seen.level not in NO_VALUE and not seen.evidence


def as_of_dates(case: Case) -> Iterator[Remark]:
    """Records without a date to go by, and sources that are newer than the day that a record declares."""
    for card in case.cards:
        subject, declared = card.record.subject.id, card.record.as_of
        if card.exposure.as_of is None:
            yield Remark("not_met", "no source bears a date, and the record declares no 'as_of'", subject)
        for name, source in card.record.sources.items():
            if declared and source.date and interval(source.date)[0] > interval(declared)[1]:
                said = f"the source is of {source.date}, after the declared {declared}"
                yield Remark("not_met", said, subject, f"sources.{name}.date")


Measure = Callable[[Exposure], Fraction | int | None]
MEASURES: dict[str, tuple[Measure, Callable[[Fraction], str]]] = {
    "documents": (lambda seen: seen.documents, lambda number: whole(int(number))),
    "characters": (lambda seen: seen.characters, lambda number: whole(int(number))),
    "acts": (lambda seen: seen.acts, lambda number: whole(int(number))),
    "share of acts that are self-reported only": (lambda seen: seen.self_reported, percent),
}
"""What is compared between subjects, with how it is written."""


def equal_exposure(case: Case) -> Iterator[Remark]:
    """Subjects of which there was much more to look at than of others, or much less, and limits that say nothing."""
    unequal: dict[str, list[str]] = {}
    for name, (measure, write) in MEASURES.items():
        known = {card.record.subject.id: measure(card.exposure) for card in case.cards}
        numbers = {subject: Fraction(number) for subject, number in known.items() if number is not None}
        far = _far_from_another(numbers, case.thresholds.factor)
        for subject in far:
            unequal.setdefault(subject, []).append(f"{name}: {write(numbers[subject])}")
        if far:
            low, high = min(numbers.values()), max(numbers.values())
            times = f", {half_up(high / low, 1)} times as much" if low else ""
            yield Remark("stated", f"{name}: from {write(low)} to {write(high)}{times}")
    for card in case.cards:
        subject = card.record.subject.id
        if subject in unequal and not card.record.limits:
            said = f"what there was to look at differs ({'; '.join(unequal[subject])}), and its 'limits' say nothing"
            yield Remark("not_met", said, subject, "limits")


def _far_from_another(numbers: dict[str, Fraction], factor: Fraction) -> list[str]:
    """Return the subjects that have more than so many times what another has, or less than such a part of it."""
    low, high = min(numbers.values(), default=Fraction(0)), max(numbers.values(), default=Fraction(0))
    return [subject for subject, number in numbers.items() if number > factor * low or high > factor * number]


def right_of_reply(case: Case) -> Iterator[Remark]:
    """Records that do not say whether the subject was asked; that it was not is a statement."""
    for card in case.cards:
        reply, subject = card.record.reply, card.record.subject.id
        if reply is None:
            yield Remark("not_met", "the record does not say whether it was asked to reply", subject, "reply")
        elif reply.status == "received" and reply.text is None:
            yield Remark("not_met", "its reply was received, and the record does not hold it", subject, "reply.text")
        elif reply.status == "not_asked":
            yield Remark("stated", "it was not asked to reply", subject, "reply.status")
