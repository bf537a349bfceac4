"""Streams of batches: subjects that straddle them, and orders that are refused."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard.batch import score_batches, score_table
from scorecard.problem import DocumentError, ScorecardError
from unit.batch.standards import BY_ACTS, MIXED

LONG = pa.table(
    {
        "subject": ["ada", "ada", "ada", "bo", "bo", "cy"],
        "criterion": ["vote", "days", "money", "vote", "days", "vote"],
        "value": ["part", "90", "10", "full", "180", "none"],
    }
)
EVERYBODY = "give every subject a row there, if only by its name"


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
def test_subjects_go_on_in_the_next_batch(size: int) -> None:
    """However the rows are cut, every subject is scored once, with all of its rows."""
    found = [pa.table(batch) for batch in score_batches(MIXED, LONG.to_batches(max_chunksize=size))]
    assert score_table(MIXED, LONG).to_pylist() == pa.concat_tables(found).to_pylist()


TWICE = pa.array(["ada", "ada", "bo", "cy", "cy"])
"""Texts of a dictionary that holds some of them twice."""
KINDS = {
    "text": LONG.column("subject").chunk(0),
    "large text": LONG.column("subject").cast(pa.large_string()).chunk(0),
    "a view of text": LONG.column("subject").cast(pa.string_view()).chunk(0),
    "a dictionary": LONG.column("subject").chunk(0).dictionary_encode(),
    "a dictionary with texts twice": pa.DictionaryArray.from_arrays(pa.array([1, 0, 1, 2, 2, 4]), TWICE),
    "whole numbers": pa.array([9, 9, 9, 90, 90, 91]),
}
"""The same subjects, written in every way."""


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("kind", list(KINDS))
def test_subjects_are_written_in_any_way(kind: str, size: int) -> None:
    """Ids of every kind come out as they do of the whole table, wherever it is cut."""
    table = LONG.set_column(0, "subject", KINDS[kind])
    found = [pa.table(batch) for batch in score_batches(MIXED, table.to_batches(max_chunksize=size))]
    assert score_table(MIXED, table).to_pylist() == pa.concat_tables(found).to_pylist()


@pytest.mark.parametrize("kind", list(KINDS))
def test_ids_of_any_kind_stand_in_order(kind: str) -> None:
    """A subject that comes after a later one is refused, however ids are written."""
    table = LONG.set_column(0, "subject", KINDS[kind])
    table = pa.concat_tables([table.slice(3, 2), table.slice(0, 2)])
    with pytest.raises(ScorecardError, match=r"^subject '(ada|9)' comes after '(bo|90)'; sort the batches by subject"):
        list(score_batches(MIXED, table.to_batches()))


@pytest.mark.parametrize("size", [1, 2, 3, 4])
@pytest.mark.parametrize("place", [0, 1, 2, 3])
@pytest.mark.parametrize("by_dictionary", [False, True])
@pytest.mark.parametrize("nobody", [None, "", " "])
def test_rows_without_a_subject_are_refused(place: int, size: int, nobody: str | None, *, by_dictionary: bool) -> None:
    """A row of nobody is a problem of its table, wherever it stands, and whether it is null or empty."""
    ids: list[str | None] = ["ada", "ada", "bo"]
    ids.insert(place, nobody)
    subjects = pa.array(ids).dictionary_encode() if by_dictionary else pa.array(ids)
    table = pa.table({"subject": subjects, "criterion": ["vote", "days"] * 2, "value": ["none", "1"] * 2})
    with pytest.raises(DocumentError, match=r"subject\[\d\]: error\[no-id\]: row \d: no subject"):
        list(score_batches(MIXED, table.to_batches(max_chunksize=size)))


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("nobody", [None, "", " "])
def test_a_wide_row_without_a_subject_is_refused(nobody: str | None, place: int) -> None:
    """A subject without a name is told as such, and not by its order."""
    ids: list[str | None] = ["ada", "bo"]
    ids.insert(place, nobody)
    with pytest.raises(DocumentError, match=r"subject\[\d\]: error\[no-id\]: row \d: no subject"):
        list(score_batches(MIXED, pa.table({"subject": ids}).to_batches()))


def test_ratings_of_nobody_are_refused() -> None:
    """A long table has a column of subjects."""
    with pytest.raises(DocumentError) as caught:
        list(score_batches(MIXED, LONG.drop_columns("subject").to_batches()))
    hint = "name the column of subjects so; a long table has the columns subject, criterion and value"
    assert f"document: error[missing-key]: no column 'subject'; {hint}" == str(caught.value)


@pytest.mark.parametrize("subjects", [pa.nulls(6), pa.array([[1]] * 6), pa.array([2.0, 1.0] * 3)])
def test_subjects_that_are_no_ids_are_refused(subjects: pa.Array) -> None:
    """What no subject can be named by is refused before its order is looked at."""
    with pytest.raises(DocumentError) as caught:
        list(score_batches(MIXED, LONG.set_column(0, "subject", subjects).to_batches()))
    told = f"subject: error[no-id]: column 'subject' takes text or whole numbers, not {subjects.type}"
    assert f"{told}; name every subject by its id" == str(caught.value)


def test_no_batch_gives_none() -> None:
    """Without batches there are none."""
    assert [] == list(score_batches(MIXED, []))


@pytest.mark.parametrize(
    ("batches", "what"),
    [(LONG, "a Table gives a ChunkedArray"), (["part.csv"], "a list gives a str")],
)
def test_what_are_no_batches_is_refused(batches: object, what: str) -> None:
    """A whole table, and names of files, are no batches."""
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(MIXED, batches))  # type: ignore[arg-type]  # what is wrong on purpose
    advice = "give table.to_batches(), or call score_table with the table"
    assert f"{what} in the place of a batch; {advice}" == str(caught.value)


@pytest.mark.parametrize(
    ("subjects", "message"),
    [
        (["bo", "ada"], "subject 'ada' comes after 'bo'; sort the batches by subject, as text"),
        (["ada", "ada"], "subject 'ada' comes after 'ada'; sort the batches by subject, as text"),
    ],
)
@pytest.mark.parametrize("size", [1, 2])
def test_unsorted_batches_are_refused(subjects: list[str], message: str, size: int) -> None:
    """In a wide table every subject follows the one before, within a batch and from one to the next."""
    batches = pa.table({"subject": subjects, "vote": ["none", "none"]}).to_batches(max_chunksize=size)
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(MIXED, batches))
    assert message == str(caught.value)


def test_a_subject_that_comes_back_is_refused() -> None:
    """In a long table a subject's rows stand together."""
    table = pa.table(
        {"subject": ["a", "b", "a"], "criterion": ["vote", "vote", "days"], "value": ["none", "full", "1"]}
    )
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(MIXED, table.to_batches(max_chunksize=1)))
    assert "subject 'a' comes after 'b'; sort the batches by subject, as text" == str(caught.value)


ACTS = pa.table(
    {
        "subject": ["ada", "ada", "bo", "cy"],
        "theme": ["press"] * 4,
        "direction": ["advances", "advances", "sets_back", "advances"],
        "stage": ["committed", "carried_out", "stated", "stated"],
        "source_kind": ["official_act", "oversight", "independent", "independent"],
        "publisher": ["Gazette", "Auditor", "League", "League"],
    }
)
COVERED = pa.table({"subject": ["bo"], "source_kind": ["oversight"], "publisher": ["Auditor"], "covers": ["press"]})
SUBJECTS = pa.table({"subject": ["ada", "bo", "cy"]})


@pytest.mark.parametrize("rows", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_acts_come_with_their_subjects(rows: int, size: int) -> None:
    """However the streams are cut, every subject is scored with all of its acts and sources."""
    streams = {"actions": ACTS.to_batches(max_chunksize=size), "sources": COVERED.to_batches()}
    found = [pa.table(batch) for batch in score_batches(BY_ACTS, SUBJECTS.to_batches(max_chunksize=rows), **streams)]
    whole = score_table(BY_ACTS, SUBJECTS, actions=ACTS, sources=COVERED)
    assert whole.to_pylist() == pa.concat_tables(found).to_pylist()


def test_streams_beside_may_be_empty() -> None:
    """Without any action every subject is unknown."""
    (found,) = score_batches(BY_ACTS, SUBJECTS.to_batches(), actions=[], sources=[])
    assert [(0.0, 1.0)] * 3 == [(row["lower"], row["upper"]) for row in found.to_pylist()]


@pytest.mark.parametrize(
    ("subjects", "message"),
    [
        (
            ["ada", "ada", "bo", "di"],
            f"actions.subject[0]: error[other-subject]: row 1: no subject 'di' in the table of subjects; {EVERYBODY}",
        ),
        (
            ["ada", "ada", "az", "bo"],
            f"actions.subject[0]: error[other-subject]: row 1: no subject 'az' in the table of subjects; {EVERYBODY}",
        ),
        (["ada", "bo", "ada", "cy"], "subject 'ada' comes after 'bo'; sort the batches by subject, as text"),
        (
            [None, "ada", "bo", "cy"],
            f"actions.subject[0]: error[other-subject]: row 1: no subject; {EVERYBODY}",
        ),
    ],
)
def test_acts_of_others_are_refused(subjects: list[str | None], message: str) -> None:
    """Actions of whom no batch names, and actions out of order, are refused; none is passed over."""
    acts = ACTS.set_column(0, "subject", pa.array(subjects))
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(BY_ACTS, SUBJECTS.to_batches(max_chunksize=1), actions=acts.to_batches(max_chunksize=1)))
    assert message == str(caught.value)


def test_a_stream_without_subjects_is_refused() -> None:
    """Actions must say whose they are."""
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(BY_ACTS, SUBJECTS.to_batches(), actions=ACTS.drop_columns("subject").to_batches()))
    assert (
        "document: error[missing-key]: no column 'subject' in the table of actions; it has the columns subject, "
        in str(caught.value)
    )


def test_a_subject_that_goes_on_and_on_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of one subject beyond those that any rubric could ask for are refused before they fill the memory."""
    monkeypatch.setattr("scorecard.batch.stream.MOST", 2)
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(MIXED, LONG.to_batches(max_chunksize=1)))
    message = "document: error[repeated-row]: subject 'ada' has more than 2 rows; keep one row for each observation"
    assert message == str(caught.value)


@pytest.mark.parametrize("name", ["subject", "criterion", "value"])
@pytest.mark.parametrize("rows", [1, 2, 6])
def test_any_dictionary_of_text_is_read(name: str, rows: int) -> None:
    """Texts by a dictionary of views, or by one that holds a null that no row has, are what they are as text."""
    place, texts = LONG.column_names.index(name), LONG.column(name).combine_chunks().dictionary_encode()
    views = pa.DictionaryArray.from_arrays(texts.indices, texts.dictionary.cast(pa.string_view()))
    nulls = pa.DictionaryArray.from_arrays(texts.indices, pa.array([*texts.dictionary.to_pylist(), None]))
    expected = score_table(MIXED, LONG).to_pylist()
    for column in (views, nulls):
        table = LONG.set_column(place, name, column)
        streamed = score_batches(MIXED, table.to_batches(max_chunksize=rows))
        assert expected == score_table(MIXED, table).to_pylist()
        assert expected == [row for batch in streamed for row in batch.to_pylist()]


def test_dictionaries_may_change_from_batch_to_batch() -> None:
    """A null in the dictionary of one batch, and other texts in that of the next, are put together."""
    one = pa.DictionaryArray.from_arrays(pa.array([0, 0]), pa.array(["ada", None]))
    other = pa.DictionaryArray.from_arrays(pa.array([0, 1, 1, 2]), pa.array(["ada", "bo", "cy"]))
    parts = [LONG.slice(0, 2).set_column(0, "subject", one), LONG.slice(2).set_column(0, "subject", other)]
    streamed = score_batches(MIXED, (batch for part in parts for batch in part.to_batches()))
    assert score_table(MIXED, LONG).to_pylist() == [row for batch in streamed for row in batch.to_pylist()]
