r"""A page as a LaTeX fragment for a document of the reader's.

It needs the packages `array` and `booktabs`, and `longtable` for a table that goes over pages; other scripts need
XeLaTeX or LuaLaTeX.
"""

from __future__ import annotations

import re

from scorecard.rendering.page import Block, Cell, Outline, Page, Prose, Table
from scorecard.rendering.text import one_line

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "`": r"\textasciigrave{}", "'": r"\textquotesingle{}",
    "[": "{[}", "]": "{]}", "*": "{*}", "=": "{=}",
}  # fmt: skip
"""Every character that LaTeX acts on."""
_JOINED = re.compile(r"([-,!?])(?=[-,`])")
"""Marks that LaTeX joins with the next into another."""
_LONG_WORD, _PIECE = 100, 50
"""Characters of a word that is taken apart, and of its pieces."""
ROWS_OF_A_PAGE = 10
"""Rows above which a table may go over pages: one of its rows may fold into four lines, and a page has some 45."""
WIDE = 5
"""Columns of a table above which its letters are smaller and its columns closer."""
TITLES, TITLES_WHERE_WIDE = 0.33, 0.22
"""Parts of the line for the first column, which holds the titles."""
_END_OF_ROW = r" \\[0pt]"
"""Ends a row so that a row that starts with a bracket or a star is not taken for its argument."""


def page_as_latex(page: Page) -> str:
    """Return the page as a fragment for a document of the reader's."""
    packages = "array,booktabs" + (",longtable" if any(map(_is_long, page.blocks)) else "")
    head = f"% needs \\usepackage{{{packages}}}; other scripts need XeLaTeX or LuaLaTeX with a font that has them\n"
    title = f"\\section*{{{escape(page.title)}}}"
    return head + "\n\n".join([title, *(_block(block) for block in page.blocks)]) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Prose):
        label = f"\\textbf{{{escape(block.label)}:}} " if block.label else ""
        return f"\\par\\noindent {label}{escape(block.text)}"
    return _outline(block)


def _outline(outline: Outline) -> str:
    lines = (f"{{\\leftskip={depth}em\\noindent {escape(text)}\\par}}" for depth, text in outline.lines)
    return "\\par\n" + "\n".join(lines)


def _table(table: Table) -> str:
    rows = [
        _row(("\\quad " * row.depth + escape(row.title), *(_cell(cell) for cell in row.cells))) for row in table.rows
    ]
    small, end = (
        ("\\begingroup\\footnotesize\\setlength{\\tabcolsep}{3pt}", "\\endgroup") if _is_wide(table) else ("", "")
    )
    return "\n".join([
        small + "\\par\\noindent",
        *(_long(table) if _is_long(table) else _short(table)),
        *rows,
        "\\bottomrule",
        f"\\end{{{'longtable' if _is_long(table) else 'tabular'}}}\\par\\medskip{end}",
    ])  # fmt: skip


def _short(table: Table) -> tuple[str, ...]:
    """Return the start of a table that stands on one page."""
    return (f"{_caption(table)}\\par\\medskip\\noindent", _begin("tabular", table), *_head(table))


def _long(table: Table) -> tuple[str, ...]:
    """Return the start of a table that goes over pages: the head is repeated, the caption stays with the first rows."""
    caption = f"\\multicolumn{{{len(table.columns)}}}{{@{{}}p{{\\linewidth}}@{{}}}}{{{_caption(table)}}}"
    head = _head(table)
    return (_begin("longtable", table), caption + _END_OF_ROW, *head, "\\endfirsthead", *head, "\\endhead")


def _caption(table: Table) -> str:
    return f"\\textbf{{{escape(table.caption)}}}"


def _begin(kind: str, table: Table) -> str:
    return f"\\begin{{{kind}}}{{@{{}}{_column_widths(table)}@{{}}}}"


def _head(table: Table) -> tuple[str, ...]:
    return ("\\toprule", _row(tuple(escape(column) for column in table.columns)), "\\midrule")


def _is_long(block: Block) -> bool:
    """Tell whether a block is a table that may not fit on one page; such a table repeats its head on each."""
    return isinstance(block, Table) and len(block.rows) > ROWS_OF_A_PAGE


def _is_wide(table: Table) -> bool:
    """Tell whether a table has more columns than the line of a plain `article` holds in letters of its size."""
    return len(table.columns) > WIDE


def _column_widths(table: Table) -> str:
    """Return columns that fold their text and fill the line: a part of it for the titles, the rest in equal parts."""
    titles = TITLES_WHERE_WIDE if _is_wide(table) else TITLES
    others = len(table.columns) - 1
    widths = [f"{titles}\\linewidth", *([f"\\dimexpr{(1 - titles) / others:.4f}\\linewidth-2\\tabcolsep"] * others)]
    return "".join(f">{{\\raggedright\\arraybackslash}}p{{{width}}}" for width in widths)


def _cell(cell: Cell) -> str:
    return f"{cell.joint}\\newline ".join(escape(line) for line in cell.lines)


def _row(cells: tuple[str, ...]) -> str:
    return " & ".join(cells) + _END_OF_ROW


def escape(text: str) -> str:
    """Return text on one line with every mark that LaTeX would act on made harmless, and very long words breakable."""
    return " ".join(map(_word, one_line(text).split(" ")))


def _word(word: str) -> str:
    """Escape a word; let a line break within one that no line holds.

    Why: XeTeX crashes at a line of a thousand marks that it cannot break.
    """
    step = _PIECE if len(word) > _LONG_WORD else len(word) or 1
    return "\\allowbreak{}".join(_escaped(word[start : start + step]) for start in range(0, len(word), step))


def _escaped(text: str) -> str:
    return _JOINED.sub(r"\1{}", "".join(_ESCAPES.get(character, character) for character in text))
