"""How long a site of many incidents takes, and how large its largest page and its search index are.

    python benchmarks/publishing.py [--incidents 10000] [--keep SITE]

The record is invented and the same every time: each incident has three reports and six claims. Seconds are of the
processor; `benchmarks/site_in_browser.py` opens the kept site in a browser.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from testimonia.model import (
    Claim,
    Count,
    DateRange,
    Document,
    Figure,
    Grouping,
    Harm,
    Incident,
    Passage,
    Qualifier,
    Role,
    Speaker,
    Stance,
    Where,
    content_id,
    sha256_hex,
)
from testimonia.publish import (
    FORMATS,
    Contents,
    Release,
    find_leaks,
    read_profile,
    release_tables,
    write_package,
    write_site,
)
from testimonia.publish.withhold import Released

REPORTS = 3
FIRST_DAY = date(2015, 1, 1)


def main() -> None:
    """Build, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="folder in which the site is kept")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(
            json.dumps({"incidents": wanted.incidents} | built(wanted.incidents, wanted.keep or Path(folder) / "site"))
        )


def built(incidents: int, site: Path) -> dict[str, object]:
    """Build a site, look for leaks in it, and tell what it cost."""
    contents = made_record(incidents)
    begun = time.process_time()
    released = release_tables(contents, read_profile("public"), key=b"k" * 32)
    release = _release(contents, released)
    paths = [path for name, write in FORMATS.items() for path in write(release, site / "data" / name)]
    paths += write_site(release, site, paths)
    made = time.process_time() - begun
    leaks = find_leaks(site, paths, released.secrets)
    paths.append(write_package(release, site, paths))
    largest = max((path for path in paths if path.suffix == ".html"), key=lambda path: path.stat().st_size)
    index = [path.stat().st_size for path in paths if path.parent.name == "search"]
    return {
        "build_seconds": round(made, 1),
        "with_leak_test_and_hashes_seconds": round(time.process_time() - begun, 1),
        "largest_page": largest.relative_to(site).as_posix(),
        "largest_page_kB": round(largest.stat().st_size / 1000, 1),
        "search_index_kB": round(sum(index) / 1000, 1),
        "largest_part_of_it_kB": round(max(index) / 1000, 1),
        "files": len(paths),
        "leaks": len(leaks),
    }


def _release(contents: Contents, released: Released) -> Release:
    return Release(
        number=1,
        title="An invented record",
        profile="public",
        profile_title="For everybody",
        profile_sha256="0" * 64,
        version="0",
        as_of=contents.as_of,
        head=contents.head,
        previous=None,
        tables=released.tables,
        policies=contents.policies,
        kept_back=released.kept_back,
    )


def made_record(incidents: int) -> Contents:
    """An invented record with as many incidents, over ten years and a hundred places."""
    made = [_made(number) for number in range(incidents)]
    documents = tuple(document for documents, _, _, _ in made for document in documents)
    empty = Contents(documents, {d.id: d.published for d in documents}, (), Grouping((), (), ()), ())
    main = sorted((name, (incident.code,)) for _, _, incident, _ in made for name in incident.documents)
    return replace(
        empty,
        claims=tuple(claim for _, claims, _, _ in made for claim in claims),
        grouping=Grouping(tuple(incident for _, _, incident, _ in made), (), tuple(main)),
        figures=tuple(figure for _, _, _, figures in made for figure in figures),
        as_of="2025-01-01T00:00:00+00:00",
        head="0" * 64,
    )


def _made(number: int) -> tuple[list[Document], list[Claim], Incident, list[Figure]]:
    day = FIRST_DAY + timedelta(days=number % 3650)
    where = Where(f"Town {number % 100}", f"Town {number % 100}", "XV", 40 + number % 10, 40 + number % 17, None, 1)
    documents = [_document(number, index, day) for index in range(REPORTS)]
    claims = [
        _claim(document, harm, number % 40 + index, day, where)
        for index, document in enumerate(documents)
        for harm in (Harm.KILLED, Harm.INJURED)
    ]
    code = f"XXX-{day.year}-{number:06}"
    incident = Incident(
        code,
        f"Killings reported in Town {number % 100}",
        DateRange.of_day(day),
        where,
        tuple(document.id for document in documents),
        tuple(claim.id for claim in claims),
    )
    figures = [
        Figure(code, harm, policy, number % 40, number % 40 + 1, number % 40 + 2, _of(claims, harm))
        for harm in (Harm.KILLED, Harm.INJURED)
        for policy in ("default", "range-all", "ucdp-like")
    ]
    return documents, claims, incident, figures


def _of(claims: list[Claim], harm: Harm) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if claim.harm is harm)


def _document(number: int, index: int, day: date) -> Document:
    name = f"{number}/{index}"
    text = f"{number % 40 + index} people were killed in Town {number % 100}, an office said. " * 3
    return Document(
        content_id("D", name),
        sha256_hex(name.encode()),
        None,
        "text/plain",
        text,
        "made",
        published=DateRange.of_day(day + timedelta(days=index)),
        outlet=f"Outlet {index}",
        title=f"Report {index} on an attack in Town {number % 100}",
    )


def _claim(document: Document, harm: Harm, persons: int, day: date, where: Where) -> Claim:
    words = f"{persons} people"
    exact = f"{words} were {harm.value} in an attack on the market on {day}, an office of the province said."
    return Claim(
        document.id,
        Passage(0, len(exact), exact),
        harm,
        Count(persons, persons, words, 0, len(words), Qualifier.EXACT),
        Role.TOTAL,
        Stance.ASSERTED,
        None,
        None,
        DateRange.of_day(day),
        where,
        (Speaker(f"office {persons % 7}"),),
        "en.v1",
    )


if __name__ == "__main__":
    main()
