"""How often the interval of the default procedure holds the truth, on simulated tables.

    python benchmarks/estimation_coverage.py TABLES.csv… [--truth 2000] [--first 0] [--replicates 20] [--out FILE]

A table has a column `rep`, a column of 0 and 1 for each list, and `count`. Prints a line of JSON for each file: share
of replicates whose interval holds the truth (a replicate without an interval does not), replicates without an interval,
median width in percent of the point, and the same for the plain posterior interval of the latent class model, and for
that of R's LCMCR where its results lie beside the table. `--out` adds the lines to those of a file, from which
`scripts/make_pages.py` writes the page. Newer lines hold the interval of each replicate too, by its number: whether it
may be printed can then be asked again of `testimonia.estimate.procedure` without running the chains.
"""

from __future__ import annotations

import argparse
import csv
import functools
import json
from pathlib import Path
from typing import Any

import numpy as np

from testimonia.capture import DEFAULT
from testimonia.capture.table import read_csv
from testimonia.estimate.procedure import UPPER
from testimonia.estimate.survey import Settings, survey
from testimonia.estimate.table import histories_from_rows
from testimonia.model import CaptureHistories, Standing
from testimonia.pipeline.engine import engine_for


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--truth", type=int, default=2000)
    parser.add_argument("--replicates", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--out", type=Path, help="file of JSON lines to add to: evaluation/estimation_coverage.jsonl")
    parser.add_argument("--processes", type=int, default=1)
    wanted = parser.parse_args()
    for path in wanted.tables:
        rows = read_csv(path.read_bytes(), DEFAULT)
        tables = histories_from_rows(rows, ["rep"])
        chosen = sorted(tables, key=lambda table: int(table.stratum[0][1]))[wanted.first :][: wanted.replicates]
        work = functools.partial(measure, truth=wanted.truth)
        found = list(engine_for(wanted.processes).map(work, chosen))
        line = {"file": path.stem, "first": wanted.first, "replicates": len(found), **summary(found)}
        line |= rival(path, range(wanted.first, wanted.first + len(found)), wanted.truth)
        ends = {table.stratum[0][1]: item["ends"] for table, item in zip(chosen, found, strict=True)}
        text = json.dumps({**line, "ends": ends})
        print(text, flush=True)
        if wanted.out:
            with wanted.out.open("a", encoding="utf-8", newline="\n") as lines:
                lines.write(text + "\n")


def measure(table: CaptureHistories, truth: int) -> dict[str, Any]:
    """One table by the default procedure."""
    found = survey(table, Settings(methods=("latent_class",)))
    plain = found.estimates[0] if found.estimates else None
    upper = round(float(np.quantile(plain.draws, UPPER)), 1) if plain and plain.draws else None
    return {
        "ends": [plain.low, plain.estimate, plain.high, upper] if plain else None,
        "default": interval(found.default, truth),
        "plain": interval(plain, truth),
        "published": found.standing is Standing.PUBLISHABLE,
    }


def interval(estimate: Any, truth: int) -> tuple[bool, float] | None:
    """Whether the interval holds the truth, and its width in percent of the point."""
    if estimate is None or estimate.low is None:
        return None
    return estimate.low <= truth <= estimate.high, 100 * (estimate.high - estimate.low) / estimate.estimate


def summary(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Coverage and width of both intervals."""
    result: dict[str, Any] = {"without_interval": sum(not item["published"] for item in found)}
    for kind in ("default", "plain"):
        stated = [item[kind] for item in found if item[kind]]
        result[f"{kind}_covers"] = round(sum(holds for holds, _ in stated) / len(found), 3)
        result[f"{kind}_width_percent"] = round(float(np.median([width for _, width in stated])), 2) if stated else None
    return result


def rival(path: Path, replicates: range, truth: int) -> dict[str, Any]:
    """Coverage and width of R's LCMCR on the same tables; nothing where it was not run on them."""
    name = path.stem.removeprefix("coverage_").removesuffix(f"_N{truth}")
    results = path.parent / f"results_R_coverage_{name}.csv"
    if not results.is_file():
        return {}
    with results.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["method"] == "LCMCR" and int(row["rep"]) in replicates]
    ends = np.array([(float(row["lo"]), float(row["point"]), float(row["hi"])) for row in rows])
    low, point, high = ends.T
    return {
        "r_covers": round(float(np.mean((low <= truth) & (truth <= high))), 3),
        "r_width_percent": round(float(np.median(100 * (high - low) / point)), 2),
    }


if __name__ == "__main__":
    main()
