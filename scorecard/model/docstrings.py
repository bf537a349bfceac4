"""What the docstrings under the fields of models say, read from the source when somebody asks.

Why: Python keeps no such docstrings. Pydantic would read the source of each model when it is defined, which took a
fifth of the time of every command; only schemas and reference pages need it.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from types import ModuleType

from pydantic import BaseModel

Said = Mapping[str, str]
"""What is said of each field."""


def said_of_fields(model: type[BaseModel]) -> Said:
    """Return what is said of each field of a model; where neither it nor a docstring says something, nothing."""
    found = {name: field.description or _docstring(model, name) for name, field in model.model_fields.items()}
    return {name: said for name, said in found.items() if said}


def _docstring(model: type[BaseModel], field: str) -> str:
    """Return the docstring of a field in the class that declares it; empty where there is none, or no source."""
    home = next(base for base in inspect.getmro(model) if field in inspect.get_annotations(base))
    module = sys.modules.get(home.__module__)
    return _docstrings(module).get(home.__qualname__, {}).get(field, "") if module else ""


@cache
def _docstrings(module: ModuleType) -> Mapping[str, Said]:
    """Return the docstrings of fields in a module, by the names of their classes."""
    try:
        source = inspect.getsource(module)
    except (OSError, TypeError):
        return {}
    return {name: dict(_under_fields(kind)) for name, kind in _classes_in(ast.parse(source))}


def _classes_in(node: ast.AST, outer: str = "") -> Iterator[tuple[str, ast.ClassDef]]:
    """Yield the classes in a node, those in classes and functions too, by the names that Python gives them."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.ClassDef):
            yield f"{outer}{inner.name}", inner
            yield from _classes_in(inner, f"{outer}{inner.name}.")
        else:
            within = f"{inner.name}.<locals>." if isinstance(inner, ast.FunctionDef) else ""
            yield from _classes_in(inner, f"{outer}{within}")


def _under_fields(kind: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for each, below in pairwise(kind.body):
        match each, below:
            case ast.AnnAssign(target=ast.Name(id=field)), ast.Expr(value=ast.Constant(value=str(said))):
                yield field, inspect.cleandoc(said)
