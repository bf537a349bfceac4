"""A guide as a folder of pages: every link leads somewhere, and nothing else is replaced."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from hostile.documents import OTHER, RECORD, everywhere, naughty, record_with, rubric_with

from scorecard.guide.content import Download, Guide
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.site import file_name, is_site, site_files, write_site
from scorecard.problem import OutputError
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare

ADDRESSES = re.compile(r' (?:href|src)="([^"]*)"')
PLACES = re.compile(r' id="([^"]*)"')
OUT = re.compile(r"^https?:")
QUIET = GuideOptions(draws=0)


def guide_of(texts: tuple[str, ...], options: GuideOptions = QUIET) -> Guide:
    """Return a guide to two records with texts in their places."""
    return make_guide(compare(rubric_with(texts), (record_with(texts), record_with(texts, OTHER))), options)


PLAIN = everywhere("Some words")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return the files of a small site."""
    return site_files(guide_of(PLAIN))


def test_addresses_are_made_of_ids(files: dict[str, bytes]) -> None:
    """There is a page for all, one for each subject by its id, for each criterion by its path, and for the method."""
    inner = ("acts", "levels", "delay", "steps", "grouped", "nobody", "first", "second")
    assert {
        "index.html", "method.html", "subjects/arcadia.html", "subjects/borduria.html",
        *(f"criteria/books.inner.{name}.html" for name in inner),
        "guide.css", "guide.js", "data/comparison.csv", "data/comparison.json", "data/datapackage.zip",
        "site.json",
    } == files.keys()  # fmt: skip


@pytest.mark.parametrize("texts", [PLAIN, naughty(0), naughty(7)])
def test_every_link_leads_somewhere(texts: tuple[str, ...]) -> None:
    """Every address in every page is one of the site's files, from where the page stands, and has the place named."""
    files = site_files(guide_of(texts))
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    ways = {
        (path, address) for path, text in pages.items() for address in ADDRESSES.findall(text) if not OUT.match(address)
    }
    broken = set()
    for path, address in ways:
        file, _, place = address.partition("#")
        target = normpath(join(dirname(path), file)) if file else path
        if target not in files or (place and place not in PLACES.findall(pages[target])):
            broken.add((path, address))
    assert set() == broken
    assert len(ways) >= 100


def test_every_page_is_linked_to(files: dict[str, bytes]) -> None:
    """From the first page every other one is one step away."""
    links = {address.partition("#")[0] for address in ADDRESSES.findall(files["index.html"].decode())}
    assert set() == {path for path in files if path.endswith(".html")} - links - {"index.html"}


def test_no_place_has_two_of_one_name(files: dict[str, bytes]) -> None:
    """On no page do two places bear one name."""
    twice = {
        path
        for path, data in files.items()
        if path.endswith(".html") and len(found := PLACES.findall(data.decode())) != len(set(found))
    }
    assert set() == twice


def test_a_page_has_the_drawings_that_it_shows(files: dict[str, bytes]) -> None:
    """Every page but the first, which shows all, holds the drawings of its own marks and no others."""
    idle = {
        (path, name)
        for path, data in files.items()
        if path.endswith(".html")
        for name in re.findall(r'<symbol id="(i[0-9]+)"', data.decode())
        if path != "method.html" and f'href="#{name}"' not in data.decode()
    }
    assert set() == idle


def test_data_are_what_commands_print(files: dict[str, bytes]) -> None:
    """The files of data are the comparison as CSV and as JSON."""
    compared = guide_of(PLAIN).comparison
    expected = [render(compared, "csv").encode(), render(compared, "json").encode()]
    assert expected == [files["data/comparison.csv"], files["data/comparison.json"]]


def test_what_readers_can_save_is_a_file() -> None:
    """Another file of data that a guide holds is a file of the site; the comparison is not there twice."""
    held = (
        Download(name="comparison.csv.zip", media_type="application/zip", data=b"packed"),
        Download(name="datapackage.zip", media_type="application/zip", data=b"package"),
    )
    files = site_files(replace(guide_of(PLAIN), downloads=held))
    assert ["comparison.csv", "comparison.json", "datapackage.zip"] == sorted(
        path.removeprefix("data/") for path in files if path.startswith("data/")
    )
    assert b"package" == files["data/datapackage.zip"]
    assert 'href="data/datapackage.zip"' in files["method.html"].decode()


def test_a_site_without_script_has_none() -> None:
    """Without a script there is no file of one, and no page that asks for one."""
    files = site_files(guide_of(PLAIN, replace(QUIET, script=False)))
    asking = {path for path, data in files.items() if path.endswith(".html") and b"<script" in data}
    assert (False, set(), True) == (
        "guide.js" in files,
        asking,
        b"script-src &#39;none&#39;" in files["index.html"],
    )


def test_the_same_guide_is_the_same_bytes(files: dict[str, bytes]) -> None:
    """Made twice, a site is the same, file by file and byte by byte."""
    assert files == site_files(guide_of(PLAIN))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("arcadia", "arcadia"),
        ("sanctions.arms_limits", "sanctions.arms_limits"),
        ("con", "con-"),
        ("lpt1", "lpt1-"),
        ("nul.first", "nul-.first"),
        ("console", "console"),
        ("a" * 120, "a" * 120),
        ("a" * 121, "a" * 120 + "-e9615320128c"),
    ],
)
def test_names_of_files(name: str, expected: str) -> None:
    """Ids are names of files as they are, but for names that systems keep for devices and names too long for them."""
    assert expected == file_name(name)


def test_a_subject_called_like_a_device_has_a_page() -> None:
    """An id that some systems keep for a device has a page, and links lead to it."""
    named = record_with(PLAIN, {**RECORD, "subject": {**RECORD["subject"], "id": "con"}})
    files = site_files(make_guide(compare(rubric_with(PLAIN), (named,)), QUIET))
    assert "subjects/con-.html" in files
    assert b'href="subjects/con-.html#subject-con"' in files["index.html"]


def test_a_site_is_replaced_by_force_alone(tmp_path: Path) -> None:
    """A site that stands there is replaced with force, and a page that is no longer one of it is gone."""
    folder, guide = tmp_path / "site", guide_of(PLAIN)
    write_site(str(folder), guide)
    with pytest.raises(OutputError, match="site exists; use --force to replace it"):
        write_site(str(folder), guide)
    write_site(str(folder), replace(guide, options=replace(QUIET, script=False)), force=True)
    assert (False, True) == ((folder / "guide.js").exists(), is_site(str(folder)))


@pytest.mark.parametrize("extra", ["mine.txt", "subjects/mine.html", "deep/er/mine"])
def test_nothing_else_is_replaced(tmp_path: Path, extra: str) -> None:
    """A folder with a file that is no part of a site is left as it is, even by force."""
    folder, guide = tmp_path / "site", guide_of(PLAIN)
    write_site(str(folder), guide)
    (folder / extra).parent.mkdir(parents=True, exist_ok=True)
    (folder / extra).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="there are files in it that are no part of a site"):
        write_site(str(folder), guide, force=True)
    assert "mine" == (folder / extra).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", '{"format": "site/1"}', '{"format": "site/2", "files": {}}', '{"files": 3}', "[" * 100_000],
)
def test_what_lists_no_files_is_no_site(tmp_path: Path, manifest: str) -> None:
    """A folder whose list of files is none is no site."""
    (tmp_path / "site.json").write_text(manifest, encoding="utf-8")
    assert not is_site(str(tmp_path))


def test_the_list_of_files_is_whole(files: dict[str, bytes]) -> None:
    """The list names every file but itself."""
    assert sorted(files.keys() - {"site.json"}) == list(json.loads(files["site.json"])["files"])
