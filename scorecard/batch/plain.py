"""Tables of scores as other engines hold them: columns that are known before anything runs, all of plain types."""

from __future__ import annotations

import pyarrow as pa

from scorecard.batch.layouts import ELSEWHERE, refuse_rubric
from scorecard.batch.table import score_table
from scorecard.model.rubric import Rubric


def plain_schema(rubric: Rubric, observed: pa.Schema) -> pa.Schema:
    """Return the columns of scores that a table of such columns comes to, with text in place of codes.

    Raises:
        DocumentError: when columns are missing, twice or unknown.
        ScorecardError: when the rubric asks for what a table does not hold.
    """
    refuse_rubric(rubric, acts=False, advice=ELSEWHERE)
    found = score_table(rubric, observed.empty_table()).schema
    return pa.schema([(field.name, _plain(field.type)) for field in found])


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind
