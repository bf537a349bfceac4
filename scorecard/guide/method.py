"""The method of a guide, told from its rubric and its inputs: whose standard, how values come about, how to recount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scorecard.guide.besides import besides
from scorecard.guide.method_of_acts import choices_of_acts, formulas_of_acts, tables_of_acts
from scorecard.guide.method_parts import Choice, Worth, WorthTable
from scorecard.guide.options import GuideOptions
from scorecard.guide.recompute import Input, commands_of, fill_in, inputs_of
from scorecard.guide.rules import (
    bands_of,
    least_coverage,
    line_title,
    method_of_aggregation,
    reasons_of_bands,
    rules_of,
)
from scorecard.guide.subjects import CorrectionText, corrections_of
from scorecard.guide.words import Words
from scorecard.model.comparison import Comparison
from scorecard.model.node import Node
from scorecard.model.rubric import Rubric
from scorecard.rendering.words import judges_acts
from scorecard.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Whose standard, how values come about, what is done with what is not known, and how to recount."""

    standard_title: str
    standard_publisher: str
    standard_at: str
    standard_url: str
    standard_note: str
    neutrality: str
    """That the guide neither supports nor opposes anybody, and ranks nobody."""
    about: str
    """What the rubric says of itself."""
    range_text: str
    """What the ends of the shown range are."""
    choices: tuple[Choice, ...]
    tables: tuple[WorthTable, ...]
    formulas: tuple[str, ...]
    """How values come about, with this guide's numbers."""
    unknowns: tuple[str, ...]
    """What is done with what is not known, a sentence each."""
    correcting: tuple[str, ...]
    """How corrections are shown, and that subjects may reply."""
    corrections: tuple[CorrectionText, ...]
    """Those of the rubric; the records' stand with their subjects."""
    window: str
    """The part of each time in office that is looked at, in a sentence; empty for all of it."""
    rubric: str
    """Id and version of the rubric."""
    fingerprint: str
    """SHA-256 of what scores depend on."""
    library: str
    """Name and version of the library that made the guide."""
    edition: str
    """Title and date of the edition that the guide belongs to; empty where it belongs to none."""
    inputs: tuple[Input, ...]
    commands: tuple[str, ...]
    """What to type to get the same guide again."""
    fill_in: str
    """What to put in place of the names that stand for the publisher's own files."""


def method_of(comparison: Comparison, options: GuideOptions, words: Words) -> Method:
    """Return the method of a guide."""
    rubric = comparison.rubric
    standard = rubric.standard
    return Method(
        standard_title=standard.title,
        standard_publisher=standard.publisher or "",
        standard_at=standard.at or "",
        standard_url=standard.url or "",
        standard_note=standard.note or "",
        neutrality=words("method.neutrality"),
        about=rubric.about or "",
        range_text=_range(rubric, words),
        choices=tuple(_choices(rubric, words)),
        tables=tuple(_tables(rubric, words)),
        formulas=tuple(_formulas(comparison, words)),
        unknowns=tuple(_unknowns(rubric, words)),
        correcting=(words("method.corrections"), words("method.reply")),
        corrections=corrections_of(rubric.title, rubric.corrections),
        window=words("method.window", window=comparison.window.text) if comparison.window else "",
        rubric=f"{rubric.id} {rubric.version}",
        fingerprint=rubric.fingerprint,
        library=f"policy-scorecard {comparison.edition.library if comparison.edition else VERSION}",
        edition=str(comparison.edition) if comparison.edition else "",
        inputs=tuple(inputs_of(comparison, words)),
        commands=tuple(commands_of(comparison, options, words)),
        fill_in=fill_in(rubric, words),
    )


def _range(rubric: Rubric, words: Words) -> str:
    show = rubric.tree.show
    low, high = (words.score(show, Fraction(end)) for end in (0, 1))
    return words("method.range", low=low, high=high)


def _choices(rubric: Rubric, words: Words) -> Iterator[Choice]:
    settled, why = rubric.tree.settled, rubric.why
    said = {
        "aggregate": method_of_aggregation(rubric.tree, words),
        "missing": words(f"missing.{settled.missing}"),
        "min_coverage": least_coverage(settled, words),
    }
    if settled.show.about:
        said["show"] = settled.show.about
    for key, text in said.items():
        yield Choice(key=key, title=words(f"choice.{key}"), text=text, why=why.get(key, ""))
    if settled.bands:
        reasons = words.joined(" ", [*filter(None, [why.get("bands", "")]), *reasons_of_bands(rubric.tree, words)])
        yield Choice(key="bands", title=words("choice.bands"), text=bands_of(rubric.tree, words), why=reasons)
    if judges_acts(rubric):
        yield from choices_of_acts(rubric, words)


def _tables(rubric: Rubric, words: Words) -> Iterator[WorthTable]:
    if judges_acts(rubric):
        yield from tables_of_acts(rubric, words)
    for name, scale in rubric.scales.items():
        rows = [
            Worth(
                id=level.id, title=level.title or level.id, value=scale.value(level),
                value_text=_worth(scale.value(level), words), why=level.why or "",
            )
            for level in scale.levels
        ]  # fmt: skip
        yield WorthTable(key=f"scale-{name}", title=words("table.scale", name=name), rows=tuple(rows))


def _worth(value: Fraction | None, words: Words) -> str:
    return "–" if value is None else words.exact(value)


def _formulas(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield how values come about, and the whole of each subject with its numbers."""
    if judges_acts(comparison.rubric):
        yield from formulas_of_acts(comparison, words)
    yield words("method.share")
    yield from _whole(comparison.rubric, words)
    yield from besides(comparison, words)
    show = comparison.rubric.tree.show
    if not show.out_of:
        span = words.number(show.high - show.low, show.decimals)
        yield words("method.shown", low=words.number(show.low, show.decimals), span=span)


def _whole(rubric: Rubric, words: Words) -> Iterator[str]:
    """Yield what the whole is put together from, then what each dimension does otherwise than the whole."""
    root = rubric.tree
    shares = dict(
        zip([each.id for each in root.inputs if each.role == "ordinary"], root.shares.get("", ()), strict=False)
    )
    if shares and root.settled.aggregate.method in {"mean", "sum"}:
        parts = [
            words("formula.times", share=words.exact(share), value=rubric.nodes[name].title)
            for name, share in shares.items()
        ]
        yield words("formula.whole", whole=line_title(root, words), formula=words.joined(" + ", parts))
    yield from _otherwise(rubric, root, root, words)


def _otherwise(rubric: Rubric, node: Node, parent: Node, words: Words) -> Iterator[str]:
    """Yield the rules of a node that its parent does not have, then those of the dimensions in it."""
    if not node.is_criterion and (rules := words.joined(" ", rules_of(rubric, node, parent, words))):
        yield words("method.of_line", line=line_title(node, words), rules=rules)
    for child in node.children:
        yield from _otherwise(rubric, child, node, words)


def _unknowns(rubric: Rubric, words: Words) -> Iterator[str]:
    yield words("method.bounds")
    yield words(f"method.missing.{rubric.tree.settled.missing}")
    if judges_acts(rubric):
        yield words("method.thin")
        yield words("method.unscrutinised")
    yield words("method.separation")
