"""Tables by tabulate: text as it is, and the same width of a character on every machine."""

from __future__ import annotations

from collections.abc import Sequence

import tabulate


def tabulated(rows: Sequence[Sequence[str]], columns: Sequence[str], form: str, align: str) -> str:
    """Return a table whose first column stands left.

    Args:
        rows: cells as text, ready for the form; line ends make lines in a cell.
        columns: titles of the columns, one for each cell of a row.
        form: a table format of tabulate.
        align: alignment of the further columns.

    Why: where the package wcwidth happens to be installed, tabulate pads otherwise.
    """
    wide = tabulate.WIDE_CHARS_MODE
    tabulate.WIDE_CHARS_MODE = False
    try:
        return tabulate.tabulate(
            rows, columns, form, disable_numparse=True, preserve_whitespace=True,
            colalign=("left", *(align for _ in columns[1:])),
        )  # fmt: skip
    finally:
        tabulate.WIDE_CHARS_MODE = wide
