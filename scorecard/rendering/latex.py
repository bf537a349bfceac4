r"""A page as a LaTeX fragment; it needs `\usepackage{booktabs}`, and XeLaTeX or LuaLaTeX for other scripts."""

from __future__ import annotations

from scorecard.rendering.page import Block, Outline, Page, Prose, Table
from scorecard.rendering.text import one_line

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "`": r"\textasciigrave{}", "'": r"\textquotesingle{}",
    "-": "{-}", "–": "{--}", "[": "{[}", "]": "{]}", "*": "{*}", "=": "{=}", ",": "{,}", "!": "{!}", "?": "{?}",
}  # fmt: skip
"""Every character that LaTeX acts on, marks that join into others included."""
_END_OF_ROW = r" \\{}"
"""Ends a row so that a row that starts with a bracket or a star is not taken for its argument."""


def page_as_latex(page: Page) -> str:
    """Return the page as a fragment for a document of the reader's."""
    head = "% needs \\usepackage{booktabs}; other scripts need XeLaTeX or LuaLaTeX with a font that has them\n"
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
    lines = (f"\\par\\noindent\\hspace*{{{depth}em}}{escape(text)}" for depth, text in outline.lines)
    return "\n".join(lines)


def _table(table: Table) -> str:
    align = {"left": "l", "right": "r"}[table.align]
    rows = [
        _row(("\\quad " * row.depth + escape(row.title), *(escape("; ".join(cell.lines)) for cell in row.cells)))
        for row in table.rows
    ]
    columns = _row(tuple(escape(column) for column in table.columns))
    return "\n".join([
        f"\\par\\noindent\\textbf{{{escape(table.caption)}}}\\par\\medskip\\noindent",
        f"\\begin{{tabular}}{{l{align * (len(table.columns) - 1)}}}",
        "\\toprule", columns, "\\midrule", *rows, "\\bottomrule",
        "\\end{tabular}\\par\\medskip",
    ])  # fmt: skip


def _row(cells: tuple[str, ...]) -> str:
    return " & ".join(cells) + _END_OF_ROW


def escape(text: str) -> str:
    """Return text on one line with every mark that LaTeX would act on made harmless."""
    return "".join(_ESCAPES.get(character, character) for character in one_line(text))
