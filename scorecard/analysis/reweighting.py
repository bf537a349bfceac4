"""A rubric with other weights: the same standard as a reader would weigh it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from scorecard.model.number import literal
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion, Dimension
from scorecard.model.weight import Weighting
from scorecard.problem import NodeNotFoundError, ScorecardError


def reweighted(rubric: Rubric, weights: Mapping[str, Fraction]) -> Rubric:
    """Return the rubric with other weights; all else stays, and the fingerprint is another one.

    Args:
        rubric: what is judged.
        weights: by the id or the dotted path of a dimension or criterion; 0 or more. One that differed between
            subjects is then the same for all. What is not named keeps its own.

    Raises:
        NodeNotFoundError: when the rubric has no such node.
        ScorecardError: when a weight is below 0.
        DocumentError: when the rubric cannot have these weights, as where all in a dimension are 0.
    """
    by_id: dict[str, Fraction] = {}
    for name, weight in weights.items():
        if name not in rubric.nodes or not rubric.nodes[name].path:
            raise NodeNotFoundError(name, [node.path for node in rubric.tree.walk() if node.path])
        if weight < 0:
            msg = f"the weight of '{name}' is {literal(Fraction(weight))}; a weight is 0 or more"
            raise ScorecardError(msg)
        by_id[rubric.nodes[name].id] = Fraction(weight)
    return rubric.model_copy(update={"dimensions": tuple(_dimension(each, by_id) for each in rubric.dimensions)})


def _dimension(dimension: Dimension, weights: Mapping[str, Fraction]) -> Dimension:
    """Return a dimension; criteria that are written together stand apart, as each has a weight of its own."""
    criteria = [part for _, part in dimension.placed if isinstance(part, Criterion)]
    inside = {
        "dimensions": tuple(_dimension(each, weights) for each in dimension.dimensions),
        "criteria": tuple(each.model_copy(update=_weight(each, weights)) for each in criteria),
        "criteria_from": (),
    }
    return dimension.model_copy(update={**inside, **_weight(dimension, weights)})


def _weight(part: Dimension | Criterion, weights: Mapping[str, Fraction]) -> dict[str, Weighting]:
    return {"weight": Weighting(number=weights[part.id])} if part.id in weights else {}
