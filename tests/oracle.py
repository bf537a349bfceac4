"""A second, independent reading of the rules of scoring: it shares no code with the library that it checks.

It takes a rubric and a record as plain mappings in their long form, in which every choice that a document may leave
out is written where it holds; `bands` and `show` alone are handed down here, and steps that are not taken are left
out. Numbers are `Fraction`, or text such as `53/60`. It trusts what it is given. This file judges the nodes;
`oracle_of_weights` says what counts and how much, `oracle_of_steps` and `oracle_of_bands` what is done with a value
once it is found, `oracle_of_values` holds the numbers themselves, and `oracle_of_acts` what turns acts into values.
The functions of each have at most 60 lines besides headings and docstrings, so that they can be checked by eye. The
median of three numbers keeps one of them between the other two.

Source: the design's section "Scoring, exactly".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, localcontext
from fractions import Fraction
from statistics import median
from typing import Any

from oracle_of_acts import ONE, ZERO, Document, Value, acts_of, compared, evidence
from oracle_of_bands import named, seen
from oracle_of_steps import ended
from oracle_of_values import Pairs, aggregate, position, worth_of, worths_of
from oracle_of_weights import GONE, Line, applies, inputs, weight


def expected(rubric: Document, record: Document) -> dict[str, tuple[Any, ...]]:
    """Return score, bounds, coverage and bands of every node by its path; the whole stands under the empty path."""
    case = Case(rubric, record)
    with localcontext(Context(prec=40)):
        return {
            ".".join(part["id"] for part in line[1:]): (*case.value(name), named(line, case))
            for name, line in case.lines.items()
        }


class Case:
    """A rubric and a record, with what was found so far."""

    def __init__(self, rubric: Document, record: Document) -> None:
        """Lay the rubric out by ids."""
        self.rubric, self.record, self.found = rubric, record, dict[str, Value]()
        self.lines = {line[-1]["id"]: line for line in self.below((rubric,))}
        subject = record["subject"]
        self.attributes = {"kind": subject.get("kind")} | subject.get("attributes", {})

    def below(self, line: Line) -> Iterator[Line]:
        """Yield a part of the rubric, then all that is in it."""
        yield line
        for part in [*line[-1].get("dimensions", ()), *line[-1].get("criteria", ())]:
            yield from self.below((*line, part))

    def value(self, name: str) -> Value:
        """Return the value of a node by its id or path."""
        if (name := name.rpartition(".")[2]) not in self.found:
            line = self.lines[name]
            judge = self.dimension if "dimensions" in line[-1] else self.criterion
            self.found[name] = ended(line, judge(line), self) if applies(line, self) else GONE
        return self.found[name]

    def dimension(self, line: Line) -> Value:
        """Aggregate what applies and weighs something; add bonuses and subtract penalties; clip."""
        part, each = line[-1], inputs(line, self)
        found = [(one[-1]["role"], weight(line, one, self), seen(line, one, self)) for one in each]
        counted = [(w, v) for role, w, v in found if role == "ordinary" and w and v != GONE]
        if not counted:
            return GONE
        whole, signs = sum((w for w, _ in counted), ZERO), {"penalty": -1, "bonus": 1}
        beside = [(signs[role] * w / whole, v) for role, w, v in found if role in signs and v != GONE]
        ends = [[(w, v[end]) for w, v in counted] for end in (1, 2)]
        lower, upper = (
            clipped(part, pairs, [(w, v[end if w > 0 else 3 - end]) for w, v in beside])
            for end, pairs in enumerate(ends, start=1)
        )
        instead = {"worst": 1, "best": 2}.get(part["missing"], 0)
        known = [(w, v[0] if v[0] is not None else v[instead]) for w, v in counted if v[0] is not None or instead]
        coverage = sum((w * v[3] for w, v in counted), ZERO) / whole
        withheld = part["missing"] == "withhold" and len(known) < len(counted)
        if withheld or not known or coverage < Fraction(part["min_coverage"]):
            return None, lower, upper, coverage
        score = clipped(part, known, [(w, v[0] or ZERO) for w, v in beside])
        return median((lower, score, upper)), lower, upper, coverage

    def criterion(self, line: Line) -> Value:
        """Judge a leaf by the one rule that it has."""
        part, scale = line[-1], self.rubric["scales"].get(line[-1].get("scale"), {"levels": []})
        found = self.record["observations"].get(part.get("observation", part["id"]), {"level": "not_assessed"})
        levels = {"not_applicable": {"exclude": True}} | {level["id"]: level for level in scale["levels"]}
        level = levels.get(found.get("level"), {})
        if "exclude" in level:
            return GONE
        if rule := part.get("evidence"):
            return evidence(rule, self.record, acts_of(self.record))
        if rule := part.get("groups"):
            return compared(rule, self.rubric["relations"]["groups"], self.record)
        value = position(part["measure"], Fraction(found["number"])) if "number" in found else worth_of(level, scale)
        worths = worths_of(part, scale)
        return (None, min(worths), max(worths), ZERO) if value is None else (value, value, value, ONE)


def clipped(part: Document, pairs: Pairs, besides: Pairs) -> Fraction:
    """Return the aggregated value with bonuses and penalties, between 0 and 1 unless the node says otherwise."""
    value = aggregate(part["aggregate"], pairs) + sum((w * v for w, v in besides), ZERO)
    return median((ZERO, value, ONE)) if part["clip"] else value
