"""What a page needs to score again."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from benchmarks.made_up import record_of as made_up_record
from benchmarks.made_up import rubric_of as made_up_rubric
from scorecard.guide.rescoring import rescoring_data, sliders_refused, weighable
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.compare import compare

Document = dict[str, Any]
HEAD: Document = {
    "format": "rubric/1", "id": "small", "version": "1.0.0", "title": "Small", "standard": {"title": "S"}
}  # fmt: skip
ENDS = {"worst": 0, "best": 1}


def leaf(name: str, **more: object) -> Document:
    """Return a criterion that is judged by a number from 0 to 1."""
    return {"id": name, "measure": ENDS, **more}


def rubric_of(*criteria: Document, **choices: object) -> Rubric:
    """Return a rubric of one dimension of some criteria, and one of a single criterion."""
    first = {"id": "first", "title": "First", "criteria": list(criteria), **choices}
    second = {"id": "second", "title": "Second", "criteria": [leaf("only")]}
    return Rubric.model_validate({**HEAD, "dimensions": [first, second]})


def compared(rubric: Rubric, **values: Document) -> Comparison:
    """Return the comparison of some subjects, each with its observations."""
    return compare(rubric, [record_of(name, given) for name, given in values.items()])


def record_of(name: str, values: Document) -> Record:
    """Return a record of numbers."""
    observations = {criterion: {"number": value} for criterion, value in values.items()}
    subject = {"id": name, "name": name.title(), "kind": "city"}
    return Record.model_validate({"format": "record/1", "subject": subject, "observations": observations})


def node(rubric: Rubric, path: str) -> Document:
    """Return what the data say of one node."""
    data: Any = rescoring_data(compared(rubric, one={}))
    return next(each for each in data["nodes"] if each["path"] == path)


def test_the_whole_of_a_small_comparison() -> None:
    """Nodes name each other by place, what is as usual is left out, and values that are alike stand once."""
    rubric = rubric_of(leaf("a", weight=2, why="So."), leaf("b"))
    assert {
        "weighable": ["first", "first.a", "first.b", "second"],
        "nodes": [
            {"path": "first.a", "weight": "2", "show": 0, "bands": 0},
            {"path": "first.b", "show": 0, "bands": 0},
            {"path": "second.only", "show": 0, "bands": 0},
            {"path": "first", "inputs": [0, 1], "show": 0, "bands": 0},
            {"path": "second", "inputs": [2], "show": 0, "bands": 0},
            {"path": "", "inputs": [3, 4], "show": 0, "bands": 0},
        ],
        "shows": [{"from": "0", "to": "100", "decimals": 0}],
        "bands": [[]],
        "leaves": [0, 1, 2],
        "values": [
            ["judged", "1/3", "1/3", "1/3", "1"],
            ["unknown", None, "0", "1", "0"],
            ["judged", "1", "1", "1", "1"],
        ],
        "subjects": [{"id": "one", "leaves": [0, 1, 2]}, {"id": "two", "leaves": [2, 1, 1]}],
    } == rescoring_data(compared(rubric, one={"a": Fraction(1, 3), "only": 1}, two={"a": 1}))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"aggregate": "geometric"}, {"method": "geometric"}),
        ({"aggregate": {"power": "2/3"}}, {"method": "power", "power": "2/3"}),
        ({"missing": "withhold"}, {"missing": "withhold"}),
        ({"min_coverage": Fraction(1, 3)}, {"min_coverage": "1/3"}),
        ({"clip": False}, {"clip": False}),
        ({"weight": 0}, {"weight": "0"}),
        ({"role": "bonus"}, {"role": "bonus"}),
        ({"range": [1, "1/2"]}, {"range": ["1", "1/2"]}),
        ({"round": {"decimals": 1, "mode": "down"}}, {"round": {"decimals": 1, "mode": "down"}}),
        ({"ceiling": {"at": "1/2", "while": {"only": "1/4"}}}, {"ceilings": [{"at": "1/2", "while": [[1, "1/4"]]}]}),
        ({"out_of": 7, "aggregate": "sum"}, {"method": "sum", "marks": ["0", "7"], "in_points": True}),
    ],
)
def test_the_rules_of_a_dimension(choices: Document, expected: Document) -> None:
    """What a dimension does otherwise than usual is in its row, numbers as exact fractions."""
    found = node(rubric_of(leaf("a"), **choices), "first")
    assert {"path": "first", "inputs": [0], **expected} == {
        key: value for key, value in found.items() if key not in {"show", "bands"}
    }


def test_weights_by_an_attribute() -> None:
    """A weight that differs is written with its values, and each subject with what it states of the attribute."""
    rubric = rubric_of(leaf("a", weight={"by": "kind", "city": 2, "town": "1/3"}), leaf("b"))
    data: Any = rescoring_data(compared(rubric, one={}))
    assert {"by": "kind", "values": [["city", "2"], ["town", "1/3"]]} == data["nodes"][0]["weight"]
    assert [["kind", "city"]] == data["subjects"][0]["attributes"]


def test_bands() -> None:
    """A band says where it starts, what it is worth, and what it requires of which node."""
    rubric = rubric_of(
        leaf("a"), leaf("b"),
        bands=[{"above": "1/2", "label": "high", "value": 1, "requires": {"only": 1}}, {"from": 0, "label": "low"}],
    )  # fmt: skip
    data: Any = rescoring_data(compared(rubric, one={}))
    place = next(each["bands"] for each in data["nodes"] if each["path"] == "first")
    only = next(number for number, each in enumerate(data["nodes"]) if each["path"] == "second.only")
    assert [
        {"label": "low", "from": "0"},
        {"label": "high", "above": "1/2", "value": "1", "requires": [[only, "1"]]},
    ] == data["bands"][place]


def test_a_criterion_is_written_before_its_steps() -> None:
    """Whether a criterion's ceiling binds depends on other values, which weights may change."""
    rubric = rubric_of(leaf("a", ceiling={"at": "1/4", "while": {"second": "1/2"}}))
    comparison = compared(rubric, one={"a": 1, "only": 0})
    data: Any = rescoring_data(comparison)
    place = data["leaves"].index(next(n for n, each in enumerate(data["nodes"]) if each["path"] == "first.a"))
    assert Fraction(1, 4) == comparison.cards[0]["a"].score
    assert ["judged", "1", "1", "1", "1"] == data["values"][data["subjects"][0]["leaves"][place]]


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        *((method, ["first.a", "first.b", "first.c"]) for method in ("mean", "geometric", "harmonic", {"power": 2})),
        *((method, ["first.c"]) for method in ("min", "max", "median", "product")),
        ("sum", []),
    ],
)
def test_weights_that_change_something(aggregate: object, expected: list[str]) -> None:
    """A minimum, a maximum, a median and a product ask for no weights but those of penalties, and a sum for none."""
    rubric = rubric_of(leaf("a"), leaf("b"), leaf("c", role="penalty"), aggregate=aggregate)
    assert ("first", *expected, "second") == weighable(rubric)


def test_what_is_alone_has_no_weight_to_change() -> None:
    """Where each group has one member, no weight could be another one."""
    rubric = Rubric.model_validate({**HEAD, "dimensions": [{"id": "a", "title": "A", "criteria": [leaf("b")]}]})
    assert () == weighable(rubric)
    assert "the rubric has no weights that could be others" == sliders_refused(rubric)
    assert {"refused": "the rubric has no weights that could be others"} == rescoring_data(compared(rubric, one={}))


def test_an_aggregation_of_a_package_is_refused() -> None:
    """What a package of Python computes, a page cannot."""
    rubric = rubric_of(leaf("a"), leaf("b"), aggregate={"custom": "mean_again"})
    said = "'First' is aggregated by 'mean_again' of the package made-up-plugs 1.0, which a page cannot run"
    assert said == sliders_refused(rubric)
    assert {"refused": said} == rescoring_data(compared(rubric, one={}))


def test_a_large_comparison_stays_small() -> None:
    """Fifty subjects under sixty criteria take well under 300 kB, written as JSON."""
    rubric = made_up_rubric(60)
    record = made_up_record(60, 200)
    subjects = [{"subject": record.subject.model_copy(update={"id": f"subject_{number}"})} for number in range(50)]
    comparison = compare(rubric, [record.model_copy(update=subject) for subject in subjects])
    assert len(json.dumps(rescoring_data(comparison), separators=(",", ":"))) < 150_000
