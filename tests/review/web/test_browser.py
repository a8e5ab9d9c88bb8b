"""The whole way in a real browser: in by the printed link, by keyboard alone, correct by selecting words, undo."""

from __future__ import annotations

import gzip
import select
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from testimonia.pipeline.record import open_record
from testimonia.pipeline.verification import verify_record
from testimonia.review.accounts import Accounts
from testimonia.review.assignments import Assignments
from testimonia.review.roles import Role
from testimonia.review.web.routes import WAYS
from tests.browser import browser, needs_browser
from tests.cli.conftest import run_command

__all__ = ["browser"]

pytestmark = needs_browser


@contextmanager
def serving(record):
    """A record under review by a real server, and the address that it printed."""
    command = [sys.executable, "-m", "testimonia", "review", str(record), "--port", "0", "--no-browser", "--as", "Noor"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    try:
        yield record, server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stdout.close()


@pytest.fixture
def served(example, tmp_path):
    """A copy of the example under review."""
    with serving(shutil.copytree(example, tmp_path / "record")) as found:
        yield found


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


def test_an_incident_is_split_and_the_split_is_undone(page):
    with open_record(page.record) as record:
        incident = max(record.store.grouping().incidents, key=lambda i: len(i.documents))
    page.goto(f"{page.home}/incidents/{incident.code}")
    before = page.locator("#figures").inner_text()
    page.locator(f"#reports input[value={incident.documents[0]}]").check()
    page.locator("#reports [name=reason]").fill("another day")
    with page.expect_navigation():
        page.locator("#reports button[value=split]").click()
    assert page.locator("#figures").inner_text() != before
    assert "another day" in page.locator("#history").inner_text()
    with page.expect_navigation():
        page.locator("#history button").first.click()
    assert page.locator("#figures").inner_text() == before
    assert verify_record(page.record).ok


def test_one_incident_is_merged_into_another_and_the_old_code_leads_on(page):
    with open_record(page.record) as record:
        one, other = (incident.code for incident in record.store.grouping().incidents[:2])
    page.goto(f"{page.home}/incidents/{one}")
    page.locator("#decide [name=other]").fill(other)
    page.locator("#decide form:has([name=other]) [name=reason]").fill("one attack")
    with page.expect_navigation():
        page.locator("#decide button[value=merge]").click()
    assert page.url.endswith(f"/incidents/{other}")
    assert "one attack" in page.locator("#history").inner_text()


def test_a_figure_is_decided_by_keyboard_and_stands_beside_the_others(page):
    with open_record(page.record) as record:
        code = record.store.grouping().incidents[0].code
    page.goto(f"{page.home}/incidents/{code}")
    page.locator("#decide [name=low]").focus()
    for words in ("9", "12", "20", "the register of the hospital"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    row = page.locator("#figures tr", has_text="adjudicated").first
    assert "9 – 12 – 20" in row.inner_text()
    assert "the register of the hospital" in page.locator("#history").inner_text()


def test_lines_are_judged_by_keyboard(page):
    pytest.importorskip("splink")
    page.goto(f"{page.home}/people/pairs")
    page.locator("#cards .weights svg").first.wait_for(timeout=240_000)
    page.wait_for_load_state()  # the page reloads itself until the pairs are there; keys work once it is whole
    for key, words in (("s", "judged the same"), ("d", "judged different"), ("x", "judged unsure")):
        page.keyboard.press("j")
        with page.expect_navigation():
            page.keyboard.press(key)
        page.goto(f"{page.home}/people/pairs?judged=1")
        assert words in page.locator("#cards").inner_text()
        page.goto(f"{page.home}/people/pairs")
    page.goto(f"{page.home}/people/pairs?judged=1")
    assert page.locator("#cards li").count() == 3
    with page.expect_navigation():
        page.locator("#cards button", has_text="Undo").first.click()
    page.goto(f"{page.home}/people/pairs?judged=1")
    assert page.locator("#cards li").count() == 2


def test_two_people_code_blind_and_a_third_decides(browser, example, tmp_path):
    record, password = shutil.copytree(example, tmp_path / "record"), "correct horse battery"
    for name, role in (("Ana", Role.CODER), ("Ben", Role.CODER), ("Cleo", Role.ADJUDICATOR)):
        Accounts(record).add(name, role, password)
    with open_record(record) as opened_record:
        claim = opened_record.store.claim(next(iter(opened_record.store.figures())).claims[0])
    Assignments(record).add(claim.document, ["Ana", "Ben"])
    with serving(record) as (_, address):
        home = "/".join(address.split("/")[:3])

        def entered(name):
            page = browser.new_context().new_page()
            page.goto(f"{home}/enter")
            page.locator("[name=name]").fill(name)
            page.locator("[name=password]").fill(password)
            with page.expect_navigation():
                page.locator("main button").click()
            return page

        for name, key in (("Ana", "a"), ("Ben", "r")):
            page = entered(name)
            page.goto(f"{home}/documents/{claim.document}#{claim.id}")
            assert "by Ana" not in page.locator(f"#{claim.id}").inner_text()
            page.locator(f"#{claim.id} .row [name=reason]").first.fill(f"as {name} reads it")
            page.locator(f"#{claim.id}").focus()
            with page.expect_navigation():
                page.keyboard.press(key)
        cleo = entered("Cleo")
        assert "coders disagree" in cleo.locator("main").inner_text()
        cleo.goto(f"{home}/agreement")
        with cleo.expect_navigation():
            cleo.locator("#cards form", has_text="as Ben reads it").locator("button").click()
        assert "Ben" in cleo.locator("main table").nth(1).inner_text()
        cleo.goto(f"{home}/history")
        assert "rejected" in cleo.locator("tr", has_text="Cleo").inner_text()
    assert verify_record(record).ok


HOSTILE = """<!doctype html><html><head><title>Shelling in Ostrel</title><meta http-equiv="refresh" content="0;url={0}/go">
<link rel="preconnect" href="{0}"><link rel="prefetch" href="{0}/prefetch">
<link rel="stylesheet" href="{0}/style.css"><style>@import url({0}/more.css); body {{ background: url({0}/back.png) }}</style>
</head><body onload="fetch('{0}/load')"><h1>Shelling in Ostrel</h1><img src="{0}/pixel.png"><iframe src="{0}/frame"></iframe>
<p>Four people were killed on 3 May 2019 when shells fell on the market of Ostrel, the town's mayor said.</p>
<script>fetch("{0}/script"); top.location = "{0}/top";</script><form action="{0}/form"><button>x</button></form>
<video src="{0}/video.mp4" autoplay></video><object data="{0}/object"></object></body></html>"""


def test_a_hostile_page_is_shown_as_captured_and_asks_nothing_of_anybody(browser, example, tmp_path):
    record, file = shutil.copytree(example, tmp_path / "record"), tmp_path / "hostile.html"
    elsewhere = socket.create_server(("127.0.0.1", 0))
    file.write_text(HOSTILE.format(f"http://127.0.0.1:{elsewhere.getsockname()[1]}"), "utf-8")
    assert run_command("run", file, "--record", record).code == 0
    with open_record(record) as opened_record:
        document = next(d for d in opened_record.store.documents() if d.name == "hostile.html")
    with serving(record) as found:
        page = opened(browser, found)
        page.goto(f"{page.home}/documents/{document.id}")
        page.locator("summary", has_text="captured page").click()
        frame = page.frame_locator("iframe")
        frame.locator("h1").wait_for()
        page.wait_for_timeout(500)
        assert page.url.startswith(page.home)
        page.context.close()
    with elsewhere:
        assert select.select([elsewhere], [], [], 0)[0] == [], "somebody was asked"


def test_what_a_page_ships_is_small(page):
    """Script and style of the heaviest page, as gzip would send them, are less than 120 kB."""
    shipped = {}
    page.on("response", lambda r: shipped.__setitem__(r.url, r.body()) if "/static/" in r.url else None)
    for kind in ("incidents", "documents"):
        page.goto(f"{page.home}/{kind}")
        page.goto(page.home + page.locator("#cards a").first.get_attribute("href"))
    page.wait_for_load_state("networkidle")
    files = [body for url, body in shipped.items() if url.endswith((".js", ".css"))]
    assert len(files) >= 2
    assert sum(len(gzip.compress(body)) for body in files) < 120_000


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_from_right_to_left_fit_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for way in WAYS:
        if way.method == "GET" and not {"{", "."} & set(way.path) and way.path not in ("/enter", "/people/pairs"):
            page.goto(f"{page.home}{way.path}")
            page.evaluate("document.documentElement.dir = 'rtl'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, way.path


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
