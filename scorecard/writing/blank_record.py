"""A record that is still to be filled in: everything that a rubric asks for, with what may be answered."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from scorecard.model.choices import Choices, choices_under
from scorecard.model.glossary import REASONS
from scorecard.model.rubric import Rubric
from scorecard.writing.starter import schema_line
from scorecard.writing.yaml_text import WIDTH, word

OPEN = ("not_assessed", "not_found")
"""Reasons that say of a value that it is not known."""
NOT_STATED = "not stated"
"""Stands for an attribute of any value."""
ACTION = """\
# sources:
#   decree_14:
#     title: Decree 14/2022
#     publisher: Official Gazette
#     date: "2022-05-17"
#     kind: official_act
# actions:
#   - id: first_act
#     date: "2022-05-17"
#     summary: The coder's own sentence.
#     stage: committed
#     themes:
"""
"""An action with its source up to its themes, to be made one by taking the marks of comments away."""


def blank_record(rubric: Rubric, name: str, title: str, schema: str = "") -> str:
    """Return a record in which nothing has been looked at yet, with every criterion of a rubric.

    Args:
        rubric: the rubric that it is for.
        name: id of the subject.
        title: name of the subject.
        schema: path of its JSON Schema from where it is put; none where there is no such file.
    """
    asked = choices_under(rubric)
    said = f"To be filled in under {rubric.title} ({rubric.name}). docs/records.md has every key with examples."
    lines = [
        *_remarks(said),
        "format: record/1",
        *_subject(rubric.attributes, name, title),
        *_acts([each for each in asked if each.themes]),
        *_observations(rubric, [each for each in asked if not each.themes]),
    ]
    return schema_line(schema) + "\n".join(lines) + "\n"


def _remarks(said: str, indent: str = "", mark: str = "# ") -> Iterator[str]:
    """Yield a text as lines of comment, those after the first further in where the mark is longer."""
    yield from textwrap.wrap(
        " ".join(said.split()),
        WIDTH,
        initial_indent=f"{indent}{mark}",
        subsequent_indent=f"{indent}#{' ' * (len(mark) - 1)}",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _subject(attributes: Mapping[str, Sequence[str]], name: str, title: str) -> Iterator[str]:
    yield from ("subject:", f"  id: {word(name)}", f"  name: {word(title)}")
    yield from ("  # Times in office, both days included:", '  # terms: [{from: "2021-03-01", to: "2024-02-29"}]')
    if "kind" in attributes:
        yield from _attribute("kind", attributes["kind"], "  ")
    others = {each: values for each, values in attributes.items() if each != "kind"}
    if others:
        yield "  attributes:"
    for each, values in others.items():
        yield from _attribute(each, values, "    ")


def _attribute(name: str, values: Sequence[str], indent: str) -> Iterator[str]:
    if values:
        yield from _remarks(f"One of: {', '.join(values)}", indent)
    yield f"{indent}{word(name)}: {word(values[0] if values else NOT_STATED)}"


def _acts(asked: Sequence[Choices]) -> Iterator[str]:
    """Yield which criteria are judged by acts, and how an act is written."""
    if asked:
        yield from _remarks("Judged by what the subject did, its actions, by the themes that they bear on:")
        for each in asked:
            yield from _remarks(f"{each.title} ({each.id}): {', '.join(each.themes)}", mark="# - ")
        yield from ACTION.splitlines()
        yield from (f"#       {asked[0].themes[0]}: advances", "#     evidence:")
        yield "#       - {source: decree_14, at: article 7}"


def _observations(rubric: Rubric, asked: Sequence[Choices]) -> Iterator[str]:
    if not asked:
        return
    yield from _remarks(
        "A level or a number for each; or not_applicable, not_assessed where nobody has looked yet, not_found where "
        "somebody looked and did not find out. A level with its reason: {level: partial, because: ...}"
    )
    yield from (f"observations_of: {rubric.name}", "observations:")
    for each in asked:
        yield from _observation(each)


def _observation(asked: Choices) -> Iterator[str]:
    """Yield one observation below what it answers and what may be answered."""
    for said in dict.fromkeys((asked.title, *asked.questions)):
        yield from _remarks(said, "  ")
    if asked.number is not None:
        yield from _remarks(f"A number: {asked.number}" if asked.number else "A number", "  ", "#   - ")
    for level, meaning in asked.words.items():
        if REASONS.get(level) != meaning:
            yield from _remarks(f"{level}: {meaning}", "  ", "#   - ")
    unknown = [reason for reason in OPEN if asked.words.get(reason) == REASONS[reason]]
    yield f"  {word(asked.id)}: {unknown[0]}" if unknown else f"  # {word(asked.id)}: ..."
