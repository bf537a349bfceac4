"""Numbers: exact in, exact out, rounded only where they are shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic_core import PydanticCustomError
from spec.builders import by_measure, leaf, record_of, rubric_of

from scorecard.model.number import exact, half_up, literal, plain, readable, total, weighted_total, written
from scorecard.model.steps import Show
from scorecard.problem import DocumentError


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1, Fraction(1)),
        (0.1, Fraction(1, 10)),
        (1e-7, Fraction(1, 10_000_000)),
        (Decimal("0.15"), Fraction(3, 20)),
        (Decimal("1E+3"), Fraction(1000)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("53/60", Fraction(53, 60)),
        ("-1/3", Fraction(-1, 3)),
        ("010/20", Fraction(1, 2)),
    ],
)
def test_a_number_has_the_value_of_its_literal(value: object, number: Fraction) -> None:
    """An int, a decimal, a float by its shortest literal and a fraction as text are exact numbers."""
    assert number == exact(value)


@pytest.mark.parametrize(
    "value",
    [
        True, None, "0.5", "1/0", "1/02", "1 / 2", "1/2/3", "+1/2", "1/-2", "\u0661/\u0662", "1234567890123456789/2",
        [], {}, 1j, float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity"), Decimal("sNaN"),
    ],
)  # fmt: skip
def test_other_values_are_no_numbers(value: object) -> None:
    """Truth, text, infinities and what is not a number are refused."""
    with pytest.raises(PydanticCustomError, match="expected a number"):
        exact(value)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 25), "0.04"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 6), "1/6"),
        (Fraction(100), "100"),
        (Fraction(10**20), "100000000000000000000"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(10**30 + 1, 10), "1000000000000000000000000000001/10"),
        (Fraction(1, 2**100), f"1/{2**100}"),
    ],
)
def test_an_exact_number_is_written_short_or_as_a_fraction(number: Fraction, text: str) -> None:
    """A number is written as a decimal where that is exact and short, else as a fraction."""
    assert text == literal(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(1, 10**24), f"0.{'0' * 23}1"),
        (Fraction(2, 3 * 10**24), "about 0.000000000000"),
        (Fraction(88388347648318440550105545263, 250000000000000000000000000000), "about 0.353553390593"),
    ],
)
def test_a_number_that_nobody_reads_is_rounded_and_says_so(number: Fraction, text: str) -> None:
    """A root, and what has as many digits, is written to 12 decimals; all else exactly."""
    assert text == readable(number)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(3, 2), 0, "2"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(9, 4), 1, "2.3"),
        (Fraction(-9, 4), 1, "-2.3"),
        (Fraction(49, 100), 0, "0"),
        (Fraction(-49, 100), 0, "0"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(1, 1000), 2, "0.00"),
        (Fraction(1005, 1000), 2, "1.01"),
        (Fraction(999, 1000), 2, "1.00"),
        (Fraction(0), 3, "0.000"),
        (Fraction(1, 16), 3, "0.063"),
    ],
)
def test_numbers_are_rounded_half_up(number: Fraction, decimals: int, text: str) -> None:
    """Numbers are rounded half away from zero, on exact values, and zero carries no sign."""
    assert text == half_up(number, decimals)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "-100"),
        (Fraction(1, 2), "0"),
        (Fraction(1), "+100"),
        (Fraction(499, 1000), "0"),
        (Fraction(501, 1000), "0"),
        (Fraction(4975, 10_000), "-1"),
        (Fraction(5025, 10_000), "+1"),
    ],
)
def test_signs_stand_where_the_range_goes_below_zero(value: Fraction, text: str) -> None:
    """Where the shown range goes below zero a score above it has a plus sign, and zero has none."""
    assert text == Show(low=Fraction(-100), high=Fraction(100)).text(value)


def test_no_sign_stands_where_the_range_does_not() -> None:
    """Where the shown range starts at zero, scores have no sign."""
    assert ["0", "50", "100"] == [Show().text(Fraction(value, 2)) for value in range(3)]


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(1, 4), "+50"), (Fraction(-1, 4), "-50"), (Fraction(0), "0"), (Fraction(1, 900), "0")]
)
def test_a_difference_has_its_sign(value: Fraction, text: str) -> None:
    """A difference is shown in the units of the range, with its sign."""
    assert text == Show(low=Fraction(-100), high=Fraction(100)).difference(value)


def test_a_difference_of_decimals_has_its_sign() -> None:
    """A small difference shows its sign as soon as a digit of it shows."""
    show = Show(low=Fraction(0), high=Fraction(1), decimals=2)
    assert ["0.00", "+0.01", "-0.01"] == [show.difference(Fraction(value, 1000)) for value in (4, 5, -5)]


@pytest.mark.parametrize(
    ("number", "value"), [(Fraction(2), 2), (Fraction(1, 2), 0.5), (Fraction(1, 10), 0.1), (Fraction(1, 3), "1/3")]
)
def test_a_plain_number_is_exact(number: Fraction, value: object) -> None:
    """For documents a number is a JSON number where its literal is exact, else a fraction as text."""
    assert value == plain(number)


def test_totals_are_exact() -> None:
    """Sums and sums of products lose nothing."""
    thirds = [Fraction(1, 3)] * 3
    assert (Fraction(1), Fraction(1, 3), Fraction(0)) == (total(thirds), weighted_total(thirds, thirds), total([]))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("weight", -1, "out-of-range"),
        ("out_of", 0, "out-of-range"),
        ("weight", "a lot", "bad-number"),
        ("weight", True, "bad-number"),
    ],
)
def test_numbers_have_their_range(field: str, value: object, code: str) -> None:
    """A weight is not negative, full marks are above 0, and neither is text."""
    with pytest.raises(DocumentError) as raised:
        rubric_of({**by_measure("delay"), field: value})
    problem = raised.value.problems[0]
    assert (code, f"dimensions[0].criteria[0].{field}") == (problem.code, str(problem.pointer).removesuffix(".number"))


@pytest.mark.parametrize("value", [-1, Decimal("1.5"), "1/2", "12"])
def test_counts_are_whole(value: object) -> None:
    """A count is a whole number, 0 or more."""
    source = {"title": "A", "publisher": "B", "kind": "oversight", "characters": value}
    with pytest.raises(DocumentError, match=r"bad-number\]"):
        record_of(sources={"a": source})


@pytest.mark.parametrize(("value", "number"), [(Decimal(12), 12), (Decimal("1E+2"), 100), ("4/2", 2), (0, 0)])
def test_a_count_may_be_written_in_any_way(value: object, number: int) -> None:
    """A count is read by its value, however it is written."""
    source = {"title": "A", "publisher": "B", "kind": "oversight", "characters": value}
    assert number == record_of(sources={"a": source}).sources["a"].characters


def test_a_number_of_thousands_of_digits_is_written_in_hexadecimal() -> None:
    """Python writes no whole number of more than 4,300 digits; such a fraction is written all the same, and exactly."""
    assert f"0x1/{16**5_000:#x}" == written(Fraction(1, 16**5_000))


@pytest.mark.parametrize(
    ("weight", "expected"),
    [({"weight": -1}, "at least 0"), ({"out_of": 0}, "more than 0"), ({"weight": "-1/2"}, "at least 0")],
)
def test_a_range_is_said_as_it_is(weight: dict[str, Any], expected: str) -> None:
    """A number that must not be too small is told from how much on it would do."""
    with pytest.raises(DocumentError) as raised:
        rubric_of(leaf("a", **weight))
    assert raised.value.problems[0].message.endswith(f": expected a number: {expected}")
