"""How well coders agree: Cohen's kappa of two, Krippendorff's alpha of any number, per field.

Source:
    Cohen (1960), A coefficient of agreement for nominal scales. Krippendorff (2004), Content Analysis, chapter 11.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.errors import MissingExtra
from testimonia.model import Claim, Judgement, Verdict, to_plain
from testimonia.review.assignments import CONFLICT, codings, said

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


@dataclass(frozen=True, slots=True)
class OfCoder:
    """How one coder agrees with the others.

    Args:
        coder: their name.
        units: claims that they and somebody else coded.
        share: share of their fields that are the same as another's, 0 to 1.
        decided: claims of these that an adjudicator has decided.
        upheld: of the decided ones, those whose decision is what they had coded.
    """

    coder: str
    units: int
    share: float
    decided: int
    upheld: int


@dataclass(frozen=True, slots=True)
class OfMonth:
    """Agreement on the claims whose last coding was made in one month.

    Args:
        month: "2024-03".
        units: claims that at least two coders coded.
        share: share of fields on which two codings are the same, 0 to 1.
        alpha: Krippendorff's alpha, the mean of all fields where it is defined; None where it is for none.
    """

    month: str
    units: int
    share: float
    alpha: float | None


Unit = Mapping[str, Judgement]
Values = Mapping[str, Mapping[str, str]]


def agreement(judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> list[Agreement]:
    """Agreement of all blind codings, field by field."""
    values = [_values(unit, claims) for unit in double_coded(judgements)]
    return [_of_field(field, _field(values, field)) for field in FIELDS] if values else []


def by_coder(
    judgements: Sequence[Judgement], claims: Mapping[str, Claim], *, in_force: Mapping[str, Judgement]
) -> list[OfCoder]:
    """How each coder agrees with the others and with what was decided, in the order of their names.

    Args:
        judgements: all of the record.
        claims: the claims that were coded, by id.
        in_force: the decision that stands about each claim.
    """
    units = double_coded(judgements)
    found = []
    for coder in sorted({name for unit in units for name in unit}):
        own = [unit for unit in units if coder in unit]
        same = [match for unit in own for match in _matches(_values(unit, claims), coder)]
        decided = [
            (unit[coder], in_force[unit[coder].subject[0]]) for unit in own if unit[coder].subject[0] in in_force
        ]
        upheld = sum(said(coding) == said(decision) for coding, decision in decided)
        found.append(OfCoder(coder, len(own), sum(same) / len(same), len(decided), upheld))
    return found


def _matches(values: Values, coder: str) -> Iterator[bool]:
    """For every field and every other coder of a claim, whether the two say the same."""
    for other, fields in values.items():
        if other != coder:
            yield from (fields[field] == values[coder][field] for field in FIELDS)


def by_month(
    judgements: Iterable[Judgement], claims: Mapping[str, Claim], *, coder: str | None = None
) -> list[OfMonth]:
    """Agreement month by month, oldest first.

    Args:
        judgements: all of the record.
        claims: the claims that were coded, by id.
        coder: whose claims; of these, what this coder and another have the same. None for all claims and coders.
    """
    months: defaultdict[str, list[Values]] = defaultdict(list)
    for unit in double_coded(judgements):
        if coder is not None and coder not in unit:
            continue
        last = max(coding.at for coding in unit.values())
        months[f"{last:%Y-%m}"].append(_values(unit, claims))
    return [_of_month(month, months[month], coder) for month in sorted(months)]


def _of_month(month: str, values: Sequence[Values], coder: str | None) -> OfMonth:
    rows = [_of_field(field, _field(values, field)) for field in FIELDS]
    alphas = [row.alpha for row in rows if row.alpha is not None]
    if coder is None:
        share = sum(row.share for row in rows) / len(rows)
    else:
        same = [match for unit in values for match in _matches(unit, coder)]
        share = sum(same) / len(same)
    return OfMonth(month, len(values), share, sum(alphas) / len(alphas) if alphas else None)


def double_coded(judgements: Iterable[Judgement]) -> list[Unit]:
    """The blind codings of each claim that at least two people coded, by coder."""
    return [by for (reason, _), by in sorted(codings(judgements).items()) if reason != CONFLICT and len(by) > 1]


def _values(unit: Unit, claims: Mapping[str, Claim]) -> Values:
    return {coder: coded_values(coding, claims.get(coding.subject[0])) for coder, coding in unit.items()}


def _field(values: Iterable[Values], field: str) -> list[dict[str, str]]:
    return [{coder: fields[field] for coder, fields in unit.items()} for unit in values]


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
