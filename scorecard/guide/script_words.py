"""What the page's script says, in the guide's language."""

from __future__ import annotations

from scorecard.guide.words import Words

KEYS = (
    "number.of",
    "script.address",
    "script.as_given",
    "script.ascending",
    "script.changed",
    "script.changed.label",
    "script.copied",
    "script.copy",
    "script.copy_yourself",
    "script.could_be",
    "script.descending",
    "script.difference",
    "script.ignored",
    "script.inner",
    "script.is_as_given",
    "script.no_sliders",
    "script.notice",
    "script.own",
    "script.own.about",
    "script.published",
    "script.published_score",
    "script.reason.all_zero",
    "script.reason.fixed",
    "script.reason.negative",
    "script.reason.no_number",
    "script.reason.no_sliders",
    "script.reason.too_large",
    "script.reason.too_long",
    "script.reason.unknown_name",
    "script.restore",
    "script.restored",
    "script.sort",
    "script.subject",
    "script.unchanged",
    "script.updated",
    "script.whole",
    "script.your_score",
    "script.yours",
)
"""Names of the messages; their places are filled by the script."""


def script_words(words: Words) -> dict[str, str]:
    """Return the messages of the script with their places open."""
    sources = (words.messages.messages, words.english.messages)
    return {key: next(source[key].other for source in sources if key in source) for key in KEYS}
