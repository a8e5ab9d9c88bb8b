"""How long the review room's server takes for each page of a large record.

    python benchmarks/reviewing.py [--claims 100000] [--times 20] [--record DIR]

The record is invented (`testimonia.testing.records`), with a seed, in a store on disk; with `--record` it is kept
there for the next time. Times are milliseconds of processor time of the whole server, templates included; the first
request of a page, which may make what later ones only look up, stands apart; so does the first after a decision.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from grouping import CLAIMS_PER_REPORT, SEED, recorded
from starlette.testclient import TestClient

from testimonia.model import Verdict
from testimonia.pipeline.derive import derive
from testimonia.pipeline.judging import new_judgement
from testimonia.pipeline.record import create_record, open_record
from testimonia.review.accounts import Accounts
from testimonia.review.web import Room, Settings, create_app
from testimonia.review.workspace import View, Workspace
from testimonia.testing.records import made_reports

HOST = "127.0.0.1:8600"
Address = Callable[[View, random.Random], str]


def _of_report(view: View, chance: random.Random) -> str:
    return f"/documents/{chance.choice(view.contents.documents).id}"


def _of_incident(view: View, chance: random.Random) -> str:
    return f"/incidents/{chance.choice(view.contents.grouping.incidents).code}"


def _copies(view: View, chance: random.Random) -> str:
    copy = chance.choice(view.contents.grouping.copies)
    return f"/documents/{copy.document}/against/{copy.original}"


def _found(view: View, chance: random.Random) -> str:
    words = chance.choice(view.contents.claims).passage.exact.split()
    return f"/search?q={quote(' '.join(words[-3:]))}"


def _country(view: View, chance: random.Random) -> str:
    where = chance.choice(view.contents.claims).where
    return f"country={where.country if where else ''}"


PAGES: dict[str, Address] = {
    "queue": lambda _, __: "/",
    "queue, one kind": lambda _, __: "/?kind=near+miss",
    "queue, one incident": lambda view, chance: f"/?incident={_of_incident(view, chance).rpartition('/')[2]}",
    "reports": lambda view, chance: f"/documents?from={chance.randrange(len(view.contents.documents))}",
    "report": _of_report,
    "report, as captured": lambda view, chance: f"{_of_report(view, chance)}/captured",
    "report against another": _copies,
    "claim": lambda view, chance: f"/claims/{chance.choice(view.contents.claims).id}",
    "incidents": lambda view, chance: f"/incidents?from={chance.randrange(len(view.incidents))}",
    "incident": _of_incident,
    "figures": lambda _, __: "/figures",
    "figures, filtered": lambda view, chance: f"/figures?harm=killed&since=2012-01-01&{_country(view, chance)}",
    "figures as a file, filtered": lambda view, chance: f"/figures.csv?harm=killed&{_country(view, chance)}",
    "sources": lambda _, __: "/sources",
    "people": lambda _, __: "/people",
    "search": _found,
    "history": lambda _, __: "/history",
    "agreement": lambda _, __: "/agreement",
    "secrecy": lambda _, __: "/secrecy",
    "accounts": lambda _, __: "/accounts",
}
"""Every page that is looked at, with addresses of it."""


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20, help="requests of each page")
    parser.add_argument("--record", type=Path, help="where the record is kept for the next time")
    parser.add_argument("--only", default="", help="names of pages, with semicolons")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = wanted.record or Path(scratch) / "record"
        if not folder.exists():
            make(folder, wanted.claims)
        only = set(filter(None, wanted.only.split(";")))
        print(json.dumps(measured(folder, wanted.times, {n: a for n, a in PAGES.items() if not only or n in only})))


def make(folder: Path, claims: int) -> None:
    """Make a record of invented reports, with incidents and figures."""
    create_record(folder)
    with open_record(folder, write=True) as record:
        recorded(record, list(made_reports(int(claims / CLAIMS_PER_REPORT), seed=SEED)))
        derive(record)


def measured(folder: Path, times: int, pages: dict[str, Address]) -> dict[str, Any]:
    """The times of some pages."""
    with open_record(folder, write=True) as record:
        derive(record)  # as the command does: a record that was kept may have been made by another version
    begun = time.process_time()
    with open_record(folder, write=True) as record:
        workspace = Workspace(record)
        room = Room(workspace, Accounts(folder), Settings(frozenset({HOST}), "Noor"))
        opened = time.process_time() - begun
        client = TestClient(create_app(room), base_url=f"http://{HOST}", follow_redirects=False)
        client.get(f"/enter?key={room.key.key}")
        found = {name: _page(client, name, address, workspace.view, times) for name, address in pages.items()}
        after, seconds = _after_a_decision(client, workspace, pages)
        return {
            "claims": len(workspace.view.claims),
            "reports": len(workspace.view.documents),
            "opened_seconds": round(opened, 1),
            "slowest_median_ms": max(page["median_ms"] for page in found.values()),
            "slowest_95th_ms": max(page["95th_ms"] for page in found.values()),
            "pages": found,
            "remade_seconds": seconds,
            "slowest_after_a_decision_ms": max(after.values()),
            "after_a_decision_ms": after,
        }


def _after_a_decision(
    client: TestClient, workspace: Workspace, pages: dict[str, Address]
) -> tuple[dict[str, float], float]:
    """The first request of each page once figures were made anew, and the processor seconds that making them took."""
    start = time.process_time()
    claim = workspace.view.contents.claims[0].id
    workspace.decide(new_judgement(Verdict.REJECT, (claim,), by="Noor", reason="measured"))
    workspace.wait()
    seconds = round(time.process_time() - start, 1)
    workspace.undo(workspace.view.judgements[-1].id, by="Noor", reason="measured")
    workspace.wait()
    view = workspace.view
    return {name: round(next(_requests(client, name, address, view, 1)), 1) for name, address in pages.items()}, seconds


def _page(client: TestClient, name: str, address: Address, view: View, times: int) -> dict[str, float]:
    first, *others = _requests(client, name, address, view, times + 1)
    return {
        "median_ms": round(statistics.median(others), 1),
        "95th_ms": round(statistics.quantiles(others, n=20)[-1], 1),
        "first_ms": round(first, 1),
    }


def _requests(client: TestClient, name: str, address: Address, view: View, times: int) -> Iterator[float]:
    chance = random.Random(name)
    for _ in range(times):
        where = address(view, chance)
        start = time.process_time()
        answer = client.get(where)
        yield 1000 * (time.process_time() - start)
        if answer.status_code not in (200, 303):
            raise SystemExit(f"{where}: {answer.status_code}\n{answer.text}")


if __name__ == "__main__":
    main()
