"""Pictures: what stands in a drawing is the value under the one declared rounding."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.guide.charts import (
    CELL_AXIS,
    CELL_GRID,
    CELL_LENGTH,
    CELL_START,
    MARGIN,
    WIDTH,
    Bar,
    Heading,
    Interval,
    Line,
    Tick,
    cell_interval,
    contribution_bars,
    fitted,
    interval_plot,
    step_of,
)
from scorecard.model.number import rounded

HEADING = Heading(id="all", title="Scores", description="Three lines.")
TICKS = (Tick(value=Fraction(0), said="-100"), Tick(value=Fraction(1), said="+100"))
HALF = Interval(score=Fraction(1, 2), lower=Fraction(1, 8), upper=Fraction(2, 3))
NO_SCORE = Interval(score=None, lower=Fraction(0), upper=Fraction(1))
NOTHING = Interval(score=None, lower=None, upper=None)
values = st.fractions(0, 1, max_denominator=997)


def plot_of(*intervals: Interval, label: str = "A", rtl: bool = False) -> str:
    """Return a plot with a line for each interval."""
    lines = [Line(label=label, said="+1", interval=interval) for interval in intervals]
    return interval_plot(HEADING, lines, TICKS, rtl=rtl)


def attributes(svg: str, tag: str, kind: str) -> list[dict[str, str]]:
    """Return the attributes of the elements of one tag and class, in order."""
    return [dict(each.attrib) for each in ET.fromstring(svg).iter(tag) if kind in each.get("class", "").split()]  # noqa: S314  # our own drawing


def ends(path: str) -> tuple[Fraction, Fraction]:
    """Return where a horizontal stroke begins and ends."""
    found = re.fullmatch(r"M(\S+) \d+(?:v10v-5)?H(\S+?)(?:v-5v10)?", path)
    assert found
    return Fraction(found[1]), Fraction(found[2])


def place(value: Fraction, start: int, length: int) -> Fraction:
    """Return where a value stands, under the declared rounding."""
    return rounded(start + value * length, 1)


@given(st.tuples(values, values, values).map(sorted))
def test_a_plot_reads_back(numbers: list[Fraction]) -> None:
    """Bounds and score stand at their places on the axis, rounded half up to one decimal."""
    lower, score, upper = numbers
    svg = plot_of(Interval(score=score, lower=lower, upper=upper))
    expected = tuple(place(value, MARGIN, WIDTH - 2 * MARGIN) for value in (lower, upper, score))
    dot = Fraction(attributes(svg, "circle", "dot")[0]["cx"])
    assert expected == (*ends(attributes(svg, "path", "span")[0]["d"]), dot)


@given(st.tuples(values, values, values).map(sorted))
def test_a_cell_reads_back(numbers: list[Fraction]) -> None:
    """The interval in a cell has its numbers at their places too."""
    lower, score, upper = numbers
    svg = cell_interval("i1", Interval(score=score, lower=lower, upper=upper), "half")
    expected = tuple(place(value, CELL_START, CELL_LENGTH) for value in (lower, upper, score))
    dot = Fraction(attributes(svg, "circle", "dot")[0]["cx"])
    assert expected == (*ends(attributes(svg, "path", "bar")[0]["d"]), dot)


@given(st.lists(st.fractions(-3, 3, max_denominator=997), min_size=1, max_size=6))
def test_bars_read_back(numbers: list[Fraction]) -> None:
    """Every bar begins at zero and ends at its value, on an axis from the least to the most."""
    bars = [Bar(label="A", said="+1", value=value) for value in numbers]
    ticks = (Tick(value=Fraction(-3), said="-3"), Tick(value=Fraction(3), said="+3"))
    svg = contribution_bars(HEADING, bars, ticks)
    drawn = [each for each in ET.fromstring(svg).iter("path") if each.get("class") in {"plus", "minus"}]  # noqa: S314  # our own drawing
    expected = [
        tuple(place((end + 3) / 6, MARGIN, WIDTH - 2 * MARGIN) for end in (Fraction(0), each)) for each in numbers
    ]
    assert expected == [ends(each.attrib["d"]) for each in drawn]
    assert ["minus" if each < 0 else "plus" for each in numbers] == [each.get("class") for each in drawn]


def test_without_a_score_bounds_are_a_gap() -> None:
    """A line without a score has its bounds dashed and no disc; one without bounds has nothing drawn."""
    svg = plot_of(HALF, NO_SCORE, NOTHING)
    counts = [len(attributes(svg, *kind)) for kind in (("path", "span"), ("path", "gap"), ("circle", "dot"))]
    assert [1, 1, 1] == counts


def test_what_does_not_apply_has_a_shape_alone() -> None:
    """A cell without bounds has the shape for no score, and nothing beside it."""
    drawn = ET.fromstring(cell_interval("i1", NOTHING, "none"))  # noqa: S314  # our own drawing
    assert [("use", "#ih")] == [(each.tag, each.get("href")) for each in drawn]


def test_the_lines_of_cells_stand_where_the_axis_has_them() -> None:
    """Worst, middle and best of all cells stand where the axis has these values."""
    places = [CELL_AXIS.at(Fraction(value)).removesuffix(".0") for value in ("0", "1/2", "1")]
    assert CELL_GRID == "".join(f"M{place} 1v10" for place in places)


def test_a_value_beyond_the_axis_widens_the_plot() -> None:
    """Where a score leaves 0 to 1, the axis goes as far as it does."""
    far = Interval(score=Fraction(3, 2), lower=Fraction(-1, 2), upper=Fraction(3, 2))
    svg = plot_of(far)
    assert (Fraction(MARGIN), Fraction(WIDTH - MARGIN)) == ends(attributes(svg, "path", "span")[0]["d"])


def test_a_long_name_is_not_cut() -> None:
    """The numbers stand below a name, so that it has the whole width."""
    label = "The town of the long name on the upper river"
    svg = interval_plot(HEADING, [Line(label=label, said="+10 (0 to +20)", interval=HALF)], ())
    texts = [(each.text, each.attrib["x"], each.attrib["y"]) for each in ET.fromstring(svg).iter("text")]  # noqa: S314  # our own drawing
    assert [(label, "0", "18"), ("+10 (0 to +20)", "0", "33")] == texts


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", 0), ("1/5", 1), ("1/2", 2), ("3/4", 3), ("1", 4), ("-1/2", 0), ("3/2", 4)],
)
def test_steps_of_colour(value: str, expected: int) -> None:
    """An amount has one of five steps; one beyond the ends has the step of that end."""
    assert expected == step_of(Fraction(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ministry", "Ministry"), ("Ministry of Works", "Ministry…"), ("日本政府内閣", "日本政府…"), ("", "")],
)
def test_words_are_cut_to_fit(text: str, expected: str) -> None:
    """What is too long ends in an ellipsis; wide letters take two places."""
    assert expected == fitted(text, Fraction(70))


def test_numbers_at_the_ends_of_an_axis_stand_within_the_drawing() -> None:
    """The first number begins where the drawing does, and the last ends with it; one between is at its place."""
    ticks = [Tick(value=Fraction(value), said=str(value)) for value in (-1, 0, 1)]
    svg = contribution_bars(HEADING, [Bar(label="A", said="+1", value=Fraction(1))], ticks)
    found = [(each["class"], each["x"]) for each in attributes(svg, "text", "tick")]
    assert [("tick start", "0"), ("tick", "170.0"), ("tick end", "340")] == found


def test_words_begin_at_the_right_in_a_page_from_right_to_left() -> None:
    """Names and numbers stand at the side where lines begin."""
    places = [
        (each.get("class"), each.get("x"))
        for each in ET.fromstring(plot_of(HALF, rtl=True)).iter("text")  # noqa: S314  # our own drawing
        if not each.get("class", "").startswith("tick")
    ]
    assert [("end", "340"), ("num end", "340")] == places


def test_a_picture_has_a_name_and_a_description() -> None:
    """A plot is an image that is named by its title and its description."""
    root = ET.fromstring(plot_of(HALF))  # noqa: S314  # our own drawing
    assert ("img", "all-t all-d") == (root.get("role"), root.get("aria-labelledby"))
    assert [("all-t", "Scores"), ("all-d", "Three lines.")] == [(each.get("id"), each.text) for each in root[:2]]


def test_names_change_no_structure() -> None:
    """A name that looks like a tag is text."""
    root = ET.fromstring(plot_of(HALF, label="<script>&\"'"))  # noqa: S314  # our own drawing
    assert ["-100", "+100", "<script>&\"'", "+1"] == [each.text for each in root.iter("text")]
