"""How grouping and reconciling grow with the record, and how long one more report takes.

    python benchmarks/grouping.py [--claims 10000 100000] [--add 100000]

The records are invented (`testimonia.testing.records`), with a seed; a part of their incidents lies on one day in one
city. Each size runs in a process of its own, so that its peak of memory is its own. The exponent is the slope of
time over claims on logarithmic scales: 1 is in proportion, 2 is all with all. Times are processor time.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from testimonia.group.groundwork import Groundwork
from testimonia.group.group import regroup
from testimonia.group.reports import Reports
from testimonia.model import Claim, Document, Reading
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.derive import derive
from testimonia.pipeline.record import Record, create_record, open_record
from testimonia.pipeline.stages import READER
from testimonia.reconcile import chosen, reconcile
from testimonia.testing.records import made_reports

SEED = 19900113
CLAIMS_PER_REPORT = 2.62
"""Of the invented records."""


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--add", type=int, default=0, help="claims of the record to which one report is added")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(grown(wanted.one)))
        return
    sizes = [_in_a_process(size) for size in wanted.claims]
    result: dict[str, Any] = {"sizes": sizes}
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        spread = math.log(last["claims"] / first["claims"])
        result["exponent"] = round(math.log(last["seconds"] / first["seconds"]) / spread, 3)
    if wanted.add:
        result["add_one_seconds"] = round(added(wanted.add), 2)
    print(json.dumps(result))


def _in_a_process(size: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def grown(claims: int) -> dict[str, Any]:
    """Time and memory of grouping and reconciling a record of some size."""
    reports = {made.id: (made, read) for made, read in made_reports(int(claims / CLAIMS_PER_REPORT), seed=SEED)}
    start = time.process_time()
    state, changes = regroup(
        Groundwork.empty(), Reports(lambda names: (reports[name] for name in names)), changed=reports.keys()
    )
    grouped = time.process_time() - start
    policies = chosen(Configuration.usual().policies)
    by_id: dict[str, Claim] = {claim.id: claim for _, read in reports.values() for claim in read.claims}
    copies: dict[str, dict[str, str]] = defaultdict(dict)
    for incident in changes.incidents:
        copies[incident.code] = state.copies(incident.documents)
    figures = 0
    for incident in changes.incidents:
        documents = {name: reports[name][0] for name in incident.documents}
        own = [by_id[name] for name in incident.claims]
        figures += len(reconcile(incident, own, documents, policies=policies, copies=copies[incident.code]))
    return {
        "claims": len(by_id),
        "reports": len(reports),
        "incidents": len(changes.incidents),
        "figures": figures,
        "seconds": round(time.process_time() - start, 1),
        "grouping_seconds": round(grouped, 1),
        "peak_gib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
    }


def added(claims: int) -> float:
    """Seconds to group and reconcile one report more, in a record of some size."""
    reports = list(made_reports(int(claims / CLAIMS_PER_REPORT) + 1, seed=SEED))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "record"
        create_record(folder)
        with open_record(folder, write=True) as record:
            recorded(record, reports[:-1])
            derive(record)
        with open_record(folder, write=True) as record:
            recorded(record, reports[-1:])
            start = time.process_time()
            derive(record)
            return time.process_time() - start


def recorded(record: Record, reports: Sequence[tuple[Document, Reading]]) -> None:
    """Record invented reports as if the record's own reader had read them."""
    record.store.add_documents(document for document, _ in reports)
    readings = [replace(reading, reader=READER) for _, reading in reports]
    record.store.add_readings(readings, configuration=record.configuration.reading_key)


if __name__ == "__main__":
    main()
