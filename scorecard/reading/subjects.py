"""The subjects of a table, each with what its rows say, in the order of their first rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scorecard.problem import Problem
from scorecard.reading.draft import Draft, Entry, Steps
from scorecard.reading.form import Form, Ids, differs, repeated
from scorecard.reading.table import Row


@dataclass(frozen=True, slots=True)
class Subjects:
    """Drafts of records by the subject's id, filled row by row."""

    form: Form
    ids: Ids
    drafts: dict[str, Draft] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form) -> Subjects:
        """Return the subjects of a table, none of them read yet."""
        return cls(form, Ids(form, "subject", form.mapping.subject.id))

    def draft(self, row: Row) -> Draft | list[Problem]:
        """Return the draft that a row adds to, or why the row adds to none."""
        made = self.ids.of(row)
        if isinstance(made, list):
            return made
        about = tuple(self._about(made, row))
        before = self.drafts.get(made)
        if before is None:
            draft = self.drafts[made] = Draft(self.form.place(row, self._first), about)
            return list(self.form.unfit(row, self.form.mapping.subject.name or ())) or draft
        if self.form.mapping.wide:
            return [self.form.at(repeated(f"the subject '{made}'", before.row), row, self._first)]
        return list(self._differing(made, before, about)) or before

    @property
    def _first(self) -> str:
        return self.form.mapping.subject.id.column[0]

    def _about(self, made: str, row: Row) -> Iterator[Entry]:
        """Yield what a row says of its subject; an empty text is not said."""
        form, subject = self.form, self.form.mapping.subject
        names = subject.name or subject.id.column
        at = form.place(row, self._first)
        yield Entry(("subject", "id"), made, at)
        name = " ".join(form.text(row, name) for name in names).strip()
        yield Entry(("subject", "name"), name or made, form.place(row, names[0]))
        yield Entry(("subject", "kind"), subject.kind or "", at)
        for steps, column in self._optional:
            yield Entry(("subject", *steps), form.text(row, column), form.place(row, column))
        if source := form.mapping.source:
            yield Entry(("sources", source), form.mapping.sources[source], at)

    @property
    def _optional(self) -> Iterator[tuple[Steps, str]]:
        subject = self.form.mapping.subject
        for name, column in subject.attributes.items():
            yield ("attributes", name), column
        if subject.terms:
            yield ("terms", 0, "from"), subject.terms.since
            if subject.terms.to:
                yield ("terms", 0, "to"), subject.terms.to

    def _differing(self, made: str, before: Draft, about: tuple[Entry, ...]) -> Iterator[Problem]:
        """Yield what a row says of its subject that the subject's first row says otherwise."""
        for then, now in zip(before.about, about, strict=True):
            if then.value != now.value:
                name = f"the {now.steps[-1]} of the subject '{made}'"
                problem = differs(name, str(now.value), str(then.value), before.row)
                yield self.form.table.at(problem, *now.at)
