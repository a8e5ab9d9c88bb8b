"""What is told of many pairs at once is never less than what a close look finds."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from testimonia.group.compare import compare, told_by_texts
from testimonia.group.outline import most, outlines
from testimonia.group.profile import Profile, profile_of
from testimonia.matching.vectors import Alike, vectors
from testimonia.model import DateRange, Harm, Where
from testimonia.testing.records import made_reports

REPORTS = 40
CLOSE = 1.5


def profiles(seed: int) -> list[Profile]:
    """Profiles of invented reports, some of them without days, places or harms, or with wide ones."""
    chance = random.Random(seed)
    made = [profile_of(document, reading) for document, reading in made_reports(REPORTS, seed=seed)]
    return [_altered(profile, chance) for profile in made]


def _altered(profile: Profile, chance: random.Random) -> Profile:
    day = profile.when.start if profile.when and profile.when.start else None
    wide = Where("a region", "a region", "BR", -23.0, -46.0, "made:1", 6)
    changes = [
        {},
        {"when": None},
        {"when": None, "published": None},
        {"when": day and DateRange(day, day + timedelta(chance.randrange(12)))},
        {"where": None},
        {"where": wide},
        {"where": Where("somewhere")},
        {"where": profile.where and replace(profile.where, country="BO", gazetteer_id=None)},
        {"harms": frozenset({chance.choice(list(Harm))})},
        {"ages": frozenset({chance.randrange(20, 23)})},
        {"counts": frozenset({(Harm.KILLED, chance.randrange(8, 14))})},
    ]
    return replace(profile, **chance.choice(changes))


@pytest.mark.parametrize("seed", range(6))
def test_an_outline_promises_at_least_what_a_close_look_finds(seed):
    made = profiles(seed)
    pairs = np.array(list(itertools.combinations(range(len(made)), 2)))
    first, second = pairs.T
    alike = vectors(profile.terms for profile in made).likeness(first, second)
    rows = outlines(made)
    promised = told_by_texts(alike) + most(rows[first], rows[second])
    found = np.array(
        [
            compare(made[one], made[two], Alike(*row)).score
            for (one, two), row in zip(pairs, alike.tolist(), strict=True)
        ]
    )
    assert (promised >= found).all()
    assert np.median(promised - found) < CLOSE


def test_no_reports_have_no_outlines():
    assert len(outlines([])) == 0
