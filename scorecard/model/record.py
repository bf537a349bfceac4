"""The facts about one subject (`format: record/1`). A record knows no rubric's judgement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from scorecard.model.facts import Facts
from scorecard.model.fingerprint import fingerprint
from scorecard.model.joined import JoinedAct, joined_acts
from scorecard.model.notebook import ShownAsYaml
from scorecard.model.record_checks import record_problems
from scorecard.problem import Problem


class Record(ShownAsYaml, Facts):
    """The dated, cited facts about one subject.

    Raises:
        DocumentError: with every problem at once, when built from facts that do not hold together.
    """

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong between the parts of the record."""
        return record_problems(self)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over everything that the record says, whatever its layout."""
        return fingerprint(self.model_dump(mode="json", by_alias=True, exclude_defaults=True))

    @cached_property
    def acts(self) -> tuple[JoinedAct, ...]:
        """Actions joined where they report the same act; by id."""
        return joined_acts(self)
