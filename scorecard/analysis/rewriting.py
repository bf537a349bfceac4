"""Records and codings with other words, dates and ids in all their places: one way to put on a mask and to take it off.

Why: both ways go through the same places, so none is forgotten on one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scorecard.model.base import FrozenDict
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.dates import interval
from scorecard.model.facts import Action, Evidence, NotCoded, ObservedValue, Reply, Source, Status, Subject, Term
from scorecard.model.record import Record

_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class Rewriting:
    """What is put in the place of what."""

    text: Callable[[str], str]
    """Rewrites prose."""
    years: int
    """Years that are added to every date."""
    sources: Mapping[str, str]
    """Other ids of sources; one that is not named stays."""
    actions: Mapping[str, str]
    """Other ids of actions; one that is not named stays."""

    def may(self, text: str | None) -> str | None:
        """Rewrite prose, if there is any."""
        return None if text is None else self.text(text)

    def date(self, text: str | None) -> str | None:
        """Move a date, if there is one.

        Raises:
            ValueError: where no calendar has the other date.
        """
        if text is None or not self.years:
            return text
        moved = _YEAR.sub(lambda year: f"{int(year[0]) + self.years:04d}", text)
        interval(moved)
        return moved

    def record(self, record: Record, subject: Subject, sources: Mapping[str, Source]) -> Record:
        """Return a record with another subject and other sources, all else rewritten."""
        reply = record.reply
        return record.model_copy(
            update={
                "subject": subject,
                "as_of": self.date(record.as_of),
                "limits": tuple(map(self.text, record.limits)),
                "sources": FrozenDict(sources),
                "actions": tuple(map(self.action, record.actions)),
                "observations": self._observations(record.observations),
                "not_coded": tuple(map(self._passage, record.not_coded)),
                "reply": reply and self._reply(reply),
            }
        )

    def coding(self, coding: Coding, subject: str) -> Coding:
        """Return a coding of another subject, all else rewritten but for the day on which it was made."""
        codes = {self.actions.get(name, name): self._code(code) for name, code in coding.actions.items()}
        return coding.model_copy(
            update={
                "subject": subject,
                "actions": FrozenDict(codes),
                "observations": self._observations(coding.observations),
                "not_coded": tuple(map(self._passage, coding.not_coded)),
            }
        )

    def term(self, term: Term) -> Term:
        """Return a term at other dates."""
        return term.model_copy(update={"since": self.date(term.since), "to": self.date(term.to)})

    def action(self, action: Action) -> Action:
        """Return an action with another id, date and words."""
        other = action.same_act and self.actions.get(action.same_act, action.same_act)
        return action.model_copy(
            update={
                "id": self.actions.get(action.id, action.id),
                "date": self.date(action.date),
                "summary": self.text(action.summary),
                "status": action.status and self._status(action.status),
                "evidence": self._evidence(action.evidence),
                "same_act": other,
                "because": self.may(action.because),
            }
        )

    def _status(self, status: Status) -> Status:
        return status.model_copy(update={"since": self.date(status.since), "because": self.may(status.because)})

    def _reply(self, reply: Reply) -> Reply:
        return reply.model_copy(update={"date": self.date(reply.date), "text": self.may(reply.text)})

    def _evidence(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(
            each.model_copy(
                update={
                    "source": self.sources.get(each.source, each.source),
                    "at": self.text(each.at),
                    "quote": self.may(each.quote),
                }
            )
            for each in evidence
        )

    def _observations(self, seen: Mapping[str, ObservedValue]) -> FrozenDict[str, ObservedValue]:
        return FrozenDict({
            name: value.model_copy(
                update={"because": self.may(value.because), "evidence": self._evidence(value.evidence)}
            )
            for name, value in seen.items()
        })  # fmt: skip

    def _code(self, code: ActionCode) -> ActionCode:
        return code.model_copy(update={"evidence": self._evidence(code.evidence), "because": self.may(code.because)})

    def _passage(self, passage: NotCoded) -> NotCoded:
        return passage.model_copy(
            update={
                "source": self.sources.get(passage.source, passage.source),
                "at": self.text(passage.at),
                "quote": self.may(passage.quote),
                "until": self.may(passage.until),
                "because": self.may(passage.because),
            }
        )
