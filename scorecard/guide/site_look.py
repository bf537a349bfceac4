"""What the templates ask for of one page of a site, where that differs from a guide that is one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecard.guide.act_places import ActPlace
from scorecard.guide.assets import File
from scorecard.guide.look import Look
from scorecard.guide.subjects import SubjectView

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
STILL_POLICY = POLICY.replace("script-src 'self'", "script-src 'none'")
"""The same for pages without a script."""


@dataclass(frozen=True, kw_only=True)
class SiteLook(Look):
    """What the templates of one page of a site ask for; its `guide` holds what this page shows."""

    whole: Look
    """Of the guide in full."""
    heading: str
    """What the page is about; empty for the first page."""
    root: str
    """The way from the page's folder to the folder of the site: empty, or `../`."""
    sections: tuple[str, ...]
    """Names of the templates of its sections."""
    data_files: tuple[File, ...]

    @property
    def policy(self) -> str:
        """The content security policy: only the site's own style and script."""
        return POLICY if self.script else STILL_POLICY

    @cached_property
    def script(self) -> str:
        """The text of the one script; empty where the site has none."""
        return self.whole.script

    @cached_property
    def data(self) -> dict[str, object]:
        """What the script reads; what it scores again with is on the first page only, where the sliders are."""
        return self.whole.data if not self.heading else {**self.whole.data, "rescoring": None}

    @property
    def contents(self) -> Iterator[tuple[str, str]]:
        """Yield the anchor of each section with the key of its name; there are always data."""
        yield from ((anchor, key) for anchor, key in self.whole.contents if anchor != "downloads")
        yield "downloads", "page.downloads"

    @property
    def act_places(self) -> Mapping[tuple[str, str], ActPlace]:
        """Where each act is written out, by the ids of its subject and its own; found once, for all pages."""
        return self.whole.act_places

    @property
    def files(self) -> Iterator[File]:
        """Yield the files of data."""
        return iter(self.data_files)

    def bars(self, subject: SubjectView) -> str:
        """Return what each part adds to a subject's score on the whole, on the axis that all subjects share."""
        return self.whole.bars(subject)
