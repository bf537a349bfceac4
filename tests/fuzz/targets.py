"""What a fuzzer may do to the library: each target takes bytes, and fails on anything but a sound answer.

A target knows nothing of the fuzzer, so that what it finds is replayed by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from hostile.documents import everywhere
from hostile.test_writing import VIEWS, expected_views, views

from scorecard.dumping import dump_rubric
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.reading.document import RawDocument, parse_document
from scorecard.reading.load import codes, open_rubric, vocabulary
from scorecard.reading.manual import manual
from scorecard.reading.opening import open_as
from scorecard.reading.quick import UnsureError, quick_value
from scorecard.reading.review_record import record_warnings
from scorecard.reading.review_rubric import rubric_warnings
from scorecard.reading.words_used import word_problems
from scorecard.reading.yaml_tree import YamlTree
from scorecard.rendering.diagnostic import problems_as_text
from scorecard.rendering.problem_formats import PROBLEM_FORMATS
from scorecard.scoring.score import score
from scorecard.writing.dump import dump_record

NAME = "fuzzed.yaml"
MOST = 200
"""Characters of a text that is put into documents."""
EMPTY = Record.model_validate({"format": "record/1", "subject": {"id": "arcadia", "name": "Arcadia"}})
"""A record that says nothing."""


def bytes_to_rubric(data: bytes) -> None:
    """Read bytes as a rubric; one that is sound is scored, reviewed, written and read again as the same."""
    raw = _raw(data)
    rubric = _opened(open_rubric, raw) if raw else None
    if not isinstance(rubric, Rubric):
        return
    for problem in rubric_warnings(rubric):
        _drawn([problem.located(raw.sources)] if raw else [])
    _scored(rubric)
    again = open_rubric(parse_document(dump_rubric(rubric), NAME)).model
    assert rubric.fingerprint == again.fingerprint


def bytes_to_record(data: bytes) -> None:
    """Read bytes as a record; one that is sound is reviewed, written and read again as the same."""
    raw = _raw(data)
    record = _opened(partial(open_as, Record, between=_words), raw) if raw else None
    if isinstance(record, Record):
        assert all(problem.code for problem in record_warnings(record))
        again = open_as(Record, parse_document(dump_record(record), NAME)).model
        assert record == again


def _words(record: Record) -> list[Problem]:
    return list(word_problems(record, vocabulary(), codes()))


def _raw(data: bytes) -> RawDocument | None:
    """Return the document in the bytes, where both ways of reading agree."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    try:
        raw = parse_document(text, NAME)
    except DocumentError as error:
        _drawn(error.problems)
        return None
    _drawn(raw.problems)
    _ways_agree(text)
    return raw


def _ways_agree(text: str) -> None:
    try:
        quick = quick_value(text)
    except UnsureError:
        return
    tree = YamlTree(NAME)
    tree.fill(text)
    assert (repr(quick), []) == (repr(tree.value), tree.problems)


def _opened(opening: Callable[[RawDocument], object], raw: RawDocument) -> object:
    try:
        return getattr(opening(raw), "model", None)
    except DocumentError as error:
        _drawn(_each_somewhere(error.problems))
        return None


def _scored(rubric: Rubric) -> None:
    try:
        card = score(rubric, EMPTY)
    except DocumentError as error:
        _only_unscorable(error.problems)
        return
    for result in card.root.walk():
        assert result.lower is None or result.upper is None or result.lower <= result.upper


def _each_somewhere(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    assert problems
    assert all(problem.location for problem in problems)
    return problems


def _only_unscorable(problems: tuple[Problem, ...]) -> None:
    assert {problem.code for problem in problems} <= {"unfitted", "unknown-attribute"}


def _drawn(problems: Sequence[Problem]) -> None:
    """Draw problems for people, and now and then, as that takes longer, for programs."""
    assert isinstance(problems_as_text(problems), str)
    if len(problems) % 4 == 1 and problems[0].location and problems[0].location.column % 8 == 1:
        assert all(isinstance(draw(problems, manual().codes), str) for draw in PROBLEM_FORMATS.values())


def record_to_renderers(data: bytes) -> None:
    """Put a text into every place of a rubric and a record; what a reader sees changes in that text alone.

    The first byte picks the format that is looked at, as all of them take long.
    """
    text = data[1:].decode("utf-8", "ignore")[:MOST]
    if not text.strip():
        return
    view = tuple(VIEWS)[data[0] % len(VIEWS)]
    texts = everywhere(text)
    assert expected_views(view, texts) == views(view, texts)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "rubric": bytes_to_rubric,
    "record": bytes_to_record,
    "renderers": record_to_renderers,
}
"""Every target by its name."""
