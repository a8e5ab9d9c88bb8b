"""How few people are too few? Whether intervals hold the truth when everybody on the lists could sit in one room.

    python benchmarks/small_lists.py [--tables 40] [--out evaluation/small_lists.json]

Populations of 20 to 1,280 people stand on three, four or five lists, which find most of them easily and a third hardly.
Each table is estimated by the latent class model, as for a check (four chains), and the interval of the default
procedure is held against the truth: of all tables, and of those on which the procedure prints it. Beside it stands what
the procedure asks of the table: by what factor lists could depend on each other without these people showing it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.estimator import estimate
from testimonia.estimate.procedure import UPPER, hidden_dependence, standing_of
from testimonia.estimate.simulate import Kind, simulate
from testimonia.estimate.survey import QUICK
from testimonia.model import Standing

OUT = Path(__file__).parent.parent / "evaluation" / "small_lists.json"
SIZES = (20, 80, 320, 1280)
EASY, HARD = (0.5, 0.45, 0.4, 0.35, 0.3), (0.15, 0.15, 0.1, 0.1, 0.1)
"""Chances of five lists to find people of two kinds; fewer lists are the first of them."""

SHARE_HARD = 0.33


def row(lists: int, size: int, tables: int) -> dict[str, Any]:
    """Coverage, width and what stays hidden, of tables of one number of lists and size."""
    kinds = (Kind(1 - SHARE_HARD, EASY[:lists]), Kind(SHARE_HARD, HARD[:lists]))
    holds, widths, hidden, observed, printed = [], [], [], [], []
    for seed in range(tables):
        table = simulate(size, kinds, seed=seed)
        observed.append(table.observed)
        hidden.append(hidden_dependence(table))
        try:
            found = estimate(QUICK, table, seed=seed)
        except NotIdentified:
            continue
        if found.low is None:
            continue
        high = float(np.quantile(found.draws, UPPER))
        holds.append(found.low <= size <= high)
        widths.append((high - found.low) / size)
        printed.append(standing_of(table, [found])[0] is Standing.PUBLISHABLE)
    return {
        "lists": lists,
        "size": size,
        "tables": tables,
        "observed": round(float(np.mean(observed))),
        "hidden": round(float(np.median(hidden)), 1),
        "without_interval": tables - len(holds),
        "covers": round(float(np.mean(holds)), 3),
        "width": round(float(np.median(widths)), 3),
        "printed": sum(printed),
        "printed_hold": sum(held for held, shown in zip(holds, printed, strict=True) if shown),
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=40, help="of each number of lists and size")
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    rows = []
    for lists in (3, 4, 5):
        for size in SIZES:
            rows.append(row(lists, size, wanted.tables))
            print(json.dumps(rows[-1]), flush=True)
    wanted.out.write_text(json.dumps({"rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
