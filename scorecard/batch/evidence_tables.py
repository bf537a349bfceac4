"""The tables of actions and of sources, read and refused with everything that is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch import actions, covers
from scorecard.batch.actions import KINDS, Rows
from scorecard.batch.acts import Acts, acts_of
from scorecard.batch.coded import kinds_problems, said_wrongly
from scorecard.batch.covers import Covering
from scorecard.batch.layouts import refuse, repeated_columns, unknown_columns, whole
from scorecard.kernel.values import Whole
from scorecard.model.names import unknown_name
from scorecard.model.rubric import Rubric
from scorecard.problem import Problem, echo
from scorecard.reading.iso3166 import ALPHA_3
from scorecard.reading.load import codes, vocabulary
from scorecard.reading.words_used import unknown_target


def acts_in_tables(rubric: Rubric, subjects: pa.Array, table: pa.Table, sources: pa.Table | None) -> Acts:
    """Return the acts of some subjects.

    Args:
        rubric: what is judged.
        subjects: every subject once.
        table: of actions.
        sources: the table of sources; without it no source covers a theme.

    Raises:
        DocumentError: with everything that is wrong in the tables, up to a hundred problems.
    """
    covering = pa.table({name: pa.nulls(0, pa.string()) for name in covers.COLUMNS}) if sources is None else sources
    refuse([*_columns(table, "actions", actions.NEEDED, actions.COLUMNS),
            *_columns(covering, "sources", covers.COLUMNS, covers.COLUMNS)])  # fmt: skip
    rows, known = Rows.of(table, _places(subjects, table)), Covering.of(covering, _places(subjects, covering))
    refuse([*_words(rubric, rows, known), *_unknown(table, rows.subject, "actions"),
            *_unknown(covering, known.subject, "sources")])  # fmt: skip
    refuse([*rows.problems(), *_blank(known)])
    themes = dict.fromkeys(theme for node in rubric.criteria.values() for theme in node.themes)
    return acts_of(rows, known, tuple(themes), len(subjects))


def _columns(table: pa.Table, name: str, needed: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Problem]:
    names = table.column_names
    for column in needed:
        if column not in names:
            message, hint = f"no column '{column}' in the table of {name}", f"it has the columns {', '.join(known)}"
            yield Problem(code="missing-key", message=message, hint=hint)
    yield from repeated_columns(names)
    yield from unknown_columns(names, known, name)
    yield from kinds_problems(table, name)


def _words(rubric: Rubric, rows: Rows, covering: Covering) -> Iterator[Problem]:
    """Yield words that no record has, and themes and targets that neither the rubric nor the bundled lists know."""
    yield from rows.unknown_words()
    yield from covering.kind.unknown(KINDS)
    themes = tuple(vocabulary(rubric).themes)
    for column in (rows.texts["theme"], covering.theme):
        yield from column.unfit(themes.__contains__, lambda at, text: unknown_name("theme", at, text, themes))
    targets = codes(rubric)
    yield from rows.texts["target"].unfit(
        lambda text: text in ALPHA_3 or text in targets, lambda at, text: unknown_target(at, text, targets)
    )


def _places(subjects: pa.Array, table: pa.Table) -> Whole:
    """Return of each row the place of its subject; -1 where there is none."""
    column, known = (_plain(each) for each in (whole(table, "subject"), subjects))
    places = pc.index_in(column.cast(pa.large_string()), known.cast(pa.large_string()))
    return np.asarray(pc.fill_null(places.cast(pa.int64()), -1), dtype=np.int64)


def _plain(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _unknown(table: pa.Table, places: Whole, name: str) -> Iterator[Problem]:
    rows = np.flatnonzero(places < 0)
    if len(rows):
        said = whole(table, "subject")[int(rows[0])].as_py()
        message = "no subject" if said is None else f"no subject '{echo(str(said))}' in the table of subjects"
        hint = "give every subject a row there, if only by its name"
        yield from said_wrongly("other-subject", (name, "subject"), rows, message, hint)


def _blank(covering: Covering) -> Iterator[Problem]:
    for name, rows in covering.blank().items():
        yield from said_wrongly("blank-cell", ("sources", name), rows, f"no {name}", f"give the {name}")
