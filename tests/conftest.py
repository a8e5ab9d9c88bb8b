"""What all tests share: hypothesis profiles and the reading of case files."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import HealthCheck, settings

CASES = Path(__file__).parent / "cases"

settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")


def cases(name: str) -> list[dict[str, str]]:
    """The rows of `tests/cases/<name>.csv`; an empty cell is an empty string."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
