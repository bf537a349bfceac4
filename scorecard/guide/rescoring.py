"""What a page needs to score again under a reader's own weights: the rules of the tree, and each criterion's value.

`static/rescore.js` reads it. Criteria are judged here, once: no weight changes what a record shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from scorecard.model.comparison import Comparison
from scorecard.model.node import Node, id_of
from scorecard.model.number import written
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion, RubricFields
from scorecard.model.scorecard import Scorecard
from scorecard.model.steps import Band, Show
from scorecard.model.weight import Weighting
from scorecard.scoring.score import judge_criterion
from scorecard.scoring.view import acts_in_view

Name = TypeVar("Name")
Row = dict[str, object]
"""A part of the data, as JSON holds it; what has its default is left out."""
UNWEIGHTED = frozenset({"min", "max", "median", "product"})
"""Methods that ask of a weight only whether it is 0."""


def sliders_refused(rubric: Rubric) -> str | None:
    """Return why a page cannot score again under other weights; None where it can."""
    for node in rubric.tree.walk():
        if not node.is_criterion and (plugin := node.settled.aggregate.plugin):
            return (
                f"'{node.title}' is aggregated by '{plugin.name}' of the package {plugin.package}, "
                "which a page cannot run"
            )
    return None if weighable(rubric) else "the rubric has no weights that could be others"


def weighable(rubric: Rubric) -> tuple[str, ...]:
    """Return the paths of the nodes whose weight may be another one and changes something, outermost first.

    Not among them: what stands alone in its group, what is counted by its full marks, and what a minimum, maximum,
    median or product takes.
    """
    nodes = {node.id: node for node in rubric.tree.walk()}
    moving = {name for node in nodes.values() for name in _moving(node)}
    fixed = {child.id for node in nodes.values() if node.settled.aggregate.method == "sum" for child in node.children}
    return tuple(node.path for node in nodes.values() if node.id in moving - fixed)


def _moving(node: Node) -> Iterator[str]:
    """Yield the ids of the inputs whose weights change something in the node."""
    method = node.settled.aggregate.method
    if method == "sum" or len(node.inputs) == 1:
        return
    yield from (each.id for each in node.inputs if each.role != "ordinary" or method not in UNWEIGHTED)


def rescoring_data(comparison: Comparison) -> dict[str, object]:
    """Return what `rescore` in the page reads, ready for JSON; every number is an exact fraction as text.

    No text of a document is a key: JavaScript has uses of its own for some names.

    Keys:
        refused: why there are no sliders; then nothing else is there.
        weighable: paths of the nodes whose weight a reader may change.
        nodes: the rules of each, every node after all that it depends on; nodes name each other by their places here.
        shows, bands: what nodes share, which they name by place.
        leaves: the places of the criteria among the nodes.
        values: outcome, score, lower, upper, coverage of criteria, before their ceilings and rounding.
        subjects: the id, the attributes that weights differ by, and for each of the leaves the place of its value.
    """
    rubric = comparison.rubric
    if refused := sliders_refused(rubric):
        return {"refused": refused}
    numbers = {node.id: number for number, node in enumerate(rubric.order)}
    shows, show_at = _shared(_shows(rubric))
    bands, bands_at = _shared({node.id: [_band(band, numbers) for band in node.settled.bands] for node in rubric.order})
    leaves = [node for node in rubric.order if node.is_criterion]
    values, value_at = _shared({
        (card.record.subject.id, name): value for card in comparison.cards for name, value in _values(card, leaves)
    })  # fmt: skip
    return {
        "weighable": list(weighable(rubric)),
        "nodes": [
            _node(node, numbers) | {"show": show_at[node.id], "bands": bands_at[node.id]} for node in rubric.order
        ],
        "shows": shows,
        "bands": bands,
        "leaves": [numbers[leaf.id] for leaf in leaves],
        "values": values,
        "subjects": [
            _subject(card) | {"leaves": [value_at[card.record.subject.id, leaf.id] for leaf in leaves]}
            for card in comparison.cards
        ],
    }


def _shared(rows: Mapping[Name, object]) -> tuple[list[object], dict[Name, int]]:
    """Return the distinct rows, and the place of each one among them."""
    texts = {name: json.dumps(row, sort_keys=True) for name, row in rows.items()}
    places = {text: place for place, text in enumerate(dict.fromkeys(texts.values()))}
    return [json.loads(text) for text in places], {name: places[text] for name, text in texts.items()}


def _without(defaults: Row, row: Row) -> Row:
    return {key: value for key, value in row.items() if key not in defaults or value != defaults[key]}


def _shows(rubric: Rubric) -> dict[str, object]:
    return {name: _show(show) for name, show in _shows_below(rubric.tree, Show())}


def _shows_below(node: Node, outer: Show) -> Iterator[tuple[str, Show]]:
    """Yield how each node is shown by its id; a dimension in points as it would be without them.

    Why: which points there are depends on which weights are 0, and on what applies.
    """
    own = node.show if isinstance(node.source, Criterion) else node.source.show or outer
    yield node.id, own
    for child in node.children:
        yield from _shows_below(child, own)


def _show(show: Show) -> Row:
    return _without(
        {"out_of": False},
        {"from": written(show.low), "to": written(show.high), "decimals": show.decimals, "out_of": show.out_of},
    )


def _band(band: Band, numbers: Mapping[str, int]) -> Row:
    start = "from" if band.above is None else "above"
    row: Row = {
        "label": band.label,
        start: written(band.threshold),
        "value": None if band.value is None else written(band.value),
        "requires": _thresholds(band.requires, numbers),
    }
    return _without({"value": None, "requires": []}, row)


def _thresholds(thresholds: Mapping[str, Fraction], numbers: Mapping[str, int]) -> list[list[object]]:
    return [[numbers[id_of(name)], written(threshold)] for name, threshold in thresholds.items()]


DEFAULTS: Row = {
    "weight": "1",
    "role": "ordinary",
    "range": [],
    "marks": ["0", "1"],
    "method": "mean",
    "power": None,
    "missing": "exclude",
    "min_coverage": "0",
    "use": "score",
    "clip": True,
    "ceilings": [],
    "round": None,
    "in_points": False,
}
"""What a node has where its row does not say otherwise."""


def _node(node: Node, numbers: Mapping[str, int]) -> Row:
    row: Row = {
        "path": node.path,
        "weight": _weight(_own_weight(node)),
        "role": node.role,
        "range": [written(end) for end in node.range],
        "ceilings": [
            {"at": written(ceiling.at), "while": _thresholds(ceiling.trigger, numbers)}
            for ceiling in node.settled.ceilings
        ],
        "round": (rounding := node.settled.round) and {"decimals": rounding.decimals, "mode": rounding.mode},
    }
    row |= {"marks": _marks(node)} if node.is_criterion else _dimension(node, numbers)
    return _without(DEFAULTS, row)


def _dimension(node: Node, numbers: Mapping[str, int]) -> Row:
    settled, out_of = node.settled, getattr(node.source, "out_of", None)
    row: Row = {
        "inputs": [numbers[each.id] for each in node.inputs],
        "method": settled.aggregate.method,
        "power": (exponent := settled.aggregate.power) and written(exponent),
        "missing": settled.missing,
        "min_coverage": written(settled.min_coverage),
        "use": settled.use,
        "clip": settled.clip,
        "in_points": node.in_points,
    }
    return row | ({"marks": _marks(node)} if out_of else {})


def _marks(node: Node) -> list[str]:
    return [written(end) for end in node.marks]


def _own_weight(node: Node) -> Weighting:
    """Return the weight as the rubric states it: under `sum` a node's weight is its full marks."""
    return node.weight if isinstance(node.source, RubricFields) else node.source.weight


def _weight(weight: Weighting) -> object:
    if weight.number is not None:
        return written(weight.number)
    return {"by": weight.by, "values": [[value, written(number)] for value, number in weight.values.items()]}


def _values(card: Scorecard, leaves: Iterable[Node]) -> Iterator[tuple[str, list[str | None]]]:
    """Yield what a record shows of each criterion, by its id."""
    view = acts_in_view(card.record, card.window)
    for leaf in leaves:
        is_stepped = leaf.settled.ceilings or leaf.settled.round
        found = judge_criterion(leaf, card.rubric, view).value if is_stepped else card[leaf.id]
        numbers = (found.score, found.lower, found.upper, found.coverage)
        yield leaf.id, [found.outcome, *(None if number is None else written(number) for number in numbers)]


def _subject(card: Scorecard) -> Row:
    subject = card.record.subject
    names = {each.weight.by for node in card.rubric.order for each in node.inputs if each.weight.by}
    stated = [[name, value] for name in sorted(names) if (value := subject.attribute(name)) is not None]
    return _without({"attributes": []}, {"id": subject.id, "attributes": stated})
