"""What an observation may say under a rubric: editors offer it, and a record that is to be filled in lists it."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.model.glossary import REASONS
from scorecard.model.node import Node
from scorecard.model.number import literal
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion
from scorecard.model.scale import Level, LevelScale


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that one observation may have; it may be read by several criteria, and fits them all."""

    id: str
    """The observation's key in a record."""
    title: str
    questions: tuple[str, ...]
    """What a coder answers, and what helps to answer it; a paragraph each."""
    words: dict[str, str]
    """Levels and reasons that there is none, each with its meaning; worst level first."""
    number: str | None
    """What its number counts and what it is held against, or None where it takes no number."""
    themes: tuple[str, ...]
    """Themes of the acts that it is judged by, where it is."""


def choices_under(rubric: Rubric) -> tuple[Choices, ...]:
    """Return what each observation may say under a rubric, in the rubric's order."""
    return tuple(_choices(name, nodes) for name, nodes in rubric.observed.items())


def _choices(name: str, nodes: tuple[Node, ...]) -> Choices:
    words = _words(nodes[0])
    for node in nodes[1:]:
        allowed = _words(node)
        words = {word: meaning for word, meaning in words.items() if word in allowed}
    measured = all(node.measure for node in nodes)
    return Choices(
        id=name,
        title=nodes[0].title,
        questions=tuple(dict.fromkeys(said for node in nodes for said in _questions(node))),
        words=words,
        number=_number(nodes[0]) if measured else None,
        themes=tuple(dict.fromkeys(theme for node in nodes if node.evidence for theme in node.evidence.themes)),
    )


def _words(node: Node) -> dict[str, str]:
    """Return what a criterion takes in place of a number, each with its meaning."""
    if node.evidence:
        return {"not_applicable": REASONS["not_applicable"]}
    levels = {level.id: _meaning(node, node.scale, level) for level in node.scale.levels} if node.scale else {}
    return {**levels, **{word: meaning for word, meaning in REASONS.items() if word not in levels}}


def _meaning(node: Node, scale: LevelScale, level: Level) -> str:
    """Say what a level means for a criterion, and what it is worth."""
    value = scale.value(level)
    worth = "Does not apply." if level.exclude else "Unknown." if value is None else f"Worth {literal(value)}."
    own = node.source.levels.get(level.id) if isinstance(node.source, Criterion) else None
    said = (own or level.title or "", worth, level.why or "")
    return ". ".join(part.strip().rstrip(".") for part in said if part) + "."


def _questions(node: Node) -> list[str]:
    """Return what a coder is asked, and what helps to answer it."""
    criteria = [node.source] if isinstance(node.source, Criterion) else []
    asked = [said for each in criteria for said in (each.question, each.guidance and each.guidance.text)]
    return [said for said in asked if said]


def _number(node: Node) -> str:
    """Say what a measure's number counts, and between which goalposts."""
    measure = node.measure
    if measure is None or measure.worst is None or measure.best is None:
        return (measure and measure.unit) or ""
    return f"{measure.unit + ', ' if measure.unit else ''}worst {literal(measure.worst)}, best {literal(measure.best)}"
