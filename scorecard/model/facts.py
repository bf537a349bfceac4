"""What a record is made of: its subject, sources, actions and observations."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from scorecard.model.base import Document, FrozenDict, Items, Part, Table
from scorecard.model.dates import DateText, DayText, Interval, interval
from scorecard.model.number import FRACTION, Count, Exact
from scorecard.model.text import Id, Quote, RubricName, Sha256, Target, Text, Url
from scorecard.model.words import Direction, Instrument, NotCodedReason, ReplyStatus, SourceKind, Stage, State


class Term(Part):
    """A time in office, both days included."""

    since: DayText = Field(alias="from")
    to: DayText | None = None

    @property
    def span(self) -> Interval:
        """First and last day; a term that has not ended runs to the end of the calendar."""
        return interval(f"{self.since}/{self.to or '..'}")


class Subject(Part):
    """Who is judged: an administration, a legislator, a country."""

    id: Id
    name: Text
    kind: Text | None = None
    office_holder: Text | None = None
    party: Text | None = None
    terms: Items[Term] = ()
    attributes: Table[Id, Text] = Field(default_factory=FrozenDict)
    note: Text | None = None

    def attribute(self, name: str) -> str | None:
        """Return what the subject states for one of its attributes, `kind` included."""
        return self.attributes.get(name) or (self.kind if name == "kind" else None)

    @property
    def span(self) -> Interval:
        """From the first day of the first term to the last day of the last; all of time without terms."""
        spans = [term.span for term in self.terms] or [interval("0001/9999")]
        return min(first for first, _ in spans), max(last for _, last in spans)


class Source(Part):
    """A publication that evidence points into."""

    title: Text
    publisher: Text
    date: DateText | None = None
    kind: SourceKind
    covers: Items[Id] = ()
    """Themes on which the source looks at conduct both ways, as the coder affirms."""
    url: Url | None = None
    sha256: Sha256 | None = None
    """SHA-256 of the archived text's bytes."""
    characters: Count | None = None
    """Length of the archived text in characters."""
    note: Text | None = None


class Evidence(Part):
    """A pointer into a source."""

    source: Id
    at: Text
    """Place in the source, as a reader finds it: "article 7(2)"."""
    quote: Quote | None = None
    """Words of the source at that place, at most 12, to find it by."""


class Status(Part):
    """What became of an action, and since when."""

    state: State = Field(alias="is")
    since: DateText | None = None
    because: Text | None = None


class Action(Part):
    """A dated thing that the subject did."""

    id: Id
    date: DateText | None = None
    """When; without it the action lies somewhere in the subject's terms."""
    summary: Text
    """The coder's own sentence."""
    stage: Stage
    themes: Table[Id, Direction] = Field(min_length=1)
    instrument: Instrument = "other"
    targets: Items[Target] = ()
    status: Status | None = None
    evidence: Items[Evidence] = Field(min_length=1)
    same_act: Id | None = None
    """Another action that reports the same act."""
    because: Text | None = None
    """Why this stage or direction, where that took judgement."""


class ObservedValue(Part):
    """One value for one criterion: a level, a number, or a reason that there is none."""

    stands_alone: ClassVar = ("level", "number")

    level: Id | None = None
    number: Exact | None = None
    because: Text | None = None
    evidence: Items[Evidence] = ()


def _expand_observation(value: object) -> object:
    if isinstance(value, str):
        return {"number" if FRACTION.fullmatch(value) else "level": value}
    is_number = isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool)
    return {"number": value} if is_number else value


Observation = Annotated[ObservedValue, BeforeValidator(_expand_observation)]
"""A value for one criterion; a level or a number may stand alone."""


class NotCoded(Part):
    """A passage of a source that was read and not coded as an action."""

    source: Id
    at: Text
    reason: NotCodedReason
    because: Text | None = None


class Reply(Part):
    """Whether the subject was asked about the record, and what it said."""

    status: ReplyStatus
    date: DateText | None = None
    text: Text | None = None


class Facts(Document):
    """The fields of a record; `Record` adds what is checked and derived."""

    format: Literal["record/1"]
    subject: Subject
    limits: Items[Text] = ()
    """What the sources cannot tell."""
    sources: Table[Id, Source] = Field(default_factory=FrozenDict)
    actions: Items[Action] = ()
    observations_of: RubricName | None = None
    """The rubric that observed levels belong to; numbers are facts and need none."""
    observations: Table[Id, Observation] = Field(default_factory=FrozenDict)
    not_coded: Items[NotCoded] = ()
    reply: Reply | None = None
