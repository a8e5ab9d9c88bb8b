"""The site's files: pages from templates, pictures, search index, feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from testimonia.errors import MissingExtra
from testimonia.model import SHOWN_POLICY
from testimonia.publish.changes import COLUMNS, FILE, change_row
from testimonia.publish.formats.csv_tables import write_rows
from testimonia.publish.formats.notes import NOTES
from testimonia.publish.release import Release
from testimonia.publish.site import words
from testimonia.publish.words import code_words, number_words

STATIC = ("style.css", "search.js", "land.svg", "icon.svg")

Page = tuple[str, str, Mapping[str, Any]]
"""Path in the site, template, values."""


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
        from testimonia.publish.site.view import View

        environment = _environment(View(release))
    except ImportError as error:
        raise MissingExtra("the site needs jinja2: pip install 'testimonia[publish]'") from error
    from testimonia.publish.site.feeds import write_feeds
    from testimonia.publish.site.search_index import write_search

    written = [write_rows(site / FILE, [COLUMNS, *map(change_row, release.changes)])]
    written += _copy_static(site)
    written += write_feeds(release, site)
    written += write_search(release, site / "search")
    for name, template, values in _pages(View(release), site, [*data_files, written[0]]):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        root = "../" * name.count("/")
        text = environment.get_template(template).render(root=root, path=name, **values)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _pages(view: Any, folder: Path, data_files: Sequence[Path]) -> Iterator[Page]:
    from testimonia.publish.site import pages
    from testimonia.publish.site.incident import incident
    from testimonia.publish.site.timeline import timeline

    yield "index.html", "home.html", pages.home(view)
    listings = pages.listings(view)
    for listing in listings:
        yield f"incidents/{listing.file}", "incidents.html", {"page": listing, "pages": listings}
    for row in view.release.rows("incidents"):
        yield f"incidents/{row['incident']}.html", "incident.html", incident(view, row)
    for code, history in view.removed.items():
        yield f"incidents/{code}.html", "removed.html", {"code": code, "history": history}
    where = {row["incident"]: listing.file for listing in listings for row in listing.rows}
    yield "timeline.html", "timeline.html", timeline(view, where)
    yield "sources.html", "sources.html", pages.sources(view)
    yield "methodology.html", "methodology.html", pages.methodology(view)
    yield "changes.html", "changes.html", pages.changes(view)
    yield "search.html", "search.html", {}
    formats = _formats(folder, data_files)
    yield "downloads.html", "downloads.html", {"formats": formats, "tables": view.release.tables.values()}


def _environment(view: Any) -> Any:
    """Templates with what all pages share."""
    from testimonia.publish.site.pages import coded
    from testimonia.publish.templates import templates_of

    environment = templates_of("testimonia.publish.site")
    environment.filters |= {
        "number": number_words,
        "words": code_words,
        "several": words.several,
        "day": words.day,
        "when": words.when,
        "where": words.where,
        "span": words.span,
        "persons": words.persons,
        "paragraphs": words.paragraphs,
        "coded": coded,
        "bytes": words.size,
        "link": words.link,
    }
    environment.globals |= {
        "release": view.release,
        "counts": view.counts,
        "policy": SHOWN_POLICY,
        "flags": words.FLAGS,
        "shown": lambda code, harm: view.shown.get((code, harm)),
    }
    return environment


def _copy_static(site: Path) -> list[Path]:
    folder = site / "static"
    folder.mkdir(parents=True, exist_ok=True)
    source = files("testimonia.publish.site") / "static"
    written = []
    for name in STATIC:
        (folder / name).write_bytes((source / name).read_bytes())
        written.append(folder / name)
    return written


def _formats(site: Path, paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The data files, format by format, with what each format is and cannot carry."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        name = path.parent.name
        found.setdefault(name if name in NOTES else "changes", []).append(path)
    return [
        {
            "name": name,
            "about": NOTES[name].about if name in NOTES else "What changed since the first release.",
            "cannot": NOTES[name].cannot if name in NOTES else "",
            "files": [{"path": path.relative_to(site).as_posix(), "bytes": path.stat().st_size} for path in some],
        }
        for name, some in found.items()
    ]
