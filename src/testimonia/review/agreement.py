"""How well coders agree: Cohen's kappa of two, Krippendorff's alpha of any number, per field.

Source:
    Cohen (1960), A coefficient of agreement for nominal scales. Krippendorff (2004), Content Analysis, chapter 11.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from testimonia.errors import MissingExtra
from testimonia.model import Claim, Judgement, Verdict, to_plain
from testimonia.review.assignments import CONFLICT, codings

FIELDS = ("verdict", "harm", "low", "high", "role", "stance", "start", "end", "place", "said_by")
MISSING = "–"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one field.

    Args:
        field: the field.
        units: claims that at least two coders coded.
        share: share of pairs of codings that are the same, 0 to 1.
        kappa: Cohen's kappa of the two coders with the most claims in common; None where it is not defined.
        alpha: Krippendorff's alpha, nominal; None where it is not defined.
    """

    field: str
    units: int
    share: float
    kappa: float | None
    alpha: float | None


def agreement(judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> list[Agreement]:
    """Agreement of all blind codings, field by field."""
    units = [by for (reason, _), by in sorted(codings(judgements).items()) if reason != CONFLICT and len(by) > 1]
    values = [
        {coder: coded_values(coding, claims.get(coding.subject[0])) for coder, coding in by.items()} for by in units
    ]
    return (
        [_of_field(field, [{c: v[field] for c, v in unit.items()} for unit in values]) for field in FIELDS]
        if units
        else []
    )


def coded_values(coding: Judgement, claim: Claim | None) -> dict[str, str]:
    """What a coding makes of each field of a claim, as text; a rejected claim has no other field."""
    values = dict.fromkeys(FIELDS, MISSING) | {"verdict": coding.verdict.value}
    if coding.verdict is Verdict.REJECT or claim is None:
        return values
    plain = to_plain(claim) | {name: json.loads(value) for name, value in coding.changes}
    when, where = plain["when"] or {}, plain["where"] or {}
    return values | {
        "harm": plain["harm"],
        "low": str(plain["count"]["low"]),
        "high": str(plain["count"]["high"]),
        "role": plain["role"],
        "stance": plain["stance"],
        "start": str(when.get("start")),
        "end": str(when.get("end")),
        "place": str(where.get("words")),
        "said_by": " > ".join(speaker["name"] for speaker in plain["said_by"]),
    }


def _of_field(field: str, units: Sequence[Mapping[str, str]]) -> Agreement:
    pairs = [pair for unit in units for pair in itertools.combinations(unit.values(), 2)]
    same = sum(one == other for one, other in pairs)
    return Agreement(field, len(units), same / len(pairs), _kappa_of(units), krippendorff_alpha(units))


def _kappa_of(units: Sequence[Mapping[str, str]]) -> float | None:
    both: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for unit in units:
        for one, other in itertools.combinations(sorted(unit), 2):
            both[one, other].append((unit[one], unit[other]))
    return cohen_kappa(max(both.values(), key=len)) if both else None


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders; None where chance alone would make them agree always."""
    number = len(pairs)
    observed = sum(one == other for one, other in pairs) / number
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[value] * second[value] for value in first) / number**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Sequence[Mapping[str, str]]) -> float | None:
    """Krippendorff's alpha for nominal data; None where everybody always says the same.

    Raises:
        MissingExtra: the package krippendorff is not installed.
    """
    try:
        import krippendorff
    except ImportError as error:
        raise MissingExtra("agreement needs krippendorff: pip install 'testimonia[review]'") from error
    values = sorted({value for unit in units for value in unit.values()})
    if len(values) < 2:
        return None
    counts = [[sum(value == each for each in unit.values()) for value in values] for unit in units]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
