"""Who is who is uncertain: do intervals hold the truth when links are wrong?

    python benchmarks/linkage_errors.py [--tables 50] [--out evaluation/linkage_errors.json]

Invented populations of known size die in families; three lists each hold some of them and write them down with slips
and omissions, more and more of them. The number of people is then estimated by one method (average over decomposable
graphs) from three linkages: the true one, the links of probability 0.9 and above taken for certain ("plug-in"), and an
average over sampled linkages. Wrong links: true pairs that the plug-in misses and false pairs that it makes, as a share
of the true pairs. Every number follows from the seeds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from testimonia.estimate.combine import averaged
from testimonia.estimate.decomposable.estimator import DecomposableGraphs
from testimonia.estimate.estimator import estimate
from testimonia.estimate.linkage.captures import sampled_captures
from testimonia.estimate.linkage.linking import Linkage, link
from testimonia.matching.clusters import components
from testimonia.model import CaptureHistories, Estimate
from testimonia.testing.people import Slips, lists_of_people, population

OUT = Path(__file__).parent.parent / "evaluation" / "linkage_errors.json"

SIZE = 500
LISTS = (0.45, 0.4, 0.35)
PLUG_IN = 0.9
SAMPLED = 20

SETTINGS = (
    ("sex, age, date and place each left out in 55 % of the lines", Slips(left_out=0.55)),
    ("the same in 70 %", Slips(left_out=0.7)),
    ("the same in 85 %", Slips(left_out=0.85)),
    ("letters wrong in 12 % of the parts of names, 50 % left out", Slips(0.12, 0.4, 0.2, 0.5)),
    ("letters wrong in 20 %, 60 % left out", Slips(0.2, 0.4, 0.2, 0.6)),
    ("letters wrong in 20 %, 85 % left out", Slips(0.2, 0.4, 0.2, 0.85)),
)

Interval = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One population, estimated from three linkages.

    Args:
        wrong: true pairs missed and false pairs made by the plug-in, as a share of the true pairs.
        persons: whether the interval of the number of persons on the lists holds the truth.
        true, plug_in, averaged: low, point and high.
    """

    wrong: float
    persons: bool
    true: Interval
    plug_in: Interval
    averaged: Interval


def outcome(slips: Slips, seed: int) -> Outcome:
    """One population of a seed, its lists, linkages and estimates."""
    records, truth = lists_of_people(population(SIZE, seed=seed), LISTS, seed=seed + 1000, slips=slips)
    linkage = link(records, seed=seed)
    made = {(each.first, each.second) for each in linkage.links if each.probability >= PLUG_IN}
    true = _pairs(truth)
    persons = linkage.expected.low <= len(set(truth)) <= linkage.expected.high
    sampled = [
        _estimate(CaptureHistories.of(linkage.lists.names, found[()].items()))
        for found in sampled_captures(linkage, SAMPLED)
    ]
    return Outcome(
        wrong=len(made ^ true) / len(true),
        persons=persons,
        true=_interval(_estimate(_histories(linkage, truth))),
        plug_in=_interval(_estimate(_histories(linkage, _joined(len(records), made)))),
        averaged=_interval(averaged(sampled, seed=seed)),
    )


def _pairs(labels: Sequence[int]) -> set[tuple[int, int]]:
    return {(one, two) for two in range(len(labels)) for one in range(two) if labels[one] == labels[two]}


def _joined(records: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each record the number of the person that the pairs make."""
    person = [0] * records
    for number, members in enumerate(components(records, list(pairs))):
        for member in members:
            person[member] = number
    return person


def _histories(linkage: Linkage, persons: Sequence[int]) -> CaptureHistories:
    """Who is on which lists, when the persons of the records are given."""
    patterns: dict[int, int] = {}
    for person, on in zip(persons, linkage.lists.on, strict=True):
        patterns[person] = patterns.get(person, 0) | 1 << on
    return CaptureHistories.of(linkage.lists.names, ((pattern, 1) for pattern in patterns.values()))


def _estimate(histories: CaptureHistories) -> Estimate:
    return estimate(DecomposableGraphs(), histories, seed=1)


def _interval(found: Estimate) -> Interval:
    assert found.low is not None
    assert found.estimate is not None
    assert found.high is not None
    return found.low, found.estimate, found.high


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Share of wrong links; of each linkage the share of intervals that hold the truth, and the mean error."""
    found: dict[str, Any] = {
        "tables": len(outcomes),
        "wrong": round(float(np.mean([each.wrong for each in outcomes])), 3),
        "persons_cover": round(float(np.mean([each.persons for each in outcomes])), 3),
    }
    for name in ("true", "plug_in", "averaged"):
        low, point, high = np.array([asdict(each)[name] for each in outcomes]).T
        found[name] = {
            "covers": round(float(np.mean((low <= SIZE) & (high >= SIZE))), 3),
            "error": round(float(np.mean(point)) / SIZE - 1, 3),
            "width": round(float(np.mean(high - low)) / SIZE, 3),
        }
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=50, help="populations of each setting")
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    rows = []
    for what, slips in SETTINGS:
        rows.append({"what": what, **summary([outcome(slips, seed) for seed in range(wanted.tables)])})
        print(json.dumps(rows[-1]), flush=True)
    settings = {"size": SIZE, "lists": LISTS, "plug_in": PLUG_IN, "sampled": SAMPLED}
    wanted.out.write_text(json.dumps({**settings, "rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
