"""A look at an edition laid out: whether it holds, and each thing that is not as its manifest says."""

from __future__ import annotations

from scorecard.model.verified import Fault, Verified
from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.words import whole

FAULTS: dict[Fault, str] = {
    "changed": "changed: another SHA-256 than the manifest says",
    "missing": "missing: it cannot be read",
    "extra": "extra: the manifest does not name it",
    "not_as_said": "not as the manifest says",
    "not_made": "no outputs can be made from the inputs",
    "made_otherwise": "this library makes it otherwise",
}
"""How a fault is called."""


def verified_page(verified: Verified) -> Page:
    """Return the page of a look at an edition."""
    blocks: list[Block] = [
        Prose(_versions(verified), "Library"),
        Prose(_verdict(verified), "Verdict"),
    ]
    if verified.findings:
        rows = tuple(Row(each.file, (Cell.of(FAULTS[each.fault]), Cell.of(each.detail))) for each in verified.findings)
        blocks.append(Table("What is not as the manifest says", ("File", "What", "More"), rows))
    return Page(f"Edition {verified.edition.name}", tuple(blocks))


def _versions(verified: Verified) -> str:
    if verified.library == verified.edition.library:
        return f"scorecard {verified.library}, the version that made the edition."
    return f"scorecard {verified.edition.library} made the edition; this is scorecard {verified.library}."


def _verdict(verified: Verified) -> str:
    inputs, outputs = (whole(len(files)) for files in (verified.edition.inputs, verified.edition.outputs))
    if verified.holds:
        return f"All {inputs} inputs are those of the manifest, and all {outputs} outputs are made again byte for byte."
    if not verified.made_again:
        return "The outputs cannot be made again from these inputs; each file is checked by its hash alone."
    otherwise = sum(1 for each in verified.findings if each.fault == "made_otherwise")
    again = whole(len(verified.edition.outputs) - otherwise)
    return f"All {inputs} inputs are those of the manifest, and they make {again} of {outputs} outputs byte for byte."
