"""Tables of actions, one a row, as volunteers code them in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.model.columns import ActionColumns
from scorecard.problem import Problem, echo
from scorecard.reading.draft import Draft, Entry, Place, Steps
from scorecard.reading.evidence_rows import EvidenceRows
from scorecard.reading.form import Finding, Form, no_id, repeated
from scorecard.reading.made_id import id_of
from scorecard.reading.table import Row

WORDS = ("date", "summary", "stage", "instrument", "because")
"""Keys of an action whose cells are taken as they are."""


@dataclass(frozen=True, slots=True)
class ActionRows:
    """Rows of one action each."""

    form: Form
    part: ActionColumns
    evidence: EvidenceRows

    @classmethod
    def of(cls, form: Form, part: ActionColumns) -> ActionRows:
        """Return the layout that a mapping describes."""
        return cls(form, part, EvidenceRows(form, part.evidence))

    def read(self, row: Row, draft: Draft) -> Iterator[Finding]:
        """Yield the action of a row, or all that is wrong with its cells."""
        made = self._id(row, self.part.id.column)
        if not made:
            first = self.part.id.column[0]
            unfit = list(self.form.unfit(row, self.part.id.column))
            yield from unfit or [self.form.at(no_id([self.form.text(row, first)]), row, first)]
            return
        if (before := draft.rows.get(made)) is not None:
            yield self.form.at(repeated(f"the action '{made}' of this subject", before), row, self.part.id.column[0])
            return
        index = len(draft.rows) - len(draft.left_out)
        draft.rows[made] = row.number
        findings = list(self._action(made, row, ("actions", index)))
        problems = [finding for finding in findings if isinstance(finding, Problem)]
        if problems:
            draft.left_out.add(made)
        yield from problems or findings

    def _id(self, row: Row, columns: tuple[str, ...]) -> str:
        return id_of([self.form.text(row, column) for column in columns], self.part.id.prefix)

    def _action(self, made: str, row: Row, steps: Steps) -> Iterator[Finding]:
        form, part, first = self.form, self.part, self.part.id.column[0]
        yield Entry((*steps, "id"), made, form.place(row, first))
        yield from form.unfit(row, (part.summary, part.stage, part.themes))
        named = part.model_dump(include=set(WORDS), exclude_none=True)
        for key, column in named.items():
            if text := form.text(row, column):
                yield Entry((*steps, key), text, form.place(row, column))
        yield from self._lists(row, steps)
        yield from self.evidence.read(row, (*steps, "evidence"))
        if part.status and (state := form.text(row, part.status)):
            yield Entry((*steps, "status", "is"), state, form.place(row, part.status))
        if part.same_act and form.text(row, part.same_act):
            yield Entry((*steps, "same_act"), self._id(row, (part.same_act,)), form.place(row, part.same_act))

    def _lists(self, row: Row, steps: Steps) -> Iterator[Finding]:
        place = self.form.place(row, self.part.themes)
        for finding in themes_in(self.form.text(row, self.part.themes), (*steps, "themes"), place):
            yield self.form.at(finding, row, self.part.themes) if isinstance(finding, Problem) else finding
        if self.part.targets:
            place = self.form.place(row, self.part.targets)
            targets = re.split(r"[;,\s]+", self.form.text(row, self.part.targets))
            for number, target in enumerate(filter(None, targets)):
                yield Entry((*steps, "targets", number), target, place)


def themes_in(text: str, steps: Steps, place: Place) -> Iterator[Finding]:
    """Yield the themes of a cell such as `press_freedom: advances; courts: sets_back`, with their directions."""
    seen: set[str] = set()
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        theme, colon, direction = (word.strip() for word in part.partition(":"))
        if not colon or not theme or not direction or theme in seen:
            said = f"'{echo(part)}' names " + ("the theme again" if theme in seen else "no theme and direction")
            hint = "write each theme once, as in 'press_freedom: advances; courts: sets_back'"
            yield Problem(code="themes-in-cell", message=said, found=echo(part), hint=hint)
        else:
            yield Entry((*steps, theme), direction, place)
        seen.add(theme)
