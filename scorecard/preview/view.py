"""What the page shows: a rubric, a scorecard or a comparison; or, while there are problems, the problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scorecard.model.record import Record
from scorecard.model.renderable import Renderable
from scorecard.problem import DocumentError, Problem, ScorecardError, visible
from scorecard.reading import catalogue
from scorecard.reading.check import opened_alone
from scorecard.reading.document import read_document
from scorecard.reading.files import documents_in, is_file, is_table
from scorecard.reading.load import load_records, load_rubric
from scorecard.reading.opening import FORMATS
from scorecard.rendering.diagnostic import problems_as_text
from scorecard.rendering.render import render
from scorecard.rendering.whole_page import faults_as_html, in_scrollers
from scorecard.scoring.compare import compare
from scorecard.scoring.score import score


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown."""

    paths: tuple[str, ...]
    """A rubric and records under it; records only, where they are not the rubric's."""
    rubric: str
    """Name or path of the rubric of records that are given without one."""
    detail: bool = False
    """Whether a comparison shows the criteria."""
    mapping: str | None = None
    """Path of the mapping by which tables are read as records; None where there are none."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files, folders and patterns that are given, without names of bundled rubrics."""
        return tuple(path for path in self._named if not _is_bundled(path))

    @property
    def bundled(self) -> tuple[str, ...]:
        """The names of bundled rubrics that are given, with the versions that are asked for."""
        return tuple(path for path in self._named if _is_bundled(path))

    @property
    def _named(self) -> tuple[str, ...]:
        return (*self.paths, self.rubric, *([self.mapping] if self.mapping else []))

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of all files involved: what a rubric extends or names stands beside it, or is bundled."""
        files = [Path(file) for path in self.files for file in (path, *self._documents(path))]
        places = [path if path.is_dir() else path.parent for each in files for path in (each, each.resolve())]
        found = {str(place.resolve()) for place in places if place.is_dir()}
        return tuple(sorted({*found, str(catalogue.folder())}))

    def documents(self, path: str) -> list[str]:
        """Return the documents, and tables where there is a mapping, that a path stands for.

        Raises:
            DocumentError: when there is nothing there.
        """
        return documents_in(path, with_tables=self.mapping is not None)

    def _documents(self, path: str) -> list[str]:
        try:
            return self.documents(path)
        except DocumentError:
            return []


def _is_bundled(path: str) -> bool:
    return not is_file(path) and path.partition("@")[0] in catalogue.names()


def fragment(asked: Asked) -> str:
    """Return the inside of the page; whatever is wrong becomes text of it."""
    try:
        return in_scrollers(render(_result(asked), "html", detail=asked.detail))
    except DocumentError as error:
        return faults_as_html(problems_as_text(error.problems))
    except ScorecardError as error:
        return faults_as_html(f"scorecard: {visible(str(error))}\n")
    except Exception as error:  # noqa: BLE001  # a bug must not end the preview, and is shown as the terminal shows it
        return faults_as_html(f"scorecard: this is a bug in scorecard: {type(error).__name__}: {visible(str(error))}\n")


def _result(asked: Asked) -> Renderable:
    """Return what is asked for, read anew."""
    first, *rest = asked.paths
    own = _is_rubric(first, with_tables=asked.mapping is not None)
    rubric = load_rubric(first if own else asked.rubric)
    paths = rest if own else asked.paths
    if not paths:
        return rubric
    records: list[Record] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            records += load_records(path, rubric=rubric, mapping=asked.mapping)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return score(rubric, records[0]) if len(records) == 1 else compare(rubric, records)


def _is_rubric(path: str, *, with_tables: bool) -> bool:
    """Tell whether a file says that it is a rubric; a folder or a pattern stands for records.

    Raises:
        DocumentError: when it says of no kind of document that it is one, as a check says that.
    """
    if not is_file(path):
        return _is_bundled(path)
    if with_tables and is_table(path):
        return False
    raw = read_document(path)
    form = raw.value.get("format") if isinstance(raw.value, dict) else None
    if not isinstance(form, str) or form not in FORMATS:
        opened_alone(raw)
    return form == "rubric/1"
