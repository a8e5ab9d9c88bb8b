"""What can be asked of a record besides its figures: who its sources are, what totals contain, what moves a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from testimonia.model import Document, Figure, Harm, Incident, Ledger, LeftOut, Sensitivity, Source, Sum
from testimonia.pipeline.configuration import rules_named
from testimonia.pipeline.holdings import holdings_of
from testimonia.pipeline.record import Record
from testimonia.reconcile import Books, Case, PolicyRule, ledgers, origins, sensitivities, sum_of

OTHER_INCIDENT = "counts for no figure of this incident under the other policy"


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source, and what rests on it.

    Args:
        source: with all the names under which the record has it.
        reports, outlets: how many carry what it says.
        claims: ids of the claims that come from it.
        figures: (incident, harm) of each figure that rests on it.
    """

    source: Source
    reports: int
    outlets: int
    claims: tuple[str, ...]
    figures: tuple[tuple[str, Harm], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two policies make different figures of one incident, and why.

    Args:
        incident, harm: of the figure.
        first, second: the figures; None where a policy gives none.
        only_first: claims on which only the first one rests, with the reasons of the second for leaving them out.
        only_second: the other way about.
    """

    incident: str
    harm: Harm
    first: Figure | None
    second: Figure | None
    only_first: tuple[LeftOut, ...]
    only_second: tuple[LeftOut, ...]


class Questions:
    """Answers from a record, read once.

    Args:
        record: open.
    """

    def __init__(self, record: Record) -> None:
        self._holdings = holdings_of(record)
        self._registry = record.configuration.registry
        self._rules = {rule.id: rule for rule in record.configuration.rules}

    def sources(self, policy: str) -> tuple[SourceUse, ...]:
        """Every source of the record, the most used first, with the figures of a policy that rest on it.

        Raises:
            ConfigurationError: there is no such policy.
        """
        holdings = self._holdings
        resting: dict[str, set[tuple[str, Harm]]] = {}
        for figure in self._figures(policy):
            for claim in figure.claims:
                resting.setdefault(claim, set()).add((figure.incident, figure.harm))
        uses: dict[str, _Use] = {}
        for incident in holdings.grouping.incidents:
            found = origins(holdings.claims_of(incident), holdings.documents, self._registry)
            for name, origin in found.items():
                use = uses.setdefault(origin.source.id, _Use(origin.source))
                document = holdings.documents[holdings.claims[name].document]
                use.add(origin.source, document, name, resting.get(name, set()))
        told = (use.told() for use in uses.values())
        return tuple(sorted(told, key=lambda use: (-len(use.claims), use.source.id)))

    def ledgers(self, policy: str) -> tuple[tuple[Ledger, ...], tuple[Sum, ...]]:
        """The ledger of every aggregate, and the sum of all incidents for each harm.

        Raises:
            ConfigurationError: there is no such policy.
        """
        figures = self._figures(policy)
        holdings = self._holdings
        books = Books(
            holdings.grouping.incidents,
            figures,
            tuple(holdings.claims.values()),
            holdings.documents,
            holdings.copies,
            self._registry,
        )
        incidents = {incident.code: incident for incident in holdings.grouping.incidents}
        sums = (sum_of([figure for figure in figures if figure.harm is harm], incidents) for harm in Harm)
        return ledgers(books), tuple(total for total in sums if total)

    def sensitivities(self, incident: Incident, policy: str) -> tuple[Sensitivity, ...]:
        """What moves the figures of an incident.

        Raises:
            ConfigurationError: there is no such policy.
        """
        holdings = self._holdings
        case = Case(
            incident,
            holdings.claims_of(incident),
            holdings.documents,
            holdings.copies,
            self._registry,
            holdings.decided.get(incident.code, {}),
        )
        return sensitivities(case, self._rule(policy))

    def differences(self, first: str, second: str) -> Iterator[Difference]:
        """Where two policies make different figures, in the order of incidents.

        Raises:
            ConfigurationError: there is no such policy.
        """
        one, two = ({(f.incident, f.harm): f for f in self._figures(policy)} for policy in (first, second))
        for code, harm in sorted({*one, *two}):
            here, there = one.get((code, harm)), two.get((code, harm))
            if _ends(here) != _ends(there):
                yield Difference(code, harm, here, there, _only(here, there), _only(there, here))

    def _rule(self, policy: str) -> PolicyRule:
        return self._rules.get(policy) or rules_named([policy])[0]

    def _figures(self, policy: str) -> list[Figure]:
        return self._holdings.figures([self._rule(policy)], self._registry)


class _Use:
    """A source in the making: the same one may be called otherwise in another incident."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names: set[str] = set()
        self._reports: set[str] = set()
        self._outlets: set[str] = set()
        self._claims: list[str] = []
        self._figures: set[tuple[str, Harm]] = set()

    def add(self, source: Source, document: Document, claim: str, figures: set[tuple[str, Harm]]) -> None:
        if len(source.name) > len(self._source.name):
            self._source = source
        self._names.update((source.name, *source.aliases))
        self._reports.add(document.id)
        self._outlets.add(document.outlet or document.label)
        self._claims.append(claim)
        self._figures |= figures

    def told(self) -> SourceUse:
        aliases = tuple(sorted(self._names - {self._source.name}))
        return SourceUse(
            source=replace(self._source, aliases=aliases, own_voice=False),
            reports=len(self._reports),
            outlets=len(self._outlets),
            claims=tuple(self._claims),
            figures=tuple(sorted(self._figures)),
        )


def _ends(figure: Figure | None) -> tuple[int | None, int | None, int | None] | None:
    """The numbers of a figure; a range of one number is that number, whether a policy gives a best or not."""
    if figure is None:
        return None
    best = figure.low if figure.best is None and figure.low == figure.high else figure.best
    known = [end for end in (figure.low, best, figure.high) if end is not None]
    return known[0], best, known[-1]


def _only(here: Figure | None, there: Figure | None) -> tuple[LeftOut, ...]:
    """Claims on which only the first figure rests, with the other's reasons."""
    reasons = there.reasons if there else {}
    used = set(there.claims) if there else set()
    return tuple(
        LeftOut(claim, reasons.get(claim, OTHER_INCIDENT))
        for claim in (here.claims if here else ())
        if claim not in used
    )
