"""The reader in a real browser: a served record, Chromium without a window, and what a reader does with both.

Chromium is looked for at CHROMIUM or /usr/bin/chromium; without it these tests fail and say how to get it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from made_reading import made_capture, made_reading
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from zegsman.store import Store

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SERVING = """
import sys
from zegsman.store import Store
from zegsman.web.server import serve
with Store.open(sys.argv[1]) as store:
    serve(store, port=0, announce=lambda address: print(address, flush=True))
"""
PATIENCE = 10_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a record with the one made page is served, on a free port, by a process of its own."""
    record = tmp_path_factory.mktemp("served") / "record.sqlite"
    with Store.open(record) as store:
        store.add(made_capture(), made_reading().article.page, made_reading())
    command = [sys.executable, "-c", SERVING, str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        yield served.stdout.readline().strip().rstrip("/")
        served.send_signal(signal.SIGINT)
        _, complaints = served.communicate(timeout=20)
    assert (served.returncode, complaints) == (0, "")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"there is no Chromium at {CHROMIUM}; install it (apt-get install chromium) or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class Watched:
    """A window that remembers what went wrong in it and where it asked."""

    def __init__(self, browser: Browser, width: int, scheme: Literal["light", "dark"], script: bool) -> None:
        self._context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.wrong: list[str] = []
        self.hosts: set[str | None] = set()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def _asked(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).hostname)

    def close(self) -> None:
        self._context.close()


class Windows:
    """Opens windows; when the test is over, none may have complained or asked anywhere else."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._opened: list[Watched] = []

    def open(
        self, path: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light", script: bool = True
    ) -> Page:
        window = Watched(self._browser, width, scheme, script)
        self._opened.append(window)
        window.page.goto(self._address + path)
        return window.page

    def close(self) -> None:
        for window in self._opened:
            window.close()
        assert [window.wrong for window in self._opened if window.wrong] == []
        assert all(window.hosts == {"127.0.0.1"} for window in self._opened)


@pytest.fixture
def windows(chromium: Browser, address: str) -> Iterator[Windows]:
    opened = Windows(chromium, address)
    yield opened
    opened.close()


def background(page: Page, selector: str = "html") -> str:
    return str(page.eval_on_selector(selector, "element => getComputedStyle(element).backgroundColor"))


def brightness(colour: str) -> int:
    return sum(int(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


def test_from_the_list_to_the_words_and_back(windows: Windows) -> None:
    page = windows.open("/page/1")
    expect(page.locator(".story .mark[id]")).to_have_count(14)
    page.locator("#wie-s9 a.number").click()
    expect(page).to_have_url(page.url.split("#")[0] + "#s9")
    expect(page.locator("#s9")).to_be_in_viewport()
    assert background(page, "#s9") != background(page, "#s6")
    page.locator(".story a.ref[href='#wie-s14']").click()
    expect(page.locator("#wie-s14")).to_be_in_viewport()
    expect(page.locator("#wie-s14")).to_be_focused()


def test_going_to_the_list_does_not_move_the_text_on_a_wide_screen(windows: Windows) -> None:
    page = windows.open("/page/1#s7")
    before = page.evaluate("scrollY")
    page.locator(".story a.ref[href='#wie-s8']").click()
    expect(page.locator("#wie-s8")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before


def test_all_pieces_of_a_broken_statement_are_lit_together(windows: Windows) -> None:
    page = windows.open("/page/1#s4")
    expect(page.locator(".story .mark.lit")).to_have_count(2)
    page.locator("#wie-s12 a.number").click()
    expect(page.locator(".story .mark.lit")).to_have_text(
        ["“Wij varen nu elke dag twee uur om.", "Dat kost een gezin zijn winst”"]
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_links_work_without_script(width: int, windows: Windows) -> None:
    page = windows.open("/page/1", width=width, script=False)
    page.locator("#wie-s9 a.number").click()
    expect(page.locator("#s9")).to_be_in_viewport()
    page.locator(".story a.ref[href='#wie-s9']").click()
    expect(page.locator("#wie-s9")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Toetsen")).to_be_hidden()


def test_furniture_is_folded_until_a_key_opens_it(windows: Windows) -> None:
    page = windows.open("/page/1")
    tip = page.locator("details.furniture", has_text="leestip")
    inside = tip.locator("p", has_text="Lees ook: Waarom de sluis")
    expect(inside).to_be_hidden()
    tip.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()


def test_keys_go_from_statement_to_statement(windows: Windows) -> None:
    page = windows.open("/page/1")
    for key, place in (("j", "#s1"), ("j", "#s2"), ("j", "#s3"), ("k", "#s2")):
        page.keyboard.press(key)
        assert page.evaluate("location.hash") == place
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("j")
    assert page.evaluate("location.hash") == "#s2"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_are_letters_where_one_types(windows: Windows) -> None:
    page = windows.open("/page/1")
    page.keyboard.press("/")
    page.keyboard.type("jk/?")
    expect(page.locator("input[name=q]")).to_have_value("jk/?")
    assert page.evaluate("location.hash") == ""


def test_search_finds_and_leads_to_the_words(windows: Windows) -> None:
    page = windows.open("/")
    page.get_by_role("searchbox").fill("wensdroom")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 uitspraak gevonden")
    page.get_by_role("link", name="de planning van haar voorganger").click()
    expect(page.locator("#s7")).to_be_in_viewport()
    expect(page.locator("#s7")).to_have_class("mark mixed deep1 lit")


def test_the_form_may_be_sent_with_empty_fields(windows: Windows) -> None:
    page = windows.open("/search")
    page.get_by_label("Wie", exact=True).fill("aalst")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("status")).to_contain_text("3 uitspraken gevonden")


@pytest.mark.parametrize("path", ["/", "/page/1", "/search?q=brug", "/search", "/who?name=aalst", "/deadlines?all=1"])
def test_a_phone_need_not_scroll_sideways(path: str, windows: Windows) -> None:
    page = windows.open(path, width=360)
    for fold in page.locator("details").all():
        fold.evaluate("element => { element.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_very_long_word_does_not_widen_a_phone(windows: Windows) -> None:
    page = windows.open("/search?q=" + "a" * 400, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_list_stands_beside_the_text_where_there_is_room_and_below_where_not(windows: Windows) -> None:
    def left_and_top(page: Page) -> tuple[float, float]:
        box = page.locator("#wie").bounding_box()
        assert box is not None
        return box["x"], box["y"]

    beside, below = windows.open("/page/1"), windows.open("/page/1", width=360)
    assert left_and_top(beside)[0] > 640
    assert left_and_top(below)[0] < 40
    assert left_and_top(below)[1] > 800


def test_dark_and_light_follow_the_reader(windows: Windows) -> None:
    dark, light = windows.open("/page/1", scheme="dark"), windows.open("/page/1")
    assert brightness(background(dark)) < 150 < 600 < brightness(background(light))


CONTRAST = """
() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !element.checkVisibility() || element.closest("[aria-hidden]")) continue;
    const pair = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) poor.push(`${walk.currentNode.data.trim().slice(0, 40)} ${ratio.toFixed(2)}`);
  }
  return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["/", "/page/1", "/page/1#s4", "/page/1#s10", "/search?speaker=aalst", "/who?name=aalst", "/deadlines?all=1"],
)
def test_all_text_stands_out_enough_to_be_read(path: str, scheme: Literal["light", "dark"], windows: Windows) -> None:
    assert windows.open(path, scheme=scheme).evaluate(CONTRAST) == []


def test_the_first_key_skips_to_the_text(windows: Windows) -> None:
    page = windows.open("/page/1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_paper_has_the_story_and_the_list_and_no_chrome(windows: Windows) -> None:
    page = windows.open("/page/1")
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator("details.furniture", has_text="leestip")).to_be_hidden()
    expect(page.locator("#s9")).to_be_visible()
    expect(page.locator("#wie-s9")).to_be_visible()
