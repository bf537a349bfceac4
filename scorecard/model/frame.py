"""Rows as a data frame of the reader's own library; only here is narwhals known, which the extra `frames` brings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Literal, get_args, overload

from scorecard.problem import OutputError, did_you_mean, echo

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Backend = Literal["pandas", "polars", "pyarrow"]
"""Libraries of data frames."""
Kind = Literal["text", "number"]
"""What a column holds."""
BACKENDS: tuple[Backend, ...] = get_args(Backend)


class Framed(ABC):
    """A result whose rows can be had as a data frame."""

    __slots__ = ()
    columns: ClassVar[dict[str, Kind]]
    """Columns of `to_rows` and `to_frame`, each with what it holds."""

    @abstractmethod
    def to_rows(self) -> list[dict[str, object]]:
        """Return one dict a row, with exact numbers."""

    @overload
    def to_frame(self, backend: Literal["pandas"] = ..., *, exact: bool = ...) -> pd.DataFrame: ...
    @overload
    def to_frame(self, backend: Literal["polars"], *, exact: bool = ...) -> pl.DataFrame: ...
    @overload
    def to_frame(self, backend: Literal["pyarrow"], *, exact: bool = ...) -> pa.Table: ...
    def to_frame(self, backend: Backend = "pandas", *, exact: bool = False) -> object:
        """Return the rows of `to_rows` as a data frame, its columns always the same, in the order of `columns`.

        Numbers are 64-bit floats, the nearest to the exact ones, and null where there is none (`NaN` in pandas, which
        has no other null among floats); all else is text. Exact fractions are in `to_rows`.

        Args:
            backend: `pandas`, `polars` or `pyarrow`; it must be installed.
            exact: whether numbers are text instead, exact fractions such as "4/5" where the result has them.

        Raises:
            OutputError: when there is no such backend, or it or narwhals is not installed.
        """
        return frame_of(self.to_rows(), self.columns, backend, exact=exact)


def frame_of(
    rows: list[dict[str, object]], columns: Mapping[str, Kind], backend: str, *, exact: bool = False
) -> object:
    """Return rows as a data frame; without rows it has the columns all the same. See `Framed.to_frame`."""
    known = _require(backend)
    import narwhals as nw  # noqa: PLC0415  # one door knows it, and needs it here only: the extra `frames` may not be installed

    numbers = {name for name, kind in columns.items() if kind == "number" and not exact}
    data = {name: [(_number if name in numbers else _text)(row[name]) for row in rows] for name in columns}
    schema = nw.Schema({name: nw.Float64() if name in numbers else nw.String() for name in columns})
    found: object = nw.from_dict(data, schema, backend=known).to_native()
    return found


def _require(backend: str) -> Backend:
    """Return the backend, and raise where a data frame of it cannot be made."""
    known = next((name for name in BACKENDS if name == backend), None)
    if known is None:
        hint = did_you_mean(str(backend), BACKENDS)
        near = f"; {hint}" if hint else ""
        msg = f"no data frames of '{echo(str(backend))}'; backends: {', '.join(BACKENDS)}{near}"
        raise OutputError(msg)
    for name in ("narwhals", known):
        try:
            import_module(name)
        except ImportError as error:
            msg = f"a data frame of {backend} needs {name}: pip install 'policy-scorecard[frames]' {backend}"
            raise OutputError(msg) from error
    return known


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, Fraction | float) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
