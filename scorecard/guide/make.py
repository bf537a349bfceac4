"""Making the content of a guide from a comparison."""

from __future__ import annotations

import re

from scorecard.analysis.robustness import robustness
from scorecard.guide.content import Guide
from scorecard.guide.criteria import criterion_views
from scorecard.guide.downloads import downloads_of
from scorecard.guide.lines import lines_of
from scorecard.guide.method import method_of
from scorecard.guide.options import GuideOptions
from scorecard.guide.saying import saying_of
from scorecard.guide.subjects import subject_views
from scorecard.guide.words import words_of
from scorecard.model.comparison import Comparison
from scorecard.model.messages import LANGUAGE, Messages
from scorecard.model.robustness import Robustness, Varied
from scorecard.problem import ScorecardError, echo


def make_guide(comparison: Comparison, options: GuideOptions | None = None, messages: Messages | None = None) -> Guide:
    """Return everything that a guide to a comparison shows.

    Args:
        comparison: the scorecards, in the order in which the guide shows them.
        options: what whoever publishes it chooses.
        messages: a reader's own catalogue, in place of the one that `options.lang` names.

    Raises:
        ScorecardError: when a language has no messages, or is no language tag.
    """
    options = options or GuideOptions()
    if not re.fullmatch(LANGUAGE, options.content_lang):
        msg = f"'{echo(options.content_lang)}' is no language tag such as es or pt-BR"
        raise ScorecardError(msg)
    words = words_of(options.lang, messages)
    lines = tuple(lines_of(comparison, words))
    return Guide(
        comparison=comparison,
        options=options,
        words=words,
        title=options.title or comparison.rubric.title,
        subjects=tuple(subject_views(comparison.cards, words)),
        lines=lines,
        criteria=tuple(criterion_views(comparison, lines, words)),
        saying=saying_of(comparison, _account(comparison, options), words),
        method=method_of(comparison, options, words),
        downloads=downloads_of(comparison, options),
    )


def _account(comparison: Comparison, options: GuideOptions) -> Robustness | None:
    """Return how far a comparison can be trusted; None where that was not asked for, or cannot be told."""
    if not options.draws or not comparison.cards[1:] or comparison.rubric.plugins:
        return None
    return robustness(comparison, Varied(draws=options.draws, seed=options.seed), in_short=True)
