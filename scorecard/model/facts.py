"""What a record is made of: its subject, sources, actions and observations."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from scorecard.model.base import Document, FrozenDict, Items, Part, Table
from scorecard.model.corrections import Correction
from scorecard.model.dates import DateText, DayText, Interval, interval
from scorecard.model.number import Count, Exact
from scorecard.model.text import Id, Quote, RubricName, Sha256, Target, Text, Url
from scorecard.model.words import Direction, Instrument, NotCodedReason, ReplyStatus, SourceKind, Stage, State

LIKE_A_NUMBER = re.compile(r"\W{0,8}\d")
"""How text starts that is meant as a number: a digit, maybe after signs. No id starts so."""


class Term(Part):
    """A time in office, both days included."""

    since: DayText = Field(alias="from")
    """First day in office."""
    to: DayText | None = None
    """Last day in office; without it the term has not ended."""

    @property
    def span(self) -> Interval:
        """First and last day; a term that has not ended runs to the end of the calendar."""
        return interval(f"{self.since}/{self.to or '..'}")


class Subject(Part):
    """Who is judged: an administration, a legislator, a country."""

    id: Id
    """Permanent name, unique among records."""
    name: Text
    """What it is called where results are printed."""
    kind: Text | None = None
    """What it is, such as `state` or `legislator`; also an attribute by the name `kind`."""
    office_holder: Text | None = None
    """Who held the office."""
    party: Text | None = None
    """The office holder's party."""
    terms: Items[Term] = ()
    """Times in office; without them all of time is looked at."""
    attributes: Table[Id, Text] = Field(default_factory=FrozenDict)
    """What weights, `applies_to` and ranks may ask for, by name."""
    note: Text | None = None
    """What else a reader should know of it."""

    def attribute(self, name: str) -> str | None:
        """Return what the subject states for one of its attributes, `kind` included."""
        return self.attributes.get(name) or (self.kind if name == "kind" else None)

    @property
    def stated(self) -> dict[str, str]:
        """Every attribute with what the subject states for it, `kind` included."""
        return {**({"kind": self.kind} if self.kind else {}), **self.attributes}

    @property
    def span(self) -> Interval:
        """From the first day of the first term to the last day of the last; all of time without terms."""
        spans = [term.span for term in self.terms] or [interval("0001/9999")]
        return min(first for first, _ in spans), max(last for _, last in spans)


class Source(Part):
    """A publication that evidence points into."""

    title: Text
    """Name of the publication."""
    publisher: Text
    """Who published it; sources of one publisher scrutinise once."""
    date: DateText | None = None
    """When it was published."""
    kind: SourceKind
    """Who speaks in it."""
    covers: Items[Id] = ()
    """Themes on which the source looks at conduct both ways, as the coder affirms."""
    url: Url | None = None
    """Its web address."""
    sha256: Sha256 | None = None
    """SHA-256 of the archived text's bytes."""
    characters: Count | None = None
    """Length of the archived text in characters."""
    note: Text | None = None
    """What else a reader should know of it."""


class Evidence(Part):
    """A pointer into a source."""

    source: Id
    """Id of the source."""
    at: Text
    """Place in the source, as a reader finds it: "article 7(2)"."""
    quote: Quote | None = None
    """Words of the source at that place, at most 12, to find it by."""


class Status(Part):
    """What became of an action, and since when."""

    state: State = Field(alias="is")
    """What became of it."""
    since: DateText | None = None
    """Since when."""
    because: Text | None = None
    """What says so."""


class Action(Part):
    """A dated thing that the subject did."""

    id: Id
    """Permanent name, unique in the record."""
    date: DateText | None = None
    """When; without it the action lies somewhere in the subject's terms."""
    summary: Text
    """The coder's own sentence."""
    stage: Stage
    """How far it went."""
    themes: Table[Id, Direction] = Field(min_length=1)
    """What it bears on, each theme with its direction."""
    instrument: Instrument = "other"
    """What it was done with."""
    targets: Items[Target] = ()
    """Codes of those at whom it was aimed: ISO 3166 alpha-3, or codes of the relations file."""
    status: Status | None = None
    """What became of it; in force where nothing is said."""
    evidence: Items[Evidence] = Field(min_length=1)
    """What it rests on: one source or more."""
    same_act: Id | None = None
    """Another action that reports the same act."""
    because: Text | None = None
    """Why this stage or direction, where that took judgement."""


class ObservedValue(Part):
    """One value for one criterion: a level, a number, or a reason that there is none."""

    stands_alone: ClassVar = ("level", "number")

    level: Id | None = None
    """A level of the criterion's scale, or `not_applicable`, `not_assessed` or `not_found` on any."""
    number: Exact | None = None
    """A number, for a measure."""
    because: Text | None = None
    """Why this value, where that took judgement."""
    evidence: Items[Evidence] = ()
    """What it rests on."""


def _expand_observation(value: object) -> object:
    if isinstance(value, str):
        return {"number" if LIKE_A_NUMBER.match(value) else "level": value}
    is_number = isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool)
    return {"number": value} if is_number else value


Observation = Annotated[ObservedValue, BeforeValidator(_expand_observation)]
"""A value for one criterion; a level or a number may stand alone."""


class NotCoded(Part):
    """A passage of a source that was read and not coded as an action."""

    source: Id
    """Id of the source."""
    at: Text
    """Place of the passage."""
    quote: Quote | None = None
    """Words with which the passage begins, at most 12, to find it by."""
    until: Quote | None = None
    """Words with which it ends, where it goes further than `quote`."""
    reason: NotCodedReason
    """Why it is no action here."""
    because: Text | None = None
    """More of the reason."""


class Reply(Part):
    """Whether the subject was asked about the record, and what it said."""

    status: ReplyStatus
    """How far the asking went."""
    date: DateText | None = None
    """When."""
    text: Text | None = None
    """What the subject said."""


class Coder(Part):
    """Who judged."""

    id: Id
    """Permanent name."""
    name: Text | None = None
    """Name of the person."""
    note: Text | None = None
    """What else a reader should know of the coder."""


class Facts(Document):
    """The fields of a record; `Record` adds what is checked and derived."""

    format: Literal["record/1"]
    """Always `record/1`."""
    subject: Subject
    """Who is judged."""
    coder: Coder | None = None
    """Whose judgements its stages, themes and levels are, where a coding gave them."""
    coded_on: DateText | None = None
    """When that coder judged."""
    as_of: DayText | None = None
    """Day up to which sources were looked for; without it the date of the newest source stands for it."""
    limits: Items[Text] = ()
    """What the sources cannot tell."""
    sources: Table[Id, Source] = Field(default_factory=FrozenDict)
    """Publications by their ids."""
    actions: Items[Action] = ()
    """What the subject did."""
    observations_of: RubricName | None = None
    """The rubric that observed levels belong to; numbers are facts and need none."""
    observations: Table[Id, Observation] = Field(default_factory=FrozenDict)
    """Values of criteria, each by the criterion's id; a level or a number may stand alone."""
    not_coded: Items[NotCoded] = ()
    """Passages that were read and are no actions here, so that nothing was passed over in silence."""
    reply: Reply | None = None
    """Whether the subject was asked, and what it said."""
    corrections: Items[Correction] = ()
    """What was corrected since the record was first published, the newest last; every output shows it."""
