"""Decisions that are still to be made: one entry for each disagreement of two coders, with both judgements."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from scorecard.model.agreement import CodersCompared, Judged
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.facts import Evidence, ObservedValue
from scorecard.model.number import literal
from scorecard.problem import visible
from scorecard.writing.yaml_text import WIDTH, word

HEAD = (
    "How the disagreements of {first} (first) and {second} (second) on {subject} are settled. Fill in who decides, and "
    "of each entry 'take' and 'because'. take: first, second, both (two actions), neither (no action; 'reason' may say "
    "why), or own, with 'stage', 'themes' and 'instrument' as far as the coders differ on them. An entry on an action "
    "that both judge alike may be added to mend it."
)


def decisions_sheet(compared: CodersCompared, differing: Sequence[Judged]) -> str:
    """Return a document of decisions with everything but the decisions.

    Args:
        compared: the codings put together.
        differing: what is to be decided, in order.
    """
    names = {"first": compared.first.coder.id, "second": compared.second.coder.id}
    lines = [
        *_remarks(HEAD.format(**names, subject=compared.first.subject)),
        "format: adjudication/1",
        "coder:",
        "  id:",
        f"subject: {word(compared.first.subject)}",
        "decisions:" if differing else "decisions: []",
        *(line for each in differing for line in _entry(compared, each)),
    ]
    return "\n".join(lines) + "\n"


def _entry(compared: CodersCompared, each: Judged) -> Iterator[str]:
    given = {"first": each.first, "second": each.second, "observation": each.observation}
    keys = [f"{key}: {word(name)}" for key, name in given.items() if name is not None]
    yield from _remarks(_differing(compared, each), "  ")
    for coding, name in ((compared.first, each.first), (compared.second, each.second)):
        for depth, line in _judgement(coding, name, each.observation):
            yield from _remarks(line, "  ", f"# {'  ' * depth}")
    yield f"  - {keys[0]}"
    yield from (f"    {line}" for line in (*keys[1:], "take:", "because:"))


def _differing(compared: CodersCompared, each: Judged) -> str:
    if "coded" in each.on:
        return f"Coded by {(compared.first if each.first else compared.second).coder.id} alone:"
    return f"Judged differently ({', '.join(each.on)}):" if each.observation is None else "Observed differently:"


def _judgement(coding: Coding, name: str | None, observation: str | None) -> Iterator[tuple[int, str]]:
    """Yield what a coder says of an action or an observation, with the depth of each line."""
    code = coding.actions[name] if name is not None else coding.observations.get(observation or "")
    if isinstance(code, ActionCode):
        themes = ", ".join(f"{theme} {direction}" for theme, direction in code.themes.items())
        yield 1, f"{coding.coder.id}: {code.stage}; {themes}; {code.instrument}"
    elif observation is not None:
        yield 1, f"{coding.coder.id}: {_value(code)}"
    for each in code.evidence if code else ():
        yield 2, _pointed(each)
    if code and code.because:
        yield 2, f"because: {code.because}"


def _value(seen: ObservedValue | None) -> str:
    if seen is None:
        return "nothing"
    return seen.level or ("nothing" if seen.number is None else literal(seen.number))


def _pointed(evidence: Evidence) -> str:
    return f"{evidence.source}, {evidence.at}" + (f': "{evidence.quote}"' if evidence.quote else "")


def _remarks(said: str, indent: str = "", mark: str = "# ") -> Iterator[str]:
    """Yield a text as lines of comment, those after the first further in."""
    plain = visible(" ".join(said.split()))
    yield from textwrap.wrap(
        plain,
        WIDTH,
        initial_indent=f"{indent}{mark}",
        subsequent_indent=f"{indent}{mark}" + ("  " if indent else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
