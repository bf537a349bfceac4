"""One view for each criterion: its question, how it is judged, and what each subject's mark rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.guide.evidence import CountedAct, Seen, counted_acts, seen_in
from scorecard.guide.lines import Line
from scorecard.guide.marks import Mark
from scorecard.guide.measures import StepText, judged_by_number, steps_of_table
from scorecard.guide.rules import rules_of
from scorecard.guide.words import Words
from scorecard.model.comparison import Comparison
from scorecard.model.joined import STAGES
from scorecard.model.node import Node
from scorecard.model.observation_checks import is_unread
from scorecard.model.result import Result
from scorecard.model.rubric_parts import Criterion, GuidanceText
from scorecard.model.scorecard import Scorecard
from scorecard.model.words import NO_VALUE

Named = Sequence[tuple[str, str]]
"""A stage for each subject, by its name; two subjects may have one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How many subjects reached a level of a scale, or a stage by their furthest advancing act."""

    id: str
    title: str
    meaning: str
    """What the rubric says that it means for this criterion."""
    value: Fraction | None
    """What it is worth, 0 to 1; None where it has no value."""
    value_text: str
    subjects: tuple[str, ...]
    """Names of those that reached it, and none further on."""

    @property
    def count(self) -> int:
        """How many."""
        return len(self.subjects)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one subject stands on one criterion, and what that rests on."""

    subject: str
    """Id of the subject."""
    name: str
    mark: Mark
    seen: Seen | None
    """What was observed, where the criterion asks for an observation and there is one."""
    acts: tuple[CountedAct, ...]
    """The acts that the criterion counts, those with most points first."""
    formulas: tuple[str, ...]
    """How the value comes from these, with the numbers in it."""
    unknowns: tuple[str, ...]
    """What is not known, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """One criterion with what each subject's mark rests on."""

    line: Line
    within: tuple[str, ...]
    """Titles of the dimensions that it stands in, the outermost first."""
    question: str
    at: str
    """Place in the standard."""
    why: str
    """Reason for its weight."""
    guidance: str
    counts: tuple[tuple[str, str], ...]
    """What counts at each stage: the stage's word and the rubric's text."""
    does_not_count: tuple[str, ...]
    near_misses: tuple[str, ...]
    judged_by: str
    """How it is judged, and what is done with its value afterwards."""
    judged_why: str
    """Reason for its goalposts or steps; empty where the rubric gives none."""
    steps: tuple[StepText, ...]
    """Steps that a number is looked up in, the lowest first; none for most criteria."""
    themes: tuple[str, ...]
    """Titles of the themes whose acts count."""
    reached: tuple[Reached, ...]
    """Levels or stages, the lowest first; none for measures and rules of installed packages."""
    accounts: tuple[Account, ...]
    """One a subject, in the order given."""


def criterion_views(comparison: Comparison, lines: tuple[Line, ...], words: Words) -> Iterator[CriterionView]:
    """Yield a view of each criterion, in the order written."""
    for line in lines:
        if line.is_criterion:
            yield _view(comparison, line, words)


def _view(comparison: Comparison, line: Line, words: Words) -> CriterionView:
    node = comparison.rubric.nodes[line.path]
    source = node.source
    guidance = (isinstance(source, Criterion) and source.guidance) or GuidanceText()
    steps = line.path.split(".")[:-1]
    return CriterionView(
        line=line,
        within=tuple(comparison.rubric.nodes[".".join(steps[:end])].title for end in range(1, len(steps) + 1)),
        question=(isinstance(source, Criterion) and source.question) or "",
        at=(isinstance(source, Criterion) and source.at) or "",
        why=(isinstance(source, Criterion) and source.why) or "",
        guidance=guidance.text or "",
        counts=tuple((words(f"stage.{stage}"), text) for stage, text in guidance.stages.items()),
        does_not_count=guidance.does_not_count,
        near_misses=guidance.near_misses,
        judged_by=words.joined(" ", [_judged_by(node, words), *rules_of(comparison.rubric, node, None, words)]),
        judged_why=(node.measure and node.measure.why) or "",
        steps=tuple(steps_of_table(node.measure, words) if node.measure else ()),
        themes=tuple(comparison.rubric.themes[theme].title for theme in node.themes),
        reached=tuple(_reached(comparison, node, words)),
        accounts=tuple(_accounts(comparison, line, words)),
    )


def _accounts(comparison: Comparison, line: Line, words: Words) -> Iterator[Account]:
    for card, mark in zip(comparison.cards, line.marks, strict=True):
        result = card[line.path]
        yield Account(
            subject=card.record.subject.id,
            name=card.record.subject.name,
            mark=mark,
            seen=seen_in(card, result, words),
            acts=tuple(counted_acts(card, result, words)),
            formulas=mark.formulas,
            unknowns=tuple(_unknowns(card, result, words)),
        )


def _judged_by(node: Node, words: Words) -> str:
    if node.custom:
        return words("judged.custom", rule=str(node.custom.plugin), package=node.custom.plugin.package)
    if node.measure:
        return judged_by_number(node.measure, words)
    if node.evidence is None:
        return words("judged.scale")
    rule = "judged.groups" if node.evidence.groups else "judged.evidence"
    return words(rule, count=node.evidence.enough)


def _reached(comparison: Comparison, node: Node, words: Words) -> Iterator[Reached]:
    results = [(card.record.subject.name, card[node.path]) for card in comparison.cards]
    if node.evidence:
        furthest = [(name, _furthest(result)) for name, result in results]
        yield _stage(node, "", furthest, words)
        for stage in STAGES:
            yield _stage(node, stage, furthest, words)
    elif node.scale:
        yield from _levels(node, results, words)


def _furthest(result: Result) -> str:
    """Return the furthest stage of an act that advances, or nothing."""
    acts = [act for found in result.evidence_results for act in found.acts if act.direction != "sets_back"]
    return max((act.stage for act in acts), key=STAGES.index, default="")


def _stage(node: Node, stage: str, furthest: Named, words: Words) -> Reached:
    value = {str(name): points for name, points in node.evidence.stages.items()}.get(stage) if node.evidence else None
    guidance = node.source.guidance if isinstance(node.source, Criterion) else None
    meanings = {str(name): text for name, text in guidance.stages.items()} if guidance else {}
    return Reached(
        id=stage or "none",
        title=words(f"stage.{stage}") if stage else words("reached.no_stage"),
        meaning=meanings.get(stage, ""),
        value=value,
        value_text="" if value is None else words.exact(value),
        subjects=tuple(name for name, reached in furthest if reached == stage),
    )


def _levels(node: Node, results: Sequence[tuple[str, Result]], words: Words) -> Iterator[Reached]:
    own = node.source.levels if isinstance(node.source, Criterion) else {}
    seen = [(name, result.observed.level if result.observed else None) for name, result in results]
    known = node.scale.levels if node.scale else ()
    for level in known:
        value = node.scale.value(level) if node.scale else None
        yield Reached(
            id=level.id,
            title=level.title or level.id,
            meaning=own.get(level.id, ""),
            value=value,
            value_text="" if value is None else words.exact(value),
            subjects=tuple(name for name, reached in seen if reached == level.id),
        )
    counted = Counter(level.id for level in known)
    for name in (*NO_VALUE, None):
        if subjects := tuple(subject for subject, reached in seen if reached == name and not counted[str(name)]):
            title = words(f"no_value.{name or 'no_observation'}")
            yield Reached(id=name or "no_observation", title=title, meaning="", value=None, value_text="",
                          subjects=subjects)  # fmt: skip


def _unknowns(card: Scorecard, result: Result, words: Words) -> Iterator[str]:
    for found in result.evidence_results:
        enough = result.node.evidence.enough if result.node.evidence else 0
        if (absent := enough - len(found.acts)) > 0:
            yield words("unknown.acts", count=absent)
        if found.unscrutinised:
            yield words("unknown.scrutiny", share=words.percent(found.unscrutinised))
    if result.outcome == "unknown" and not result.evidence_results and result.observed is None:
        yield _absence(card, result.node, words)


def _absence(card: Scorecard, node: Node, words: Words) -> str:
    if is_unread(card.record, card.rubric, node.reads):
        return words("unknown.unread", whose=card.record.observations_of or "", rubric=card.rubric.name)
    return words("unknown.observation")
