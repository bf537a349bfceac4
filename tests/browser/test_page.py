"""The page of a guide in a browser: nothing is asked for, nothing overflows, and everybody can read and use it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from browser.guides import GUIDES, OPEN_ALL, guide_called, page_of
from browser.harness import Browser, Fault, Heard, Look, Page
from browser.links import missed_by

WIDE, MIDDLE, PHONE = Look(), Look(width=768, height=1024), Look(width=360, height=740)
DARK, PAPER, STILL = Look(dark=True), Look(print=True), Look(script=False)
FORCED, FORCED_DARK = Look(forced_colors=True), Look(forced_colors=True, dark=True)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NAMES = "[...document.querySelectorAll('#scores tbody tr')].map((row) => row.dataset.p)"
VALUES = """[...document.querySelectorAll('#scores tbody tr')]
    .filter((row) => row.dataset.p && !row.dataset.p.includes('.')).map((row) => row.cells[1].dataset.v ?? null)"""
FOCUS = "document.activeElement === document.body ? null : document.activeElement.matches(':focus-visible')"
MARK_ALL = """(() => {
    const all = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
        .filter((each) => each.checkVisibility({contentVisibilityAuto: false, visibilityProperty: true}));
    all.forEach((each, place) => (each.dataset.place = place));
    return all.length;
})()"""
PLACE = "document.activeElement.dataset.place ?? null"
OUTLINE = """(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
})()"""
ABOVE_THE_SCREEN = "window.scrollTo(0, document.querySelector('#scores tbody:last-of-type').offsetTop)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for pages, with a blank in its name."""
    return tmp_path_factory.mktemp("guides to read")


def faults(page: Page, look: Look) -> list[Fault]:
    """Return what axe-core finds in a page with everything open; on paper nothing is touched, so no target is small."""
    page.evaluate(OPEN_ALL)
    return [fault for fault in page.check().violations if not (look.print and fault.rule == "target-size")]


def shown(found: list[Fault]) -> str:
    """Return what a failed test prints."""
    return "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("name", "look"),
    [
        *(("small", look) for look in (WIDE, MIDDLE, PHONE, DARK, PAPER, STILL, FORCED, FORCED_DARK)),
        *((name, look) for name in ("small_es", "small_rtl", "small_still", "naughty") for look in (WIDE, PHONE)),
        ("small_rtl", PAPER),
        ("naughty", PAPER),
    ],
)
def test_no_rule_of_accessibility_is_broken(browser: Browser, folder: Path, name: str, look: Look) -> None:
    """However it is looked at, axe-core finds nothing, the page is silent, asks for nothing, and fits its window."""
    path = page_of(name, folder)
    with browser.open(path, look) as page:
        assert "" == shown(faults(page, look))
        assert (Heard(requests=(path.as_uri(),)), 0) == (page.heard(), page.evaluate(TOO_WIDE))


def test_the_example_breaks_no_rule(browser: Browser, folder: Path) -> None:
    """The guide to the example records, in full, with everything open, breaks no rule either."""
    with browser.open(page_of("example", folder)) as page:
        assert "" == shown(faults(page, WIDE))


@pytest.mark.parametrize("look", [WIDE, MIDDLE, PHONE, DARK, STILL, FORCED])
@pytest.mark.parametrize("name", ["example", "example_es"])
def test_the_example_is_silent(browser: Browser, folder: Path, name: str, look: Look) -> None:
    """The guide to the example records asks for nothing but itself, says nothing, and fits its window."""
    path = page_of(name, folder)
    with browser.open(path, look) as page:
        assert 0 == page.evaluate(TOO_WIDE)
        page.evaluate(OPEN_ALL)
        assert (Heard(requests=(path.as_uri(),)), 0) == (page.heard(), page.evaluate(TOO_WIDE))


def test_the_contents_lead_to_their_parts(browser: Browser, folder: Path) -> None:
    """A part that is chosen begins at the top of the window, or the page ends there."""
    with browser.open(page_of("example", folder), PHONE) as page:
        parts = page.evaluate("[...document.querySelectorAll('main > section')].map((each) => each.id)")
    missed = [place for part in parts if (place := missed_by(browser, page_of("example", folder), PHONE, part))]
    assert (8, []) == (len(parts), missed)


@pytest.mark.parametrize("look", [WIDE, PHONE])
def test_no_word_of_a_drawing_is_cut(browser: Browser, folder: Path, look: Look) -> None:
    """Names and numbers lie within their drawing, beyond which nothing is painted, and no name is shortened."""
    with browser.open(page_of("example", folder), look) as page:
        page.evaluate(OPEN_ALL)
        cut = page.evaluate(
            "[...document.querySelectorAll('.plot text')].filter((each) => {"
            " const [word, all] = [each, each.closest('svg')].map((one) => one.getBoundingClientRect());"
            " return word.left < all.left - 1 || word.right > all.right + 1 || each.textContent.endsWith('…') })"
            ".map((each) => each.textContent)"
        )
        drawn = page.evaluate("document.querySelectorAll('.plot text').length")
    assert ([], True) == (cut, drawn > 100)


@pytest.mark.parametrize("name", sorted(GUIDES))
def test_links_within_lead_somewhere(browser: Browser, folder: Path, name: str) -> None:
    """Every link within the page has a place that it leads to, and no two places have one name."""
    with browser.open(page_of(name, folder), STILL) as page:
        broken = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map((each) => each.getAttribute('href').slice(1))"
            ".filter((name) => !document.getElementById(decodeURIComponent(name)))"
        )
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert ([], len(ids)) == (broken, len(set(ids)))


@pytest.mark.parametrize("name", ["example", "naughty"])
def test_links_to_passages_carry_the_words(browser: Browser, folder: Path, name: str) -> None:
    """A link to a passage is an http address whose text directive has the quoted words, once decoded."""
    with browser.open(page_of(name, folder), STILL) as page:
        links = set(page.evaluate("[...document.querySelectorAll('a[href*=\":~:\"]')].map((each) => each.href)"))
    expected = {
        (citation.link.partition(":~:text=")[0], " ".join(citation.quote.split()))
        for view in guide_called(name).criteria
        for account in view.accounts
        for citation in (
            *(account.seen.citations if account.seen else ()),
            *(each for act in account.acts for report in act.reports for each in report.citations),
        )
        if citation.link and citation.quote
    }
    found = {(link.partition(":~:text=")[0], unquote(link.partition(":~:text=")[2])) for link in links}
    assert expected
    assert {words for _, words in expected} == {words for _, words in found}
    assert set() == {link for link in links if not link.startswith(("https://", "http://"))}
    assert set() == {link for link in links if set(link.partition(":~:text=")[2]) & set("-,&# ")}


@pytest.mark.parametrize("name", ["example", "example_rtl"])
def test_numbers_of_an_axis_stand_within_its_drawing(browser: Browser, folder: Path, name: str) -> None:
    """No number of an axis goes beyond its drawing, where a column of the page could cut it."""
    beyond = (
        "[...document.querySelectorAll('.plot .tick')].filter((each) => { const [text, drawing] ="
        " [each, each.ownerSVGElement].map((one) => one.getBoundingClientRect());"
        " return text.left < drawing.left - 1 || text.right > drawing.right + 1; }).map((each) => each.textContent)"
    )
    with browser.open(page_of(name, folder)) as page:
        page.evaluate(OPEN_ALL)
        assert [] == page.evaluate(beyond)


def test_headings_stay_in_sight(browser: Browser, folder: Path) -> None:
    """Far down in the table of all, the row of names and the column of lines are still in the window."""
    with browser.open(page_of("example", folder), Look(width=1280, height=600)) as page:
        page.evaluate(ABOVE_THE_SCREEN)
        page.evaluate("document.querySelector('#scores').closest('.scroller').scrollTop = 1e6")
        top = page.evaluate("document.querySelector('#scores thead th:last-child').getBoundingClientRect().top")
    assert 0 <= top < 300


def test_who_got_how_far_is_in_sight_on_a_phone(browser: Browser, folder: Path) -> None:
    """On a phone the tables of who reached what show their last column, but for the ends of very long words."""
    with browser.open(page_of("example", folder), PHONE) as page:
        page.evaluate(OPEN_ALL)
        hidden = page.evaluate(
            "[...document.querySelectorAll('.few:not(:has(.side))')].map((each) => each.scrollWidth - each.clientWidth)"
        )
    assert (True, []) == (len(hidden) >= 15, [pixels for pixels in hidden if pixels > 4])


def test_headings_of_lines_stay_in_sight_on_a_phone(browser: Browser, folder: Path) -> None:
    """On a phone the table of all is scrolled sideways, and the column of lines stays."""
    with browser.open(page_of("example", folder), PHONE) as page:
        moved = page.evaluate(
            "(() => { const box = document.querySelector('#scores').closest('.scroller'); box.scrollLeft = 400;"
            " const head = document.querySelector('#scores tbody th').getBoundingClientRect();"
            " return [box.scrollLeft, head.left >= 0 && head.right <= innerWidth / 2]; })()"
        )
    assert [400, True] == moved


def test_the_keyboard_reaches_everything(browser: Browser, folder: Path) -> None:
    """Tab goes through every link and control in the order in which they stand, seen wherever it is, and then out."""
    with browser.open(page_of("small", folder)) as page:
        page.evaluate(OPEN_ALL)
        count = page.evaluate(MARK_ALL)
        found = page.press(*["Tab"] * count, then=f"[{PLACE}, {FOCUS}, {OUTLINE}]")
        [after] = page.press("Tab", then=PLACE)
    assert [[str(place), True, True] for place in range(count)] == found
    assert after is None


def test_an_account_opens_by_key(browser: Browser, folder: Path) -> None:
    """Enter opens what a summary hides, and Enter closes it again."""
    with browser.open(page_of("small", folder)) as page:
        page.evaluate("document.querySelector('#criteria details summary').focus()")
        is_open = "document.querySelector('#criteria details').open"
        assert [True, False, True, False] == page.press("Enter", "Enter", "Space", "Space", then=is_open)


def test_what_is_linked_to_opens(browser: Browser, folder: Path) -> None:
    """An address that leads to an act opens what hides it, and puts it into the window."""
    with browser.open(page_of("example", folder), STILL) as page:
        act = page.evaluate("document.querySelectorAll('li[id^=act-]')[40].id")
    with browser.open(page_of("example", folder), fragment=act) as page:
        top = page.evaluate(f"document.getElementById({act!r}).getBoundingClientRect().top")
        assert [True, True] == [
            page.evaluate(f"document.getElementById({act!r}).closest('details').open"),
            0 <= top < 800,
        ]


def test_rows_are_sorted_and_put_back(browser: Browser, folder: Path) -> None:
    """Sorting goes down, up, and back to the order given; what has no score stands last both ways."""
    with browser.open(page_of("example", folder)) as page:
        given, first = page.evaluate(NAMES), "#scores thead th:nth-child(2) .sorter"
        page.click(first)
        down, said = page.evaluate(VALUES), page.evaluate("document.querySelector('[aria-sort]').ariaSort")
        page.click(first)
        up = page.evaluate(VALUES)
        page.click(first)
        assert ("descending", given) == (said, page.evaluate(NAMES))
    known = sorted((value for value in down if value is not None), key=float)
    unknown = [None] * (len(down) - len(known))
    assert ([*reversed(known), *unknown], [*known, *unknown]) == (down, up)


def test_a_button_puts_rows_back(browser: Browser, folder: Path) -> None:
    """While a table is sorted a button puts it back into the order given."""
    with browser.open(page_of("example", folder)) as page:
        given = page.evaluate(NAMES)
        page.click("#scores thead th:nth-child(3) .sorter")
        sorted_by = page.evaluate(NAMES)
        page.click(".controls > button:not([hidden])")
        assert ([True, given], 0) == (
            [sorted_by != given, page.evaluate(NAMES)],
            page.evaluate("document.querySelectorAll('[aria-sort]').length"),
        )


def test_a_still_page_has_no_script(browser: Browser, folder: Path) -> None:
    """Without a script there is no script, nothing that runs one, no control that needs one, and a policy for none."""
    with browser.open(page_of("small_still", folder)) as page:
        controls = page.evaluate("document.querySelectorAll('script, button, input, select').length")
        running = page.evaluate(
            "[...document.querySelectorAll('*')].filter((each) => [...each.attributes]"
            ".some((one) => one.name.startsWith('on') || /^\\s*javascript:/i.test(one.value))).length"
        )
        policy = page.evaluate("document.querySelector('meta[http-equiv]').content")
    assert (0, 0, True) == (controls, running, "script-src 'none'" in policy)


def test_controls_go_where_scripts_may_not_run(browser: Browser, folder: Path) -> None:
    """Where the reader's browser runs no script, no control is shown that would do nothing."""
    with browser.open(page_of("example", folder), STILL) as page:
        shown_controls = page.evaluate(
            "[...document.querySelectorAll('button, input, .controls')].filter((each) => each.checkVisibility()).length"
        )
    assert 0 == shown_controls


@pytest.mark.parametrize("name", ["example", "small_rtl"])
@pytest.mark.parametrize("look", [PAPER, Look(print=True, script=False)])
def test_paper_has_no_controls_and_hides_nothing(browser: Browser, folder: Path, name: str, look: Look) -> None:
    """In print, controls are gone and all that a reader could open is open, with and without scripts."""
    with browser.open(page_of(name, folder), look) as page:
        controls = page.evaluate(
            "[...document.querySelectorAll('button, input, .controls')].filter((each) => each.checkVisibility()).length"
        )
        closed = page.evaluate(
            "[...document.querySelectorAll('details > :not(summary)')].filter((each) =>"
            " !each.closest('.controls') && each.getBoundingClientRect().height === 0).length"
        )
    assert (0, 0) == (controls, closed)


def test_naughty_texts_change_no_structure(browser: Browser, folder: Path) -> None:
    """A page of naughty texts has the elements of a page of plain ones, in the same order."""
    tags = (
        "[...document.querySelectorAll('*')].map((each) => each.tagName + ' ' + [...each.attributes]"
        ".map((one) => one.name).sort().join(' ')).join('\\n')"
    )
    found = []
    for name in ("small", "naughty"):
        with browser.open(page_of(name, folder), STILL) as page:
            found.append(page.evaluate(tags))
    assert found[0] == found[1]
