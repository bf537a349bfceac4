"""The budgets of the house, measured on the library itself; each test says what it measured.

A budget is there to make one look for the better cut, never to be met by splitting what belongs together.
"""

from __future__ import annotations

import ast
import graphlib
import importlib
import io
import math
import re
import statistics
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import resolve_name
from pathlib import Path

import pytest
from pydantic import BaseModel

ROOT = Path(__file__).parent.parent

BUILDERS = {
    "scorecard.reading.draft.Draft": "gathers what the rows of a subject say; nothing keeps it",
    "scorecard.reading.written._Frame": "a mapping or list that is being read",
    "scorecard.reading.written._Gathering": "gathers a document while its events arrive; nothing keeps it",
    "scorecard.reading.written._Slot": "an entry that is being read",
    "scorecard.reading.yaml_tree.YamlTree": "gathers a document while its events arrive; nothing keeps it",
    "scorecard.reading.yaml_tree._Frame": "a mapping or list that is being filled",
}
"""Dataclasses that are not frozen, each with its reason."""
ANY_ELSEWHERE = {
    "scorecard.model.shape": "looks into annotations, and the type of a type form has no name",
}
"""Modules outside the reading door that may say Any, each with its reason."""
NAMED_MODULES = {
    "scorecard",
    "scorecard.source",
    "scorecard.problem",
    "scorecard.model.rubric",
    "scorecard.model.record",
    "scorecard.reading.load",
    "scorecard.reading.yaml_tree",
    "scorecard.scoring.score",
    "scorecard.scoring.evidence",
    "scorecard.rendering.render",
    "scorecard.cli.main",
}
NAMED_FUNCTIONS = {
    "scorecard.scoring.score.score",
    "scorecard.model.base.Document.__init__",
    "scorecard.model.base.short_form.expand",
    "scorecard.problem.Problem.__str__",
    "scorecard.reading.careful._json_value",
}
NAMED_MODELS = {
    "scorecard.model.rubric.Rubric",
    "scorecard.model.record.Record",
    "scorecard.model.coding.Coding",
    "scorecard.model.facts.Action",
}
NAMED_DATACLASSES = {
    "scorecard.source.Pointer",
    "scorecard.problem.Problem",
    "scorecard.model.result.Result",
    "scorecard.reading.yaml_tree._Frame",
}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DefinitionNode = FunctionNode | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """One file of the library."""

    name: str
    is_package: bool
    text: str

    @property
    def lines(self) -> int:
        """Lines as `wc -l` counts them."""
        return self.text.count("\n")

    @property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text)


@dataclass(frozen=True)
class Definition:
    """A class or function, wherever it stands."""

    name: str
    node: DefinitionNode
    is_public: bool
    is_method: bool


def modules_under(folder: Path, root: Path = ROOT) -> list[Module]:
    """Return the modules below a folder, by name."""
    return sorted((module_at(path, root) for path in folder.rglob("*.py")), key=lambda module: module.name)


def module_at(path: Path, root: Path) -> Module:
    """Return the module in a file, named as it is imported from the root."""
    steps = path.relative_to(root).with_suffix("").parts
    is_package = steps[-1] == "__init__"
    return Module(".".join(steps[:-1] if is_package else steps), is_package, path.read_text(encoding="utf-8"))


def definitions_in(module: Module) -> Iterator[Definition]:
    """Yield every class and function of a module, those inside others included."""
    return _inside(module.tree, module.name, is_public=True)


def _inside(node: ast.AST, name: str, *, is_public: bool) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, DefinitionNode):
            own, seen = f"{name}.{child.name}", is_public and is_public_name(child.name)
            yield Definition(own, child, seen, isinstance(node, ast.ClassDef))
            yield from _inside(child, own, is_public=seen and isinstance(child, ast.ClassDef))
        else:
            yield from _inside(child, name, is_public=is_public)


def is_public_name(name: str) -> bool:
    """Tell whether a name is for others: it has no underscore in front, or is one of Python's own."""
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def length_of(node: FunctionNode) -> int:
    """Return a function's lines from `def` to its end, its docstring aside."""
    return span_of(node) - (span_of(node.body[0]) if ast.get_docstring(node, clean=False) is not None else 0)


def span_of(node: ast.stmt) -> int:
    """Return the lines that a statement takes, its decorators aside."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_typed(definition: Definition) -> bool:
    """Tell whether a function states the types of its arguments and of what it returns."""
    node = definition.node
    if not isinstance(node, FunctionNode):
        return True
    given = node.args
    placed = [*given.posonlyargs, *given.args]
    bound = definition.is_method and not is_decorated(node, "staticmethod")
    named = [*placed[bound:], *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return node.returns is not None and all(argument.annotation is not None for argument in named)


def is_decorated(node: DefinitionNode, name: str) -> bool:
    """Tell whether a decorator of that name stands on a definition."""
    return any(called_name(decorator) == name for decorator in node.decorator_list)


def called_name(node: ast.expr) -> str:
    """Return the last name of `name`, `module.name` or `name(...)`."""
    return ast.unparse(node).partition("(")[0].rpartition(".")[2]


def says_frozen(node: ast.ClassDef) -> bool:
    """Tell whether a dataclass says that it is frozen."""
    calls = [decorator for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    keywords = [keyword for call in calls if called_name(call) == "dataclass" for keyword in call.keywords]
    return any(keyword.arg == "frozen" and ast.unparse(keyword.value) == "True" for keyword in keywords)


def import_graph(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Return which modules each module imports, wherever the import stands: type-only and inside functions too."""
    by_name = {module.name: module for module in modules}
    return {name: set(imports_of(module, by_name)) - {name} for name, module in by_name.items()}


def imports_of(module: Module, known: Mapping[str, Module]) -> Iterator[str]:
    """Yield the known modules that a module imports."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            origin = origin_of(node, module)
            names = {f"{origin}.{alias.name}" for alias in node.names}
            found = names & known.keys()
            yield from found
            yield from {origin} & known.keys() if found != names else ()


def origin_of(node: ast.ImportFrom, module: Module) -> str:
    """Return the full name of the module that names are imported from."""
    package = module.name if module.is_package else module.name.rpartition(".")[0]
    return resolve_name("." * node.level + (node.module or ""), package)


def cycle_in(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the modules of a cycle, or nothing where there is none."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def comments_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line number and the text of every comment."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


MODULES = modules_under(ROOT / "scorecard")
EVERYTHING = [*MODULES, *modules_under(ROOT / "tests"), *modules_under(ROOT / "benchmarks")]
DEFINITIONS = [definition for module in MODULES for definition in definitions_in(module)]
FUNCTIONS = {item.name: item.node for item in DEFINITIONS if isinstance(item.node, FunctionNode)}
CLASSES = {item.name: item.node for item in DEFINITIONS if isinstance(item.node, ast.ClassDef)}
DATACLASSES = {name: node for name, node in CLASSES.items() if is_decorated(node, "dataclass")}
LENGTHS = {name: length_of(node) for name, node in FUNCTIONS.items()}


@pytest.fixture(scope="module")
def models() -> dict[str, type[BaseModel]]:
    """Return every pydantic model of the library by its full name."""
    for module in MODULES:
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = dict(_models_below(BaseModel))
    return {name: model for name, model in found.items() if name.startswith("scorecard.")}


def _models_below(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    for child in model.__subclasses__():
        yield f"{child.__module__}.{child.__qualname__}", child
        yield from _models_below(child)


def test_the_measurement_sees_the_modules() -> None:
    """The modules that are measured are the library's, not an empty folder's."""
    names = {module.name for module in MODULES}
    assert set() == NAMED_MODULES - names
    assert len(names) >= 60


def test_the_measurement_sees_the_functions() -> None:
    """Functions, methods, private ones and ones inside others are measured."""
    assert set() == NAMED_FUNCTIONS - FUNCTIONS.keys()
    assert len(FUNCTIONS) >= 350


def test_the_measurement_sees_models_and_dataclasses(models: dict[str, type[BaseModel]]) -> None:
    """Models and dataclasses are measured."""
    assert (set(), set()) == (NAMED_MODELS - models.keys(), NAMED_DATACLASSES - DATACLASSES.keys())
    assert (len(models) >= 35, len(DATACLASSES) >= 20) == (True, True)


def test_the_measurement_counts_as_it_says() -> None:
    """A decorator and a docstring do not count as lines of a function, its signature does."""
    text = '@decorator\ndef long(\n    one: int,\n) -> int:\n    """Say\n\n    more."""\n    return one\n'
    [found] = definitions_in(Module("example", is_package=False, text=text))
    assert isinstance(found.node, ast.FunctionDef)
    assert (8, 4) == (Module("example", is_package=False, text=text).lines, length_of(found.node))


def test_the_measurement_sees_a_missing_type() -> None:
    """A function is untyped where one argument, or what it returns, has no type."""
    text = (
        "def a(x): ...\n"
        "def b(x: int): ...\n"
        "def c(*x) -> int: ...\n"
        "def d(*, x) -> int: ...\n"
        "def e(self, x: int) -> int: ...\n"
        "class F:\n"
        "    def g(self, x: int) -> int: ...\n"
        "    @staticmethod\n"
        "    def h(x) -> int: ...\n"
    )
    found = definitions_in(Module("m", is_package=False, text=text))
    assert ["m.a", "m.b", "m.c", "m.d", "m.e", "m.F.h"] == [item.name for item in found if not is_typed(item)]


def test_the_measurement_sees_every_kind_of_cycle() -> None:
    """A cycle shows whether an import stands at the top, in a function, or is for types only."""
    first = Module("p.a", is_package=False, text="if TYPE_CHECKING:\n    from p.b import B\n")
    second = Module("p.b", is_package=False, text="def late() -> None:\n    from . import c\n")
    third = Module("p.c", is_package=False, text="import p.a\n")
    assert {"p.a", "p.b", "p.c"} == set(cycle_in(import_graph([first, second, third])))


def test_modules_are_short() -> None:
    """A module has at most 110 lines in the median."""
    median = statistics.median(module.lines for module in MODULES)
    assert median <= 110, f"median of {len(MODULES)} modules: {median} lines"


def test_no_module_is_long() -> None:
    """No module has more than 300 lines."""
    long = {module.name: module.lines for module in MODULES if module.lines > 300}
    assert {} == long, f"longest: {max(module.lines for module in MODULES)} lines"


def test_functions_are_short() -> None:
    """A function has at most 6 lines in the median."""
    median = statistics.median(LENGTHS.values())
    assert median <= 6, f"median of {len(LENGTHS)} functions: {median} lines"


def test_nine_in_ten_functions_are_rather_short() -> None:
    """Nine functions in ten have at most 20 lines."""
    ninth = sorted(LENGTHS.values())[math.ceil(0.9 * len(LENGTHS)) - 1]
    assert ninth <= 20, f"nine in ten of {len(LENGTHS)} functions have at most {ninth} lines"


def test_no_function_is_long() -> None:
    """No function has more than 40 lines."""
    long = {name: lines for name, lines in LENGTHS.items() if lines > 40}
    assert {} == long, f"longest: {max(LENGTHS.values())} lines"


def test_every_signature_is_typed() -> None:
    """Every function states the types of its arguments and of what it returns."""
    untyped = [definition.name for definition in DEFINITIONS if not is_typed(definition)]
    assert [] == untyped, f"{len(untyped)} of {len(FUNCTIONS)} functions are untyped"


def test_every_module_has_a_docstring() -> None:
    """Every module says what is in it."""
    silent = [module.name for module in MODULES if not ast.get_docstring(module.tree)]
    assert [] == silent, f"{len(silent)} of {len(MODULES)} modules have no docstring"


def test_every_public_definition_has_a_docstring() -> None:
    """Every public class, function, method and property says what it is, those that Python calls included.

    The overloads of a function only give types; it says what it is where it is written out.
    """
    public = [item for item in DEFINITIONS if item.is_public and not is_decorated(item.node, "overload")]
    silent = [definition.name for definition in public if not ast.get_docstring(definition.node)]
    assert [] == silent, f"{len(silent)} of {len(public)} public definitions have no docstring"


def test_every_model_is_frozen(models: dict[str, type[BaseModel]]) -> None:
    """No document and no part of one changes after it is made."""
    loose = [name for name, model in models.items() if not model.model_config.get("frozen")]
    assert [] == loose, f"{len(loose)} of {len(models)} models are not frozen"


def test_every_dataclass_is_frozen() -> None:
    """No value changes after it is made; the builders that do are listed with their reasons."""
    loose = {name for name, node in DATACLASSES.items() if not says_frozen(node)}
    assert BUILDERS.keys() == loose, f"{len(loose)} of {len(DATACLASSES)} dataclasses are not frozen"


def test_no_imports_go_in_a_circle() -> None:
    """No module reaches itself through imports, those for types only and those inside functions included."""
    graph = import_graph(MODULES)
    assert sum(map(len, graph.values())) >= 150
    assert [] == cycle_in(graph)


def test_any_stays_in_the_reading_door() -> None:
    """The type Any stands in reading only; modules elsewhere that need it are listed with their reasons."""
    saying = {
        module.name
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute) and called_name(node) == "Any"
    }
    assert ANY_ELSEWHERE.keys() == {name for name in saying if not name.startswith("scorecard.reading.")}


def test_every_exemption_gives_its_reason() -> None:
    """A comment that silences a tool names the rule and says why, on the same line."""
    silencing = re.compile(r"#\s*(type:\s*ignore|noqa|pragma|fmt:\s*off|ruff:|mypy:)")
    reasoned = re.compile(
        r"# (type: ignore\[[a-z-]+\]|noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*|pragma: no cover)  # \S+ \S+"
    )
    bare = [
        f"{module.name}:{line}: {comment}"
        for module in EVERYTHING
        for line, comment in comments_in(module.text)
        if silencing.match(comment) and not reasoned.match(comment)
    ]
    assert [] == bare


def test_no_comment_is_a_banner() -> None:
    """No comment is a line drawn across the page."""
    banners = [
        f"{module.name}:{line}: {comment}"
        for module in EVERYTHING
        for line, comment in comments_in(module.text)
        if re.search(r"([#=\-*~_+])\1{3}", comment)
    ]
    assert [] == banners
