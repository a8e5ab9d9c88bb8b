"""Fit the weights by which the places of a report support each other; print them with what they reach.

    python evaluation/fit_places.py ARTICLES.jsonl

`ARTICLES` are articles with marked place names, as the Local-Global Lexicon has them: `text`, and `gold` with
`toponyms` (`start`, `end`, `lat`, `lon`) and the `url`. The weights are set on the articles of one half of the
outlets and measured on the other half, which takes no part in the setting. One weight is moved at a time, as long as
that helps.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from testimonia.places import Gazetteer
from testimonia.read.where import FITTED, Weights, find_places

NEAR_KM = 161  # 100 miles, the field's measure
STEP = 0.5
Article = dict[str, Any]


def main() -> None:
    """Fit and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--start", action="store_true", help="only measure the weights in force")
    wanted = parser.parse_args()
    with wanted.articles.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    fit, held_out = (tuple(one for one in articles if _half(one) == half) for half in (0, 1))
    gazetteer = Gazetteer()
    weights = FITTED if wanted.start else fitted(fit, gazetteer)
    print(weights)
    for name, half in (("set on", fit), ("held out", held_out)):
        print(f"{name}: {share(half, gazetteer, weights):.1f} % of names within {NEAR_KM} km")


def _half(article: Article) -> int:
    outlet = urlsplit(article["gold"].get("url") or "").netloc or article["id"]
    return int(hashlib.sha256(outlet.encode()).hexdigest(), 16) % 2


def fitted(articles: Sequence[Article], gazetteer: Gazetteer) -> Weights:
    """The best weights that steps from those in force lead to."""
    best, most = FITTED, share(articles, gazetteer, FITTED)
    moved = True
    while moved:
        moved = False
        for name in (field.name for field in dataclasses.fields(Weights)):
            for step in (STEP, -STEP):
                tried = dataclasses.replace(best, **{name: getattr(best, name) + step})
                reached = share(articles, gazetteer, tried)
                if reached > most:
                    best, most, moved = tried, reached, True
    return best


def share(articles: Sequence[Article], gazetteer: Gazetteer, weights: Weights) -> float:
    """Percentage of the marked names that are found and resolved to a place near the right one."""
    near = marked = 0
    for article in articles:
        mentions = find_places(article["text"], gazetteer, weights=weights)
        for name in article["gold"]["toponyms"]:
            if name["lat"] is None:
                continue
            marked += 1
            hits = [m.place for m in mentions if m.span.start < name["end"] and name["start"] < m.span.end]
            near += any(_km(name, place.lat, place.lon) <= NEAR_KM for place in hits)
    return 100 * near / marked


def _km(name: Article, lat: float | None, lon: float | None) -> float:
    if lat is None or lon is None:
        return float("inf")
    a, b, c, d = map(radians, (name["lat"], name["lon"], lat, lon))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


if __name__ == "__main__":
    main()
