"""Where a fuzzer starts: small documents of every kind, and the words that they are made of."""

from __future__ import annotations

from scorecard.reading.manual import manual
from scorecard.reading.schema import schema_of

EXAMPLES = [
    text.encode()
    for entry in manual().codes.values()
    for files in (entry.bad, entry.good)
    for name, text in files.items()
    if name.endswith(".yaml")
]
"""The bad and the good examples of every problem code."""
SEEDS = {
    "rubric": sorted({text for text in EXAMPLES if b"rubric/1" in text}),
    "record": sorted({text for text in EXAMPLES if b"record/1" in text}),
    "renderers": [
        bytes(range(256)),
        b"<b>|&_$#%{}[x]*",
        "\u00c9lys\u00e9e \U0001f389 \u05d0\u05d1".encode(),
        b"=1+1\na\nb",
    ],
}
"""Inputs to start from, for each target."""


def _keys(kind: str) -> set[str]:
    parts = schema_of(kind)["$defs"].values()
    return {key for part in parts for key in part.get("properties", {}) if key.isidentifier()}


MARKS = ("1.10", "53/60", "1e3", "- ", ": ", "{", "}", "[", "]", "&a", "*a", "<<", "!!", "|", ">-", "%", "\\\\u202e")
DICTIONARY = [*sorted(_keys("rubric") | _keys("record")), *MARKS]
"""What is put into inputs here and there."""
