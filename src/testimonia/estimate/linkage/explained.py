"""Why two records are thought to be one person: what each field says, in bits of evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.estimate.linkage.arrays import Floats
from testimonia.estimate.linkage.fields import NAMES, Field
from testimonia.estimate.linkage.fitted import Evidence, Shares, log_field, log_shares, log_strangers, log_two_persons

BITS = 1 / math.log(2)


@dataclass(frozen=True, slots=True)
class Said:
    """What one field says.

    Args:
        field, label: its name, and what it is called in words.
        level, words: the level of agreement, and what it means in words.
        weight: evidence that the two are one person and not two strangers, in bits: 1 bit doubles the odds.
    """

    field: str
    label: str
    level: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Why:
    """The evidence of a pair by itself, without what other records add.

    Args:
        prior: bits for and against before anything is compared: few pairs of records are one person.
        said: by each field that both records state.
        family: bits taken off because two of one family may agree like this too; 0 or below.
    """

    prior: float
    said: tuple[Said, ...]
    family: float

    @property
    def names_only(self) -> bool:
        """Whether the two lines have nothing in common to compare but names, which alone never decide."""
        return all(said.field in NAMES for said in self.said)

    @property
    def weight(self) -> float:
        """All evidence, in bits: above 0 the two are more likely one person than not."""
        return self.prior + sum(said.weight for said in self.said) + self.family


def explained(fields: Sequence[Field], shares: Shares, evidence: Evidence) -> list[Why]:
    """Why each pair is or is not thought to be one person."""
    strangers = log_strangers(shares, evidence)
    family = BITS * (strangers - log_two_persons(shares, evidence))
    rates = [shares.same[1] if within else shares.same[0] for within in evidence.within]
    weights = [_weights(shares, evidence, number) for number in range(len(fields))]
    found = []
    for row, levels in enumerate(evidence.levels.tolist()):
        said = tuple(
            Said(field.id, field.label, field.levels[level].id, field.levels[level].label, float(weights[number][row]))
            for number, (field, level) in enumerate(zip(fields, levels, strict=True))
            if level >= 0
        )
        found.append(Why(math.log2(rates[row] / (1 - rates[row])), said, min(0.0, float(family[row]))))
    return found


def _weights(shares: Shares, evidence: Evidence, field: int) -> Floats:
    """The bits of one field for each pair."""
    one_person = log_shares([shares.m[field]], evidence.levels[:, [field]])
    bits: Floats = BITS * (one_person - log_field(shares, evidence, field))
    return bits
