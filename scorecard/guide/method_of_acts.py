"""How acts become a value, told from a rubric: its choices and numbers, and those of the criteria that have others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from scorecard.guide.formulas import formulas_of
from scorecard.guide.method_parts import Choice, Worth, WorthTable
from scorecard.guide.words import Words
from scorecard.model.base import FrozenDict
from scorecard.model.comparison import Comparison
from scorecard.model.evidence_rule import EvidenceChoices, JudgedNumber, rubric_choices
from scorecard.model.node import Node
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion
from scorecard.model.words import SourceKind

K = TypeVar("K", bound=str)
T = TypeVar("T")

TABLES: Mapping[str, str] = {
    "stages": "stage", "instruments": "instrument", "statuses": "state", "sources": "source",
}  # fmt: skip
"""Tables of points and factors, each with the messages that name what is in it."""
CHOICES = ("combine", "net", "enough", "scrutiny")


def choices_of_acts(rubric: Rubric, words: Words) -> Iterator[Choice]:
    """Yield each choice as the rubric makes it, then as criteria make it that have another."""
    general = rubric_choices(rubric.evidence)
    found = [(node.title, in_force(node, general)) for node in judged_by_acts(rubric)]
    for key in CHOICES:
        each_own = [(title, (_text(key, own, words), own.why.get(key, ""))) for title, own in found]
        for lines, (text, why) in _by_lines(each_own, (_text(key, general, words), general.why.get(key, ""))):
            yield Choice(key=key, title=_titled(words(f"choice.{key}"), lines, words), text=text, why=why)


def tables_of_acts(rubric: Rubric, words: Words) -> Iterator[WorthTable]:
    """Yield points of stages and factors as the rubric gives them, then as criteria do that have others."""
    general = rubric_choices(rubric.evidence)
    found = [(node.title, in_force(node, general)) for node in judged_by_acts(rubric)]
    for key in TABLES:
        for lines, table in _by_lines([(title, getattr(own, key)) for title, own in found], getattr(general, key)):
            if table:
                yield _table(key, _titled(words(f"table.{key}"), lines, words), table, words)


def formulas_of_acts(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield how points come about, and each way in which a criterion's value does, with an example of it."""
    general = rubric_choices(comparison.rubric.evidence)
    yield words("method.points")
    nets = [(node.title, in_force(node, general).net) for node in judged_by_acts(comparison.rubric)]
    for lines, net in _by_lines(nets, general.net):
        formula = words(f"method.net.{net}")
        yield words("method.of_line", line=words.listed(lines), rules=formula) if lines else formula
        yield from _example(comparison, str(net), words)


def judged_by_acts(rubric: Rubric) -> list[Node]:
    """Return the criteria that are judged by acts, in the order written."""
    return [node for node in rubric.tree.walk() if node.evidence]


def in_force(node: Node, general: EvidenceChoices) -> EvidenceChoices:
    """Return the choices that hold at a criterion, each with its reason: its own, else the rubric's.

    Args:
        node: a criterion that is judged by acts.
        general: the rubric's choices, with the built-in ones where it states none.
    """
    rule = (node.source.evidence or node.source.groups) if isinstance(node.source, Criterion) else None
    if rule is None:
        return general
    own = {key: value for key in CHOICES if (value := getattr(rule, key)) is not None}
    tables = {key: FrozenDict({**getattr(general, key), **getattr(rule, key)}) for key in TABLES}
    why = {key: text for key, text in general.why.items() if key not in own}
    return general.model_copy(update={**own, **tables, "why": FrozenDict({**why, **rule.why})})


def _text(key: str, found: EvidenceChoices, words: Words) -> str:
    """Return a choice in words."""
    combine = found.combine
    if key == "combine":
        return words(f"combine.{combine.method}", count=combine.top or 0) if combine else ""
    if key == "net":
        return words(f"net.{found.net}")
    if key == "enough":
        return words("method.enough", count=found.enough or (combine and combine.top) or 1)
    kinds = [kind for kind in get_args(SourceKind) if kind in (found.scrutiny or ())]
    return words.listed([words(f"source.{kind}") for kind in kinds]) or words("method.no_scrutiny")


def _by_lines(found: Sequence[tuple[str, T]], general: T) -> Iterator[tuple[list[str], T]]:
    """Yield what holds, each once: that of the rubric or of all with no titles, any other with those that have it."""
    every = [value for _, value in found]
    if every.count(every[0]) == len(every):
        yield [], every[0]
        return
    if general in every:
        yield [], general
    for place, value in enumerate(every):
        if value != general and every.index(value) == place:
            yield [title for title, own in found if own == value], value


def _titled(title: str, lines: Sequence[str], words: Words) -> str:
    return words("choice.of_lines", choice=title, lines=words.listed(lines)) if lines else title


def _table(key: str, title: str, table: Mapping[K, JudgedNumber], words: Words) -> WorthTable:
    rows = (
        Worth(
            id=name, title=words(f"{TABLES[key]}.{name}"), value=judged.value,
            value_text=words.exact(judged.value), why=judged.why or "",
        )
        for name, judged in table.items()
    )  # fmt: skip
    return WorthTable(key=key, title=title, rows=tuple(rows))


def _example(comparison: Comparison, net: str, words: Words) -> Iterable[str]:
    """Yield the first score of the guide that comes from acts in this way, with its numbers."""
    for card in comparison.cards:
        for result in card.root.walk():
            rule = result.node.evidence
            if rule and rule.net == net and result.evidence and result.score is not None and not result.steps:
                formula = next(formulas_of(result, words))
                shown = words.score(result.show, result.score)
                name = card.record.subject.name
                yield words("method.example", line=result.title, subject=name, formula=formula, shown=shown)
                return
