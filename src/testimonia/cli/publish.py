"""`testimonia publish`: a release as data files and a static site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app, messages, print_json
from testimonia.cli.options import Json, RecordFolder
from testimonia.pipeline.record import open_record
from testimonia.pipeline.releases import publish_record
from testimonia.publish import read_profile

ProfileName = Annotated[
    str, typer.Option("--profile", metavar="NAME|FILE.toml", help="What goes out: public, partners, or your own file.")
]
Title = Annotated[str, typer.Option(help="Name of the record, as readers see it.")]


@app.command()
def publish(
    folder: RecordFolder,
    out: Annotated[Path, typer.Option(metavar="SITE", help="Folder for the site.", show_default=False)],
    profile: ProfileName = "public",
    title: Title = "A casualty record",
    address: Annotated[
        str, typer.Option(metavar="URL", help="Where the site will stand: for citations, feeds and canonical links.")
    ] = "",
    json: Json = False,
) -> None:
    """Make a numbered release: data files in every format and a static site; stopped if anything withheld is in it."""
    with open_record(folder, write=True) as record:
        made = publish_record(record, read_profile(profile), out, title=title, address=address)
    release = made.release
    if json:
        print_json(
            {
                "release": release.number,
                "profile": release.profile,
                "is_new": made.is_new,
                "files": made.files,
                "package_sha256": made.package,
                "kept_back": [{"what": n.what, "number": n.number, "reason": n.reason} for n in release.kept_back],
            }
        )
        return
    same = "" if made.is_new else " (the record has not changed: the same release again)"
    messages.print(f"release {release.number}{same}: {made.files} files in {out}", soft_wrap=True)
    for note in release.kept_back:
        messages.print(f"  kept back: {note.number} {note.what}: {note.reason}", soft_wrap=True)
    messages.print(f"  open {out / 'index.html'}", soft_wrap=True)
