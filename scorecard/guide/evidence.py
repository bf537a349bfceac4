"""What a mark on a criterion rests on: acts with their citations, or what was observed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.analysis.adding import without_each_act
from scorecard.guide.links import passage_link
from scorecard.guide.words import Words
from scorecard.model.facts import Action, Evidence, ObservedValue, Source
from scorecard.model.joined import JoinedAct
from scorecard.model.result import Act, EvidenceResult, Result
from scorecard.model.rubric_parts import Criterion
from scorecard.model.scorecard import Scorecard
from scorecard.model.words import Direction, SourceKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A source as a guide lists it."""

    subject: str
    """Id of the subject in whose record it stands."""
    id: str
    title: str
    publisher: str
    date: str
    """As the record gives it; words for none."""
    kind: SourceKind
    kind_word: str
    url: str
    """Web address, http or https; empty without one."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a source."""

    at: str
    quote: str
    """Words of the source, to find the place by; empty where none are given."""
    link: str
    """Address that leads to the words where they are given, else to the source; empty without one."""
    source: Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One action, as one source or several report it."""

    id: str
    summary: str
    """The coder's own words."""
    date: str
    """As the record gives it; words for none."""
    because: str
    """Why this stage or direction, where that took judgement."""
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one act does to the score of a criterion: the exact score with it and without it."""

    score: Fraction | None
    without: Fraction | None
    added: Fraction | None
    """The difference; None where there is no score with the act or none without it."""
    text: str
    """The same in words and shown units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAct:
    """An act as one criterion counts it; it may be reported by several actions."""

    id: str
    stage: Stage
    stage_word: str
    direction: Direction
    direction_word: str
    state_word: str
    """What became of it; empty where it is in force."""
    instrument_word: str
    group: str
    """Title of the group of targets within which it counts here; empty for most criteria."""
    points: Fraction
    """Points on both sides together."""
    points_text: str
    """How these come from the stage and its factors."""
    difference: Difference
    reports: tuple[Report, ...]

    @property
    def summary(self) -> str:
        """The coder's own words for the action that the act is named after."""
        return self.reports[0].summary

    @property
    def date(self) -> str:
        """Date of that action."""
        return self.reports[0].date


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was observed for a criterion: a level or a number, and what it rests on."""

    level: str
    """Id of the level, or of the reason that there is none; empty for a number."""
    number: Fraction | None
    text: str
    """The level's title or the number with its unit."""
    meaning: str
    """What the level means for this criterion; empty where the rubric does not say."""
    because: str
    citations: tuple[Citation, ...]


def publications_of(card: Scorecard, words: Words) -> Iterator[Publication]:
    """Yield the sources of a subject's record, in their order."""
    for name, source in card.record.sources.items():
        yield _publication(card.record.subject.id, name, source, words)


def _publication(subject: str, name: str, source: Source, words: Words) -> Publication:
    return Publication(
        subject=subject,
        id=name,
        title=source.title,
        publisher=source.publisher,
        date=words.date(source.date),
        kind=source.kind,
        kind_word=words(f"source.{source.kind}"),
        url=passage_link(source.url, None),
        note=source.note or "",
    )


def counted_acts(card: Scorecard, result: Result, words: Words) -> Iterator[CountedAct]:
    """Yield the acts that a criterion counts, those with most points first; within each group of targets by turns."""
    without = without_each_act(card, result.path)
    relations = card.rubric.relations
    found: list[tuple[str, EvidenceResult]] = [("", result.evidence)] if result.evidence else []
    found += [(relations.groups[name].title if relations else name, each) for name, each in result.groups]
    for group, each in found:
        for act in each.acts:
            yield _counted(card, result, act, group, without, words)
    for joined, direction in result.ruled.acts if result.ruled else ():
        yield _shown(card, result, joined, direction, words)


def _counted(
    card: Scorecard, result: Result, act: Act, group: str, without: Mapping[str, Result], words: Words
) -> CountedAct:
    return replace(
        _shown(card, result, act.joined, act.direction, words),
        group=group,
        points=act.worth.points,
        points_text=_points(act, words),
        difference=_difference(result, without[act.id].score, words),
    )


def _shown(card: Scorecard, result: Result, act: JoinedAct, direction: Direction, words: Words) -> CountedAct:
    """Return an act without points, as a rule of an installed package is shown it."""
    return CountedAct(
        id=act.actions[0].id,
        stage=act.stage,
        stage_word=words(f"stage.{act.stage}"),
        direction=direction,
        direction_word=words(f"direction.{direction}"),
        state_word="" if act.state == "in_force" else words(f"state.{act.state}"),
        instrument_word=words(f"instrument.{act.actions[0].instrument}"),
        group="",
        points=Fraction(0),
        points_text="",
        difference=Difference(score=result.score, without=None, added=None, text=""),
        reports=tuple(_report(card, action, words) for action in act.actions),
    )


def _points(act: Act, words: Words) -> str:
    factors = {"instrument": act.worth.instrument, "status": act.worth.status, "source": act.worth.source}
    said = [words("points.stage", points=words.exact(act.worth.stage), stage=words(f"stage.{act.stage}"))]
    for name, value in factors.items():
        if value != 1 and not (name == "source" and act.direction == "sets_back"):
            said.append(words(f"points.{name}", factor=words.exact(value)))
    if act.direction == "mixed":
        said.append(words("points.mixed"))
    product = words.joined(words("points.times"), said)
    return words("points.product", factors=product, points=words.exact(act.worth.points))


def _difference(result: Result, without: Fraction | None, words: Words) -> Difference:
    score, show = result.score, result.show
    if score is None:
        return Difference(score=None, without=without, added=None, text=words("added.no_score"))
    if without is None:
        text = words("added.first", score=words.score(show, score))
        return Difference(score=score, without=None, added=None, text=text)
    key = "added.nothing" if score == without else "added.changes"
    change = words.number((show.high - show.low) * (score - without), max(show.decimals, 1), sign=True)
    text = words(key, score=words.score(show, score), without=words.score(show, without), change=change)
    return Difference(score=score, without=without, added=score - without, text=text)


def _report(card: Scorecard, action: Action, words: Words) -> Report:
    return Report(
        id=action.id,
        summary=action.summary,
        date=words.date(action.date),
        because=action.because or "",
        citations=tuple(_citation(card, each, words) for each in action.evidence),
    )


def _citation(card: Scorecard, evidence: Evidence, words: Words) -> Citation:
    source = card.record.sources[evidence.source]
    return Citation(
        at=evidence.at,
        quote=evidence.quote or "",
        link=passage_link(source.url, evidence.quote),
        source=_publication(card.record.subject.id, evidence.source, source, words),
    )


def seen_in(card: Scorecard, result: Result, words: Words) -> Seen | None:
    """Return what was observed for a criterion; None where nothing was, as for criteria that are judged by acts."""
    seen = result.observed
    if seen is None:
        return None
    return Seen(
        level=seen.level or "",
        number=seen.number,
        text=_observed(result, seen, words),
        meaning=_meaning(result, seen),
        because=seen.because or "",
        citations=tuple(_citation(card, each, words) for each in seen.evidence),
    )


def _observed(result: Result, seen: ObservedValue, words: Words) -> str:
    if seen.number is not None:
        unit = result.node.measure and result.node.measure.unit
        return words.joined(" ", [words.exact(seen.number), unit]) if unit else words.exact(seen.number)
    levels = {level.id: level.title or level.id for level in result.node.scale.levels} if result.node.scale else {}
    name = seen.level or ""
    return levels.get(name) or words(f"no_value.{name}")


def _meaning(result: Result, seen: ObservedValue) -> str:
    source = result.node.source
    return source.levels.get(seen.level or "", "") if isinstance(source, Criterion) else ""
