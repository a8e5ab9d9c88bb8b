"""The site's files: pages from templates, pictures, search index, feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from testimonia.errors import MissingExtra
from testimonia.publish.changes import COLUMNS, FILE, change_row
from testimonia.publish.formats.csv_tables import write_rows
from testimonia.publish.release import Release
from testimonia.publish.site import words

STATIC = ("style.css", "search.js", "land.svg")


def write_site(release: Release, site: Path, data_files: Sequence[Path]) -> list[Path]:
    """All pages of a release and what they need, beside its data files.

    Args:
        release: what is published.
        site: folder of the site.
        data_files: files of the release already in that folder, for the page of downloads.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    try:
        from testimonia.publish.site import pages
    except ImportError as error:
        raise MissingExtra("the site needs jinja2: pip install 'testimonia[publish]'") from error
    from testimonia.publish.site.feeds import write_feeds
    from testimonia.publish.site.search_index import write_search

    written = [write_rows(site / FILE, [COLUMNS, *map(change_row, release.changes)])]
    written += _copy_static(site)
    written += write_feeds(release, site)
    written += write_search(release, site / "search")
    renderer = _Renderer(release, pages.Site(release))
    listed = [*data_files, written[0]]
    for name, template, values in _pages(pages, renderer.site, site, listed):
        written.append(renderer.write(site / name, template, values))
    return written


def _pages(
    pages: Any, site: Any, folder: Path, data_files: Sequence[Path]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, template and values of each page."""
    yield "index.html", "home.html", pages.home(site)
    listings = pages.listings(site)
    for listing in listings:
        yield f"incidents/{listing.file}", "incidents.html", {"page": listing, "pages": listings}
    for row in site.release.rows("incidents"):
        yield f"incidents/{row['incident']}.html", "incident.html", pages.incident(site, row)
    yield "sources.html", "sources.html", pages.sources(site)
    yield "methodology.html", "methodology.html", pages.methodology(site)
    yield "changes.html", "changes.html", pages.changes(site)
    yield "search.html", "search.html", {}
    yield (
        "downloads.html",
        "downloads.html",
        {"files": _listed(folder, data_files), "tables": site.release.tables.values()},
    )


class _Renderer:
    """Renders templates with what all pages share."""

    def __init__(self, release: Release, site: Any) -> None:
        import jinja2

        self.site = site
        self._environment = jinja2.Environment(
            loader=jinja2.PackageLoader("testimonia.publish.site"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "number": words.number,
            "words": words.words,
            "when": words.when,
            "where": words.where,
            "range": words.interval,
            "persons": words.persons,
            "link": words.link,
        }
        self._environment.globals |= {
            "release": release,
            "counts": site.counts,
            "policy": "default",
            "figure": lambda code, harm: site.shown.get((code, harm)),
        }

    def write(self, path: Path, template: str, values: dict[str, Any]) -> Path:
        """One page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        root = "../" if path.parent.name == "incidents" else ""
        text = self._environment.get_template(template).render(root=root, **values)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path


def _copy_static(site: Path) -> list[Path]:
    folder = site / "static"
    folder.mkdir(parents=True, exist_ok=True)
    source = files("testimonia.publish.site") / "static"
    written = []
    for name in STATIC:
        (folder / name).write_bytes((source / name).read_bytes())
        written.append(folder / name)
    return written


ABOUT = {
    "csv": "table, data-exact",
    "spreadsheet": "table, safe to open in a spreadsheet",
    "jsonl-tables": "table as JSON Lines",
    "parquet": "table as Parquet",
    "sqlite": "all tables in one SQLite file",
    "geojson": "incidents as points and areas",
    "ged": "in the shape of UCDP GED",
    "acled": "in the shape of ACLED",
    "ibc": "in the shape of Iraq Body Count",
    "sdg": "SDG indicator 16.1.2",
    "ftm": "FollowTheMoney",
    "annotations": "passages as W3C Web Annotations",
    "prov": "provenance as PROV-JSON",
}


def _listed(site: Path, paths: Sequence[Path]) -> list[dict[str, Any]]:
    return [
        {
            "path": path.relative_to(site).as_posix(),
            "about": ABOUT.get(path.parent.name, "changes since the first release"),
            "bytes": path.stat().st_size,
        }
        for path in paths
    ]
