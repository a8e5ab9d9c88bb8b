"""The model of pairs: it finds the shares that were put in, and keeps alarms where they are."""

import numpy as np

from testimonia.estimate.linkage.fields import fields
from testimonia.estimate.linkage.fitted import Evidence, fit, posterior

FIELDS = tuple(fields()[name] for name in ("own", "rest", "sex", "age", "when", "where"))
RECORDS, PAIRS = 3000, 3000 * 2999 // 2


def evidence(levels: np.ndarray) -> Evidence:  # type: ignore[type-arg]
    none = np.zeros(levels.shape, dtype=bool)
    return Evidence(levels, np.full(levels.shape, np.nan), none, none[:, 0], none[:, 0], none[:, 0])


def drawn(shares: list[list[float]], number: int, random: np.random.Generator) -> np.ndarray:  # type: ignore[type-arg]
    columns = [random.choice(len(each), number, p=np.array(each) / sum(each)) for each in shares]
    return np.column_stack(columns).astype(np.int8)


def test_every_share_sums_to_one() -> None:
    for field in fields().values():
        for name in ("m", "u", "kin"):
            assert abs(sum(getattr(level, name) for level in field.levels) - 1) < 0.01, (field.id, name)


def test_it_finds_what_was_put_in_without_labels() -> None:
    random = np.random.default_rng(1)
    m = [[level.m for level in field.levels] for field in FIELDS]
    m[3] = [0.4, 0.3, 0.2, 0.05, 0.05]  # ages are written down worse than is assumed
    u = [[level.u for level in field.levels] for field in FIELDS]
    one, two = drawn(m, 800, random), drawn(u, 4000, random)
    found = fit(
        FIELDS,
        evidence(np.vstack([one, two])),
        evidence(drawn(u, 10_000, random)),
        records=RECORDS,
        pairs=(PAIRS, 0),
        guarded=True,
    )
    assert np.abs(found.m[3] - np.array(m[3])).max() < 0.05
    assert abs(found.same[0] * PAIRS - 800) < 80
    same, _ = posterior(found, evidence(one))
    assert same.mean() > 0.9


def test_families_do_not_teach_that_own_names_differ() -> None:
    random = np.random.default_rng(2)
    m = [[level.m for level in field.levels] for field in FIELDS]
    kin = [[level.kin for level in field.levels] for field in FIELDS]
    u = [[level.u for level in field.levels] for field in FIELDS]
    pairs = np.vstack([drawn(m, 100, random), drawn(kin, 2000, random), drawn(u, 2000, random)])
    found = fit(
        FIELDS, evidence(pairs), evidence(drawn(u, 10_000, random)), records=RECORDS, pairs=(PAIRS, 0), guarded=True
    )
    different = FIELDS[0].level("different")
    assert found.m[0][different] <= FIELDS[0].levels[different].m + 1e-9
    same, family = posterior(found, evidence(pairs[100:2100]))
    assert same.sum() < 40
    assert family.sum() > 1000
