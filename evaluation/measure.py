"""Measure the whole program on data made by people, and write `evaluation/results.json`.

    python evaluation/measure.py --data DIR [--only claims,muc,…] [--keep]

`DIR` has the data and the scorer (`eval/score.py`); they are no part of this project. The commands are those that a
user types. `scripts/make_pages.py` writes the page from the results.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import linkage_scores
import wire_copies
from packaging.requirements import Requirement
from reading_scores import FIRST_SIGHT, claimed_incidents, claims, held_out, muc, own_reports, parties, probes
from working_place import Place, Row, Score, prf

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results.json"

LEAST_SECONDS = 0.05
"""Processor time from which growth can be told from noise."""


def incidents(place: Place) -> Iterator[Row]:
    """Grouping and figures of local news on gun violence."""
    gold = place.data / "data" / "gva" / "articles.jsonl"
    score = place.score("incidents", gold, place.exported(gold, "gva"))
    yield "GVA: pairs of articles on one incident, P / R / F1", prf(score["pairwise"])
    yield "GVA: killed / injured / both exact, % of incidents", _exact(score["exact"])
    yield "GVA: the same, incidents with several articles", _exact(score["exact_several_articles"])


def clusters(place: Place) -> Iterator[Row]:
    """Rival reports on the same incidents."""
    yield from _clusters(place, place.data / "eval" / "clusters_dev", "clusters")


def stories(place: Place) -> Iterator[Row]:
    """Stories of our own: anniversaries, trials, follow-ups and near neighbours, marked before they were read."""
    first = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))["stories"]
    for number, name in enumerate(sorted(first), 1):
        yield from _clusters(place, FIRST_SIGHT.parent / name, f"stories, set {number}")
        seen = "pairs {pairs}, copies {copies}, range {range}, sources {sources}".format_map(first[name])
        yield f"stories, set {number}: the same at first sight", seen


def _clusters(place: Place, prefix: Path, name: str) -> Iterator[Row]:
    out = place.exported(Path(f"{prefix}_reports.jsonl"), name.replace(", ", "-").replace(" ", "-"))
    score = place.score("clusters", prefix, out)
    yield f"{name}: pairs on one incident F1", str(score["pairwise"]["F1"])
    yield f"{name}: copies F1", str(score["copies"]["F1"])
    yield f"{name}: range exact / number of sources exact, %", f"{score['range_exact']} / {score['sources_exact']}"


def copies(place: Place) -> Iterator[Row]:
    """Wire copies: identical texts, copies made by a seeded editor, random pairs."""
    articles = place.data / "data" / "gva" / "articles.jsonl"
    if articles.is_file():
        yield from wire_copies.rows(articles)
    else:
        print(f"copies: skipped, there are no articles at {articles}")


def dates(place: Place) -> Iterator[Row]:
    """Time expressions in war histories."""
    gold = place.data / "data" / "wikiwars" / "wikiwars.jsonl"
    score = place.score("dates", gold, place.read("annotate", gold, "dates"))
    yield "WikiWars: strict / relaxed / value F1", f"{score['strict']} / {score['relaxed']} / {score['value']}"


def attribution(place: Place) -> Iterator[Row]:
    """Who said it, in political news."""
    gold = place.data / "data" / "attribution" / "polnear_dev.jsonl"
    score = place.score("attribution", gold, place.read("annotate", gold, "attribution"))
    yield "PolNeAR: content F1 / with source F1", f"{score['content']['F1']} / {score['with_source']['F1']}"


def places(place: Place) -> Iterator[Row]:
    """Place names in local news."""
    gold = place.data / "data" / "places" / "lgl.jsonl"
    score = place.score("places", gold, place.read("annotate", gold, "places"))
    yield "LGL: places found / resolved within 161 km, % of gold", f"{score['recall']} / {score['acc161_of_gold']}"


def linkage(place: Place) -> Iterator[Row]:
    """Who is who: lines of lists, pairs of names."""
    yield from linkage_scores.rows(place.data / "data" / "linkage", place.scratch)


def partitions(place: Place) -> Iterator[Row]:
    """The time that sampled linkages take."""
    yield from linkage_scores.partitions(place.data / "data" / "linkage")


def speed(_: Place) -> Iterator[Row]:
    """Reading speed, on one core, beside an anchor in the same run."""
    command = [sys.executable, str(ROOT / "benchmarks" / "reading.py")]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    yield "reading: reports of 400 words per second of processor time, one core", str(result["reports_per_second"])
    yield "reading: times as fast as dateparser's search_dates on the same reports", str(result["ratio"])
    if "spacy" in result:
        peer = f"reading: times as fast as spaCy's small pipeline ({result['spacy']}) on the same reports"
        yield peer, str(result["spacy_ratio"])


def growth(_: Place) -> Iterator[Row]:
    """How reading time grows with texts made to be hard; those that are read in no time tell nothing."""
    command = [sys.executable, str(ROOT / "benchmarks" / "growth.py"), "--size", "20000"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    kinds = [each for each in map(json.loads, printed.splitlines()) if "exponent" in each]
    slow = [each["exponent"] for each in kinds if each["seconds"] >= LEAST_SECONDS]
    yield f"hostile text: largest exponent of reading time over size, of {len(kinds)} kinds", str(max(slow))


def packages(_: Place) -> Iterator[Row]:
    """Packages of the base install."""
    yield "packages of the base install, Testimonia included", str(len(_needed("testimonia", set())))


def _needed(name: str, seen: set[str]) -> set[str]:
    if name in seen:
        return seen
    seen.add(name)
    for line in distribution(name).requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            _needed(requirement.name.lower().replace("_", "-"), seen)
    return seen


def _exact(score: Score) -> str:
    return f"{score['killed']} / {score['injured']} / {score['both']}"


def site(place: Place) -> Iterator[Row]:
    """A site of a thousand invented incidents."""
    yield from _site(place, 1_000)


def large_site(place: Place) -> Iterator[Row]:
    """A site of ten thousand invented incidents."""
    yield from _site(place, 10_000)


def _site(place: Place, incidents: int) -> Iterator[Row]:
    """What a site costs, and what a browser makes of it."""
    folder = place.scratch / f"site-{incidents}"
    made = _benchmark("publishing.py", "--incidents", str(incidents), "--keep", str(folder))
    name = f"site of {incidents:,} incidents"
    seconds = made["with_leak_test_and_hashes_seconds"]
    yield f"{name}: build with leak test and hashes, seconds of one processor", f"{seconds}; {made['leaks']} leaks"
    yield f"{name}: largest page; search index", f"{made['largest_page_kB']} kB; {made['search_index_kB']} kB"
    if shutil.which("chromium"):
        seen = _benchmark("site_in_browser.py", str(folder), "--most", "10", "--word", "town")
        counts = (seen["axe_serious_or_critical"], seen["requests_elsewhere"], seen["script_errors"])
        yield (
            f"{name}, {seen['pages']} pages opened: accessibility, severe; requests to other hosts; errors",
            "; ".join(map(str, counts)),
        )
        paint = seen["first_paint_ms"]
        yield f"{name}: first paint from disk, median and slowest page", f"{paint['median']} ms; {paint['most']} ms"


def _benchmark(name: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "benchmarks" / name), *arguments]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def record_growth(_: Place) -> Iterator[Row]:
    """How grouping and reconciling grow, and what one more report costs."""
    made = _benchmark("grouping.py", "--claims", "10000", "100000", "--add", "100000")
    yield "group and reconcile, 10,000 to 100,000 claims: exponent", str(made["exponent"])
    yield "the same: seconds of one processor, GiB at most", "; ".join(_cost(size) for size in made["sizes"])
    yield "one report more in a record of 100,000 claims: seconds of one processor", str(made["add_one_seconds"])


def large_record(_: Place) -> Iterator[Row]:
    """Grouping and reconciling a million claims."""
    made = _benchmark("grouping.py", "--claims", "1000000")
    yield "group and reconcile, 1,000,000 claims: seconds of one processor, GiB at most", _cost(made["sizes"][0])


def _cost(size: dict[str, Any]) -> str:
    return f"{size['seconds']} s, {size['peak_gib']} GiB"


def review_room(_: Place) -> Iterator[Row]:
    """What the review room's server takes for each page of a large record."""
    made = _benchmark("reviewing.py", "--claims", "100000")
    yield (
        "review room, 100,000 claims: slowest page's median / 95th, ms of processor time",
        f"{made['slowest_median_ms']} / {made['slowest_95th_ms']}",
    )
    first = max(made["pages"], key=lambda name: made["pages"][name]["first_ms"])
    yield "the same: slowest first request", f"{made['pages'][first]['first_ms']} ms ({first})"
    after = made["after_a_decision_ms"]
    slowest = max(after, key=after.__getitem__)
    yield "the same: slowest first request after a decision", f"{after[slowest]} ms ({slowest})"
    yield "the same: seconds of processor time until figures and pages follow a decision", str(made["remade_seconds"])


SLOW = frozenset({large_site, record_growth, large_record, review_room})
"""Measures that are made only when they are named; the results file keeps what they gave last."""

SECTIONS: dict[str, tuple[str, tuple[Callable[[Place], Iterator[Row]], ...]]] = {
    "Reading": (
        (
            "How well the reader does on texts with claims marked by people. It was developed on those called claims; "
            "the invented reports (`evaluation/reports.jsonl`, in many styles) were written and marked before it had "
            "seen them, and some of their kinds of error were mended afterwards. Trust most the held-out reports "
            "(`evaluation/held_out`): nobody who writes rules looks at them; they were marked twice."
        ),
        (claims, own_reports, held_out, parties, probes, muc, claimed_incidents),
    ),
    "Grouping and figures": (
        (
            "Whole records, made with the usual settings. The stories (`evaluation/stories_*.jsonl`) are invented and "
            "were marked before any run; what the first run gave stands beside what it gives after kinds of error "
            "were mended; of set 5 only the scores are looked at."
        ),
        (incidents, clusters, stories, copies),
    ),
    "Stages of the reader": ("What the reader sees, before it becomes claims.", (dates, attribution, places)),
    "Linkage": ("Lists whose persons are known; nothing was set or tuned on them.", (linkage, partitions)),
    "Publishing": ("Invented records; the browser opens the site from its folder.", (site, large_site)),
    "Scale": (
        "Invented records with many incidents on one day in one city. They take long, so they are measured seldom.",
        (record_growth, large_record, review_room),
    ),
    "Cost": ("Speed is processor time; quote the ratio.", (speed, growth, packages)),
}


def main() -> None:
    """Measure, and write the results file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="", help="names of measures, with commas; the results file is left alone")
    parser.add_argument("--keep", action="store_true", help="put what --only measures into the results file")
    wanted = parser.parse_args()
    only = set(filter(None, wanted.only.split(",")))
    made: dict[str, list[Row]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        place = Place(wanted.data, Path(scratch))
        for measure in (each for _, measures in SECTIONS.values() for each in measures):
            if measure.__name__ in only if only else measure not in SLOW:
                made[measure.__name__] = list(measure(place))
                for name, result in made[measure.__name__]:
                    print(f"{name}: {result}")
    if wanted.keep or not only:
        write_results(made)


def write_results(made: dict[str, list[Row]]) -> None:
    """The results file: what was measured now, and what it had of measures that were not made."""
    rows: dict[str, list[dict[str, str]]] = {}
    for section in json.loads(RESULTS.read_text(encoding="utf-8"))["sections"] if RESULTS.exists() else ():
        for row in section["rows"]:
            rows.setdefault(row["of"], []).append(row)
    for of, found in made.items():
        rows[of] = [{"of": of, "measure": name, "result": result} for name, result in found]
    sections = [
        {"title": title, "text": text, "rows": [row for each in measures for row in rows.get(each.__name__, ())]}
        for title, (text, measures) in SECTIONS.items()
    ]
    text = json.dumps({"sections": [section for section in sections if section["rows"]]}, indent=2)
    RESULTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
