"""The reviewer: what `check` asks of documents that are sound. A warning stops nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import Problem, Severity
from scorecard.reading.review_data import data_warnings
from scorecard.reading.review_record import record_warnings
from scorecard.reading.review_rubric import rubric_warnings
from scorecard.source import Pointer
from spec.builders import (
    Data,
    action,
    by_evidence,
    by_scale,
    dimension,
    leaf,
    record_of,
    rubric_data,
    rubric_of,
    source,
    subject,
)
from spec.test_groups import relations

SCALE = {"none": 0, "partial": 0.5, "full": 1}
TABLE = [{"from": 0, "score": 0}, {"from": 5, "score": 0.5}]
GUIDED = {"guidance": "Whole years count."}


def messages(problems: Iterable[Problem], code: str) -> list[str]:
    """Return what the warnings of one code say, each with its place."""
    return [f"{problem.pointer}: {problem.message}" for problem in problems if problem.code == code]


def of_rubric(code: str, *criteria: Data, **choices: Any) -> list[str]:
    """Return the warnings of one code about a rubric with one dimension."""
    return messages(rubric_warnings(rubric_of(*criteria, **choices)), code)


def weighing(*weights: object) -> list[Data]:
    """Return measures of these weights, called a, b, c."""
    return [leaf(name, weight=weight, why="x") for name, weight in zip("abc", weights, strict=False)]


@pytest.mark.parametrize(
    ("criteria", "choices", "heavy"),
    [
        (weighing(5, 1, 1), {}, ["'a' carries 71 % of the whole, more than all others together"]),
        (weighing(1, 1), {}, []),
        (weighing(1), {}, []),
        (weighing(5, 1), {"aggregate": "min"}, []),
        (weighing({"by": "kind", "state": 1, "town": 9}, 1), {}, ["'a' carries 90 % of the whole"]),
        (
            weighing({"by": "kind", "state": 0, "town": 9}, {"by": "kind", "state": 0, "town": 1}),
            {},
            ["'a' carries 90 %"],
        ),
        ([*weighing(1, 1), leaf("c", role="penalty", weight=9)], {}, []),
    ],
)
def test_one_criterion_over_half_is_heavy(criteria: list[Data], choices: Data, heavy: list[str]) -> None:
    """A criterion that decides more than all others together is pointed out, where weights are shares."""
    found = of_rubric("heavy-criterion", *criteria, **choices)
    assert [True] * len(heavy) == [want in have for want, have in zip(heavy, found, strict=True)]


def test_shares_are_those_of_the_whole() -> None:
    """A criterion alone in a heavy dimension is heavy, wherever weights stand in the tree."""
    apart = [dimension("law", leaf("a"), weight=3), dimension("life", leaf("b"), leaf("c"))]
    assert ["dimensions[0].criteria[0]: 'a' carries 75 % of the whole, more than all others together"] == messages(
        rubric_warnings(Rubric(**rubric_data(dimensions=apart))), "heavy-criterion"
    )


def test_shares_are_those_of_dimensions_in_dimensions() -> None:
    """What a dimension carries is handed down through all that stands in it."""
    inner = dimension("law", dimensions=[dimension("courts", leaf("a"), leaf("d", weight=4))], weight=3)
    found = rubric_warnings(Rubric(**rubric_data(dimensions=[inner, dimension("life", leaf("b"), leaf("c"))])))
    assert [
        "dimensions[0].dimensions[0].criteria[1]: 'd' carries 60 % of the whole, more than all others together"
    ] == messages(found, "heavy-criterion")


def test_criteria_over_tiers_carry_what_the_rubric_takes_from_them() -> None:
    """Where the rubric aggregates criteria, dimensions between carry nothing."""
    apart = [dimension("law", leaf("a"), weight=3), dimension("life", leaf("b"), leaf("c"))]
    assert [] == messages(rubric_warnings(Rubric(**rubric_data(dimensions=apart, over="criteria"))), "heavy-criterion")


def test_a_scale_that_nothing_uses_cannot_be_reached() -> None:
    """Nobody can reach the levels of a scale that no criterion is judged on."""
    scales = {"practice": SCALE, "promise": {"none": 0, "given": 1}}
    assert ["scales.promise: no criterion uses the scale 'promise', so nobody can reach its levels"] == of_rubric(
        "unreachable-level", by_scale("laws", **GUIDED), scales=scales
    )


@pytest.mark.parametrize(
    ("levels", "missing"),
    [
        ({}, []),
        ({"none": "No.", "partial": "Some.", "full": "All."}, []),
        ({"none": "No."}, ["dimensions[0].criteria[0].levels: 'laws' does not say what 'partial', 'full' is to mean"]),
    ],
)
def test_levels_are_described_all_or_not_at_all(levels: Data, missing: list[str]) -> None:
    """Describing some levels leaves the others to each coder; what has no value needs no words."""
    scale = {**SCALE, "absent": "exclude"}
    assert missing == of_rubric("undescribed-level", by_scale("laws", levels=levels), scales={"practice": scale})


@pytest.mark.parametrize(
    ("criterion", "reached"),
    [
        (by_scale("laws", bands=[{"from": 0, "label": "x"}, {"from": 0.8, "label": "y"}]), False),
        (by_scale("laws", bands=[{"from": 0, "label": "x"}, {"above": 0.5, "label": "y"}]), False),
        (by_scale("laws", bands=[{"from": 0, "label": "x"}, {"from": 0.5, "label": "y"}]), True),
        (leaf("laws", bands=[{"from": 0, "label": "x"}, {"from": 1, "label": "y"}]), True),
        (leaf("laws", measure={"table": TABLE}, bands=[{"from": 0, "label": "x"}, {"from": 0.8, "label": "y"}]), False),
        (leaf("laws", measure={"table": TABLE}, bands=[{"from": 0, "label": "x"}, {"from": 0.5, "label": "y"}]), True),
        (leaf("laws", measure={"worst": 0, "best": 9, "cap": "worst"}, bands=[{"from": 2, "label": "y"}]), True),
        (by_evidence("laws") | {"bands": [{"from": 1, "label": "y"}]}, True),
    ],
)
def test_a_band_above_the_highest_value_is_out_of_reach(criterion: Data, *, reached: bool) -> None:
    """A band that starts above all that its criterion can have will never hold."""
    found = of_rubric("unreachable-band", criterion, scales={"practice": {"none": 0, "partial": 0.5}})
    message = "no score of 'laws' can be in the band 'y': the highest is 0.5"
    assert [f"dimensions[0].criteria[0].bands[1]: {message}"] * (not reached) == found


@pytest.mark.parametrize(
    ("bands", "gaps"),
    [
        ([{"from": 0.4, "label": "x"}], ["bands[0].from: no band starts at 0; scores below 0.4 are called 'x' too"]),
        ([{"from": 0.5, "label": "y"}, {"above": 0.1, "label": "x"}],
         ["bands[1].above: no band starts at 0; scores below 0.1 are called 'x' too"]),
        ([{"from": 0, "label": "open"}], []),
    ],
)  # fmt: skip
def test_bands_leave_no_gap_at_the_bottom(bands: list[Data], gaps: list[str]) -> None:
    """The lowest band is open below, so one that starts above 0 holds for scores under its threshold."""
    assert gaps == of_rubric("band-gap", leaf("a"), bands=bands)


def test_names_that_read_alike_are_pointed_out() -> None:
    """Two names that differ in case, blanks or underscores alone are one to a reader."""
    scales = {"practice": {**SCALE, "par_tial": 0.4}}
    weight = {"by": "kind", "City": 1, "city": 2}
    found = rubric_warnings(rubric_of(by_scale("free_press"), leaf("freepress", weight=weight, why="x"), scales=scales))
    assert [
        "dimensions[0].criteria[1].id: 'freepress' and 'free_press' differ in case, blanks or underscores alone",
        "scales.practice: 'par_tial' and 'partial' differ in case, blanks or underscores alone",
        "dimensions[0].criteria[1].weight.city: 'city' and 'City' differ in case, blanks or underscores alone",
    ] == messages(found, "alike-names")


def test_names_that_are_keys_are_pointed_out_as_keys() -> None:
    """A warning about a name that is a key stands at the key, and has the name."""
    themes = {name: {"title": name, "definition": "What moves it."} for name in ("free_press", "freepress")}
    weight = {"by": "kind", "City": 1, "city": 2}
    scales = {"practice": SCALE, "prac_tice": SCALE}
    found = rubric_warnings(rubric_of(leaf("a", weight=weight, why="x"), scales=scales, themes=themes))
    assert [
        ("scales.prac_tice", "prac_tice", True),
        ("themes.freepress", "freepress", True),
        ("dimensions[0].criteria[0].weight.city", "city", True),
    ] == [(str(each.pointer), each.found, each.on_key) for each in found if each.code == "alike-names"]


def test_criteria_that_are_written_together_have_names_of_their_own() -> None:
    """Ids of `criteria_from` are looked at as all others are, each at its place in the list."""
    shared = {"ids": ["free_press", "freepress"], "measure": {"worst": 0, "best": 1}}
    found = rubric_warnings(rubric_of(dimensions=[dimension("books", leaf("a"), criteria_from=shared)]))
    said = "'freepress' and 'free_press' differ in case, blanks or underscores alone"
    assert [f"dimensions[0].criteria_from[0].ids[1]: {said}"] == messages(found, "alike-names")


@pytest.mark.parametrize(
    ("choices", "without"), [({"weight": 2}, True), ({"weight": 2, "why": "Twice as many."}, False), ({}, False)]
)
def test_a_weight_has_a_reason(choices: Data, *, without: bool) -> None:
    """A weight other than 1 is a judgement, and has a reason."""
    found = of_rubric("weight-without-why", leaf("a", **choices), leaf("b"))
    assert ["dimensions[0].criteria[0].weight: the weight of 'a' has no reason"] * without == found


def test_criteria_that_take_judgement_have_guidance() -> None:
    """Levels and acts are judged by guidance or described levels; numbers speak for themselves."""
    bare = [by_scale("a"), by_evidence("b"), by_evidence("c") | {"guidance": {}}, by_scale("d"), leaf("e")]
    fine = [by_evidence("f") | GUIDED, by_scale("g", levels={"none": "x", "partial": "y", "full": "z"})]
    assert ["dimensions[0].criteria[0]: nothing tells coders how to judge 'a', 'b', 'c' and 1 more"] == of_rubric(
        "no-guidance", *bare, *fine, scales={"practice": SCALE}
    )


@pytest.mark.parametrize(
    "rule",
    [{"custom": "number_again"}, {"groups": {"of": ["partner", "adversary"], "by": "least", "themes": ["press"]}}],
)
def test_every_rule_that_looks_at_acts_has_guidance(rule: Data) -> None:
    """Groups and plug-ins judge acts as well."""
    assert ["dimensions[0].criteria[0]: nothing tells coders how to judge 'a'"] == of_rubric(
        "no-guidance", {"id": "a"} | rule, relations=relations()
    )


def test_three_names_are_all_listed() -> None:
    """As many names as a warning lists leave none to be counted."""
    assert ["dimensions[0].criteria[0]: nothing tells coders how to judge 'a', 'b', 'c'"] == of_rubric(
        "no-guidance", *(by_scale(name) for name in "abc"), scales={"practice": SCALE}
    )


@pytest.mark.parametrize(
    ("date", "outside"),
    [
        ("2012", True),
        ("2000-12", True),
        ("2001", False),
        ("2009-01-20", False),
        (None, False),
        ("2001-01-20", False),
        ("2008/2010", False),
    ],
)
def test_actions_lie_in_the_terms(date: str | None, *, outside: bool) -> None:
    """An action that no term can hold is pointed out; one that may lie in a term is not."""
    found = messages(record_warnings(record_of(action("a", date=date))), "outside-term")
    assert ["actions[0].date: 1 of 1 actions lie in no term of 'arcadia': 'a'"] * outside == found


def test_actions_between_two_terms_lie_outside() -> None:
    """What was done between two times in office is no action of the subject."""
    terms = [{"from": "2001-01-20", "to": "2003-01-20"}, {"from": "2005-01-20"}]
    assert 1 == len(
        messages(record_warnings(record_of(action("a", date="2004"), subject=subject(*terms))), "outside-term")
    )


def test_claims_that_rest_on_the_subject_alone_are_counted() -> None:
    """Acts that advance a theme and rest on the subject's own word are counted in one warning; admissions are none.

    A record that states its limits tells readers itself, and has no warning.
    """
    record = record_of(
        action("a", "sets_back", by=["self_reported"]),
        action("b", by=["official_act"]),
        action("c", by=["self_reported"]),
        action("d", by=["self_reported"], same_act="b"),
    )
    assert ["actions[2].evidence: 1 of 2 acts that advance a theme rest on self-reported sources alone"] == messages(
        record_warnings(record), "self-reported-only"
    )
    limited = record.model_copy(update={"limits": ("No other source was found.",)})
    assert [] == messages(record_warnings(limited), "self-reported-only")


def test_sources_are_not_older_than_what_they_tell() -> None:
    """A source from before the act that it is to bear out, or from before the terms, is pointed out with the act."""
    sources = {
        "early": source("oversight") | {"date": "1999"},
        "late": source("official_act") | {"date": "2003-05"},
        "within": source("oversight") | {"date": "2002"},
        "unused": source("oversight") | {"date": "1990"},
    }
    acts = [
        action("a", date="2003", by=["late"]),
        action("b", date="2004", by=["late"]),
        action("c", by=["early"]),
        action("d", by=["within"]),
    ]
    message = "published before what they are to bear out: 'late', 'early'; as for 'b'"
    assert [f"actions[1].evidence[0].source: {message}"] == messages(
        record_warnings(record_of(*acts, sources=sources)), "old-source"
    )


def test_many_of_one_kind_are_one_warning() -> None:
    """Actions outside the terms are counted in one warning at the first of them."""
    acts = [action(name, date="1990") for name in "abcde"]
    message = "5 of 5 actions lie in no term of 'arcadia': 'a', 'b', 'c' and 2 more"
    assert [f"actions[0].date: {message}"] == messages(record_warnings(record_of(*acts)), "outside-term")


def test_publishers_that_read_alike_are_pointed_out() -> None:
    """Two publishers written almost alike would scrutinise twice."""
    sources = {"a": source("oversight", publisher="Audit Office"), "b": source("oversight", publisher="audit office")}
    assert ["sources.b.publisher: 'audit office' and 'Audit Office' differ in case, blanks or underscores alone"] == (
        messages(record_warnings(record_of(sources=sources)), "alike-names")
    )


def beside(code: str, rubric: Rubric, *records: Record, alone: bool = True) -> list[str]:
    """Return the warnings of one code about a rubric beside records."""
    return messages(data_warnings(rubric, records, alone=alone), code)


def test_criteria_that_no_record_touches_are_pointed_out() -> None:
    """An action, an observation or a reason for none touches a criterion; nothing else does."""
    rubric = rubric_of(by_evidence("a"), by_evidence("b", "courts"), leaf("c"), leaf("d"))
    record = record_of(action("x"), observations={"c": 5, "b": "not_applicable"})
    assert ["dimensions[0].criteria[3]: no record given says anything on 'd'"] == beside(
        "untouched-criterion", rubric, record
    )


@pytest.mark.parametrize(("alone", "given", "count"), [(True, 1, 2), (False, 1, 0), (True, 0, 0)])
def test_records_of_other_rubrics_touch_nothing(alone: int, given: int, count: int) -> None:
    """Where another rubric is given too, records that touch nothing here may be that one's."""
    rubric, records = rubric_of(leaf("a"), leaf("b")), [record_of(observations={"z": 1})] * given
    assert count == len(beside("untouched-criterion", rubric, *records, alone=bool(alone)))


@pytest.mark.parametrize(
    ("measure", "numbers", "parts"),
    [
        ({"worst": 6, "best": 0}, (21, 90), False),
        ({"worst": 100, "best": 1000}, (21, 90), False),
        ({"worst": 0, "best": 1000}, (21, 90), False),
        ({"worst": 0, "best": 100}, (21, 90), True),
        ({"worst": 0, "best": 100}, (21, 1000), True),
        ({"worst": 0, "best": 1000}, (21,), True),
        ({"worst": 1, "best": 10000, "curve": "log"}, (21, 90), True),
        ({"worst": 1, "best": 10000}, (21, 90), False),
        ({"table": [{"from": 0, "score": 0}, {"from": 500, "score": 1}]}, (21, 90), True),
        ({"worst": 6, "best": 0}, (), True),
        ({"worst": 100, "best": 1000}, (100, 190), True),
        ({"worst": 0, "best": 3}, (0, "3/10"), True),
        ({"worst": 0, "best": 3}, (0, "29/100"), False),
        ({"worst": 21, "best": 100}, (21,), True),
        ({"worst": 0, "best": 21}, (21,), True),
    ],
)
def test_goalposts_part_the_records(measure: Data, numbers: tuple[int | str, ...], *, parts: bool) -> None:
    """Numbers of several records use a tenth of the way between the goalposts; beyond them they part nobody."""
    records = [record_of(observations={"a": number}) for number in numbers]
    found = beside("goalposts-off-data", rubric_of(leaf("a", measure=measure)), *records)
    assert parts == (not found)


def test_goalposts_off_the_data_are_said_with_the_numbers() -> None:
    """The warning has the lowest and the highest number, and both goalposts."""
    rubric = rubric_of(leaf("a", measure={"worst": 6, "best": 0}))
    records = [record_of(observations={"a": number}) for number in (90, 50, 21)]
    message = "the numbers of the records on 'a', 21 to 90, hardly touch the way from 6 to 0"
    assert [f"dimensions[0].criteria[0].measure: {message}"] == beside("goalposts-off-data", rubric, *records)
    assert "'a', 90, hardly" in beside("goalposts-off-data", rubric, records[0])[0]


@pytest.mark.parametrize(("stated", "near"), [("City", True), ("city", False), ("town", False)])
def test_an_attribute_is_written_alike_in_rubric_and_records(stated: str, *, near: bool) -> None:
    """A part that applies to cities applies to none that are written City."""
    rubric = rubric_of(leaf("a", applies_to={"where": {"size": ["city"]}}))
    message = "'a' applies where size is 'city'; records state 'City'"
    assert [f"dimensions[0].criteria[0].applies_to.where.size: {message}"] * near == beside(
        "alike-names", rubric, record_of(observations={"a": 1}, subject=subject(size=stated))
    )


def test_an_attribute_that_is_written_otherwise_is_found_at_its_place() -> None:
    """The warning has the value, where it stands, and what to do."""
    rubric = rubric_of(leaf("a", applies_to={"where": {"size": ["city"]}}))
    record = record_of(observations={"a": 1}, subject=subject(size="City"))
    assert [
        Problem(
            code="alike-names",
            message="'a' applies where size is 'city'; records state 'City'",
            pointer=Pointer(("dimensions", 0, "criteria", 0, "applies_to", "where", "size")),
            found="city",
            hint="write both alike; what differs in a capital is another value",
            severity=Severity.WARNING,
        )
    ] == list(data_warnings(rubric, [record], alone=True))


def test_a_level_of_another_rubric_touches_nothing() -> None:
    """Levels that were judged under another rubric are not read, and so leave the criterion untouched."""
    rubric = rubric_of(by_scale("a"), leaf("b"), scales={"practice": SCALE})
    record = record_of(observations_of="closed_books@1", observations={"a": "full", "b": 1})
    assert ["dimensions[0].criteria[0]: no record given says anything on 'a'"] == beside(
        "untouched-criterion", rubric, record
    )


@pytest.mark.parametrize(
    ("first", "second", "is_alike"), [("q1_1", "q11", False), ("q1_11", "q11_1", False), ("a_1", "a1", True)]
)
def test_numbers_in_names_are_read_as_numbers(first: str, second: str, *, is_alike: bool) -> None:
    """An underscore between two digits parts two numbers, and so two names."""
    assert is_alike == bool(of_rubric("alike-names", leaf(first), leaf(second)))


def test_blanks_and_underscores_between_digits_are_one() -> None:
    """What parts two numbers may be a blank or an underscore."""
    weight = {"by": "kind", "part 1_1": 1, "part 1 1": 2, "part 11": 3}
    said = "'part 1 1' and 'part 1_1' differ in case, blanks or underscores alone"
    assert [f"dimensions[0].criteria[0].weight.part 1 1: {said}"] == of_rubric("alike-names", leaf("a", weight=weight))


@pytest.mark.parametrize(
    ("scale", "warned"),
    [
        ({"none": 0, "some": 0.5, "all": 1}, ""),
        ({"all": 1, "some": 0.5, "none": 0}, ""),
        ({"absent": 0, "nay": 0, "left": "exclude", "yea": 1}, ""),
        ({"none": 0, "some": 0.8, "most": 0.6, "all": 1}, "'some' is worth 0.8, and 'most' after it 0.6"),
        (
            {"out_of": 4, "all": 4, "gone": "unknown", "none": 0, "some": 2},
            "'none' is worth 0, and 'some' after it 0.5",
        ),
    ],
)
def test_levels_rise_or_fall(scale: Data, warned: str) -> None:
    """A scale whose levels are worth more and less in turn is pointed out; worst first and best first are not."""
    found = of_rubric("out-of-order", by_scale("laws", **GUIDED), scales={"practice": scale})
    ids = [name for name in scale if name != "out_of"]
    at = f"scales.practice.levels[{ids.index(warned.split(chr(39))[3])}]" if warned else ""
    assert [f"{at}: the levels of 'practice' neither rise nor fall: {warned}"] * bool(warned) == found


@pytest.mark.parametrize(
    ("starts", "at"),
    [((0, 0.4, 0.8), 0), ((0.8, 0.4, 0), 0), ((0, 0.8, 0.4), 2), ((0.4, 0, 0.8), 2), ((0, 0.8, 0.4, 0.9), 2)],
)
def test_bands_rise_or_fall(starts: tuple[float, ...], at: int) -> None:
    """Bands that start higher and lower in turn are pointed out at the first that turns."""
    bands = [{"from": start, "label": f"x{start}"} for start in starts]
    told = f"'x{starts[at - 1]}' starts at {starts[at - 1]}, and 'x{starts[at]}' after it at {starts[at]}"
    warned = [f"bands[{at}]: the bands neither rise nor fall: {told}"] * bool(at)
    assert warned == of_rubric("out-of-order", leaf("a"), bands=bands)
