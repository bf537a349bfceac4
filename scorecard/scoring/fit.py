"""Goalposts from a set of records, written into a new rubric, so that later scores do not depend on who else is there.

Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5, for min-max and z-scores; for
percentiles the seventh definition of Hyndman and Fan, Sample Quantiles in Statistical Packages (1996).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import partial

from scorecard.model.asked import expect, expect_all
from scorecard.model.measure import Measure
from scorecard.model.number import literal, total
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion, Dimension
from scorecard.problem import DocumentError, Problem
from scorecard.scoring.irrational import power

HALF = Fraction(1, 2)
GOALPOST_DIGITS = 15
"""Digits of goalposts that are no exact numbers of the records."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Goalposts with the words of where they come from."""

    low: Fraction
    high: Fraction
    why: str


def fit(rubric: Rubric, records: Sequence[Record], *, name: str | None = None) -> Rubric:
    """Return the rubric with goalposts found in the records wherever a measure asks for a fit.

    Args:
        rubric: with measures such as `{fit: min_max, better: less}`.
        records: whose observed numbers are looked at; what is not known is left out.
        name: id of the new rubric; by default the old one's with `_fitted`. It reads levels observed under the old.

    Raises:
        DocumentError: when fewer than two different numbers are known for a criterion.
        ScorecardError: when what is given is no rubric or no list of records.
    """
    expect(Rubric, rubric, "rubric")
    records = expect_all(Record, records, "records")
    problems: list[Problem] = []
    dimensions = tuple(_dimension(each, partial(_measured, rubric, records, problems)) for each in rubric.dimensions)
    if problems:
        raise DocumentError(problems)
    update = {"id": name or f"{rubric.id}_fitted", "made_from": (rubric.name, *rubric.made_from)}
    return rubric.model_copy(update={**update, "dimensions": dimensions})


Fit = partial[Criterion]


def _dimension(dimension: Dimension, fit_one: Fit) -> Dimension:
    """Return a dimension with its measures fitted; criteria that were written once for several ids stand apart."""
    shared = tuple(criterion for several in dimension.criteria_from for criterion in several.criteria())
    return dimension.model_copy(
        update={
            "dimensions": tuple(_dimension(each, fit_one) for each in dimension.dimensions),
            "criteria": tuple(fit_one(each) for each in (*dimension.criteria, *shared)),
            "criteria_from": (),
        }
    )


def _measured(rubric: Rubric, records: Sequence[Record], problems: list[Problem], criterion: Criterion) -> Criterion:
    measure = criterion.measure
    if measure is None or measure.fit is None:
        return criterion
    known = _known(records, criterion.observation or criterion.id)
    if len({number for _, number in known}) <= 1:
        problems.append(_cannot(rubric, criterion, len(known)))
        return criterion
    found = WAYS[measure.fit](measure, known)
    worst, best = (found.low, found.high) if measure.better == "more" else (found.high, found.low)
    why = f"{measure.why} {found.why}" if measure.why else found.why
    fitted = Measure(worst=worst, best=best, curve=measure.curve, cap=measure.cap, unit=measure.unit, why=why)
    return criterion.model_copy(update={"measure": fitted, "range": _onto(measure, criterion)})


def _onto(measure: Measure, criterion: Criterion) -> tuple[Fraction, ...]:
    """Return what a parent sees in place of 0 and 1: what the worst and best number are to be worth."""
    low, high = criterion.range or (Fraction(0), Fraction(1))
    return tuple(low + (high - low) * end for end in measure.onto) or criterion.range


Known = list[tuple[str, Fraction]]


def _known(records: Sequence[Record], name: str) -> Known:
    """Return the numbers observed for a criterion, each with its subject, the smallest first."""
    found = [(record.subject.id, record.observations[name].number) for record in records if name in record.observations]
    return sorted(((subject, number) for subject, number in found if number is not None), key=lambda pair: pair[::-1])


def _cannot(rubric: Rubric, criterion: Criterion, count: int) -> Problem:
    return Problem(
        code="nothing-to-fit",
        message=f"'{criterion.id}' has {count} numbers in the records, and not two that differ",
        pointer=rubric.pointers[criterion.id] / "measure" / "fit",
        hint="give records with at least two different numbers, or goalposts worst: and best:",
    )


def _min_max(measure: Measure, known: Known) -> _Fitted:
    (lowest, low), (highest, high) = known[0], known[-1]
    ends = f"from {literal(low)} ({lowest}) to {literal(high)} ({highest})"
    onto = f", seen as {' to '.join(literal(end) for end in measure.onto)}" if measure.onto else ""
    return _Fitted(low, high, f"Fitted by min_max over {len(known)} records: {ends}{onto}.")


def _percentiles(measure: Measure, known: Known) -> _Fitted:
    low, high = (_kept(_quantile(known, share)) for share in measure.percentiles)
    names = " and ".join(literal(share) for share in measure.percentiles)
    return _Fitted(low, high, f"Fitted by percentiles {names} over {len(known)} records.")


def _quantile(known: Known, share: Fraction) -> Fraction:
    """Return the number below which a share of the records lies, between neighbours in proportion."""
    place = share * (len(known) - 1)
    index = min(int(place), len(known) - 2)
    below, above = known[index][1], known[index + 1][1]
    return below + (place - index) * (above - below)


def _deviation(measure: Measure, known: Known) -> _Fitted:
    numbers, times = [number for _, number in known], measure.deviations or Fraction(1)
    mean = total(numbers) / len(numbers)
    spread = _kept(power(total((number - mean) ** 2 for number in numbers) / (len(numbers) - 1), HALF))
    middle = _kept(mean)
    why = (
        f"Fitted by deviation over {len(numbers)} records: the mean, {literal(middle)}, and {literal(times)} times the"
        f" standard deviation of the sample, {literal(spread)}, to either side."
    )
    return _Fitted(_kept(middle - times * spread), _kept(middle + times * spread), why)


def _kept(value: Fraction) -> Fraction:
    """Return a number with as many digits as a document holds for certain."""
    return Fraction(Context(prec=GOALPOST_DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator)))


WAYS = {"min_max": _min_max, "percentiles": _percentiles, "deviation": _deviation}
"""Every way to find goalposts."""
