"""The problem codes that the library can emit, read off its source rather than out of its manual."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

CODE_FIRST = {"unknown_name": "unknown-{}", "PydanticCustomError": "{}", "pattern": "{}"}
"""Functions of other modules whose first argument gives the code, and how it does."""
TABLE = "_MESSAGES"
"""The table of the translation whose entries begin with a code."""


def emitted_codes(folder: Path, pattern: str = "*.py") -> set[str]:
    """Return every problem code that a module below the folder can emit, of those that match the pattern."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob(pattern)]
    return {code for tree in trees for code in _codes_in(tree)}


def _codes_in(tree: ast.Module) -> Iterator[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    takers = {node.name: place for node in functions if (place := _place_of_code(node)) is not None}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _codes_given_to(node, takers)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == TABLE:
            yield from _codes_in_table(node.value)


def _place_of_code(function: ast.FunctionDef) -> int | None:
    """Return which argument of a function is the code, `self` aside; None where none is."""
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    return names.index("code") if "code" in names else None


def _codes_given_to(call: ast.Call, takers: Mapping[str, int]) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    for keyword in call.keywords:
        if keyword.arg == "code":
            yield from _texts(keyword.value)
    if name in takers and len(call.args) > takers[name]:
        yield from _texts(call.args[takers[name]])
    if name in CODE_FIRST and call.args:
        yield from (CODE_FIRST[name].format(text) for text in _texts(call.args[0]))


def _codes_in_table(table: ast.expr) -> Iterator[str]:
    for entry in table.values if isinstance(table, ast.Dict) else ():
        if isinstance(entry, ast.Tuple):
            yield from _texts(entry.elts[0])


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression may be: one, or either of two; a name passes on what its caller gave."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
