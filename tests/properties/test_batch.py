"""A table of observations is scored as its rows are, one by one, by the definition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from strategies import ANYTHING, Choice, Document, records, rubrics

from scorecard.batch import score_batches, score_dataset, score_table
from scorecard.model.number import literal
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.compare import compare

OBSERVED = replace(ANYTHING, rules=("scale", "measure"))
"""Rubrics whose criteria an observation settles."""
MEASURED = replace(
    OBSERVED, rules=("measure", "measure", "scale"), numbers=(1, 2, 3, 90, Fraction(1, 10), Fraction(5, 2)),
    curves=("linear", "linear", "linear", "log"),
)  # fmt: skip
"""Those of mostly numbers, which floating point writes as they are."""
FEW = settings(max_examples=settings().max_examples // 3)
"""For examples that write files."""
FIGURES = ("score", "lower", "upper", "coverage")


@st.composite
def tables(draw: DrawFn, choice: Choice = OBSERVED) -> tuple[Rubric, list[Record]]:
    """A rubric that a table can be scored under, and records with some that say the same."""
    document = draw(rubrics(choice))
    rubric = Rubric(**document)
    assume(not rubric.attributes)
    facts = [draw(records(document, choice)) for _ in range(3)]
    chosen = draw(st.lists(st.sampled_from(facts), min_size=1, max_size=5))
    return rubric, [Record(**observed_only(fact, number)) for number, fact in enumerate(chosen)]


def observed_only(fact: Document, number: int) -> Document:
    """Return what a table can hold of a record."""
    subject = {"id": f"s{number}", "name": "S"}
    return {key: fact[key] for key in ("format", "observations_of", "observations")} | {"subject": subject}


def wide(rubric: Rubric, facts: list[Record]) -> pa.Table:
    """Return records as a wide table of text."""
    cells = {name: [cell_of(fact, name) for fact in facts] for name in rubric.observed}
    columns = {name: pa.array(column, pa.string()) for name, column in cells.items()}
    return pa.table({"subject": [fact.subject.id for fact in facts], **columns})


def of_numbers(rubric: Rubric, facts: list[Record]) -> pa.Table:
    """Return records as a wide table whose columns are numbers, whole ones where they are, wherever they can be."""
    table = wide(rubric, facts)
    return pa.table({name: as_numbers(table.column(name)) for name in table.column_names})


def as_numbers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column of text as whole numbers, as numbers, or as it is."""
    for kind in (pa.int64(), pa.float64()):
        with suppress(pa.ArrowInvalid):
            return column.cast(kind)
    return column


def long(facts: list[Record]) -> pa.Table:
    """Return records as a long table of text, with a null where a subject has no observation."""
    rows = list(observations(facts))
    names = ("subject", "criterion", "value")
    return pa.table({name: pa.array([row[place] for row in rows], pa.string()) for place, name in enumerate(names)})


def observations(facts: list[Record]) -> Iterator[tuple[str, str, str | None]]:
    """Yield the rows of a long table."""
    for fact in facts:
        for name in fact.observations:
            yield fact.subject.id, name, cell_of(fact, name)


def cell_of(fact: Record, name: str) -> str | None:
    """Return a cell."""
    observed = fact.observations.get(name)
    if observed is None:
        return None
    return observed.level if observed.number is None else literal(observed.number)


def expected(rubric: Rubric, facts: list[Record]) -> list[Document]:
    """Return the rows that the definition gives, numbers to the places that must be the same."""
    compared = compare(rubric, facts)
    ranks = compared.ranks()
    return [
        {
            "subject": card.record.subject.id,
            **{name: rounded(getattr(card, name)) for name in FIGURES},
            "band": card.root.band or None,
            "rank": rounded(ranks[card.record.subject.id]),
            **{path: rounded(result.score) for path, result in card.results.items() if path},
        }
        for card in compared.cards
    ]


def rounded(number: object) -> object:
    """Return a number to eleven places, other things as they are."""
    is_text = isinstance(number, str)
    return number if number is None or is_text else round(float(number), 11) + 0.0  # type: ignore[arg-type]  # a number


def rows_of(table: pa.Table) -> list[Document]:
    """Return the rows of a table of scores."""
    return [{name: rounded(value) for name, value in row.items()} for row in table.to_pylist()]


@given(tables())
def test_a_table_is_scored_as_its_rows_are(pair: tuple[Rubric, list[Record]]) -> None:
    """Scores, bounds, coverage, bands and ranks are those of the definition, for all scales and measures."""
    rubric, facts = pair
    assert expected(rubric, facts) == rows_of(score_table(rubric, wide(rubric, facts), rank=True))


@given(tables(MEASURED))
def test_columns_of_numbers_are_scored_as_their_rows_are(pair: tuple[Rubric, list[Record]]) -> None:
    """The same holds of columns of numbers, whole or not."""
    rubric, facts = pair
    assert expected(rubric, facts) == rows_of(score_table(rubric, of_numbers(rubric, facts), rank=True))


@given(tables())
def test_layouts_say_the_same(pair: tuple[Rubric, list[Record]]) -> None:
    """A long table, to the bit, comes to what a wide one comes to."""
    rubric, facts = pair
    assume(all(fact.observations for fact in facts))
    assert score_table(rubric, wide(rubric, facts)).equals(score_table(rubric, long(facts)))


@given(tables(), st.integers(1, 7))
def test_where_batches_are_cut_changes_nothing(pair: tuple[Rubric, list[Record]], size: int) -> None:
    """However a long table is cut into batches, to the bit the same scores come out."""
    rubric, facts = pair
    assume(all(fact.observations for fact in facts))
    table = long(facts)
    found = [pa.table(batch) for batch in score_batches(rubric, table.to_batches(max_chunksize=size))]
    assert score_table(rubric, table).to_pylist() == pa.concat_tables(found).to_pylist()


@FEW
@given(tables(), st.data())
def test_how_rows_are_cut_into_files_changes_nothing(pair: tuple[Rubric, list[Record]], data: st.DataObject) -> None:
    """However subjects are cut into files, and rows into row groups, the files hold the scores of the whole table."""
    rubric, facts = pair
    assume(all(fact.observations for fact in facts))
    is_long = data.draw(st.booleans())
    cuts = sorted(data.draw(st.sets(st.integers(1, len(facts)), max_size=2)))
    parts = [facts[start:end] for start, end in zip([0, *cuts], [*cuts, len(facts)], strict=True) if start < end]
    with TemporaryDirectory() as folder:
        for place, part in enumerate(parts):
            table = long(part) if is_long else wide(rubric, part)
            pq.write_table(table, f"{folder}/{place}.parquet", row_group_size=data.draw(st.integers(1, 4)))
        assert len(facts) == score_dataset(rubric, folder, f"{folder}/out").rows
        found = [pq.read_table(f"{folder}/out/{place}.parquet") for place in range(len(parts))]
    assert score_table(rubric, wide(rubric, facts)).to_pylist() == pa.concat_tables(found).to_pylist()
