"""What weights mean: shares of their group, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    ANYTHING,
    LINEAR,
    MEAN,
    METHODS,
    PLAIN,
    POSITIVE,
    SUM,
    Document,
    Pair,
    cases,
    changed,
    criteria,
    criteria_of,
    observations,
    parts_of,
)
from strategies_of_steps import ALL_STEPS

from properties.cards import scored, whole

WEIGHTED = replace(ANYTHING, methods=tuple(how for how in METHODS if how != SUM))
"""Methods under which children have weights."""
OF_CHILDREN = replace(WEIGHTED, steps=ALL_STEPS - {"over", "use"})
"""The same, where a further criterion finds its place anywhere."""
AVERAGED = replace(PLAIN, methods=LINEAR.methods)
FLAT_MEAN = replace(LINEAR, methods=(MEAN,), weights=POSITIVE)
FLAT_SUM = replace(LINEAR, methods=(SUM,))
factors = st.sampled_from([Fraction(1, 7), 3, Fraction(5, 2)])


@given(cases(WEIGHTED), factors)
def test_only_the_proportion_of_weights_counts(pair: Pair, factor: Fraction) -> None:
    """4. Weights times a number above 0 leave everything as it was."""
    rubric, record = pair
    heavier = [changed(child, lambda part: heavier_by(part, factor)) for child in rubric["dimensions"]]
    assert scored(rubric, record) == scored(rubric | {"dimensions": heavier}, record)


def heavier_by(part: Document, factor: Fraction) -> Document:
    """Return a part with its weight times a factor; a weight by an attribute with each of its numbers."""
    weight = part["weight"]
    if not isinstance(weight, dict):
        return part | {"weight": Fraction(weight) * factor}
    return part | {"weight": {key: each if key == "by" else Fraction(each) * factor for key, each in weight.items()}}


@given(st.data(), cases(OF_CHILDREN))
def test_a_criterion_of_weight_0_changes_nothing(data: st.DataObject, pair: Pair) -> None:
    """5. A criterion of weight 0 changes nothing, even when it is unknown; no ceiling and no band looks at it here."""
    rubric, record = pair
    place = data.draw(st.sampled_from(parts_of(rubric)[1:]).filter(lambda part: "dimensions" in part))
    role = data.draw(st.sampled_from(["ordinary", "penalty", "bonus"]))
    added = data.draw(criteria(WEIGHTED, "added", place["aggregate"]["method"])) | {
        "weight": 0,
        "role": role,
        "date": "1995",
    }
    seen = data.draw(observations(added, rubric["scales"]))
    longer = changed(rubric, lambda part: with_criterion(part, added) if part.get("id") == place["id"] else part)
    observed = record["observations"] | ({added["id"]: seen} if seen else {})
    after = scored(longer, record | {"observations": observed})
    before = scored(rubric, record)
    assert before == {path: after[path] for path in before}


def with_criterion(part: Document, added: Document) -> Document:
    """Return the dimension with one more criterion."""
    return part | {"criteria": [*part["criteria"], added]}


@given(cases(replace(ANYTHING, rules=("scale", "measure"))), factors)
def test_points_and_full_marks_scale_together(pair: Pair, factor: Fraction) -> None:
    """10. Scaling a scale's points and its full marks together leaves everything as it was.

    Under `sum` the full marks of a scale are weights, so each criterion has full marks of its own here.
    """
    rubric, record = changed(pair[0], lambda part: {"out_of": 1} | part if "scale" in part else part), pair[1]
    marks = rubric["scales"]["marks"]
    levels = [level | {"points": level["points"] * factor} if "points" in level else level for level in marks["levels"]]
    scales = rubric["scales"] | {"marks": {"out_of": marks["out_of"] * factor, "levels": levels}}
    assert scored(rubric, record) == scored(rubric | {"scales": scales}, record)


@given(st.data(), cases(AVERAGED))
def test_a_criterion_split_in_halves_counts_as_before(data: st.DataObject, pair: Pair) -> None:
    """11. Splitting a criterion into two equal halves leaves score, bounds and coverage, under weighted means."""
    rubric, record = pair
    chosen = data.draw(st.sampled_from(criteria_of(rubric)))["id"]
    split = changed(rubric, lambda part: with_halves(part, chosen) if "criteria" in part else part)
    seen = record["observations"]
    twice = seen | ({"other_half": seen[chosen]} if chosen in seen else {})
    after = scored(split, record | {"observations": twice})
    before = scored(rubric, record)
    assert before == {path: after[path] for path in before}


def with_halves(part: Document, chosen: str) -> Document:
    """Return the dimension with the chosen criterion in two halves; under `sum` full marks are the weights."""
    by = 1 if part["aggregate"] == SUM else 2
    found: list[Document] = []
    for leaf in part["criteria"]:
        half = leaf | {"weight": Fraction(leaf["weight"]) / by, "out_of": Fraction(leaf["out_of"]) / 2}
        found += [half, half | {"id": "other_half"}] if leaf["id"] == chosen else [leaf]
    return part | {"criteria": found}


@given(cases(FLAT_MEAN))
def test_a_tree_of_means_is_one_mean_of_its_leaves(pair: Pair) -> None:
    """12. Nested dimensions equal their leaves with multiplied shares, every leaf being judged."""
    rubric, record = pair
    assert whole(rubric, record) == whole(flattened(rubric, leaves_with_shares(rubric, Fraction(1))), record)


@given(cases(FLAT_SUM))
def test_a_tree_of_sums_is_one_sum_of_its_leaves(pair: Pair) -> None:
    """12. Nested dimensions under `sum` equal their leaves with their own full marks."""
    rubric, record = pair
    assert whole(rubric, record) == whole(flattened(rubric, criteria_of(rubric)), record)


def flattened(rubric: Document, leaves: list[Document]) -> Document:
    """Return the rubric with all its leaves in one dimension."""
    only = rubric["dimensions"][0] | {"weight": 1, "dimensions": [], "criteria": leaves}
    return rubric | {"dimensions": [only]}


def leaves_with_shares(part: Document, share: Fraction) -> list[Document]:
    """Return the leaves below a part, with their shares of the whole as weights."""
    if "dimensions" not in part:
        return [part | {"weight": share}]
    children = [*part["dimensions"], *part.get("criteria", [])]
    total = sum(Fraction(child["weight"]) for child in children)
    return [leaf for child in children for leaf in leaves_with_shares(child, share * Fraction(child["weight"]) / total)]
