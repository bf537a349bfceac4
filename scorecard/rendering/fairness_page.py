"""Checks of fairness laid out: what came of each, then why it is asked for and what it found."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.fairness import Checked, Fairness, FairnessOutcome, Remark
from scorecard.rendering.page import Block, Cell, Outline, Page, Prose, Row, Table
from scorecard.rendering.words import standard_line, whole

CALLED: dict[FairnessOutcome, str] = {
    "met": "met",
    "stated": "met, with a statement",
    "not_met": "not met",
    "not_applicable": "not applicable",
}
"""How an outcome is called where it is printed."""
NO_ADVICE = (
    "The checks are made after rulings on voter education, the fact-checkers' code of principles and the practice of"
    " the League of Women Voters. They are no legal advice, and a comparison that meets them all may still be unfair."
)
STATED = (
    "'met, with a statement': subjects differ here in what there was to look at or in how they were asked, and the"
    " records say so."
)


def fairness_page(found: Fairness) -> Page:
    """Return the page of a comparison's checks of fairness."""
    rows = tuple(Row(each.demand.title, (Cell.of(CALLED[each.outcome]), _count(each))) for each in found.checked)
    left = ", ".join(demand.id for demand in found.ignored)
    blocks: list[Block] = [
        Prose(standard_line(found.comparison.rubric), "Standard"),
        Prose(", ".join(card.record.subject.name for card in found.comparison.cards), "Compared"),
        Table("What was checked", ("Check", "Outcome", "Findings"), rows),
        *([Prose(f"Left out, as asked: {left}.", "Read")] if left else []),
        Prose(NO_ADVICE, "Read"),
        *([Prose(STATED, "Read")] if any(each.outcome == "stated" for each in found.checked) else []),
        *(Outline(tuple(_lines(each))) for each in found.checked),
    ]
    return Page(f"Fairness: {found.comparison.rubric.title}", tuple(blocks))


def _count(checked: Checked) -> Cell:
    return Cell.of(whole(len(checked.remarks)))


def _lines(checked: Checked) -> Iterator[tuple[int, str]]:
    demand = checked.demand
    yield 0, f"{demand.title} ({demand.id}): {CALLED[checked.outcome]}"
    yield 1, f"Why: {demand.why}"
    yield 1, f"After: {demand.follows}"
    yield from ((1, remark_line(remark)) for remark in checked.remarks)


def remark_line(remark: Remark) -> str:
    """Write a finding on one line: who and where, then what."""
    place = ", ".join(part for part in (remark.subject, remark.path) if part)
    return f"{place}: {remark.says}" if place else remark.says
