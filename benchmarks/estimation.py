"""Published estimates reproduced, how fast, and whether chains that disagree are seen whatever the seed.

    python benchmarks/estimation.py FOLDER [--only speed] [--out evaluation/estimation.json]

The folder holds the tables of capture patterns named in `published_estimates.csv`. Times are processor time of one
core, after compiling; those of R are of the machine on which the published programs were measured. How many times as
fast is told by R's best time, and R's best rate.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.decomposable.posterior import posterior
from testimonia.estimate.estimator import estimate
from testimonia.estimate.latent_class.agreement import agreement_of
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.estimate.loglinear.choose import all_models, rank
from testimonia.estimate.loglinear.estimator import LogLinearBootstrap
from testimonia.estimate.loglinear.fit import dense
from testimonia.estimate.survey import Settings
from testimonia.estimate.table import histories_from_rows
from testimonia.model import CaptureHistories

HERE = Path(__file__).parent


def main() -> None:
    """Reproduce, time and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=HERE.parent / "evaluation" / "estimation.json")
    parser.add_argument("--only", choices=PARTS, help="measure one, and keep the others as they were")
    wanted = parser.parse_args()
    found = json.loads(wanted.out.read_text(encoding="utf-8")) if wanted.only else {}
    for part in [wanted.only] if wanted.only else PARTS:
        found[part] = PARTS[part](wanted.folder)
    wanted.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def table(folder: Path, name: str) -> CaptureHistories:
    """A table of capture patterns."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        (found,) = histories_from_rows(list(csv.reader(file)))
    return found


def published(folder: Path) -> list[dict[str, Any]]:
    """All published estimates with ours beside them."""
    with (HERE / "published_estimates.csv").open(encoding="utf-8", newline="") as file:
        return [reproduced(row, folder) for row in csv.DictReader(file)]


def reproduced(row: dict[str, str], folder: Path) -> dict[str, Any]:
    """A published estimate with ours beside it."""
    (estimator,) = Settings(methods=(row["method"],)).estimators()
    try:
        found = estimate(estimator, table(folder, row["table"]), seed=19481210)
        ours = [found.mean if row["setting"] == "mean" else found.estimate, found.low, found.high]
        note = "; ".join(found.warnings[:1]) if found.estimate is None else found.model or ""
    except NotIdentified as refusal:
        ours, note = [None, None, None], str(refusal)
    print(row["table"], row["method"], ours, flush=True)
    return {**row, "ours": [None if size is None else round(size, 1) for size in ours], "note": note}


DISAGREE = (
    "uk_2013_5lists",
    "uk_2013_6lists",
    "netherlands_5lists",
    "netherlands_6lists",
    "scotland_pwid_4lists",
    "colombia_recruitment_1999_boys_R1",
)
"""Tables on which the answer of the published program depends on its seed."""

SEEDS = 20


def disagreements(folder: Path) -> list[dict[str, Any]]:
    """On how many seeds of the latent class model no interval is printed, for its chains disagree."""
    rows = []
    for name in DISAGREE:
        histories, raised = table(folder, name), 0
        for seed in range(1, SEEDS + 1):
            found = estimate(LatentClass(), histories, seed=seed)
            raised += found.low is None and any("chains disagree" in words for words in found.warnings)
        rows.append({"table": name, "seeds": SEEDS, "raised": raised})
        print(json.dumps(rows[-1]), flush=True)
    return rows


def speeds(folder: Path) -> list[dict[str, Any]]:
    """Processor seconds, or effective draws a second, of what R was timed at."""
    uk, kosovo = table(folder, "uk_2013_5lists"), table(folder, "kosovo_1999")
    wide = table(folder, "sim_S2_latentclass_N10000")
    models, grids = all_models(5, 2), [(dense(each), 10 * each.observed) for each in (uk, wide)]
    costs = [
        ("1,024 five-list models, seconds", timed(lambda: rank(dense(uk), models)), (3.7, 5.7), 15),
        ("113 four-list models, seconds", timed(lambda: rank(dense(kosovo), all_models(4, 3))), (0.4, 0.46), None),
        ("bootstrap with re-selection, UK 5, ms a replicate", timed(bootstrap_of(uk)), (127, 127), 20),
        ("the same, Kosovo, ms a replicate", timed(bootstrap_of(kosovo)), (57, 57), None),
        (
            "graph averaging, full grid, UK 5, seconds",
            timed(lambda: posterior(grids[0][0], 2**-5, grids[0][1])),
            (1.1, 1.9),
            10,
        ),
        ("the same, simulated table S2", timed(lambda: posterior(grids[1][0], 2**-5, grids[1][1])), (3.2, 3.5), 10),
    ]
    rates = [
        ("effective draws a second, Kosovo", effective(kosovo), (140, 140), 3),
        ("effective draws a second, UK 5", effective(uk), (5, 150), 3),
    ]
    found = [(what, ours, r, r[0] / ours, least) for what, ours, r, least in costs]
    found += [(what, ours, r, ours / r[1], least) for what, ours, r, least in rates]
    return [
        {"what": what, "ours": float(f"{ours:.3g}"), "r": r, "times": float(f"{times:.3g}"), "least": least}
        for what, ours, r, times, least in found
    ]


def bootstrap_of(histories: CaptureHistories) -> Callable[[], object]:
    """A bootstrap of 1,000 replicates: seconds of the whole are milliseconds of each."""
    return lambda: estimate(LogLinearBootstrap(number=1000), histories, seed=1)


def timed(work: Callable[[], object]) -> float:
    """Processor seconds, after one run to compile."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def effective(histories: CaptureHistories) -> float:
    """Effective draws of one chain a second, warming up included; median of the chains."""
    method = LatentClass(lengths=(500, 2000, 5))
    method.piece(histories, seed=1, number=0)
    rates = []
    for number in range(4):
        start = time.process_time()
        sizes = method.piece(histories, seed=2, number=number)
        rates.append(agreement_of(sizes).ess / (time.process_time() - start))
    return float(np.median(rates))


PARTS: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    "speed": speeds,
    "published": published,
    "disagree": disagreements,
}


if __name__ == "__main__":
    main()
