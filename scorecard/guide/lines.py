"""The lines of a guide's overview: every dimension and criterion, and the whole, with a mark for each subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scorecard.guide.marks import Mark, mark_of
from scorecard.guide.words import Words
from scorecard.model.comparison import Comparison
from scorecard.model.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A dimension or criterion, or the whole, with a mark for each subject in the order given."""

    path: str
    """Dotted path; empty for the whole."""
    anchor: str
    """Name of its place in a page, of letters, digits, `_` and `-`."""
    title: str
    tier: str
    """What the rubric calls its tier, as `strategy`; empty where it names none."""
    depth: int
    """How deep it stands in the tree, 0 for the outermost dimensions and for the whole."""
    is_criterion: bool
    share: Fraction | None
    """Share of the weight of what it stands in; None where that differs by subject, and for the whole."""
    share_text: str
    """The same in words; its role where it is a penalty or a bonus."""
    marks: tuple[Mark, ...]


def lines_of(comparison: Comparison, words: Words) -> Iterator[Line]:
    """Yield a line for each dimension and criterion in the order written, and last one for the whole."""
    root = comparison.rubric.tree
    for node, parent in _below(root):
        yield _line(comparison, node, parent, words)
    yield _line(comparison, root, None, words)


def _below(node: Node) -> Iterator[tuple[Node, Node]]:
    for child in node.children:
        yield child, node
        yield from _below(child)


def _line(comparison: Comparison, node: Node, parent: Node | None, words: Words) -> Line:
    share = _share(node, parent)
    return Line(
        path=node.path,
        anchor=anchor_of(node.path),
        title=node.title if node.path else words("line.together"),
        tier=node.tier,
        depth=node.path.count("."),
        is_criterion=node.is_criterion,
        share=share,
        share_text=_place(node, parent, share, words),
        marks=tuple(mark_of(card, card[node.path] if node.path else card.root, words) for card in comparison.cards),
    )


def anchor_of(path: str) -> str:
    """Return the name of a line's place in a page; ids have no hyphen, so that two paths never share one."""
    return f"line-{path.replace('.', '-')}" if path else "whole"


def _share(node: Node, parent: Node | None) -> Fraction | None:
    if parent is None or node.role != "ordinary":
        return None
    ordinary = [each.id for each in parent.inputs if each.role == "ordinary"]
    return dict(zip(ordinary, parent.shares.get("", ()), strict=False)).get(node.id)


def _place(node: Node, parent: Node | None, share: Fraction | None, words: Words) -> str:
    if parent is None:
        return ""
    if node.role != "ordinary":
        return words(f"role.{node.role}", weight=str(node.weight))
    if node.weight.by:
        return words("line.weight_by", attribute=node.weight.by)
    return words("line.shown_only") if share is None else words("line.share", share=words.percent(share, 1))
