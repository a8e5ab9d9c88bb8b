"""Take a picture of every page of the review room, narrow and wide, light and dark, to be looked at.

Usage: python scripts/review_pictures.py RECORD OUT [WORDS…]   (only addresses that hold one of the words)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from testimonia.review.web.routes import WAYS

PIECE, MOST_PIECES = 1500, 6
"""Height of a picture, and how many of one page are taken."""


def main(record: Path, out: Path, words: list[str]) -> None:
    """Write OUT/WIDTH-SCHEME-PAGE-PIECE.png for every page that can be opened by its address alone or from a list."""
    out.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "testimonia", "review", str(record), "--port", "0", "--no-browser", "--as", "Noor"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            take(server.stdout.readline().strip(), out, words)
        finally:
            server.terminate()


def take(address: str, out: Path, words: list[str]) -> None:
    """Take the pictures of a room that is served."""
    home = "/".join(address.split("/")[:3])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        for each in [each for each in addresses(page, home) if not words or any(word in each for word in words)]:
            for width, scheme in ((320, "light"), (1280, "light"), (1280, "dark")):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                page.goto(f"{home}{each}")
                page.locator("#again").wait_for(state="detached", timeout=240_000)
                name = each.strip("/").split("?")[0].replace("/", "-") or "queue"
                pieces(page, out / f"{width}-{scheme}-{name}.png", width)
        browser.close()


def pieces(page: Page, file: Path, width: int) -> None:
    """A picture of a page, in pieces that are small enough to be looked at."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for number in range(min(MOST_PIECES, -(-height // PIECE))):
        page.screenshot(
            path=file.with_stem(f"{file.stem}-{number + 1}"),
            full_page=True,
            clip={"x": 0, "y": number * PIECE, "width": width, "height": min(PIECE, height - number * PIECE)},
        )


def addresses(page: Page, home: str) -> Iterator[str]:
    """Every page: those with a fixed address, and the first of each list."""
    for way in WAYS:
        if way.method == "GET" and "{" not in way.path and "." not in way.path and way.path != "/enter":
            yield f"{way.path}?q=Ostrel" if way.path == "/search" else way.path
    for kind in ("incidents", "documents"):
        page.goto(f"{home}/{kind}")
        yield str(page.locator("#cards a").first.get_attribute("href"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
