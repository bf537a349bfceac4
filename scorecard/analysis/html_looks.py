"""How the cells of HTML tables look: whether one subject's are set off from another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

Look = tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]
"""The tags of a cell with their attributes, its own first; line breaks are left out."""
ROWS, CELLS, BREAKS = frozenset({"tr"}), frozenset({"td", "th"}), frozenset({"br"})


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A cell of a table: its tag, how it looks, and what stands in it."""

    tag: str
    look: Look
    text: str


class _Rows(HTMLParser):
    """Gathers the rows of every table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[Look, list[LookedAt]]] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or add a tag to the cell that is open."""
        look = (tag, tuple(attrs))
        if tag in ROWS:
            self.rows.append(((look,), []))
        elif tag in CELLS and self.rows:
            self.rows[-1][1].append(LookedAt(tag, (look,), ""))
            self.open = True
        elif self.open and tag not in BREAKS:
            self._put(LookedAt(self._last.tag, (*self._last.look, look), self._last.text))

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in CELLS:
            self.open = False

    def handle_data(self, data: str) -> None:
        """Add text to the cell that is open."""
        if self.open:
            self._put(LookedAt(self._last.tag, self._last.look, self._last.text + data))

    @property
    def _last(self) -> LookedAt:
        return self.rows[-1][1][-1]

    def _put(self, cell: LookedAt) -> None:
        self.rows[-1][1][-1] = cell


def subjects_that_look_different(page: str, names: Sequence[str]) -> Iterator[str]:
    """Yield, in a sentence each, where cells of one row, or rows of two subjects, do not look alike.

    Args:
        page: the HTML.
        names: of the subjects, as the page has them; a row that is headed by one is the subject's.
    """
    reader = _Rows()
    reader.feed(page)
    reader.close()
    own: list[tuple[str, Look]] = []
    for look, cells in reader.rows:
        heads = [cell for cell in cells if cell.text.strip() in names]
        if cells and cells[0].text.strip() in names:
            own.append((cells[0].text.strip(), (*look, *cells[0].look)))
        compared = heads if len(heads) > 1 else [cell for cell in cells if cell.tag == "td"]
        for one, other in pairwise(compared):
            if one.look != other.look:
                yield f"'{one.text.strip()}' and '{other.text.strip()}' of one row do not look alike"
    for (one_name, one_look), (other_name, other_look) in pairwise(own):
        if one_look != other_look:
            yield f"the rows of {one_name} and {other_name} do not look alike"
