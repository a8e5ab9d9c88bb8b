"""A published site in a real browser, opened from its folder: errors, requests elsewhere, accessibility, first paint.

    python benchmarks/site_in_browser.py SITE [--most 200]

Every page is opened; of a site with more pages, all that are no incident's and as many incidents', evenly chosen. First
paint is the browser's own "first-contentful-paint", from disk, with an empty cache; of a page that is opened several
times it is the fastest, for on a machine that others use the slower ones tell of them. Needs chromium.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

PAINT = """
new Promise(done => {
  const found = () => performance.getEntriesByName("first-contentful-paint")[0];
  const wait = () => found() ? done(found().startTime) : requestAnimationFrame(wait);
  wait();
})
"""
SEVERE = ("serious", "critical")


def main() -> None:
    """Open the pages, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--most", type=int, default=200, help="pages of incidents that are opened")
    parser.add_argument("--times", type=int, default=3, help="how often each page is opened")
    parser.add_argument("--word", default="killed", help="a word to search for")
    wanted = parser.parse_args()
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        result = crawl(browser, wanted.site, wanted.most, wanted.times) | {
            "search_ms": searched(browser, wanted.site, wanted.word)
        }
        browser.close()
    print(json.dumps(result))


def crawl(browser: Browser, site: Path, most: int, times: int) -> dict[str, Any]:
    """What happens on the pages of a site."""
    seen: Counter[str] = Counter()
    paints: dict[str, float] = {}
    pages = chosen(site, most)
    for path in pages:
        name = path.relative_to(site).as_posix()
        paints[name] = min(opened(browser, path, seen) for _ in range(times))
        seen["severe"] += severe(browser, path)
    slowest = max(paints, key=lambda name: paints[name])
    return {
        "pages": len(pages),
        "script_errors": seen["errors"],
        "requests_elsewhere": seen["elsewhere"],
        "axe_serious_or_critical": seen["severe"],
        "first_paint_ms": {"median": round(statistics.median(paints.values())), "most": round(paints[slowest])},
        "slowest_page": slowest,
    }


def opened(browser: Browser, path: Path, seen: Counter[str]) -> float:
    """Open a page with an empty cache, and count what happens on it; milliseconds to its first paint."""
    page = browser.new_context().new_page()
    page.on("pageerror", lambda _: seen.update(["errors"]))
    page.on("console", lambda line: seen.update(["errors"] if line.type == "error" else []))
    page.on("request", lambda request: seen.update(["elsewhere"] if not request.url.startswith("file:") else []))
    page.goto(path.absolute().as_uri())
    painted: float = page.evaluate(PAINT)
    page.context.close()
    return painted


def chosen(site: Path, most: int) -> list[Path]:
    """All pages, or all but an even choice of those of incidents."""
    pages = sorted(site.rglob("*.html"))
    incidents = [page for page in pages if page.parent.name == "incidents" and page.stem[:4] not in {"inde", "year"}]
    step = max(1, len(incidents) // most)
    return sorted({*pages} - {*incidents} | {*incidents[::step][:most]})


def severe(browser: Browser, path: Path) -> int:
    """Serious and critical violations of accessibility rules on a page."""
    page = browser.new_page()
    # the checker is a script; the page's own policy forbids it, so a copy without that policy is checked
    page.set_content(path.read_text("utf-8").replace("Content-Security-Policy", "x-policy"))
    found = Axe().run(page).response["violations"]
    page.close()
    return sum(rule["impact"] in SEVERE for rule in found)


def searched(browser: Browser, site: Path, word: str) -> int:
    """Milliseconds from a typed word to the first found incident."""
    page = browser.new_page()
    page.goto((site / "search.html").absolute().as_uri())
    page.evaluate("window.begun = performance.now()")
    page.fill("#words", word)
    page.wait_for_selector("#found li")
    took: float = page.evaluate("performance.now() - window.begun")
    return round(took)


if __name__ == "__main__":
    main()
