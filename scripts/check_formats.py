"""Open a published site with the tools of others: frictionless, Datasette, libhxl, prov, followthemoney.

python scripts/check_formats.py demo/site [--hxl OUT]

These tools are no dependencies: install those that you want to try ('frictionless[json,parquet]' pandas datasette
libhxl prov followthemoney) in an environment of their own; the script needs nothing of Testimonia. Prints a line a
tool, and exits with 1 if one of them finds fault.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run each tool that is installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--hxl", type=Path, help="folder of `testimonia export --format hxl`")
    wanted = parser.parse_args()
    checks: dict[str, Callable[[], Iterator[str]]] = {
        "frictionless": lambda: package(wanted.site),
        "datasette": lambda: database(wanted.site),
        "prov": lambda: provenance(wanted.site),
        "followthemoney": lambda: entities(wanted.site),
        "hxl": lambda: tags(wanted.hxl),
    }
    faults = 0
    for name, check in checks.items():
        try:
            found = list(check())
        except ImportError as error:
            print(f"{name}: not installed ({error})")
            continue
        faults += len(found)
        print(f"{name}: {'; '.join(found[:5]) or 'no fault'}")
    sys.exit(faults > 0)


def package(site: Path) -> Iterator[str]:
    """What frictionless finds in the data package: hashes, sizes, types, keys and references of the tables."""
    report = import_module("frictionless").validate(str(site / "datapackage.json"))
    yield from (error.message for error in report.errors)
    for task in report.tasks:
        yield from (f"{task.name}: {error.message}" for error in task.errors)


def database(site: Path) -> Iterator[str]:
    """The tables whose page Datasette cannot show."""
    application = import_module("datasette.app")
    return iter(asyncio.run(_refused(application.Datasette([], [str(site / "data/sqlite/release.sqlite")]))))


async def _refused(datasette: object) -> list[str]:
    await datasette.invoke_startup()  # type: ignore[attr-defined]
    names = await datasette.get_database("release").table_names()  # type: ignore[attr-defined]
    pages = {name: await datasette.client.get(f"/release/{name}") for name in names}  # type: ignore[attr-defined]
    return [f"{name}: status {page.status_code}" for name, page in pages.items() if page.status_code != 200]


def provenance(site: Path) -> Iterator[str]:
    """Nothing where the prov package reads the provenance, and finds records in it."""
    document = import_module("prov.model").ProvDocument.deserialize(str(site / "data/prov/prov.json"), format="json")
    if not document.get_records():
        yield "no records"


def entities(site: Path) -> Iterator[str]:
    """Entities of which FollowTheMoney drops a value."""
    model = import_module("followthemoney").model
    for line in (site / "data/ftm/entities.ftm.json").read_text(encoding="utf-8").splitlines():
        stated = json.loads(line)
        taken = model.get_proxy(stated)
        for name, values in stated["properties"].items():
            if len(taken.get(name)) != len(values):
                yield f"{stated['id']}: {name}"


def tags(folder: Path | None) -> Iterator[str]:
    """Tables without HXL tags or rows."""
    hxl = import_module("hxl")
    for file in sorted(folder.glob("*.csv")) if folder else ():
        data = hxl.data(str(file), hxl.InputOptions(allow_local=True))
        if not any(data.display_tags) or not list(data):
            yield f"{file.name}: no tags or no rows"


if __name__ == "__main__":
    main()
