"""Take the pictures of the README: an incident of the published example, and the review room on its record."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "demo" / "site"
RECORD = ROOT / "demo" / "record"
PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    """Write `docs/pictures/site.png` and `docs/pictures/review.png`."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        page = browser.new_page(viewport={"width": 1000, "height": 960})
        page.goto(next(iter(sorted((SITE / "incidents").glob("*-0001.html")))).as_uri())
        page.screenshot(path=PICTURES / "site.png")
        review(browser)
        browser.close()


def review(browser: Browser) -> None:
    """The picture of a report in the review room."""
    command = [sys.executable, "-m", "testimonia", "review", str(RECORD), "--port", "0", "--no-browser", "--as", "Noor"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        page = browser.new_page(viewport={"width": 1200, "height": 760})
        page.goto(address)
        page.goto("/".join(address.split("/")[:3]) + "/documents")
        page.get_by_text("Nine dead in attack on police post").click()
        page.screenshot(path=PICTURES / "review.png")
        server.terminate()


if __name__ == "__main__":
    main()
