"""What can be wrong between the parts of a rubric: code and place of each problem."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import by_evidence, by_measure, by_scale, dimension, rubric_data

from scorecard.model.relations import Relations
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError
from scorecard.source import Pointer
from unit.model.faults import problems_in

TWINS = [{"from": 0, "label": "x"}, {"from": 0, "label": "y"}]
GROUPS = {"id": "consistency", "groups": {"of": ["partner", "adversary"], "themes": ["press"]}}


def found_in(*criteria: Any, **choices: Any) -> list[tuple[str, str]]:
    """Return code and place of every problem of a rubric."""
    with pytest.raises(DocumentError) as raised:
        Rubric(**rubric_data(*criteria, **choices))
    return [(problem.code, str(problem.pointer)) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("criteria", "code", "place"),
    [
        ([by_measure("a"), by_measure("a")], "duplicate-id", "criteria[1].id"),
        ([by_measure("books")], "duplicate-id", "criteria[0].id"),
        ([by_measure("open_books")], "duplicate-id", "criteria[0].id"),
        ([], "empty-dimension", ""),
        ([by_measure("a", 0), by_measure("b", 0)], "weights-all-zero", ""),
        ([{"id": "a"}], "one-rule", "criteria[0]"),
        ([{**by_measure("a"), "scale": "practice"}], "one-rule", "criteria[0].measure"),
        ([{**by_measure("a"), **by_evidence("a")}], "one-rule", "criteria[0].evidence"),
        ([by_scale("a", "practise")], "unknown-scale", "criteria[0].scale"),
        ([by_scale("a", levels={"ys": "Yes"})], "unknown-level", "criteria[0].levels.ys"),
        ([by_measure("a", worst=1)], "goalposts", "criteria[0].measure.best"),
        ([by_measure("a", worst=-1, curve="log")], "goalposts", "criteria[0].measure.worst"),
        ([by_evidence("a", "pres")], "unknown-theme", "criteria[0].evidence.themes[0]"),
        ([by_evidence("a", "press", opposed=["courts"])], "unknown-theme", "criteria[0].evidence.opposed[0]"),
        ([{**by_measure("a"), "bands": TWINS}], "same-threshold", "criteria[0].bands[1].from"),
        ([{**by_measure("a"), "show": {"from": 1, "to": 1}}], "empty-show", "criteria[0].show"),
    ],
)  # fmt: skip
def test_each_problem_of_a_criterion_has_its_code_and_place(criteria: list[Any], code: str, place: str) -> None:
    """What is wrong with the criteria of a dimension is found where it stands."""
    expected = (code, f"dimensions[0].{place}".rstrip("."))
    assert [expected] == found_in(*criteria, scales={"practice": {"no": 0, "yes": 1}})


@pytest.mark.parametrize(
    ("name", "first"),
    [("open_books", ("id",)), ("books", ("dimensions", 0, "id")), ("a", ("dimensions", 0, "criteria", 0, "id"))],
)
def test_an_id_used_three_times_is_shown_where_it_is_used_first(name: str, first: tuple[str | int, ...]) -> None:
    """Every later use of an id is told the first one."""
    criteria = [by_measure("a"), by_measure(name), by_measure(name)]
    earlier = [problem.earlier for problem in problems_in(*criteria)]
    assert [Pointer(first)] * 2 == earlier


def test_groups_must_be_in_the_relations() -> None:
    """A groups criterion names groups that the relations have; without relations there are none."""
    places = [("unknown-group", f"dimensions[0].criteria[0].groups.of[{number}]") for number in range(2)]
    assert places == found_in(GROUPS)


@pytest.mark.parametrize(
    ("level", "scale"),
    [
        ({"id": "a"}, {}),
        ({"id": "a", "score": 1, "exclude": True}, {}),
        ({"id": "a", "exclude": True, "unknown": True}, {}),
        ({"id": "a", "points": 1}, {}),
        ({"id": "a", "points": 11}, {"out_of": 10}),
        ({"id": "a", "points": -1}, {"out_of": 10}),
    ],
)
def test_a_level_has_one_worth(level: dict[str, Any], scale: dict[str, Any]) -> None:
    """A level has a score, points out of full marks, `exclude` or `unknown`, and one of them only."""
    scales = {"practice": {"levels": [level, {"id": "z", "score": 1}], **scale}}
    assert [("level-worth", "scales.practice.levels[0]")] == found_in(by_scale("c"), scales=scales)


def test_two_levels_of_one_id_are_refused() -> None:
    """A level's id is unique in its scale."""
    levels = [{"id": "a", "score": 0}, {"id": "a", "score": 1}]
    assert [("duplicate-id", "scales.practice.levels[1].id")] == found_in(by_scale("c"), scales={"practice": levels})


@pytest.mark.parametrize("method", ["geometric", "harmonic", "product", {"power": 2}])
@pytest.mark.parametrize("cap", ["none", "worst", "best"])
def test_uncapped_measures_stay_out_of_unit_methods(method: object, cap: str) -> None:
    """A value that may leave 0 to 1 is refused under methods that are defined there only."""
    assert [("uncapped", "dimensions[0].criteria[0].measure.cap")] == found_in(
        by_measure("a", cap=cap), aggregate=method
    )


def test_the_method_in_force_is_the_nearest() -> None:
    """A dimension's own method counts for its children, and the rubric's for the rest."""
    dimensions = [
        dimension("first", by_measure("a", cap="none"), aggregate="mean"),
        dimension("second", dimensions=[dimension("inner", by_measure("b", cap="none"))]),
    ]
    expected = [("uncapped", "dimensions[1].dimensions[0].criteria[0].measure.cap")]
    assert expected == found_in(dimensions=dimensions, aggregate="geometric")


def test_weights_stand_aside_under_sum() -> None:
    """Under `sum` full marks are the weights, so another weight is refused."""
    assert [("weight-under-sum", "dimensions[0].criteria[0].weight")] == found_in(by_measure("a", 2), aggregate="sum")


@pytest.mark.parametrize(
    ("choices", "code", "place"),
    [
        ({"bands": [{"from": 0, "label": "a"}, {"from": 0, "label": "b"}]}, "same-threshold", "bands[1].from"),
        (
            {"bands": [{"id": "a", "from": 0, "label": "a"}, {"id": "a", "from": 1, "label": "b"}]},
            "duplicate-id",
            "bands[1].id",
        ),
        ({"show": {"from": 5, "to": 5}}, "empty-show", "show"),
    ],
)
def test_choices_of_the_whole_rubric_are_checked(choices: dict[str, Any], code: str, place: str) -> None:
    """Bands and the shown range of the whole rubric are checked like a dimension's."""
    assert [(code, place)] == found_in(by_measure("a"), **choices)


def test_every_weight_of_the_rubric_may_not_be_zero() -> None:
    """The dimensions of a rubric may not all weigh nothing."""
    assert [("weights-all-zero", "dimensions")] == found_in(dimensions=[dimension("a", by_measure("b"), weight=0)])


def test_problems_are_found_together() -> None:
    """Several problems of one rubric are all found, check by check."""
    codes = [code for code, _ in found_in(by_measure("a", worst=1), by_measure("a"), by_scale("b"))]
    assert ["duplicate-id", "unknown-scale", "goalposts"] == codes


def test_a_rubric_is_named_by_its_first_number() -> None:
    """Records name a rubric by its id and the first number of its version."""
    assert "open_books@12" == Rubric(**rubric_data(by_measure("a"), version="12.3.4")).name


def test_a_node_is_found_by_path_and_by_id() -> None:
    """A node goes by its dotted path, and by its id alone."""
    nodes = Rubric(**rubric_data(by_measure("a"))).nodes
    assert (nodes["books.a"], {"", "open_books", "books", "a", "books.a"}) == (nodes["a"], set(nodes))


def test_tiers_name_the_depths() -> None:
    """A rubric's tiers name its depths, outermost first; deeper nodes have no name."""
    inner = dimension("inner", by_measure("a"))
    rubric = Rubric(**rubric_data(dimensions=[dimension("outer", dimensions=[inner])], tiers=["pledge", "test"]))
    assert ["", "pledge", "test", ""] == [node.tier for node in rubric.tree.walk()]


def test_a_standard_is_written_on_one_line() -> None:
    """A standard reads as its title, its place and its publisher."""
    rubric = Rubric(
        **rubric_data(by_measure("a"), standard={"title": "Pledge", "publisher": "Council", "at": "section 3"})
    )
    assert "Pledge, section 3, Council" == str(rubric.standard)


def test_a_dimension_lists_its_children() -> None:
    """A dimension's children are its dimensions, then its criteria."""
    inner = dimension("inner", by_measure("a"))
    rubric = Rubric(**rubric_data(dimensions=[dimension("outer", by_measure("b"), dimensions=[inner])]))
    assert ["inner", "b"] == [child.id for _, child in rubric.dimensions[0].placed]


def test_a_scale_has_a_value() -> None:
    """A scale of which no level has a worth judges nothing."""
    assert [("level-worth", "scales.practice")] == found_in(by_scale("c"), scales={"practice": {"hidden": "unknown"}})


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"themes": ["press", "press"]}, "themes[1]"),
        ({"themes": ["press"], "opposed": ["press", "press"]}, "opposed[1]"),
    ],
)
def test_a_name_stands_once(rule: dict[str, Any], place: str) -> None:
    """A criterion lists each theme once."""
    expected = ("duplicate-id", f"dimensions[0].criteria[0].evidence.{place}")
    assert [expected] == found_in({"id": "a", "evidence": rule})


@pytest.mark.parametrize(
    ("member", "code", "place"),
    [
        ({"source": "nowhere"}, "unknown-source", "source"),
        ({"from": "2001-01-01", "to": "2000-12-31"}, "term-reversed", "to"),
    ],
)
def test_a_membership_holds_together(member: dict[str, str], code: str, place: str) -> None:
    """A membership rests on a source of the relations, and ends after it starts."""
    whole = {"target": "NOR", "from": "1950-01-01", "source": "list"} | member
    with pytest.raises(DocumentError) as raised:
        Relations.model_validate({
            "format": "relations/1", "id": "relations", "version": "1.0.0", "title": "Who", "as_of": "2009-01-20",
            "sources": {"list": {"title": "A list", "publisher": "The government"}},
            "groups": {"near": {"title": "Near", "definition": "Near.", "members": [whole]}},
        })  # fmt: skip
    assert [(code, f"groups.near.members[0].{place}")] == [
        (problem.code, str(problem.pointer)) for problem in raised.value.problems
    ]


@pytest.mark.parametrize(
    "marks",
    [{"from": 0}, {"to": 4}, {"from": 4, "to": 4}, {"from": 4, "to": -3}, {"from": 0, "to": 4, "out_of": 4}],
)
def test_points_have_two_ends(marks: dict[str, Any]) -> None:
    """Points run from one number to a higher one, or up to full marks, and only one of the two is said."""
    scales = {"practice": {**marks, "levels": [{"id": "z", "exclude": True}, {"id": "y", "score": 1}]}}
    assert [("level-worth", "scales.practice")] == found_in(by_scale("c"), scales=scales)


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ([{"from": 0, "score": 0}, {"from": 0, "score": 1}], "from"),
        ([{"above": 0, "score": 0}, {"above": 0, "score": 1}], "above"),
    ],
)
def test_steps_of_a_table_start_apart(steps: list[Any], place: str) -> None:
    """Two steps of a table that start at one number are found at the second one's threshold."""
    expected = [("goalposts", f"dimensions[0].criteria[0].measure.table[1].{place}")]
    assert expected == found_in({"id": "a", "measure": {"table": steps}})


@pytest.mark.parametrize(
    ("measure", "keys"),
    [
        ({"worst": 0, "best": 1, "better": "less"}, ["better"]),
        ({"table": [{"from": 0, "score": 0}], "better": "less"}, ["better"]),
        ({"table": [{"from": 0, "score": 0}], "curve": "log", "cap": "none"}, ["curve", "cap"]),
    ],
)
def test_a_measure_makes_no_idle_choice(measure: dict[str, Any], keys: list[str]) -> None:
    """A choice that counts only for another kind of measure is found at its key."""
    expected = [("no-effect", f"dimensions[0].criteria[0].measure.{key}") for key in keys]
    assert expected == found_in({"id": "a", "measure": measure})


@pytest.mark.parametrize(
    ("choices", "place"),
    [({"clip": False}, "dimensions[0].clip"), ({"range": [0, 2]}, "dimensions[0].range")],
)
def test_a_dimension_that_may_leave_the_unit_stays_out_of_unit_methods(choices: dict[str, Any], place: str) -> None:
    """A dimension that is not clipped, or seen over a wider range, is refused where only 0 to 1 is defined."""
    books = dimension("books", by_measure("a"), aggregate="mean", **choices)
    assert [("uncapped", place)] == found_in(dimensions=[books], aggregate="geometric")


def test_unit_methods_look_at_what_they_aggregate() -> None:
    """Over criteria, a measure that is not capped is refused however deep it stands."""
    books = dimension("books", by_measure("a", cap="none"), aggregate="mean")
    expected = [("uncapped", "dimensions[0].criteria[0].measure.cap")]
    assert expected == found_in(dimensions=[books], aggregate="geometric", over="criteria")
