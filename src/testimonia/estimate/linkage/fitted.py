"""The model of pairs: one person, two of one family, or two strangers, fitted to the lists at hand without labels.

A pair of records is one of three: one person's, two strangers', or two persons' of one family, who share names,
places and dates and yet are two. Within each of the three the fields agree independently. The shares of the levels
of agreement among pairs of one person (m) are fitted by expectation and maximisation over the pairs that share a key;
those among strangers (u) by pairs drawn at random; those among kin are assumed. What is assumed of m and u before the
lists are seen (`fields.toml`) weighs as much as `STRENGTH` pairs, so that short lists lean on it and long ones do not.

Source:
    Fellegi and Sunter 1969 for the weights; Winkler 1988 for fitting them without labels. The class of kin, and
    priors instead of starting values, are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from testimonia.estimate.linkage.arrays import Flags, Floats, Levels
from testimonia.estimate.linkage.fields import Field

STRENGTH = 20.0
"""Pairs of one person that the assumed shares weigh."""

STRENGTH_APART = 100.0
"""Pairs of strangers that the assumed shares weigh: there are always many more of them."""

MOST_ROUNDS = 200
CONVERGED = 1e-6
"""Greatest change of a share at which fitting ends."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How pairs agree, field by field.

    Args:
        levels: number of the level of agreement; -1 where not stated. Shape: (pairs, fields).
        rarity: natural logarithm of the share of records that hold the value on which the two agree, or which a slip
            of the pen stands for; NaN where it does not count. Shape: (pairs, fields).
        spellings: whether the value is written in two ways: variants, slips of the pen. Shape: (pairs, fields).
        within: whether the two records stand on one list. Shape: (pairs,).
        alarmed: whether the two are kin if they are not one person. Shape: (pairs,).
        namesakes: whether, if they are kin, they may well have one own name. Shape: (pairs,).
    """

    levels: Levels
    rarity: Floats
    spellings: Flags
    within: Flags
    alarmed: Flags
    namesakes: Flags


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the levels of agreement of each field, and of pairs.

    Args:
        m, u, kin: for each field the shares of its levels among pairs of one person, of strangers, of kin.
        same: share of pairs that are one person: between lists, within a list.
        family: share of pairs that are kin.
        met: for each field the pairs of one person that its shares `m` rest on, level by level, what was assumed
            included: how well they are known.
    """

    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    kin: tuple[Floats, ...]
    same: tuple[float, float]
    family: float
    met: tuple[Floats, ...]


def assumed(fields: Sequence[Field], records: int) -> Shares:
    """What is assumed before the lists are seen."""
    m, u, kin = (
        tuple(_normed(np.array([getattr(level, name) for level in field.levels])) for field in fields)
        for name in ("m", "u", "kin")
    )
    few = 1 / (records + 4)
    return Shares(m, u, kin, (few, 0.1 * few), few, tuple(STRENGTH * shares for shares in m))


def fit(
    fields: Sequence[Field],
    candidates: Evidence,
    drawn: Evidence,
    *,
    records: int,
    pairs: tuple[int, int],
    guarded: bool,
) -> Shares:
    """The shares of the lists at hand.

    Args:
        fields: that are compared.
        candidates: pairs that share a key.
        drawn: pairs drawn at random.
        records: number of records.
        pairs: number of all pairs between lists, and within lists.
        guarded: whether alarms keep to what is assumed of them, for nothing that the lists state tells kin apart.
    """
    start = now = assumed(fields, records)
    for _ in range(MOST_ROUNDS):
        new = _refitted(now, start, fields, candidates, drawn, (records, *pairs), guarded=guarded)
        changes = (np.abs(a - b).max() for a, b in zip((*new.m, *new.u), (*now.m, *now.u), strict=True))
        change = max(changes, default=0.0)
        now = new
        if change < CONVERGED:
            break
    return now


def _refitted(  # noqa: PLR0913 - the shares before, what they start from, and what they are fitted to
    now: Shares,
    start: Shares,
    fields: Sequence[Field],
    candidates: Evidence,
    drawn: Evidence,
    numbers: tuple[int, int, int],
    *,
    guarded: bool,
) -> Shares:
    """The shares after one more round: the pairs are weighed by the shares so far, and the shares taken from them."""
    records, between, within = numbers
    same, family = posterior(now, candidates)
    strangers = 1 - same - family, 1 - sum(posterior(now, drawn), np.zeros(len(drawn.levels)))
    met, u = [], []
    for f, field in enumerate(fields):
        levels = candidates.levels[:, f], drawn.levels[:, f]
        met.append(_met(start.m[f], levels[0], same))
        u.append(_apart(start.u[f], levels, strangers, between + within))
        if guarded:
            met[f] = _lowered(field, met[f], start.m[f])
            u[f] = _raised(field, u[f], _normed(met[f]) * start.u[f] / start.m[f])
    rates = (
        _rate(same[~candidates.within].sum(), 1.0, between, records),
        _rate(same[candidates.within].sum(), 0.1, within, records),
    )
    kin = _rate(family.sum(), 1.0, between + within, records)
    return Shares(tuple(map(_normed, met)), tuple(u), start.kin, rates, kin, tuple(met))


def _rate(found: float, assumed_found: float, pairs: int, records: int) -> float:
    return float(found + assumed_found) / (pairs + records + 4)


def _normed(shares: Floats) -> Floats:
    normed: Floats = shares / shares.sum()
    return normed


def _met(prior: Floats, levels: Levels, weights: Floats) -> Floats:
    """How often each level was met, what is assumed included."""
    return STRENGTH * prior + _counted(levels, weights, len(prior))


def _counted(levels: Levels, weights: Floats, number: int) -> Floats:
    """The weight of the pairs on each level; those that do not state the field count nowhere."""
    stated = levels >= 0
    return np.bincount(levels[stated], weights=weights[stated], minlength=number).astype(np.float64)


def _apart(prior: Floats, levels: tuple[Levels, Levels], strangers: tuple[Floats, Floats], pairs: int) -> Floats:
    """Shares among all pairs of strangers: those that share a key are counted, the others estimated from the draw."""
    outside = (pairs - len(levels[0])) * _normed(_met(prior, levels[1], strangers[1]))
    return _normed(_counted(levels[0], strangers[0], len(prior)) + STRENGTH_APART * prior + outside)


def _lowered(field: Field, met: Floats, assumed_shares: Floats) -> Floats:
    """How often each level was met, lowered where an alarm would else be thought more common than is assumed."""
    alarms = np.array([level.alarm for level in field.levels])
    most = assumed_shares * met[~alarms].sum() / assumed_shares[~alarms].sum()
    return np.where(alarms, np.minimum(met, most), met)


def _raised(field: Field, shares: Floats, least: Floats) -> Floats:
    """Shares among strangers, raised where an alarm would else speak more for one person than is assumed."""
    alarms = np.array([level.alarm for level in field.levels])
    return _normed(np.where(alarms, np.maximum(shares, least), shares))


def posterior(shares: Shares, evidence: Evidence) -> tuple[Floats, Floats]:
    """The probability that each pair is one person, and that it is kin.

    Shape:
        (pairs,), (pairs,)
    """
    rate = np.where(evidence.within, shares.same[1], shares.same[0])
    same = np.log(rate) + log_shares(shares.m, evidence.levels)
    kin, strangers = log_kin(shares, evidence), log_strangers(shares, evidence)
    apart = np.where(evidence.alarmed, np.maximum(kin, strangers), -np.inf)
    mixed = np.logaddexp(np.log(shares.family) + kin, np.log1p(-rate - shares.family) + strangers)
    one = expit(same - np.maximum(np.log1p(-rate) + apart, mixed))
    related = np.exp(np.log(shares.family) + kin - mixed)
    return one, (1 - one) * related


def log_two_persons(shares: Shares, evidence: Evidence) -> Floats:
    """The logarithm of how often such agreement is met among pairs that are two persons, strangers or kin.

    Shape:
        (pairs,)
    """
    family = shares.family / (1 - shares.same[0])
    strangers, kin = log_strangers(shares, evidence), log_kin(shares, evidence)
    mixed: Floats = np.logaddexp(np.log1p(-family) + strangers, np.log(family) + kin)
    return np.where(evidence.alarmed, np.maximum(mixed, kin), mixed)


def log_kin(shares: Shares, evidence: Evidence) -> Floats:
    """The logarithm of how often such agreement is met among pairs of kin.

    Shape:
        (pairs,)
    """
    kin = log_shares(shares.kin, evidence.levels)
    if evidence.namesakes.any():
        own = evidence.levels[:, 0]  # where names are compared, own names come first
        kin += np.where(evidence.namesakes, (_logs(shares.m[0]) - _logs(shares.kin[0]))[own], 0.0)
    return kin


def log_strangers(shares: Shares, evidence: Evidence) -> Floats:
    """The logarithm of how often such agreement is met among pairs of strangers.

    Two strangers agree on a name as often as the name is met. They agree but for its spelling as often as the name is
    met, and names are spelt in two ways: that a spelling is rare, or a slip of the pen, says nothing.

    Shape:
        (pairs,)
    """
    return sum((log_field(shares, evidence, field) for field in range(len(shares.u))), np.zeros(len(evidence.levels)))


def log_field(shares: Shares, evidence: Evidence, field: int) -> Floats:
    """The logarithm of how often such agreement of one field is met among pairs of strangers.

    Shape:
        (pairs,)
    """
    levels, rarity = evidence.levels[:, field], evidence.rarity[:, field]
    common = _logs(shares.u[field])[levels]
    spellings = np.where(evidence.spellings[:, field], _logs(shares.m[field])[levels], 0.0)
    return np.where(np.isnan(rarity), common, rarity + spellings)


def log_shares(tables: Sequence[Floats], levels: Levels) -> Floats:
    """The logarithm of how often such agreement is met, where each field has its table of shares.

    Shape:
        (pairs,)
    """
    return sum((_logs(table)[levels[:, f]] for f, table in enumerate(tables)), np.zeros(len(levels)))


def _logs(table: Floats) -> Floats:
    """The logarithms of shares by level; level -1, not stated, says nothing."""
    return np.append(np.log(table), 0.0)
