"""The page as a whole: what it carries, what it lets in, and where its links lead."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

import scorecard as sc
from scorecard.guide.content import Download, Guide
from scorecard.guide.make import make_guide
from scorecard.guide.options import GuideOptions
from scorecard.guide.page import guide_html

RECORDS = Path("examples/records")


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return a guide to two records."""
    compared = sc.compare(sc.load_rubric("democracy"), sc.load_records(RECORDS)[:2])
    return make_guide(compared, GuideOptions(draws=0, content_lang="en"))


@pytest.fixture(scope="module")
def page(guide: Guide) -> str:
    """Return its page."""
    return guide_html(guide)


def under(guide: Guide, options: GuideOptions) -> str:
    """Return the page of a guide under other options."""
    return guide_html(replace(guide, options=options))


def hashed(text: str) -> str:
    """Return the hash of a text as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy_in(page: str) -> dict[str, str]:
    """Return the directives of a page's policy by their names."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    return dict(part.split(" ", 1) for part in unescape(found[1]).split("; "))


def test_nothing_is_let_in_but_the_page_s_own_style_and_script(page: str) -> None:
    """The policy names the hashes of the one style and the one script, and lets in nothing from elsewhere."""
    style, script = (re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("style", "script"))
    expected = {
        "default-src": "'none'",
        "style-src": hashed(style[0]),
        "script-src": hashed(script[0]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert (1, 1, expected) == (len(style), len(script), policy_in(page))


def test_no_style_stands_in_an_element(page: str) -> None:
    """No element has a style or a handler of its own, which the policy would not let through."""
    assert [] == re.findall(r"<[a-z][^>]*\s(?:style|on[a-z]+)=[^>]*>", page)


def test_without_a_script_nothing_promises_one(guide: Guide) -> None:
    """The page without its script has no script, no button, no field, and no place for own weights."""
    page = under(guide, GuideOptions(script=False))
    assert ([], "'none'") == (
        re.findall(r"<(?:script|button|input)|id=\"weights\"", page),
        policy_in(page)["script-src"],
    )


def test_ids_are_unique(page: str) -> None:
    """No two elements share an id."""
    assert [] == [name for name, count in Counter(re.findall(r'\sid="([^"]*)"', page)).items() if count > 1]


def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    """What links, drawings and labels name is in the page."""
    named = set(re.findall(r'href="#([^"]*)"', page))
    named |= {name for names in re.findall(r'aria-labelledby="([^"]*)"', page) for name in names.split()}
    assert set() == named - set(re.findall(r'\sid="([^"]*)"', page))


def test_each_act_is_written_out_once(page: str, guide: Guide) -> None:
    """An act has one place in the page, however many criteria count it."""
    acts = {(account.subject, act.id) for view in guide.criteria for account in view.accounts for act in account.acts}
    assert sorted(f"act-{subject}-{name}" for subject, name in acts) == sorted(re.findall(r'id="(act-[^"]*)"', page))


def test_headings_leave_out_no_level(page: str) -> None:
    """Headings begin with the title, and each is at most one level below the one before it."""
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert (1, 1) == (levels[0], levels.count(1))
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_scores_are_sorted_by_their_values(page: str, guide: Guide) -> None:
    """Each cell with a score bears its number to six decimals; one without bears none, so that it sorts last."""
    scores = [mark.score for line in guide.lines for mark in line.marks if mark.score is not None]
    values = [float(value) for value in re.findall(r'data-v="([^"]*)"', page)]
    assert [round(float(score), 6) for score in scores] == pytest.approx(values, abs=1e-6)


def test_a_theme_is_set_after_the_page_s_own_style(guide: Guide) -> None:
    """Variables of a theme stand in the style, at the root."""
    style = re.findall(
        r"<style>(.*?)</style>", under(guide, GuideOptions(theme="--guide-accent: #123456;")), re.DOTALL
    )[0]
    assert style.endswith(":root {\n--guide-accent: #123456;\n}\n")


def test_every_variable_of_a_theme_is_documented() -> None:
    """The page about guides lists each variable that the style reads, and no other."""
    style = Path("scorecard/guide/static/guide.css").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `--guide-.*", Path("docs/guide.md").read_text(encoding="utf-8"))
    listed = {name for row in rows for name in re.findall(r"`(--guide-[a-z-]+)`", row)}
    assert listed == set(re.findall(r"var\((--guide-[a-z-]+)", style))


def test_documents_in_another_language_are_marked_up(guide: Guide) -> None:
    """What documents say bears its language where that is not the page's."""
    marked = under(guide, GuideOptions(content_lang="fr"))
    assert (True, False) == ('<bdi lang="fr">' in marked, "<bdi>Rights at the centre of diplomacy" in marked)


def test_files_are_in_the_page(guide: Guide) -> None:
    """A file to save is within the page, byte for byte."""
    data = b"subject,score\n\xc3\xa9,1\n"
    made = guide_html(replace(guide, downloads=(Download(name="scores.csv", media_type="text/csv", data=data),)))
    found = re.search(r'<a download="scores.csv" href="data:text/csv;base64,([^"]*)">', made)
    assert found
    assert data == b64decode(found[1])


def test_a_page_asks_nothing_of_the_network(page: str) -> None:
    """Every address but those of sources, which a reader may follow, is within the page."""
    elsewhere = re.findall(r"<(?!a\s)[a-z]+\s[^>]*(?:src|href)=\"(?!#)[^\"]*\"", page)
    assert [] == elsewhere
