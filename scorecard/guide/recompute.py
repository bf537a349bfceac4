"""How to make a guide again: the files that it was made from, and what to type."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.guide.options import GuideOptions
from scorecard.guide.words import LANGUAGES, Words
from scorecard.model.comparison import Comparison
from scorecard.model.rubric import Rubric
from scorecard.reading.catalogue import bundled
from scorecard.reading.files import hash_of
from scorecard.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that the guide was made from."""

    kind_word: str
    id: str
    sha256: str
    """Of the file's bytes; empty where it was built in Python."""


def inputs_of(comparison: Comparison, words: Words) -> Iterator[Input]:
    """Yield each file once, those of the rubric first."""
    rubric, records = comparison.rubric, [card.record for card in comparison.cards]
    seen: set[tuple[str, str]] = set()
    for origin in (*rubric.origins, *(each for record in records for each in record.origins)):
        if (origin.kind, origin.id) not in seen:
            seen.add((origin.kind, origin.id))
            yield Input(kind_word=words(f"input.{origin.kind}"), id=origin.id, sha256=origin.sha256)


def commands_of(comparison: Comparison, options: GuideOptions, words: Words) -> Iterator[str]:
    """Yield what to type; records and files of the publisher's own stand as names to fill in."""
    library = comparison.edition.library if comparison.edition else VERSION
    yield f"pip install policy-scorecard=={library}"
    default = GuideOptions()
    rubric = comparison.rubric
    given = {
        "--rubric": f"{rubric.id}@{rubric.version.partition('.')[0]}" if is_bundled(rubric) else "RUBRIC",
        "--window": comparison.window.text if comparison.window else "",
        "--title": options.title,
        "--organisation": options.organisation,
        "--date": comparison.edition.date if comparison.edition else "",
        "--lang": "" if words.lang == default.lang or words.lang not in LANGUAGES else words.lang,
        "--messages": "" if words.lang in LANGUAGES else f"messages.{words.lang}.json",
        "--content-lang": "" if options.content_lang == default.content_lang else options.content_lang,
        "--theme": "theme.css" if options.theme else "",
        "--draws": "" if options.draws == default.draws else str(options.draws),
    }
    chosen = [text for name, value in given.items() if value for text in (name, shlex.quote(value))]
    script = [] if options.script else ["--no-script"]
    yield " ".join(["scorecard guide RECORDS", *chosen, *script, "-o guide.html"])


def fill_in(rubric: Rubric, words: Words) -> str:
    """Return what to put in place of the names that stand for the publisher's own files."""
    if is_bundled(rubric):
        return words("method.fill_in")
    return words("method.fill_in_rubric", rubric=f"{rubric.id} {rubric.version}")


def is_bundled(rubric: Rubric) -> bool:
    """Tell whether a rubric is one that comes with the library, byte for byte, so that its name is enough."""
    file = bundled(rubric.id)
    return file.is_file() and hash_of(file.read_bytes()) in {each.sha256 for each in rubric.origins}
