"""The tables of the reference pages, read off the models, so that no page says another thing than the library does.

A page holds `<!-- keys: Band -->` or, for a model's own keys without those that it shares, `<!-- own keys: Band -->`,
and after it a table up to `<!-- end -->`, which `with_tables` writes.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scorecard.model import words
from scorecard.model.adjudication import Adjudication
from scorecard.model.coding import Coding
from scorecard.model.docstrings import said_of_fields
from scorecard.model.glossary import MEANINGS
from scorecard.model.mapping import Mapping as TableMapping
from scorecard.model.number import literal
from scorecard.model.record import Record
from scorecard.model.relations import Relations
from scorecard.model.roster import Roster
from scorecard.model.rubric import Rubric
from scorecard.model.theme import Vocabulary

MANY = 6
"""Words from which on a table leads to their list instead of listing them."""
LISTED = {"SourceKind": "kind of source", "NotCodedReason": "reason"}
"""What a page calls the longer lists of words, where that is not their name in lower case."""
EXPLAINED = {"Method": "rubrics.md#aggregate"}
"""Where a longer list of words is explained, where that is not among the words of records."""
MARKED = re.compile(r"<!-- (own )?keys: (\w+) -->\n.*?<!-- end -->", re.DOTALL)
WORDED = re.compile(r"<!-- words: (\w+) -->\n.*?<!-- end -->", re.DOTALL)
PAGES: dict[str, tuple[type[BaseModel], ...]] = {
    "rubrics.md": (Rubric, Vocabulary, Relations),
    "records.md": (Record, Coding, Adjudication, Roster),
    "tables.md": (TableMapping,),
}
"""Pages of the reference with the documents whose keys they list."""
KINDS = {
    "Text": "text",
    "Label": "what a cell says",
    "Labels": "what cells say",
    "Names": "column, or a list of them",
    "Id": "id",
    "Version": "version",
    "RubricName": "`rubric@1`",
    "Url": "web address",
    "Quote": "text of at most 12 words",
    "Sha256": "64 hexadecimal digits",
    "Target": "code",
    "DateText": "date",
    "DayText": "day",
    "Exact": "number",
    "Exponent": "number",
    "UnitExact": "number, 0 to 1",
    "Weight": "number, 0 or more",
    "PositiveExact": "number above 0",
    "Count": "whole number",
    "ActCount": "whole number, 1 to 1,000",
    "Decimals": "whole number, 0 to 12",
    "bool": "`true` or `false`",
}
"""What a page calls each kind of plain value."""
SHORT = {
    "Aggregating": "Aggregate",
    "Custom": "CustomRule",
    "Combine": "Combination",
    "Guidance": "GuidanceText",
    "Judged": "JudgedNumber",
    "Observation": "ObservedValue",
    "Scale": "LevelScale",
    "IdFrom": "IdColumns",
    "Weighed": "Weighting",
    "Applying": "Applying",
}
"""Models that have a short form, by the name that fields give them."""
CALLED = {
    "Aggregate": "aggregate",
    "CustomRule": "custom",
    "Combination": "combine",
    "GuidanceText": "guidance",
    "JudgedNumber": "judged number",
    "ObservedValue": "observation",
    "LevelScale": "scale",
    "Weighting": "weight",
    "Applying": "applies_to",
    "CriteriaFrom": "criteria_from",
    "TableStep": "step of a table",
    "EvidenceRule": "evidence rule",
    "GroupsRule": "groups rule",
    "EvidenceChoices": "evidence choices",
    "Ranking": "rank",
    "Rounding": "round",
    "NotCoded": "not_coded",
    "IdColumns": "columns of an id",
    "SubjectColumns": "subject",
    "TermColumns": "terms",
    "WideColumns": "wide",
    "LongColumns": "long",
    "ActionColumns": "actions",
    "EvidenceColumns": "evidence",
    "PublicationColumns": "publication",
    "Meaning": "blank",
    "RelationsSource": "source of a list",
    "ActionCode": "action code",
}
"""What a page calls a model, where that is not its own name in lower case; each is the title of its section."""
IN_A_FILE = {
    ("RubricFields", "relations"): "name of a file, or [relations](#relations)",
    ("Aggregate", "settings"): "mapping",
    ("CustomRule", "settings"): "mapping",
    ("LevelScale", "levels"): "list of [level](#level)",
}
"""Values that a file writes in another way than the model holds them."""


def with_tables(page: str) -> str:
    """Return a page with every table written anew."""
    return MARKED.sub(_table, page)


def with_words(page: str) -> str:
    """Return a page with its lists of words written anew, each between `<!-- words: Stage -->` and `<!-- end -->`."""
    return WORDED.sub(_words, page)


def _words(marked: re.Match[str]) -> str:
    """Write a list of words with what the library says of it and of each word."""
    name = marked.group(1)
    tree = ast.parse(inspect.getsource(words)).body
    names = [ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else "" for node in tree]
    said = tree[names.index(name) + 1]
    assert isinstance(said, ast.Expr)
    listed = "\n".join(f"- `{word}`: {meaning}" for word, meaning in MEANINGS[name].items())
    return f"<!-- words: {name} -->\n{ast.literal_eval(said.value)}\n\n{listed}\n<!-- end -->"


def keys_shown(page: str) -> set[tuple[str, str]]:
    """Return the keys in a page's tables, each with the model that declares it."""
    models = models_by_name()
    return {
        (_declaring(models[name], field), field) for own, name in MARKED.findall(page) for field in _fields(name, own)
    }


def keys_of(*documents: type[BaseModel]) -> set[tuple[str, str]]:
    """Return every key of every model that the documents are made of, each with the model that declares it."""
    models = {model for document in documents for model in _reached(document, set())}
    return {(_declaring(model, field), field) for model in models for field in model.model_fields}


def models_by_name() -> dict[str, type[BaseModel]]:
    """Return every model that the documents are made of, and every model that those are made from, by name."""
    found = {model for documents in PAGES.values() for each in documents for model in _reached(each, set())}
    bases = {base for model in found for base in inspect.getmro(model) if _is_model(base)}
    return {model.__name__: model for model in found | bases}


def _reached(model: type[BaseModel], found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    found.add(model)
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            if inner not in found:
                _reached(inner, found)
    return found


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if _is_model(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel) and bool(kind.model_fields)


def _declaring(model: type[BaseModel], field: str) -> str:
    return next(base.__name__ for base in reversed(inspect.getmro(model)) if field in getattr(base, "model_fields", {}))


def _fields(name: str, own: str) -> dict[str, FieldInfo]:
    """Return a model's fields, its id and title first; where asked for, only those that it declares itself."""
    model = models_by_name()[name]
    fields = {key: field for key, field in model.model_fields.items() if not own or _declaring(model, key) == name}
    return dict(sorted(fields.items(), key=lambda item: item[0] not in {"format", "id", "version", "title"}))


def _table(marked: re.Match[str]) -> str:
    own, name = marked.group(1) or "", marked.group(2)
    rows = [_row(models_by_name()[name], key, field) for key, field in _fields(name, own).items()]
    lines = ["| key | value | default | meaning |", "|---|---|---|---|", *rows]
    return "\n".join([f"<!-- {own}keys: {name} -->", *lines, "<!-- end -->"])


def _row(model: type[BaseModel], key: str, field: FieldInfo) -> str:
    declared = _declaring(model, key)
    written = next(base.__annotations__[key] for base in inspect.getmro(model) if base.__name__ == declared)
    value = IN_A_FILE.get((declared, key)) or _value(ast.parse(written, mode="eval").body)
    meaning = " ".join(said_of_fields(model)[key].split())
    return f"| `{field.alias or key}` | {value} | {_default(field)} | {meaning} |"


def _value(node: ast.expr) -> str:
    """Say what may be written for an annotation."""
    if isinstance(node, ast.BinOp):
        return _value(node.left)
    if isinstance(node, ast.Name):
        return _named(node.id)
    assert isinstance(node, ast.Subscript)
    inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return {
        "Items": lambda: f"list of {_value(inner[0])}",
        "Several": lambda: f"{_value(inner[0])}, or a list of them",
        "Table": lambda: f"{_value(inner[1])} by {_value(inner[0])}",
        "Annotated": lambda: _value(inner[0]),
        "Literal": lambda: " ".join(f"`{ast.literal_eval(each)}`" for each in inner),
    }[ast.unparse(node.value)]()


def _named(name: str) -> str:
    if name in KINDS:
        return KINDS[name]
    if literals := get_args(getattr(words, name, None)):
        listed = f"[{LISTED.get(name, name.lower())}]({EXPLAINED.get(name, 'records.md#words')})"
        return ", ".join(f"`{word}`" for word in literals) if len(literals) < MANY else listed
    model = SHORT.get(name, name)
    called = CALLED.get(model, model.lower())
    return f"[{called}](#{called.replace(' ', '-')})"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, Fraction):
        return f"`{literal(value)}`"
    if value is None or isinstance(value, (tuple, Mapping)):
        return ""
    return "" if isinstance(value, BaseModel) and not str(value)[:1].isdigit() else f"`{value}`"
