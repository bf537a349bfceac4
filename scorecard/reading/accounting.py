"""Whether a record says of every passage of its sources what became of it.

Why: what was left out cannot be seen in a record, and a choice of passages is where a careful coding goes wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from scorecard.model.record import Record
from scorecard.problem import Problem, Severity, echo
from scorecard.reading.archive import Archive, Quotation, quotations, where_found
from scorecard.reading.passages import Span, beginning, passages, untouched
from scorecard.source import Pointer

SHOWN = 5
"""Numbers of passages that a message names."""
_ROOT = Pointer()


def accounting_warnings(record: Record, archive: Archive) -> Iterator[Problem]:
    """Yield a warning for each source with passages that are neither coded nor listed as not coded.

    Only a record that quotes what it does not code says that it accounts for all; of another nothing is asked.
    """
    if not any(passage.quote for passage in record.not_coded):
        return
    found = defaultdict[str, list[Quotation]](list)
    for quotation in quotations(record):
        found[quotation.source].append(quotation)
    for name, source in record.sources.items():
        text = archive.text(source.sha256)
        left = untouched(passages(text), spans_of(found[name], text)) if text else []
        if left and text:
            yield _unaccounted(name, text, left)


def spans_of(found: Iterable[Quotation], text: str) -> Iterator[Span]:
    """Yield the parts of a source's text that quotations cover; what is not coded reaches to where it ends."""
    start = beginning(text)
    for quotation in found:
        first = where_found(quotation.after or quotation.words, text, start)
        last = where_found(quotation.words, text, first.start) if first else None
        if first:
            yield Span(first.start, last.end if last else first.end)


def _unaccounted(name: str, text: str, left: list[tuple[int, Span]]) -> Problem:
    numbers = ", ".join(str(number) for number, _ in left[:SHOWN]) + (" ..." if len(left) > SHOWN else "")
    first = left[0][1]
    begins = echo(" ".join(text[first.start : first.end].split()))
    return Problem(
        code="unaccounted-passage",
        message=(
            f"passages of '{echo(name)}' are neither coded nor listed under not_coded: {numbers}; "
            f"the first begins '{begins}'"
        ),
        pointer=_ROOT / "sources" / name,
        found=begins,
        hint="code what was done in them, or list them under not_coded with 'quote' and 'until'",
        severity=Severity.WARNING,
        on_key=True,
    )
