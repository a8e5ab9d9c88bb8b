"""Take a picture of every page of a published site, narrow as a telephone and wide as a desk, to look at them.

python scripts/look.py demo/site pictures/ [--match incidents/]
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, sync_playwright

WIDTHS = (320, 1280)
TALLEST = 1800
"""Pixels of the tallest picture; a page that is longer is taken in pieces."""


def main() -> None:
    """Write OUT/PAGE-WIDTH-PIECE.png for every page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--match", default="", help="only pages whose path holds this")
    parser.add_argument("--dark", action="store_true", help="as for those who ask for dark pages")
    parser.add_argument("--print", action="store_true", help="as on paper")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        for path in sorted(wanted.site.rglob("*.html")):
            name = path.relative_to(wanted.site).with_suffix("").as_posix()
            if wanted.match in name:
                for width in WIDTHS:
                    _take(browser, path, wanted, f"{name.replace('/', '-')}-{width}", width)
        browser.close()


def _take(browser: Browser, path: Path, wanted: argparse.Namespace, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if wanted.dark else "light")
    page.emulate_media(media="print" if wanted.print else "screen")
    page.goto(path.absolute().as_uri())
    height = page.evaluate("document.documentElement.scrollHeight")
    for piece, top in enumerate(range(0, height, TALLEST)):
        clip: FloatRect = {"x": 0, "y": top, "width": width, "height": min(TALLEST, height - top)}
        page.screenshot(path=wanted.out / f"{name}-{piece}.png", full_page=True, clip=clip)
    page.close()


if __name__ == "__main__":
    main()
