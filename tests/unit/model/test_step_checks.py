"""What can be wrong with ceilings, rounding and bands: code and place of each problem, and what is let be."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import by_measure, dimension

from unit.model.faults import found_in, problems_in

VALUED = [{"from": 0, "label": "low", "value": 0}, {"from": 0.5, "label": "high", "value": 1}]
HALF = [{"from": 0, "label": "low", "value": 0}, {"from": 0.5, "label": "high"}]


def a_ceiling(name: str, threshold: object = "1/2", at: object = "1/2") -> dict[str, Any]:
    """Return a ceiling that binds while a node lies below a threshold."""
    return {"at": at, "while": {name: threshold}}


@pytest.mark.parametrize("name", ["b", "books.b", "books", "open_books"])
def test_a_ceiling_looks_at_a_node_by_id_or_path(name: str) -> None:
    """A ceiling names what it looks at by its id or by its dotted path; here one that does not depend on it."""
    others = [dimension("books", by_measure("b")), dimension("doors", by_measure("a"))]
    where = {"ceiling": a_ceiling(name)} if name == "open_books" else {}
    inside = others[1] | ({"ceiling": a_ceiling(name)} if name != "open_books" else {})
    circle = [("node-circle", "ceiling[0].while.open_books")] if where else []
    assert circle == found_in(dimensions=[others[0], inside], **where)


@pytest.mark.parametrize(
    ("choices", "place"),
    [
        ({"ceiling": a_ceiling("c")}, "ceiling[0].while.c"),
        ({"ceiling": [a_ceiling("a"), a_ceiling("books.c")]}, "ceiling[1].while.books.c"),
        ({"ceiling": a_ceiling("shelves.a")}, "ceiling[0].while.shelves.a"),
        ({"ceiling": {"at": 0.5, "while": {"a.": 0.5}}}, "ceiling[0].while.a."),
        (
            {"bands": [{"from": 0, "label": "x"}, {"from": 1, "label": "y", "requires": {"c": 1}}]},
            "bands[1].requires.c",
        ),
    ],
)
def test_an_unknown_node_is_found_at_its_name(choices: dict[str, Any], place: str) -> None:
    """A ceiling or a band that looks at nothing is found at the name."""
    assert ("unknown-node", place) in found_in(by_measure("a"), **choices)


def test_an_unknown_node_has_a_near_one() -> None:
    """The help names the node that was meant, and the message speaks of dimensions and criteria."""
    problem = problems_in(by_measure("delay"), ceiling=a_ceiling("delai"))[0]
    assert ("no dimension or criterion 'delai'", "did you mean 'delay'?") == (problem.message, problem.hint)


@pytest.mark.parametrize(
    ("criteria", "place", "circle"),
    [
        ([by_measure("a") | {"ceiling": a_ceiling("a")}], "criteria[0].ceiling[0].while.a", "a -> a"),
        (
            [by_measure("a") | {"ceiling": a_ceiling("books")}],
            "criteria[0].ceiling[0].while.books",
            "books -> a -> books",
        ),
        (
            [
                by_measure("a") | {"ceiling": [a_ceiling("c"), a_ceiling("b")]},
                by_measure("b") | {"ceiling": a_ceiling("a")},
                by_measure("c"),
            ],
            "criteria[0].ceiling[1].while.b",
            "a -> b -> a",
        ),
    ],
)
def test_a_circle_is_found_at_a_step_of_it(criteria: list[Any], place: str, circle: str) -> None:
    """Nodes whose values depend on each other are found at a name that leads round, and named in their order."""
    (problem,) = problems_in(*criteria)
    message = f"each of these values depends on the next: {circle}"
    assert (f"dimensions[0].{place}", message) == (str(problem.pointer), problem.message)


def test_criteria_written_together_are_in_one_circle() -> None:
    """A ceiling of criteria that are written together, which looks at one of them, goes in a circle."""
    together = {"ids": ["a", "b"], "measure": {"worst": 0, "best": 1}, "ceiling": a_ceiling("b")}
    books = dimension("books", criteria_from=together)
    assert [("node-circle", "dimensions[0].criteria_from[0].ceiling[0].while.b")] == found_in(dimensions=[books])


def test_a_long_circle_is_cut_short() -> None:
    """A message names five nodes of a circle, and its end."""
    names = [f"n{number}" for number in range(7)]
    criteria = [by_measure(name) | {"ceiling": a_ceiling(names[number - 6])} for number, name in enumerate(names)]
    (problem,) = problems_in(*criteria)
    assert (7, True) == (len(problem.message.split(" -> ")), " -> ... -> " in problem.message)


@pytest.mark.parametrize(
    ("criteria", "choices", "expected"),
    [
        ([by_measure("a") | {"bands": VALUED}], {}, []),
        ([by_measure("a")], {"bands": VALUED}, []),
        ([by_measure("a")], {}, [("band-value", "dimensions[0].use")]),
        ([by_measure("a") | {"bands": []}], {"bands": VALUED}, [("band-value", "dimensions[0].use")]),
        ([by_measure("a") | {"bands": HALF}], {}, [("band-value", "dimensions[0].criteria[0].bands[1]")]),
        ([by_measure("a"), by_measure("b")], {"bands": HALF}, [("band-value", "dimensions[0].use")]),
    ],
)
def test_used_bands_have_values(criteria: list[Any], choices: Any, expected: list[Any]) -> None:
    """What `use: band` takes a value from has one in each band, its own or handed down."""
    books = dimension("books", *criteria, use="band")
    assert expected == found_in(dimensions=[books], **choices)


def test_used_bands_are_those_of_what_is_aggregated() -> None:
    """Over criteria, their bands count and not those of the dimensions between."""
    books = dimension("books", by_measure("a"), by_measure("b") | {"bands": HALF}, bands=VALUED)
    expected = [("band-value", "dimensions[0].criteria[1].bands[1]")]
    assert expected == found_in(dimensions=[books], over="criteria", use="band")


BAND_AT_2 = [{"from": 0, "label": "x"}, {"from": 2, "label": "y"}]


@pytest.mark.parametrize(
    ("criteria", "choices", "expected"),
    [
        ([by_measure("a")], {"bands": BAND_AT_2}, ["bands[1].from"]),
        ([by_measure("a")], {"bands": [{"above": 2, "label": "y"}]}, ["bands[0].above"]),
        ([by_measure("a")], {"bands": BAND_AT_2, "clip": False}, []),
        ([by_measure("a", cap="none") | {"bands": BAND_AT_2}], {}, []),
        ([by_measure("a")], {"ceiling": a_ceiling("a", at=60)}, ["ceiling[0].at"]),
        ([by_measure("a")], {"ceiling": a_ceiling("a", 50)}, ["ceiling[0].while.a"]),
        ([by_measure("a")], {"clip": False, "ceiling": a_ceiling("a", 50, 60)}, ["ceiling[0].while.a"]),
        ([by_measure("a", cap="worst")], {"ceiling": a_ceiling("a", 50)}, []),
        ([by_measure("a")], {"bands": [{"from": 0, "label": "x", "requires": {"a": 50}}]}, ["bands[0].requires.a"]),
    ],
)
def test_thresholds_lie_where_scores_can(criteria: list[Any], choices: Any, expected: list[str]) -> None:
    """A band, a ceiling and what they ask for lie in 0 to 1, unless what they are compared with may leave it."""
    assert [("out-of-range", place) for place in expected] == found_in(*criteria, **choices)


@pytest.mark.parametrize(
    ("choices", "help_"),
    [
        ({}, "; what is shown as 60 is 0.6"),
        ({"show": {"from": -100, "to": 100}}, "; what is shown as 60 is 0.8"),
        ({"show": {"from": 0, "to": 10}}, ""),
        ({"aggregate": "sum"}, ""),
    ],
)
def test_a_threshold_as_shown_is_put_in_0_to_1(choices: dict[str, Any], help_: str) -> None:
    """Where the number could be one as shown, the help says what it is from 0 to 1; points are no such number."""
    (problem,) = problems_in(by_measure("a"), ceiling=a_ceiling("a", at=60), **choices)
    assert f"scores are compared in 0 to 1, however they are shown{help_}" == problem.hint
