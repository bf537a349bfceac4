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
ROWS_OF_A_PAGE = 40
"""Rows from which on a table may go over pages."""
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
    is_long = _is_long(table)
    kind, repeated, indent = ("longtable", ["\\endhead"], "") if is_long else ("tabular", [], "\\noindent")
    return "\n".join([
        f"\\par\\noindent\\textbf{{{escape(table.caption)}}}\\par\\medskip{indent}",
        f"\\begin{{{kind}}}{{@{{}}{_column_widths(len(table.columns))}@{{}}}}",
        "\\toprule", _row(tuple(escape(column) for column in table.columns)), "\\midrule", *repeated, *rows,
        "\\bottomrule",
        f"\\end{{{kind}}}\\par\\medskip",
    ])  # fmt: skip


def _is_long(block: Block) -> bool:
    """Tell whether a block is a table that may not fit on one page; such a table repeats its head on each."""
    return isinstance(block, Table) and len(block.rows) > ROWS_OF_A_PAGE


def _column_widths(columns: int) -> str:
    """Return columns that fold their text: a third of the line for the titles, the rest in equal parts."""
    widths = [0.33, *([0.6 / (columns - 1)] * (columns - 1))]
    return "".join(f">{{\\raggedright\\arraybackslash}}p{{{width:.3f}\\linewidth}}" for width in widths)


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
