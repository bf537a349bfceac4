"""Two codings of the same texts put together: what both coded, and how far they judged it alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import get_args

from scorecard.analysis.agreement import DRAWS, SEED, agreement
from scorecard.analysis.pairing import cut_up, pairs_of, places_of
from scorecard.analysis.units import Codes, coded, levels_and_numbers, on_criterion, on_everything
from scorecard.model.agreement import Agreement, CodersCompared
from scorecard.model.coding import Coding
from scorecard.model.rubric import Rubric
from scorecard.model.words import Stage
from scorecard.problem import ScorecardError

NO_TEXTS = "needs the archived texts, as --record and --sources give them"
"""Why nothing is known of passages where no texts are given."""
STAGES: tuple[Stage, ...] = get_args(Stage)


def compare_codings(
    first: Coding,
    second: Coding,
    texts: Mapping[str, str],
    *,
    rubric: Rubric | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> CodersCompared:
    """Put two codings of one subject together.

    Two actions are one if they rest on a passage that both quote, or have the same name and no quotation speaks against
    it; of several, those with the likest themes belong together.

    Args:
        first: one coding.
        second: another one of the same texts.
        texts: the archived text of each source, by the source's id; without any, names alone decide.
        rubric: whose criteria are asked of what both coded, and whose levels the codings may give; none is asked
            without it.
        draws: see `agreement`.
        seed: see `agreement`.

    Raises:
        ScorecardError: when the codings are of two subjects, or by one coder.
    """
    _refuse_what_is_no_two_codings(first, second)
    cut = cut_up(texts)
    one, other = (places_of(each.actions, texts, cut) for each in (first, second))
    pairs = pairs_of(first.actions, second.actions, one, other)
    codes = [(first.actions[pair.first], second.actions[pair.second]) for pair in pairs]
    used = sorted({theme for each in (first, second) for code in each.actions.values() for theme in code.themes})
    read = [(source, number) for source in sorted(_read_by_both(first, second) & cut.keys())
            for number in range(len(cut[source]))]  # fmt: skip
    of = partial(agreement, draws=draws, seed=seed)
    return CodersCompared(
        first,
        second,
        pairs,
        tuple(name for name in first.actions if name not in {pair.first for pair in pairs}),
        tuple(name for name in second.actions if name not in {pair.second for pair in pairs}),
        coded=_of_passages(of(coded(read, one, other)), cut),
        stage=of([(a.stage, b.stage) for a, b in codes], "ordinal", order=STAGES),
        themes=of([_bears(pair, theme) for pair in codes for theme in used]),
        direction=of([(a.themes[theme], b.themes[theme]) for a, b in codes for theme in a.themes if theme in b.themes]),
        overall=_of_passages(of(on_everything(read, used, (first, one), (second, other))), cut),
        by_theme={theme: of([_bears(pair, theme) for pair in codes]) for theme in used},
        by_criterion=_by_criterion(codes, rubric, draws, seed),
        observations={
            name: of(units, "ordinal" if order else "interval", order=order)
            for name, (units, order) in (levels_and_numbers(first, second, rubric) if rubric else {}).items()
        },
        rubric=rubric,
        seed=seed,
    )


def _refuse_what_is_no_two_codings(first: Coding, second: Coding) -> None:
    if first.subject != second.subject:
        msg = f"the codings are of two subjects, {first.subject} and {second.subject}; give two of one subject"
        raise ScorecardError(msg)
    if first.coder.id == second.coder.id:
        msg = f"both codings are by the coder '{first.coder.id}'; give the codings of two coders"
        raise ScorecardError(msg)


def _of_passages(found: Agreement, cut: Mapping[str, object]) -> Agreement:
    """Say where there are no passages that nobody gave their texts."""
    return found if cut else replace(found, undefined=NO_TEXTS)


def _bears(pair: Codes, theme: str) -> tuple[str, str]:
    """Return whether an action bears on a theme by each coder."""
    one, other = pair
    return str(theme in one.themes), str(theme in other.themes)


def _by_criterion(codes: Sequence[Codes], rubric: Rubric | None, draws: int, seed: int) -> dict[str, Agreement]:
    """Return how far the coders agree on what counts on each criterion that is judged by acts, by its path."""
    nodes = [node for node in rubric.tree.walk() if node.evidence] if rubric else []
    return {
        node.path: agreement([on_criterion(node.evidence, pair) for pair in codes], draws=draws, seed=seed)
        for node in nodes
        if node.evidence
    }


def _read_by_both(first: Coding, second: Coding) -> set[str]:
    """Return the sources of which both codings say something."""
    one, other = (
        {each.source for code in coding.actions.values() for each in code.evidence}
        | {passage.source for passage in coding.not_coded}
        for coding in (first, second)
    )
    return one & other
