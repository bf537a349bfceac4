"""Checks of fairness that look at the rubric: one standard, broad enough, in neutral words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.analysis.fairness_case import Case
from scorecard.analysis.loaded_words import loaded_words
from scorecard.model.fairness import Remark
from scorecard.model.node import Node
from scorecard.model.number import ZERO, half_up
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion
from scorecard.model.scorecard import Scorecard
from scorecard.reading.review_rubric import shares_of_the_whole
from scorecard.rendering.words import percent

ALONE = (
    "no other criterion judges acts, so all their points are counted here; breadth-of-weight looks at what it weighs"
)
"""Why nobody can be asked to spread acts over several criteria."""


def one_standard(case: Case) -> Iterator[Remark]:
    """Scorecards of different rubrics or windows, and what the rubric itself treats by whom it is about."""
    mine = case.comparison.rubric.fingerprint
    for card in case.cards:
        if card.rubric.fingerprint != mine:
            said = f"it is scored under another standard: {card.rubric.fingerprint[:12]}, not {mine[:12]}"
            yield Remark("not_met", said, card.record.subject.id)
        if card.window != case.comparison.window:
            yield Remark("not_met", "another part of its time in office is looked at", card.record.subject.id)
    for node in case.comparison.rubric.tree.walk():
        yield from _differs_by_subject(node)


def _differs_by_subject(node: Node) -> Iterator[Remark]:
    if node.weight.by:
        yield Remark("stated", f"its weight differs by the subject's '{node.weight.by}'", path=node.path)
    for each in node.applies_to:
        if names := ", ".join(f"'{name}'" for name in each.where):
            yield Remark("stated", f"whether it applies goes by the subject's {names}", path=node.path)


def breadth_of_weight(case: Case) -> Iterator[Remark]:
    """A criterion with more than a stated share of the whole rubric's weight."""
    rubric = case.comparison.rubric
    shares, most = shares_of_the_whole(rubric), case.thresholds.most_weight
    known = {node.path: shares[name] for name, node in rubric.criteria.items() if name in shares}
    if not known:
        yield Remark("not_applicable", "by this rubric's way of aggregating, weights are no shares of the whole")
    for path, share in known.items():
        if share > most:
            said = f"it has {percent(share)} of the whole weight; at most {percent(most)} is asked for"
            yield Remark("not_met", said, path=path)


def breadth_of_evidence(case: Case) -> Iterator[Remark]:
    """A criterion under which more than a stated share of a record's points is counted."""
    judging = [node.path for node in case.comparison.rubric.criteria.values() if node.evidence]
    if not judging:
        yield Remark("not_applicable", "the rubric judges no acts")
    if len(judging) == 1:
        yield Remark("not_applicable", ALONE, path=judging[0])
        return
    most = case.thresholds.most_evidence
    for card in case.cards:
        points = points_by_criterion(card)
        whole = sum(points.values(), ZERO)
        for path, number in points.items():
            if whole and number / whole > most:
                said = (
                    f"{percent(number / whole)} of the points of its acts, {half_up(number, 2)} of"
                    f" {half_up(whole, 2)}, are counted here; at most {percent(most)} is asked for"
                )
                yield Remark("not_met", said, card.record.subject.id, path)


def points_by_criterion(card: Scorecard) -> dict[str, Fraction]:
    """Return the points of the acts that each criterion counts, an act aimed at several groups once."""
    found = {}
    for result in card.root.walk():
        if result.evidence_results:
            acts = {act.id: act.worth.points for part in result.evidence_results for act in part.acts}
            found[result.path] = sum(acts.values(), ZERO)
    return found


def neutral_labels(case: Case) -> Iterator[Remark]:
    """Words of praise or blame in titles, levels and bands of the rubric."""
    for path, text in labels_of(case.comparison.rubric):
        yield from loaded_remarks(case, text, path=path)


def loaded_remarks(case: Case, text: str, *, path: str, subject: str = "") -> Iterator[Remark]:
    """Yield a remark for each word of praise or blame in a text."""
    for found in loaded_words(text, case.lexicon):
        instead = f"; write {found.word.instead}" if found.word.instead else "; leave it out"
        yield Remark("not_met", f"'{found.text}' {found.side}{instead}", subject, path)


def labels_of(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Yield every title and label that a rubric gives, with where it stands."""
    yield "title", rubric.title
    yield from (("tiers", tier) for tier in rubric.tiers)
    for name, scale in rubric.scales.items():
        for level in scale.levels:
            yield f"scales.{name}.{level.id}", level.title or level.id.replace("_", " ")
    bands: dict[str, str] = {}
    for node in rubric.tree.walk():
        if node.path:
            yield f"{node.path}.title", node.title
        if isinstance(node.source, Criterion):
            yield from ((f"{node.path}.levels.{name}", text) for name, text in node.source.levels.items())
        for band in node.settled.bands:
            bands.setdefault(band.label, f"{node.path}.bands" if node.path else "bands")
    yield from ((path, label) for label, path in bands.items())
