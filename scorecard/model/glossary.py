"""What every word of a closed list means, in a line: editors show it beside the word, and the schemas carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from scorecard.model import words

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Stage": {
        "stated": "Words only: a position was made known.",
        "engaged": "Effort was spent on others, as by proposing, pressing or helping; nothing is settled yet.",
        "committed": "A signature, law, order or vote binds; it may remain on paper.",
        "carried_out": "What was promised is reported as done, paid, set up or in use.",
    },
    "Direction": {
        "advances": "Moves what the theme's definition describes.",
        "sets_back": "Moves it the other way.",
        "mixed": "Does both; it counts half on each side.",
    },
    "SourceKind": {
        "self_reported": "The subject speaks of itself.",
        "official_act": "The act itself, as issued: a law, an order, a contract.",
        "oversight": "A body that oversees the subject, such as a court of auditors.",
        "independent": "Anyone else who does not answer to the subject.",
    },
    "Instrument": {
        "statement": "A written or spoken statement.",
        "speech": "A speech.",
        "report": "A report that was published.",
        "diplomacy": "Contact with other governments.",
        "negotiation": "Talks towards an agreement.",
        "agreement": "An agreement that is no treaty.",
        "treaty": "A treaty.",
        "legislation": "A law, or a bill.",
        "executive_order": "An order of the executive.",
        "memorandum": "A memorandum to those who carry out.",
        "proclamation": "A proclamation.",
        "regulation": "A rule with the force of law.",
        "guidance": "Advice that does not bind in law.",
        "funding": "Money given or promised.",
        "program": "A programme.",
        "institution": "A body that was set up, changed or closed.",
        "resolution": "A resolution of an assembly or council.",
        "vote": "A vote that was cast.",
        "sanction": "A sanction, or its end.",
        "designation": "Putting a person, group or place on a list with legal effect, or taking it off.",
        "award": "An honour or a prize.",
        "military": "The use, posting or withdrawal of forces.",
        "litigation": "Going to court, or a step there.",
        "veto": "A veto.",
        "other": "Anything else.",
    },
    "State": {
        "in_force": "It holds, or its effect lasts.",
        "pending": "Done, and not yet in effect.",
        "enjoined": "A court has stopped it.",
        "reversed": "Those who did it undid it.",
        "superseded": "Another act took its place.",
        "expired": "Its time ran out and it was not renewed.",
        "overridden": "Another branch undid it, as a veto is overridden.",
    },
    "NotCodedReason": {
        "no_act": "The passage reports nothing that was done.",
        "outside_rubric": "It bears on no theme of the vocabulary.",
        "outside_term": "It happened outside the subject's terms.",
        "not_attributable": "Somebody else did it.",
        "repeats": "It repeats what another passage says.",
        "not_dated": "It cannot be placed in time.",
        "context": "It explains or introduces.",
    },
    "Take": {
        "first": "The first coder's.",
        "second": "The second coder's.",
        "both": "Both: what was taken for one action is two.",
        "neither": "Neither: it is no action, and its passages are listed as not coded.",
        "own": "The adjudicator's own, which the decision states where the coders differ.",
    },
    "ReplyStatus": {
        "not_asked": "The subject was not asked.",
        "asked": "It was asked and has not answered.",
        "received": "It answered.",
        "declined": "It said that it would not answer.",
    },
    "Method": {
        "mean": "The weighted arithmetic mean.",
        "geometric": "The weighted geometric mean: a very low value pulls more than a high one lifts.",
        "harmonic": "The weighted harmonic mean; 0 if any value is 0.",
        "power": "The power mean with the exponent p, as {power: -2}.",
        "min": "The lowest value.",
        "max": "The highest value.",
        "median": "The middle value.",
        "product": "The product of the values.",
        "sum": "The sum of points, out of full marks.",
        "custom": "A way that an installed package registers, by its name, as {custom: trimmed_mean}.",
    },
    "Missing": {
        "exclude": "It leaves the sum, and the others count for more.",
        "worst": "It counts as the worst.",
        "best": "It counts as the best.",
        "withhold": "There is no score while it is unknown.",
    },
    "Net": {
        "balance": "(1 + F - A) / 2: one half is no net movement.",
        "discount": "F (1 - A): what sets back takes a share of what advances.",
        "ignore": "F: what sets back does not count.",
    },
    "CombineMethod": {
        "top": "The mean of the n best, as {top: 2}; empty places are 0.",
        "best": "The best.",
        "mean": "The mean of all.",
        "accumulate": "1 - product of (1 - points): every act adds something.",
    },
    "GroupMethod": {
        "least": "The lowest group's value.",
        "equality": "1 - (largest - smallest): how alike the groups fare.",
    },
    "Curve": {"linear": "In equal steps.", "log": "By the logarithm: equal ratios are worth alike."},
    "Cap": {
        "both": "At both goalposts.",
        "worst": "At the worst; beyond the best it goes on.",
        "best": "At the best; beyond the worst it goes on.",
        "none": "Nowhere.",
    },
    "Better": {"more": "More is better.", "less": "Less is better."},
    "FitMethod": {
        "min_max": "The lowest and the highest number.",
        "percentiles": "The numbers at two shares of the records.",
        "deviation": "So many standard deviations either way of the mean.",
    },
    "RoundingMode": {
        "half_up": "To the nearest; a half goes away from zero.",
        "half_even": "To the nearest; a half goes to the even digit.",
        "down": "Towards zero.",
    },
    "Role": {
        "ordinary": "It is aggregated with its siblings.",
        "penalty": "It is subtracted from what its ordinary siblings come to.",
        "bonus": "It is added to what its ordinary siblings come to.",
    },
    "Use": {"score": "Their scores.", "band": "The values of their bands."},
    "RankOn": {"exact": "By exact scores.", "rounded": "By scores as they are shown."},
    "First": {"best": "The best score has rank 1.", "worst": "The worst score has rank 1."},
    "Ties": {
        "min": "Equal scores share the best of their places.",
        "dense": "The same, and the next rank follows without a gap.",
        "average": "Equal scores have the mean of their places.",
    },
    "InputKind": {
        "rubric": "The rubric by which the records are judged.",
        "extended": "A rubric that it extends, or that such a one extends.",
        "relations": "A classification of targets into groups.",
        "themes": "The vocabulary of themes.",
        "record": "The record of one subject.",
    },
    "OutputFormat": {
        "text": "Plain text.",
        "markdown": "Markdown.",
        "html": "A web page.",
        "latex": "LaTeX.",
        "csv": "Comma-separated values that lose nothing.",
        "csv-excel": "The same, safe to open in a spreadsheet.",
        "json": "JSON with exact numbers and the documents.",
        "guide": "The page for readers, with the evidence for every mark.",
    },
    "WritingDirection": {"ltr": "From left to right.", "rtl": "From right to left."},
    "PluralRule": {
        "one_other": "1 takes the form one, as in English and Spanish.",
        "zero_one_other": "0 and 1 take the form one, as in French.",
        "other": "No number has a form of its own, as in Japanese.",
    },
}
"""What each word means, by the name of its list in `words`."""
REASONS: Mapping[str, str] = {
    "not_applicable": "It does not apply: it leaves the denominator.",
    "not_assessed": "Nobody has looked yet: unknown.",
    "not_found": "Somebody looked and did not find out: unknown.",
}
"""What the reasons mean that stand for a value on every scale."""
_BY_WORDS = {get_args(getattr(words, name)): meanings for name, meanings in MEANINGS.items()}


def meanings_of(listed: Sequence[object]) -> tuple[str, ...]:
    """Return what the words of a list mean, in its order; nothing for what is none of the lists."""
    return tuple(_BY_WORDS.get(tuple(listed), {}).values())
