"""A guide as a folder of pages with stable addresses, for sets that would make one page too long.

Each page has the sections of the one page, by the same templates. A link to a place on another page gets the way there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scorecard.guide.assets import File
from scorecard.guide.content import Guide
from scorecard.guide.filling import environment
from scorecard.guide.look import Look
from scorecard.guide.site_look import SiteLook
from scorecard.guide.subjects import SubjectView
from scorecard.rendering.render import render
from scorecard.version import VERSION
from scorecard.writing.folder import write_folder

MANIFEST = "site.json"
"""Lists the files of a site, so that it can be told from a folder that holds anything else."""
LONGEST = 120
"""Characters of an id that are kept in the name of a file."""
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)
"""Names that some systems keep for devices, whatever ending follows."""
LINK = re.compile(r'href="#([^"]+)"')
PLACE = re.compile(r' id="([^"]+)"')
"""In our own markup: in texts, quotation marks are escaped."""
FIRST = ("reading", "overview", "plots", "site_lists", "saying")


def site_files(guide: Guide) -> dict[str, bytes]:
    """Return all files of a site by their paths in its folder; the list of them is the last.

    The pages are `index.html`, `subjects/ID.html`, `criteria/PATH.html` and `method.html`; see `file_name` for ids that
    do not stand in the name of a file as they are. All links between them are relative.
    """
    data = {f"data/{name}": content for name, content in _data(guide)}
    looks = dict(_pages(guide, tuple(File(name=path[5:], address=path, bytes=len(data[path])) for path in data)))
    pages = {path: _filled(look) for path, look in looks.items()}
    files = {path: text.encode("utf-8") for path, text in _linked(pages).items()}
    whole = Look(guide)
    files["guide.css"] = whole.style.encode("utf-8")
    if whole.script:
        files["guide.js"] = whole.script.encode("utf-8")
    files |= data
    return {**files, MANIFEST: _manifest(files)}


def write_site(folder: str, guide: Guide, *, force: bool = False) -> None:
    """Write a site's folder, whole or not at all.

    Raises:
        OutputError: when there is something there and `force` is false, or it is no site and nothing else.
    """
    write_folder(folder, site_files(guide), force=force, may_replace=is_site, kind="a site")


def is_site(folder: str) -> bool:
    """Tell whether a folder holds a site, and no file that is no part of it."""
    root = Path(folder)
    try:
        listed = json.loads((root / MANIFEST).read_bytes())
        names = {MANIFEST, *listed["files"]} if listed["format"] == "site/1" else set()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False
    found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_symlink() or not path.is_dir()}
    return found <= names


def file_name(name: str) -> str:
    """Return the name of the file of a subject's id or a criterion's path, without its ending.

    Ids have no hyphen, so that what is added after one never makes the name of another id.
    """
    if len(name) > LONGEST:
        return f"{name[:LONGEST]}-{sha256(name.encode()).hexdigest()[:12]}"
    return f"{name}-" if name in DEVICES else _with_safe_start(name)


def _with_safe_start(name: str) -> str:
    start, dot, rest = name.partition(".")
    return f"{start}-{dot}{rest}" if dot and start in DEVICES else name


def _pages(guide: Guide, files: tuple[File, ...]) -> Iterator[tuple[str, SiteLook]]:
    """Yield each page's path and what its templates ask for."""
    whole, words = Look(guide), guide.words

    def page(heading: str, root: str, sections: tuple[str, ...], shown: Guide) -> SiteLook:
        names = tuple(f"{name}.html.j2" for name in sections)
        return SiteLook(shown, whole=whole, heading=heading, root=root, sections=names, data_files=files)

    yield "index.html", page("", "", FIRST, guide)
    method = replace(guide, lines=(guide.whole,))
    yield "method.html", page(words("page.method"), "", ("method", "downloads"), method)
    for subject in guide.subjects:
        yield (
            f"subjects/{file_name(subject.id)}.html",
            page(subject.name, "../", ("subjects",), _of_one(guide, subject)),
        )
    for view in guide.criteria:
        shown = replace(guide, criteria=(view,), lines=(view.line,))
        yield f"criteria/{file_name(view.line.path)}.html", page(view.line.title, "../", ("criteria",), shown)


def _of_one(guide: Guide, subject: SubjectView) -> Guide:
    """Return a guide with one subject, and with its marks alone."""
    lines = tuple(replace(line, marks=(line.marks[subject.place],)) for line in (*guide.outermost, guide.whole))
    return replace(guide, subjects=(replace(subject, place=0),), lines=lines)


def _filled(look: SiteLook) -> str:
    return environment().get_template("site.html.j2").render(guide=look.guide, words=look.guide.words, page=look)


def _linked(pages: Mapping[str, str]) -> dict[str, str]:
    """Return the pages with the way to another page in each link to a place that is not on the same one."""
    places = {path: set(PLACE.findall(text)) for path, text in pages.items()}
    # The first page that has a place keeps it: sections of the first page are meant, not their like on another.
    owners = {place: path for path in reversed(tuple(pages)) for place in places[path]}

    def linked(path: str) -> str:
        up = "../" * path.count("/")

        def way(found: re.Match[str]) -> str:
            place = found[1]
            return found[0] if place in places[path] else f'href="{up}{owners[place]}#{place}"'

        return LINK.sub(way, pages[path])

    return {path: linked(path) for path in pages}


def _data(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """Yield the files of data: the scores as CSV and all as JSON, as they are, and what else readers can save."""
    yield "comparison.csv", render(guide.comparison, "csv").encode("utf-8")
    yield "comparison.json", render(guide.comparison, "json").encode("utf-8")
    for file in guide.downloads:
        if not file.name.startswith(("comparison.", "scores.")):
            yield file.name, file.data


def _manifest(files: Mapping[str, bytes]) -> bytes:
    listed = {path: sha256(files[path]).hexdigest() for path in sorted(files)}
    return (json.dumps({"format": "site/1", "library": VERSION, "files": listed}, indent=2) + "\n").encode("utf-8")
