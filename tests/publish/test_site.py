"""The site in a real browser, opened from a folder: no error, no request elsewhere, nothing that keeps people out."""

from __future__ import annotations

from pathlib import Path

import pytest

from testimonia.publish import read_profile, release_tables
from tests.browser import browser, needs_browser
from tests.publish.make import EVIL, hostile_contents, made_contents
from tests.publish.test_withhold import KEY, release_of, written

__all__ = ["browser"]

pytestmark = needs_browser


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    contents = made_contents(30)
    written(release_of(release_tables(contents, read_profile("public"), key=KEY), contents), folder)
    return folder


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory) -> Path:
    """A site made of contents in which everything that others write tries to run."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile = hostile_contents()
    released = release_tables(hostile, read_profile("public"), key=KEY)
    written(release_of(released, hostile, title=EVIL), folder)
    return folder


class Visit:
    """A page opened from disk, with what happened on it."""

    def __init__(self, browser, path: Path, width: int = 1000) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 800})
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.page.on("dialog", lambda dialog: (self.errors.append("dialog"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.requests if not url.startswith("file:")]


def pages_of(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_works_from_a_folder_and_asks_nobody(browser, site):
    for path in pages_of(site):
        visit = Visit(browser, path)
        assert (visit.errors, visit.elsewhere) == ([], []), path.name
        visit.page.close()


def test_every_page_is_open_to_all(browser, site):
    """No serious or critical violation of accessibility rules on any page."""
    from axe_playwright_python.sync_playwright import Axe

    for path in pages_of(site):
        visit = Visit(browser, path)
        # the checker injects itself as a script; the page's own policy forbids that, so a copy without it is checked
        visit.page.set_content(path.read_text("utf-8").replace("Content-Security-Policy", "x-policy"))
        found = Axe().run(visit.page).response["violations"]
        serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], path.name
        visit.page.close()


@pytest.mark.parametrize("width", [320, 1600])
def test_no_page_is_wider_than_the_screen(browser, site, width):
    for path in pages_of(site):
        visit = Visit(browser, path, width)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        visit.page.close()


def test_on_paper_nothing_stays_folded(browser, site):
    """What a click opens on a screen, a printed page shows: citations, and what was not counted."""
    visit = Visit(browser, site / "incidents/AZE-2023-0001.html")
    assert not visit.page.get_by_text("policy default, version 1").first.is_visible()
    visit.page.emulate_media(media="print")
    assert visit.page.get_by_text("policy default, version 1").first.is_visible()
    assert not visit.page.get_by_role("navigation").first.is_visible()
    visit.page.close()


def test_nothing_that_others_wrote_runs(browser, hostile_site):
    for path in pages_of(hostile_site):
        visit = Visit(browser, path)
        assert "dialog" not in visit.errors
        assert visit.page.title() != "owned"
        assert visit.page.locator("img[onerror]").count() == 0
        assert visit.page.locator('a[href^="javascript:"]').count() == 0
        visit.page.close()


def test_search_finds_an_incident_without_a_server(browser, site):
    visit = Visit(browser, site / "search.html")
    visit.page.fill("#words", "velko arDAN")
    visit.page.wait_for_selector("#found li")
    assert visit.page.locator("#found a").count() == 3
    visit.page.locator("#found a").first.click()
    assert "AZE-2023-0001" in visit.page.url
    assert visit.elsewhere == []
    visit.page.close()


def test_every_link_on_every_page_leads_somewhere(browser, site):
    for path in pages_of(site):
        visit = Visit(browser, path)
        for link in visit.page.locator("a[href]").all():
            target = link.evaluate("a => a.href")
            if target.startswith("file:"):
                file = Path(target.removeprefix("file://").split("#")[0].split("?")[0])
                assert file.is_file(), (path.name, target)
        visit.page.close()
