"""Releases of a record: numbered, chained by hashes, built aside and put in place only when no secret is in them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from testimonia import __version__
from testimonia.errors import DamagedRecord, LeakFound, NotARecord
from testimonia.model import content_id, sha256_hex
from testimonia.pipeline.chain import Entry, add_to_chain, read_chain, read_snapshot
from testimonia.pipeline.consent import read_consent
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.pseudonyms import pseudonym_key
from testimonia.pipeline.record import Record
from testimonia.pipeline.secret_words import secret_words
from testimonia.publish import (
    FORMATS,
    PACKAGE,
    Contents,
    Profile,
    Release,
    changes_between,
    find_leaks,
    release_tables,
    snapshot_of,
    without_names,
    write_package,
    write_site,
)

SITE_FORMATS = tuple(name for name in FORMATS if name != "hxl")
"""Formats that a site offers; HXL is made on request."""

MOST_NAMED = 3
"""Files that are named with each withheld word that stands in them."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release that was made.

    Args:
        release: the release.
        files: number of its files.
        package: SHA-256 of its data package.
        is_new: False where the record has not changed since its last release, which was made again.
    """

    release: Release
    files: int
    package: str
    is_new: bool


def publish_record(record: Record, profile: Profile, site: Path, *, title: str, address: str = "") -> Published:
    """Make a release of a record as a static site with its data files.

    The release is made aside; a secret found in it stops it, and the site that stood there before stays.

    Args:
        record: the record.
        profile: what goes out.
        site: folder for the site.
        title: name of the record, as readers see it.
        address: where the site will stand on the web; "" where that is not known.

    Raises:
        LeakFound: something that the profile withholds stands in a file.
        NotARecord: the folder of the site holds something else.
        ConfigurationError: `consent.csv` has another shape.
        DamagedRecord: the chain of releases, or the secret of pseudonyms, is not what it was.
    """
    _check_place(site)
    contents = contents_of(record)
    chain = read_chain(record.folder, profile.id)
    at = f"{address.rstrip('/')}/" if address else ""
    release, withheld, digest = _release(record.folder, contents, profile, chain, title=title, address=at)
    aside = site.with_name(f".{site.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        paths = _write(release, aside)
        _stop_leaks(aside, paths, withheld)
        package = sha256_hex(write_package(release, aside, paths).read_bytes())
        _put_in_place(aside, site)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    entry = Entry(release.number, digest, package, release.previous)
    is_new = not chain or chain[-1].number != release.number
    if is_new:
        add_to_chain(record.folder, profile.id, chain, entry, release)
    elif chain[-1] != entry:
        raise DamagedRecord(f"release {release.number} was made with other bytes before: {chain[-1].package}")
    return Published(release, len(paths) + 1, package, is_new)


def export_record(record: Record, profile: Profile, name: str, out: Path, *, title: str) -> list[Path]:
    """One format of a record under a profile, without a release; checked for withheld words as a release is.

    Raises:
        LeakFound: something that the profile withholds stands in a file; no file is left.
    """
    release, withheld, _ = _release(record.folder, contents_of(record), profile, [], title=title)
    paths = FORMATS[name](release, out)
    try:
        _stop_leaks(out, paths, withheld)
    except LeakFound:
        for path in paths:
            path.unlink()
        raise
    return paths


def _stop_leaks(folder: Path, paths: Sequence[Path], withheld: frozenset[str]) -> None:
    leaks = find_leaks(folder, paths, withheld)
    if leaks:
        files: dict[str, list[str]] = {}
        for leak in leaks:
            files.setdefault(leak.secret, []).append(leak.path)
        found = "; ".join(f"{secret} in {', '.join(paths[:MOST_NAMED])}" for secret, paths in list(files.items())[:10])
        raise LeakFound(
            f"{len(files)} withheld words or phrases stand in what was made, which was not published: {found}. Each "
            "is a name, the name of a file, an id of a provider, a cell of a victim list, or a person's reason. Add "
            "them to [names] withheld in the profile, let their column out, or lift their mark in the review room"
        )


def _release(
    folder: Path, contents: Contents, profile: Profile, chain: Sequence[Entry], *, title: str, address: str = ""
) -> tuple[Release, frozenset[str], str]:
    """The release that a record gives now, what must not be in it, and what stands for all that it shows."""
    withheld = (*profile.withheld_names, *secret_words(folder))
    released = release_tables(
        contents, replace(profile, withheld_names=withheld), key=pseudonym_key(folder), consent=read_consent(folder)
    )
    shown = {name: [list(data.table.names), data.rows] for name, data in released.tables.items()}
    cards = [[card.id, card.version, card.sha256] for card in contents.policies]
    digest = content_id("P", __version__, title, address, profile.sha256, contents.head, cards, shown)
    again = bool(chain) and chain[-1].contents == digest
    before = chain[:-1] if again else chain
    number = len(before) + 1
    plain = Release(
        number=number,
        title=title,
        profile=profile.id,
        profile_title=profile.title,
        profile_sha256=profile.sha256,
        version=__version__,
        as_of=contents.as_of,
        head=contents.head,
        previous=before[-1].package if before else None,
        tables=released.tables,
        policies=contents.policies,
        kept_back=released.kept_back,
        settings=contents.settings,
        unread=tuple(sorted(Counter(item.kind for item in contents.unread).items())),
        judgements=tuple(sorted(Counter(judgement.verdict.value for judgement in contents.judgements).items())),
        address=address,
        smallest_deaths=profile.smallest_deaths,
    )
    if not before:
        return plain, released.secrets, digest
    last = read_snapshot(folder, profile.id, before[-1].number)
    new = changes_between(last.tables, snapshot_of(plain), release=number, as_of=contents.as_of)
    return replace(plain, changes=without_names(last.changes + new, withheld)), released.secrets, digest


def _write(release: Release, site: Path) -> list[Path]:
    data = [path for name in SITE_FORMATS for path in FORMATS[name](release, site / "data" / name)]
    return data + write_site(release, site, data)


def _check_place(site: Path) -> None:
    if site.exists() and (not site.is_dir() or (any(site.iterdir()) and not (site / PACKAGE).is_file())):
        raise NotARecord(f"expected an empty folder or an earlier release at {site}; it has something else in it")


def _put_in_place(aside: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    site.parent.mkdir(parents=True, exist_ok=True)
    aside.rename(site)
    shutil.rmtree(old, ignore_errors=True)
