"""The overlap ledger: counts over a period or a region, against the incidents that they contain.

1. An aggregate is a claim about more than one person that belongs to no incident, asserted or doubted, and no part of
   another count. What one source says in several reports about one harm, period and region is one aggregate, with its
   latest count. Copies count once.
2. An incident is contained where its days lie in the aggregate's period, its place in the region, and the alleged
   perpetrators do not differ. Where an incident's perpetrator is not stated it is taken to be contained: this and every
   other assumption is named.
3. A region contains places of its own country within a distance that goes with its precision; a country contains all
   places in it. Where the aggregate names no place, it is taken for the country of its report's incident.
4. The residual is what the aggregate leaves when the contained figures are taken away, as an interval. Where they are
   larger than the aggregate, nothing is left, and the ledger says so. The aggregate is never added to the incidents.
5. An incident with parts is an aggregate of its own: its figure against those of its parts.

Source:
    Iraq Body Count, notes on incidents x334 and x350: totals of morgues are integrated by taking away what is
    recorded already, each step published.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from testimonia.errors import InvalidNoun
from testimonia.model import (
    Balance,
    Claim,
    DateRange,
    Document,
    Figure,
    Harm,
    Incident,
    Interval,
    Ledger,
    Role,
    Stance,
    Sum,
    Where,
)
from testimonia.places import COUNTRY, contains, place_key
from testimonia.reconcile.sources import SourceRegistry, names_overlap, origins, telling_words


@dataclass(frozen=True, slots=True)
class Books:
    """What ledgers are made of.

    Args:
        incidents: all incidents.
        figures: their figures under one policy.
        claims: all claims, those of incidents and those of none.
        documents: documents by id.
        copies: id of the original by id of the copy.
        registry: the sources that the user describes.
    """

    incidents: Sequence[Incident]
    figures: Sequence[Figure]
    claims: Sequence[Claim]
    documents: Mapping[str, Document]
    copies: Mapping[str, str]
    registry: SourceRegistry | None = None


def sum_of(figures: Iterable[Figure], incidents: Mapping[str, Incident]) -> Sum | None:
    """The sum of some figures of one harm and one policy; None if there are none.

    An incident that is part of another whose figure is there is not added: its people are counted there.

    Raises:
        InvalidNoun: the figures are of different harms or policies.
    """
    figures = list(figures)
    if not figures:
        return None
    kinds = {(figure.harm, figure.policy) for figure in figures}
    if len(kinds) > 1:
        raise InvalidNoun(f"expected figures of one harm and one policy to add; got {sorted(kinds)}")
    codes = {figure.incident for figure in figures}
    whole = [figure for figure in figures if not _is_part(incidents[figure.incident], codes, incidents)]
    bests = [figure.best for figure in whole]
    return Sum(
        harm=figures[0].harm,
        policy=figures[0].policy,
        incidents=tuple(figure.incident for figure in whole),
        low=sum(_ends(figure)[0] for figure in whole),
        best=None if None in bests else sum(best or 0 for best in bests),
        high=sum(_ends(figure)[-1] for figure in whole),
    )


def _is_part(incident: Incident, codes: set[str], incidents: Mapping[str, Incident]) -> bool:
    """Whether the incident is part of another one among the codes, directly or not."""
    seen = {incident.code}
    while incident.part_of and incident.part_of not in seen:
        if incident.part_of in codes:
            return True
        seen.add(incident.part_of)
        if incident.part_of not in incidents:
            return False
        incident = incidents[incident.part_of]
    return False


def _ends(figure: Figure) -> list[int]:
    return [end for end in (figure.low, figure.best, figure.high) if end is not None]


def ledgers(books: Books) -> tuple[Ledger, ...]:
    """The ledger of every aggregate, by harm, period and size."""
    found = [*_of_claims(books), *_of_incidents(books)]
    return tuple(
        sorted(
            found, key=lambda item: (item.harm, str(item.when and item.when.start), item.total.known_ends, item.claims)
        )
    )


def _of_claims(books: Books) -> Iterator[Ledger]:
    """The ledgers of aggregates that claims state."""
    inside = {name for incident in books.incidents for name in incident.claims}
    loose = [claim for claim in books.claims if claim.id not in inside and _is_aggregate(claim, books)]
    loose.sort(key=lambda claim: (_published(claim, books), claim.document, claim.count.start))
    found = origins(loose, books.documents, books.registry)
    countries = _countries(books)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in loose:
        where = claim.where or countries.get(claim.document)
        when = claim.when and (claim.when.start, claim.when.end)
        source = found[claim.id].source.id
        groups.setdefault((source, claim.harm, when, where and place_key(where)), []).append(claim)
    shelf = _Shelf(books)
    for claims in groups.values():
        latest = claims[-1]
        where = latest.where or countries.get(latest.document)
        extent = Extent(latest.harm, latest.when, where, latest.alleged_perpetrator)
        contained, assumed = shelf.inside(extent)
        if latest.where is None and where is not None:
            assumed = (f"no place is stated: taken for {where.country}, of the report's incident", *assumed)
        yield _ledger(
            claims=tuple(claim.id for claim in reversed(claims)),
            said_by=found[latest.id].source.name,
            total=latest.count.interval,
            words=latest.count.words,
            extent=extent,
            contained=sum_of(contained, shelf.incidents),
            assumptions=assumed,
        )


def _is_aggregate(claim: Claim, books: Books) -> bool:
    many = claim.count.interval.known_ends[-1] > 1
    stated = claim.stance in (Stance.ASSERTED, Stance.DOUBTED) and claim.role in (Role.TOTAL, Role.INCREMENT)
    return many and stated and claim.document not in books.copies


def _published(claim: Claim, books: Books) -> date:
    published = books.documents[claim.document].published
    return (published and published.end) or date.min


def _countries(books: Books) -> dict[str, Where]:
    """The country of each report, by that of the first incident to which it contributes."""
    found: dict[str, Where] = {}
    for incident in books.incidents:
        country = incident.where.country if incident.where else None
        if country:
            for name in incident.documents:
                found.setdefault(name, Where(country, country, country, precision=COUNTRY))
    return found


def _of_incidents(books: Books) -> Iterator[Ledger]:
    """The ledgers of incidents that have parts: their own figures against those of the parts."""
    known = {incident.code: incident for incident in books.incidents}
    figures = {(figure.incident, figure.harm): figure for figure in books.figures}
    parts: dict[str, list[str]] = {}
    for incident in books.incidents:
        if incident.part_of:
            parts.setdefault(incident.part_of, []).append(incident.code)
    for figure in books.figures:
        of_parts = [
            figures[code, figure.harm] for code in parts.get(figure.incident, ()) if (code, figure.harm) in figures
        ]
        incident = known[figure.incident]
        if of_parts:
            yield _ledger(
                claims=figure.claims,
                said_by=incident.code,
                total=Interval(_ends(figure)[0], _ends(figure)[-1]),
                words=incident.title,
                extent=Extent(figure.harm, incident.when, incident.where, None),
                contained=sum_of(of_parts, known),
                assumptions=("its parts are what the grouping takes for them",),
            )


@dataclass(frozen=True, slots=True)
class Extent:
    """What an aggregate is of: harm, days, region and alleged perpetrator."""

    harm: Harm
    when: DateRange | None
    where: Where | None
    alleged_perpetrator: str | None

    @property
    def obstacle(self) -> Balance | None:
        """Why the aggregate cannot be checked; None if it can."""
        if self.when is None or (self.when.start is None and self.when.end is None):
            return Balance.NO_PERIOD
        return Balance.NO_PLACE if self.where is None else None


def _ledger(  # noqa: PLR0913 - a ledger has that many parts
    *,
    claims: tuple[str, ...],
    said_by: str,
    total: Interval,
    words: str,
    extent: Extent,
    contained: Sum | None,
    assumptions: tuple[str, ...],
) -> Ledger:
    residual, check = None, extent.obstacle
    if check is None:
        residual, check = _residual(total, contained)
    return Ledger(
        claims=claims,
        said_by=said_by,
        harm=extent.harm,
        total=total,
        words=words,
        when=extent.when,
        where=extent.where,
        alleged_perpetrator=extent.alleged_perpetrator,
        contained=contained,
        residual=residual,
        check=check,
        assumptions=assumptions if contained or extent.obstacle is None else (),
    )


def _residual(total: Interval, contained: Sum | None) -> tuple[Interval, Balance]:
    """What the contained figures leave of an aggregate."""
    if contained is None:
        return total, Balance.NOTHING_CONTAINED
    if total.high is not None and contained.low > total.high:
        return Interval(0, 0), Balance.EXCEEDED
    low = None if total.low is None else max(total.low - contained.high, 0)
    high = None if total.high is None else total.high - contained.low
    return Interval(low, high), Balance.OPEN


class _Shelf:
    """Incidents with their figures, by harm and first day."""

    def __init__(self, books: Books) -> None:
        self.incidents = {incident.code: incident for incident in books.incidents}
        claims = {claim.id: claim for claim in books.claims}
        self._accused = {
            incident.code: _accused(claims[name] for name in incident.claims if name in claims)
            for incident in books.incidents
        }
        self._figures: dict[Harm, list[tuple[date, Figure]]] = {}
        for figure in books.figures:
            when = self.incidents[figure.incident].when
            if when and when.start:
                self._figures.setdefault(figure.harm, []).append((when.start, figure))
        for of_harm in self._figures.values():
            of_harm.sort(key=lambda pair: (pair[0], pair[1].incident))

    def inside(self, extent: Extent) -> tuple[list[Figure], tuple[str, ...]]:
        """The figures of the incidents in an extent, and what was assumed."""
        when, where = extent.when, extent.where
        if extent.obstacle or when is None or where is None:
            return [], ()
        shelf = self._figures.get(extent.harm, [])
        first = bisect_left(shelf, when.start or date.min, key=lambda pair: pair[0])
        last = bisect_right(shelf, when.end or date.max, key=lambda pair: pair[0])
        found, unknown = [], 0
        for _, figure in shelf[first:last]:
            incident = self.incidents[figure.incident]
            accused = self._accused[figure.incident]
            if not (
                incident.when and incident.when.within(when) and incident.where and contains(where, incident.where)
            ):
                continue
            if extent.alleged_perpetrator and accused:
                words = telling_words(extent.alleged_perpetrator)
                if not any(names_overlap(words, other) for other in accused):
                    continue
            unknown += bool(extent.alleged_perpetrator and not accused)
            found.append(figure)
        if not unknown:
            return found, ()
        return found, (f"of {unknown} contained incidents nobody says who did it: taken to be contained",)


def _accused(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    return frozenset(telling_words(claim.alleged_perpetrator) for claim in claims if claim.alleged_perpetrator)
