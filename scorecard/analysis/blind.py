"""Records under a mask, for coders who are not to know whom they judge, and the way back.

Why: who knows whose act it is judges it by that; a masked record scores exactly as the one that it was made from.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scorecard.analysis.masking import Marks, marks_for, unmasked, words_of
from scorecard.analysis.rewriting import Rewriting
from scorecard.model.base import FrozenDict, Part
from scorecard.model.blind_key import BlindKey, HiddenSource, HiddenSubject
from scorecard.model.coding import Coding
from scorecard.model.dates import interval
from scorecard.model.facts import Source, Subject
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import ScorecardError, did_you_mean, echo
from scorecard.scoring.score import score

EPOCH = 2401
"""Year from which on masked terms begin, where scores allow it: far off, and within a span that has every leap year."""
NEARER = range(40, -1, -4)
"""Years to add where scores depend on the calendar, as groups of states do; each keeps the leap years."""
DIGITS = 6
"""Digits of a pseudonym."""


@dataclass(frozen=True)
class Blinded:
    """Masked records, and the key that leads back."""

    records: tuple[Record, ...]
    """In the order of the records that they were made from."""
    key: BlindKey

    @property
    def undated(self) -> tuple[str, ...]:
        """Ids of the subjects whose dates had to stay as they are, since scores depend on them."""
        return tuple(name for name, hidden in self.key.subjects.items() if not hidden.years)


def blind(records: Sequence[Record], rubric: Rubric, *, mask: Sequence[str] = (), seed: int = 0) -> Blinded:
    """Mask who records are about: names, parties, dates, sources and years; nothing that a score rests on.

    Args:
        records: of one subject each.
        rubric: under which every number must stay exactly what it is; dates are moved as far as that allows.
        mask: further words to replace, besides those that the subjects of all records are known by.
        seed: where pseudonyms and the numbers of marks start; who knows it can find out who hides behind them.

    Raises:
        ScorecardError: when two records are of one subject, or scores change under any mask.
        DocumentError: when a record does not fit the rubric.
    """
    for name, count in Counter(record.subject.id for record in records).items():
        if count > 1:
            msg = f"two records are of the subject '{name}'; give each subject one record"
            raise ScorecardError(msg)
    words = set(mask).union(*(words_of(record.subject) for record in records))
    marks = marks_for([text for record in records for text in texts_in(record)], words, seed)
    made = [_masked(record, rubric, marks, _pseudonym(record.subject.id, seed)) for record in records]
    hidden = {masked.subject.id: entry for masked, entry in made}
    key = BlindKey(format="blind_key/1", seed=seed, words=marks.words, subjects=hidden)
    return Blinded(tuple(masked for masked, _ in made), key)


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a document or a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, (tuple, FrozenDict)):
        for inside in value.values() if isinstance(value, FrozenDict) else value:
            yield from texts_in(inside)


def _pseudonym(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()[:DIGITS]


def _masked(record: Record, rubric: Rubric, marks: Marks, pseudonym: str) -> tuple[Record, HiddenSubject]:
    """Return a masked record that scores as the record does, its dates as far away as that allows."""
    expected = _numbers(rubric, record)
    for years in (_far(first_year(record.subject)), *NEARER):
        try:
            masked, hidden = _under_mask(record, marks, pseudonym, years)
            if _numbers(rubric, masked) == expected:
                return masked, hidden
        except (ValueError, ScorecardError):
            continue
    msg = (
        f"the scores of '{record.subject.id}' under {rubric.name} depend on words that are masked, as attributes of"
        " the subject; name another rubric, or mask fewer words"
    )
    raise ScorecardError(msg)


def _far(start: int) -> int:
    """Return the years to add so that a first year lies in the first four from EPOCH on; none where it does later."""
    return max(0, (EPOCH + 3 - start) // 4 * 4)


def first_year(subject: Subject) -> int:
    """Return the year that marks of years are counted from: that of the first day in office, else 2000."""
    return interval(subject.terms[0].since)[0].year if subject.terms else 2000


def _numbers(rubric: Rubric, record: Record) -> list[tuple[object, ...]]:
    """Return all that a record scores."""
    rows = score(rubric, record).root.walk()
    return [(row.path, row.outcome, row.score, row.lower, row.upper, row.coverage, row.bands) for row in rows]


def _under_mask(record: Record, marks: Marks, pseudonym: str, years: int) -> tuple[Record, HiddenSubject]:
    text = partial(marks.masked, year=first_year(record.subject))
    width = len(str(max(len(record.sources), len(record.actions))))
    ids = {name: f"s{number:0{width}d}" for number, name in enumerate(record.sources, 1)}
    # Numbered in the order of their ids, by which actions that report one act are put in order.
    actions = {
        name: f"a{number:0{width}d}" for number, name in enumerate(sorted(each.id for each in record.actions), 1)
    }
    way = Rewriting(text, years, ids, actions)
    order = dict.fromkeys(source.publisher for source in record.sources.values())
    publishers = {name: f"Publisher {number}" for number, name in enumerate(order, 1)}
    sources = {ids[name]: _source(source, ids[name], publishers, way) for name, source in record.sources.items()}
    hidden = HiddenSubject(
        subject=record.subject,
        years=years,
        sources={ids[name]: _hidden(name, source) for name, source in record.sources.items()},
        actions={masked: name for name, masked in actions.items()},
    )
    return way.record(record, _subject(record.subject, pseudonym, way), sources), hidden


def _subject(subject: Subject, pseudonym: str, way: Rewriting) -> Subject:
    return subject.model_copy(
        update={
            "id": f"subject_{pseudonym}",
            "name": f"Subject {pseudonym}",
            "kind": way.may(subject.kind),
            "office_holder": None,
            "party": None,
            "terms": tuple(map(way.term, subject.terms)),
            "attributes": FrozenDict({name: way.text(value) for name, value in subject.attributes.items()}),
            "note": way.may(subject.note),
        }
    )


def _source(source: Source, name: str, publishers: dict[str, str], way: Rewriting) -> Source:
    return source.model_copy(
        update={
            "title": f"Source {name}",
            "publisher": publishers[source.publisher],
            "date": way.date(source.date),
            "url": None,
            "sha256": None,
            "note": way.may(source.note),
        }
    )


def _hidden(name: str, source: Source) -> HiddenSource:
    return HiddenSource(id=name, title=source.title, publisher=source.publisher, url=source.url, sha256=source.sha256)


def restore_record(masked: Record, key: BlindKey) -> Record:
    """Return the record that a masked one was made from, with what was changed in it meanwhile.

    Raises:
        ScorecardError: when the key does not know its subject, or a date has none to lead back to.
    """
    hidden = _entry(masked.subject.id, key)
    way = _back(hidden, key)
    try:
        sources = {
            way.sources.get(name, name): _seen(source, hidden.sources.get(name), way)
            for name, source in masked.sources.items()
        }
        return way.record(masked, hidden.subject, sources)
    except ValueError as error:
        msg = f"a date of '{masked.subject.id}' leads back to none that the calendar has: {error}"
        raise ScorecardError(msg) from None


def restore_coding(masked: Coding, key: BlindKey) -> Coding:
    """Return a coding of a masked record as one of the record itself; actions that the coder named keep their names.

    Raises:
        ScorecardError: when the key does not know its subject.
    """
    hidden = _entry(masked.subject, key)
    return _back(hidden, key).coding(masked, hidden.subject.id)


def _entry(name: str, key: BlindKey) -> HiddenSubject:
    if name not in key.subjects:
        hint = did_you_mean(name, tuple(key.subjects))
        known = ", ".join(map(echo, key.subjects))
        msg = f"the key knows no subject '{echo(name)}'; subjects: {known}" + (f"; {hint}" if hint else "")
        raise ScorecardError(msg)
    return key.subjects[name]


def _back(hidden: HiddenSubject, key: BlindKey) -> Rewriting:
    text = partial(unmasked, words=key.words, year=first_year(hidden.subject))
    sources = {name: source.id for name, source in hidden.sources.items()}
    return Rewriting(text, -hidden.years, sources, hidden.actions)


def _seen(source: Source, hidden: HiddenSource | None, way: Rewriting) -> Source:
    """Return a source without its mask; one that was added meanwhile has none."""
    seen = source.model_copy(update={"date": way.date(source.date), "note": way.may(source.note)})
    if hidden is None:
        return seen
    own = {name: getattr(hidden, name) for name in ("title", "publisher", "url", "sha256")}
    return seen.model_copy(update=own)
