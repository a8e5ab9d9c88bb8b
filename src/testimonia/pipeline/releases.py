"""Releases of a record: numbered, chained by hashes, built aside and put in place only when no secret is in them."""

from __future__ import annotations

import csv
import json
import secrets
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from testimonia import __version__
from testimonia.errors import ConfigurationError, DamagedRecord, LeakFound, NotARecord
from testimonia.model import content_id, sha256_hex
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.record import Record
from testimonia.pipeline.secret_words import secret_words
from testimonia.publish import (
    FORMATS,
    PACKAGE,
    Change,
    Consent,
    Contents,
    Profile,
    Release,
    changes_between,
    find_leaks,
    release_tables,
    snapshot_of,
    write_package,
    write_site,
)

RELEASES = "releases"
CONSENT = "consent.csv"
KEY = "pseudonyms.key"
SITE_FORMATS = tuple(name for name in FORMATS if name != "hxl")
"""Formats that a site offers; HXL is made on request."""

KEY_BYTES = 32


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A release in the chain of releases of one profile.

    Args:
        number: 1, 2, …
        contents: stands for everything that the release shows.
        package: SHA-256 of its data package.
        previous: SHA-256 of the data package before it; None for the first.
    """

    number: int
    contents: str
    package: str
    previous: str | None


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
        _append(record.folder, profile.id, entry, release)
    elif chain[-1] != entry:
        raise DamagedRecord(f"release {release.number} was made with other bytes before: {chain[-1].package}")
    return Published(release, len(paths) + 1, package, is_new)


def _stop_leaks(folder: Path, paths: Sequence[Path], withheld: frozenset[str]) -> None:
    leaks = find_leaks(folder, paths, withheld)
    if leaks:
        found = "; ".join(f"{leak.path}: {leak.secret}" for leak in leaks[:10])
        raise LeakFound(
            f"{len(leaks)} withheld words stand in the release, which was not published: {found}. Add them to "
            "[names] withheld in the profile, let their column out, or lift their mark in the review room"
        )


def export_record(record: Record, profile: Profile, name: str, out: Path, *, title: str) -> list[Path]:
    """One format of a record under a profile, without a release; checked for withheld words as a release is.

    Raises:
        LeakFound: something that the profile withholds stands in a file; no file is left.
    """
    release, withheld, _ = _release(record.folder, contents_of(record), profile, [], title=title)
    paths = FORMATS[name](release, out)
    leaks = find_leaks(out, paths, withheld)
    if leaks:
        for path in paths:
            path.unlink()
        raise LeakFound(f"withheld words stand in {leaks[0].path}: {leaks[0].secret}; nothing was written")
    return paths


def _release(
    folder: Path, contents: Contents, profile: Profile, chain: Sequence[Entry], *, title: str, address: str = ""
) -> tuple[Release, frozenset[str], str]:
    """The release that a record gives now, what must not be in it, and what stands for all that it shows."""
    withheld = (*profile.withheld_names, *secret_words(folder))
    released = release_tables(
        contents, replace(profile, withheld_names=withheld), key=_key(folder), consent=read_consent(folder)
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
    last = _read_snapshot(folder, profile.id, before[-1].number)
    new = changes_between(last["tables"], snapshot_of(plain), release=number, as_of=contents.as_of)
    old = tuple(Change(**{**change, "claims": tuple(change["claims"])}) for change in last["changes"])
    return Release(**{**_fields(plain), "changes": old + new}), released.secrets, digest


def _fields(release: Release) -> dict[str, Any]:
    return {name: getattr(release, name) for name in Release.__slots__}


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


# --- the chain of releases --------------------------------------------------------------------------------------


def read_chain(folder: Path, profile: str) -> list[Entry]:
    """The releases of a record under a profile, oldest first.

    Raises:
        DamagedRecord: the chain is broken.
    """
    file = folder / RELEASES / f"{profile}.jsonl"
    if not file.is_file():
        return []
    chain: list[Entry] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise DamagedRecord(f"{file}, line {number}: expected a release; {error}") from error
        if entry.number != number or entry.previous != (chain[-1].package if chain else None):
            raise DamagedRecord(f"{file}, line {number}: the chain of releases is broken")
        chain.append(entry)
    return chain


def _append(folder: Path, profile: str, entry: Entry, release: Release) -> None:
    """Note a release and what the next one is compared with; the snapshot first, so that no entry lacks one."""
    home = folder / RELEASES / profile
    home.mkdir(parents=True, exist_ok=True)
    value = {"tables": snapshot_of(release), "changes": [asdict(change) for change in release.changes]}
    (home / f"{release.number:04}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    with (folder / RELEASES / f"{profile}.jsonl").open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(asdict(entry)) + "\n")


def _read_snapshot(folder: Path, profile: str, number: int) -> dict[str, Any]:
    file = folder / RELEASES / profile / f"{number:04}.json"
    try:
        value: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedRecord(f"expected the snapshot of release {number} at {file}; {error}") from error
    return value


# --- what the record keeper adds --------------------------------------------------------------------------------


def _key(folder: Path) -> bytes:
    """The record's secret for pseudonyms, made at random once; it never leaves the record."""
    file = folder / KEY
    if not file.is_file():
        file.touch(mode=0o600)
        file.write_bytes(secrets.token_bytes(KEY_BYTES))
    return file.read_bytes()


def read_consent(folder: Path) -> Consent:
    """Purposes agreed to, from `consent.csv` in the record: columns `document` and `purposes` (divided by spaces).

    A document is a report by its id or external id, or a victim list by its name.

    Raises:
        ConfigurationError: a column is missing.
    """
    file = folder / CONSENT
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return dict(_consents(csv.DictReader(rows), file))


def _consents(rows: csv.DictReader[str], file: Path) -> Iterator[tuple[str, frozenset[str]]]:
    if not {"document", "purposes"} <= set(rows.fieldnames or ()):
        raise ConfigurationError(f"{file}: expected the columns document and purposes; found {rows.fieldnames}")
    for row in rows:
        yield row["document"], frozenset((row["purposes"] or "").split())
