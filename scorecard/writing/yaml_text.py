"""Plain values as YAML in the project's layout: two spaces, prose folded at 88 columns, small mappings on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import yaml

from scorecard.writing.numbers import number_text
from scorecard.writing.plain import Plain

WIDTH = 88
"""Columns of a line."""
FLOW_WIDTH = 60
"""Columns of a list or mapping that stands on one line at most."""
_PLAIN = re.compile(r"[^\W\d_][^:#\n]*|[0-9]+\.[0-9]+\.[0-9]+")
"""Text that may go without quotation marks: it starts with a letter, or is a version."""
_OTHERWISE = frozenset({"y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"})
"""Words that some program reads as something else than text."""
PROSE = re.compile(r"\S+(?: \S+)+", re.ASCII)
"""Words with one blank between them, which folding gives back."""
_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_TAGS: dict[type[yaml.Node], str] = {yaml.ScalarNode: _TEXT, yaml.SequenceNode: _LIST, yaml.MappingNode: _MAPPING}


class _Dumper(yaml.SafeDumper):
    """PyYAML's dumper without opinions on what a word means, since every node says how it is written."""

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        """Take a word for nothing but what its node says that it is."""
        return _TAGS[kind]

    def expect_block_sequence(self) -> None:
        """Start a list, indented in a mapping too."""
        self.increase_indent(flow=False)
        self.state = self.expect_first_block_sequence_item

    def write_folded(self, text: str) -> None:
        """Fold prose so that no line is wider than the page; PyYAML folds after the word that is too much."""
        self.write_indicator(">-", need_whitespace=True)
        for line in folded(text, WIDTH - (self.indent or 0)):
            self.write_indent()
            self.stream.write(line)
            self.column += len(line)

    def choose_scalar_style(self) -> str:
        """Use one kind of quotation marks."""
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def yaml_text(value: Plain) -> str:
    """Return a document as YAML; the same value is always the same text."""
    text: str = yaml.serialize(_node(value, 0, 0), Dumper=_Dumper, indent=2, width=WIDTH, allow_unicode=True)
    return text


def word(text: str) -> str:
    """Return a short text as it is written after a key: with quotation marks where it needs them."""
    return text if _is_plain(text) else json.dumps(text, ensure_ascii=False)


def _node(value: Plain, column: int, room: int) -> yaml.Node:
    """Return the node of a value.

    Args:
        value: what is written.
        column: where its lines start, if it takes several.
        room: columns that are left on the line on which it starts.
    """
    if isinstance(value, dict):
        entries = [(_key(key), _node(item, column + 2, WIDTH - column - len(key) - 2)) for key, item in value.items()]
        return yaml.MappingNode(_MAPPING, entries, flow_style=_fits([key for pair in entries for key in pair], room))
    if isinstance(value, list):
        items = [_node(item, column + 2, WIDTH - column - 2) for item in value]
        return yaml.SequenceNode(_LIST, items, flow_style=_fits(items, room))
    if isinstance(value, str):
        return yaml.ScalarNode(_TEXT, value, style=_style(value, room))
    return yaml.ScalarNode(_TEXT, _word(value))


def _fits(parts: Sequence[yaml.Node], room: int) -> bool:
    """Tell whether a collection of these parts stands on one line: a short one that holds no other does."""
    flat = all(isinstance(part, yaml.ScalarNode) and "\n" not in part.value for part in parts)
    width = sum(len(part.value) + 2 for part in parts)
    return not parts or (flat and width <= min(room, FLOW_WIDTH))


def _key(text: str) -> yaml.Node:
    return yaml.ScalarNode(_TEXT, text, style=None if _is_plain(text) else '"')


def _style(text: str, room: int) -> str | None:
    """Return how YAML marks a text: nothing or quotation marks where it fits on the line, else > or |."""
    if "\n" in text:
        return "|"
    if len(text) > room and PROSE.fullmatch(text):
        return ">"
    return None if _is_plain(text) else '"'


def folded(text: str, width: int) -> Iterator[str]:
    """Yield prose in lines as full as they can be; textwrap loses blanks that do not break."""
    line, *words = text.split(" ")
    for word in words:
        if len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}"
    yield line


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and text.lower() not in _OTHERWISE


def _word(value: Fraction | bool) -> str:  # noqa: FBT001  # a truth is what it writes
    """Write a number or a truth.

    Raises:
        ValueError: for a number that no document holds; `unwritable` finds those first.
    """
    if isinstance(value, bool):
        return str(value).lower()
    text = number_text(value)
    if text is None:
        raise ValueError(value)
    return text
