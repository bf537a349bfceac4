"""Whom a node applies to, and what it weighs for whom."""

from __future__ import annotations

from scorecard.model.dates import interval
from scorecard.model.facts import Subject
from scorecard.model.node import Node


def applies(node: Node, subject: Subject) -> bool:
    """Tell whether a node applies to a subject; what it does not apply to is excluded."""
    if not node.applies_to:
        return True
    named = all(subject.attribute(name) in values for each in node.applies_to for name, values in each.where.items())
    return named and (node.date is None or may_be_in_office(subject, node.date))


def may_be_in_office(subject: Subject, date: str) -> bool:
    """Tell whether a date may lie in one of the subject's terms; a subject that states none may be in office."""
    first, last = interval(date)
    spans = [term.span for term in subject.terms]
    return not spans or any(first <= end and start <= last for start, end in spans)
