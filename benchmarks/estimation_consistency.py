"""Internal consistency on real lists: how many are on one list, told from the others, where the answer is known.

    python benchmarks/estimation_consistency.py FOLDER [--out evaluation/estimation_consistency.json]

The folder holds tables of capture patterns. The people on each list are a population of known size, of whom the other
lists find some; lists that share too few people with the others are left out.

Source: Binette and Steorts 2022, Journal of the Royal Statistical Society A 185.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from estimation import table

from testimonia.estimate.consistency import known_populations
from testimonia.estimate.survey import METHODS, Settings, survey, with_people
from testimonia.model import Estimate, Estimation

OUT = Path(__file__).parent.parent / "evaluation" / "estimation_consistency.json"

TABLES = ("uk_2013_5lists", "netherlands_5lists", "new_orleans_5lists", "western_us_5lists", "australia_4lists")
"""The tables on which the published check was made."""

PUBLISHED = {"latent_class": (0.60, 0.72), "decomposable": (0.80, 0.60), "stepwise": (0.90, 0.63)}
"""Coverage and root mean square of the logarithm of point by truth, of the R programs, as published."""

Known = tuple[int, Estimation]
"""The size of a list, and what is estimated of it."""


def summary(name: str, found: Sequence[Known]) -> dict[str, Any]:
    """How often a method gives an interval and how often that holds the truth; how far its points are off."""
    chosen = [(size, _of(name, estimation)) for size, estimation in found]
    given = [(size, one) for size, one in chosen if one and one.low is not None and one.high is not None]
    points = [math.log(one.estimate / size) for size, one in chosen if one and one.estimate]
    held = sum(one.low <= size <= one.high for size, one in given if one.low is not None and one.high is not None)
    return {
        "method": name,
        "populations": len(chosen),
        "intervals": len(given),
        "hold": held,
        "error": round(math.sqrt(sum(point**2 for point in points) / len(points)), 2) if points else None,
        "published": PUBLISHED.get(name),
    }


def _of(name: str, estimation: Estimation) -> Estimate | None:
    if name == "default procedure":
        return estimation.default
    return next((one for one in estimation.estimates if one.method == name), None)


def bounds(found: Sequence[Known]) -> tuple[int, int]:
    """How many populations get only a lower bound from the default procedure, and how many of these bounds hold."""
    ends = [(size, each.at_least) for size, each in found if each.default is None and each.at_least is not None]
    return len(ends), sum(end <= size for size, end in ends)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    methods = (*METHODS, "stepwise")
    found: list[Known] = []
    for name in TABLES:
        for which, size, held in known_populations(table(wanted.folder, name)):
            found.append((size, survey(with_people(held), Settings(methods=methods))))
            print(name, which, size, found[-1][1].standing.value, flush=True)
    rows = [summary(name, found) for name in ("default procedure", *methods)]
    result = {"tables": TABLES, "rows": rows, "lower_bounds": bounds(found)}
    wanted.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
