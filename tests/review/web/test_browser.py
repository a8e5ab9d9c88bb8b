"""The whole way in a real browser: in by the printed link, by keyboard alone, correct by selecting words, undo."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from testimonia.pipeline import open_record, verify_record
from testimonia.review.web.routes import WAYS
from tests.browser import browser, needs_browser

__all__ = ["browser"]

pytestmark = needs_browser


@pytest.fixture
def served(example, tmp_path):
    """A record under review by a real server, and the address that it printed."""
    record = shutil.copytree(example, tmp_path / "record")
    command = [sys.executable, "-m", "testimonia", "review", str(record), "--port", "0", "--no-browser", "--as", "Noor"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    yield record, server.stdout.readline().strip()
    server.terminate()
    server.wait(timeout=20)
    server.stdout.close()


def opened(browser, served, **options):
    """A page let in by the printed link, that notes errors and requests elsewhere."""
    record, address = served
    found = browser.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
    found.trouble = []
    found.on("pageerror", lambda error: found.trouble.append(str(error)))
    found.on("console", lambda line: found.trouble.append(line.text) if line.type == "error" else None)
    found.on("dialog", lambda dialog: (found.trouble.append("dialog"), dialog.dismiss()))
    host = "/".join(address.split("/")[:3])
    found.on("request", lambda r: found.trouble.append(r.url) if not r.url.startswith((host, "data:")) else None)
    found.home, found.record = host, record
    found.goto(address)
    return found


@pytest.fixture
def page(browser, served):
    found = opened(browser, served)
    yield found
    assert found.trouble == []
    found.context.close()


def test_twenty_claims_are_judged_by_keyboard_alone(page):
    page.evaluate(
        "window.mouse = 0; ['mousedown', 'click'].forEach(n => addEventListener(n, e => e.detail && window.mouse++, true))"
    )
    for number in range(20):
        page.keyboard.press("j")
        while page.locator(".card.here form").count() == 0:
            page.keyboard.press("j")
        with page.expect_navigation():
            if number % 5:
                page.keyboard.press("a")
            else:
                page.keyboard.press("r")
                page.keyboard.type("not about people")
                page.keyboard.press("Enter")
        assert page.evaluate("window.mouse || 0") == 0
    page.goto(f"{page.home}/history")
    assert page.locator("#cards tr").count() == 20


def test_a_claim_is_corrected_by_selecting_words_and_undone(page):
    with open_record(page.record) as record:
        claim = next(c for c in record.store.claims() if "Dunmere" in c.passage.exact and c.count.low == 9)
    page.goto(f"{page.home}/documents/{claim.document}#{claim.id}")
    card = page.locator(f"#{claim.id}")
    assert page.locator(".passage.lit").count() > 0
    card.locator("[data-key=c]").click()
    page.evaluate(
        """words => { const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) { const at = node.data.indexOf(words);
          if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; } } }""",
        "police officers",
    )
    page.wait_for_timeout(100)
    card.locator("label:has([name=victims]) button").click()
    assert card.locator("[name=victims]").input_value() == "police officers"
    with page.expect_navigation():
        card.locator("button[value=correct]").click()
    assert page.locator("dd", has_text="police officers").count() > 0
    with page.expect_navigation():
        page.locator("main button", has_text="Undo").first.click()
    assert page.locator(f"#{claim.id} .state").inner_text().startswith("proposed")


def test_the_figure_follows_a_rejection_and_the_history_tells_why(page):
    with open_record(page.record) as record:
        figure = next(f for f in record.store.figures() if f.policy == "default" and f.low != f.high)
        claim = record.store.claim(figure.claims[0])
    page.goto(f"{page.home}/incidents/{figure.incident}")
    before = page.locator("main").inner_text()
    page.goto(f"{page.home}/documents/{claim.document}#{claim.id}")
    page.keyboard.press("r")
    page.keyboard.type("counted twice")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{page.home}/incidents/{figure.incident}")
    assert page.locator("main").inner_text() != before
    page.goto(f"{page.home}/history")
    assert "counted twice" in page.locator("main").inner_text()
    assert verify_record(page.record).ok


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_open_to_all_and_fits_the_screen(browser, served, width):
    """The checker injects itself as a script, which the pages' own policy forbids: here it is set aside."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, served, bypass_csp=True)
    page.set_viewport_size({"width": width, "height": 900})
    addresses = [way.path for way in WAYS if way.method == "GET" and "{" not in way.path and "." not in way.path]
    for kind in ("incidents", "documents"):
        page.goto(f"{page.home}/{kind}")
        addresses.append(page.locator("#cards a").first.get_attribute("href"))
    for address in [*addresses, "/search?q=ostrel"]:
        page.goto(f"{page.home}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        found = Axe().run(page).response["violations"]
        serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], address
    page.context.close()
