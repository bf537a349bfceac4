"""The browser sees what it is asked about: each kind of fault that pages are tested for is found where there is one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from browser.harness import Browser, Heard, Look

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
GOOD = f"{HEAD}</head><body><main><h1>A page</h1><p>Text.</p></main></body></html>"
FLAWED = (
    f"{HEAD}<style>p {{ color: #ccc; background: #fff }}</style></head>"
    '<body><main><h1>A page</h1><p>Text.</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    "<h3>Too deep</h3></main></body></html>"
)
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


def page_in(folder: Path, text: str) -> Path:
    """Write a page into a folder and return its path."""
    path = folder / "a page.html"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_page_is_silent(browser: Browser, tmp_path: Path) -> None:
    """Of a page without faults nothing is heard but its own address, and axe-core finds nothing."""
    path = page_in(tmp_path, GOOD)
    with browser.open(path) as page:
        assert Heard(requests=(path.as_uri(),)) == page.heard()
        checked = page.check()
        assert () == checked.violations
        assert {"page-has-heading-one", "html-has-lang", "color-contrast-enhanced"} <= set(checked.passed)


def test_faults_are_found(browser: Browser, tmp_path: Path) -> None:
    """Pale text, a picture without words and a heading that skips a level are found, each with its place."""
    with browser.open(page_in(tmp_path, FLAWED)) as page:
        found = {(fault.rule, fault.at) for fault in page.check().violations}
    assert {("color-contrast", "p"), ("heading-order", "h3"), ("image-alt", "img")} == found


def test_faults_are_found_without_script(browser: Browser, tmp_path: Path) -> None:
    """A page whose scripts may not run is looked at all the same."""
    with browser.open(page_in(tmp_path, FLAWED), Look(script=False)) as page:
        found = {(fault.rule, fault.at) for fault in page.check().violations}
    assert {("color-contrast", "p"), ("heading-order", "h3"), ("image-alt", "img")} == found


def test_a_fault_says_what_and_where(browser: Browser, tmp_path: Path) -> None:
    """What a failed test prints of a fault has its rule, its place and what is there."""
    with browser.open(page_in(tmp_path, FLAWED)) as page:
        [shown] = [str(fault) for fault in page.check().violations if fault.rule == "heading-order"]
    assert shown.startswith("heading-order at h3: Heading levels should only increase by one\n  <h3>Too deep</h3>\n")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("console.log('a', 1)", Heard(console=("log: a 1",))),
        ("console.warn('b')", Heard(console=("warning: b",))),
        ("throw new TypeError('c')", Heard(errors=("TypeError: c",))),
        ("alert('d')", Heard(errors=("dialog: d",))),
        ("Promise.reject(new Error('e'))", Heard(errors=("Error: e",))),
    ],
)
def test_what_a_page_says_is_heard(browser: Browser, tmp_path: Path, script: str, expected: Heard) -> None:
    """Console messages, errors that nobody catches and dialogs are heard."""
    with browser.open(page_in(tmp_path, f"{HEAD}<script>{script}</script></head><body></body></html>")) as page:
        heard = page.heard()
    assert (expected.console, expected.errors) == (heard.console, heard.errors)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://example.invalid/leak">',
        '<link rel="stylesheet" href="http://example.invalid/leak">',
        "<style>body { background: url(http://example.invalid/leak) }</style>",
        "<script>fetch('http://example.invalid/leak').catch(() => {})</script>",
        "<script>navigator.sendBeacon('http://example.invalid/leak')</script>",
        '<iframe src="http://example.invalid/leak"></iframe>',
    ],
)
def test_what_a_page_asks_for_is_heard(browser: Browser, tmp_path: Path, body: str) -> None:
    """A request for anything else is heard, whatever makes it."""
    with browser.open(page_in(tmp_path, f"{HEAD}</head><body>{body}</body></html>")) as page:
        assert "http://example.invalid/leak" in page.heard().requests


def test_what_a_policy_refuses_is_heard(browser: Browser, tmp_path: Path) -> None:
    """What a content security policy refuses is heard as a request that was tried, and the console says why not."""
    path = page_in(tmp_path, f'{HEAD}{POLICY}</head><body><img src="http://example.invalid/leak"></body></html>')
    with browser.open(path) as page:
        heard = page.heard()
    assert (path.as_uri(), "http://example.invalid/leak") == heard.requests
    assert [True] == ["Content Security Policy" in message for message in heard.console]


@pytest.mark.parametrize(
    ("look", "media"),
    [
        (Look(), "screen and (width: 1280px) and (height: 800px)"),
        (Look(), "(prefers-color-scheme: light) and (forced-colors: none)"),
        (Look(width=360, height=640), "(width: 360px) and (height: 640px)"),
        (Look(dark=True), "(prefers-color-scheme: dark)"),
        (Look(print=True), "print"),
        (Look(forced_colors=True), "(forced-colors: active)"),
        (Look(script=False), "(scripting: none)"),
    ],
)
def test_a_page_is_looked_at_as_asked(browser: Browser, tmp_path: Path, look: Look, media: str) -> None:
    """Width, height, darkness, print, forced colours and scripts are what the test asks for."""
    with browser.open(page_in(tmp_path, GOOD), look) as page:
        assert page.evaluate(f"matchMedia('{media}').matches")


def test_media_change_on_an_open_page(browser: Browser, tmp_path: Path) -> None:
    """A page that is open is told that it is printed and looked at so, and then on the screen again."""
    told = "<script>onbeforeprint = () => (told = 'before'); onafterprint = () => (told = 'after'); told = ''</script>"
    seen = "[told, matchMedia('print').matches]"
    with browser.open(page_in(tmp_path, f"{HEAD}{told}</head><body></body></html>")) as page:
        found = [page.evaluate(seen)]
        page.media(print=True)
        found.append(page.evaluate(seen))
        page.media(print=False)
        found.append(page.evaluate(seen))
    assert [["", False], ["before", True], ["after", False]] == found


def test_scripts_run_only_where_they_may(browser: Browser, tmp_path: Path) -> None:
    """Without scripts the page's own do not run, and the test's expressions do."""
    path = page_in(tmp_path, f"{HEAD}<script>window.ran = 1</script></head><body></body></html>")
    with browser.open(path) as page, browser.open(path, Look(script=False)) as still:
        assert (1, None) == (page.evaluate("window.ran"), still.evaluate("window.ran"))


def test_an_expression_may_break_the_page_s_policy(browser: Browser, tmp_path: Path) -> None:
    """What a test evaluates is not the page's own, and its policy does not stop it; a promise is waited for."""
    path = page_in(tmp_path, f"{HEAD}{POLICY}</head><body></body></html>")
    with browser.open(path) as page:
        assert [1, "é"] == page.evaluate("Promise.resolve([1, 'é'])")


def test_keys_and_clicks_reach_the_page(browser: Browser, tmp_path: Path) -> None:
    """Keys go to what has the focus, and a click to what the selector finds."""
    body = '<button id="a">a</button><input id="b"><details><summary id="c">c</summary>d</details>'
    with browser.open(page_in(tmp_path, f"{HEAD}</head><body>{body}</body></html>")) as page:
        focus = "document.activeElement.id"
        assert ["a", "b", "c"] == page.press("Tab", "Tab", "Tab", then=focus)
        assert ["b"] == page.press("Shift+Tab", then=focus)
        page.press("x", "y")
        page.click("summary")
        assert ["xy", True] == page.evaluate("[b.value, document.querySelector('details').open]")


def test_an_address_may_have_a_fragment(browser: Browser, tmp_path: Path) -> None:
    """What follows the # of an address is handed to the page."""
    with browser.open(page_in(tmp_path, GOOD), fragment="w=1,2") as page:
        assert "#w=1,2" == page.evaluate("location.hash")


def test_a_download_is_saved(browser: Browser, tmp_path: Path) -> None:
    """What a link lets a reader save is written to a file, under the name that the page gives it."""
    body = '<a id="save" download="table.csv" href="data:text/csv,a%0Ab">Save</a>'
    with browser.open(page_in(tmp_path, f"{HEAD}</head><body>{body}</body></html>")) as page:
        name = page.download("#save", tmp_path / "saved")
    assert ("table.csv", "a\nb") == (name, (tmp_path / "saved").read_text(encoding="utf-8"))


def test_a_picture_is_taken(browser: Browser, tmp_path: Path) -> None:
    """A picture of the whole page is a PNG of its width and height."""
    text = f'{HEAD}</head><body style="margin: 0"><div style="height: 2000px"></div></body></html>'
    with browser.open(page_in(tmp_path, text), Look(width=360, height=640)) as page:
        page.screenshot(tmp_path / "whole.png")
        page.screenshot(tmp_path / "window.png", full=False)
    sizes = [(tmp_path / name).read_bytes()[16:24] for name in ("whole.png", "window.png")]
    assert [(360).to_bytes(4) + (2000).to_bytes(4), (360).to_bytes(4) + (640).to_bytes(4)] == sizes


def test_a_job_that_fails_says_why(browser: Browser, tmp_path: Path) -> None:
    """An expression that throws fails the test with what the page says."""
    with (
        browser.open(page_in(tmp_path, GOOD)) as page,
        pytest.raises(AssertionError, match="ReferenceError: nowhere is not defined"),
    ):
        page.evaluate("nowhere")


def test_a_browser_that_does_not_start_says_so(tmp_path: Path) -> None:
    """Where the tools are missing, the test fails; it does not wait."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on PATH")
    with Browser(tmp_path, node, "chromium") as running, pytest.raises(AssertionError, match="the browser has left"):
        running.ask("open")
